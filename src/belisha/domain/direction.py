"""Direction of travel: better or worse than the same period of the year before, judged by polarity."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity
from belisha.domain.observation import Observation, Quality
from belisha.domain.period import Period
from belisha.domain.target import Target


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    CHANGED = "changed"
    """Different, where neither way is better: an indicator for information."""
    NOT_COMPARABLE = "not_comparable"


class Incomparable(StrEnum):
    """Why two periods cannot be compared."""

    NO_VALUE = "no_value"
    NO_EARLIER_VALUE = "no_earlier_value"
    BREAK_IN_SERIES = "break_in_series"
    NO_TARGET = "no_target"
    """A goldilocks indicator without targets: nobody can say which value is nearer."""
    TOO_FEW_CASES = "too_few_cases"
    """Two shares or rates that differ by no more than chance makes of so few cases; see ``analysis.few_cases``."""


class Travel(Frozen):
    """A direction with the two figures it rests on.

    ``tentative`` is set where either figure is provisional, estimated or incomplete; ``why_not`` where there is no
    comparison.
    """

    direction: Direction
    period: Period
    earlier_period: Period
    value: Decimal | None = None
    earlier: Decimal | None = None
    tentative: bool = False
    why_not: Incomparable | None = None


class Standing(Frozen):
    """How an indicator stood in one period: the current observation and the target, where there are any."""

    period: Period
    observation: Observation | None = None
    target: Target | None = None

    @property
    def value(self) -> Decimal | None:
        return None if self.observation is None else self.observation.value

    @property
    def tentative(self) -> bool:
        return self.observation is not None and bool(TENTATIVE & {*self.observation.quality})


TENTATIVE = frozenset({Quality.PROVISIONAL, Quality.ESTIMATED, Quality.INCOMPLETE})


def travel(now: Standing, earlier: Standing, polarity: Polarity, *, broken: bool = False) -> Travel:
    """Compare two periods. ``broken``: a break in series lies after the earlier and up to the later period."""

    def none(why: Incomparable) -> Travel:
        return Travel(
            Direction.NOT_COMPARABLE, now.period, earlier.period, now.value, earlier.value, now.tentative, why
        )

    if now.value is None:
        return none(Incomparable.NO_VALUE)
    if earlier.value is None:
        return none(Incomparable.NO_EARLIER_VALUE)
    if broken:
        return none(Incomparable.BREAK_IN_SERIES)
    if polarity is Polarity.NONE:
        direction = Direction.SAME if now.value == earlier.value else Direction.CHANGED
    else:
        gain = _gain(now, earlier, polarity)
        if gain is None:
            return none(Incomparable.NO_TARGET)
        direction = Direction.SAME if gain == 0 else Direction.BETTER if gain > 0 else Direction.WORSE
    tentative = now.tentative or earlier.tentative
    return Travel(direction, now.period, earlier.period, now.value, earlier.value, tentative)


def _gain(now: Standing, earlier: Standing, polarity: Polarity) -> Decimal | None:
    """How much better the later value is; None where a goldilocks indicator has no target to be near to."""
    if now.value is None or earlier.value is None:
        return None
    if polarity is Polarity.GOLDILOCKS:
        distance, before = _distance(now.value, now.target), _distance(earlier.value, earlier.target)
        return None if distance is None or before is None else before - distance
    rise = now.value - earlier.value
    return rise if polarity is Polarity.MAXIMISE else -rise


def _distance(value: Decimal, target: Target | None) -> Decimal | None:
    """How far ``value`` is from the target, or from the nearer bound it lies beyond; None where nothing is stated."""
    if target is None:
        return None
    if target.lower is not None and target.upper is not None:
        return max(target.lower - value, value - target.upper, Decimal(0))
    return None if target.value is None else abs(value - target.value)
