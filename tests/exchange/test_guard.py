"""The limits that every reader shares."""

import io
import zipfile
from pathlib import Path

import pytest

from belisha.domain.problems import SourceError
from belisha.exchange.guard import (
    MAX_BYTES,
    MAX_PART,
    check_size,
    check_tags,
    open_zip,
    read_bytes,
    read_part,
    refuse_entities,
)


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return output.getvalue()


def reason(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        open_zip(data, "file.docx")
    return " ".join(map(str, caught.value.problems))


def test_an_ordinary_archive_is_opened() -> None:
    archive = open_zip(zipped({"a.xml": "<a/>", "b/c.txt": "hello"}), "file.zip")
    assert read_part(archive, "a.xml", "file.zip") == b"<a/>"


def with_flag(data: bytes) -> bytes:
    """The same archive, its first entry marked as encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


def twice() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xml", "<b/>")
    return output.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = [
    (b"", "empty"),
    (b"no archive at all", "not a Word file"),
    (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    (OLE + bytes(600), "before 2007"),
    (zipped({"a.xml": "<a>" + "b" * 5000 + "</a>"})[:-30], "damaged or cut short"),
    (zipped({"a.bin": bytes(3_000_000)}), "times its size"),
    (zipped({"a.xml": "<a/>" * (MAX_PART // 4 + 1)}), "at most 40 MB"),
    (zipped({f"{index}": "" for index in range(5001)}), "5,001 parts"),
    (zipped({"word/vbaProject.bin": "x"}), "macros"),
    (zipped({"../outside.xml": "x"}), "points outside"),
    (zipped({"/etc/passwd": "x"}), "points outside"),
    (zipped({"a.xml": "x" * 100}, zipfile.ZIP_LZMA), "unusual way"),
    (with_flag(zipped({"a.xml": "x"})), "encrypted"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_what_may_not_be_opened_is_refused_with_a_reason(data: bytes, words: str) -> None:
    assert words in reason(data)


@pytest.mark.parametrize("sheet", [b"<row/>" * 7_000_000, b"<c/>" * 500_000], ids=["too large", "packed too tightly"])
def test_of_a_sheet_too_large_it_is_said_what_makes_it_so_and_what_to_do(sheet: bytes) -> None:
    assert "delete the rows below its table" in reason(zipped({"xl/worksheets/sheet5.xml": sheet}))
    assert "table" not in reason(zipped({"word/document.xml": sheet}))


def test_a_part_that_is_there_twice_is_refused() -> None:
    assert "a.xml is there twice" in reason(twice())


def test_a_password_is_said_once_for_the_whole_file() -> None:
    entries = zipped({"a.xml": "x", "b.xml": "x"}).split(b"PK\x01\x02")
    marked = b"PK\x01\x02".join([entries[0], *(entry[:4] + b"\x01" + entry[5:] for entry in entries[1:])])
    assert reason(marked).count("encrypted") == 1


@pytest.mark.parametrize(("name", "said"), [("report.docx", True), ("values.csv", False), ("report.txt", False)])
def test_pictures_are_blamed_only_where_there_can_be_any(name: str, said: bool) -> None:
    with pytest.raises(SourceError) as caught:
        check_size(bytes(MAX_BYTES + 1), name)
    assert ("Pictures" in str(caught.value.problems[0])) is said


def test_every_problem_is_named_at_once() -> None:
    said = reason(zipped({"../a": "x", "vbaProject.bin": "x"}))
    assert "points outside" in said
    assert "macros" in said


def test_a_damaged_part_is_named() -> None:
    data = bytearray(zipped({"a.xml": "<a>" + "".join(map(str, range(500))) + "</a>"}))
    data[60] ^= 0xFF
    archive = open_zip(bytes(data), "file.docx")
    with pytest.raises(SourceError) as caught:
        read_part(archive, "a.xml", "file.docx")
    assert "a.xml is damaged" in str(caught.value.problems[0])


def test_a_part_that_is_missing_is_named() -> None:
    archive = open_zip(zipped({"a.xml": "<a/>"}), "file.docx")
    with pytest.raises(SourceError) as caught:
        read_part(archive, "b.xml", "file.docx")
    assert "b.xml is missing" in str(caught.value.problems[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities_are_refused_in_any_encoding(encoding: str) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(SourceError, match="cannot be read"):
        refuse_entities(declared.encode(encoding), "file.docx")


def test_a_long_tag_is_refused_but_not_a_pictures_data() -> None:
    check_tags(b"<img src='data:image/png;base64," + b"A" * 9_000 + b"'>", "page.html")
    with pytest.raises(SourceError):
        check_tags(b"<p " + b" ".join(b"a%d=b" % index for index in range(2_000)) + b">", "page.html")


def test_a_file_is_read_only_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceError) as caught:
        read_bytes(path)
    assert "at most 50 MB" in str(caught.value.problems[0])


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    for path, found in ((tmp_path / "none.txt", "there is no such file"), (tmp_path, "it is no ordinary file")):
        with pytest.raises(SourceError) as caught:
            read_bytes(path)
        assert found in str(caught.value.problems[0])
