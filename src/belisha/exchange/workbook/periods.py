"""What people write for a month, quarter or year, and the dates that Excel makes of it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from belisha.domain.period import MONTH_NAMES, MONTHS, Period, PeriodError
from belisha.exchange.cells import MisreadError, quoted
from belisha.exchange.workbook.encode import EPOCH

EXPECTED = "a period like April 2026, Q1 2026/27 or 2026/27"
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/])?([A-Za-z]{3,9})\.?(?:[ ,\-/']+(\d{4})| ?[\-/'’](\d{2}))")
"""A year of two digits only after a dash, stroke or apostrophe: "April 17" may be a day."""
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_BRITISH_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: [\d:]+)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR_SUFFIX = re.compile(r"(?:FY ?)?(\d{4})([/\-–])(\d{2}|\d{4})")
_QUARTER = re.compile(r"Q(?:uarter)? ?([1-4]),? +(?:FY ?)?(\d{4})(?:[/\-–](\d{2}|\d{4}))?", re.IGNORECASE)
_RANGE = re.compile(r"(.+?)(?: to | ?– ?| - )(.+)")


def read_period(text: str, year_start: int) -> Period:
    """A month, quarter, year or range as people write it. Raises MisreadError for what may mean two things, or none."""
    text = " ".join(text.split())
    if both := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text):
        year, month = int(both[1]), int(both[2])
        if _follows(year, both[2]):
            raise MisreadError(quoted(text), f"{MONTH_NAMES[month - 1]} {year} or {year}/{both[2]}, whichever is meant")
    try:
        return Period.parse(text, year_start)
    except PeriodError:
        pass
    for reader in (_quarter, _year, _month, _range):
        if (period := reader(text, year_start)) is not None:
            return period
    raise MisreadError(quoted(text), EXPECTED)


def month_of(day: date) -> Period:
    """The month of its first or last day. Raises MisreadError for a day between: it may be another month's, misread."""
    if day.day == 1 or (day + timedelta(days=1)).day == 1:
        return Period.month(day.year, day.month)
    found = f"the date {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    raise MisreadError(found, "a month's first or last day", "Write the month, like April 2026.")


def moment_of(serial: Decimal, *, from_1904: bool) -> datetime:
    """The moment of Excel's day number, to the second. Raises MisreadError outside its calendar."""
    if not (0 <= serial < 2_957_004 if from_1904 else 1 <= serial < 2_958_466):
        raise MisreadError(f"the day number {serial}", "a date from 1900 to 9999")
    days, rest = divmod(serial, 1)
    if from_1904:
        first = date(1904, 1, 1)
    elif days == 60:
        raise MisreadError("29 February 1900, which never was", "a date")
    else:
        first = EPOCH if days > 60 else EPOCH + timedelta(days=1)
    day = first + timedelta(days=int(days))
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a spreadsheet's moments have no time zone
    return midnight + timedelta(seconds=round(rest * 86_400))


def read_moment(text: str) -> datetime:
    """A date and time: ISO, or day first as in Britain. Raises MisreadError."""
    text = " ".join(text.split())
    day, _, clock = text.partition(" ")
    if british := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", day):
        return _iso(f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}T{clock or '00:00'}", text)
    if named := re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2})?))?", text):
        month = MONTHS.get(named[2].lower())
        if month is not None:
            return _iso(f"{named[3]}-{month:02}-{int(named[1]):02}T{named[4] or '00:00'}", text)
    return _iso(text, text)


def _iso(iso: str, text: str) -> datetime:
    iso = re.sub(r"T(\d):", r"T0\1:", iso)
    try:
        return datetime.fromisoformat(iso)
    except ValueError as error:
        raise MisreadError(quoted(text), "a date and time like 11 May 2026 09:30") from error


def _month(text: str, _year_start: int) -> Period | None:
    if match := _NAMED.fullmatch(text):
        return _named_month(match)
    if match := _ISO_DAY.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _BRITISH_DAY.fullmatch(text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    match = _MONTH_YEAR.fullmatch(text)
    return Period.month(int(match[2]), int(match[1])) if match and 1 <= int(match[1]) <= 12 else None


def _named_month(match: re.Match[str]) -> Period | None:
    month = MONTHS.get(match[2].lower())
    year = int(match[3]) if match[3] else 2000 + int(match[4])
    if month is None or not year:
        return None
    return _day(year, month, int(match[1])) if match[1] else Period.month(year, month)


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return month_of(date(year, month, day))
    except ValueError as error:
        if isinstance(error, MisreadError):
            raise
        return None


def _year(text: str, year_start: int) -> Period | None:
    if year_start == 1:
        match = re.fullmatch(r"(?:FY ?)?(\d{4})", text)
        return Period.year(int(match[1]), 1) if match and int(match[1]) else None
    match = _YEAR_SUFFIX.fullmatch(text)
    if not match or not int(match[1]):
        return None
    if _follows(int(match[1]), match[3]):
        return Period.year(int(match[1]), year_start)
    month = int(match[3])
    return Period.month(int(match[1]), month) if match[2] == "/" and 1 <= month <= 12 else None


def _quarter(text: str, year_start: int) -> Period | None:
    match = _QUARTER.fullmatch(text)
    if not match or not int(match[2]):
        return None
    start, suffix = int(match[2]), match[3]
    if (suffix is None) != (year_start == 1):
        raise MisreadError(quoted(text), "a quarter like Q1 2026/27" if year_start != 1 else "a quarter like Q1 2026")
    if suffix is not None and not _follows(start, suffix):
        return None
    return Period.quarter(start, int(match[1]), year_start)


def _range(text: str, year_start: int) -> Period | None:
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    start, end = _month(match[1], year_start), _month(match[2], year_start)
    if start is None or end is None:
        return None
    try:
        return Period.range(start, end)
    except PeriodError as error:
        raise MisreadError(quoted(text), "a range whose end is not before its start") from error


def _follows(start: int, suffix: str) -> bool:
    """Whether "18" or "2018" is the year after 2017."""
    return int(suffix) == (start + 1) % (100 if len(suffix) == 2 else 10_000)
