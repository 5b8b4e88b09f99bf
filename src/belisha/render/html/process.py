"""A page of process behaviour charts as one HTML file that needs nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from belisha import markers
from belisha.render import chart
from belisha.render.chart.svg import NARROW, SCREEN
from belisha.render.html.page import TEMPLATES, signal_icon
from belisha.report.chart_model import ProcessChart
from belisha.report.process_page import ProcessPage
from belisha.web_page import environment, policy

_SHEET = Path(__file__).parents[1] / "assets" / "process.css"


def process_page(page: ProcessPage) -> str:
    """The whole document, from its doctype on. The same page gives the same text."""
    css = sheet()
    template = pages().get_template("process.html.jinja")
    return template.render(page=page, css=css, policy=policy(css), generator=markers.GENERATOR)


@cache
def sheet() -> Markup:
    """The style sheet of a page on its own."""
    return Markup(_SHEET.read_text(encoding="utf-8"))  # noqa: S704 - our own file


@cache
def pages() -> Environment:
    """The templates of pages on their own, and what they may call."""
    made = environment(TEMPLATES)
    made.globals |= {"process_chart": _process_chart, "signal_icon": signal_icon}
    return made


def _process_chart(value: ProcessChart) -> Markup:
    """Drawn twice, for a desktop and for a phone; the style sheet shows the one that fits."""
    return Markup(f"{chart.process(value, SCREEN)}\n{chart.process(value, NARROW)}")  # noqa: S704 - escaped there
