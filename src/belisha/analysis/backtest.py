"""How good the forecasts would have been: each year that has ended, forecast from each of its periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from belisha.analysis.aggregate import total
from belisha.analysis.forecast import Forecast, family_of, forecast
from belisha.analysis.outlook import TUNED, Z80, Family, Tuning, crps
from belisha.analysis.recover import recover
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind


class Trial(Frozen, kw_only=True):
    """One forecast of a year that has ended since. ``scale`` is the series' usual change from period to period."""

    code: str
    family: Family
    asked: Period
    actual: float
    forecast: Forecast
    naive: float
    last_year_share: float | None
    scale: float


class Score(Frozen, kw_only=True):
    """Of many trials: mean misses in usual changes from period to period; the share of year ends in the interval.

    ``naive`` carries on as things are. ``last_year_share`` scales up by last year, on the ``shared`` trials that have a
    last year; ``ours_shared`` is the forecasts' own miss on those.
    ``factor`` is what the spread would have to be multiplied by to hold eight in ten.
    """

    family: Family
    series: int
    trials: int
    ours: float
    naive: float
    shared: int
    ours_shared: float
    last_year_share: float
    crps: float
    coverage: float
    factor: float


def trials(histories: Iterable[History], organisation: Organisation, tuning: Tuning = TUNED) -> Iterator[Trial]:
    """Every period but the last of every year whose end is known, forecast from what came up to it."""
    for history in histories:
        for year in _ended_years(history, organisation):
            yield from _of_year(history, year, organisation, tuning)


def scores(found: Iterable[Trial]) -> tuple[Score, ...]:
    """By family, in the order of Family; families without trials are left out."""
    by_family: dict[Family, list[Trial]] = {}
    for trial in found:
        by_family.setdefault(trial.family, []).append(trial)
    return tuple(_score(family, by_family[family]) for family in Family if family in by_family)


def _score(family: Family, found: list[Trial]) -> Score:
    shared = [t for t in found if t.last_year_share is not None]
    ratios = sorted(_miss(t) / (Z80 * t.forecast.spread) for t in found if t.forecast.spread > 0)
    held = [t for t in found if (t.forecast.low or 0) <= t.actual <= (t.forecast.high or 0)]
    return Score(
        family=family,
        series=len({t.code for t in found}),
        trials=len(found),
        ours=_mean(_miss(t) / t.scale for t in found),
        naive=_mean(abs(t.naive - t.actual) / t.scale for t in found),
        shared=len(shared),
        ours_shared=_mean(_miss(t) / t.scale for t in shared),
        last_year_share=_mean(abs((t.last_year_share or 0) - t.actual) / t.scale for t in shared),
        crps=_mean(crps(t.actual, t.forecast.value or 0, t.forecast.spread) / t.scale for t in found),
        coverage=len(held) / len(found),
        factor=ratios[min(int(len(ratios) * 0.8), len(ratios) - 1)] if ratios else 1.0,
    )


def _miss(trial: Trial) -> float:
    return abs((trial.forecast.value or 0) - trial.actual)


def _mean(numbers: Iterable[float]) -> float:
    known = list(numbers)
    return sum(known) / len(known) if known else 0.0


def _ended_years(history: History, organisation: Organisation) -> tuple[Period, ...]:
    years = {o.period.in_year(organisation.year_start) for o in history.current if o.value is not None}
    return tuple(sorted(year for year in years if _actual(history, year, organisation) is not None))


def _actual(history: History, year: Period, organisation: Organisation) -> float | None:
    """How the year ended: its last figure, or the sum of its periods for a total of each."""
    if _adds_up(history, year) and history.indicator.aggregation is Aggregation.PERIOD_TOTAL:
        value = total(recover(history, organisation.year_start).own, year, history.indicator).value
        return None if value is None else float(value)
    last = [o for o in history.current if o.period.last == year.last and o.period.kind is not PeriodKind.YEAR]
    return float(last[0].value) if last and last[0].value is not None else None


def _of_year(history: History, year: Period, organisation: Organisation, tuning: Tuning) -> Iterator[Trial]:
    actual, scale = _actual(history, year, organisation), _usual_change(history, organisation.year_start)
    if actual is None or not scale:
        return
    for observation in history.current:
        inside = year.first <= observation.period.first and observation.period.last < year.last
        if observation.value is None or not inside or observation.period.kind is PeriodKind.YEAR:
            continue
        found = forecast(history, observation.period, organisation, tuning)
        if found.why_not is not None:
            continue
        at = (observation.period.last - year.first + 1) / 12
        yield Trial(
            code=history.indicator.code,
            family=found.family or Family.LEVEL,
            asked=observation.period,
            actual=actual,
            forecast=found,
            naive=_naive(history, observation.period, year, at),
            last_year_share=_by_last_year(history, observation.period, year, organisation),
            scale=scale,
        )


def _naive(history: History, asked: Period, year: Period, at: float) -> float:
    """A count carried on at the same pace; any other figure as it stands."""
    value = float(_value(history, asked) or 0)
    if not _adds_up(history, year):
        return value
    if history.indicator.aggregation is Aggregation.PERIOD_TOTAL:
        return _sum_so_far(history, asked, year) / at
    if not history.indicator.resets:
        start = _value(history, asked.shift(year.first - asked.first - asked.months)) or 0.0
        return start + (value - start) / at
    return value / at


def _by_last_year(history: History, asked: Period, year: Period, organisation: Organisation) -> float | None:
    """The year scaled up by last year's share at this period; another figure moved on by last year's change."""
    before = asked.previous_year
    end = _actual(history, year.previous_year, organisation)
    if _adds_up(history, year) and history.indicator.resets:
        if history.indicator.aggregation is Aggregation.PERIOD_TOTAL:
            now, then = _sum_so_far(history, asked, year), _sum_so_far(history, before, year.previous_year)
        else:
            now, then = float(_value(history, asked) or 0), float(_value(history, before) or 0)
        return None if end is None or not then else now * end / then
    value, earlier = _value(history, asked), _value(history, before)
    return None if end is None or value is None or earlier is None else value + end - earlier


def _adds_up(history: History, year: Period) -> bool:
    return family_of(history, year.year_start) is Family.ADDS_UP


def _sum_so_far(history: History, asked: Period, year: Period) -> float:
    inside = [o for o in history.current if year.first <= o.period.first and o.period.last <= asked.last]
    return sum(float(o.value) for o in inside if o.value is not None)


def _value(history: History, period: Period) -> float | None:
    observation = history.observation(period)
    return None if observation is None or observation.value is None else float(observation.value)


def _usual_change(history: History, year_start: int) -> float:
    """The mean change from period to period of own values where there are any, else of the figures."""
    own = [float(o.value) for o in recover(history, year_start).own if o.value is not None]
    values = own if len(own) > 2 else [float(o.value) for o in history.current if o.value is not None]
    return _mean(abs(after - before) for before, after in pairwise(values))
