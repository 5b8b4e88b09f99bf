"""What each code means, for the key: every symbol that is used and no other is taken from here."""

from __future__ import annotations

from belisha.analysis.process_rules import Assurance, Variation
from belisha.domain.direction import Direction
from belisha.domain.indicator import Aggregation, Polarity
from belisha.domain.judgement import Outcome
from belisha.domain.target import Status
from belisha.report.wording.english.labels import NO_OUTCOME

_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "polarity": {
        Polarity.MAXIMISE: "Higher is better.",
        Polarity.MINIMISE: "Lower is better.",
        Polarity.GOLDILOCKS: "Neither too high nor too low: near the target, or between two bounds, is better.",
        Polarity.NONE: "Shown for context: no value is better than another.",
    },
    "aggregation": {
        Aggregation.SNAPSHOT: "How things stand at the end of the period.",
        Aggregation.PERIOD_TOTAL: "The period's own count or rate.",
        Aggregation.CUMULATIVE: "Added up from the start of the year to the end of the period.",
        Aggregation.ROLLING_QUARTER: "The three months that end with the period.",
        Aggregation.YTD_AVERAGE: "The average of the year's months up to the period.",
        Aggregation.YTD_SNAPSHOT: "How things stand at the end of the period, counted over the year so far.",
        Aggregation.NOT_STATED: "The source does not say how a period's value is made.",
    },
    "outcome": {
        Outcome.AT_RISK: "The owner expects the annual target to be missed.",
        Outcome.SOME_SLIPPAGE: "Behind target, but the owner still expects the annual target to be met.",
        Outcome.AT_RISK_OR_SOME_SLIPPAGE: "The source's symbol is lost, and it may be either of the two.",
        Outcome.ON_COURSE: "The owner expects the annual target to be met.",
        NO_OUTCOME: "No expected outcome was given.",
    },
    "status": {
        Status.ON_TARGET: "The value is as good as the period's target, or better.",
        Status.NEAR_TARGET: "The value misses the target by no more than the tolerance.",
        Status.OFF_TARGET: "The value misses the target by more than the tolerance.",
        Status.NO_TARGET: "There is no target for the period to compare with.",
        Status.NO_VALUE: "There is no value for the period.",
    },
    "direction": {
        Direction.BETTER: "Better than the same period of the year before, judged by which way is better.",
        Direction.WORSE: "Worse than the same period of the year before.",
        Direction.SAME: "Neither better nor worse than the same period of the year before.",
        Direction.CHANGED: "Changed since the same period of the year before; neither way is better.",
        Direction.NOT_COMPARABLE: (
            "Cannot be compared with the same period of the year before, or of too few cases to say better or worse."
        ),
    },
    "variation": {
        Variation.CONCERN: "Worse than chance alone would bring.",
        Variation.IMPROVEMENT: "Better than chance alone would bring.",
        Variation.NEUTRAL_HIGH: "Higher than chance alone would bring; neither way is better.",
        Variation.NEUTRAL_LOW: "Lower than chance alone would bring; neither way is better.",
        Variation.COMMON_CAUSE: "Up and down by chance: nothing has changed.",
    },
    "assurance": {
        Assurance.CONSISTENTLY_PASSES: "As the process is, its target will be met.",
        Assurance.CONSISTENTLY_FAILS: "As the process is, its target will be missed.",
        Assurance.HIT_AND_MISS: "As the process is, its target will be met at times only.",
    },
    "shorthand": {
        "[x]": "Not available: the words beside it say why.",
        "[z]": "Not applicable: no figure is to be expected.",
        "[c]": "Withheld so that nobody can be identified.",
        "[p]": "Provisional or incomplete: it may change.",
        "[e]": "Estimated.",
        "[r]": "Revised since it was first published.",
        "[b]": "Break in series: counted differently from here on.",
    },
}
"""By the kind of code, each in the order of the key."""

_DIRECTION_TITLES: dict[str, str] = {
    Direction.BETTER: "Better",
    Direction.WORSE: "Worse",
    Direction.SAME: "Same",
    Direction.CHANGED: "Higher or lower",
    Direction.NOT_COMPARABLE: "Not comparable",
}


def describe(kind: str, code: str) -> str:
    """What a code of ``kind`` (polarity, …, direction, variation, assurance, shorthand) means."""
    return _DESCRIPTIONS[kind][code]


def key_order(kind: str, code: str) -> int:
    """Where a code stands among those of its kind in the key."""
    return list(_DESCRIPTIONS[kind]).index(code)


def direction_title(code: str) -> str:
    """A direction's name without a period, for the key."""
    return _DIRECTION_TITLES[code]
