"""The page of process behaviour charts, composed from analysed series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from belisha.report.process import Goal, PeriodName, process_chart
from belisha.report.process_page import ProcessEntry, ProcessPage, ProcessRow
from belisha.report.wording import say
from belisha.report.wording.telling import Telling

if TYPE_CHECKING:  # what a report without such charts need not wait for
    from belisha.analysis.findings import ProcessPoint, ProcessSeries


def process_page(series: Sequence[ProcessSeries], entries: Iterable[ProcessEntry]) -> ProcessPage:
    """``entries`` are of ``series``, in their order."""
    return ProcessPage(
        language=say.LANGUAGE,
        title=say.analysis.PAGE_TITLE,
        introduction=say.analysis.page_introduction(tuple(series)),
        words=say.analysis.PAGE_WORDS,
        entries=tuple(entries),
    )


def process_entry(
    series: ProcessSeries,
    telling: Telling,
    names: Mapping[int, PeriodName],
    *,
    title: str,
    anchor: str,
    notes: Iterable[str],
) -> ProcessEntry:
    """``names`` are by position, as ``process_chart`` has them; ``notes`` say how its limits were asked for."""
    newest, latest = series.points[-1], series.latest
    limits = ""
    if newest.lower is not None and newest.upper is not None:
        limits = say.analysis.limits_text(telling.limit(newest.lower), telling.limit(newest.upper))
    return ProcessEntry(
        anchor=anchor,
        title=title,
        latest="" if latest is None or latest.value is None else telling.value(latest.value),
        period="" if latest is None else telling.period(latest.period),
        variation=say.analysis.variation_label(series.variation),
        assurance=say.analysis.assurance_label(series.assurance),
        mean=_limit(newest.mean, telling),
        limits=limits,
        target="" if telling.target is None else telling.goal(telling.target),
        sentence=say.analysis.process_sentence(series, telling),
        notes=tuple(notes),
        chart=process_chart(series, telling, names, anchor=anchor, title=title, goals=_goals(series, telling)),
        rows=tuple(_row(point, telling) for point in series.points),
    )


def _goals(series: ProcessSeries, telling: Telling) -> dict[int, Goal]:
    """One target for every position, those without a row among them."""
    if telling.target is None:
        return {}
    positions = range(series.points[0].period, series.points[-1].period + 1)
    return dict.fromkeys(positions, Goal(telling.target, telling.goal(telling.target)))


def _row(point: ProcessPoint, telling: Telling) -> ProcessRow:
    return ProcessRow(
        period=telling.period(point.period),
        value=say.analysis.GAP if point.value is None else telling.value(point.value),
        mean=_limit(point.mean, telling),
        lower=_limit(point.lower, telling),
        upper=_limit(point.upper, telling),
        variation=say.analysis.variation_label(point.variation),
        rule=say.analysis.rule_text(point.rule),
    )


def _limit(number: float | None, telling: Telling) -> str:
    return "" if number is None else telling.limit(number)
