"""The year's end, as the figures so far let one expect it: with an interval and the chance of meeting the target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from math import inf

from msgspec.structs import replace

from belisha.analysis.outlook import (
    TUNED,
    Z80,
    Family,
    Outlook,
    Tuning,
    below,
    local_level,
    shares_of_year,
    taken_over,
    year_average,
    year_end,
    year_total,
)
from belisha.analysis.recover import Own, has_fixed_denominator, is_additive, recover
from belisha.analysis.year_end import year_end as ended
from belisha.domain.direction import TENTATIVE
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, Polarity, Unit
from belisha.domain.observation import Observation, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.domain.target import Target, limits


class Declined(StrEnum):
    """Why there is no forecast."""

    NO_VALUE_THIS_YEAR = "no_value_this_year"
    TOO_FEW_PERIODS = "too_few_periods"
    ONE_VALUE_A_YEAR = "one_value_a_year"
    INCOMPLETE = "incomplete"
    """The year's only figure is incomplete, so it says nothing of the year."""


YEARS_OF_SHARES = 3
"""So many years before may say how a year is shared among its periods."""
FEWEST = 4
"""A local level rests on this many values at least."""


class Forecast(Frozen, kw_only=True):
    """The year's end, or why it is not forecast. ``low`` and ``high`` hold it eight times in ten.

    ``chance`` is that of meeting the annual target, None without one. ``rests_on`` counts the values that were used,
    ``last_year``: last year's shares or change are among them. ``tentative``: some are provisional or incomplete.
    ``is_over``: the year has ended, and all three are the figure it came to.
    """

    year: Period
    why_not: Declined | None = None
    family: Family | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    spread: float = 0.0
    chance: float | None = None
    target: Target | None = None
    rests_on: int = 0
    last_year: bool = False
    tentative: bool = False
    is_over: bool = False


def forecast(history: History, asked: Period, organisation: Organisation, tuning: Tuning = TUNED) -> Forecast:
    """The end of the year that ``asked`` lies in, from what is known up to ``asked``."""
    year = asked.in_year(organisation.year_start)
    seen = _seen(history, asked)
    kind = _main_kind(seen)
    this_year = [
        o for o in seen.current if o.period.kind is kind and year.first <= o.period.first and o.value is not None
    ]
    if kind is PeriodKind.YEAR and seen.observations:
        return Forecast(year=year, why_not=Declined.ONE_VALUE_A_YEAR)
    if not this_year:
        return Forecast(year=year, why_not=Declined.NO_VALUE_THIS_YEAR)
    if len(this_year) == 1 and Quality.INCOMPLETE in this_year[0].quality:
        return Forecast(year=year, why_not=Declined.INCOMPLETE)
    family = family_of(seen, organisation.year_start)
    case = _Case(seen, year, organisation, tuple(this_year), tuning)
    result = ended(seen, year, organisation)
    if result is not None:
        return _over(case, family, result)
    outlook = {Family.ADDS_UP: _adds_up, Family.YEAR_TO_DATE: _year_to_date, Family.LEVEL: _level}[family](case)
    if isinstance(outlook, Declined):
        return Forecast(year=year, why_not=outlook)
    return _concluded(case, family, outlook)


def family_of(history: History, year_start: int) -> Family:
    """By how the indicator's figures are made, and whether they add up."""
    aggregation = history.indicator.aggregation
    if aggregation in {Aggregation.CUMULATIVE, Aggregation.PERIOD_TOTAL} and is_additive(history):
        return Family.ADDS_UP
    if aggregation is Aggregation.CUMULATIVE and has_fixed_denominator(history, year_start):
        return Family.ADDS_UP
    to_date = {Aggregation.CUMULATIVE, Aggregation.YTD_AVERAGE}
    return Family.YEAR_TO_DATE if aggregation in to_date else Family.LEVEL


