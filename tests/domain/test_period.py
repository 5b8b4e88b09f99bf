import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec import periods as spec
from tests.spec._table import case, rows

from belisha.domain.period import Period, PeriodError, PeriodKind

MONTHS = st.builds(Period.month, st.integers(1000, 9000), st.integers(1, 12))
STARTS = st.integers(1, 12)


@pytest.mark.parametrize("row", rows(spec.TABLE), ids=case)
def test_a_period_is_called_and_lies_as_the_table_says(row: dict[str, str]) -> None:
    start = int(row["year starts"])
    period = Period.parse(row["code"], start)
    assert (period.code, str(period), period.label) == (row["code"], row["code"], row["called"])
    assert Period(period.first, 1, PeriodKind.MONTH).code == row["first month"]
    assert Period(period.last, 1, PeriodKind.MONTH).code == row["last month"]
    assert period.in_year(start).code == row["year of it"]


@pytest.mark.parametrize(
    "text",
    ["", "2017", "2017-13", "2017-00", "0000-01", "April 2017", "FY2017", "FY2017-19", "FY2017-18-Q5", "FY2017-18-Q0", "2017-4",
     "2017-04/2017-03", "2017-04/", "/2017-04", "FY2017-Q1"],
)  # fmt: skip
def test_what_is_no_period_is_refused_saying_how_to_write_one(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(text)


def test_the_refusal_shows_every_way_to_write_one() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("June")
    assert "'June' is not a period. Write a month as 2017-04, a quarter as FY2017-18-Q1" in str(caught.value)


def test_a_quarter_stands_after_its_third_month_and_a_year_after_its_last_quarter() -> None:
    codes = ["FY2017-18-Q1", "2017-06", "FY2017-18", "2018-03", "2017-05", "FY2017-18-Q4", "2017-07"]
    assert [period.code for period in sorted(map(Period.parse, codes))] == [
        "2017-05", "2017-06", "FY2017-18-Q1", "2017-07", "2018-03", "FY2017-18-Q4", "FY2017-18",
    ]  # fmt: skip


def test_different_periods_of_the_same_months_never_tie() -> None:
    month, alone = Period.month(2017, 4), Period.range(Period.month(2017, 4), Period.month(2017, 4))
    assert month != alone
    assert sorted([alone, month]) == sorted([month, alone])


@given(MONTHS, STARTS, st.sampled_from([1, 3, 12]))
def test_every_code_reads_back_as_the_same_period(month: Period, start: int, months: int) -> None:
    quarter = Period.quarter(month.calendar_year, month.month_number % 4 + 1, start)
    for period in (month, quarter, Period.year(month.calendar_year, start), Period.range(month, month.shift(months))):
        assert Period.parse(period.code, start) == period


@given(MONTHS, STARTS)
def test_a_year_has_four_quarters_of_three_months_that_follow_each_other(month: Period, start: int) -> None:
    year = month.in_year(start)
    quarters = [Period.quarter(year.start_year, number, start) for number in (1, 2, 3, 4)]
    assert [quarter.first for quarter in quarters] == [year.first + 3 * i for i in range(4)]
    assert [quarter.quarter_number for quarter in quarters] == [1, 2, 3, 4]
    assert {quarter.start_year for quarter in quarters} == {year.start_year}
    assert year.first <= month.first <= year.last


@given(MONTHS, st.integers(-500, 500))
def test_shifting_there_and_back_changes_nothing(month: Period, months: int) -> None:
    assert month.shift(months).shift(-months) == month
    assert month.previous_year == month.shift(-12)
