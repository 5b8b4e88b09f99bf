"""What comes of reading any source."""

from __future__ import annotations

from enum import StrEnum

from belisha.domain.document import Claims, Document, Form, LineUse
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.problems import Remark

NO_CLAIMS = Claims()


class Register(StrEnum):
    """As what a register came that was read."""

    WORKBOOK = "workbook"
    PACKAGE = "package"


class Reading(Frozen, kw_only=True):
    """Facts, and how they were come by.

    A report document also has the ``document`` itself, the ``account`` of every line on which something stands, and the
    ``claims`` it makes; of these a ``register`` has none.
    """

    facts: Facts
    remarks: tuple[Remark, ...] = ()
    register: Register | None = None
    document: Document | None = None
    account: tuple[LineUse, ...] = ()
    claims: Claims = NO_CLAIMS

    @property
    def form(self) -> Form | Register | None:
        """As what the source came; None for facts that were not read."""
        return self.document.form if self.document else self.register

    @property
    def unread(self) -> tuple[LineUse, ...]:
        return tuple(use for use in self.account if not use.read)