class _Case(Frozen):
    """One indicator up to the reported period: this year's values in order, and where its periods stand in the year."""

    history: History
    year: Period
    organisation: Organisation
    this_year: tuple[Observation, ...]
    tuning: Tuning

    @property
    def step(self) -> int:
        return self.this_year[0].period.months

    @property
    def slots(self) -> int:
        return 12 // self.step

    @property
    def own(self) -> tuple[Own, ...]:
        """Own values since the last break in series."""
        found = recover(self.history, self.organisation.year_start).own
        last = max((at for at, each in enumerate(found) if each.breaks), default=0)
        return found[last:]

    def slot(self, period: Period) -> int:
        return (period.first - self.year.first) % 12 // self.step

    def since_break(self) -> tuple[Observation, ...]:
        kind = self.this_year[0].period.kind
        found = [o for o in self.history.current if o.period.kind is kind]
        last = max((at for at, o in enumerate(found) if Quality.BREAK_IN_SERIES in o.quality), default=0)
        return tuple(o for o in found[last:] if o.value is not None)


def _adds_up(case: _Case) -> Outlook | Declined:
    cumulative = case.history.indicator.aggregation is Aggregation.CUMULATIVE
    own = [o for o in case.own if o.value is not None]
    latest = case.this_year[-1]
    years = [_year_before(case, own, back) for back in range(1, YEARS_OF_SHARES + 1)]
    shares = shares_of_year(years, case.slots, case.tuning)
    even = None in years[0]
    if cumulative:
        covered = [slot <= case.slot(latest.period) for slot in range(case.slots)]
        so_far, start = float(latest.value or 0), _start(case)
        if start is None:
            return Declined.TOO_FEW_PERIODS
    else:
        known = {case.slot(o.period) for o in case.this_year}
        covered = [slot in known for slot in range(case.slots)]
        so_far, start = sum(float(o.value or 0) for o in case.this_year), 0.0
    if len(own) < FEWEST and (even or not own):
        return Declined.TOO_FEW_PERIODS
    # A share of nearly nothing says nothing of the level.
    steady = [
        float(o.value or 0) / (case.slots * shares[case.slot(o.period)])
        for o in own
        if shares[case.slot(o.period)] > 0.2 / case.slots
    ]
    outlook = year_total(so_far - start, covered, shares, local_level(steady or [0.0], case.tuning))
    return replace(outlook, value=outlook.value + start)


def _start(case: _Case) -> float | None:
    """Where a cumulative count stood when the year began: zero, or last year's end where it never resets."""
    if case.history.indicator.resets:
        return 0.0
    end = case.history.observation(
        case.this_year[0].period.shift(-12 + (case.slots - 1 - case.slot(case.this_year[0].period)) * case.step)
    )
    return None if end is None or end.value is None else float(end.value)


def _year_before(case: _Case, own: list[Own], back: int) -> list[float | None]:
    """The own values of so many years before by their place in the year."""
    found: list[float | None] = [None] * case.slots
    start = case.year.first - 12 * back
    for each in own:
        if start <= each.period.first < start + 12 and each.value is not None:
            found[case.slot(each.period)] = float(each.value)
    return found


def _year_to_date(case: _Case) -> Outlook | Declined:
    latest = case.this_year[-1]
    at = case.slot(latest.period) + 1
    own = [o for o in case.own if o.value is not None and o.denominator]
    if len(own) >= FEWEST and latest.denominator:
        level = local_level((float(o.value or 0) for o in own), case.tuning)
        usual = sum(float(o.denominator or 0) for o in own[-case.slots :]) / len(own[-case.slots :])
        return year_average(float(latest.value or 0), float(latest.denominator), [usual] * (case.slots - at), level)
    figures = _assumed_own(case)
    if len(figures) < FEWEST:
        return Declined.TOO_FEW_PERIODS
    level = local_level(figures, case.tuning)
    return year_average(float(latest.value or 0), float(at), [1.0] * (case.slots - at), level)


def _assumed_own(case: _Case) -> list[float]:
    """Own values as they would be if every period weighed the same: good enough for a spread, not for publication."""
    found = []
    known = {o.period: float(o.value or 0) for o in case.since_break()}
    for period, value in known.items():
        at = case.slot(period) + 1
        before = known.get(period.shift(-case.step))
        if at == 1:
            found.append(value)
        elif before is not None:
            found.append(at * value - (at - 1) * before)
    return found


