"""Withheld counts, and what the printed sums around them say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from belisha.check.bounds import ImpossibleError, Sum, bounds
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.domain.figure import PrintedFigure
from belisha.domain.indicator import Aggregation, NumberKind
from belisha.domain.observation import Missing
from belisha.domain.partnership import Table
from belisha.report.assess import Assessed


@dataclass(frozen=True, slots=True)
class Unknown:
    """A withheld count with the least and the greatest value that the printed figures allow."""

    name: str
    code: str
    least: Fraction
    most: Fraction
    evidence: tuple[str, ...]
    line: int | None = None
    period: str = ""

    @property
    def width(self) -> Fraction:
        return self.most - self.least


def withheld(material: Material) -> Iterator[Unknown]:
    for part in material.parts:
        for table in part.tables:
            yield from _in_table(part, table)
    for each in material.assessed:
        yield from _in_series(each, material)


def _in_table(part: Part, table: Table) -> Iterator[Unknown]:
    """The last row or column of totals gives a sum for each column and each row."""
    rows = [[table.figure(cell) for cell in row[1:]] for row in table.rows]
    cells = {(r, c): figure for r, row in enumerate(rows) for c, figure in enumerate(row)}
    gaps = [place for place, figure in cells.items() if figure.missing is Missing.WITHHELD]
    if not gaps:
        return
    at = {place: number for number, place in enumerate(gaps)}
    total_row = next(
        (r for r, row in enumerate(table.rows) if "total" in row[0].casefold() or row[0].casefold() == "all"), None
    )
    total_column = next((c for c, text in enumerate(table.header[1:]) if text.casefold() in {"total", "all"}), None)
    lines: list[tuple[list[tuple[int, int]], tuple[int, int]]] = []
    if total_row is not None:
        lines += [
            ([(r, c) for r in range(len(rows)) if r != total_row], (total_row, c)) for c in range(len(rows[total_row]))
        ]
    if total_column is not None:
        lines += [
            ([(r, c) for c in range(len(rows[r])) if c != total_column], (r, total_column)) for r in range(len(rows))
        ]
    sums = [made for line in lines if (made := _sum(line, cells, at)) is not None]
    for place in gaps:
        row = table.rows[place[0]]
        yield from _solved(
            sums,
            at[place],
            Unknown(f"“{row[0]}”", part.code, Fraction(0), Fraction(0), tuple(row), part.line_of_row(row)),
        )


def _sum(
    line: tuple[list[tuple[int, int]], tuple[int, int]],
    cells: dict[tuple[int, int], PrintedFigure],
    at: dict[tuple[int, int], int],
) -> Sum | None:
    places, total = line
    whole = cells[total].number if total in cells else None
    others = [cells[place].number for place in places if place in cells and place not in at]
    known = [number for number in others if number is not None]
    if whole is None or len(known) < len(others):
        return None
    left = whole - sum(known, Decimal(0))
    parts = tuple(at[place] for place in places if place in at)
    return Sum(parts, Fraction(left)) if parts and left >= 0 else None


def _solved(sums: list[Sum], number: int, unknown: Unknown) -> Iterator[Unknown]:
    try:
        least, most = bounds(sums, number)
    except ImpossibleError:
        return
    if most is not None:
        yield Unknown(unknown.name, unknown.code, least, most, unknown.evidence, unknown.line, unknown.period)


def _in_series(each: Assessed, material: Material) -> Iterator[Unknown]:
    """A cumulative count lies between its neighbours: the two steps beside it make the step over it."""
    indicator = each.indicator
    if indicator.aggregation is not Aggregation.CUMULATIVE or indicator.kind is not NumberKind.COUNT:
        return
    start = material.facts.organisation.year_start
    seen = [o for o in each.history.current if o.period.last <= each.asked.last]
    for before, gap, after in zip(seen, seen[1:], seen[2:], strict=False):
        same = before.period.in_year(start) == after.period.in_year(start) or not indicator.resets
        if gap.missing is not Missing.WITHHELD or before.value is None or after.value is None or not same:
            continue
        over = Sum((0, 1), Fraction(after.value - before.value))
        evidence = (f"{before.period.label}: {before.value}", f"{after.period.label}: {after.value}")
        name = f"{indicator.code} in {gap.period.label}"
        unknown = Unknown(name, indicator.code, Fraction(0), Fraction(0), evidence, None, gap.period.code)
        for solved in _solved([over], 0, unknown):
            base = Fraction(before.value)
            yield Unknown(
                name, indicator.code, base + solved.least, base + solved.most, evidence, None, gap.period.code
            )
