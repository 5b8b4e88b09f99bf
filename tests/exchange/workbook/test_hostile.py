"""Workbooks that are broken, or made to harm: each refused with a clear sentence, quickly and in little memory."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from tests.exchange.measuring import read_within_limits
from tests.exchange.workbook.editing import facts
from tests.exchange.workbook.packing import changed_part, packed, part_with, parts_of

from belisha.domain.problems import SourceError
from belisha.exchange.workbook import read_workbook, write_workbook

WORKBOOK = write_workbook(facts())
SHEET = part_with(WORKBOOK, b"<v>58.9</v>")


def with_part(name: str, content: bytes) -> bytes:
    return packed(parts_of(WORKBOOK) | {name: content})


def in_sheet(old: bytes, new: bytes) -> bytes:
    return changed_part(WORKBOOK, SHEET, old, new)


def rows(markup: bytes) -> bytes:
    return in_sheet(b"</sheetData>", markup + b"</sheetData>")


def encrypted() -> bytes:
    data = bytearray(WORKBOOK)
    for header in (b"PK\x03\x04", b"PK\x01\x02"):
        at = -1
        while (at := data.find(header, at + 1)) >= 0:
            data[at + (6 if header[2] == 3 else 8)] |= 1
    return bytes(data)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(WORKBOOK).items():
            archive.writestr(name, content)
        archive.writestr("xl/media/zeros.bin", bytes(300_000_000))
    return file.getvalue()


def repeated_text(length: int, cells: int) -> bytes:
    """One long shared text that many cells refer to: a small file that says a great deal."""
    parts = parts_of(WORKBOOK)
    texts = parts["xl/sharedStrings.xml"]
    number = texts.count(b"<si>")
    parts["xl/sharedStrings.xml"] = texts.replace(b"</sst>", b"<si><t>" + "é".encode() * length + b"</t></si></sst>")
    more = b"".join(b'<row r="%d"><c r="B%d" t="s"><v>%d</v></c></row>' % (n, n, number) for n in range(9, 9 + cells))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", more + b"</sheetData>")
    return packed(parts)


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
BROKEN = {
    "macros": (with_part("xl/vbaProject.bin", b"x"), "macros"),
    "a workbook for macros": (
        changed_part(
            WORKBOOK,
            "[Content_Types].xml",
            b"openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"ms-excel.sheet.macroEnabled.main",
        ),
        "macros",
    ),
    "old macros": (with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "macros"),
    "links to other files": (with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "other files"),
    "data connections": (with_part("xl/connections.xml", b"<x/>"), "from elsewhere"),
    "entities": (
        changed_part(WORKBOOK, SHEET, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', DOCTYPE),
        "entities",
    ),
    "entities in a rare encoding": (
        with_part(SHEET, DOCTYPE.decode().replace('"1.0"', '"1.0" encoding="cp037"').encode("cp037")),
        "not well-formed",
    ),
    "cut short": (WORKBOOK[: len(WORKBOOK) // 2], "cut short"),
    "a part cut short": (changed_part(WORKBOOK, SHEET, b"</sheetData>", b""), "not well-formed"),
    "a missing part": (packed({k: v for k, v in parts_of(WORKBOOK).items() if k != SHEET}), "missing"),
    "an encrypted entry": (encrypted(), "encrypted"),
    "encrypted by Excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "password",
    ),
    "before 2007": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
    "a style that is not there": (in_sheet(b"<v>58.9</v>", b"<v>fifty</v>"), "number"),
    "a text that is not there": (in_sheet(b't="s"><v>', b't="s"><v>99999'), "not well-formed"),
    "a row below Excel's last": (rows(b'<row r="2000000"><c r="A2000000"><v>1</v></c></row>'), "row 2,000,000"),
    "no sheets": (changed_part(WORKBOOK, "xl/workbook.xml", b"<sheet ", b"<sheep "), "none of its sheets"),
}
HEAVY = {
    "bomb": bomb,
    "a million columns": lambda: rows(
        b'<row r="9">' + b"".join(b"<c><v>1</v></c>" for _ in range(1_000_000)) + b"</row>"
    ),
    "a column of a million letters": lambda: rows(b'<row r="9"><c r="' + b"A" * 1_000_000 + b'9"><v>1</v></c></row>'),
    "more cells than anybody has": lambda: rows(
        b"".join(b"<row>" + b"<c><v>1</v></c>" * 2_000 + b"</row>" for _ in range(700))
    ),
    "many formatted rows": lambda: rows(
        b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(9, 300_000))
    ),
    "endless nothing": lambda: rows(b"<row/>" * 6_200_000),
    "deep nesting": lambda: rows(b"<x>" * 2_000_000),
    "a number of a million digits": lambda: in_sheet(b"<v>58.9</v>", b"<v>" + b"7" * 1_000_000 + b"</v>"),
    "a number with a huge exponent": lambda: in_sheet(b"<v>58.9</v>", b"<v>1E999999999</v>"),
    "a long text in every cell": lambda: repeated_text(2_000_000, 20_000),
    "a million shared texts": lambda: changed_part(
        WORKBOOK, "xl/sharedStrings.xml", b"</sst>", b"<si><t>x</t></si>" * 2_000_000 + b"</sst>"
    ),
    "a million problems": lambda: rows(
        b"".join(
            b'<row r="%d"><c r="B%d" t="str"><v>NO %d</v></c><c r="E%d"><v>1</v></c></row>' % (n, n, n, n)
            for n in range(9, 60_000)
        )
    ),
    "long unknown codes": lambda: rows(
        b"".join(
            b'<row r="%d"><c r="B%d" t="str"><v>%s</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>'
            % (n, n, b"NO 1" * 5_000)
            for n in range(9, 1_500)
        )
    ),
    "a text in endless parts": lambda: rows(
        b"".join(
            b'<row r="%d"><c r="A%d" t="str"><v>Part %d</v></c><c r="B%d" t="s"><v>%d</v></c><c r="M%d" t="str"><v>%s</v></c></row>'
            % (n, n, n - 7, n, 0, n, b"x" * 3_500)
            for n in range(9, 9_000)
        )
    ),
    "many sheets": lambda: changed_part(
        WORKBOOK, "xl/workbook.xml", b"<sheets>", b"<sheets>" + b'<sheet name="Q" sheetId="1" r:id="rId1"/>' * 300_000
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_workbook_is_refused_with_its_reason(kind: str) -> None:
    data, reason = BROKEN[kind]
    with pytest.raises(SourceError) as caught:
        read_workbook(data, "register.xlsx")
    assert any(reason in str(problem) for problem in caught.value.problems), [*map(str, caught.value.problems)]


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_workbook_is_refused_in_ten_seconds_and_500_megabytes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    # Packed without compression, or the guard's limit on that would be all that is tested.
    path.write_bytes(bomb() if kind == "bomb" else packed(parts_of(HEAVY[kind]()), zipfile.ZIP_STORED))
    said = read_within_limits(path)
    assert said.startswith("read" if kind == "many formatted rows" else "refused:"), said
