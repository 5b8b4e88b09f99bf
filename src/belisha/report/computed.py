"""What the analysis adds to a report: to each indicator's entry and its detail, and to the parts about all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from belisha.analysis.outlook import Family
from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.report.analysed import analysis, own_points, signals
from belisha.report.analysis_model import Analysis, OwnPoint, Signal
from belisha.report.assess import Assessed
from belisha.report.chart_model import ForecastMark, ProcessChart
from belisha.report.own_chart import own_chart
from belisha.report.wording import say
from belisha.report.wording.numbers import figure_text, settled

if TYPE_CHECKING:  # a report without analysis need not wait for Narwhals
    from belisha.analysis.indicators import Analysed

type Analyse = Callable[[Sequence[History], Period, Organisation, Sequence[Facts]], Iterable[Analysed]]
"""How the caller has histories analysed as seen from a period, with earlier releases: it knows the engine, a report
does not."""


class Computed(Frozen, kw_only=True):
    """The analysis of one indicator, by the fields that take it; all are empty in a report without analysis."""

    analysis: Analysis | None = None
    signals: tuple[Signal, ...] = ()
    forecast: str = ""
    mark: ForecastMark | None = None
    suggestion: str = ""
    outlook: tuple[str, ...] = ()
    process: ProcessChart | None = None
    process_text: str = ""
    own: tuple[OwnPoint, ...] = ()


NONE = Computed()


def compute(found: Analysed, assessed: Assessed, organisation: Organisation, anchor: str) -> Computed:
    """``anchor`` is of the indicator's detail; without one there is no chart."""
    shown = analysis(found, assessed, organisation)
    chart = own_chart(found, organisation, anchor) if anchor else None
    expected = shown.forecast
    said = (expected.sentence, *(remark.text for remark in shown.remarks))
    texts = (expected.value.text, expected.low.text, expected.high.text)
    note = say.outlook.forecast_note(*texts, is_over=found.forecast.is_over)
    return Computed(
        analysis=shown,
        signals=signals(shown),
        forecast=note if expected.value.number is not None else "",
        mark=_mark(found),
        suggestion=shown.suggestion_sentence if shown.differs else "",
        outlook=said,
        process=chart,
        process_text="" if chart is not None else shown.process_sentence,
        own=tuple(own_points(found)) if chart is not None else (),
    )


def _mark(found: Analysed) -> ForecastMark | None:
    """The forecast for the trend chart; none where it is a year's total beside single periods, or all is known."""
    expected, indicator = found.forecast, found.history.indicator
    total = expected.family is Family.ADDS_UP and indicator.aggregation is Aggregation.PERIOD_TOTAL
    if (
        expected.value is None
        or expected.low is None
        or expected.high is None
        or total
        or expected.low == expected.high
    ):
        return None
    value, low, high = (
        indicator.style.published(settled(number)) for number in (expected.value, expected.low, expected.high)
    )
    return ForecastMark(
        value=value,
        low=low,
        high=high,
        label=say.outlook.FORECAST,
        text=figure_text(value, indicator),
        note=say.outlook.FORECAST_KEY,
    )
