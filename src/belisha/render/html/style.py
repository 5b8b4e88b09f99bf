"""The page's one style sheet, with the organisation's colour and what print puts on every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from belisha.render import theme
from belisha.report.model import Report

_RUNNING = f"font-family: {theme.SANS}; font-size: 8pt; color: {theme.SECONDARY};"

SHEET = Path(__file__).parents[1] / "assets" / "report.css"


def style(report: Report) -> str:
    """The text of the style element."""
    return f"{_variables(report)}\n{_page_margins(report)}\n{_sheet()}"


@cache
def _sheet() -> str:
    return SHEET.read_text(encoding="utf-8")


def _variables(report: Report) -> str:
    colours = {
        "ink": theme.INK,
        "secondary": theme.SECONDARY,
        "rule": theme.RULE,
        "tint": theme.TINT,
        "paper": theme.PAPER,
        "focus": theme.FOCUS,
        "brand": theme.brand(report.identity.brand_colour),
    }
    return f":root {{ {' '.join(f'--{name}-colour: {colour};' for name, colour in colours.items())} }}"


def _page_margins(report: Report) -> str:
    """The lines above and below each printed page."""
    identity = report.identity
    running = ", ".join((identity.organisation, identity.title, identity.period.text, identity.version_text))
    before, _, rest = report.words.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    number = f"{_string(before)} counter(page) {_string(between)} counter(pages) {_string(after)}"
    draft = f"@top-center {{ content: {_string(identity.draft)}; {_RUNNING} }}" if identity.draft else ""
    return (
        f"@page {{ @bottom-left {{ content: {_string(running)}; {_RUNNING} width: 82%; }} "
        f"@bottom-right {{ content: {number}; {_RUNNING} }} {draft} }}"
    )


def _string(text: str) -> str:
    """A CSS string: everything but plain letters, digits, spaces and full stops is written by its number."""
    return '"' + "".join(c if c.isascii() and (c.isalnum() or c in " .,") else _number(c) for c in text) + '"'


def _number(character: str) -> str:
    code = ord(character)
    return f"\\{code:x} " if code and not 0xD800 <= code <= 0xDFFF else ""
