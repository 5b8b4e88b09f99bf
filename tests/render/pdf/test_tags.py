"""What a screen reader finds in the PDF: headings in order, headers in every table, a text for every picture."""

from __future__ import annotations

from itertools import pairwise

import pikepdf
import pytest
from msgspec.structs import replace
from tests.render.pdf.tags import Tag, open_pdf, tag_tree
from tests.report_builder import identity, report

from belisha.render import chart
from belisha.render.pdf import render_pdf
from belisha.render.pdf.view import view
from belisha.report.codec import decode_report
from belisha.report.model import Heading, Source

REPORT = report(identity=identity(draft="Draft"))


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return open_pdf(render_pdf(REPORT))


@pytest.fixture(scope="module")
def tags(pdf: pikepdf.Pdf) -> Tag:
    return tag_tree(pdf)


def test_one_heading_stands_at_the_top_and_no_level_is_skipped(tags: Tag) -> None:
    levels = [int(tag.kind[1:]) for tag in tags.find("H1", "H2", "H3", "H4", "H5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_headings_of_the_contents_stand_in_their_order(tags: Tag) -> None:
    listed = [_title(entry.heading) for entry in REPORT.contents]
    assert [tag.title for tag in tags.find("H2", "H3", "H4") if tag.title in listed] == listed


def _title(heading: Heading) -> str:
    return f"{heading.number}\u2002{heading.text}" if heading.number else heading.text


def test_every_table_has_headers_by_column_and_by_row(tags: Tag) -> None:
    tables = tags.find("Table")
    assert len(tables) >= 2 + 3 + 1 + 2 * len(REPORT.details) + 2 + 1
    for table in tables:
        rows = table.find("TR")
        heads = [row for part in table.find("THead") for row in part.find("TR")]
        assert heads, "a table without column headers"
        assert all(cell.kind == "TH" and cell.scope == "Column" for row in heads for cell in row.below)
        spanned = 0
        for row in rows[len(heads) :]:
            kinds = [cell.kind for cell in row.below]
            if spanned:
                assert kinds == ["TD"] * len(kinds), "a row that an earlier one's header spans has a header of its own"
            else:
                assert kinds == ["TH"] + ["TD"] * (len(kinds) - 1)
                assert row.below[0].scope == "Row"
                spanned = row.below[0].rows
            spanned -= 1


def test_every_cell_names_the_header_of_its_row_and_columns(tags: Tag) -> None:
    for table in tags.find("Table"):
        scopes = {cell.name: cell.scope for cell in table.find("TH")}
        for cell in table.find("TD"):
            assert sorted(scopes[name] for name in cell.headers) == ["Column"] * cell.columns + ["Row"]


def test_an_indicators_sentences_are_headed_by_its_name_and_the_three_judgements(tags: Tag) -> None:
    words = REPORT.words
    for entry in REPORT.entries:
        (table,) = (each for each in tags.find("Table") if entry.spark.description in _alternatives(each))
        names = [cell.name for cell in table.find("THead")[0].find("TH")]
        judged = len((words.indicator, words.value, words.target, words.annual_target, words.trend))
        (row, below) = _rows_of(table, entry.spark.description)
        assert below.below[0].headers[1:] == tuple(names[judged : judged + 3])
        assert below.below[0].headers[0] == row.below[0].name


def _alternatives(table: Tag) -> list[str]:
    return [figure.alternative for figure in table.find("Figure")]


def _rows_of(table: Tag, description: str) -> tuple[Tag, Tag]:
    rows = table.find("TBody")[0].find("TR")
    at = next(at for at, row in enumerate(rows) if description in _alternatives(row))
    return rows[at], rows[at + 1]


def test_every_chart_is_a_figure_with_a_text(tags: Tag) -> None:
    charts = [REPORT.summary.chart.description]
    charts += [entry.spark.description for entry in REPORT.entries]
    for detail in REPORT.details:
        charts += [detail.gauge.description] if detail.gauge else []
        charts.append(detail.trend.description)
        charts += [detail.process.trend.description] if detail.process else []
    assert [figure.alternative for figure in tags.find("Figure")] == charts


def test_the_document_says_its_language_and_title(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == REPORT.identity.title
    assert str(pdf.docinfo["/Author"]) == REPORT.identity.organisation
    assert str(pdf.docinfo["/Creator"]) == "Belisha report"


def test_the_bookmarks_are_the_headings(pdf: pikepdf.Pdf, tags: Tag) -> None:
    def titles(item: pikepdf.Object | None) -> list[str]:
        found = []
        while item is not None:
            found += [str(item.Title), *titles(item.get("/First"))]
            item = item.get("/Next")
        return found

    headings = [tag.title for tag in tags.find("H2", "H3", "H4")]
    assert titles(pdf.Root.Outlines.First) == headings


def test_contents_and_list_of_details_link_to_their_pages(tags: Tag) -> None:
    entries = tags.find("TOCI")
    assert len(entries) == len(REPORT.contents) + len(REPORT.details)
    assert all(entry.find("Link") for entry in entries)


def test_addresses_of_sources_are_linked_as_they_are() -> None:
    address = "https://example.org/papers/" + "a" * 60
    sources = (Source(text=address, url=address), Source(text="Run this", url="javascript:alert(1)"))
    part = REPORT.partnerships.partnerships[0]  # type: ignore[union-attr]
    measure = replace(part.measures[0], sources=sources)
    partnerships = replace(REPORT.partnerships, partnerships=(replace(part, measures=(measure,)),))
    linked = open_pdf(render_pdf(replace(REPORT, partnerships=partnerships)))
    actions = [note.A for page in linked.pages for note in page.get("/Annots", ()) if "/A" in note]
    assert [str(action.URI) for action in actions if "/URI" in action] == [address]


def test_charts_are_drawn_as_the_chart_module_drew_them() -> None:
    shown = [each["trend"]["svg"] for group in view(REPORT)["report"]["detail"]["groups"] for each in group["details"]]
    assert shown == [chart.trend(detail.trend, chart.BESIDE) for detail in REPORT.details]
    without = replace(REPORT.details[0], process=None)
    (group,) = view(report(details=(without,)))["report"]["detail"]["groups"]
    assert group["details"][0]["trend"]["svg"] == chart.trend(without.trend, chart.PAIRED)


def test_the_report_is_attached_as_data(pdf: pikepdf.Pdf) -> None:
    (name,) = pdf.attachments
    attached = pdf.attachments[name]
    assert name == f"{REPORT.identity.file_stem}.json"
    assert attached.relationship == pikepdf.Name.Data
    assert decode_report(attached.get_file().read_bytes()) == REPORT
