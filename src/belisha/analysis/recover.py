"""What each period added by itself, taken out of figures that add up through the year; one indicator at a time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from belisha.analysis.process_rules import NoLimits
from belisha.domain.direction import TENTATIVE
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, Unit
from belisha.domain.observation import Observation, Quality
from belisha.domain.period import Period, PeriodKind


class NotRecovered(StrEnum):
    """Why a period's own value cannot be told."""

    NO_VALUE = "no_value"
    EARLIER_MISSING = "earlier_missing"
    """The figure for the period before is missing, so the difference would cover more than one period."""
    FALLS = "falls"
    """A count that adds up fell: one of the two figures is wrong, or something was taken back."""
    NOTHING_COUNTED = "nothing_counted"
    """The denominator did not grow: there is no rate of nothing."""
    BREAK_IN_SERIES = "break_in_series"
    """Counted differently from here on, so the difference to the period before means nothing."""


class Own(Frozen, kw_only=True):
    """One period's own value, or why there is none. ``target`` is its own target where it follows from the profile.

    ``tentative``: a figure it rests on is provisional, estimated or incomplete. ``breaks``: not comparable with before.
    """

    period: Period
    value: Decimal | None = None
    why_not: NotRecovered | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target: Decimal | None = None
    tentative: bool = False
    breaks: bool = False


class Recovered(Frozen, kw_only=True):
    """The periods' own values by period, or why the whole series cannot be taken apart (then there are none)."""

    own: tuple[Own, ...] = ()
    refusal: NoLimits | None = None


FACTORS: Mapping[Unit, Decimal] = {
    Unit.PERCENT: Decimal(100),
    Unit.PER_1000: Decimal(1_000),
    Unit.PER_10000: Decimal(10_000),
    Unit.PER_100000: Decimal(100_000),
}
"""What numerator over denominator is multiplied by; 1 for every other unit."""
_AS_IT_STANDS = frozenset({Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL})
_REFUSALS = {
    Aggregation.CUMULATIVE: NoLimits.CUMULATIVE,
    Aggregation.ROLLING_QUARTER: NoLimits.ROLLING,
    Aggregation.YTD_AVERAGE: NoLimits.YEAR_TO_DATE,
    Aggregation.YTD_SNAPSHOT: NoLimits.YEAR_TO_DATE,
    Aggregation.NOT_STATED: NoLimits.AGGREGATION_NOT_STATED,
}


def recover(history: History, year_start: int) -> Recovered:
    """Each period's own value, whichever way the indicator's figures are made.

    Snapshots and period totals stand as they are. Cumulative counts and money are taken apart by difference; cumulative
    rates, averages and year-to-date figures from their numerators and denominators alone. Rolling figures, and those
    whose making is not stated, are refused. A count's targets are taken apart as its values are; others stand.
    """
    indicator = history.indicator
    observations = _of_one_kind(history)
    adds_up = indicator.aggregation is Aggregation.CUMULATIVE and is_additive(history)
    if indicator.aggregation in _AS_IT_STANDS:
        return Recovered(own=tuple(_as_it_stands(o, history) for o in observations))
    if adds_up:
        return Recovered(own=tuple(_difference(o, history, year_start) for o in observations))
    takes_parts = indicator.aggregation in {
        Aggregation.CUMULATIVE,
        Aggregation.YTD_AVERAGE,
        Aggregation.YTD_SNAPSHOT,
    }
    valued = [o for o in observations if o.value is not None]
    takes_parts = takes_parts and (indicator.aggregation is Aggregation.CUMULATIVE or _grows(valued, year_start))
    if takes_parts and valued and all(_parts_agree(o, indicator) for o in valued):
        fixed = has_fixed_denominator(history, year_start)
        return Recovered(own=tuple(_rate(o, history, year_start, fixed=fixed) for o in observations))
    return Recovered(refusal=_REFUSALS[indicator.aggregation])


def is_additive(history: History) -> bool:
    """Whether periods' figures add up: counts, money and cumulative scores, if none has a denominator."""
    kind = history.indicator.kind
    adds = kind in {NumberKind.COUNT, NumberKind.MONEY}
    adds = adds or (kind is NumberKind.SCORE and history.indicator.aggregation is Aggregation.CUMULATIVE)
    return adds and all(o.denominator is None for o in history.current)


def has_fixed_denominator(history: History, year_start: int) -> bool:
    """Whether each year has one denominator throughout, as a rate of the population has: then the rate adds up."""
    found: dict[Period, set[Decimal | None]] = {}
    for observation in _of_one_kind(history):
        if observation.value is not None:
            found.setdefault(observation.period.in_year(year_start), set()).add(observation.denominator)
    return (
        None not in set().union(*found.values())
        and all(len(each) == 1 for each in found.values())
        and _repeats(history, year_start)
    )


