"""The trend chart and the sparkline: which periods they show, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from belisha.domain.direction import TENTATIVE, Standing
from belisha.domain.figure import Role
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.observation import Missing, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import MONTH_NAMES, Period, PeriodKind
from belisha.domain.target import Ruling, Status
from belisha.report.assess import Assessed, status_of
from belisha.report.axis import axis
from belisha.report.chart_model import ChartPoint, ForecastMark, Sparkline, TrendChart
from belisha.report.series import main_kind
from belisha.report.wording import say
from belisha.report.wording.numbers import exact_text, figure_text

PERIODS = 24
"""A trend chart shows at least this many periods: last year and this one by month."""
SPARK_PERIODS = 13
"""A sparkline shows a year and the same period of the year before."""
_STEP = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


def trend_chart(
    assessed: Assessed, organisation: Organisation, anchor: str, expected: ForecastMark | None = None
) -> TrendChart:
    """``expected``: the forecast of the year's end, in the unit of the chart's figures."""
    indicator = assessed.indicator
    periods = window(assessed, organisation)
    points = tuple(_point(assessed, period, organisation) for period in periods)
    known = [(i, p) for i, p in enumerate(points) if p.value is not None]
    return TrendChart(
        anchor=f"{anchor}-trend",
        title=say.sections.trend_title(indicator.code),
        description=_description(assessed, periods, points),
        kind="bars" if _adds_up(assessed) else "line",
        axis=axis(
            [*(number for point in points for number in _heights(point)), *_ends(expected)],
            indicator.unit,
            from_zero=_adds_up(assessed),
            whole=indicator.style.decimals == 0,
        ),
        points=points,
        latest=known[-1][0] if known else None,
        value_label=say.WORDS.value,
        target_label=say.WORDS.target,
        previous_label=say.WORDS.last_year,
        near_label=say.label(Status.NEAR_TARGET).text if any(p.near_lower is not None for p in points) else "",
        provisional_label=_provisional_label(assessed, periods) if any(p.provisional for p in points) else "",
        forecast=expected,
        break_label=say.label(Quality.BREAK_IN_SERIES).text if any(p.break_before for p in points) else "",
    )


def _provisional_label(assessed: Assessed, periods: Sequence[Period]) -> str:
    """What the hollow points are: provisional, incomplete or estimated, as many of them as there are."""
    observed = map(assessed.history.observation, periods)
    used = {quality for observation in observed if observation is not None for quality in observation.quality}
    return ", ".join(say.label(quality).text for quality in Quality if quality in used & TENTATIVE)


def window(assessed: Assessed, organisation: Organisation) -> tuple[Period, ...]:
    """The chart's periods: at least 24 that end with the financial year, gaps and future included.

    Months begin with the financial year before. Quarters and years begin with the first that is known, but go no
    further back than 24 and show two years at the least.
    """
    history, kind = assessed.history, main_kind(assessed.history)
    year = assessed.asked.in_year(organisation.year_start)
    step = _STEP[kind]
    end = _ending(kind, year, organisation.year_start)
    periods = tuple(end.shift(-step * back) for back in range(PERIODS - 1, -1, -1))
    if kind is PeriodKind.MONTH:
        return periods
    first = min((o.period.last for o in history.observations), default=year.first)
    shortest = 8 if kind is PeriodKind.QUARTER else 2
    return tuple(p for i, p in enumerate(periods) if p.last >= first or i >= PERIODS - shortest)


def sparkline(assessed: Assessed) -> Sparkline:
    """The last 13 periods of the indicator's main kind; leading periods without a value are left out."""
    history = assessed.history
    step = _STEP[main_kind(history)]
    latest = max((o.period for o in history.observations if _drawable(o.period, assessed)), default=assessed.period)
    periods = [latest.shift(-step * back) for back in range(SPARK_PERIODS - 1, -1, -1)]
    values = [_published(assessed, p) for p in periods]
    first = next((i for i, v in enumerate(values) if v is not None), len(values) - 1)
    targets = [history.target(p) for p in periods]
    known = [(p, v) for p, v in zip(periods, values, strict=True) if v is not None]
    return Sparkline(
        description=say.spark_description(assessed.indicator, known),
        values=tuple(values[first:]),
        targets=tuple(None if t is None else t.value for t in targets[first:]),
        outcome=say.label(assessed.outcome).code,
    )


