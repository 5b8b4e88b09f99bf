"""Value against target over time: lines or bars, in the order in which they are painted."""

from __future__ import annotations

from decimal import Decimal

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import Frame, Heights, frame
from belisha.render.chart.outlook import outlook
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.render.chart.trend_labels import end_labels, letters, ticks, value_label, years
from belisha.render.chart.trend_notes import gap_marks, notes
from belisha.report.chart_model import ChartPoint, TrendChart

_ROUND = ' stroke-linejoin="round" stroke-linecap="round"'
_OUTLINED = f' stroke="{theme.INK}" stroke-width="1.4"'


def trend(chart: TrendChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``, 640 units wide, 490 beside a gauge or 340 on a phone.

    Its height follows from what has to be explained below it.
    """
    plot = frame(chart, setting)
    below, height = notes(plot)
    body = (
        _tint(plot)
        + ticks(plot)
        + years(plot)
        + (_bars(plot) if plot.bars else _line(plot))
        + _breaks(plot)
        + outlook(plot)
        + gap_marks(plot)
        + letters(plot)
        + end_labels(plot)
        + value_label(plot)
        + below
        + (_hovers(plot) if setting.pointed else "")
    )
    return svg.drawing("trend", (chart.anchor, chart.title, chart.description), (plot.width, height), setting, body)


def _tint(plot: Frame) -> str:
    """Where a value is near its target: one rectangle for each stretch of equal limits."""
    path, start = [], 0
    spans = [_near(point) for point in plot.chart.points]
    for at in range(1, len(spans) + 1):
        if at < len(spans) and spans[at] == spans[start]:
            continue
        if span := spans[start]:
            left, right = plot.left + start * plot.slot, plot.left + at * plot.slot
            path.append(f"M{left:.1f} {plot.scale.y(span[0]):.1f}H{right:.1f}V{plot.scale.y(span[1]):.1f}H{left:.1f}Z")
        start = at
    return svg.area("".join(path), theme.TOLERANCE)


def _near(point: ChartPoint) -> tuple[Decimal, Decimal] | None:
    """The interval near the target; an end that is not stated is the target itself."""
    low = point.near_lower if point.near_lower is not None else point.target
    high = point.near_upper if point.near_upper is not None else point.target
    return None if low is None or high is None or low == high else (low, high)


def _line(plot: Frame) -> str:
    """Last year's line, the target's and the value's with its points: provisional ones hollow, the latest larger."""
    radius = min(2.8, plot.slot * 0.3)
    anew = frozenset(at for at, point in enumerate(plot.chart.points) if point.starts_anew)
    breaks = anew.union(at for at, point in enumerate(plot.chart.points) if point.break_before)
    solid: list[str] = []
    hollow: list[str] = []
    for at, (x, y) in enumerate(zip(plot.xs, plot.values, strict=True)):
        if y is None:
            continue
        if plot.chart.points[at].provisional:
            hollow.append(svg.disc(x, y, radius + 0.6))
        else:
            solid.append(svg.disc(x, y, radius + 1.4 if at == plot.chart.latest else radius))
    return (
        svg.line(joined(plot, plot.before, anew), theme.PALE, 2, _ROUND)
        + svg.area("".join(svg.disc(x, y, 2.4) for x, y in _alone(plot)), theme.PALE)
        + target_line(plot)
        + svg.line(joined(plot, plot.values, breaks), theme.INK, 2.2, _ROUND)
        + svg.area("".join(solid), theme.INK)
        + svg.area("".join(hollow), theme.PAPER, _OUTLINED)
    )


def _alone(plot: Frame) -> list[tuple[float, float]]:
    """Last year's values that have a gap on either side, and so no line."""
    around = [None, *plot.before, None]
    placed = enumerate(zip(plot.xs, plot.before, strict=True))
    return [(x, y) for at, (x, y) in placed if y is not None and around[at] is None and around[at + 2] is None]


def joined(plot: Frame, heights: Heights, breaks: frozenset[int] = frozenset()) -> str:
    """A path through the values, broken at gaps and where a series starts anew; a lone value is a dot.

    Nothing but a dot has a stretch without length: some PDF readers draw a spike there.
    """
    path, down = [], False
    for at, (x, y) in enumerate(zip(plot.xs, heights, strict=True)):
        if y is None:
            down = False
            continue
        joins = down and at not in breaks
        ends = at + 1 == len(heights) or heights[at + 1] is None or at + 1 in breaks
        path.append(f"L{x:.1f} {y:.1f}" if joins else f"M{x:.1f} {y:.1f}{'h0' if ends else ''}")
        down = True
    return "".join(path)


def target_line(plot: Frame) -> str:
    """A stepped line: level through each period. A target that adds up over the year starts anew with it."""
    path, before, half = [], None, plot.slot / 2
    points = plot.chart.points
    for at, (x, y) in enumerate(zip(plot.xs, plot.targets, strict=True)):
        if y is not None:
            anew = before is None or points[at].starts_anew
            step = "" if y == before else f"V{y:.1f}"
            path.append(f"M{x - half:.1f} {y:.1f}H{x + half:.1f}" if anew else f"{step}H{x + half:.1f}")
        before = y
    return svg.line("".join(path), theme.TARGET, 1.3)


def _bars(plot: Frame) -> str:
    """Bars from zero, each before the wider, paler one of the year before; the latest is the darkest."""
    zero = plot.scale.y(0)
    before = [_bar(x, y, zero, plot.slot * 0.38) for x, y in zip(plot.xs, plot.before, strict=True) if y is not None]
    heaps: dict[str, list[str]] = {"solid": [], "newest": [], "hollow": []}
    for at, (x, y) in enumerate(zip(plot.xs, plot.values, strict=True)):
        if y is not None:
            heap = "newest" if at == plot.chart.latest else "solid"
            heap = "hollow" if plot.chart.points[at].provisional else heap
            heaps[heap].append(_bar(x, y, zero, plot.slot * 0.2))
    return (
        svg.area("".join(before), theme.FAINT, f' stroke="{theme.PALE}" stroke-width="0.8"')
        + svg.area("".join(heaps["solid"]), theme.SECONDARY)
        + svg.area("".join(heaps["newest"]), theme.INK)
        + svg.area("".join(heaps["hollow"]), theme.PAPER, _OUTLINED)
        + target_line(plot)
    )


def _bar(x: float, y: float, zero: float, half: float) -> str:
    return f"M{x - half:.1f} {zero:.1f}V{y:.1f}h{2 * half:.1f}V{zero:.1f}Z"


def _breaks(plot: Frame) -> str:
    """A dashed upright where what is counted changed."""
    found = [x - plot.slot / 2 for x, point in zip(plot.xs, plot.chart.points, strict=True) if point.break_before]
    path = "".join(f"M{x:.1f} {plot.top:.1f}V{plot.bottom:.1f}" for x in found)
    return svg.line(path, theme.SECONDARY, 1.2, ' stroke-dasharray="3 3"')


def _hovers(plot: Frame) -> str:
    """Over each period, what a pointer finds: its name and figures."""
    parts = []
    for at, point in enumerate(plot.chart.points):
        if figures := _figures(plot.chart, point):
            left, down = plot.left + at * plot.slot, plot.scale.height
            outline = f"M{left:.1f} {plot.top:g}h{plot.slot:.1f}v{down:g}h{-plot.slot:.1f}Z"
            title = svg.escape(f"{point.label}: {figures}")
            parts.append(f'<path d="{outline}"><title>{title}</title></path>')
    return f'<g fill="none" pointer-events="all">{"".join(parts)}</g>'


def _figures(chart: TrendChart, point: ChartPoint) -> str:
    value = f"{chart.value_label} {point.text}" if point.value is not None else point.gap
    target = f"{chart.target_label} {point.target_text}" if point.target is not None else ""
    return ", ".join(each for each in (value, target) if each)
