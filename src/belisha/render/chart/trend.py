"""Value against target over time: lines or bars, in the order in which they are painted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import LETTERS, Frame, endings, frame
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.render.chart.trend_labels import end_labels, letters, ticks, value_label, years
from belisha.render.chart.trend_notes import gap_marks, notes
from belisha.report.chart_model import ChartPoint, TrendChart

_ZERO = Decimal(0)


def trend(chart: TrendChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``, 640 units wide or 340 where narrow; its height follows from what has to be explained below it."""
    ends = endings(chart, narrow=setting.narrow)
    plot = frame(chart, ends, narrow=setting.narrow)
    below, height = notes(chart, plot, plot.bottom + LETTERS)
    value = _bars if chart.kind == "bars" else _line
    body = (
        _tint(chart, plot)
        + ticks(chart, plot)
        + years(chart, plot)
        + value(chart, plot)
        + _breaks(chart, plot)
        + gap_marks(chart, plot)
        + letters(chart, plot)
        + end_labels(plot, ends)
        + value_label(chart, plot)
        + below
        + (_hovers(chart, plot) if setting.pointed else "")
    )
    return svg.drawing("trend", (chart.anchor, chart.title, chart.description), (plot.width, height), setting, body)


def _tint(chart: TrendChart, plot: Frame) -> str:
    """Where a value is near its target: one rectangle for each stretch of equal limits."""
    path, start = [], 0
    spans = [_near(point) for point in chart.points]
    for at in range(1, len(spans) + 1):
        if at < len(spans) and spans[at] == spans[start]:
            continue
        if span := spans[start]:
            left, right = plot.left + start * plot.slot, plot.left + at * plot.slot
            path.append(f"M{left:.1f} {plot.y(span[0]):.1f}H{right:.1f}V{plot.y(span[1]):.1f}H{left:.1f}Z")
        start = at
    return svg.area("".join(path), theme.TOLERANCE)


def _near(point: ChartPoint) -> tuple[Decimal, Decimal] | None:
    """The interval near the target; an end that is not stated is the target itself."""
    low = point.near_lower if point.near_lower is not None else point.target
    high = point.near_upper if point.near_upper is not None else point.target
    return None if low is None or high is None or low == high else (low, high)


def _line(chart: TrendChart, plot: Frame) -> str:
    previous = "".join(_joined(chart, plot, "previous"))
    value = "".join(_joined(chart, plot, "value"))
    radius = min(2.8, plot.slot * 0.3)
    solid, hollow, newest = [], [], ""
    for at, point in enumerate(chart.points):
        if point.value is None:
            continue
        x, y = plot.x(at), plot.y(point.value)
        if point.provisional:
            hollow.append(svg.disc(x, y, radius + 0.6))
        elif at == chart.latest:
            newest = svg.disc(x, y, radius + 1.4)
        else:
            solid.append(svg.disc(x, y, radius))
    round_ = ' stroke-linejoin="round" stroke-linecap="round"'
    return (
        svg.line(previous, theme.PALE, 2, round_)
        + _target(chart, plot)
        + svg.line(value, theme.INK, 2.2, round_)
        + svg.area("".join(solid) + newest, theme.INK)
        + svg.area("".join(hollow), theme.PAPER, f' stroke="{theme.INK}" stroke-width="1.4"')
    )


def _joined(chart: TrendChart, plot: Frame, series: str) -> Iterator[str]:
    """A path through the values, broken at gaps and where a series starts anew."""
    down = False
    for at, point in enumerate(chart.points):
        value: Decimal | None = getattr(point, series)
        if value is None:
            down = False
            continue
        joins = down and not (point.break_before and series == "value")
        x = plot.x(at)
        start = (
            "" if joins or (at + 1 < len(chart.points) and getattr(chart.points[at + 1], series) is not None) else "h0"
        )
        yield f"{'L' if joins else 'M'}{x:.1f} {plot.y(value):.1f}{start}"
        down = True


def _target(chart: TrendChart, plot: Frame) -> str:
    """A stepped line: level through each period."""
    path, down = [], False
    for at, point in enumerate(chart.points):
        if point.target is not None:
            y, left = plot.y(point.target), plot.left + at * plot.slot
            path.append(f"{f'V{y:.1f}' if down else f'M{left:.1f} {y:.1f}'}H{left + plot.slot:.1f}")
        down = point.target is not None
    return svg.line("".join(path), theme.TARGET, 1.3)


def _bars(chart: TrendChart, plot: Frame) -> str:
    """Bars from zero, each before the wider, paler one of the year before."""
    before: list[str] = []
    solid: list[str] = []
    newest: list[str] = []
    hollow: list[str] = []
    for at, point in enumerate(chart.points):
        if point.previous is not None:
            before.append(_bar(plot, at, point.previous, 0.76))
        if point.value is not None:
            heap = hollow if point.provisional else newest if at == chart.latest else solid
            heap.append(_bar(plot, at, point.value, 0.4))
    return (
        svg.area("".join(before), theme.FAINT, f' stroke="{theme.PALE}" stroke-width="0.8"')
        + svg.area("".join(solid), theme.SECONDARY)
        + svg.area("".join(newest), theme.INK)
        + svg.area("".join(hollow), theme.PAPER, f' stroke="{theme.INK}" stroke-width="1.4"')
        + _target(chart, plot)
    )


def _bar(plot: Frame, at: int, value: Decimal, share: float) -> str:
    half = plot.slot * share / 2
    middle, zero = plot.x(at), plot.y(_ZERO)
    return f"M{middle - half:.1f} {zero:.1f}V{plot.y(value):.1f}H{middle + half:.1f}V{zero:.1f}Z"


def _breaks(chart: TrendChart, plot: Frame) -> str:
    """A dashed upright where what is counted changed."""
    found = [at for at, point in enumerate(chart.points) if point.break_before]
    path = "".join(f"M{plot.left + at * plot.slot:.1f} {plot.top:.1f}V{plot.bottom:.1f}" for at in found)
    return svg.line(path, theme.SECONDARY, 1.2, ' stroke-dasharray="3 3"')


def _hovers(chart: TrendChart, plot: Frame) -> str:
    """Over each period, what a pointer finds: its name and figures."""
    half = f'" y="{plot.top:.1f}" width="{plot.slot:.1f}" height="168"><title>'
    parts = ['<g fill="none" pointer-events="all">']
    for at, point in enumerate(chart.points):
        figures = _figures(chart, point)
        if figures:
            said = svg.escape(f"{point.label}: {figures}")
            parts.append(f'<rect x="{plot.left + at * plot.slot:.1f}{half}{said}</title></rect>')
    return "".join((*parts, "</g>"))


def _figures(chart: TrendChart, point: ChartPoint) -> str:
    value = f"{chart.value_label} {point.text}" if point.value is not None else point.gap
    target = f"{chart.target_label} {point.target_text}" if point.target is not None else ""
    return ", ".join(each for each in (value, target) if each)
