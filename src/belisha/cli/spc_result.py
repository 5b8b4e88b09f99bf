"""The analysis behind ``belisha spc``, and its result as a table and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import click
import polars as pl

from belisha.analysis.findings import ProcessPoint, ProcessSeries, process_series
from belisha.analysis.positions import is_monthly, positions
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points
from belisha.cli.options import unknown
from belisha.cli.spc_options import Rebase
from belisha.csv_text import csv_text, guard
from belisha.domain.indicator import NumberStyle
from belisha.domain.period import MONTH_NAMES, Period
from belisha.exchange.series import Moment, SeriesRow, SeriesTable, read_series
from belisha.render.html.process import process_page
from belisha.report.process import Goal, PeriodName, process_chart
from belisha.report.process_page import ProcessEntry, ProcessPage, ProcessRow
from belisha.report.wording import say
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling

RESULT = ("mean", "lower", "upper", "special_cause", "rule", "variation", "assurance")
"""The columns after series, period and value; what passes through follows them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the file at its position in its series."""

    row: SeriesRow
    at: int


@dataclass(frozen=True, slots=True)
class Analysed:
    table: SeriesTable
    settings: ProcessSettings
    rebases: tuple[Rebase, ...]
    placed: Mapping[str, tuple[Placed, ...]]
    """The rows of each series by period."""
    found: Mapping[str, ProcessSeries]


def analyse(data: bytes, name: str, settings: ProcessSettings, rebases: Sequence[Rebase]) -> Analysed:
    """Raises SourceError for the file, and click's UsageError for a rebase of a series that is not in it."""
    table = read_series(data, name, RESULT)
    names = table.names
    for rebase in rebases:
        if rebase.series not in names:
            raise click.BadParameter(unknown("series", rebase.series, names), param_hint="'--rebase'")
    grouped: dict[str, list[SeriesRow]] = {}
    for row in table.rows:
        grouped.setdefault(row.series, []).append(row)
    placed = {name: _placed(rows) for name, rows in grouped.items()}
    starts = {number for rebase in rebases for number in _start(rebase, placed[rebase.series])}
    rows = [each for members in placed.values() for each in members]
    frame = pl.DataFrame(
        {
            "series": [each.row.series for each in rows],
            "period": [each.at for each in rows],
            "value": [each.row.value for each in rows],
            "rebase": [each.row.number in starts for each in rows],
        },
        schema={"series": pl.String, "period": pl.Int64, "value": pl.Float64, "rebase": pl.Boolean},
    )
    found = {str(each.series[0]): each for each in process_series(process_points(frame, settings))}
    return Analysed(table, settings, tuple(rebases), placed, found)


def _placed(rows: Sequence[SeriesRow]) -> tuple[Placed, ...]:
    places = positions([row.moment.day for row in rows], rows[0].moment.months)
    return tuple(sorted((Placed(*pair) for pair in zip(rows, places, strict=True)), key=lambda each: each.at))


def _start(rebase: Rebase, members: Sequence[Placed]) -> list[int]:
    """The line of the row with which the new baseline begins; none where all rows are earlier."""
    return [each.row.number for each in members if each.row.moment.day >= rebase.day][:1]


def as_csv(done: Analysed) -> str:
    """The rows in the file's order; figures with all their digits."""
    passed = done.table.passed
    header = ("series", "period", "value", *RESULT, *(_safe(done.table.header[at]) for at in passed))
    points = {(name, point.period): point for name, series in done.found.items() for point in series.points}
    places = {each.row.number: each.at for members in done.placed.values() for each in members}

    def cells(row: SeriesRow) -> Iterator[str]:
        point = points[row.series, places[row.number]]
        yield from map(_safe, (row.series, row.moment.text.strip(), row.text))
        yield from map(_digits, (point.mean, point.lower, point.upper))
        yield from ("true" if point.rule else "false", point.rule or "", point.variation or "")
        yield done.found[row.series].assurance or ""
        yield from (_safe(row.cells[at]) for at in passed)

    return csv_text(header, map(cells, done.table.rows))


def as_page(done: Analysed) -> str:
    entries = tuple(_entry(done, name, number) for number, name in enumerate(done.table.names, start=1))
    series = tuple(done.found[name] for name in done.table.names)
    return process_page(
        ProcessPage(
            language=say.LANGUAGE,
            title=say.analysis.PAGE_TITLE,
            introduction=say.analysis.page_introduction(series),
            words=say.analysis.PAGE_WORDS,
            entries=entries,
        )
    )


def without_limits(done: Analysed) -> list[str]:
    """A line for each series whose latest baseline has no limits, in the file's order."""
    return [
        f"{name}: {say.analysis.variation_sentence(series, _telling(done, name))}"
        for name in done.table.names
        if (series := done.found[name]).points[-1].upper is None
    ]


def _safe(text: str) -> str:
    """A text as a spreadsheet may open it; what begins with an apostrophe is harmless and stays."""
    return text if text.startswith("'") else guard(text)


