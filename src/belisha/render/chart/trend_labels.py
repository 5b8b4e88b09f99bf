"""The words and figures around a trend chart's plot, none of which may leave it or lie on another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import FIGURE, LABEL, LETTERS, SMALL, Ending, Frame
from belisha.render.chart.geometry import clear_of, fit, shrink, spread, text_width
from belisha.report.chart_model import TrendChart

_COLOURS = {"value": theme.INK, "target": theme.TARGET, "previous": theme.SECONDARY}
_LINE = 15.0


def ticks(chart: TrendChart, plot: Frame) -> str:
    """Gridlines with their figures, the zero line darker, and the unit above. A figure without room is left out."""
    parts: list[str] = []
    grid: list[str] = []
    lowest = 0.0
    for tick in sorted(chart.axis.ticks, key=lambda each: -each.value):
        y = plot.y(tick.value)
        if y - lowest >= 13 or not parts:
            size = shrink(tick.text, SMALL, plot.left - 6)
            parts.append(svg.label(plot.left - 6, y + 4, tick.text, size, theme.SECONDARY, anchor="end"))
            lowest = y
        grid.append(f"M{plot.left:.1f} {y:.1f}H{plot.right:.1f}")
    parts.append(svg.line("".join(grid), theme.FAINT, 1))
    zero = plot.y(Decimal(0)) if plot.low < 0 else plot.bottom
    parts.append(svg.line(f"M{plot.left:.1f} {zero:.1f}H{plot.right:.1f}", theme.SECONDARY, 1))
    if chart.axis.unit:
        parts.append(svg.label(0, 11, fit(chart.axis.unit, SMALL, plot.width), SMALL, theme.SECONDARY))
    return "".join(parts)


def years(chart: TrendChart, plot: Frame) -> str:
    """Each year's name at the top of its periods, and a line between years."""
    parts, lines, taken, at = [], [], 0.0, 0
    count = len(chart.points)
    for year, members in groupby(point.year for point in chart.points):
        length = len(list(members))
        left, right = plot.left + at * plot.slot, plot.left + (at + length) * plot.slot
        width = text_width(year, LABEL)
        if at == 0 and width + 4 > right - left and length < count:
            left = right - width - 4  # the first, too short for its name: it may reach over the ticks
        limit = plot.width if at + length == count else right
        if year and left >= taken and left + width <= limit:
            parts.append(svg.label(left + (2 if at else 0), plot.top - 8, year, LABEL, theme.SECONDARY))
            taken = left + width + 6
        at += length
        if at < count:
            lines.append(f"M{right:.1f} {plot.top - 18:.1f}V{plot.bottom + 4:.1f}")
    return svg.line("".join(lines), theme.RULE, 1) + "".join(parts)


def letters(chart: TrendChart, plot: Frame) -> str:
    """The periods' letters below the plot: all of them, or every second, third, … so that they stand apart."""
    widest = max((text_width(point.letter, SMALL) for point in chart.points), default=0)
    step = _step(widest + 1.5, plot.slot, len(chart.points))
    start = next((at for at, point in enumerate(chart.points) if point.year != chart.points[0].year), 0)
    y = plot.bottom + LETTERS - 3
    parts = []
    for at, point in enumerate(chart.points):
        if (at - start) % step:
            continue
        half = text_width(point.letter, SMALL) / 2
        x = min(max(plot.x(at), half), plot.width - half)
        newest = at == chart.latest
        text = fit(point.letter, SMALL, plot.width)
        colour = theme.INK if newest else theme.SECONDARY
        parts.append(svg.label(x, y, text, SMALL, colour, anchor="middle", bold=newest))
    return "".join(parts)


def _step(needed: float, slot: float, count: int) -> int:
    """How many periods one letter stands for: whole quarters and years before odd numbers."""
    steps = (1, 3, 6, 12) if count > 12 else (1, 2, 3, 4, 6, 12)
    return next((step for step in steps if step * slot >= needed), max(int(needed / slot) + 1, 1) if slot else 1)


def end_labels(plot: Frame, endings: tuple[Ending, ...]) -> str:
    """The names of the lines at their ends, moved apart where they would meet."""
    ordered = sorted(endings, key=lambda ending: plot.y(ending.wanted))
    heights = [_LINE * len(ending.lines) for ending in ordered]
    places = spread([plot.y(each.wanted) for each in ordered], heights, plot.top - 4, plot.bottom + 4)
    room = plot.width - plot.right - 7
    parts = []
    for ending, middle, height in zip(ordered, places, heights, strict=True):
        newest = ending.kind == "value"
        for at, text in enumerate(ending.lines):
            figure = at == len(ending.lines) - 1
            size = FIGURE if newest else LABEL
            size = shrink(text, size, room) if figure else size
            y = middle - height / 2 + _LINE * at + 11.5
            parts.append(
                svg.label(plot.right + 7, y, fit(text, size, room + 1), size, _COLOURS[ending.kind], bold=newest)
            )
    return "".join(parts)


def value_label(chart: TrendChart, plot: Frame) -> str:
    """The latest figure beside its point, where no line runs; at the last period it stands among the end labels."""
    at = chart.latest
    if at is None or at == len(chart.points) - 1 or (value := chart.points[at].value) is None:
        return ""
    room = plot.right - plot.left - 4
    text = f"{chart.value_label} {chart.points[at].text}".strip()
    size = shrink(text, FIGURE, room)
    half = text_width(text, size) / 2
    x = min(max(plot.x(at), plot.left + half + 2), plot.right - half - 2)
    taken = list(_taken(chart, plot, x - half, x + half))
    y = plot.y(value)
    above = clear_of(taken, y - 14, 15, plot.top, plot.bottom - 8)
    halo = svg.label(x, above + size * 0.36, text, size, anchor="middle", bold=True)
    return halo.replace("<text ", f'<text stroke="{theme.PAPER}" stroke-width="3" paint-order="stroke" ', 1)


def _taken(chart: TrendChart, plot: Frame, left: float, right: float) -> Iterator[tuple[float, float]]:
    """The heights that lines, points and bars take between ``left`` and ``right``."""
    first = max(int((left - plot.left) / plot.slot) - 1, 0)
    last = min(int((right - plot.left) / plot.slot) + 2, len(chart.points))
    for series in ("value", "previous", "target"):
        ys = [
            None if (value := getattr(point, series)) is None else plot.y(value) for point in chart.points[first:last]
        ]
        if chart.kind == "bars" and series != "target":
            zero = plot.y(Decimal(0))
            yield from ((min(y, zero) - 4, max(y, zero) + 4) for y in ys if y is not None)
            continue
        reach = 6 if series == "value" else 3
        for one, other in zip(ys, [*ys[1:], None], strict=True):
            if one is not None:
                end = one if other is None else other
                yield min(one, end) - reach, max(one, end) + reach
