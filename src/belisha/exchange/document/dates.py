"""Months, quarters, years and moments as reports print them."""

from __future__ import annotations

import re
from datetime import datetime

from belisha.domain.period import FINANCIAL_YEAR_START, MONTHS, Period

_LAST_CENTURY = 70
"""Years of two digits from here on are of the last century."""
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))

_MONTH = re.compile(rf"(?P<name>{_NAMES})\.?[\s'’/-]*(?P<year>\d{{4}}|\d{{2}})", re.IGNORECASE)
_NUMBERED_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})|(?P<month2>\d{1,2})/(?P<year2>\d{4})")
_QUARTER = re.compile(
    r"(?:q|quarter)\s*(?P<number>[1-4])[\s,:-]*(?:fy\s*)?(?P<years>\d{4}\s*[/–-]\s*\d{2,4})"
    r"|(?:fy\s*)?(?P<years2>\d{4}\s*[/–-]\s*\d{2,4})[\s,:-]*(?:q|quarter)\s*(?P<number2>[1-4])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:fy\s*)?(?P<start>(?:19|20)\d{2})\s*[/–-]\s*(?P<end>\d{4}|\d{2})", re.IGNORECASE)
_MOMENT = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<name>{_NAMES})[\s,-]+(?P<year>\d{{4}})"
    r"|(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4})|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))"
    r"(?:[\sT,]+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>am|pm)?)?",
    re.IGNORECASE,
)


def read_period(text: str, *, days: bool = False) -> Period | None:
    """The month, quarter or year that is all of a text: "April 2016", "Apr-16", "Q1 2016/17", "2016/17".

    With ``days``, a day also stands for its month: "30/04/2016".
    """
    text = text.strip().rstrip(":.")
    if len(text) > 30 or not any(character.isdigit() for character in text):
        return None
    return _year(text) or _month(text) or _quarter(text) or (_day(text) if days else None)


def periods_in(text: str) -> tuple[Period, ...]:
    """Every month named in a sentence or title, in order."""
    return tuple(
        Period.month(_full_year(match["year"]), MONTHS[match["name"].lower()])
        for match in re.finditer(rf"\b{_MONTH.pattern}\b", text, re.IGNORECASE)
    )


def years_in(text: str, year_start: int = FINANCIAL_YEAR_START) -> tuple[Period, ...]:
    """Every financial year named in a text: "2017/18", "2017- 2018"."""
    matches = re.finditer(rf"(?<!\d){_YEAR.pattern}(?!\d)", text, re.IGNORECASE)
    return tuple(Period.year(int(match["start"]), year_start) for match in matches if _follows(match))


def read_moment(text: str) -> datetime | None:
    """A date with or without a time of day: "14 June 2017 10:42", "14/06/2017", "2017-06-14T10:42"."""
    match = _MOMENT.search(text)
    if match is None:
        return None
    month = MONTHS[match["name"].lower()] if match["name"] else int(match["month2"] or match["month3"])
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    year, day = match["year"] or match["year2"] or match["year3"], match["day"] or match["day2"] or match["day3"]
    try:
        # A document states no time zone, so the moment has none either.
        return datetime(int(year), month, int(day), hour, int(match["minute"] or 0), int(match["second"] or 0))  # noqa: DTZ001
    except ValueError:
        return None


def _month(text: str) -> Period | None:
    if match := _MONTH.fullmatch(text):
        return Period.month(_full_year(match["year"]), MONTHS[match["name"].lower()])
    if match := _NUMBERED_MONTH.fullmatch(text):
        month = int(match["month"] or match["month2"])
        return Period.month(int(match["year"] or match["year2"]), month) if 1 <= month <= 12 else None
    return None


def _day(text: str) -> Period | None:
    moment = read_moment(text) if _MOMENT.fullmatch(text) else None
    return Period.month(moment.year, moment.month) if moment else None


def _quarter(text: str) -> Period | None:
    match = _QUARTER.fullmatch(text)
    year = _year(match["years"] or match["years2"]) if match else None
    return Period.quarter(year.start_year, int(match["number"] or match["number2"])) if match and year else None


def _year(text: str) -> Period | None:
    match = _YEAR.fullmatch(text)
    return Period.year(int(match["start"])) if match and _follows(match) else None


def _follows(match: re.Match[str]) -> bool:
    """Whether the second year is the one after the first; "2016-04" is a month."""
    return int(match["end"]) % 100 == (int(match["start"]) + 1) % 100


def _full_year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= _LAST_CENTURY else 2000)
