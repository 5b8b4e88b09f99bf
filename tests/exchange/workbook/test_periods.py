"""Every way a month, quarter or year comes out of a spreadsheet, in both of Excel's calendars."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.exchange.workbook.editing import Book, facts, without_values

from belisha.domain.problems import SourceError
from belisha.exchange.workbook import write_workbook

MONTHS = {
    "April 2017": "2017-04",
    "april 2017": "2017-04",
    "Apr-17": "2017-04",
    "Apr 2017": "2017-04",
    "Sept 2017": "2017-09",
    "Apr '17": "2017-04",
    "2017-04": "2017-04",
    "2017/04": "2017-04",
    "04/2017": "2017-04",
    "4/2017": "2017-04",
    "01/04/2017": "2017-04",
    "30/04/2017": "2017-04",
    "1 April 2017": "2017-04",
    "30th April 2017": "2017-04",
    "2017-04-01": "2017-04",
    "2017-04-30 00:00:00": "2017-04",
    "  April \u00a0 2017 ": "2017-04",
    "Q1 2017/18": "FY2017-18-Q1",
    "q4 2017-18": "FY2017-18-Q4",
    "Q1 2017/2018": "FY2017-18-Q1",
    "FY2017-18-Q2": "FY2017-18-Q2",
    "2017/18": "FY2017-18",
    "2017-18": "FY2017-18",
    "2017/2018": "FY2017-18",
    "1999/00": "FY1999-00",
    "April 2016 to March 2017": "2016-04/2017-03",
    "April 2016 – March 2017": "2016-04/2017-03",
    "2016-04/2017-03": "2016-04/2017-03",
}
REFUSED = {
    "April": "a period like",
    "2017": "a period like",
    "April 17": "a period like",
    "15 April 2017": "first or last day",
    "04/01/2017": "first or last day",
    "31/04/2017": "a period like",
    "13/2017": "a period like",
    "2011-12": "December 2011 or 2011/12",
    "2017/19": "a period like",
    "Q1 2017": "a quarter like Q1 2026/27",
    "Q5 2017/18": "a period like",
    "Q1": "a period like",
    "March 2017 to April 2016": "not before its start",
    "Aprli 2017": "a period like",
}
DATES = {
    date(2017, 4, 1): "2017-04",
    date(2017, 4, 30): "2017-04",
    date(2016, 2, 29): "2016-02",
    date(1900, 3, 1): "1900-03",
}


def _with_periods(values: object, *, from_1904: bool = False) -> Book:
    book = Book(write_workbook(without_values()))
    if from_1904:
        book.book.epoch = CALENDAR_MAC_1904
    for row, value in enumerate(values, start=4):  # type: ignore[call-overload]
        book.put("Values", "Code", "NO 1", row=row)
        book.put("Values", "Revision", row, row=row)
        book.put("Values", "Period", value, "General" if isinstance(value, str) else "d mmm yyyy", row=row)
        book.put("Values", "Value", row, row=row)
    return book


def _read(book: Book) -> dict[int, str]:
    """The period read from each row; the rows are told apart by their values."""
    history = book.read().history("NO 1")
    assert history is not None
    return {int(o.value): o.period.code for o in history.observations if o.value is not None}


def test_what_people_write_is_read() -> None:
    assert _read(_with_periods(MONTHS)) == dict(enumerate(MONTHS.values(), start=4))


@pytest.mark.parametrize("from_1904", [False, True])
def test_real_dates_are_read_in_both_calendars(from_1904: bool) -> None:
    dates = {day: code for day, code in DATES.items() if not from_1904 or day.year >= 1904}
    assert _read(_with_periods(dates, from_1904=from_1904)) == dict(enumerate(dates.values(), start=4))


def test_what_may_be_another_month_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        _with_periods(REFUSED).read()
    said = {problem.place: str(problem) for problem in caught.value.problems}
    for row, (text, reason) in enumerate(REFUSED.items(), start=4):
        assert reason in said[f"sheet Values, row {row}, column D (Period)"], text
    assert len(said) == len(REFUSED)


def test_a_date_within_a_month_is_refused_since_it_may_be_an_american_one() -> None:
    with pytest.raises(SourceError) as caught:
        _with_periods([datetime(2017, 1, 4)]).read()  # noqa: DTZ001 - spreadsheets have no time zone
    assert [problem.found for problem in caught.value.problems] == ["the date 4 January 2017"]


def test_a_date_that_lost_its_format_is_refused_with_a_hint() -> None:
    book = _with_periods([42826])
    book.put("Values", "Period", 42826, "General")
    with pytest.raises(SourceError) as caught:
        book.read()
    assert [(p.found, p.remedy) for p in caught.value.problems] == [
        ("42826", "If it was a date, give the cell a date format again.")
    ]


def test_a_calendar_year_is_a_year_where_years_start_in_january() -> None:
    january = replace(without_values(), organisation=replace(facts().organisation, year_start=1))
    book = Book(write_workbook(january))
    for row, (value, number_format) in enumerate((("2017", "@"), (2018, "General"), ("Q2 2017", "@")), start=4):
        book.put("Values", "Code", "NO 1", row=row)
        book.put("Values", "Period", value, number_format, row=row)
        book.put("Values", "Value", row, row=row)
    assert _read(book) == {4: "FY2017", 5: "FY2018", 6: "FY2017-Q2"}


MOMENTS = {
    "11 May 2026 09:30": datetime(2026, 5, 11, 9, 30),  # noqa: DTZ001
    "11/05/2026 9:30": datetime(2026, 5, 11, 9, 30),  # noqa: DTZ001
    "11/05/2026": datetime(2026, 5, 11),  # noqa: DTZ001
    "2026-05-11T09:30:15": datetime(2026, 5, 11, 9, 30, 15),  # noqa: DTZ001
    datetime(2026, 5, 11, 9, 30): datetime(2026, 5, 11, 9, 30),  # noqa: DTZ001
    datetime(2026, 5, 11, 23, 59, 59): datetime(2026, 5, 11, 23, 59, 59),  # noqa: DTZ001
}


@pytest.mark.parametrize("written", MOMENTS)
def test_moments_are_read_day_first_and_to_the_second(written: object) -> None:
    book = Book()
    book.put("Values", "Recorded on", written)
    assert book.read().histories[0].observations[0].recorded == MOMENTS[written]  # type: ignore[index]
