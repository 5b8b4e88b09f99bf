"""What only a browser can tell of the page: what a reader meets on a desktop, a phone, a keyboard and on paper."""

from __future__ import annotations

import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests import report_builder as make
from tests.browser.conftest import Visits
from tests.render.html import hostile

from belisha.exchange.package import Folder, read_package
from belisha.report import model as m
from belisha.report.compose import compose
from belisha.report.request import Edition, EditionKind, Request

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "estuary"
GENERATED = datetime(2026, 10, 14, 10, 42)  # noqa: DTZ001 - a report's moment is local time
PHONE, DESKTOP = 320, 1280
AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 0.5)
    .map(e => e.outerHTML.slice(0, 80))"""
SHOWN = """() => [...document.querySelectorAll('figure')].map(
    f => [...f.querySelectorAll('svg.chart')].filter(e => e.getBoundingClientRect().width).length)"""
CLIPPED = """() => [...document.querySelectorAll('main td, main th, main p, main li, main dd, main dt, main h3, main h4')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline')
    .map(e => e.outerHTML.slice(0, 80))"""


@cache
def example(*, draft: bool = False, edition: Edition | None = None) -> m.Report:
    facts = read_package(Folder(EXAMPLE)).facts
    return compose(facts, Request(generated=GENERATED, draft=draft, edition=edition))


@pytest.mark.parametrize("width", [PHONE, 800, DESKTOP])
@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_axe_finds_nothing(visit: Visits, width: int, opened: bool) -> None:
    page = visit(make.report(identity=make.identity(draft="Draft")), width).page
    if opened:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_the_example(visit: Visits) -> None:
    """In one aim of it: axe takes half a minute for them all."""
    found = Axe().run(
        visit(example(edition=Edition(EditionKind.AIM, "Help people live well for longer"))).page, options=AXE
    )
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    "text", ["", *hostile.TEXTS], ids=["as it is", "markup", "control", "right to left", "emoji", "long"]
)
def test_nothing_runs_and_nothing_is_fetched(visit: Visits, text: str) -> None:
    seen = visit(hostile.report(text) if text else make.report())
    seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
    assert (seen.complaints, seen.requests) == ([], [])


@pytest.mark.parametrize("width", [PHONE, 400, 700, 1000, DESKTOP, 1920])
def test_it_never_scrolls_sideways(visit: Visits, width: int) -> None:
    page = visit(example(), width).page
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("text", hostile.TEXTS, ids=["markup", "control", "right to left", "emoji", "long"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_no_text_breaks_its_layout(visit: Visits, width: int, text: str) -> None:
    page = visit(hostile.report(text), width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_endless_text_breaks_where_it_must(visit: Visits, width: int) -> None:
    page = visit(hostile.endless(), width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_text_twice_as_large_fits_as_well(visit: Visits) -> None:
    """WCAG 1.4.4: a desktop at 200% is a window of half the width."""
    page = visit(example(), DESKTOP // 2).page
    assert page.evaluate("document.documentElement.scrollWidth") == DESKTOP // 2


def test_spaced_out_text_fits_as_well(visit: Visits) -> None:
    """WCAG 1.4.12: a reader's own line, letter, word and paragraph spacing."""
    page = visit(example(), PHONE).page
    page.evaluate(
        """() => { for (const e of document.querySelectorAll('body *')) {
            e.style.lineHeight = 1.5; e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em';
        } }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_the_first_stop_of_a_keyboard_leads_to_the_content(visit: Visits) -> None:
    page = visit(make.report()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box() is not None
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_of_a_keyboard_can_be_seen(visit: Visits) -> None:
    page = visit(make.report()).page
    plain = page.evaluate("getComputedStyle(document.querySelector('nav a')).backgroundColor")
    stops = []
    while (stop := _next_stop(page))["name"] != "BODY":
        assert stop["background"] != plain
        assert stop["seen"], "it is scrolled into view, and nothing lies over it"
        stops.append(stop["name"])
    assert stops.count("SUMMARY") == 1 + 3 * len(make.report().details) + len(make.report().entries)
    assert stops.count("A") > 15


def _next_stop(page: Page) -> dict[str, object]:
    page.keyboard.press("Tab")
    stop: dict[str, object] = page.evaluate(
        """() => { const e = document.activeElement, box = e.getBoundingClientRect(), line = e.getClientRects()[0];
        const over = document.elementFromPoint(line.left + 2, line.top + line.height / 2);
        return { name: e.tagName, background: getComputedStyle(e).backgroundColor,
            seen: box.top >= 0 && box.bottom <= innerHeight && (e.contains(over) || over.contains(e)) } }"""
    )
    return stop


def test_what_can_be_pressed_is_large_enough(visit: Visits) -> None:
    """WCAG 2.5.8: 24 pixels each way, or in a line of text."""
    page = visit(example(), PHONE).page
    small = page.evaluate(
        """() => [...document.querySelectorAll('summary, nav a, .to-contents a')]
            .filter(e => { const b = e.getBoundingClientRect(); return b.width && b.height < 24 })
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_each_chart_is_shown_once_at_the_size_of_the_screen(visit: Visits) -> None:
    for width in (PHONE, DESKTOP):
        assert set(visit(make.report(), width).page.evaluate(SHOWN)) == {1}


def test_letters_in_charts_are_no_smaller_on_a_phone_than_on_a_desktop(visit: Visits) -> None:
    size = """() => Math.min(...[...document.querySelectorAll('svg.chart text')].filter(
        e => e.getBoundingClientRect().width).map(e => e.getBoundingClientRect().height))"""
    assert visit(make.report(), PHONE).page.evaluate(size) >= 9


def test_headers_stay_in_view_while_a_table_is_read(visit: Visits) -> None:
    page = visit(example()).page
    page.evaluate("document.querySelectorAll('table.wide tbody tr')[5].scrollIntoView()")
    assert page.evaluate("document.querySelector('table.wide thead th').getBoundingClientRect().top") == 0


def test_rows_stay_rows_and_cells_stay_cells_on_a_phone(visit: Visits) -> None:
    """What a screen reader is told when the style sheet shows rows as cards."""
    page = visit(make.report(), PHONE).page
    table = page.get_by_role("table", name="1.1 Aim: SAFE")
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == 7


def test_it_makes_sense_without_its_style_sheet(visit: Visits) -> None:
    """In the order of the source, with its headings and every chart's name; no shape fills the page."""
    page = visit(make.report()).page
    page.evaluate("document.querySelector('style').remove()")
    assert set(page.evaluate(SHOWN)) == {1}, "of two drawings of a chart"
    assert page.evaluate("Math.max(...[...document.querySelectorAll('.shapes')].map(e => e.clientHeight))") <= 20
    text = page.locator("main").inner_text()
    assert text.index("Monthly Performance Report") < text.index("Contents") < text.index("At a glance")


def test_no_printed_page_is_blank_and_drafts_are_marked_on_each(visit: Visits, tmp_path: Path, pdftoppm: str) -> None:
    pdf = tmp_path / "printed.pdf"
    visit(example(draft=True)).page.pdf(path=pdf, prefer_css_page_size=True)
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    texts = pages.rstrip("\f").split("\f")
    assert 20 < len(texts) < 100
    for number, text in enumerate(texts, start=1):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert lines[0] == "Draft"
        assert f"Page {number} of {len(texts)}" in lines[-1]
        assert len(lines) > 3, f"page {number} has nothing between its head and its foot"


def test_print_is_at_its_full_size(visit: Visits, tmp_path: Path, pdftoppm: str) -> None:
    """A browser shrinks every page of a document in which one thing is too wide."""
    pdf = tmp_path / "printed.pdf"
    visit(example()).page.pdf(path=pdf, prefer_css_page_size=True)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    (word,) = [line for line in boxes.splitlines() if ">Contents<" in line]
    top, bottom = (float(word.split(f'{name}="')[1].split('"')[0]) for name in ("yMin", "yMax"))
    assert bottom - top > 10


def test_greyscale_tells_outcomes_apart_by_shape(visit: Visits) -> None:
    """Outcomes' drawings differ in their outlines, not in colour alone."""
    page = visit(make.report()).page
    outlines = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#key .outcome, section .key .outcome')].map(
            e => [e.innerText.trim(), [...e.querySelectorAll('path')].map(p => p.getAttribute('d')).join()]))"""
    )
    assert len(outlines) == 5
    assert len(set(outlines.values())) == 5
