"""What a file is that is no stored report, in the words of whoever gave it by mistake."""

from __future__ import annotations

import io
import zipfile

from belisha.domain.problems import Problem, SourceError
from belisha.markers import DESCRIPTOR
from belisha.report.codec import STORED

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PARTS = {"word/": "a Word file", "xl/": "a workbook or spreadsheet", DESCRIPTOR: "a zipped data package"}
"""What an archive is, by how one of its parts begins."""
_SOURCE = "To make a report of a document, workbook or data package: belisha report"
_MADE_WITH = "Give the JSON file that was made with it."


def refuse_other_files(data: bytes, name: str) -> None:
    """Raise SourceError, which says what the file is, where it does not even begin as JSON does."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return
    if not data:
        found, remedy = "empty", ""
    elif start.startswith(b"%PDF"):
        found, remedy = "a PDF", _MADE_WITH
    else:
        found, remedy = _what_it_is(data, start), f"{_SOURCE} {name}"
    raise SourceError(name, [Problem(place="", found=f"it is {found}", expected=STORED, remedy=remedy)])


def _what_it_is(data: bytes, start: bytes) -> str:
    if start.startswith(b"PK"):
        return _archive(data)
    if start.startswith(_OLD_OFFICE):
        return "a file of Office from before 2007, or one with a password"
    if start.startswith(b"<"):
        return "a web page or other markup"
    return "a file of another kind" if b"\0" in start else "a text"


def _archive(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return "a damaged archive"
    return next((what for part, what in _PARTS.items() if any(name.startswith(part) for name in names)), "an archive")
