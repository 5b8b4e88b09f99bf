"""Which files are documents, and what is said of the others; and that no file takes the machine down."""

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.document.shapes import as_html, as_word, made_up_text
from tests.exchange.measuring import read_within_limits

from belisha.domain.document import Form
from belisha.domain.problems import SourceError
from belisha.exchange.document import read_document, recognise


def zipped(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return output.getvalue()


@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report"])
def test_the_form_is_told_by_content_and_not_by_name(name: str) -> None:
    text = made_up_text()
    assert read_document(text.encode(), name).form is Form.TEXT
    assert read_document(as_word(text), name).form is Form.WORD
    assert read_document(as_html(text).encode(), name).form is Form.HTML


REFUSED = [
    (b"", "empty"),
    (b" \n\t ", "nothing in it but blanks"),
    (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
    (b"{\\rtf1\\ansi hello}", "rich text"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    (zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "Excel file"),
    (zipped({"notes.txt": "hello"}), "not a Word file"),
    (zipped({"[Content_Types].xml": "macroEnabled", "word/document.xml": "<a/>"}), "for macros"),
    (as_word("April 2017")[:-500], "damaged or cut short"),
    (random.Random(1).randbytes(50_000), "not text"),
    (bytes(50_000), "not text"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "web archive"),
    (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"></pkg:package>', "Word's XML"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_other_files_are_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_document(data, "file")
    (problem,) = caught.value.problems
    assert words in str(problem)
    assert problem.expected


def test_text_that_is_cut_off_in_a_character_is_read() -> None:
    document = read_document("April 2017\nRef\tTitle\n£".encode()[:-1], "a.txt")
    assert document.lines[0].text == "April 2017"
    assert "cut off" in document.remarks[0].text


def test_windows_bytes_in_utf_8_are_mended() -> None:
    data = "Café – £5, naïve".encode() + b" \x93quoted\x94"
    document = read_document(data, "a.txt")
    assert document.lines[0].text == "Café – £5, naïve “quoted”"


def test_text_of_windows_is_read_as_such() -> None:
    document = read_document("“Quoted” – €5".encode("cp1252"), "a.txt")
    assert document.lines[0].text == "“Quoted” – €5"
    assert "Windows-1252" in document.remarks[0].text


def test_bars_and_hashes_of_markdown_are_tables_and_headings() -> None:
    document = read_document(b"# Report\n\n| Ref | Title |\n|---|---|\n| K1 | Bins \\| skips |\n", "a.md")
    assert document.lines[0].heading == 1
    rows = [[cell.text for cell in line.cells] for line in document.lines if line.cells]
    assert rows == [["Ref", "Title"], ["K1", "Bins | skips"]]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def stored_word(inner: str) -> bytes:
    body = f"<w:document {W}><w:body>{inner}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<a/>", "word/document.xml": body}, zipfile.ZIP_STORED)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a file of 60 MB": lambda: b"a" * 60_000_000,
    "a text of 40 MB": lambda: b"a b c\n" * 7_000_000,
    "a million columns in a line": lambda: b"x\t" * 1_000_000,
    "a million columns in a table": lambda: b"<html><table><tr>" + b"<td>x" * 900_000,
    "cells that span all": lambda: b"<html><table>" + b"<tr><td colspan=65000 rowspan=65000>x" * 1_000,
    "cells that reach down": lambda: b"<html><table><tr>" + b"<td rowspan=65000>x" * 900 + b"<tr><td>y" * 60_000,
    "two million tags": lambda: b"<html>" + b"<p>x" * 2_400_000,
    "a tag of many attributes": lambda: b"<html><p " + b" ".join(b"a%d=b" % i for i in range(500_000)) + b">x",
    "tags nested 100,000 deep": lambda: b"<html>" + b"<div>" * 100_000,
    "text nested in tables": lambda: b"x\t" + b"<table><tr><td>" * 300_000,
    "pairs of stars that never close": lambda: b"**a " * 2_000_000,
    "brackets that never close": lambda: b"April 2017\nRef\tTitle\tValue\tTarget\nK1\t" + b"[" * 900_000 + b"\t1\t1\n",
    "a row that never ends": lambda: b"April 2017\nRef\tTitle\tValue\tTarget\nK1\ta\t1\t1\n" + b"\tmore\t\t\n" * 20_000,
    "a bomb": lambda: zipped({"[Content_Types].xml": "", "word/document.xml": "<w:p/>" * 9_000_000}),
    "a bomb that is not packed": lambda: stored_word("<w:p/>" * 6_000_000),
    "a row of 300,000 cells": lambda: stored_word(f"<w:tbl><w:tr>{'<w:tc/>' * 300_000}</w:tr></w:tbl>"),
    "a cell over a billion columns": lambda: stored_word(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>'
    ),
    "blank paragraphs": lambda: stored_word("<w:p/>" * 900_000),
    "boxes in boxes": lambda: stored_word("<w:sdt><w:sdtContent>" * 90_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_time_and_room(name: str, tmp_path: Path) -> None:
    """In a fresh process, which says what it used; ten seconds and 500 MB are what a refusal may take."""
    path = tmp_path / "hostile"
    path.write_bytes(HOSTILE[name]())
    assert read_within_limits(path)


def test_reading_a_text_imports_no_parser_of_markup() -> None:
    program = (
        "import pathlib, sys\n"
        "from belisha.exchange.document import read_document, recognise\n"
        "recognise(read_document(pathlib.Path(sys.argv[1]).read_bytes(), 'a'))\n"
        "print([name for name in ('lxml', 'docx', 'openpyxl', 'jinja2') if name in sys.modules])\n"
    )
    path = Path(__file__).parent / "made-up-report.txt"
    result = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_problem_of_a_document_is_named_at_once() -> None:
    with pytest.raises(SourceError) as caught:
        recognise(read_document(b"Nothing of a report is here.", "a.txt"))
    assert [problem.found for problem in caught.value.problems] == ["no table of indicators was found in it"]
