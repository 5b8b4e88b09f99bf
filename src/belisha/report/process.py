"""A process behaviour chart and what it says, from an analysed series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Unit
from belisha.report.axis import axis
from belisha.report.chart_model import ChartPoint, ProcessChart, ProcessStretch, TrendChart
from belisha.report.wording import say
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling

if TYPE_CHECKING:  # a report without such charts need not wait for Narwhals
    from belisha.analysis.findings import ProcessPoint, ProcessSeries

_MOST = 600
"""Charts of more periods than this leave out the periods that have no row."""


class PeriodName(Frozen):
    """What stands under a point: its letter, its year's name above the plot, and its full name.

    ``tentative``: its value is provisional, estimated or incomplete.
    """

    letter: str
    label: str
    year: str
    tentative: bool = False


class Goal(Frozen):
    """A period's target and its text."""

    value: Decimal
    text: str


def process_chart(
    series: ProcessSeries,
    telling: Telling,
    names: Mapping[int, PeriodName],
    *,
    anchor: str,
    title: str,
    goals: Mapping[int, Goal],
    unit: Unit = Unit.NUMBER,
) -> ProcessChart:
    """The series' chart; ``names`` are by position, and a position without one is a gap without a name.

    ``goals`` are by position too.

    Numbers become text by ``telling``; the description is the series' sentence.
    """
    slots = tuple(_slots(series))
    points = tuple(_points(slots, names, telling, goals))
    trend = TrendChart(
        anchor=anchor,
        title=title,
        description=say.analysis.process_sentence(series, telling),
        kind="line",
        axis=axis([*_heights(series), *(goal.value for goal in goals.values())], unit, from_zero=False, whole=False),
        points=points,
        latest=max((at for at, point in enumerate(points) if point.value is not None), default=None),
        value_label=say.WORDS.value,
        target_label=say.WORDS.target,
        previous_label=say.WORDS.last_year,
        provisional_label=say.analysis.TENTATIVE if any(point.provisional for point in points) else "",
        break_label=say.analysis.ANEW if any(point.break_before for point in points) else "",
    )
    variations = tuple("" if point is None or point.variation is None else point.variation for _, point in slots)
    return ProcessChart(
        trend=trend,
        stretches=tuple(_stretches([point for _, point in slots])),
        variations=variations,
        endings=say.analysis.ending_labels(series.points[-1], telling),
        legend=tuple(label for label in say.analysis.variation_labels() if label.code in variations),
    )


def _heights(series: ProcessSeries) -> list[Decimal]:
    drawn = (number for point in series.points for number in (point.value, point.lower, point.upper))
    return [settled(number) for number in drawn if number is not None]


def _slots(series: ProcessSeries) -> Iterator[tuple[int, ProcessPoint | None]]:
    """Every period from the first to the last, with its point where it has a row."""
    by_period = {point.period: point for point in series.points}
    first, last = series.points[0].period, series.points[-1].period
    periods = range(first, last + 1, series.step) if (last - first) // series.step < _MOST else sorted(by_period)
    for period in periods:
        yield period, by_period.get(period)


def _points(
    slots: tuple[tuple[int, ProcessPoint | None], ...],
    names: Mapping[int, PeriodName],
    telling: Telling,
    goals: Mapping[int, Goal],
) -> Iterator[ChartPoint]:
    year, baseline = "", None
    for position, point in slots:
        name = names.get(position, PeriodName("", "", year))
        year = name.year
        anew = point is not None and baseline is not None and point.baseline != baseline
        baseline = baseline if point is None else point.baseline
        yield _point(point, name, telling, goals.get(position), anew=anew)


def _point(
    point: ProcessPoint | None, name: PeriodName, telling: Telling, goal: Goal | None, *, anew: bool
) -> ChartPoint:
    value = None if point is None else point.value
    return ChartPoint(
        letter=name.letter,
        label=name.label,
        year=name.year,
        value=None if value is None else settled(value),
        text="" if value is None else telling.value(value),
        target=None if goal is None else goal.value,
        target_text="" if goal is None else goal.text,
        gap=say.analysis.GAP if value is None else "",
        provisional=name.tentative and value is not None,
        break_before=anew,
    )


def _stretches(points: list[ProcessPoint | None]) -> Iterator[ProcessStretch]:
    """Each baseline that has a mean; a gap belongs to the baseline before it."""
    start, held = 0, None
    for at, point in enumerate([*points, None]):
        end = at == len(points)
        if not end and (point is None or (held is not None and point.baseline == held.baseline)):
            continue
        if held is not None and held.mean is not None:
            yield ProcessStretch(
                start=start,
                stop=at,
                mean=settled(held.mean),
                lower=None if held.lower is None else settled(held.lower),
                upper=None if held.upper is None else settled(held.upper),
            )
        if point is not None:
            start, held = at, point
