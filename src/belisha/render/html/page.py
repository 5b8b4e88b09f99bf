"""The page's template with what it may call: charts, shapes, links and nothing that chooses words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from belisha import markers
from belisha.render import chart, theme
from belisha.render.chart import svg
from belisha.render.chart.svg import NARROW, SCREEN
from belisha.render.html.dataset import dataset
from belisha.render.html.figures import figure, have_notes, numeric_columns, own_rows, point_rows
from belisha.render.html.links import linked, picture, web_address
from belisha.render.html.style import style
from belisha.render.shared_notes import shared_notes
from belisha.report.chart_model import CountsChart, GaugeChart, ProcessChart, Sparkline, TrendChart
from belisha.report.model import Block, BulletList, DataTable, Paragraph, Report
from belisha.web_page import environment, policy

TEMPLATES = Path(__file__).parents[1] / "templates" / "html"

_ICON = 16.0
_PICTURES = "img-src data:"
"""A logo lies within the page."""


def page(report: Report) -> str:
    """The whole document, from its doctype on."""
    css = style(report)
    template = _environment().get_template("report.html.jinja")
    html = template.render(
        report=report,
        words=report.words,
        identity=report.identity,
        css=Markup(css),  # noqa: S704 - our own file; what the report puts in is escaped there
        policy=policy(css, _PICTURES),
        dataset=dataset(report),
        generator=markers.GENERATOR,
    )
    return svg.writable(html)


@cache
def _environment() -> Environment:
    made = environment(TEMPLATES)
    made.filters |= {"linked": linked, "web_address": web_address, "picture": picture}
    made.globals |= {
        "counts_chart": counts_chart,
        "trend_chart": trend_chart,
        "gauge_chart": gauge_chart,
        "sparkline": sparkline,
        "shared_notes": shared_notes,
        "process_chart": process_chart,
        "signal_icon": signal_icon,
        "own_rows": own_rows,
        "figure": figure,
        "have_notes": have_notes,
        "numeric_columns": numeric_columns,
        "point_rows": point_rows,
        "shapes": shapes,
        "arrow": theme.arrow,
        "kind_of": kind_of,
    }
    return made


def _drawn(drawing: str) -> Markup:
    return Markup(drawing)  # noqa: S704 - escaped where it is drawn


def _for_both(wide: str, narrow: str) -> Markup:
    """A chart for a desktop and for a phone: the style sheet shows the one that fits, without it there is one."""
    return _drawn(f'<div class="on-desktop">{wide}</div>\n<div class="on-phone" hidden="">{narrow}</div>')


def counts_chart(value: CountsChart) -> Markup:
    return _for_both(chart.counts(value, SCREEN), chart.counts(value, NARROW))


def trend_chart(value: TrendChart) -> Markup:
    return _for_both(chart.trend(value, SCREEN), chart.trend(value, NARROW))


def gauge_chart(value: GaugeChart) -> Markup:
    return _drawn(chart.gauge(value, SCREEN))


def process_chart(value: ProcessChart) -> Markup:
    return _for_both(chart.process(value, SCREEN), chart.process(value, NARROW))


@cache
def signal_icon(kind: str, code: str) -> Markup:
    """A variation's or an assurance's icon, as decoration beside its word."""
    return _drawn(chart.signal_icon(kind, code))


def sparkline(value: Sparkline) -> Markup:
    return _drawn(chart.sparkline(value, SCREEN))


@cache
def shapes(outcome: str) -> Markup:
    """An outcome's shapes, as decoration beside its word."""
    marks = theme.outcome_mark(outcome).shapes
    drawn = "".join(
        svg.shape(kind, _ICON * (at + 0.5), _ICON / 2, 6, colour) for at, (kind, colour) in enumerate(marks)
    )
    size = f'width="{_ICON * len(marks):g}" height="{_ICON:g}" viewBox="0 0 {_ICON * len(marks):g} {_ICON:g}"'
    return _drawn(f'<svg class="shapes" aria-hidden="true" focusable="false" {size}>{drawn}</svg>')


def kind_of(block: Block) -> str:
    """Which markup a block of prose takes."""
    match block:
        case Paragraph():
            return "paragraph"
        case BulletList():
            return "bullet_list"
        case DataTable():
            return "data_table"
