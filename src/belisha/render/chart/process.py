"""A process behaviour chart: values and their limits over time, each special point in its own shape; and its icons."""

from __future__ import annotations

from decimal import Decimal

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import LABEL, Ending, Frame, Scale, across, left_edge, right_edge, scale_of
from belisha.render.chart.geometry import text_width
from belisha.render.chart.svg import DOCUMENT, SCREEN, Setting
from belisha.render.chart.trend import joined, target_line
from belisha.render.chart.trend_labels import end_labels, letters, ticks, years
from belisha.render.chart.trend_notes import Sign, gap_marks, notes
from belisha.report.chart_model import ProcessChart, ProcessStretch

_ROUND = ' stroke-linejoin="round"'
_LIMIT = ' stroke-dasharray="6 3"'
_OUTLINE = f' stroke="{theme.INK}" stroke-width="0.9"'


def process(chart: ProcessChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``, as wide as a trend chart: limits dashed, the mean whole, the legend below."""
    plot = _frame(chart, setting)
    explanations, height = notes(plot, [(_mark(label.code), label.text) for label in chart.legend])
    body = (
        ticks(plot)
        + years(plot)
        + _limits(chart, plot)
        + target_line(plot)
        + svg.line(joined(plot, plot.values, _restarts(chart)), theme.SECONDARY, 1.4, _ROUND)
        + _points(chart, plot, setting)
        + gap_marks(plot)
        + letters(plot)
        + end_labels(plot)
        + explanations
    )
    trend = chart.trend
    names = (trend.anchor, trend.title, trend.description)
    return svg.drawing("process", names, (plot.width, height), setting, body)


def signal_icon(kind: str, code: str, setting: Setting = SCREEN) -> str:
    """The icon of a "variation" or an "assurance", 18 units square: decoration beside its word; nothing for no code."""
    drawn = _variation(code) if kind == "variation" else _assurance(code)
    if not drawn:
        return ""
    family = f' font-family="{svg.escape(setting.family)}"' if setting.family else ""
    box = f'viewBox="0 0 18 18" width="18" height="18"{family}'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="icon" aria-hidden="true" {box}>{drawn}</svg>'


def _variation(code: str) -> str:
    """Its shape alone."""
    if code not in theme.VARIATIONS:
        return ""
    kind, colour = theme.VARIATIONS[code]
    return svg.shape(kind, 9, 9, 6, colour, f' stroke="{theme.INK}" stroke-width="1.2"')


def _assurance(code: str) -> str:
    """Its letter in a circle."""
    if code not in theme.ASSURANCES:
        return ""
    letter, colour = theme.ASSURANCES[code]
    circle = svg.area(svg.disc(9, 9, 8), colour, f' stroke="{theme.INK}" stroke-width="1.2"')
    return circle + svg.label(9, 13, letter, 11, anchor="middle", bold=True)


def _frame(chart: ProcessChart, setting: Setting) -> Frame:
    """As a trend chart's, but with the names of mean, limits and target at the right."""
    trend = chart.trend
    scale = scale_of(trend.axis, setting)
    targets = scale.heights(point.target for point in trend.points)
    endings = _endings(chart, scale, targets)
    width = across(setting)
    left, right = left_edge(trend.axis, width), right_edge(endings, width, 0.3)
    slot = (right - left) / max(len(trend.points), 1)
    return Frame(
        chart=trend,
        scale=scale,
        width=width,
        left=left,
        right=right,
        slot=slot,
        xs=[left + (at + 0.5) * slot for at in range(len(trend.points))],
        values=scale.heights(point.value for point in trend.points),
        targets=targets,
        before=[None for _ in trend.points],
        endings=endings,
    )


def _endings(chart: ProcessChart, scale: Scale, targets: list[float | None]) -> tuple[Ending, ...]:
    found: list[Ending] = []
    if chart.stretches:
        last = chart.stretches[-1]
        heights: dict[str, Decimal | None] = {"mean": last.mean, "lower": last.lower, "upper": last.upper}
        for label in chart.endings:
            height = heights.get(label.code)
            if height is not None:
                found.append(Ending(label.code, _two_lines(label.text), scale.y(height)))
    at = max((at for at, height in enumerate(targets) if height is not None), default=None)
    if at is not None and (level := targets[at]) is not None:
        point, early = chart.trend.points[at], at < len(targets) - 1
        words = _two_lines(f"{chart.trend.target_label} {point.target_text}")
        found.append(Ending("target", words, level, at if early else None, point.label if early else ""))
    return tuple(found)


def _two_lines(text: str) -> tuple[str, ...]:
    """A name and its figure: on one line where short, else the figure on a line of its own."""
    name, _, figure = text.rpartition(" ")
    return (text,) if not name or text_width(text, LABEL) <= 110 else (name, figure)


def _limits(chart: ProcessChart, plot: Frame) -> str:
    """For each baseline its mean and its limits; where one ends and the next begins, an upright."""
    means = "".join(_level(stretch, stretch.mean, plot) for stretch in chart.stretches)
    edges = "".join(
        _level(stretch, edge, plot)
        for stretch in chart.stretches
        for edge in (stretch.lower, stretch.upper)
        if edge is not None
    )
    turns = [plot.left + stretch.start * plot.slot for stretch in chart.stretches if stretch.start]
    upright = "".join(f"M{x:.1f} {plot.top:.1f}V{plot.bottom:.1f}" for x in turns)
    return (
        svg.line(upright, theme.SECONDARY, 1.2, ' stroke-dasharray="3 3"')
        + svg.line(means, theme.SECONDARY, 1)
        + svg.line(edges, theme.SECONDARY, 1, _LIMIT)
    )


def _level(stretch: ProcessStretch, value: Decimal, plot: Frame) -> str:
    left, right = plot.left + stretch.start * plot.slot, plot.left + stretch.stop * plot.slot
    return f"M{left:.1f} {plot.scale.y(value):.1f}H{right:.1f}"


def _restarts(chart: ProcessChart) -> frozenset[int]:
    return frozenset(stretch.start for stretch in chart.stretches)


def _points(chart: ProcessChart, plot: Frame, setting: Setting) -> str:
    """Each point in its shape; where a pointer finds them, with its period, figure and variation."""
    radius = min(4.2, max(plot.slot * 0.42, 1.6))
    words = {label.code: label.text for label in chart.legend}
    parts = []
    for point, code, x, y in zip(chart.trend.points, chart.variations, plot.xs, plot.values, strict=True):
        if y is None:
            continue
        kind, colour = theme.VARIATIONS.get(code, (theme.Shape.RING, theme.SECONDARY))
        shape = _hollow(kind, x, y, radius) if point.provisional else _shape(kind, x, y, radius, code, colour)
        if setting.pointed:
            said = f"{point.label}: {point.text}" + (f", {words[code]}" if code in words else "")
            shape = f"<g><title>{svg.escape(said)}</title>{shape}</g>"
        parts.append(shape)
    return "".join(parts)


def _shape(kind: theme.Shape, x: float, y: float, radius: float, code: str, colour: str) -> str:
    return svg.shape(kind, x, y, radius, colour, _OUTLINE if code in theme.VARIATIONS else "")


def _hollow(kind: theme.Shape, x: float, y: float, radius: float) -> str:
    """A provisional value's shape as an outline alone."""
    return svg.shape(kind, x, y, radius, theme.PAPER, f' stroke="{theme.INK}" stroke-width="1.2"')


def _mark(code: str) -> Sign:
    kind, colour = theme.VARIATIONS[code]
    return lambda x, y: svg.shape(kind, x, y, 4.2, colour, _OUTLINE)
