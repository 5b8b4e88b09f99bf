"""Any source to Facts: what it is, is told by its content; Belisha's own finished reports are refused by name."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from belisha import markers
from belisha.domain.problems import SourceError
from belisha.exchange.guard import MAX_JSON, ZIP_HEADERS, open_zip, read_bytes, read_part, refusal
from belisha.exchange.reading import Reading
from belisha.markers import DESCRIPTOR

_START = 20_000
"""Where a document says what made it, that far into it."""
_INSTEAD = "the workbook, package or document that the report was made from"


def read_source(path: Path) -> Reading:
    """The facts of a report document, workbook or data package (a folder, its ``datapackage.json``, or zipped).

    Raises SourceError with every problem found, for what is none of them, and for a finished report of Belisha's.
    """
    if path.is_dir():
        return _read_folder(path)
    data = read_bytes(path)
    if data.startswith(ZIP_HEADERS):
        return _read_archive(data, path.name)
    start = data[:_START].lstrip()
    if start.startswith(b"%PDF"):
        _refuse_pdf(data, path.name)
    if start.removeprefix(b"\xef\xbb\xbf").startswith(b"{") and not start.startswith(b"{\\rtf"):
        return _read_json(data, path)
    if re.search(rb"<meta[^>]+" + markers.GENERATOR.encode(), start):
        raise _finished(path.name, "the web page")
    if path.suffix.lower() == ".csv":
        raise _lone_csv(path)
    return _read_document(data, path.name)


def _read_folder(folder: Path) -> Reading:
    try:
        is_package = (folder / DESCRIPTOR).is_file()
    except OSError as error:
        raise refusal(folder.name, f"it cannot be opened ({error.strerror})", "a folder that you may read") from error
    if not is_package:
        found = f"the folder has no {DESCRIPTOR}"
        raise refusal(folder.name, found, "a data package, a workbook or a report document")
    from belisha.exchange.package import Folder, read_package  # noqa: PLC0415 - only what the source needs is loaded

    return read_package(Folder(folder))


def _read_archive(data: bytes, name: str) -> Reading:
    archive = open_zip(data, name)
    names = archive.namelist()
    if any(part.startswith("word/") for part in names):
        if _property(archive, name) == markers.REPORT:
            raise _finished(name, "the Word file")
        return _read_document(data, name)
    if "xl/workbook.bin" in names:
        raise refusal(name, "it is a binary workbook (.xlsb)", "a workbook (.xlsx)", "Save it as .xlsx.")
    if any(part.startswith("xl/") for part in names):
        from belisha.exchange.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(data, name)
    from belisha.exchange.package import Archive, descriptors, read_package  # noqa: PLC0415

    if descriptors(archive):
        return read_package(Archive(archive, name))
    if "mimetype" in names:
        raise refusal(name, "it is an OpenDocument file (.odt or .ods)", "a .docx or .xlsx file", "Save it as one.")
    expected = "a Word file, a workbook, or a package with its datapackage.json"
    raise refusal(name, "an archive of something else", expected)


def _read_json(data: bytes, path: Path) -> Reading:
    if re.search(rb'"%s"\s*:\s*"%s"' % (markers.KEY.encode(), markers.REPORT.encode()), data[:_START]):
        found = "this is a finished report, made by Belisha, as JSON"
        raise refusal(path.name, found, _INSTEAD, "To render it, use “belisha render”.")
    if len(data) > MAX_JSON:
        raise refusal(path.name, "JSON larger than any description of a package", f"a {DESCRIPTOR}")
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _read_document(data, path.name)
    if isinstance(held, dict) and isinstance(held.get("resources"), list):
        if path.name != DESCRIPTOR:
            remedy = f"Name it {DESCRIPTOR} and give its folder."
            raise refusal(path.name, "a data package's description under another name", DESCRIPTOR, remedy)
        return _read_folder(path.parent)
    raise refusal(path.name, "JSON of another kind", f"a report document, a workbook or a {DESCRIPTOR}")


def _read_document(data: bytes, name: str) -> Reading:
    from belisha.exchange.document import read_document, recognise  # noqa: PLC0415

    return recognise(read_document(data, name))


def _refuse_pdf(data: bytes, name: str) -> None:
    """Belisha's own PDF by name; any other is for the reader of documents to refuse."""
    own = markers.GENERATOR
    if own.encode() in data or own.encode("utf-16-be") in data:
        raise _finished(name, "the PDF")


def _property(archive: zipfile.ZipFile, name: str) -> str:
    """What a Word file says of itself in the custom property that Belisha sets."""
    part = "docProps/custom.xml"
    if part not in archive.namelist():
        return ""
    text = read_part(archive, part, name).decode("utf-8", "replace")
    match = re.search(rf'name="{markers.PROPERTY}"[^>]*>\s*<[^>]*>([^<]*)<', text)
    return match[1].strip() if match else ""


def _finished(name: str, what: str) -> SourceError:
    return refusal(name, f"this is {what} of a finished report, made by Belisha", _INSTEAD)


def _lone_csv(path: Path) -> SourceError:
    remedy = f"Give the folder that it lies in, with its {DESCRIPTOR}."
    return refusal(path.name, "a CSV file alone, which does not say what it holds", "a data package", remedy)
