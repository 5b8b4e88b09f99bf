"""A comparison group's values from a CSV file, a row for each organisation, indicator and period."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from belisha.domain.benchmark import Benchmark
from belisha.domain.facts import Facts
from belisha.domain.figure import read_figure
from belisha.domain.period import Period, PeriodError
from belisha.exchange.cells import quoted
from belisha.exchange.findings import Findings
from belisha.exchange.layout import BENCHMARKS

type Benchmarks = Mapping[str, tuple[Benchmark, ...]]
"""By indicator code."""

COLUMNS = tuple(column.name for column in BENCHMARKS.stored)


def read_benchmarks(data: bytes, name: str, year_start: int = 4) -> Benchmarks:
    """Each indicator's values in the file's order; rows without a value are left out.

    Raises SourceError with every problem.
    """
    findings = Findings(name)
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        rows = list(reader)
        header = tuple(reader.fieldnames or ())
    except (UnicodeDecodeError, csv.Error) as error:
        findings.problem("", f"it cannot be read ({error})", "a CSV file in UTF-8")
        rows, header = [], COLUMNS
    for missing in (column for column in COLUMNS if column not in header):
        findings.problem("row 1", f"no column {missing}", f"columns {', '.join(COLUMNS)}")
    findings.raise_problems()
    found: dict[str, list[Benchmark]] = {}
    for number, row in enumerate(rows, start=2):
        if value := _row(number, {each: (row.get(each) or "").strip() for each in COLUMNS}, findings, year_start):
            found.setdefault(row["indicator"].strip(), []).append(value)
    findings.raise_problems()
    return {code: tuple(values) for code, values in found.items()}


def with_files(facts: Facts, files: Iterable[Path]) -> Facts:
    """The facts with the benchmarks of CSV files. Raises SourceError with a file's every problem."""
    for path in files:
        facts = with_benchmarks(facts, read_benchmarks(path.read_bytes(), path.name, facts.organisation.year_start))
    return facts


def with_benchmarks(facts: Facts, benchmarks: Benchmarks) -> Facts:
    """The facts with further benchmarks, after those they have."""
    histories = (
        replace(history, benchmarks=(*history.benchmarks, *benchmarks.get(history.indicator.code, ())))
        for history in facts.histories
    )
    return replace(facts, histories=tuple(histories))


def _row(number: int, row: dict[str, str], findings: Findings, year_start: int) -> Benchmark | None:
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
