"""The workbook that an officer opens: its sheets, words, drop-downs, marks, and nothing that runs."""

from __future__ import annotations

import csv
import re
import subprocess
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl.utils import get_column_letter
from tests.exchange.workbook.editing import APRIL, FIRST_ROW, HEADINGS_ROW, Book, facts
from tests.exchange.workbook.packing import parts_of

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Frequency, NumberStyle, Unit
from belisha.domain.judgement import Commentary, Derivation, Judgement, Outcome
from belisha.domain.observation import Observation
from belisha.domain.organisation import Organisation, Publication
from belisha.domain.period import Period
from belisha.domain.prose import Paragraph
from belisha.exchange.layout import TABLES
from belisha.exchange.layout.words import words_of
from belisha.exchange.workbook import blank_workbook, to_settle, write_workbook

UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76"
"""What LibreOffice calls a CSV file in UTF-8."""


def column_values(book: Book, sheet: str, heading: str) -> list[Any]:
    at = book.column(sheet, heading)
    return [row[at - 1] for row in book.sheet(sheet).iter_rows(min_row=FIRST_ROW, values_only=True)]


def with_history(history: History, period: Period = APRIL) -> Facts:
    return replace(facts(), histories=(history,), publication=Publication(period=period))


def first() -> History:
    return facts().histories[0]


def test_every_table_is_a_sheet_and_the_monthly_ones_come_first() -> None:
    book = Book()
    assert set(book.book.sheetnames) == {"Notes", "Choices", *(table.sheet for table in TABLES)}
    assert book.book.sheetnames[:4] == ["Notes", "Values", "Judgements", "Targets"]


def test_headings_stay_in_sight_and_can_be_filtered() -> None:
    book = Book()
    for table in TABLES:
        sheet = book.sheet(table.sheet)
        assert sheet.freeze_panes is not None, table.sheet
        assert table.upright or sheet.auto_filter.ref.startswith(f"A{HEADINGS_ROW}:")
        assert sheet.page_setup.orientation == "landscape"


def test_coded_columns_offer_their_words() -> None:
    book = Book()
    choices = {row[0].column_letter: [c.value for c in col[3:] if c.value] for col in book.sheet("Choices").iter_cols()
               for row in [col]}  # fmt: skip
    for table in TABLES:
        if table.upright:
            continue
        lists = {str(v.sqref).split(":")[0]: v for v in book.sheet(table.sheet).data_validations.dataValidation}
        for place, column in enumerate(table.columns, start=2):
            offered = lists[f"{get_column_letter(place)}{FIRST_ROW}"]
            assert offered.prompt == column.help
            if column.choices is not None:
                match = re.fullmatch(r"Choices!\$([A-Z]+)\$4:\$([A-Z]+)\$(\d+)", offered.formula1)
                assert match is not None, column.name
                words = list(words_of(column.choices).values())
                assert (choices[match[1]], int(match[3])) == (words, 3 + len(words))


def test_words_are_shown_and_not_codes() -> None:
    book = Book()
    assert book.cell("Indicators", "Which way is better").value == "Aim to Maximise"
    assert book.cell("Judgements", "Expected outcome").value == "On course to achieve target"
    assert book.setting("Tolerance is").value == "Per cent of the target"


@pytest.mark.parametrize(
    ("unit", "style", "value", "stored", "shown"),
    [
        (Unit.PERCENT, NumberStyle(1), "58.9", 0.589, "0.0%"),
        (Unit.PERCENT, NumberStyle(2), "10", 0.1, "0.00%"),
        (Unit.PERCENT, NumberStyle(0), "58.93", 0.5893, "0.00%"),
        (Unit.NUMBER, NumberStyle(1, keep_zeros=False), "68", 68, "#,##0"),
        (Unit.NUMBER, NumberStyle(1), "68", 68, "#,##0.0"),
        (Unit.POUNDS, NumberStyle(0), "260686", 260686, '"£"#,##0'),
        (Unit.NUMBER, NumberStyle(0), "12345678901234567", "12345678901234567", "General"),
    ],
)
def test_figures_are_numbers_that_show_as_the_indicator_is_published(
    unit: Unit, style: NumberStyle, value: str, stored: object, shown: str
) -> None:
    indicator = replace(first().indicator, unit=unit, style=style)
    observed = (Observation(period=APRIL, value=Decimal(value)),)
    book = Book(write_workbook(with_history(History(indicator=indicator, observations=observed))))
    cell = book.cell("Values", "Value")
    assert (cell.value, cell.number_format) == (stored, shown)


