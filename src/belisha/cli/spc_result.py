"""The analysis behind ``belisha spc``, and its result as a table and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click
import polars as pl

from belisha.analysis.findings import ProcessSeries, process_series
from belisha.analysis.positions import positions
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points
from belisha.cli.options import unknown
from belisha.cli.spc_options import Rebase
from belisha.cli.spc_telling import Placed, names_of, telling_of
from belisha.csv_text import csv_text, guard
from belisha.domain.frozen import Frozen
from belisha.exchange.series import SeriesRow, SeriesTable, read_series
from belisha.render.html import process as html
from belisha.report.process_entry import process_entry, process_page
from belisha.report.process_page import ProcessEntry
from belisha.report.wording import say
from belisha.report.wording.telling import Telling

RESULT = ("mean", "lower", "upper", "special_cause", "rule", "variation", "assurance")
"""The columns after series, period and value; what passes through follows them."""


class Analysed(Frozen):
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
    entries = (_entry(done, name, f"series-{number}") for number, name in enumerate(done.table.names, start=1))
    return html.process_page(process_page([done.found[name] for name in done.table.names], entries))


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


def _entry(done: Analysed, name: str, anchor: str) -> ProcessEntry:
    members, telling = done.placed[name], _telling(done, name)
    notes = _notes(done, name, telling)
    return process_entry(done.found[name], telling, names_of(members), title=name, anchor=anchor, notes=notes)


def _telling(done: Analysed, name: str) -> Telling:
    target = done.settings.target
    return telling_of(done.placed[name], target if isinstance(target, float) else None)


def _notes(done: Analysed, name: str, telling: Telling) -> Iterator[str]:
    for rebase in done.rebases:
        started = [each.at for each in done.placed[name] if each.row.moment.day >= rebase.day]
        if rebase.series == name and started:
            yield say.analysis.rebased_note(telling.period(started[0]), rebase.reason)
    if done.settings.fix is not None:
        yield say.analysis.fixed_note(done.settings.fix)
    if done.settings.screen:
        yield say.analysis.screened_note()
