"""An indicator's process behaviour chart: each period's own value with the limits and the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belisha.domain.indicator import Aggregation, Polarity
from belisha.domain.organisation import Organisation
from belisha.report.analysed import telling
from belisha.report.chart_model import ProcessChart
from belisha.report.process import Goal, PeriodName, process_chart
from belisha.report.trend import letter
from belisha.report.wording import say
from belisha.report.wording.numbers import exact_text

if TYPE_CHECKING:
    from belisha.analysis.indicators import Analysed

_AS_PUBLISHED = frozenset({Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL})


def own_chart(found: Analysed, organisation: Organisation, anchor: str) -> ProcessChart | None:
    """None where no limits could be drawn: a chart would say no more than the trend does."""
    series, indicator = found.process, found.history.indicator
    if series is None or all(point.upper is None for point in series.points):
        return None
    return process_chart(
        series,
        telling(found, organisation),
        {
            own.period.first: PeriodName(
                letter(own.period), own.period.label, own.period.in_year(organisation.year_start).label, own.tentative
            )
            for own in found.recovered.own
        },
        anchor=f"{anchor}-process",
        title=say.analysis.process_title(indicator.code, recovered=indicator.aggregation not in _AS_PUBLISHED),
        goals={
            own.period.first: Goal(own.target, exact_text(own.target, indicator))
            for own in found.recovered.own
            if own.target is not None and indicator.polarity is not Polarity.NONE
        },
        unit=indicator.unit,
    )
