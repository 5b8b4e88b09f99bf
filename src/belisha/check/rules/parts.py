"""The rows and columns of the partnerships' tables against one another: parts of a year, parts of a whole, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_text import MONTH, month_of
from belisha.check.rule import rule
from belisha.check.rules.tables import components, total_row
from belisha.domain.figure import PrintedFigure
from belisha.domain.partnership import Table

_RATE = re.compile(r"%|\brates?\b|\bshare\b|\baverage\b|\bpercentages?\b", re.IGNORECASE)
_POINTS = re.compile(r"\bpoints?\b|\bpp\b", re.IGNORECASE)
_FEW = 3
"""Rows of fewer figures than this may be the same by chance."""


def _figures(table: Table, row: tuple[str, ...]) -> list[PrintedFigure]:
    return [table.figure(cell) for cell in row]


def _header(table: Table, column: int) -> str:
    return table.header[column] if column < len(table.header) else ""


@rule("arithmetic", Severity.ERROR, "246 in August 2026, and 204 in April to August 2026")
def month_exceeds(material: Material) -> Iterator[Flag]:
    """What was counted in a month is no more than what was counted in months that it is one of."""
    for part in material.parts:
        for table in part.tables:
            spans = {at: span for at in range(1, len(table.header)) if (span := _span(table.header[at]))}
            for short, long in _nested(table, spans):
                for row in table.rows:
                    yield from _exceeds(part, table, row, short, long)


def _nested(table: Table, spans: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The columns of counts, in pairs of which the first lies within the second."""
    for short, (first, last) in spans.items():
        for long, (start, end) in spans.items():
            within = start <= first <= last <= end and (first, last) != (start, end)
            if within and not any(_RATE.search(_header(table, at)) for at in (short, long)):
                yield short, long


def _span(header: str) -> tuple[int, int] | None:
    """The first and the last month that a heading names, as periods count them."""
    named = list(MONTH.finditer(header))
    if not named or not named[-1]["year"]:
        return None
    read = [month_of(match["month"], match["year"] or named[-1]["year"]) for match in named]
    months = [month for month in read if month]
    if len(months) == 2 and months[0] > months[1] and not named[0]["year"]:
        months[0] = months[0].shift(-12)
    return (months[0].first, months[-1].last) if months and months[0] <= months[-1] else None


def _exceeds(part: Part, table: Table, row: tuple[str, ...], short: int, long: int) -> Iterator[Flag]:
    if max(short, long) >= len(row):
        return
    one, all_of = table.figure(row[short]), table.figure(row[long])
    counts = all(f.number is not None and not f.change and f.unit == "number" and not f.decimals for f in (one, all_of))
    if counts and one.number is not None and all_of.number is not None and one.number > all_of.number:
        yield Flag(
            message=f"“{row[0]}” is {row[short]} in {table.header[short]}, and {row[long]} in {table.header[long]}.",
            found=row[short],
            expected=f"{row[long]} at most",
            code=part.code,
            line=part.line_of_row(row),
            settle="Correct the one that is wrong.",
        )


@rule("arithmetic", Severity.ERROR, "25.9% of all crimes solved, and of no kind more than 22.8%", unless=("change",))
def total_rate(material: Material) -> Iterator[Flag]:
    """The rate or the change of a whole lies between those of its parts, where all of them are given."""
    for part in material.parts:
        for table in part.tables:
            row = total_row(table)
            for column in range(1, len(row or ())):
                if row and _is_mean(table, column):
                    yield from _outside(part, table, row, column)


def _is_mean(table: Table, column: int) -> bool:
    """Whether a column's whole is a mean of its parts: percentages and rates are, differences in points are not."""
    cells = [table.figure(row[column]) for row in table.rows if column < len(row)]
    shown = _RATE.search(_header(table, column)) or any("%" in figure.text for figure in cells)
    return bool(shown) and not _POINTS.search(_header(table, column)) and not _of_whole(cells)


def _of_whole(cells: list[PrintedFigure]) -> bool:
    """Whether the figures are shares of one whole, which make 100."""
    known = [figure.number for figure in cells if figure.number is not None]
    return bool(known) and not any(figure.change for figure in cells) and max(known) >= 99


def _outside(part: Part, table: Table, row: tuple[str, ...], column: int) -> Iterator[Flag]:
    whole = table.figure(row[column])
    rows = components(table, row)
    known = [f.number for each in rows if column < len(each) and (f := table.figure(each[column])).number is not None]
    if whole.number is None or len(known) < max(len(rows), _FEW):
        return
    slack = Decimal(1).scaleb(-whole.decimals)
    if not min(known) - slack <= whole.number <= max(known) + slack:
        yield Flag(
            message=f"“{row[0]}” has {row[column]}, and its parts have between {min(known)} and {max(known)}.",
            found=row[column],
            expected=f"{min(known)} to {max(known)}",
            code=part.code,
            line=part.line_of_row(row),
            evidence=(_header(table, column),),
            settle="Correct the rate of the whole, or of the part that is wrong.",
        )


@rule("consistency", Severity.WARNING, "two rows of a table have the same name, or the same figures")
def row_twice(material: Material) -> Iterator[Flag]:
    """The rows of a table are different things with figures of their own."""
    for part in material.parts:
        for table in part.tables:
            for one, other in combinations(table.rows, 2):
                if same := _alike(table, one, other):
                    yield Flag(
                        message=f"“{one[0]}” and “{other[0]}” have the same {same}.",
                        found=other[0],
                        code=part.code,
                        line=part.line_of_row(other),
                        settle="One of them is a copy: give it its own.",
                    )


def _alike(table: Table, one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if one[0].strip() and one[0].casefold().split() == other[0].casefold().split():
        return "name"
    numbers = [[figure.number for figure in _figures(table, row[1:])] for row in (one, other)]
    known = [number for number in numbers[0] if number]
    return "figures" if numbers[0] == numbers[1] and len(known) >= _FEW and max(known) >= 10 else ""


@rule("consistency", Severity.NOTE, "April to August 2026 beside April to August 2024, and their change over the year")
def years_apart(material: Material) -> Iterator[Flag]:
    """Columns of the same months, of which a change is given, are a year apart."""
    for part in material.parts:
        for table in part.tables:
            spans = {at: span for at in range(1, len(table.header)) if (span := _span(table.header[at]))}
            change = any(re.search(r"\bchange\b", text, re.IGNORECASE) for text in (*table.header, *_names(table)))
            for one, other in combinations(spans, 2):
                apart = abs(spans[one][1] - spans[other][1])
                same = spans[one][1] - spans[one][0] == spans[other][1] - spans[other][0]
                if change and same and apart > 12 and apart % 12 == 0 and len(spans) < 4:
                    yield Flag(
                        message=f"{table.header[one]} and {table.header[other]} are {apart // 12} years apart.",
                        found=table.header[other],
                        code=part.code,
                        line=part.line,
                        settle="Correct the year, or say why these are compared.",
                    )


def _names(table: Table) -> Iterator[str]:
    yield from (row[0] for row in table.rows if row)
