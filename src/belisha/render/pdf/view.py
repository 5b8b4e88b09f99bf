"""What the PDF's templates are given: the report's words and figures, its charts, and the places to link to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from belisha.render import chart, theme
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.render.logo import logo
from belisha.render.moment import moment
from belisha.render.pdf.typeface import breakable, printable
from belisha.render.shared_notes import shared_notes
from belisha.report.chart_model import CountsChart, GaugeChart, ProcessChart, Sparkline, TrendChart
from belisha.report.model import Detail, Report
from belisha.report.part import Part

_PLACES = frozenset({"anchor", "detail", "url"})
"""Fields that say where something is: they are never printed, and one character more would make them wrong."""

_LEFT_OUT = {
    "Entry": frozenset({"series", "particulars", "analysis"}),  # a detail shows what of them has a place
    "Detail": frozenset({"own"}),
    "Identity": frozenset({"logo"}),
    "Report": frozenset({"contents"}),
}
"""Fields that no template places, by the part they are in: whatever is passed is hashed again and again."""

type _Chart = TrendChart | GaugeChart | Sparkline | CountsChart | ProcessChart


def view(report: Report) -> dict[str, Any]:
    """Everything the templates place, as plain JSON values. Every text is printable in the shipped typefaces.

    A chart is its drawing with the words that stand for it; a part is the dictionary of its fields.
    """
    made = moment(report.identity)
    return {
        "report": _with_shared_notes(_placed(report), report),
        "logo": logo(report.identity.logo),  # as SVG: Typst takes its text from data, and a PNG only from a file
        "anchors": dict.fromkeys(_anchors(report), True),
        "contents": dict.fromkeys((entry.heading.anchor for entry in report.contents), True),
        "made": [made.year, made.month, made.day, made.hour, made.minute],
        "language": _language(report.identity.language),
        "theme": _theme(report),
    }


def _with_shared_notes(placed: dict[str, Any], report: Report) -> dict[str, Any]:
    """Each aim with the notes that stand above its table."""
    for fields, aim in zip(placed["indicators"]["aims"], report.indicators.aims, strict=True):
        named = shared_notes(aim.entries, report.words).named
        fields["shared"] = [{"mark": _placed(name), "text": _placed(text)} for name, text in named]
    return placed


def _placed(value: Any, name: str = "") -> Any:
    """The value as the templates place it; ``name`` is of the field it is in."""
    if isinstance(value, str):
        return value if name in _PLACES else breakable(printable(value))
    if isinstance(value, tuple):
        return [_placed(item, name) for item in value]
    if isinstance(value, TrendChart | GaugeChart | Sparkline | CountsChart | ProcessChart):
        return _drawn(value)
    if isinstance(value, Detail) and value.process is not None:
        return _fields(value) | {"trend": _drawn(value.trend, chart.BESIDE)}
    if isinstance(value, Part):
        return _fields(value)
    return value if value is None or isinstance(value, int) else str(value)


def _fields(part: Part) -> dict[str, Any]:
    left_out = _LEFT_OUT.get(type(part).__name__, frozenset())
    fields = {name: _placed(getattr(part, name), name) for name in part.__struct_fields__ if name not in left_out}
    tag = part.__struct_config__.tag
    return fields if tag is None else {"type": tag, **fields}


def _drawn(value: _Chart, setting: Setting = chart.PAIRED) -> dict[str, str]:
    said = value.trend if isinstance(value, ProcessChart) else value
    title = "" if isinstance(said, Sparkline) else _placed(said.title)
    return {"svg": printable(_drawing(value, setting)), "title": title, "description": _placed(said.description)}


def _drawing(value: _Chart, setting: Setting) -> str:
    match value:
        case TrendChart():
            return chart.trend(value, setting)
        case ProcessChart():
            return chart.process(value, chart.BESIDE)
        case GaugeChart():
            return chart.gauge(value, setting)
        case Sparkline():
            return chart.sparkline(value)
        case CountsChart():
            return chart.counts(value)


def _anchors(report: Report) -> Iterator[str]:
    """Places the templates label, so that a link elsewhere can be set as plain text instead of failing."""
    yield from (entry.anchor for entry in report.entries)
    yield from (detail.heading.anchor for detail in report.details)


def _language(tag: str) -> list[str]:
    """A language tag as Typst wants it: language and region."""
    language, _, region = tag.partition("-")
    return [language, region or "GB"]


def _theme(report: Report) -> dict[str, Any]:
    return {
        "ink": theme.INK,
        "secondary": theme.SECONDARY,
        "rule": theme.RULE,
        "tint": theme.TINT,
        "brand": theme.brand(report.identity.brand_colour),
        "outcomes": {code: _mark(mark) for code, mark in theme.OUTCOMES.items()},
        "no_outcome": _mark(theme.NO_OUTCOME),
        "arrows": dict(theme.ARROWS),
        "signals": {
            kind: {code: chart.signal_icon(kind, code, DOCUMENT) for code in codes}
            for kind, codes in (("variation", theme.VARIATIONS), ("assurance", theme.ASSURANCES))
        },
    }


def _mark(mark: theme.Mark) -> dict[str, Any]:
    shapes = [{"shape": shape.value, "colour": colour} for shape, colour in mark.shapes]
    return {"shapes": shapes, "text": mark.text_colour}