def _level(case: _Case) -> Outlook | Declined:
    known = case.since_break()
    if len(known) < FEWEST:
        return Declined.TOO_FEW_PERIODS
    latest = case.this_year[-1]
    ahead = case.slots - 1 - case.slot(latest.period)
    if not ahead:
        return Outlook(float(latest.value or 0), 0.0, len(known))
    values = {o.period: float(o.value or 0) for o in known}
    changes = {
        p: later - now for p, now in values.items() if (later := values.get(p.shift(ahead * case.step))) is not None
    }
    last_year = changes.get(latest.period.previous_year)
    repeats = [(changes[p], before) for p in changes if (before := changes.get(p.previous_year)) is not None]
    change = None if last_year is None else taken_over(repeats, case.tuning) * last_year
    return year_end(local_level(values.values(), case.tuning), ahead, change or 0.0)


def _concluded(case: _Case, family: Family, outlook: Outlook) -> Forecast:
    """The interval and the chance; a count that adds up ends no lower than it stands."""
    indicator = case.history.indicator
    used = case.since_break()
    last_year = any(o.period.first < case.year.first for o in used)
    spread = outlook.spread * (case.tuning.spread if last_year else case.tuning.first_spread)[family]
    floor, ceiling = _bounds(indicator, used)
    value = min(max(outlook.value, floor), ceiling)
    low, high = max(outlook.value - Z80 * spread, floor), min(outlook.value + Z80 * spread, ceiling)
    if family is Family.ADDS_UP and indicator.aggregation is Aggregation.CUMULATIVE:
        low = max(low, float(case.this_year[-1].value or 0))
    target = case.history.target(case.year)
    return Forecast(
        year=case.year,
        family=family,
        value=value,
        low=min(low, value),
        high=max(high, value),
        spread=spread,
        chance=_chance(case, target, outlook.value, spread),
        target=target,
        rests_on=len(used),
        last_year=last_year,
        tentative=any(TENTATIVE & {*o.quality} for o in case.this_year),
    )


def _bounds(indicator: Indicator, used: Sequence[Observation]) -> tuple[float, float]:
    """What the figure cannot pass. What never was below zero, or above a hundred per cent, is taken to be unable to.

    Money and scores may turn negative at any time. The chance needs no bounds: what lies beyond counts as the bound.
    """
    values = [o.value for o in used if o.value is not None]
    percent = indicator.unit is Unit.PERCENT
    never_negative = percent or indicator.kind not in {NumberKind.MONEY, NumberKind.SCORE}
    floor = 0.0 if never_negative and all(value >= 0 for value in values) else -inf
    return floor, 100.0 if percent and all(value <= 100 for value in values) else inf


def _over(case: _Case, family: Family, result: Decimal) -> Forecast:
    """A year that has ended: what it came to, and whether that, as published, met the target."""
    published = case.history.indicator.style.published(result)
    target, value = case.history.target(case.year), float(published)
    return Forecast(
        year=case.year,
        family=family,
        value=value,
        low=value,
        high=value,
        chance=_chance(case, target, value, 0.0),
        target=target,
        rests_on=len(case.this_year),
        tentative=any(TENTATIVE & {*o.quality} for o in case.this_year),
        is_over=True,
    )


def _chance(case: _Case, target: Target | None, value: float, spread: float) -> float | None:
    """That the year ends on target: at or beyond it, or within a goldilocks band."""
    indicator = case.history.indicator
    tolerance = case.history.tolerance(case.organisation)
    edges = None if target is None else limits(target, indicator.polarity, target.tolerance or tolerance)
    if edges is None:
        return None
    up = 1.0 if edges.on_upper is None else below(float(edges.on_upper), value, spread)
    down = 0.0 if edges.on_lower is None else below(float(edges.on_lower), value, spread)
    exactly = edges.on_lower is not None and spread <= 0 and value == float(edges.on_lower)
    return 1.0 if exactly and indicator.polarity is not Polarity.MINIMISE else max(up - down, 0.0)


def _seen(history: History, asked: Period) -> History:
    return replace(history, observations=tuple(o for o in history.observations if o.period.last <= asked.last))


def _main_kind(history: History) -> PeriodKind:
    kinds = {o.period.kind for o in history.observations}
    return next((kind for kind in (PeriodKind.MONTH, PeriodKind.QUARTER) if kind in kinds), PeriodKind.YEAR)
