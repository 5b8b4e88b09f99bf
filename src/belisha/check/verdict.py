"""What comes of holding a printed figure against the republished one."""

from __future__ import annotations

from enum import StrEnum

from belisha.domain.frozen import Frozen


class Verdict(StrEnum):
    EQUAL = "equal"
    WRITTEN_OTHERWISE = "written_otherwise"
    """The same figure or meaning in another form; the rule is said."""
    DERIVED = "derived"
    """Worked out from what the document says elsewhere; the rule is said."""
    NOT_REPUBLISHED = "not_republished"
    DIFFERS = "differs"


class Found(Frozen):
    """What stands in the report instead of a printed text. ``why`` is empty where the two are equal."""

    republished: str
    verdict: Verdict
    why: str = ""


class Row(Frozen, kw_only=True):
    """One figure or symbol of the document.

    ``kind`` is a claim's kind, or "text" for a figure in a sentence, a title or a heading. ``subject`` is the
    indicator, aim or measure it belongs to; ``period`` its label; each may be empty.
    """

    line: int
    place: str
    kind: str
    subject: str
    period: str
    printed: str
    found: Found

    @property
    def unexplained(self) -> bool:
        return self.found.verdict is not Verdict.EQUAL and not self.found.why
