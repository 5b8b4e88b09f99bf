"""The Word file and the spreadsheet keep to the schemas of Office Open XML, whatever the report holds."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from tests.render.test_hostile_text import CONTROLS, HOSTILE, saying
from tests.report_builder import entry, identity, report

from belisha.render import Format, render
from belisha.report.model import Report

FORMATS = pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def faults(data: bytes, form: Format, folder: Path) -> list[str]:
    path = folder / f"report.{form}"
    path.write_bytes(data)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in OpenXmlValidator().validate(path).errors]


def made(report_: Report, form: Format) -> bytes:
    (output,) = render(report_, [form])
    return output.data


@FORMATS
def test_every_report_keeps_to_the_schemas(any_report: Report, form: Format, tmp_path: Path) -> None:
    assert faults(made(any_report, form), form, tmp_path) == []


@FORMATS
@pytest.mark.parametrize(
    "report_",
    [
        pytest.param(report(identity=identity(draft="Draft", edition="People Scrutiny", logo=PIXEL)), id="a draft"),
        pytest.param(report(entries=(entry(detail=""),), partnerships=None), id="no details or partnerships"),
        pytest.param(report(entries=()), id="no indicators"),
        pytest.param(saying(CONTROLS), id="control characters"),
        pytest.param(saying(" ".join(HOSTILE.values())), id="hostile texts"),
    ],
)
def test_odd_reports_keep_to_them_too(report_: Report, form: Format, tmp_path: Path) -> None:
    assert faults(made(report_, form), form, tmp_path) == []


def test_elements_out_of_order_are_noticed(tmp_path: Path) -> None:
    """The tests above can fail."""
    damaged = BytesIO()
    with zipfile.ZipFile(BytesIO(made(report(), Format.DOCX))) as whole, zipfile.ZipFile(damaged, "w") as copy:
        for name in whole.namelist():
            right, wrong = b'<w:b/><w:bCs/><w:color w:val="D4351C"/>', b'<w:color w:val="D4351C"/><w:b/><w:bCs/>'
            copy.writestr(name, whole.read(name).replace(right, wrong))
    assert faults(damaged.getvalue(), Format.DOCX, tmp_path)
