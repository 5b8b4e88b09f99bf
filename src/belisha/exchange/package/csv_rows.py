"""One CSV file as rows of typed cells, every problem with its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from belisha.domain.frozen import Frozen
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import MisreadError, quoted
from belisha.exchange.csv_file import csv_records
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Column, Table, Value
from belisha.exchange.layout.words import MonthOfYear
from belisha.exchange.package import cells
from belisha.exchange.tables import Row
from belisha.exchange.tables.hint import did_you_mean

MAX_COLUMNS = 1_000
MAX_ROWS = 200_000
MAX_CELLS = 1_000_000
"""Filled cells in a whole package: five hundred indicators over ten years, twice."""


class CsvPlace(Frozen):
    file: str
    row: int

    def __call__(self, column: str = "") -> str:
        return f"{self.file}, row {self.row}" + (f", column {column}" if column else "")


def csv_rows(table: Table, data: bytes, file: str, findings: Findings, year_start: int) -> Iterator[Row]:
    """The file's rows; row 1 is the heading. What cannot be read is a problem, and its cell is left out.

    Raises SourceError where the file is larger than any package of ours can be.
    """
    records = _records(data, file, findings)
    heading = next(records, None)
    if heading is None:
        return
    columns = _columns(table, heading[1], file, findings)
    for number, record in records:
        yield _row(columns, record, CsvPlace(file, number), findings, year_start)


def _records(data: bytes, file: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, and the first."""
    for number, record in csv_records(data, findings, file):
        findings.cells += len(record) - record.count("")
        if number > MAX_ROWS or len(record) > MAX_COLUMNS or findings.cells > MAX_CELLS:
            most = f"at most {MAX_ROWS:,} rows of {MAX_COLUMNS:,} columns, {MAX_CELLS:,} filled cells in all"
            findings.problem(CsvPlace(file, number)(), "more than any council has", most)
            # Nothing is read on: other files would be blamed for what is missing in this one.
            findings.raise_problems()
        if any(record) or number == 1:
            yield number, record


def _columns(table: Table, names: Sequence[str], file: str, findings: Findings) -> list[Column | None]:
    """The layout's column for each of the file's; None for one that is not part of it."""
    if table.spread is not None:
        prefix = f"{table.spread.name}_"
        table = table.spread_as(name.removeprefix(prefix) for name in names if name.startswith(prefix))
    known = {column.name: column for column in table.stored}
    place = CsvPlace(file, 1)
    found: list[Column | None] = []
    for name in (name.strip() for name in names):
        if name in known and known[name] in found:
            findings.problem(place(name), "a second column of this name", "one")
        if name not in known:
            _unknown(name, [other for other in known if other not in names], place, findings)
        found.append(known.get(name))
    for column in table.stored:
        if column.required and column not in found:
            findings.problem(place(), f"no column {column.name}", f"one: {column.help}")
    return found


def _unknown(name: str, missing: list[str], place: CsvPlace, findings: Findings) -> None:
    if hint := did_you_mean(name, missing):
        findings.problem(place(name), f"a column {quoted(name)}", "a column of the layout", hint)
    elif name:
        findings.remark(RemarkKind.LEFT_OUT, place(name), "a column that is not part of the layout was not read")


def _own_year_start(columns: Sequence[Column | None], record: Sequence[str]) -> int | None:
    """The year's start where the row itself states it: the organisation's does, and has a period beside it."""
    stated = [
        text.strip() for column, text in zip(columns, record, strict=False) if column and column.name == "year_start"
    ]
    return int(stated[0]) if stated and stated[0] in set(MonthOfYear) else None


def _row(
    columns: Sequence[Column | None], record: Sequence[str], place: CsvPlace, findings: Findings, year_start: int
) -> Row:
    held: dict[str, Value] = {}
    unread = set()
    year_start = _own_year_start(columns, record) or year_start
    if len(record) != len(columns):
        findings.problem(place(), f"{len(record)} cells", f"{len(columns)}, as in row 1")
    for column, text in zip(columns, record, strict=False):
        if column is None or not text:
            continue
        try:
            value = cells.read(column, text, place(column.name), findings, year_start)
        except MisreadError as error:
            findings.problem(place(column.name), error.found, error.expected, error.remedy)
            unread.add(column.name)
            continue
        if value is not None:
            held[column.name] = value
    return Row(held, place, frozenset(unread))
