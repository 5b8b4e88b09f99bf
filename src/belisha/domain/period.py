"""Which months a value belongs to, and what a month, quarter, year or range is called."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

from belisha.domain.frozen import Frozen

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = {
    short: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for short in (name.lower(), name[:3].lower(), *(("sept",) if name == "September" else ()))
}
"""Each month's number by its name and by its abbreviations, in lower case."""
FINANCIAL_YEAR_START = 4
"""Councils' financial year starts in April unless the organisation says otherwise."""


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


class PeriodError(ValueError):
    """A text that is no period; the message says how to write one."""


class Period(Frozen):
    """A run of whole months.

    ``first`` counts months from year 0 (``year * 12 + month - 1``); ``months`` is the length.
    ``year_start`` is the first month (1 to 12) of the organisation's year: it decides what a quarter is called.
    Periods sort by their last month, then by length, so a quarter stands after its third month.
    """

    first: int
    months: int
    kind: PeriodKind
    year_start: int = FINANCIAL_YEAR_START

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls(year * 12 + month - 1, 1, PeriodKind.MONTH)

    @classmethod
    def quarter(cls, start_year: int, number: int, year_start: int = FINANCIAL_YEAR_START) -> Self:
        """Quarter ``number`` (1 to 4) of the year that begins in ``start_year``."""
        return cls(start_year * 12 + year_start - 1 + 3 * (number - 1), 3, PeriodKind.QUARTER, year_start)

    @classmethod
    def year(cls, start_year: int, year_start: int = FINANCIAL_YEAR_START) -> Self:
        return cls(start_year * 12 + year_start - 1, 12, PeriodKind.YEAR, year_start)

    @classmethod
    def range(cls, start: Period, end: Period) -> Self:
        if end.last < start.first:
            raise PeriodError(f"A range ends before it starts: {start.code}/{end.code}.")
        return cls(start.first, end.last - start.first + 1, PeriodKind.RANGE)

    @classmethod
    def parse(cls, text: str, year_start: int = FINANCIAL_YEAR_START) -> Self:
        """Read a period's code: ``2017-04``, ``FY2017-18-Q1``, ``FY2017-18`` or ``2016-04/2017-03``.

        Raises PeriodError saying how a period is written.
        """
        code = text.strip()
        if "/" in code:
            start, _, end = code.partition("/")
            return cls.range(cls.parse(start), cls.parse(end))
        if match := re.fullmatch(r"(\d{4})-(\d{2})", code):
            year, month = int(match[1]), int(match[2])
            if year and 1 <= month <= 12:
                return cls.month(year, month)
        elif match := re.fullmatch(r"FY(\d{4})(?:-(\d{2}))?(?:-Q([1-4]))?", code):
            start_year = int(match[1])
            suffix_agrees = match[2] == _year_suffix(start_year, year_start)
            if suffix_agrees and start_year:
                return (
                    cls.quarter(start_year, int(match[3]), year_start) if match[3] else cls.year(start_year, year_start)
                )
        raise PeriodError(
            f"'{text}' is not a period. Write a month as 2017-04, a quarter as FY2017-18-Q1, "
            "a year as FY2017-18 or a range as 2016-04/2017-03."
        )

    @property
    def last(self) -> int:
        """The last month's count, as ``first``."""
        return self.first + self.months - 1

    @property
    def code(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return _month_code(self.first)
            case PeriodKind.RANGE:
                return f"{_month_code(self.first)}/{_month_code(self.last)}"
            case PeriodKind.YEAR:
                return self._year_code
            case PeriodKind.QUARTER:
                return f"{self._year_code}-Q{self.quarter_number}"

    @property
    def label(self) -> str:
        """What people call it: "April 2017", "Q1 2017/18", "2017/18", "April 2016 to March 2017"."""
        match self.kind:
            case PeriodKind.MONTH:
                return _month_label(self.first)
            case PeriodKind.RANGE:
                return f"{_month_label(self.first)} to {_month_label(self.last)}"
            case PeriodKind.YEAR:
                return self.financial_year.replace("-", "/")
            case PeriodKind.QUARTER:
                return f"Q{self.quarter_number} {self.financial_year.replace('-', '/')}"

    @property
    def start_year(self) -> int:
        """The calendar year in which this period's (financial) year begins."""
        return (self.last - (self.year_start - 1)) // 12

    @property
    def financial_year(self) -> str:
        """The year's name without a prefix: "2017-18", or "2017" where years start in January."""
        suffix = _year_suffix(self.start_year, self.year_start)
        return f"{self.start_year}-{suffix}" if suffix else str(self.start_year)

    @property
    def quarter_number(self) -> int:
        return (self.last - (self.year_start - 1)) % 12 // 3 + 1

    @property
    def month_number(self) -> int:
        """The last month's number, 1 to 12."""
        return self.last % 12 + 1

    @property
    def calendar_year(self) -> int:
        """The last month's calendar year."""
        return self.last // 12

    def shift(self, months: int) -> Period:
        """The period of the same length ``months`` later (earlier where negative)."""
        return Period(self.first + months, self.months, self.kind, self.year_start)

    @property
    def previous_year(self) -> Period:
        return self.shift(-12)

    def in_year(self, year_start: int) -> Period:
        """The financial year that this period's last month lies in."""
        return Period.year((self.last - (year_start - 1)) // 12, year_start)

    # A struct answers > and >= by asking the other period for < and <=.
    def __lt__(self, other: Period) -> bool:
        return self._rank < other._rank

    def __le__(self, other: Period) -> bool:
        return self._rank <= other._rank

    def __str__(self) -> str:
        return self.code

    @property
    def _rank(self) -> tuple[int, int, int, int, str]:
        # The kind comes last: the range April 2017 to April 2017 is not the month, and unequal periods never tie.
        return self.last, self.months, self.first, self.year_start, self.kind

    @property
    def _year_code(self) -> str:
        return f"FY{self.financial_year}"


def _month_code(count: int) -> str:
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _month_label(count: int) -> str:
    return f"{MONTH_NAMES[count % 12]} {count // 12}"


def _year_suffix(start_year: int, year_start: int) -> str | None:
    return None if year_start == 1 else f"{(start_year + 1) % 100:02d}"
