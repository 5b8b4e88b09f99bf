"""Direction of travel: better or worse than the same period of the year before, judged by polarity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Travel:
    """A direction with the two figures it rests on.

    ``tentative`` is set where either figure is provisional, estimated or incomplete; ``why_not`` where there is no comparison.
    """

    direction: Direction
    period: Period
    earlier_period: Period
    value: Decimal | None = None
    earlier: Decimal | None = None
    tentative: bool = False
    why_not: Incomparable | None = None


TENTATIVE = frozenset({Quality.PROVISIONAL, Quality.ESTIMATED, Quality.INCOMPLETE})


def travel(
    now: Observation | None,
    earlier: Observation | None,
    *,
    period: Period,
    earlier_period: Period,
    polarity: Polarity,
    target: Target | None = None,
    earlier_target: Target | None = None,
    broken: bool = False,
) -> Travel:
    """Compare two periods' current observations. ``broken``: a break in series lies after the earlier and up to the later period."""
    value = now.value if now is not None else None
    before = earlier.value if earlier is not None else None

    def none(why: Incomparable) -> Travel:
        return Travel(Direction.NOT_COMPARABLE, period, earlier_period, value, before, why_not=why)

    if now is None or value is None:
        return none(Incomparable.NO_VALUE)
    if earlier is None or before is None:
        return none(Incomparable.NO_EARLIER_VALUE)
    if broken:
        return none(Incomparable.BREAK_IN_SERIES)
    direction = _direction(value, before, polarity, target, earlier_target)
    if direction is None:
        return none(Incomparable.NO_TARGET)
    tentative = bool(TENTATIVE & ({*now.quality} | {*earlier.quality}))
    return Travel(direction, period, earlier_period, value, before, tentative)


def _direction(
    value: Decimal, before: Decimal, polarity: Polarity, target: Target | None, earlier_target: Target | None
) -> Direction | None:
    match polarity:
        case Polarity.NONE:
            return Direction.SAME if value == before else Direction.CHANGED
        case Polarity.MAXIMISE:
            gain = value - before
        case Polarity.MINIMISE:
            gain = before - value
        case Polarity.GOLDILOCKS:
            distance, distance_before = _distance(value, target), _distance(before, earlier_target)
            if distance is None or distance_before is None:
                return None
            gain = distance_before - distance
    return Direction.SAME if gain == 0 else Direction.BETTER if gain > 0 else Direction.WORSE


def _distance(value: Decimal, target: Target | None) -> Decimal | None:
    """How far ``value`` is from the target, or from the nearer bound it lies beyond; None where nothing is stated."""
    if target is None:
        return None
    if target.lower is not None and target.upper is not None:
        return max(target.lower - value, value - target.upper, Decimal(0))
    return None if target.value is None else abs(value - target.value)
