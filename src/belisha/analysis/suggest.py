"""The expected outcome that the figures suggest, beside which stands the owner's own."""

from __future__ import annotations

from enum import StrEnum

from belisha.analysis.forecast import Forecast
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import Outcome
from belisha.domain.target import Status

LIKELY = 0.7
"""From this chance of meeting the annual target on, the figures suggest "on course"."""
UNLIKELY = 0.3
"""Below this chance they suggest "at risk"; between the two, "some slippage"."""


class Basis(StrEnum):
    """What a suggestion rests on."""

    FORECAST = "forecast"
    RESULT = "result"
    """The year has ended: its annual target was met or missed."""
    STATUS = "status"
    """There is no chance to go by: the latest status stands in for it."""
    NOTHING = "nothing"


class Suggestion(Frozen):
    """``outcome`` is None where there is nothing to go by; ``chance`` is the forecast's, None without one."""

    outcome: Outcome | None
    basis: Basis
    chance: float | None = None
    status: Status | None = None

    def differs(self, owner: Outcome | None) -> bool:
        """Whether the owner's outcome is another one; an open one agrees with both it may be."""
        if self.outcome is None or owner is None:
            return False
        if owner is Outcome.AT_RISK_OR_SOME_SLIPPAGE:
            return self.outcome is Outcome.ON_COURSE
        return self.outcome is not owner


_BY_STATUS = {
    Status.ON_TARGET: Outcome.ON_COURSE,
    Status.NEAR_TARGET: Outcome.SOME_SLIPPAGE,
    Status.OFF_TARGET: Outcome.AT_RISK,
}


def suggest(forecast: Forecast, status: Status) -> Suggestion:
    """By the chance of meeting the annual target where there is one, else by the latest status."""
    chance = forecast.chance
    if chance is not None:
        outcome = (
            Outcome.ON_COURSE if chance >= LIKELY else Outcome.AT_RISK if chance < UNLIKELY else Outcome.SOME_SLIPPAGE
        )
        return Suggestion(outcome, Basis.RESULT if forecast.is_over else Basis.FORECAST, chance, status)
    if status in _BY_STATUS:
        return Suggestion(_BY_STATUS[status], Basis.STATUS, None, status)
    return Suggestion(None, Basis.NOTHING, None, status)
