"""The rows of a reconciliation as a table, as CSV and as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from belisha.check.verdict import Row, Verdict
from belisha.csv_text import csv_text, guard

VERDICTS = {
    Verdict.EQUAL: "equal",
    Verdict.WRITTEN_OTHERWISE: "written otherwise",
    Verdict.DERIVED: "derived",
    Verdict.NOT_REPUBLISHED: "not republished",
    Verdict.DIFFERS: "different",
}
_COLUMNS = (
    ("place", 12),
    ("figure", 10),
    ("of", 50),
    ("period", 16),
    ("printed", 16),
    ("republished", 30),
    ("verdict", 18),
    ("why", 70),
)


def header() -> tuple[str, ...]:
    return tuple(name for name, _ in _COLUMNS)


def columns(row: Row) -> tuple[str, ...]:
    found = row.found
    return (
        *(row.place, row.kind, row.subject, row.period, row.printed),
        *(found.republished, VERDICTS[found.verdict], found.why),
    )


def as_csv(rows: Sequence[Row]) -> str:
    return csv_text(header(), (map(guard, columns(row)) for row in rows))


def as_workbook(rows: Sequence[Row], about: str, made: datetime) -> bytes:
    """One sheet with one table; every cell is text, as printed."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "Printed against republished", "created": made})
        sheet = book.add_worksheet("Reconciliation")
        sheet.write_string(0, 0, "Printed against republished", book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, about)
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for number, (_, width) in enumerate(_COLUMNS):
            sheet.set_column(number, number, width, wrapped)
        names = [{"header": name.capitalize()} for name in header()]
        sheet.add_table(3, 0, 3 + max(len(rows), 1), len(names) - 1, {"name": "Reconciliation", "columns": names})
        for line, row in enumerate(rows, start=4):
            for number, cell in enumerate(columns(row)):
                sheet.write_string(line, number, cell, wrapped)
    return data.getvalue()
