"""Sheets, headings and rows as people leave them: moved, renamed, hidden, merged, repeated, half filled in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.exchange.workbook.editing import APRIL, FIRST_ROW, HEADINGS_ROW, Book, facts
from tests.exchange.workbook.packing import changed_part, part_with, parts_of

from belisha.domain.facts import Facts
from belisha.domain.problems import Remark, RemarkKind, SourceError
from belisha.exchange.reading import Reading
from belisha.exchange.workbook import blank_workbook, read_workbook, write_workbook

VALUES = "sheet Values"


def remarks(book: Book) -> tuple[Remark, ...]:
    return read_workbook(book.saved(), "register.xlsx").remarks


def refused(book: Book) -> list[str]:
    with pytest.raises(SourceError) as caught:
        book.read()
    return [str(problem) for problem in caught.value.problems]


def test_a_workbook_saved_by_another_program_is_the_same() -> None:
    assert Book().read() == facts()
    assert remarks(Book()) == ()


def _move_columns(book: Book) -> None:
    sheet = book.sheet("Values")
    for row in sheet.iter_rows(min_row=HEADINGS_ROW):
        cells = [(cell.value, cell.number_format) for cell in row]
        for cell, (value, number_format) in zip(row, reversed(cells), strict=True):
            cell.value, cell.number_format = value, number_format


def _shout(book: Book) -> None:
    for cell in book.sheet("Values")[HEADINGS_ROW]:
        cell.value = f" {str(cell.value).upper()} "


def _machine_names(book: Book) -> None:
    book.put("Values", "Why there is no value", "missing", row=HEADINGS_ROW)
    book.put("Values", "Code", "indicator", row=HEADINGS_ROW)


def _rows_above(book: Book) -> None:
    book.sheet("Values").insert_rows(1, amount=5)


def _drop_optional(book: Book) -> None:
    book.sheet("Values").delete_cols(book.column("Values", "As printed"))


def _sort(book: Book) -> None:
    sheet = book.sheet("Values")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    formats = [[cell.number_format for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    for target, values, shown in zip(sheet.iter_rows(min_row=FIRST_ROW), rows[::-1], formats[::-1], strict=True):
        for cell, value, number_format in zip(target, values, shown, strict=True):
            cell.value, cell.number_format = value, number_format


def _empty_styled_rows(book: Book) -> None:
    for row in range(10, 400):
        book.put("Values", "Value", None, "0.0%", row=row)


@pytest.mark.parametrize(
    "change", [_move_columns, _shout, _machine_names, _rows_above, _drop_optional, _sort, _empty_styled_rows]
)
def test_what_an_officer_may_do_to_a_sheet_changes_nothing(change: Callable[[Book], None]) -> None:
    book = Book()
    change(book)
    assert book.read() == facts()
    assert remarks(book) == ()


def test_columns_and_sheets_of_ones_own_are_left_out_and_told() -> None:
    book = Book()
    book.sheet("Values").cell(HEADINGS_ROW, 20).value = "Checked by"
    book.sheet("Values").cell(FIRST_ROW, 20).value = "me"
    book.book.create_sheet("Scratch")["A1"] = 1
    assert book.read() == facts()
    assert {(r.kind, r.place) for r in remarks(book)} == {
        (RemarkKind.LEFT_OUT, "sheet Scratch"),
        (RemarkKind.LEFT_OUT, "sheet Values, row 3, column T (Checked by)"),
    }


def test_a_misspelt_heading_is_a_problem_with_a_suggestion() -> None:
    book = Book()
    book.put("Values", "Numerator", "Numerater", row=HEADINGS_ROW)
    assert refused(book) == [
        'sheet Values, row 3, column G: the heading "Numerater". Expected a heading of the layout. Did you mean Numerator?'
    ]


def test_a_heading_that_is_needed_and_gone_is_a_problem() -> None:
    book = Book()
    book.put("Values", "Period", "When", row=HEADINGS_ROW)
    assert any(text.startswith('sheet Values, row 3: no column "Period".') for text in refused(book))


def test_a_heading_twice_is_a_problem() -> None:
    book = Book()
    book.put("Values", "As printed", "Value", row=HEADINGS_ROW)
    assert "a second column" in refused(book)[0]


def test_a_misspelt_sheet_is_a_problem_with_a_suggestion() -> None:
    book = Book()
    book.sheet("Judgements").title = "Judgments"
    assert refused(book) == [
        (
            "sheet Judgments: a sheet that is not part of the layout. Expected its own name for every sheet. "
            "Did you mean Judgements?"
        )
    ]


def test_a_sheet_that_is_needed_and_gone_is_a_problem() -> None:
    book = Book()
    del book.book["Indicators"]
    assert any(text.startswith("no sheet Indicators.") for text in refused(book))


def test_sheets_that_are_not_needed_may_go() -> None:
    book = Book()
    for title in ("Contacts", "Front page", "Printed counts", "Footnotes", "Notes", "Choices"):
        del book.book[title]
    assert book.read() == facts()


def test_another_workbook_is_refused_with_what_to_do() -> None:
    book = Book()
    for title in book.book.sheetnames[1:]:
        del book.book[title]
    book.sheet("Notes").title = "Sheet1"
    assert [text[:68] for text in refused(book)] == [
        "none of its sheets is one that Belisha knows (it has Sheet1). Expect"
    ]


def test_unknown_codes_get_a_suggestion() -> None:
    book = Book()
    book.put("Values", "Code", "NO1")
    book.put("Indicators", "Aim", "HOME", row=5)
    book.put("Judgements", "Expected outcome", "On course to acheive target")
    said = refused(book)
    assert any("row 4, column B (Code)" in text and text.endswith("Did you mean NO 1?") for text in said)
    assert any("sheet Indicators, row 5" in text and text.endswith("Did you mean HOMES?") for text in said)
    assert any(text.endswith("Did you mean On course to achieve target?") for text in said)


def test_a_row_twice_is_a_problem_that_names_both() -> None:
    book = Book()
    book.put("Values", "Code", "NO 1", row=5)
    book.put("Values", "Value", 58.9, "0.0", row=5)
    assert refused(book) == [
        (
            "sheet Values, row 5: a second row for NO 1, April 2026, 1. Expected one. "
            "The first is sheet Values, row 4. Remove or correct one of them."
        )
    ]


def test_codes_that_differ_only_in_capitals_are_two_indicators_and_told() -> None:
    book = Book()
    sheet = book.sheet("Indicators")
    last = sheet.max_row + 1
    for column, cell in enumerate(sheet[FIRST_ROW], start=1):
        sheet.cell(last, column).value = cell.value
    book.put("Indicators", "Code", "no 1", row=last)
    assert [(each.kind, each.place, each.text) for each in remarks(book)] == [
        (
            RemarkKind.AMBIGUOUS,
            f"sheet Indicators, row {last}, column B (Code)",
            '"no 1" and "NO 1" (sheet Indicators, row 4) differ only in capitals, and were read as two indicators',
        )
    ]


def test_a_value_and_a_reason_for_having_none_is_a_problem() -> None:
    book = Book()
    book.put("Values", "Why there is no value", "Not collected")
    assert "a value and a reason for having none" in refused(book)[0]


def test_a_row_without_value_or_reason_is_a_problem_if_anything_else_stands_in_it() -> None:
    book = Book()
    book.put("Values", "Value", None)
    book.put("Values", "Quality", "Provisional")
    assert refused(book) == [
        "sheet Values, row 4, column E (Value): nothing, and no reason why. Expected a value, or the reason beside it."
    ]


def test_a_row_whose_value_was_emptied_is_passed_over_and_told() -> None:
    book = Book()
    book.put("Values", "Value", None)
    assert book.read().histories[0].observations == ()
    assert [(r.kind, r.place) for r in remarks(book)] == [(RemarkKind.LEFT_OUT, "sheet Values, 1 rows")]


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book = Book()
    book.sheet("Values").row_dimensions[5].hidden = True
    book.sheet("Values").column_dimensions["E"].hidden = True
    book.sheet("Targets").sheet_state = "hidden"
    assert book.read() == facts()
    assert {(r.place, r.text) for r in remarks(book)} == {
        ("sheet Values, rows 5", "hidden rows were read too"),
        ("sheet Values, column E (Value)", "a hidden column was read too"),
        ("sheet Targets", "a hidden sheet was read"),
    }


def test_merged_cells_with_a_value_are_refused() -> None:
    book = Book()
    book.sheet("Values").merge_cells("E4:E5")
    assert any("cells E4 to E5: merged cells" in text for text in refused(book))


def test_merged_cells_elsewhere_do_no_harm() -> None:
    book = Book()
    book.sheet("Values").merge_cells("A1:F1")
    book.sheet("Values").merge_cells("R20:S22")
    assert book.read() == facts()


def test_formulas_are_read_by_their_last_result() -> None:
    data = write_workbook(facts())
    # openpyxl keeps no results of formulas, so the markup is changed itself.
    assert _with_formula(data, "<f>1+1</f><v>58.9</v>").facts == facts()
    kinds = [(r.kind, r.place, r.text) for r in _with_formula(data, "<f>1+1</f><v>58.9</v>").remarks]
    assert kinds == [
        (RemarkKind.DERIVED, "sheet Values, row 4, column E (Value)", "the last result of a formula was read")
    ]


@pytest.mark.parametrize("markup", ["<f>1+1</f>", "<f>[1]Sheet1!A1</f>"])
def test_formulas_without_a_result_are_refused(markup: str) -> None:
    with pytest.raises(SourceError) as caught:
        _with_formula(write_workbook(facts()), markup)
    assert [p.found for p in caught.value.problems] == ["a formula without a result"]


def test_a_formula_for_text_without_a_result_is_no_blank() -> None:
    data = write_workbook(facts())
    part = part_with(data, b"<v>58.9</v>")
    cell = re.search(rb'<c r="(\w+)"[^>]*><v>58.9</v></c>', parts_of(data)[part])
    assert cell is not None
    markup = b'<c r="%s" t="str"><f>TEXT(1,"0")</f></c>' % cell[1]
    with pytest.raises(SourceError) as caught:
        read_workbook(changed_part(data, part, cell[0], markup, times=1), "register.xlsx")
    assert [p.found for p in caught.value.problems] == ["a formula without a result"]


def _with_formula(data: bytes, markup: str) -> Reading:
    part = part_with(data, b"<v>58.9</v>")
    return read_workbook(changed_part(data, part, b"<v>58.9</v>", markup.encode(), times=1), "register.xlsx")


def test_rows_to_fill_in_are_passed_over_until_filled() -> None:
    ahead = replace(facts(), publication=replace(facts().publication, period=APRIL.shift(1)))
    book = Book(write_workbook(ahead))
    assert [book.cell("Values", "Row note", row).value for row in (4, 5, 6, 7)] == ["To fill in"] * 3 + [None]
    assert book.read() == ahead
    book.put("Values", "Value", 61.5)
    history = book.read().history("NO 1")
    assert history is not None
    assert [str(o.value) for o in history.observations] == ["58.9", "61.5"]


def test_a_blank_workbooks_examples_are_never_read() -> None:
    book = Book(blank_workbook())
    book.setting("Organisation").offset(0, 1).value = "Estuary Borough Council"
    book.setting("Organisation").value = "Estuary Borough Council"
    read = book.read()
    assert isinstance(read, Facts)
    assert (read.histories, read.aims, read.partnerships) == ((), (), ())


def test_a_blank_workbook_wants_the_organisations_name() -> None:
    assert refused(Book(blank_workbook())) == [
        "sheet Organisation, row 4 (Organisation): nothing. Expected a value. The name as it should stand on the report."
    ]


def test_an_example_that_was_overwritten_is_not_lost_in_silence() -> None:
    book = Book(blank_workbook())
    book.setting("Organisation").value = "Estuary Borough Council"
    book.put("Indicators", "Code", "ES 1")
    said = refused(book)
    assert len(said) == 1
    assert said[0].startswith("sheet Indicators, row 4: a row marked as an example that says something else.")
