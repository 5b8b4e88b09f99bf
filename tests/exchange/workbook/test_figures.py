"""Every way a figure comes out of a spreadsheet: what is read, and what is refused because it may mean two things."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

import pytest
from tests.exchange.workbook.editing import APRIL, FIRST_ROW, UNITS, Book, without_values
from tests.spec import workbook_figures
from tests.spec._table import rows

from belisha.domain.facts import Facts
from belisha.domain.observation import Missing
from belisha.domain.problems import SourceError
from belisha.exchange.workbook import write_workbook


class Case(NamedTuple):
    code: str
    value: object
    number_format: str
    expected: str
    """The value read; or the reason for having none; or words of the refusal."""


def _rule(row: dict[str, str]) -> Case:
    code = next(code for code, unit in UNITS.items() if unit == row["unit"])
    held = row["the cell holds"]
    return Case(code, held.strip('"') if '"' in held else float(held), row["number format"], row["read as"])


RULES = tuple(map(_rule, rows(workbook_figures.TABLE)))
READ = (
    Case("NO 1", 58.9, "General", "58.9"),
    Case("NO 1", 58.900000000000006, "General", "58.9"),
    Case("NO 1", 0.1 + 0.2, "General", "0.3"),
    Case("NO 1", 414496, "#,##0", "414496"),
    Case("NO 1", -3.5, "0.0", "-3.5"),
    Case("NO 1", 0, "General", "0"),
    Case("NO 1", "58.9", "@", "58.9"),
    Case("NO 1", " 58.9\u00a0", "General", "58.9"),
    Case("NO 1", "414,496", "General", "414496"),
    Case("NO 1", 12345.678, "#,##0,", "12345.678"),
    Case("NO 1", 12, '0 "days"', "12"),
    Case("NO 1", 1e-7, "General", "0.0000001"),
    Case("PC 1", 0.07, "0%", "7"),
    Case("PC 1", 0.005, "0.0%", "0.5"),
    Case("PC 1", "58.9 %", "General", "58.9"),
    Case("PO 1", 260686, "£#,##0", "260686"),
    Case("PO 1", 260686.5, "[$£-809]#,##0.00", "260686.5"),
    Case("NO 1", "N/A", "General", "not_yet_available"),
    Case("NO 1", "TBC", "General", "to_be_confirmed"),
    Case("NO 1", "-", "General", "not_collected"),
    Case("NO 1", "–", "General", "not_collected"),
    *(case for case in RULES if not case.expected.startswith("refused")),
)
REFUSED = (
    Case("PC 1", -0.2, "0.00", "may mean either"),
    Case("NO 1", 58.9, '0.0"%"', "without a percent sign"),
    Case("PO 1", "58.9%", "General", "without a percent sign"),
    Case("NO 1", "1.234,5", "General", "not a number"),
    Case("NO 1", "12 34", "General", "not a number"),
    Case("NO 1", "1e5", "General", "not a number"),
    Case("NO 1", "about 5", "General", "not a number"),
    Case("NO 1", "1632*", "General", "mark's meaning"),
    Case("NO 1", "↓3.5", "General", "not a number"),
    Case("NO 1", True, "General", "TRUE"),
    Case("NO 1", date(2026, 4, 1), "dd/mm/yyyy", "a date or a time"),
    Case("NO 1", time(12, 30), "h:mm", "a date or a time"),
    Case("NO 1", "#N/A", "General", "the error #N/A"),
    Case("NO 1", "#DIV/0!", "General", "the error #DIV/0!"),
    Case("NO 1", 1e300, "General", "more digits"),
    *(case._replace(expected=case.expected.removeprefix("refused: ")) for case in RULES if case not in READ),
)


def _book(cases: tuple[Case, ...]) -> Book:
    """A workbook whose sheet Values has a row for each case, each in a month of its own."""
    book = Book(write_workbook(without_values()))
    for place, case in enumerate(cases):
        row = FIRST_ROW + place
        book.put("Values", "Code", case.code, row=row)
        book.put("Values", "Period", f"{APRIL.shift(place).label}", row=row)
        book.put("Values", "Value", case.value, case.number_format, row=row)
    return book


@pytest.fixture(scope="module")
def read() -> Facts:
    return _book(READ).read()


@pytest.fixture(scope="module")
def refused() -> dict[str, str]:
    """What is said of each row, by its place."""
    with pytest.raises(SourceError) as caught:
        _book(REFUSED).read()
    return {problem.place: str(problem) for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("place", "case"), tuple(enumerate(READ)), ids=[f"{c.code} {c.value!r} {c.number_format}" for c in READ]
)
def test_a_figure_is_read_as_it_shows(read: Facts, place: int, case: Case) -> None:
    history = read.history(case.code)
    assert history is not None
    observation = history.observation(APRIL.shift(place))
    assert observation is not None
    if case.expected in set(Missing):
        assert (observation.missing, observation.text) == (Missing(case.expected), str(case.value))
    else:
        assert observation.value == Decimal(case.expected)


@pytest.mark.parametrize(
    ("place", "case"), tuple(enumerate(REFUSED)), ids=[f"{c.code} {c.value!r} {c.number_format}" for c in REFUSED]
)
def test_what_may_mean_two_things_is_refused_with_its_place(refused: dict[str, str], place: int, case: Case) -> None:
    assert case.expected in refused[f"sheet Values, row {FIRST_ROW + place}, column E (Value)"]


def test_every_problem_is_told_at_once(refused: dict[str, str]) -> None:
    assert len(refused) == len(REFUSED)


def test_a_percentage_that_may_mean_two_things_says_which() -> None:
    book = Book()
    book.put("Values", "Value", 0.589, "General", row=5)
    with pytest.raises(SourceError) as caught:
        book.read()
    assert [problem.remedy for problem in caught.value.problems] == ["Write 58.9% or 0.589%, whichever is meant."]


def test_a_tolerance_is_a_percentage_or_in_the_indicators_unit() -> None:
    book = Book()
    for row, (size, shown, kind) in enumerate(
        ((0.02, "0%", "Per cent of the target"), (0.5, "0.0", "An amount")), FIRST_ROW
    ):
        book.put("Targets", "Tolerance", size, shown, row=row if row == FIRST_ROW else 6)
        book.put("Targets", "Tolerance is", kind, row=row if row == FIRST_ROW else 6)
    targets = {h.indicator.code: h.targets[0].tolerance for h in book.read().histories}
    assert [str(t.size) if t else "" for t in targets.values()] == ["2", "", "0.5"]
