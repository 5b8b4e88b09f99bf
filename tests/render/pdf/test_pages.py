"""What stands on the pages: marks and numbers on each, wide tables in landscape, nothing over the edge."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest
from tests.render.pdf.tags import open_pdf
from tests.report_builder import detail, entry, identity, report

from belisha.render.pdf import render_pdf
from belisha.report.model import Paragraph, Report

EDGE = 22
"""Points: nothing stands nearer to the edge of the paper than this, some 8 mm."""


@pytest.fixture(scope="session")
def pages(need_tool: Callable[[str], str]) -> Callable[[bytes], list[str]]:
    """The text of each page, by Poppler."""
    need_tool("pdftoppm")

    def read(pdf: bytes) -> list[str]:
        said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        return said.split("\f")[:-1]

    return read


def test_a_draft_is_marked_on_every_page(pages: Callable[[bytes], list[str]]) -> None:
    for number, text in enumerate(pages(render_pdf(report(identity=identity(draft="Draft")))), start=1):
        assert "DRAFT" in text, f"page {number} is not marked"


def test_a_release_is_marked_on_no_page(pages: Callable[[bytes], list[str]]) -> None:
    assert not [text for text in pages(render_pdf(report())) if "draft" in text.lower()]


def test_every_page_but_the_cover_says_what_it_is_of_and_its_number(pages: Callable[[bytes], list[str]]) -> None:
    texts = pages(render_pdf(report()))
    for number, text in enumerate(texts[1:], start=2):
        assert f"Page {number} of {len(texts)}" in text
        assert "Estuary Borough Council · Monthly Performance Report · April 2017 · Version 1.0" in text


def test_the_indicators_stand_in_landscape_and_all_else_upright() -> None:
    entries = tuple(entry(f"CP {number}", detail="") for number in range(1, 21))
    sizes = [(page.mediabox[2], page.mediabox[3]) for page in open_pdf(render_pdf(report(entries=entries))).pages]
    wide = [number for number, (width, height) in enumerate(sizes) if width > height]
    assert len(wide) >= 3
    assert wide == list(range(wide[0], wide[-1] + 1))


@pytest.mark.parametrize(("paragraphs", "overleaf"), [(1, 0), (9, 0), (25, 1)])
def test_the_charts_the_tables_and_a_usual_commentary_stand_on_one_page(
    pages: Callable[[bytes], list[str]], paragraphs: int, overleaf: int
) -> None:
    """Nine paragraphs are some 1,600 characters. What is longer begins on that page all the same."""
    prose = tuple(Paragraph(text=f"({number}) " + "What is being done about it. " * 6) for number in range(paragraphs))
    one = entry()
    texts = pages(render_pdf(report(entries=(one,), details=(detail(one, commentary=prose),))))
    (charts,) = [number for number, text in enumerate(texts) if "Year introduced" in text]
    (beginning,) = [number for number, text in enumerate(texts) if "(0) What is being done" in text]
    (ending,) = [number for number, text in enumerate(texts) if f"({paragraphs - 1}) What is being done" in text]
    (tables,) = [number for number, text in enumerate(texts) if "August 2016" in text]
    assert (tables, beginning, ending) == (charts, charts, charts + overleaf)


def test_an_indicator_has_a_page_of_its_own(pages: Callable[[bytes], list[str]]) -> None:
    """With a usual commentary a detail fits one page, and the next begins on another."""
    texts = pages(render_pdf(report()))
    holding = [number for number, text in enumerate(texts) if "Managed by" in text and "Commentary" in text]
    assert len(holding) == 2


@pytest.mark.parametrize(
    "text",
    ["An ordinary sentence of some length. " * 40, "Donaudampfschifffahrtsgesellschaft" * 30, "ش" * 400],
    ids=["long", "no spaces", "rightwards"],
)
def test_nothing_stands_over_the_edge(text: str, need_tool: Callable[[str], str]) -> None:
    one = entry(title=text, owners=text, committee=text, status_sentence=text, outcome_note=text)
    made = report(entries=(one, entry("CP 9")), details=(detail(one, commentary=(Paragraph(text=text),)),))
    need_tool("pdftoppm")
    assert outside(made) == []


def test_nothing_of_a_whole_report_stands_over_the_edge(any_report: Report, need_tool: Callable[[str], str]) -> None:
    need_tool("pdftoppm")
    assert outside(any_report) == []


def outside(made: Report) -> list[str]:
    """Words that lie beyond the paper's edge or too near to it."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=render_pdf(made), capture_output=True, check=True)
    found: list[str] = []
    width = height = 0.0
    for line in boxes.stdout.decode().splitlines():
        if size := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = float(size[1]), float(size[2])
        if box := re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<', line):
            left, top, right, bottom = (float(number) for number in box.groups()[:4])
            if left < EDGE or top < EDGE or right > width - EDGE or bottom > height - EDGE:
                found.append(box[5])
    return found
