"""A comparison group's values from a CSV file, a row for each organisation, indicator and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from belisha.domain.benchmark import Benchmark
from belisha.domain.facts import Facts
from belisha.domain.figure import read_figure
from belisha.domain.period import Period, PeriodError
from belisha.exchange.cells import quoted
from belisha.exchange.csv_file import csv_records
from belisha.exchange.findings import Findings
from belisha.exchange.guard import read_bytes
from belisha.exchange.layout import BENCHMARKS

type Benchmarks = Mapping[str, tuple[Benchmark, ...]]
"""By indicator code."""

COLUMNS = tuple(column.name for column in BENCHMARKS.stored)


def with_files(facts: Facts, files: Iterable[Path]) -> Facts:
    """The facts with the benchmarks of CSV files, after those they have. Raises SourceError with every problem of one.

    Rows without a value are left out.
    """
    for path in files:
        found = _read(read_bytes(path), path.name, facts.organisation.year_start)
        histories = (
            replace(history, benchmarks=(*history.benchmarks, *found.get(history.indicator.code, ())))
            for history in facts.histories
        )
        facts = replace(facts, histories=tuple(histories))
    return facts


def _read(data: bytes, name: str, year_start: int) -> Benchmarks:
    findings = Findings(name)
    found: dict[str, list[Benchmark]] = {}
    for number, row in _rows(data, findings):
        if value := _row(number, row, findings, year_start):
            found.setdefault(row["indicator"], []).append(value)
    findings.raise_problems()
    return {code: tuple(values) for code, values in found.items()}


def _rows(data: bytes, findings: Findings) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that hold anything, by the names in the first; none where a column is missing."""
    records = csv_records(data, findings)
    _, header = next(records, (1, []))
    missing = [] if findings.problems else [column for column in COLUMNS if column not in header]
    for column in missing:
        findings.problem("row 1", f"no column {column}", f"columns {', '.join(COLUMNS)}")
    for number, record in () if missing else records:
        if any(record) and len(record) != len(header):
            findings.problem(f"row {number}", f"{len(record)} cells", f"{len(header)}, as in row 1")
        elif any(record):
            cells = dict(zip(header, record, strict=True))
            yield number, {name: findings.clean(cells[name], f"row {number}, column {name}") for name in COLUMNS}


def _row(number: int, row: Mapping[str, str], findings: Findings, year_start: int) -> Benchmark | None:
    for column in ("indicator", "group", "organisation"):
        if not row[column]:
            findings.problem(f"row {number}, column {column}", "nothing", "a name")
    try:
        period = Period.parse(row["period"], year_start)
    except PeriodError as error:
        findings.problem(f"row {number}, column period", str(error).rstrip("."), "a period")
        return None
    printed = read_figure(row["value"])
    if printed.number is None:
        if printed.missing is None:
            found = f"{quoted(row['value'])} is not a number"
            findings.problem(f"row {number}, column value", found, "a number, or nothing")
        return None
    return Benchmark(period=period, group=row["group"], organisation=row["organisation"], value=printed.number)
