"""Whatever an officer may write, nothing breaks in any format, nothing is run, and the text is still there."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from io import BytesIO, StringIO
from typing import Any

import docx
import lxml.html
import msgspec
import openpyxl
import pytest
from tests.render.everything import CODES, DRAWN
from tests.render.reading import Found, found, raw_pdf_text, unbroken
from tests.report_builder import detail, entry, report

from belisha.render import Format, Output, render
from belisha.report.codec import decode_report
from belisha.report.model import BulletList, Paragraph, Report

HOSTILE = {
    "markup": "<b>bold</b> & <script>alert(1)</script> <img src=x onerror=alert(1)> </td></table>",
    "ends": "</script> ]]> --> */ ?> </w:t></w:r></w:p> </style> </svg>",
    "templates": "{{ 7*7 }} {% raw %} {# no #} ${x} %s %(x)s {0} {sheet} {heading} {title}",
    "typst": '#panic("run") #import "x": * *bold* _it_ $x^2$ `raw` \\ @ref <label> // = head ~ [x] #eval("1")',
    "formula": '=HYPERLINK("http://evil.example","click")',
    "more formulas": "+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "apostrophe": "'quoted' \"double\" `back` ''",
    "emoji": "🎉 👩‍👩‍👧 🇬🇧 ✅ ⚠️ é ﬁ ½",
    "leftwards": "שלום עולם 2017 (א) مرحبا بالعالم",
    "scripts": "你好 こんにちは हिन्दी ไทย Ελληνικά Кириллица",
    "null": "null",
    "not a number": "NaN",
    "true": "TRUE",
    "number": "007",
    "date": "1/2",
    "escapes": "_x0041_ _x000D_ &amp; &#65; \\u0041 %41",
    "columns": 'a,b;c\td|e "f", ""g""',
    "spaces": "a  b   c",
}
"""One line each: Facts hold nothing else in their short texts."""

CONTROLS = "before\x00\x01\x07\x0b\x0c\x1b\x7f\ufffe\uffffafter"
LONG = "x" * 50_000
LONG_WORDS = " ".join(f"word{number}" for number in range(5_600))

KEPT = (
    CODES | DRAWN | frozenset({"Identity.language", "Identity.period", "Identity.year", "Point.period", "Entry.period"})
)
"""What is no person's text: codes, places, drawings, and the names of periods."""
COMPOSED = frozenset(
    (
        *("Label.text", "Figure.text", "Heading.text", "Entry.spark", "Detail.gauge", "Detail.trend", "Summary.chart"),
        *("Identity.version_text", "Identity.generated", "YearTable.caption", "SummaryTable.caption"),
    )
)
"""What Belisha says itself, hundreds of times: no officer's text of 50,000 characters gets there."""


def saying(text: str, kept: frozenset[str] = frozenset()) -> Report:
    """A report that says ``text`` wherever a person may have written, in every kind of part."""
    return _saying(report(entries=(entry(),)), text, KEPT | kept)  # type: ignore[no-any-return]


def _saying(value: Any, text: str, kept: frozenset[str]) -> Any:
    if isinstance(value, msgspec.Struct):
        kind = type(value).__name__
        changes = {
            name: _saying(getattr(value, name), text, kept)
            for name in value.__struct_fields__
            if not {f"{kind}.{name}", f"{kind}.*"} & kept
        }
        return msgspec.structs.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(_saying(each, text, kept) for each in value)
    return text if isinstance(value, str) and value else value


@cache
def made(text: str, form: Format) -> tuple[Output, ...]:
    return render(saying(text), [form])


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", HOSTILE)
def test_the_text_is_there_as_it_was_written(name: str, form: Format) -> None:
    assert said(HOSTILE[name], form)


def said(text: str, form: Format) -> bool:
    read: Found = found(form, made(text, form))
    return read.says(text)


@pytest.mark.parametrize("form", Format)
def test_what_cannot_be_seen_is_left_out(form: Format) -> None:
    outputs = made(CONTROLS, form)
    assert found(form, outputs).says("beforeafter")


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.PDF])
@pytest.mark.parametrize("text", [LONG, LONG_WORDS], ids=["one word", "words"])
def test_fifty_thousand_characters_are_all_there(text: str, form: Format) -> None:
    """In every field that an officer fills in, at once."""
    assert found(form, render(saying(text, COMPOSED), [form])).says(text)


@pytest.mark.parametrize("text", [LONG, LONG_WORDS], ids=["one word", "words"])
def test_a_commentary_of_fifty_thousand_characters_is_all_in_the_pdf(text: str) -> None:
    one = entry()
    commentary = (Paragraph(text=text), BulletList(items=(text,)))
    (output,) = render(report(entries=(one,), details=(detail(one, commentary=commentary),)), [Format.PDF])
    on_pages = Counter(unbroken(raw_pdf_text(output.data)))
    assert all(on_pages[character] >= 2 * count for character, count in Counter(unbroken(text)).items())


@pytest.mark.parametrize("name", HOSTILE)
def test_html_gains_no_element_or_handler(name: str) -> None:
    page = lxml.html.document_fromstring(made(HOSTILE[name], Format.HTML)[0].data)
    plain = lxml.html.document_fromstring(made("plain", Format.HTML)[0].data)
    assert {each.tag for each in page.iter()} <= {each.tag for each in plain.iter()}
    assert len(list(page.iter("script"))) == len(list(plain.iter("script")))
    attributes = {attribute for each in page.iter("*") for attribute in each.attrib}
    assert not [attribute for attribute in attributes if attribute.startswith("on")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_spreadsheet_has_texts_where_texts_were(name: str) -> None:
    workbook = openpyxl.load_workbook(BytesIO(made(HOSTILE[name], Format.XLSX)[0].data))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert {cell.hyperlink.target for sheet in workbook for row in sheet for cell in row if cell.hyperlink} == {None}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_of_open_data_begins_like_a_formula(name: str) -> None:
    for output in made(HOSTILE[name], Format.DATA):
        if output.name.endswith(".csv"):
            for row in csv.reader(StringIO(output.data.decode(), newline=""), strict=True):
                for cell in row:
                    assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(r"[+-]?[\d.,]*%?", cell), cell


@pytest.mark.parametrize("name", HOSTILE)
def test_a_word_file_gains_no_link_field_or_part(name: str) -> None:
    written, plain = (docx.Document(BytesIO(made(text, Format.DOCX)[0].data)) for text in (HOSTILE[name], "plain"))
    assert {part.partname for part in written.part.package.iter_parts()} == {
        part.partname for part in plain.part.package.iter_parts()
    }
    fields = [
        [each.text for each in document.element.body.iter() if str(each.tag).endswith("}instrText")]
        for document in (written, plain)
    ]
    assert fields[0] == fields[1]


@pytest.mark.parametrize("text", [*HOSTILE.values()], ids=HOSTILE)
def test_json_reads_back_the_same(text: str) -> None:
    assert decode_report(made(text, Format.JSON)[0].data) == saying(text)
