"""The codes, numbers and settings of process behaviour charts (NHS Making Data Count)."""

from __future__ import annotations

from enum import StrEnum

from belisha.domain.frozen import Frozen

XMR_LIMIT = 2.66
"""Limits stand this many average moving ranges from the mean: 3 / d2, where d2 = 1.128 for ranges of two."""
CLOSE = 2 / 3
"""The outer third between mean and limit is close to the limit."""
SCREEN = 3.267
"""A moving range of this many averages or more is screened out: D4 for ranges of two."""
TREND_LENGTH = 7
SHIFT_LENGTH = 7
FEWEST_POINTS = 8
"""Below this many values there are no limits."""
FIRM_POINTS = 12
"""Limits from fewer values than this are trial limits; they can be fixed from this many on."""
EPSILON = 1e-9
"""Two figures are equal if they differ by no more than this share of the larger of |value| and |mean|."""
ABSURD = 1e15
"""A value of this magnitude is a slip: beyond it doubles no longer tell whole numbers and their halves apart."""
CORRELATED = 0.35
"""Beyond this lag-one correlation limits are said to be too narrow where values carry over."""
CARRIED_OVER = 0.6
"""From this lag-one correlation on a stock has no limits: they would mark more than half of the values of one that only
wanders."""


class Rule(StrEnum):
    """Why a point is special, the first that applies in this order."""

    OUTSIDE_LIMITS = "outside_limits"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class Variation(StrEnum):
    """What a point is: as the process goes, or special, and then for better or worse."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    """Special, where neither high nor low is better."""
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """What the limits promise about the target."""

    CONSISTENTLY_PASSES = "consistently_passes"
    CONSISTENTLY_FAILS = "consistently_fails"
    HIT_AND_MISS = "hit_and_miss"


class NoLimits(StrEnum):
    """Why a series, or one baseline of it, has no limits."""

    TOO_FEW_POINTS = "too_few_points"
    ABSURD_VALUE = "absurd_value"
    NO_MOVING_RANGES = "no_moving_ranges"
    """No two values follow each other, or all are equal and screening, which drops 0 ≥ 3.267 × 0, leaves none."""
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"
    YEAR_TO_DATE = "year_to_date"
    AGGREGATION_NOT_STATED = "aggregation_not_stated"
    CARRIED_OVER = "carried_over"
    """A stock each of whose values is mostly the one before."""


class ProcessSettings(Frozen, kw_only=True):
    """How limits are made. Each of ``polarity`` … ``stock`` is one value for all series or the name of a column.

    ``polarity`` is a code of ``Polarity`` or a column of such codes. ``target_lower`` and ``target_upper`` are a
    goldilocks indicator's band. ``screen`` leaves out moving ranges of 3.267 times their average or more, once.
    ``fix``: limits come from the first so many values of each baseline (12 at least). ``rebase`` names a column that is
    true where a new baseline begins. ``lower`` and ``upper`` are bounds that no value can pass: limits are cut there.
    ``stock``: the values are of a moment, not of a period; where each carries over to the next, there are no limits.
    """

    polarity: str = "maximise"
    target: str | float | None = None
    target_lower: str | float | None = None
    target_upper: str | float | None = None
    screen: bool = False
    fix: int | None = None
    rebase: str | None = None
    lower: str | float | None = None
    upper: str | float | None = None
    stock: str | bool = False

    def __post_init__(self) -> None:
        if self.fix is not None and self.fix < FIRM_POINTS:
            raise ValueError(f"Limits can be fixed after {FIRM_POINTS} values or more, not after {self.fix}.")
