"""The detail pages: one indicator each, in the order of the aims."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from belisha.domain.observation import Missing
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.report.assess import Assessed
from belisha.report.blocks import prose_blocks
from belisha.report.computed import NONE, Computed
from belisha.report.gauge import gauge_chart
from belisha.report.model import Detail, Entry, Heading, Point, YearTable
from belisha.report.series import point
from belisha.report.trend import trend_chart, window
from belisha.report.wording import say


def detail(assessed: Assessed, shown: Entry, organisation: Organisation, computed: Computed = NONE) -> Detail:
    commentary = assessed.commentary
    gauge = gauge_chart(assessed, shown.detail, shown.status_sentence)
    blocks = prose_blocks(commentary.prose) if commentary is not None else ()
    return Detail(
        heading=Heading(anchor=shown.detail, text=f"{shown.code} {shown.title}"),
        entry=shown,
        lines=_lines(shown, computed),
        particulars=shown.particulars,
        gauge=gauge,
        gauge_text="" if gauge else say.no_gauge(assessed.ruling, assessed.indicator, assessed.period),
        trend=trend_chart(assessed, organisation, shown.detail, computed.mark),
        years=_years(assessed, organisation),
        commentary_heading=say.sections.COMMENTARY,
        commentary=blocks,
        commentary_text="" if blocks else say.sections.NO_COMMENTARY,
        commentary_by=commentary.by if commentary is not None else "",
        outlook=computed.outlook,
        process=computed.process,
        process_text=computed.process_text,
        own=computed.own,
    )


def _lines(shown: Entry, computed: Computed) -> tuple[str, ...]:
    """Status, judgement and direction, a line of words each."""
    suggested = computed.analysis.suggestion_sentence if computed.analysis else ""
    lines = (
        say.sections.headline(shown.status.text, shown.status_sentence),
        f"{say.sections.expected(shown.outcome.text, shown.outcome_note)} {suggested}".strip(),
        say.sections.headline(shown.direction.text, shown.direction_sentence),
        shown.printed_arrow_text,
    )
    return tuple(line for line in lines if line)


def _years(assessed: Assessed, organisation: Organisation) -> tuple[YearTable, ...]:
    """The last two years of the chart's window, and every other recorded period (a quarter among months) in them."""
    years = sorted({p.in_year(organisation.year_start) for p in window(assessed, organisation)})[-2:]
    first, last = years[0].first, years[-1].last
    recorded = {o.period for o in assessed.history.observations if o.period.last <= assessed.asked.last}
    periods = sorted({*window(assessed, organisation), *recorded})
    shown = [p for p in periods if first <= p.first and p.last <= last]
    return tuple(
        _year_table(assessed, year, tuple(group), organisation)
        for year, group in groupby(shown, key=lambda p: p.in_year(organisation.year_start))
    )


def _year_table(assessed: Assessed, year: Period, periods: Sequence[Period], organisation: Organisation) -> YearTable:
    known = {*assessed.history.targets_by_period, *(o.period for o in assessed.history.observations)}
    while periods and periods[-1] not in known:
        periods = periods[:-1]
    points = tuple(point(assessed, period, organisation) for period in periods)
    caption = say.sections.year_caption(year)
    reason = _only_reason(points)
    if reason is not None and year.last < assessed.asked.first:
        text = say.sections.year_all_missing(year, Missing(reason), assessed.indicator.year_introduced)
        return YearTable(caption=caption, points=(), text=text)
    return YearTable(caption=caption, points=points, text="")


def _only_reason(points: Sequence[Point]) -> str | None:
    """The one reason for which every point has neither value nor target; None otherwise."""
    if any(p.value.number is not None or p.target.number is not None for p in points):
        return None
    reasons = {p.value.missing for p in points}
    if not points:
        return Missing.NOT_STATED
    return reasons.pop() if len(reasons) == 1 else None
