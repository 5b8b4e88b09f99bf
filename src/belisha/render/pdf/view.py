"""What the PDF's templates are given: the report's words and figures, its charts, and the places to link to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from belisha.render import chart, theme
from belisha.render.moment import moment
from belisha.render.pdf.typeface import breakable, printable
from belisha.report.model import Report

_PLACES = frozenset({"anchor", "detail", "logo", "url"})
"""Fields that say where something is: they are never printed, and one character more would make them wrong."""


def view(report: Report) -> dict[str, Any]:
    """Everything the templates place, as plain JSON values. Every text is printable in the shipped typefaces.

    The series of every indicator is left out: the tables show its sparkline, and its page the years cut from it.
    """
    made = moment(report.identity)
    return {
        "report": _settable(msgspec.to_builtins(_without_series(report))),
        "charts": {anchor: printable(svg) for anchor, svg in _charts(report)},
        "logo": _picture(report.identity.logo),
        "anchors": sorted(set(_anchors(report))),
        "contents": [entry.heading.anchor for entry in report.contents],
        "made": [made.year, made.month, made.day, made.hour, made.minute],
        "language": _language(report.identity.language),
        "theme": _theme(report),
    }


def _without_series(report: Report) -> Report:
    replace = msgspec.structs.replace
    aims = tuple(
        replace(aim, entries=tuple(replace(entry, series=()) for entry in aim.entries))
        for aim in report.indicators.aims
    )
    groups = tuple(
        replace(group, details=tuple(replace(each, entry=replace(each.entry, series=())) for each in group.details))
        for group in report.detail.groups
    )
    return replace(
        report,
        indicators=replace(report.indicators, aims=aims),
        detail=replace(report.detail, groups=groups),
    )


def _settable(value: Any, name: str = "") -> Any:
    """The same value with every text in it ready to be set; ``name`` is of the field it is in."""
    if isinstance(value, str):
        return value if name in _PLACES else breakable(printable(value))
    if isinstance(value, dict):
        return {field: _settable(item, field) for field, item in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(item, name) for item in value]
    return value


def _charts(report: Report) -> Iterator[tuple[str, str]]:
    """Every chart of the report as SVG, by its anchor; a sparkline by its indicator's."""
    yield report.summary.chart.anchor, chart.counts(report.summary.chart)
    for entry in report.entries:
        yield entry.anchor, chart.sparkline(entry.spark)
    for detail in report.details:
        yield detail.trend.anchor, chart.trend(detail.trend)
        if detail.gauge is not None:
            yield detail.gauge.anchor, chart.gauge(detail.gauge)


def _anchors(report: Report) -> Iterator[str]:
    """Places the templates label, so that a link elsewhere can be set as plain text instead of failing."""
    yield from (entry.anchor for entry in report.entries)
    yield from (detail.heading.anchor for detail in report.details)


def _picture(uri: str) -> str:
    """A logo as SVG: Typst takes an SVG's text from data, and a PNG only from a file."""
    if not uri:
        return ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        f'<image width="300" height="100" preserveAspectRatio="xMinYMid meet" href="{uri}"/></svg>'
    )


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
    }


def _mark(mark: theme.Mark) -> dict[str, Any]:
    shapes = [{"shape": shape.value, "colour": colour} for shape, colour in mark.shapes]
    return {"shapes": shapes, "text": mark.text_colour}