def test_months_are_real_dates_and_other_periods_what_people_call_them() -> None:
    periods = (APRIL, Period.quarter(2025, 4), Period.year(2025), Period.range(APRIL, APRIL.shift(2)))
    made = with_history(replace(first(), observations=tuple(Observation(period=p, value=Decimal(1)) for p in periods)))
    book = Book(write_workbook(made))
    assert set(column_values(book, "Values", "Period")) == {
        datetime(2026, 4, 1),  # noqa: DTZ001 - spreadsheets have no time zone
        "Q4 2025/26",
        "2025/26",
        "April 2026 to June 2026",
    }
    assert book.cell("Values", "Period").number_format == "mmmm yyyy"


def test_the_month_reported_stands_on_top_then_the_year_it_lies_in_then_the_newest() -> None:
    history = facts().histories[0]
    made = replace(
        history, observations=tuple(Observation(period=APRIL.shift(i), value=Decimal(1)) for i in (-2, -1, 0))
    )
    targets = tuple(replace(history.targets[0], period=p) for p in (APRIL.shift(12), APRIL, Period.year(2026)))
    book = Book(write_workbook(with_history(replace(made, targets=targets))))
    assert [moment.month for moment in column_values(book, "Values", "Period")] == [4, 3, 2]
    assert column_values(book, "Targets", "Period")[2].year == 2027
    shown = [getattr(value, "month", value) for value in column_values(book, "Targets", "Period")]
    assert [str(value) for value in shown] == ["4", "2026/27", "4"]


FILLED = {
    (Frequency.MONTHLY, 5): "May 2026",
    (Frequency.QUARTERLY, 5): "",
    (Frequency.QUARTERLY, 6): "Q1 2026/27",
    (Frequency.ANNUAL, 6): "",
    (Frequency.ANNUAL, 3): "2026/27",
}


@pytest.mark.parametrize(("frequency", "month"), FILLED)
def test_rows_to_fill_in_are_those_that_are_due(frequency: Frequency, month: int) -> None:
    period = Period.month(2026 if month >= 4 else 2027, month)
    indicator = replace(first().indicator, frequency=frequency)
    book = Book(write_workbook(with_history(History(indicator=indicator), period)))
    label = FILLED[frequency, month]
    found = [value for value in column_values(book, "Values", "Period") if value is not None]
    shown = [f"{value:%B %Y}" if isinstance(value, datetime) else value for value in found]
    assert shown == ([label] if label else [])
    assert len([v for v in column_values(book, "Judgements", "Period") if v]) == 1


def test_what_a_formula_gives_is_not_filled_in() -> None:
    indicator = replace(first().indicator, formula="1 + 1")
    book = Book(write_workbook(with_history(History(indicator=indicator), Period.month(2026, 4))))
    assert [value for value in column_values(book, "Values", "Period") if value is not None] == []
    assert len([v for v in column_values(book, "Judgements", "Period") if v]) == 1


def test_a_quarterly_indicator_kept_by_months_is_filled_in_by_months() -> None:
    indicator = replace(first().indicator, frequency=Frequency.QUARTERLY)
    history = History(indicator=indicator, observations=(Observation(period=APRIL.shift(-1), value=Decimal(1)),))
    book = Book(write_workbook(with_history(history, Period.month(2026, 6))))
    assert column_values(book, "Values", "Period")[0] == datetime(2026, 6, 1)  # noqa: DTZ001


def test_a_percentage_still_to_be_filled_in_is_typed_as_one() -> None:
    indicator = replace(first().indicator, unit=Unit.PERCENT)
    book = Book(write_workbook(with_history(History(indicator=indicator))))
    assert (book.cell("Values", "Row note").value, book.cell("Values", "Value").number_format) == ("To fill in", "0.0%")


def test_what_is_to_settle_is_marked_with_its_question() -> None:
    open_outcome = Judgement(period=APRIL, outcome=Outcome.AT_RISK_OR_SOME_SLIPPAGE)
    made = with_history(replace(first(), judgements=(open_outcome,)))
    made = replace(made, organisation=Organisation(name="Estuary", name_derived=True))
    assert [(s.table, s.column) for s in to_settle(made)] == [("organisation", "name"), ("judgements", "outcome")]
    book = Book(write_workbook(made))
    assert book.cell("Judgements", "Row note").value == "Settle: at risk or some slippage?"
    assert book.cell("Judgements", "Expected outcome").fill.fgColor.rgb == "FFFFD54A"
    assert book.setting("Organisation").offset(0, -2).value == "Settle: is this the organisation's name?"
    notes = [cell.value for row in book.sheet("Notes").iter_rows() for cell in row]
    assert "at risk or some slippage?" in notes


