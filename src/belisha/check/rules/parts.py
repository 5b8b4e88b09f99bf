"""The rows of the partnerships' tables against one another: parts of a whole, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_text import WORDS
from belisha.check.rule import rule
from belisha.check.rules.tables import RATE, components, total_row
from belisha.domain.figure import PrintedFigure
from belisha.domain.partnership import Table

_POINTS = re.compile(r"\bpoints?\b|\bpp\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bshare\b|\bproportion\b|\bpercentages?\b", re.IGNORECASE)
_BEYOND = re.compile(
    r"\b(?:change|increase|decrease|rise|growth|points?|difference|compared|target|budget|plan|index)\b",
    re.IGNORECASE,
)
"""Of these a column in per cent may hold more than 100."""
_KINDS = re.compile(
    r"\W*(?:all )?(\d{1,2}|[a-z]+) (?:[a-z]+ )?(?:kinds?|types?|crimes|categories|groups|areas|services)\b",
    re.IGNORECASE,
)
_FEW = 3
"""Rows of fewer figures than this may be the same by chance."""


def _figures(table: Table, row: tuple[str, ...]) -> list[PrintedFigure]:
    return [table.figure(cell) for cell in row]


def _header(table: Table, column: int) -> str:
    return table.header[column] if column < len(table.header) else ""


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
    shown = RATE.search(_header(table, column)) or any("%" in figure.text for figure in cells)
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


@rule("arithmetic", Severity.WARNING, "102 in the column Solved in %")
def table_rate_range(material: Material) -> Iterator[Flag]:
    """A share of a whole is at most 100%, also in a table whose column says of what it is."""
    for part in material.parts:
        for table in part.tables:
            for column, header in enumerate(table.header):
                if not _SHARE.search(header) or _BEYOND.search(header):
                    continue
                for row in table.rows:
                    figure = table.figure(row[column])
                    if figure.number is not None and not figure.change and figure.number > 100:
                        yield Flag(
                            message=f"“{row[0]}” has {row[column]} in the column “{header}”.",
                            found=row[column],
                            expected="100 at most",
                            code=part.code,
                            line=part.line_of_row(row),
                            settle="Correct the share.",
                        )


@rule("consistency", Severity.WARNING, "“Nine kinds together”, above eight rows", unless=("row_twice",))
def kinds_counted(material: Material) -> Iterator[Flag]:
    """Where a total says of how many kinds it is, as many rows stand with it."""
    for part in material.parts:
        for table in part.tables:
            row = total_row(table)
            said = _KINDS.match(row[0]) if row else None
            if not row or not said:
                continue
            count = int(said[1]) if said[1].isdigit() else WORDS.get(said[1].casefold())
            rows = len(components(table, row))
            if count is not None and count != rows:
                yield Flag(
                    message=f"“{row[0]}” counts {count}, and {rows} rows stand with it.",
                    found=str(count),
                    expected=str(rows),
                    code=part.code,
                    line=part.line_of_row(row),
                    settle="Correct the number, or add the row that is missing.",
                )
