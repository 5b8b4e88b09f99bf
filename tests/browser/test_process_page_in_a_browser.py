"""The page of process behaviour charts, as a reader's browser has it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGE = "process charts"


def test_one_drawing_of_each_chart_is_shown(page: Page) -> None:
    assert page.locator("svg.process:visible").count() == page.locator("section").count() == 2