def _digits(number: float | None) -> str:
    return "" if number is None else repr(number)


def _telling(done: Analysed, name: str) -> Telling:
    """Values with as many decimals as the series has; limits with one more."""
    values = [each.row.value for each in done.placed[name] if each.row.value]
    decimals = min(max((_decimals(value) for value in values), default=0), 6)
    names, target = _names(done.placed[name]), done.settings.target
    return Telling(
        values=NumberStyle(decimals, keep_zeros=False),
        limits=NumberStyle(decimals + 1),
        period=lambda at: names[at].label,
        target=settled(target) if isinstance(target, float) else None,
    )


def _decimals(value: float) -> int:
    return max(-int(settled(value).normalize().as_tuple().exponent), 0)


def _names(members: Sequence[Placed]) -> dict[int, PeriodName]:
    """The name of every position that has a row; of months, also of those between."""
    first, last = members[0], members[-1]
    days = [each.row.moment.day for each in members]
    if first.row.moment.months > 1 or not is_monthly(days) or first is last:
        return {each.at: _name(each.row.moment, monthly=is_monthly(days)) for each in members}
    start = days[0].year * 12 + days[0].month - 1
    step = (days[-1].year * 12 + days[-1].month - 1 - start) // (last.at - first.at)
    counts = range(start, start + step * (last.at - first.at) + 1, step)
    return {first.at + at: _month_name(count // 12, count % 12) for at, count in enumerate(counts)}


def _month_name(year: int, month: int) -> PeriodName:
    return PeriodName(MONTH_NAMES[month][0], f"{MONTH_NAMES[month]} {year}", str(year))


def _name(moment: Moment, *, monthly: bool) -> PeriodName:
    """What a period is called: "April 2017" under A, "Q1 2017/18" under Q1, a year, or "3 April 2017" under 3 Apr."""
    day, text = moment.day, moment.text.strip()
    if moment.months == 1 or (moment.months == 0 and monthly):
        return _month_name(day.year, day.month - 1)
    if moment.months == 0:
        month = MONTH_NAMES[day.month - 1]
        return PeriodName(f"{day.day} {month[:3]}", f"{day.day} {month} {day.year}", str(day.year))
    if not text.startswith("FY"):
        return PeriodName(text, text, "")
    period = Period.parse(text)
    if moment.months == 3:
        return PeriodName(f"Q{period.quarter_number}", period.label, period.financial_year.replace("-", "/"))
    return PeriodName(period.label, period.label, "")


def _entry(done: Analysed, name: str, number: int) -> ProcessEntry:
    series, telling, members = done.found[name], _telling(done, name), done.placed[name]
    newest, latest = series.points[-1], series.latest
    anchor = f"series-{number}"
    limits = ""
    if newest.lower is not None and newest.upper is not None:
        limits = say.analysis.limits_text(telling.limit(newest.lower), telling.limit(newest.upper))
    return ProcessEntry(
        anchor=anchor,
        title=name,
        latest="" if latest is None or latest.value is None else telling.value(latest.value),
        period="" if latest is None else telling.period(latest.period),
        variation=say.analysis.variation_label(series.variation),
        assurance=say.analysis.assurance_label(series.assurance),
        mean="" if newest.mean is None else telling.limit(newest.mean),
        limits=limits,
        target="" if telling.target is None else telling.goal(telling.target),
        sentence=say.analysis.process_sentence(series, telling),
        notes=tuple(_notes(done, name, telling)),
        chart=process_chart(
            series,
            telling,
            _names(members),
            anchor=anchor,
            title=name,
            goals=_goals(series, telling),
        ),
        rows=tuple(_row(point, telling) for point in series.points),
    )


def _goals(series: ProcessSeries, telling: Telling) -> dict[int, Goal]:
    """One target for every position, those without a row among them."""
    if telling.target is None:
        return {}
    positions = range(series.points[0].period, series.points[-1].period + 1)
    return dict.fromkeys(positions, Goal(telling.target, telling.goal(telling.target)))


def _notes(done: Analysed, name: str, telling: Telling) -> Iterator[str]:
    for rebase in done.rebases:
        started = [each.at for each in done.placed[name] if each.row.moment.day >= rebase.day]
        if rebase.series == name and started:
            yield say.analysis.rebased_note(telling.period(started[0]), rebase.reason)
    if done.settings.fix is not None:
        yield say.analysis.fixed_note(done.settings.fix)
    if done.settings.screen:
        yield say.analysis.screened_note()


def _row(point: ProcessPoint, telling: Telling) -> ProcessRow:
    mean, lower, upper = (
        "" if each is None else telling.limit(each) for each in (point.mean, point.lower, point.upper)
    )
    return ProcessRow(
        period=telling.period(point.period),
        value=say.analysis.GAP if point.value is None else telling.value(point.value),
        mean=mean,
        lower=lower,
        upper=upper,
        variation=say.analysis.variation_label(point.variation),
        rule=say.analysis.rule_text(point.rule),
    )
