"""The page of findings, as an officer works through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from belisha.cli import main

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("findings")
    text = (repository / "examples" / "estuary-report-2026-08.txt").read_text("utf-8")
    (folder / "august.txt").write_text(text.replace("\t539\t2,626\t", "\t593\t2,626\t"), "utf-8")
    page = folder / "findings.html"
    result = CliRunner().invoke(main, ["check", str(folder / "august.txt"), "--format", "html", "--out", str(page)])
    assert page.is_file(), result.output
    return page


@pytest.fixture(params=[1280, 320])
def page(request: pytest.FixtureRequest, browser: Browser, made: Path) -> Iterator[Page]:
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    opened.on("console", lambda message: complaints.append(message.text))
    opened.goto(made.as_uri())
    yield opened
    opened.close()
    assert complaints == []


def test_axe_finds_nothing(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def progress(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('.progress'), '::after').content"))


def test_it_is_worked_through_with_the_keyboard(page: Page) -> None:
    first = page.locator(".finding").first
    assert first.locator("dl").is_visible()
    first.locator(".done").focus()
    page.keyboard.press("Space")
    assert first.locator(".message").is_visible()
    assert not first.locator("dl").is_visible()
    page.locator("#hide-done").focus()
    page.keyboard.press("Space")
    assert not first.is_visible()
    assert "counter(done)" in progress(page)


def test_a_severity_can_be_left_out(page: Page) -> None:
    notes = page.locator(".finding.note")
    assert notes.first.is_visible()
    page.locator("#hide-note").check()
    assert not notes.first.is_visible()
    assert page.locator(".finding.error").first.is_visible()


def test_what_is_printed_is_the_findings_alone(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".finding dl").first.is_visible()
    assert not page.locator("details").first.is_visible()
    assert not page.locator("fieldset").is_visible()
    assert not page.locator(".progress").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_of_many_sources(width: int, browser: Browser, repository: Path, tmp_path: Path) -> None:
    source = str(repository / "examples" / "estuary-report-2026-08.txt")
    CliRunner().invoke(main, ["check", source, source, "--format", "html", "--out", str(tmp_path)])
    opened = browser.new_page(viewport={"width": width, "height": 900})
    opened.goto((tmp_path / "index.html").as_uri())
    found = Axe().run(opened).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    opened.get_by_role("link").first.click()
    assert opened.locator(".finding").count() > 20
    opened.close()
