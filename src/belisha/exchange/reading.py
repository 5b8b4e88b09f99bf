"""What comes of reading any source."""

from __future__ import annotations

from dataclasses import dataclass

from belisha.domain.document import Claims, Document, LineUse
from belisha.domain.facts import Facts
from belisha.domain.problems import Remark

NO_CLAIMS = Claims()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Facts, and how they were come by.

    A report document also has the ``document`` itself, the ``account`` of every line on which something stands, and the
    ``claims`` it makes; a workbook or package has none of these.
    """

    facts: Facts
    remarks: tuple[Remark, ...] = ()
    document: Document | None = None
    account: tuple[LineUse, ...] = ()
    claims: Claims = NO_CLAIMS

    @property
    def unread(self) -> tuple[LineUse, ...]:
        return tuple(use for use in self.account if not use.read)
