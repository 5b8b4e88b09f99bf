"""A comparison group's values from a CSV file, a row for each organisation, indicator and period."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from belisha.domain.figure import read_figure
from belisha.domain.period import Period, PeriodError
from belisha.exchange.cells import quoted
from belisha.exchange.findings import Findings

COLUMNS = ("indicator", "period", "group", "organisation", "value")


@dataclass(frozen=True, slots=True)
class BenchmarkValue:
    """One organisation's value in a group ("Nearest neighbours", "England")."""

    indicator: str
    period: Period
    group: str
    organisation: str
    value: Decimal


def read_benchmarks(data: bytes, name: str, year_start: int = 4) -> tuple[BenchmarkValue, ...]:
    """The file's values in order; rows without a value are left out. Raises SourceError with every problem."""
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
    found: list[BenchmarkValue] = []
    for number, row in enumerate(rows, start=2):
        if value := _row(number, {each: (row.get(each) or "").strip() for each in COLUMNS}, findings, year_start):
            found.append(value)
    findings.raise_problems()
    return tuple(found)


def _row(number: int, row: dict[str, str], findings: Findings, year_start: int) -> BenchmarkValue | None:
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
    return BenchmarkValue(row["indicator"], period, row["group"], row["organisation"], printed.number)
