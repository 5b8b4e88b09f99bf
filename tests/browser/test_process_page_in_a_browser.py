"""The page of process behaviour charts, as a reader's browser has it."""

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
    page = tmp_path_factory.mktemp("process") / "charts.html"
    source = repository / "examples" / "waiting-times.csv"
    rebase = "South clinic=2024-10,second site closed"
    result = CliRunner().invoke(main, ["spc", str(source), "--target", "85", "--rebase", rebase, "--out", str(page)])
    assert result.exit_code == 0, result.output
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
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_one_drawing_of_each_chart_is_shown(page: Page) -> None:
    assert page.locator("svg.process:visible").count() == page.locator("section").count() == 2
