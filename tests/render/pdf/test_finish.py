"""The last step on a PDF refuses what it does not know, and ends streams so that no validator misreads them."""

import re
from itertools import count

import page
import pytest
import typst
from tests.render.pdf.tags import open_pdf, tag_tree

from belisha.render.pdf.finish import finish
from belisha.render.pdf.typeface import fonts

TEMPLATE = b"""
#set document(title: "Test", date: datetime(year: 2017, month: 6, day: 14))
#set text(font: "Inter", fallback: false, lang: "en", region: "GB")
= Heading
#sys.inputs.text
#table(columns: 3, table.header([Month], [Value], [Target]), [April], [1], [2], [May], [3], [])
#table(columns: 2, [No header], [1])
#table(columns: 2, table.header([Outer], [Value]), [Row], table(columns: 2, table.header([Inner], [Value]), [Row], [1]))
"""


def typeset(text: str, **options: object) -> bytes:
    standards = {"pdf_standards": ["a-3a", "ua-1"], "timestamp": 1497436920} | options
    return typst.compile(TEMPLATE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"text": text}, **standards)


def failures(pdf: bytes) -> list[str]:
    return [
        found.rule_id for profile in ("ua1", "3a") for found in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def test_a_file_without_a_plain_table_of_references_is_refused() -> None:
    with pytest.raises(ValueError, match="cross-reference"):
        finish(b"%PDF-1.7\nnothing", "Belisha report")


def test_a_file_without_tags_is_refused() -> None:
    with pytest.raises(ValueError, match="structure tree"):
        finish(typeset("Untagged", pdf_standards=[], pdf_tags=False), "Belisha report")


def test_a_stream_that_ends_in_a_carriage_return_is_ended_plainly() -> None:
    # Which text compresses to such a stream is chance; about one in two hundred and fifty does.
    pdf = next(pdf for n in count() if b"\r\nendstream" in (pdf := typeset("x" * n)) and failures(pdf))
    assert failures(finish(pdf, "Belisha report")) == []


def test_every_offset_points_at_its_object() -> None:
    pdf = finish(typeset("Offsets"), "A much longer name for the creator than Typst has")
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF", pdf)[-1])
    entries = re.findall(rb"(\d{10}) 00000 n", pdf[start:])
    for number, offset in enumerate(entries, start=1):
        assert pdf[int(offset) :].startswith(b"%d 0 obj" % number)


def test_a_table_without_a_header_row_has_headers_by_row() -> None:
    pdf = finish(typeset("Headless"), "Belisha report")
    headless = tag_tree(open_pdf(pdf)).find("Table")[1]
    heading, figure = headless.find("TH", "TD")
    assert (heading.kind, heading.scope) == ("TH", "Row")
    assert (figure.kind, figure.headers) == ("TD", (heading.name,))
    assert failures(pdf) == []
