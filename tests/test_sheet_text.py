"""Every text comes out of a spreadsheet as it went in, and none of it is taken for markup."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.exchange.workbook.packing import parts_of

from belisha.exchange.workbook.markup import Source, stream
from belisha.exchange.workbook.parts import TextReader
from belisha.sheet_text import LIMIT, sheet_text


def written(text: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        assert book.add_worksheet().write_string(0, 0, sheet_text(text)) == 0
    return file.getvalue()


def shown(data: bytes) -> str:
    """The text as Excel shows it: the shared string, its escapes undone."""
    reader = TextReader("si")
    part = parts_of(data)["xl/sharedStrings.xml"]
    stream(part, "sharedStrings", Source("test"), start=reader.start, end=reader.end, text=reader.text)
    return reader.texts[0]


@pytest.mark.parametrize(
    "text",
    [
        "<r><t>bold</t></r>",
        "<r>&</r>",
        "<r></si></r>",
        "_x0041_",
        "_x005F_x0041_",
        "__x0041__x0042_",
        "_x00",
        "a_xFFFF_b",
        "plain",
    ],
)
def test_texts_that_look_like_markup_are_shown_as_they_are(text: str) -> None:
    assert shown(written(text)) == text


@given(st.text(alphabet="<r>/_x05F4", min_size=1, max_size=30))
def test_any_mixture_of_them_is_shown_as_it_is(text: str) -> None:
    assert shown(written(text)) == text


def test_a_text_too_long_for_that_does_no_harm() -> None:
    text = "<r>" + "&" * (LIMIT - 7) + "</r>"
    assert load_workbook(io.BytesIO(written(text))).active["A1"].value == text.replace("<r>", "<R>")


def test_without_it_a_commentary_would_become_markup() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "<r><t>bold</t></r>")
    assert shown(file.getvalue()) == "bold"
