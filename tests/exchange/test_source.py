"""One door for every source: told by its content, and Belisha's own finished reports refused by name."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.exchange.workbook.editing import facts
from tests.report_builder import report

from belisha.domain.problems import SourceError
from belisha.exchange import read_source
from belisha.exchange.package import write_package
from belisha.exchange.workbook import write_workbook
from belisha.render import Format, render


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    return " ".join(str(problem) for problem in caught.value.problems)


def test_the_same_facts_come_from_every_form_whatever_the_file_is_called(tmp_path: Path) -> None:
    (tmp_path / "workbook.bin").write_bytes(write_workbook(facts()))
    write_package(facts(), tmp_path / "package")
    with zipfile.ZipFile(tmp_path / "zipped.dat", "w") as archive:
        for file in (tmp_path / "package").iterdir():
            archive.write(file, file.name)
    for name in ("workbook.bin", "package", "package/datapackage.json", "zipped.dat"):
        assert read_source(tmp_path / name).facts == facts(), name


def test_a_document_comes_with_its_account(repository: Path) -> None:
    reading = read_source(repository / "examples" / "estuary-report-2026-08.txt")
    assert reading.document is not None
    assert reading.account


FINISHED = {
    Format.PDF: "the PDF of a finished report",
    Format.HTML: "the web page of a finished report",
    Format.DOCX: "the Word file of a finished report",
    Format.XLSX: "the spreadsheet of a finished report",
    Format.DATA: "the open data of a finished report",
    Format.JSON: "a finished report, made by Belisha, as JSON",
}


@pytest.mark.parametrize("form", Format)
def test_a_finished_report_is_refused_by_name_with_what_to_use_instead(form: Format, tmp_path: Path) -> None:
    outputs = render(report(), [form])
    for output in outputs:
        path = tmp_path / output.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    source = path.parent if form is Format.DATA else path
    said = refused(source)
    assert FINISHED[form] in said
    assert "the workbook, package or document that the report was made from" in said


def test_zipped_open_data_is_refused_by_name_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
        for output in render(report(), [Format.DATA]):
            archive.writestr(output.name, output.data)
    assert FINISHED[Format.DATA] in refused(tmp_path / "data.zip")


OTHERS = {
    "nothing.txt": (b"", "the file is empty"),
    "other.json": (b'{"a": 1}', "JSON of another kind"),
    "list.json": (b"[1]", "no table of indicators"),
    "values.csv": (b"indicator,period\n", "with its datapackage.json"),
    "described.json": (b'{"resources": []}', "Name it datapackage.json"),
    "report.pdf": (b"%PDF-1.7\n", "it is a PDF"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
    "noise.bin": (bytes(range(256)) * 40, ""),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_source_is_refused_saying_what_is(name: str, tmp_path: Path) -> None:
    data, reason = OTHERS[name]
    (tmp_path / name).write_bytes(data)
    assert reason in refused(tmp_path / name)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("xl/workbook.bin", "binary workbook"),
        ("mimetype", "OpenDocument"),
        ("photo.png", "an archive of something else"),
    ],
)
def test_another_archive_is_refused_saying_what_to_do(part: str, reason: str, tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"application/vnd.oasis.opendocument.spreadsheet")
    (tmp_path / "archive.zip").write_bytes(file.getvalue())
    assert reason in refused(tmp_path / "archive.zip")


def test_a_folder_without_a_description_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "the folder has no datapackage.json" in refused(tmp_path)
    assert "there is no such file" in refused(tmp_path / "gone.xlsx")


_LOADED = """
import json, sys
from pathlib import Path
from belisha.exchange import read_source
read_source(Path(sys.argv[1]))
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("form", ["text", "workbook", "package"])
def test_reading_loads_only_what_the_source_needs(form: str, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(write_workbook(facts()))
    write_package(facts(), tmp_path / "package")
    sources = {
        "text": repository / "examples" / "estuary-report-2026-08.txt",
        "workbook": tmp_path / "register.xlsx",
        "package": tmp_path / "package",
    }
    done = subprocess.run([sys.executable, "-c", _LOADED, sources[form]], capture_output=True, text=True, check=True)
    heavy = {"xlsxwriter", "openpyxl", "lxml", "docx", "typst", "pikepdf", "polars", "narwhals", "jinja2"}
    assert heavy & set(json.loads(done.stdout)) == set()
