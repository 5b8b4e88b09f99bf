"""LibreOffice opens the Word file and the spreadsheet and finds their pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest
from tests.report_builder import identity, report

from belisha.render import Format, render

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def converted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A draft's Word file and spreadsheet as PDF, by their endings."""
    folder = tmp_path_factory.mktemp("office")
    paths = []
    for output in render(report(identity=identity(draft="Draft")), [Format.DOCX, Format.XLSX]):
        paths.append(folder / f"{Path(output.name).suffix[1:]}{Path(output.name).suffix}")
        paths[-1].write_bytes(output.data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.stem: path.with_suffix(".pdf") for path in paths}


def text(path: Path) -> list[str]:
    """Each page's text."""
    command = ["pdftotext", "-layout", str(path), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    return pages[:-1]


def test_every_page_of_the_word_file_is_marked_as_a_draft(converted: dict[str, Path]) -> None:
    pages = text(converted["docx"])
    assert len(pages) >= 8
    assert all("DRAFT" in page for page in pages)


def test_pages_are_counted(converted: dict[str, Path]) -> None:
    pages = text(converted["docx"])
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of {len(pages)}" in page


def test_no_page_is_empty(converted: dict[str, Path]) -> None:
    for number, page in enumerate(text(converted["docx"]), start=1):
        lines = [line for line in page.splitlines() if line.strip()]
        assert len(lines) > 3, f"page {number} has next to nothing between its head and foot"


def test_the_tables_of_indicators_lie_on_landscape_pages(converted: dict[str, Path]) -> None:
    with pikepdf.open(converted["docx"]) as pdf:
        turned = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert True in turned
    assert not turned[0]
    assert not turned[-1]


def test_the_spreadsheet_opens(converted: dict[str, Path]) -> None:
    assert "Monthly Performance Report, April 2017" in text(converted["xlsx"])[0]
