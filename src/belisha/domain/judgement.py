"""What a person decides and says: the expected outcome and the commentary."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.prose import Prose


class Outcome(StrEnum):
    """The owner's judgement of the year end."""

    ON_COURSE = "on_course"
    SOME_SLIPPAGE = "some_slippage"
    AT_RISK = "at_risk"
    AT_RISK_OR_SOME_SLIPPAGE = "at_risk_or_some_slippage"
    """Only from a document whose symbols are lost and whose counts leave it open."""


ADVERSE = frozenset({Outcome.SOME_SLIPPAGE, Outcome.AT_RISK, Outcome.AT_RISK_OR_SOME_SLIPPAGE})
"""The outcomes that put an indicator into the report's detail."""


class Derivation(StrEnum):
    """By which rule an outcome was taken from a document that does not state it."""

    PRINTED_SYMBOL = "printed_symbol"
    LISTED_WITH_ONE_COUNT = "listed_with_one_count"
    """Listed in the red and amber detail of an aim whose printed counts name one outcome only."""
    LISTED_WITH_TWO_COUNTS = "listed_with_two_counts"
    """Listed there, but the counts name two outcomes: which of them is open."""
    REMAINING_BY_COUNT = "remaining_by_count"
    """Not listed, and the printed count of on course needs all that remain."""


_LEADS_TO: dict[Derivation, frozenset[Outcome | None]] = {
    Derivation.PRINTED_SYMBOL: frozenset({*Outcome, None}),
    Derivation.LISTED_WITH_ONE_COUNT: frozenset({Outcome.AT_RISK, Outcome.SOME_SLIPPAGE}),
    Derivation.LISTED_WITH_TWO_COUNTS: frozenset({Outcome.AT_RISK_OR_SOME_SLIPPAGE}),
    Derivation.REMAINING_BY_COUNT: frozenset({Outcome.ON_COURSE}),
}


def derives(derivation: Derivation, outcome: Outcome | None) -> bool:
    """Whether the rule can have led to the outcome. Where it cannot, a person has settled it since."""
    return outcome in _LEADS_TO[derivation]


class Judgement(Frozen, kw_only=True):
    """One owner's expected outcome as stated for ``period``.

    Exactly one of ``outcome`` and ``missing`` is set. ``reason`` says why it differs from the status by rule.
    ``derivation`` is set where a document implied rather than stated it. ``printed_arrow`` is the document's symbol for
    better or worse than last year: kept, never interpreted.
    """

    period: Period
    outcome: Outcome | None = None
    missing: Missing | None = None
    reason: str = ""
    derivation: Derivation | None = None
    printed_arrow: str = ""
    by: str = ""
    recorded: datetime | None = None

    def __post_init__(self) -> None:
        if (self.outcome is None) == (self.missing is None):
            raise ValueError(f"{self.period.code}: a judgement has either an outcome or a reason for having none.")
        if self.derivation is not None and not derives(self.derivation, self.outcome):
            raise ValueError(f"{self.period.code}: {self.derivation.value} does not lead to that outcome.")


class Commentary(Frozen, kw_only=True):
    """What the owner says about a period: explanation and action."""

    period: Period
    prose: Prose
    by: str = ""
    recorded: datetime | None = None
