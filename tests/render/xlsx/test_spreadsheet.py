"""The spreadsheet keeps to the Analysis Function's guidance on releasing statistics in spreadsheets."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from tests.report_builder import detail, entry, figure, identity, report, table

from belisha import markers
from belisha.render import Format, render
from belisha.render.xlsx.long_text import CELL_LIMIT
from belisha.report.model import Figure, Paragraph, Report, RevisionsPart


@cache
def spreadsheet(made: Report) -> bytes:
    (output,) = render(made, [Format.XLSX])
    return output.data


@cache
def book(made: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(spreadsheet(made)))


def cells(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def column(sheet: Worksheet, heading: str) -> list[object]:
    """What stands under a heading of the sheet's table."""
    (place,) = (cell for cell in cells(sheet) if cell.value == heading and cell.row > 2)
    return [row[0].value for row in sheet.iter_rows(min_row=place.row + 1, min_col=place.column, max_col=place.column)]


def test_cover_contents_and_notes_come_first(any_report: Report) -> None:
    assert book(any_report).sheetnames[:3] == ["Cover", "Contents", "Notes"]


def test_each_sheet_has_one_table_that_begins_on_the_left(any_report: Report) -> None:
    workbook = book(any_report)
    names = set()
    for sheet in workbook.worksheets[1:]:
        if not sheet.tables:
            assert any(cell.value == any_report.words.data.nothing for cell in cells(sheet)), sheet.title
            continue
        (name,) = sheet.tables
        names.add(name.lower())
        first, last = sheet.tables[name].ref.split(":")
        assert first.startswith("A")
        assert first[1:].isdigit()
        assert last == sheet.dimensions.split(":")[1], "the table reaches to the end of what is written"
        assert sheet["A1"].value
        above = [sheet.cell(row, 1).value for row in range(1, int(first[1:]))]
        assert all(above), f"{sheet.title} has an empty row above its table"
    assert len(names) == sum(len(sheet.tables) for sheet in workbook)


def test_nothing_is_merged_hidden_frozen_or_filtered(any_report: Report) -> None:
    for sheet in book(any_report):
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert all(each.autoFilter is None for each in sheet.tables.values())
        assert not any(each.hidden for each in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))


def test_no_row_or_column_of_a_table_is_without_heading_or_content(any_report: Report) -> None:
    for sheet in book(any_report):
        for each in sheet.tables.values():
            header, *rows = sheet[each.ref]
            headings = [cell.value for cell in header]
            assert all(headings)
            assert len({str(text).casefold() for text in headings}) == len(headings)
            assert all(any(cell.value is not None for cell in row) for row in rows)


def test_it_tells_nothing_by_colour(any_report: Report) -> None:
    for sheet in book(any_report):
        assert {cell.fill.fill_type for cell in cells(sheet)} == {None}


def test_figures_are_numbers_shown_as_printed(any_report: Report) -> None:
    sheet = book(any_report)["Indicators"]
    values = column(sheet, "Value")
    assert len(values) == len(any_report.entries)
    for one, value in zip(any_report.entries, values, strict=True):
        if one.value.number is None:
            assert value == (" ".join(one.value.shorthand) or one.value.text)
        else:
            assert Decimal(repr(value)) == one.value.number


def test_a_number_has_the_printed_decimals_and_unit() -> None:
    value = Figure(text="10.00%", number=Decimal("10.00"), shorthand=("[p]",), note="Provisional")
    sheet = book(report(entries=(entry(value=value),)))["Indicators"]
    (cell,) = (cell for cell in cells(sheet) if cell.number_format == '0.00"%"')
    assert cell.value == 10
    assert column(sheet, "Notes") == ["Value: [p] Provisional"]


def test_a_mark_replaces_a_missing_number_and_is_explained_beside() -> None:
    value = Figure(text="Not yet available", missing="not_yet_available", shorthand=("[x]",))
    sheet = book(report(entries=(entry(value=value),)))["Indicators"]
    assert column(sheet, "Value") == ["[x]"]
    assert column(sheet, "Notes") == ["Value: [x] Not yet available"]


def test_a_number_that_a_spreadsheet_would_change_is_written_as_text() -> None:
    sheet = book(report(entries=(entry(value=figure("12345678901234567890.5")),)))["Indicators"]
    assert column(sheet, "Value") == ["12,345,678,901,234,567,890.5"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "https://example.org", "12", "TRUE", "{=A1}", "'x"])