def _drawable(period: Period, assessed: Assessed) -> bool:
    return period.kind is main_kind(assessed.history) and period.last <= assessed.asked.last


def _adds_up(assessed: Assessed) -> bool:
    """Sums that grow through the year are bars; rates and averages, even cumulative ones, and running totals lines."""
    return _resets(assessed) and assessed.indicator.kind in {NumberKind.COUNT, NumberKind.MONEY, NumberKind.SCORE}


def _resets(assessed: Assessed) -> bool:
    """Each year's sum begins again."""
    return assessed.indicator.aggregation is Aggregation.CUMULATIVE and assessed.indicator.resets


def _starts_anew(assessed: Assessed, period: Period, organisation: Organisation) -> bool:
    return _resets(assessed) and period.first == period.in_year(organisation.year_start).first


def _ending(kind: PeriodKind, year: Period, year_start: int) -> Period:
    match kind:
        case PeriodKind.QUARTER:
            return Period.quarter(year.start_year, 4, year_start)
        case PeriodKind.YEAR:
            return year
        case _:
            return Period.month(year.last // 12, year.last % 12 + 1)


def _point(assessed: Assessed, period: Period, organisation: Organisation) -> ChartPoint:
    history, indicator = assessed.history, assessed.indicator
    future = period.last > assessed.asked.last
    observation = None if future else history.observation(period)
    standing = Standing(period, observation, history.target(period))
    target = standing.target
    value = _published(assessed, period)
    ruling = status_of(history, standing, organisation)
    goal = target.value if target is not None and indicator.polarity is not Polarity.NONE else None
    near_lower, near_upper = _near(ruling)
    return ChartPoint(
        letter=letter(period),
        label=period.label,
        year="" if period.kind is PeriodKind.YEAR else period.in_year(organisation.year_start).label,
        value=value,
        text="" if value is None else figure_text(value, indicator),
        target=goal,
        target_text="" if goal is None else exact_text(goal, indicator),
        near_lower=near_lower,
        near_upper=near_upper,
        previous=_published(assessed, period.previous_year),
        gap="" if value is not None or future else _gap(assessed, period),
        future=future,
        provisional=standing.tentative,
        break_before=observation is not None and Quality.BREAK_IN_SERIES in observation.quality,
        starts_anew=_starts_anew(assessed, period, organisation),
    )


def _near(ruling: Ruling) -> tuple[Decimal | None, Decimal | None]:
    """Where a value is near the target: between the target and the limit, or across a goldilocks band."""
    limits = ruling.limits
    if limits is None:
        return None, None
    if limits.near_upper is None:
        return limits.near_lower, limits.on_lower
    if limits.near_lower is None:
        return limits.on_upper, limits.near_upper
    return limits.near_lower, limits.near_upper


def letter(period: Period) -> str:
    """What stands under a period in a chart: "A" for April, "Q1", a year's name."""
    match period.kind:
        case PeriodKind.QUARTER:
            return f"Q{period.quarter_number}"
        case PeriodKind.YEAR:
            return period.label
        case _:
            return MONTH_NAMES[period.month_number - 1][0]


def _gap(assessed: Assessed, period: Period) -> str:
    observation = assessed.history.observation(period)
    missing = observation.missing if observation is not None else None
    return say.missing_text(missing or Missing.NOT_STATED, Role.VALUE)


def _published(assessed: Assessed, period: Period) -> Decimal | None:
    """The value as published; None without one, and after the reported period."""
    if period.last > assessed.asked.last:
        return None
    observation = assessed.history.observation(period)
    if observation is None or observation.value is None:
        return None
    return assessed.indicator.style.published(observation.value)


def _heights(point: ChartPoint) -> list[Decimal]:
    drawn = (point.value, point.target, point.previous, point.near_lower, point.near_upper)
    return [number for number in drawn if number is not None]


def _ends(expected: ForecastMark | None) -> tuple[Decimal, ...]:
    return () if expected is None else (expected.low, expected.high)


def _description(assessed: Assessed, periods: Sequence[Period], points: Sequence[ChartPoint]) -> str:
    known = [(period, p.value) for period, p in zip(periods, points, strict=True) if p.value is not None]
    target = assessed.target.value if assessed.target is not None else None
    return say.trend_description(assessed.indicator, assessed.period, known, target)
