"""The page as a document: valid, meaningful without styles, safe whatever it is given."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from decimal import Decimal
from itertools import pairwise

import lxml.html
import msgspec
import pytest
from lxml import etree
from tests import report_builder as make
from tests.render.html import hostile

from belisha.markers import GENERATOR
from belisha.render.html import render
from belisha.report import model as m
from belisha.report.part import Label


def source(report: m.Report) -> str:
    (output,) = render(report)
    return output.data.decode()


def page(report: m.Report) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(source(report))


@pytest.fixture(scope="module")
def html() -> lxml.html.HtmlElement:
    return page(make.report())


def test_it_is_one_file_named_after_the_report() -> None:
    (output,) = render(make.report())
    assert output.name == "monthly-performance-report-2017-04-v1.0.html"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(make.report()) == render(make.report())


@pytest.mark.parametrize(
    "text", ["", *hostile.TEXTS[:4]], ids=["as it is", "markup", "control", "right to left", "emoji"]
)
def test_its_markup_is_well_formed(text: str) -> None:
    """Every element is closed and every attribute quoted, so it reads as XML once its two raw elements are out."""
    html = source(hostile.report(text) if text else make.report()).removeprefix("<!DOCTYPE html>\n")
    html = re.sub(r"<(style|script)\b[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    html = re.sub(r"<(meta|img)\b([^>]*)>", r"<\1\2/>", html).replace("&nbsp;", " ")
    etree.fromstring(html.encode(), etree.XMLParser(huge_tree=True))


def test_every_id_is_given_once_and_every_link_leads_somewhere(html: lxml.html.HtmlElement) -> None:
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in html.xpath("//a/@href") if href.startswith("#")}
    named = {each for value in html.xpath("//@aria-labelledby | //@aria-describedby") for each in value.split()}
    assert targets | named <= set(ids)


def test_headings_go_down_one_level_at_a_time(html: lxml.html.HtmlElement) -> None:
    levels = [int(tag.tag[1]) for tag in html.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_says_what_it_is_and_who_made_it(html: lxml.html.HtmlElement) -> None:
    assert html.get("lang") == "en-GB"
    assert html.findtext(".//title") == "Monthly Performance Report, April 2017 – Estuary Borough Council"
    assert html.xpath("string(//meta[@name='generator']/@content)") == GENERATOR
    assert html.xpath("string(//meta[@name='description']/@content)")


def test_contents_lists_every_section_in_order(html: lxml.html.HtmlElement) -> None:
    listed = [link.get("href") for link in html.xpath("//nav//a")]
    assert listed == [f"#{entry.heading.anchor}" for entry in make.report().contents]
    assert [heading.get("id") for heading in html.iter("h2")][1:] == [
        entry.heading.anchor for entry in make.report().contents if entry.level == 1
    ]


# Tables and charts


def test_every_table_has_a_caption_headers_and_roles(html: lxml.html.HtmlElement) -> None:
    """A phone shows rows as cards, and some browsers then forget what is a table: the roles remember."""
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for table in html.iter("table"):
        assert table.findtext("caption", "").strip()
        for element in table.iter(*roles):
            assert element.get("role") == roles[str(element.tag)]
        for header in table.iter("th"):
            assert header.get("role") == {"col": "columnheader", "row": "rowheader"}[header.get("scope")]
        for row in table.findall("tbody/tr"):
            assert row[0].tag == "th"


def test_every_cell_of_a_card_names_its_column(html: lxml.html.HtmlElement) -> None:
    for table in html.xpath("//table[contains(@class, 'cards') and thead]"):
        names = [cell.text_content() for cell in table.findall("thead/tr/*")]
        for row in table.findall("tbody/tr"):
            for name, cell in zip(names, row, strict=True):
                assert cell.tag == "th" or cell.get("data-label") == name or "empty" in cell.get("class", "")


def test_a_column_of_figures_stands_on_the_right_with_its_gaps() -> None:
    table = make.table(
        "Crime", ("Crime", "March", "Note"), ("All", "*", "a"), ("Theft", "28", "b"), ("Arson", "2", "3")
    )
    html = page(make.report(details=(make.detail(make.entry(), commentary=(table,)),)))
    rows = html.xpath("//table[@id='table-crime'][1]//tr")
    assert [[("number" in cell.get("class", "")) for cell in row] for row in rows[:4]] == [[False, True, False]] * 4


def test_every_chart_has_a_name_and_its_figures_in_a_table(html: lxml.html.HtmlElement) -> None:
    figures = html.findall(".//figure")
    assert len(figures) == 1 + 3 * len(make.report().details)
    for figure in figures:
        assert figure.xpath("details/summary[normalize-space()]")
        assert figure.xpath("count(details/table/tbody/tr)") >= 3
        assert figure.xpath(".//*[local-name()='svg']/*[local-name()='title'][normalize-space()]")


def test_every_indicators_whole_series_is_there(html: lxml.html.HtmlElement) -> None:
    for entry, details in zip(make.report().entries, html.xpath("//*[@class='all-series']/details"), strict=True):
        assert entry.code in details.findtext("summary")
        assert [row[0].text_content() for row in details.findall("table/tbody/tr")] == [
            point.period.text for point in entry.series
        ]


def test_what_a_period_carries_stands_in_its_note() -> None:
    point = m.Point(
        period=Label(code="2017-04", text="April 2017"),
        value=m.Figure(text="75", number=Decimal(75), shorthand=("[p]", "[r]"), note="Provisional, Revised"),
        target=m.Figure(text="66", number=Decimal(66), note="Lowered"),
        status=Label(code="off_target", text="Off target"),
        quality=(Label(code="provisional", text="Provisional"), Label(code="revised", text="Revised")),
        supersedes=m.Figure(text="73", number=Decimal(73)),
        reason="Late returns",
    )
    html = page(make.report(entries=(make.entry(series=(point,)),), details=()))
    (row,) = html.xpath("//*[@class='all-series']//tbody/tr")
    assert row.text_content() == (
        "April 201775 [p] [r]66Off targetProvisional, Revised. Target: Lowered. Before: 73. Late returns"
    )


def test_an_outcome_is_a_word_with_a_decorative_shape(html: lxml.html.HtmlElement) -> None:
    outcomes = html.find_class("outcome")
    assert outcomes
    for outcome in outcomes:
        assert outcome.text_content().strip()
        assert all(svg.get("aria-hidden") == "true" for svg in outcome.xpath("*[local-name()='svg']"))


# Drafts


def test_a_draft_says_so_at_the_top_in_each_section_and_on_each_printed_page() -> None:
    html = page(make.report(identity=make.identity(draft="Draft")))
    assert html.findtext(".//title").startswith("Draft: ")
    assert html.xpath("string(//*[@class='warning'])").split() == ["!", "Draft"]
    assert all("Draft" in heading.text_content() for heading in html.iter("h2"))
    assert '@top-center { content: "Draft"' in html.findtext(".//style")


def test_a_release_says_nothing_of_drafts(html: lxml.html.HtmlElement) -> None:
    assert "Draft" not in html.text_content()


# Safety


def test_its_policy_lets_through_its_own_style_sheet_and_nothing_else(html: lxml.html.HtmlElement) -> None:
    policy = html.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    digest = base64.b64encode(hashlib.sha256(html.findtext(".//style").encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not html.xpath("//@style | //link | //iframe | //form | //object | //base")


@pytest.mark.parametrize("text", hostile.TEXTS, ids=["markup", "control", "right to left", "emoji", "long"])
def test_no_text_becomes_markup(text: str) -> None:
    tame, wild = page(make.report()), page(hostile.report(text))
    assert {element.tag for element in wild.iter() if isinstance(element.tag, str)} <= {
        element.tag for element in tame.iter() if isinstance(element.tag, str)
    }
    assert [script.get("type") for script in wild.iter("script")] == ["application/ld+json"]
    assert not wild.xpath("//@*[starts-with(name(), 'on')]")
    assert wild.xpath("count(//style)") == 1


def test_endless_text_is_all_there() -> None:
    assert page(hostile.endless()).text_content().count(hostile.ENDLESS) >= 8


def test_what_cannot_be_written_is_left_out() -> None:
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", source(hostile.report(hostile.CONTROL))
    )


def test_only_a_picture_within_the_report_becomes_its_logo() -> None:
    logo = "data:image/png;base64,iVBORw0KGgo="
    assert page(make.report(identity=make.identity(logo=logo))).xpath("//img/@src") == [logo]
    for other in (
        "https://example.com/logo.png",
        "javascript:alert(1)",
        'data:image/png;base64,x" onload="x',
        "data:text/html,x",
    ):
        assert page(make.report(identity=make.identity(logo=other))).xpath("//img") == []


def test_text_in_any_direction_keeps_to_itself(html: lxml.html.HtmlElement) -> None:
    commentary = html.find_class("commentary")[0]
    assert all(each.get("dir") == "auto" for each in commentary.iter("p", "li"))


# What machines read


def test_it_describes_itself_as_a_dataset() -> None:
    html = page(hostile.report(hostile.MARKUP))
    described = json.loads(html.findtext(".//script"))
    assert described["@type"] == "Dataset"
    assert described["publisher"]["name"] == hostile.MARKUP
    described = json.loads(page(make.report()).findtext(".//script"))
    assert described["temporalCoverage"] == "2017-04"
    assert described["name"] == "Monthly Performance Report, April 2017"
    assert [each["propertyID"] for each in described["variableMeasured"]] == ["CP 1.2", "CP 1.3"]


# What may be missing


def test_a_report_without_its_optional_parts_has_no_empty_shells() -> None:
    bare = make.report(entries=(), notices=(), introduction=(), partnerships=None)
    bare = msgspec.structs.replace(
        bare, identity=make.identity(publisher="", contacts=(), edition="", logo=""), partnerships=None
    )
    html = page(bare)
    assert not html.find_class("inset")[1:]
    assert "Every indicator is on course." in html.text_content()
    for element in html.iter("p", "ul", "ol", "dl", "section", "h2", "h3", "h4", "dd", "dt", "li"):
        assert element.text_content().strip(), etree.tostring(element)