def test_text_stays_text(text: str) -> None:
    sheet = book(report(entries=(entry(title=text),)))["Indicators"]
    (cell,) = (cell for cell in cells(sheet) if cell.value == text)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_long_text_goes_on_in_rows_of_its_own_and_says_so() -> None:
    text = "".join(f"Sentence {number} of a very long commentary. " for number in range(2500)).strip()
    one = entry()
    workbook = book(report(entries=(one,), details=(detail(one, commentary=(Paragraph(text=text),)),)))
    (first,) = (value for value in column(workbook["Commentary"], "Text") if isinstance(value, str))
    assert len(first) <= CELL_LIMIT
    head, said, rest = first.partition("… [goes on in the sheet Long texts, row ")
    assert said
    row = int(rest.rstrip("]"))
    long = workbook["Long texts"]
    assert long.cell(row, 1).value == "Commentary"
    parts = [long.cell(each, 4).value for each in range(row, long.max_row + 1)]
    assert head + "".join(map(str, parts)) == text
    assert [long.cell(each, 3).value for each in range(row, long.max_row + 1)] == list(range(2, 2 + len(parts)))


def test_emoji_count_twice_against_the_limit() -> None:
    text = "🎉" * 20_000
    workbook = book(report(notices=(text,)))
    longest = max((str(cell.value) for sheet in workbook for cell in cells(sheet)), key=len)
    assert len(longest.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_no_notice_is_needed_where_nothing_is_long(any_report: Report) -> None:
    assert "Long texts" not in book(any_report).sheetnames


def test_an_empty_part_says_so() -> None:
    made = report()
    empty = RevisionsPart(heading=made.revisions.heading, introduction="", rows=(), empty="Nothing was revised.")
    sheet = book(report(revisions=empty))["Revisions"]
    assert made.words.data.nothing in [cell.value for cell in cells(sheet)]


def test_a_table_without_headings_is_given_some() -> None:
    one = entry()
    small = table("Odd", (), ("a", "1", "2"), ("b", "3", "4"))
    twice = table("Twice", ("Same", "same", ""), ("a", "1", "2"))
    workbook = book(report(entries=(one,), details=(detail(one, commentary=(small, twice)),)))
    heads = [[cell.value for cell in sheet[each.ref][0]] for sheet in workbook for each in sheet.tables.values()]
    assert ["Column 1", "Column 2", "Column 3"] in heads
    assert ["Same", "same (2)", "Column 3"] in heads


def test_the_contents_lead_to_every_sheet(any_report: Report) -> None:
    workbook = book(any_report)
    links = [cell.hyperlink.location for cell in cells(workbook["Contents"]) if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in workbook.sheetnames[2:]]
    addresses = [cell.hyperlink.target for sheet in workbook for cell in cells(sheet) if cell.hyperlink]
    assert set(addresses) == {None}, "nothing leads out of the workbook"


def test_its_properties_are_the_reports() -> None:
    workbook = book(report(identity=identity(draft="Draft")))
    properties = workbook.properties
    assert properties.title == "Monthly Performance Report, April 2017"
    assert properties.creator == "Policy and Performance Team"
    assert properties.created == properties.modified == datetime(2017, 6, 14, 10, 42)  # noqa: DTZ001
    assert {each.name: each.value for each in workbook.custom_doc_props.props} == {markers.PROPERTY: markers.REPORT}
    assert "Draft" in [cell.value for cell in cells(workbook["Cover"])]


def test_the_cursor_stands_at_the_top_of_the_cover() -> None:
    workbook = book(report())
    assert workbook.active.title == "Cover"
    for sheet in workbook:
        assert sheet.sheet_view.selection[0].activeCell in {None, "A1"}


def test_the_archive_names_no_moment_but_the_reports() -> None:
    with zipfile.ZipFile(BytesIO(spreadsheet(report()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2017-06-14T10:42:00Z"}


def test_every_sheet_of_a_draft_says_so_on_screen_and_on_paper() -> None:
    draft = report(identity=identity(draft="Draft"))
    for page in book(draft):
        assert "Draft" in page.oddHeader.right.text
        assert any("Draft" in str(page.cell(row, 1).value) for row in (1, 2, 3))
