"""The sheets of the spreadsheet as values: what stands above each table, its headings and its cells."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.frozen import Frozen
from belisha.render.chart.svg import writable
from belisha.report.model import Figure

type CellValue = str | int | Decimal | Figure


class Sheet(Frozen):
    """``name`` is the sheet's, ``table`` the table's. Above the table stand ``title``, ``description`` and ``lines``.

    A Figure is written as a number, shown as printed, or as its mark where it has no number.
    """

    name: str
    table: str
    title: str
    description: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def above(sheet: Sheet, one_table: str) -> tuple[str, ...]:
    """The lines between the title and the table; a link to the contents follows them."""
    return tuple(line for line in (sheet.description, one_table, *sheet.lines) if line)


def first_row(sheet: Sheet) -> int:
    """The row of the table's first cells, counted from 0: title, lines, link and headings come before."""
    return 1 + len(above(sheet, "one table")) + 1 + 1


def numeric(sheet: Sheet, column: int) -> bool:
    """Whether a column holds figures, so that its heading stands on the right as they do."""
    return any(isinstance(row[column], Figure | Decimal | int) for row in sheet.rows)


def unique(headings: tuple[str, ...], numbered: str) -> tuple[str, ...]:
    """Headings as a spreadsheet's table needs them: none empty, none twice (case aside), none over 255 characters.

    An empty heading is named after its place ("Column 3").
    """
    taken: set[str] = set()
    result: list[str] = []
    for place, heading in enumerate(headings, start=1):
        name = " ".join(writable(heading).split())[:240] or numbered.format(number=place)
        candidate, count = name, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{name} ({count})"
        taken.add(candidate.casefold())
        result.append(candidate)
    return tuple(result)