def _repeats(history: History, year_start: int) -> bool:
    """Whether any year has more than one value: one alone cannot tell a fixed denominator from a growing one."""
    years = [o.period.in_year(year_start) for o in _of_one_kind(history) if o.value is not None]
    return len(years) > len(set(years))


def begins_year(period: Period, year_start: int) -> bool:
    """Whether ``period`` is the first of its length in the organisation's year."""
    return period.first % 12 == year_start - 1


def _of_one_kind(history: History) -> tuple[Observation, ...]:
    """The current observations of the shortest kind of period that is recorded: months, else quarters, else years."""
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        if found := tuple(o for o in history.current if o.period.kind is kind):
            return found
    return ()


def _as_it_stands(now: Observation, history: History) -> Own:
    target = history.target(now.period)
    return Own(
        period=now.period,
        value=now.value,
        why_not=NotRecovered.NO_VALUE if now.value is None else None,
        numerator=now.numerator,
        denominator=now.denominator,
        target=None if target is None else target.value,
        tentative=_tentative(now),
        breaks=Quality.BREAK_IN_SERIES in now.quality,
    )


def _difference(now: Observation, history: History, year_start: int) -> Own:
    fresh = history.indicator.resets and begins_year(now.period, year_start)
    before = None if fresh else history.observation(now.period.shift(-now.period.months))
    breaks = Quality.BREAK_IN_SERIES in now.quality
    value, why_not = _grown(now.value, None if before is None else before.value, fresh=fresh)
    if breaks and not fresh and value is not None:
        value, why_not = None, NotRecovered.BREAK_IN_SERIES
    return Own(
        period=now.period,
        value=value,
        why_not=why_not,
        target=_own_target(now.period, history, fresh=fresh),
        tentative=_tentative(now) or (before is not None and _tentative(before)),
        breaks=breaks,
    )


def _grown(now: Decimal | None, before: Decimal | None, *, fresh: bool) -> tuple[Decimal | None, NotRecovered | None]:
    """What was added since the figure before; all of it where the count starts afresh."""
    if now is None:
        return None, NotRecovered.NO_VALUE
    if fresh:
        return now, None
    if before is None:
        return None, NotRecovered.EARLIER_MISSING
    return (now - before, None) if now >= before else (None, NotRecovered.FALLS)


def _own_target(period: Period, history: History, *, fresh: bool) -> Decimal | None:
    """The step of the target's profile, where this period and the one before have a target."""
    now = history.target(period)
    before = None if fresh else history.target(period.shift(-period.months))
    value, _ = _grown(None if now is None else now.value, None if before is None else before.value, fresh=fresh)
    return value


def _rate(now: Observation, history: History, year_start: int, *, fixed: bool) -> Own:
    """From the growth of numerator and denominator, or over a denominator that is fixed for the year.

    A year-to-date figure starts afresh each year.
    """
    indicator = history.indicator
    resets = indicator.resets or indicator.aggregation is not Aggregation.CUMULATIVE
    fresh = resets and begins_year(now.period, year_start)
    before = None if fresh else history.observation(now.period.shift(-now.period.months))
    top, why_not = _grown(now.numerator, None if before is None else before.numerator, fresh=fresh)
    bottom, why_not_bottom = _grown(
        now.denominator, None if before is None else before.denominator, fresh=fresh or fixed
    )
    breaks = Quality.BREAK_IN_SERIES in now.quality
    why_not = why_not or why_not_bottom or (NotRecovered.NOTHING_COUNTED if not bottom else None)
    if breaks and not fresh:
        why_not = why_not or NotRecovered.BREAK_IN_SERIES
    target = history.target(now.period)
    value = None
    if why_not is None and top is not None and bottom:
        value = top / bottom * FACTORS.get(indicator.unit, Decimal(1))
    return Own(
        period=now.period,
        value=value,
        why_not=why_not,
        numerator=top if why_not is None else None,
        denominator=bottom if why_not is None else None,
        target=_own_target(now.period, history, fresh=fresh) if fixed else None if target is None else target.value,
        tentative=_tentative(now) or (before is not None and _tentative(before)),
        breaks=breaks,
    )


def _grows(valued: list[Observation], year_start: int) -> bool:
    """Whether numerators and denominators only grow within a year, as those of a figure for the year to date do."""
    return all(
        (now.numerator or 0) >= (before.numerator or 0) and (now.denominator or 0) > (before.denominator or 0)
        for before, now in pairwise(valued)
        if before.period.in_year(year_start) == now.period.in_year(year_start)
    )


def _parts_agree(observation: Observation, indicator: Indicator) -> bool:
    """Whether the published figure is its numerator over its denominator, to the last published digit."""
    if observation.value is None or observation.numerator is None or not observation.denominator:
        return False
    rate = observation.numerator / observation.denominator * FACTORS.get(indicator.unit, Decimal(1))
    return abs(rate - observation.value) <= Decimal(1).scaleb(-indicator.style.decimals)


def _tentative(observation: Observation) -> bool:
    return bool(TENTATIVE & {*observation.quality})
