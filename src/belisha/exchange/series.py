"""Series as a plain CSV file: columns ``series``, ``period`` and ``value``, and any others, which pass through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import isfinite

from belisha.domain.direction import TENTATIVE
from belisha.domain.figure import read_figure
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period, PeriodError, PeriodKind
from belisha.exchange.cells import quoted
from belisha.exchange.csv_file import csv_records
from belisha.exchange.findings import Findings

NEEDED = ("series", "period", "value")
LARGEST = 1e15
"""Of this magnitude or more a value is a slip of the keyboard."""
_NOTHING = frozenset({"na", "nan", "null", "none", "[x]", "[z]", "[c]"})


QUALITY = "quality"
"""A column that passes through, and whose words say which values may still change."""
_TENTATIVE = frozenset({*TENTATIVE, "[p]", "[e]"})


class Moment(Frozen):
    """When a value was: its text as it stands, its first day, and its period; None for a single day."""

    text: str
    day: date
    period: Period | None = None

    @property
    def months(self) -> int:
        """The months of its period; 0 for a day."""
        return 0 if self.period is None else self.period.months


class SeriesRow(Frozen):
    """One row: ``cells`` are all of its texts as they stand; ``value`` is None for a gap. The heading is row 1.

    ``tentative``: the value is provisional, estimated or incomplete.
    """

    number: int
    series: str
    moment: Moment
    value: float | None
    text: str
    cells: tuple[str, ...]
    tentative: bool = False


class SeriesTable(Frozen):
    """The file: its column names as they stand, and its rows in order."""

    header: tuple[str, ...]
    rows: tuple[SeriesRow, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The series in order of appearance."""
        return tuple(dict.fromkeys(row.series for row in self.rows))

    @property
    def passed(self) -> tuple[int, ...]:
        """The places of the columns that pass through."""
        return tuple(at for at, name in enumerate(self.header) if name.strip().casefold() not in NEEDED)


def read_series(data: bytes, name: str, reserved: Sequence[str] = ()) -> SeriesTable:
    """The table in a CSV file. ``reserved`` are names that no other column may have, since results go by them.

    Raises SourceError with every problem: columns, figures and periods that cannot be read, and periods given twice.
    """
    findings = Findings(name)
    records = [(number, record) for number, record in csv_records(data, findings) if any(map(str.strip, record))]
    header = tuple(records[0][1]) if records else ()
    places = _places(header, reserved, findings)
    findings.raise_problems()
    rows = [row for number, record in records[1:] if (row := _row(number, record, header, places, findings))]
    _check_periods(rows, findings)
    findings.raise_problems()
    return SeriesTable(header, tuple(rows))


def read_moment(text: str) -> Moment:
    """When: a month (2017-04), quarter (FY2017-18-Q1), financial year (FY2017-18), year (2017) or day (2017-04-30).

    Raises PeriodError.
    """
    stripped = text.strip()
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", stripped):
        try:
            return Moment(text, date.fromisoformat(match[1]))
        except ValueError:
            raise PeriodError(f"'{stripped}' is no day of the calendar.") from None
    period = Period.year(int(stripped), 1) if re.fullmatch(r"[12]\d{3}", stripped) else Period.parse(stripped)
    if period.kind is PeriodKind.RANGE:
        raise PeriodError(f"'{stripped}' is a range; a series is of months, quarters, years or days.")
    return Moment(text, date(period.first // 12, period.first % 12 + 1, 1), period)


def _places(header: Sequence[str], reserved: Sequence[str], findings: Findings) -> dict[str, int]:
    """Where the needed columns stand."""
    names = [name.strip().casefold() for name in header]
    for name in NEEDED:
        if name not in names and not findings.problems:
            missing = ", ".join(each for each in NEEDED if each not in names)
            findings.problem("row 1", f"no column {missing}", "columns series, period and value", "Name them in row 1.")
    for name in dict.fromkeys(names):
        if name and names.count(name) > 1:
            findings.problem("row 1", f"a second column {quoted(name)}", "each column once")
        if name in reserved:
            findings.problem("row 1", f"a column {quoted(name)}, which the result has too", "another name for it")
    return {name: names.index(name) for name in (*NEEDED, QUALITY) if name in names}


def _row(
    number: int, record: list[str], header: Sequence[str], places: dict[str, int], findings: Findings
) -> SeriesRow | None:
    place = f"row {number}"
    if len(record) != len(header):
        findings.problem(place, f"{len(record)} cells", f"{len(header)}, as in row 1")
        return None
    name, when, figure = (record[places[each]].strip() for each in NEEDED)
    value, fine = _number(figure)
    if not fine:
        findings.problem(
            f"{place}, column value", f"{quoted(figure)} is not a number", "a number like 94.2, or nothing"
        )
    elif value is not None and abs(value) >= LARGEST:
        findings.problem(
            f"{place}, column value", f"{figure} is beyond any figure", "a number below 10 to the power 15"
        )
    if not name:
        findings.problem(f"{place}, column series", "nothing", "the series' name")
    try:
        moment = read_moment(when)
    except PeriodError:
        expected = "a month like 2017-04, a quarter like FY2017-18-Q1, a year or a day like 2017-04-30"
        findings.problem(f"{place}, column period", f"{quoted(when)} is not a period", expected)
        return None
    quality = record[places[QUALITY]].strip().casefold() if QUALITY in places else ""
    return SeriesRow(number, name, moment, value, figure, tuple(record), quality in _TENTATIVE)


def _number(text: str) -> tuple[float | None, bool]:
    """The figure, and whether it could be read; nothing and the words for missing are read as no value."""
    if text.strip().casefold() in _NOTHING:
        return None, True
    if re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", text):
        number = float(text)
        return (number, True) if isfinite(number) else (None, False)
    printed = read_figure(text)
    if printed.number is not None:
        return float(printed.number), True
    return None, printed.missing is not None


def _check_periods(rows: Iterable[SeriesRow], findings: Findings) -> None:
    """A series has each period once, and all of one length."""
    seen: dict[tuple[str, date], int] = {}
    lengths: dict[str, SeriesRow] = {}
    for row in rows:
        place = f"row {row.number}, column period"
        first = seen.setdefault((row.series, row.moment.day), row.number)
        if first != row.number:
            found = f"{row.moment.text.strip()} of {quoted(row.series)} a second time, after row {first}"
            findings.problem(place, found, "each period of a series once")
        like = lengths.setdefault(row.series, row)
        if like.moment.months != row.moment.months:
            found = f"{row.moment.text.strip()} after {like.moment.text.strip()} in row {like.number}"
            findings.problem(place, found, "periods of one length in a series")
