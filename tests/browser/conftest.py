"""A Chromium that loads pages from disk and reaches no network."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright
from tests import report_builder as make
from tests.browser.made import make_page

from belisha.render.html import render
from belisha.report import model as m

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield running
        running.close()


@dataclass
class Visit:
    """A page with what it complained of and what it asked the network for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


class Visits:
    """Opens reports as pages, at a width."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._contexts: list[Page] = []

    def __call__(self, report: m.Report, width: int = 1280) -> Visit:
        (output,) = render(report)
        path = self._folder / f"{len(self._contexts)}.html"
        path.write_bytes(output.data)
        page = self._browser.new_page(viewport={"width": width, "height": 900})
        self._contexts.append(page)
        visit = Visit(page)
        page.on("console", lambda message: visit.complaints.append(message.text))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("request", lambda request: self._note(visit, request, path))
        page.goto(path.as_uri())
        return visit

    @staticmethod
    def _note(visit: Visit, request: Request, path: Path) -> None:
        if request.url != path.as_uri() and not request.url.startswith("data:"):
            visit.requests.append(request.url)

    def close(self) -> None:
        for page in self._contexts:
            page.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visits]:
    visits = Visits(browser, tmp_path)
    yield visits
    visits.close()


@pytest.fixture(scope="session")
def whole() -> m.Report:
    """A report with every kind of part."""
    return make.report()


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that the module's ``PAGE`` names, or the test's parameter."""
    folder = tmp_path_factory.mktemp("made")
    with contextlib.chdir(folder):
        return make_page(getattr(request, "param", None) or request.module.PAGE, folder)


@pytest.fixture(params=[1280, 320])
def page(request: pytest.FixtureRequest, browser: Browser, made: Path) -> Iterator[Page]:
    """The page that was made, on a desktop and on a phone; it complains of nothing."""
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    opened.on("console", lambda message: complaints.append(message.text))
    opened.goto(made.as_uri())
    yield opened
    opened.close()
    assert complaints == []
