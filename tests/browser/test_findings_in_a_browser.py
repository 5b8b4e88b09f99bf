"""The page of findings, as an officer works through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGE = "findings"


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


def test_a_tick_outlasts_a_reload(page: Page) -> None:
    boxes = page.locator(".done")
    boxes.nth(1).check()
    page.reload()
    assert [boxes.nth(at).is_checked() for at in range(3)] == [False, True, False]
    boxes.nth(1).uncheck()
    page.reload()
    assert not boxes.nth(1).is_checked()


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


@pytest.mark.parametrize("made", ["findings of many"], indirect=True)
def test_the_page_of_many_sources_leads_to_those_of_each(page: Page) -> None:
    page.get_by_role("link").first.click()
    assert page.locator(".finding").count() > 20
