"""``belisha render``: a stored report is all it needs."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import report_builder
from belisha.cli import main
from belisha.report.codec import encode_report

STEM = "monthly-performance-report-2017-04-v1.0"


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "a report – ünïcode.json"
    path.write_bytes(encode_report(report_builder.report()))
    return path


def render(stored: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["render", str(stored), *arguments])


def test_a_stored_report_is_rendered_in_the_formats_asked_for(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = render(stored, "--to", "html,json", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [f"{STEM}.html", f"{STEM}.json"]
    assert (out / f"{STEM}.json").read_bytes() == stored.read_bytes()


def test_it_says_what_was_read_and_each_file_with_its_size(stored: Path, tmp_path: Path) -> None:
    lines = render(stored, "--to", "json,data", "--out", str(tmp_path)).output.splitlines()
    assert lines[0].startswith(f"Read     {stored}: Monthly Performance Report, April 2017 (")
    assert lines[1].startswith(f"Made     {tmp_path / f'{STEM}-data'}/ ")
    assert lines[1].endswith(" files)")
    assert lines[2].startswith(f"         {tmp_path / f'{STEM}.json'} ")
    assert lines[2].endswith(" KB")
    assert lines[3].startswith("Took     ")


def test_it_needs_neither_reading_nor_composing(stored: Path, tmp_path: Path) -> None:
    code = (
        "import sys, belisha.cli; belisha.cli.main(sys.argv[1:], standalone_mode=False);"
        "print([name for name in sys.modules if name.startswith(('belisha.exchange', 'belisha.report.compose'))])"
    )
    command = [sys.executable, "-c", code, "render", str(stored), "--out", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema": 999}, "field schema: schema number 999. Expected 3. Make the report again"),
        ({"identity": {}}, "Expected a report as its JSON Schema describes it"),
    ],
)
def test_what_is_no_stored_report_is_refused_and_nothing_made(
    change: dict[str, object], says: str, stored: Path, tmp_path: Path
) -> None:
    stored.write_text(json.dumps(json.loads(stored.read_bytes()) | change))
    result = render(stored, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert says in result.output
    assert not (tmp_path / "out").exists()


def test_a_stored_report_with_text_that_is_none_is_refused(stored: Path, tmp_path: Path) -> None:
    stored.write_bytes(stored.read_bytes().replace(b"Monthly", b"Month\xffy", 1))
    result = render(stored, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "it is JSON that is damaged or cut short" in result.output


def zipped(part: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty."),
        (b"%PDF-1.7\n", "it is a PDF."),
        (zipped("word/document.xml"), "it is a Word file."),
        (zipped("xl/workbook.xml"), "it is a workbook or spreadsheet."),
        (zipped("datapackage.json"), "it is a zipped data package."),
        (zipped("holiday.jpg"), "it is an archive."),
        (b"PK\x03\x04 and no more", "it is a damaged archive."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is a file of Office from before 2007, or one with a password."),
        (b"\n<!doctype html>", "it is a web page or other markup."),
        (b"\x00rubbish", "it is a file of another kind."),
        (b"Monthly Performance Report", "it is a text."),
        (b'{"resources": []}', "it is JSON of another kind ("),
        (b'{"schema": 2, ', "it is JSON that is damaged or cut short"),
        (b"[" * 100_000, "it is a text."),
        (b'{"a":' * 100_000, "it is JSON that is damaged or cut short"),
    ],
)
def test_of_another_file_it_says_what_it_is_and_what_is_wanted(
    data: bytes, says: str, stored: Path, tmp_path: Path
) -> None:
    stored.write_bytes(data)
    result = render(stored, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert says in result.output
    assert "Expected a stored report: the JSON file that belisha report --to json makes." in result.output
    assert not (tmp_path / "out").exists()


def test_a_stored_report_cannot_name_its_files_out_of_the_folder(stored: Path, tmp_path: Path) -> None:
    report = json.loads(stored.read_bytes())
    report["identity"]["file_stem"] = "../../elsewhere"
    stored.write_text(json.dumps(report))
    result = render(stored, "--to", "json", "--out", str(tmp_path / "a" / "b"))
    assert result.exit_code == 1
    assert "cannot be a file's name" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [stored.name]