@pytest.mark.office
def test_what_was_settled_is_no_longer_listed_as_open(soffice: str, tmp_path: Path) -> None:
    left_open = Judgement(period=APRIL, outcome=Outcome.AT_RISK_OR_SOME_SLIPPAGE)
    codes = ["NO 1", "NO 1*", f"~{'long ' * 40}", '="HO"']
    histories = tuple(
        replace(first(), indicator=replace(first().indicator, code=code), judgements=(left_open,)) for code in codes
    )
    made = replace(facts(), organisation=Organisation(name="Estuary", name_derived=True), histories=histories)
    book = Book(write_workbook(made))
    for row, code in enumerate(codes, start=4):
        assert book.cell("Judgements", "Code", row).value == code

    def now(name: str) -> list[str]:
        (tmp_path / f"{name}.xlsx").write_bytes(book.saved())
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", UTF_8, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"{name}.xlsx")], check=True, capture_output=True, timeout=120)
        rows = csv.reader((tmp_path / f"{name}.csv").read_text("utf-8").splitlines())
        return [row[3] for row in rows if row[0].endswith(" of 5")]

    assert now("before") == ["Open"] * 5
    book.setting("Name worked out").value = "No"
    book.put("Judgements", "Expected outcome", "Some slippage against target", row=5)
    assert now("after") == ["Settled", "Open", "Settled", "Open", "Open"]


def test_an_outcome_that_was_settled_is_no_longer_one_that_was_worked_out() -> None:
    left_open = Judgement(
        period=APRIL,
        outcome=Outcome.AT_RISK_OR_SOME_SLIPPAGE,
        derivation=Derivation.LISTED_WITH_TWO_COUNTS,
    )
    book = Book(write_workbook(with_history(replace(first(), judgements=(left_open,)))))
    book.put("Judgements", "Expected outcome", "Some slippage against target")
    (judgement,) = book.read().histories[0].judgements
    assert (judgement.outcome, judgement.derivation) == (Outcome.SOME_SLIPPAGE, None)


def test_nothing_is_marked_where_nothing_is_open() -> None:
    book = Book()
    assert to_settle(facts()) == ()
    assert {value for value in column_values(book, "Judgements", "Row note") if value} == set()


def test_a_long_text_runs_over_several_rows_that_may_be_sorted() -> None:
    text = "A long story. " * 5_000
    told = replace(first(), commentaries=(Commentary(period=APRIL, prose=(Paragraph(text.strip()),)),))
    book = Book(write_workbook(with_history(told)))
    assert [v for v in column_values(book, "Judgements", "Row note") if v] == ["Part 2", "Part 3"]
    assert max(len(value) for value in column_values(book, "Judgements", "Commentary") if value) <= 32_767
    sheet = book.sheet("Judgements")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 2)]
    for target, values in zip(sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 2), rows[::-1], strict=True):
        for cell, value in zip(target, values, strict=True):
            cell.value = value
    assert book.read() == with_history(told)


def test_a_part_that_lost_its_beginning_is_a_problem() -> None:
    told = replace(first(), commentaries=(Commentary(period=APRIL, prose=(Paragraph("x" * 70_000),)),))
    book = Book(write_workbook(with_history(told)))
    book.sheet("Judgements").delete_rows(FIRST_ROW + 1)
    with pytest.raises(Exception, match="cannot be read: 1 problem") as caught:
        book.read()
    assert "part 3 of a text whose part 2 is missing" in str(caught.value.problems[0])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1632", "@SUM(A1)", '=HYPERLINK("http://x.example")', "007", "1/4", "TRUE", "-"]
)
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    indicator = replace(first().indicator, title=text, owners=(text,), definition=text)
    data = write_workbook(with_history(History(indicator=indicator)))
    book = Book(data)
    cell = book.cell("Indicators", "Title")
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    sheets = [content for name, content in parts_of(data).items() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in content for content in sheets)
    assert not any(b"x.example" in content for name, content in parts_of(data).items() if name.endswith(".rels"))


def test_a_blank_workbook_shows_an_example_on_every_sheet() -> None:
    book = Book(blank_workbook())
    for table in TABLES:
        if not table.upright and any(column.example for column in table.columns):
            assert book.cell(table.sheet, "Row note").value == "Example", table.sheet
            assert book.cell(table.sheet, table.columns[0].heading).font.italic
    assert book.cell("Organisation", "For example").value == "Estuary Borough Council"


def test_the_moment_that_it_was_made_is_the_sources_own() -> None:
    moment = datetime(2017, 6, 14, 10, 42)  # noqa: DTZ001 - a report's moment has no time zone
    made = replace(facts(), publication=replace(facts().publication, generated=moment))
    assert Book(write_workbook(made)).book.properties.created == moment
    assert Book().book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001


def test_a_code_too_long_for_a_cell_is_an_error_and_not_cut() -> None:
    indicator = replace(first().indicator, code="x" * 40_000)
    with pytest.raises(ValueError, match="Code is too long for a cell"):
        write_workbook(with_history(History(indicator=indicator)))
