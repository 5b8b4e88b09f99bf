"""The words and figures around a trend chart's plot, none of which may leave the drawing or lie on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import FIGURE, LABEL, LETTERS, SMALL, Ending, Frame, Heights, Inside
from belisha.render.chart.geometry import clear_of, fit, shrink, spread, text_width

_COLOURS = {"value": theme.INK, "target": theme.TARGET, "forecast": theme.INK}
"""Of the labels at the lines' ends; every other line's is in the secondary colour."""
BREAK = 15.0
_LINE = 15.0
_APART = 3.0
type Taken = Callable[[Frame, int, float], Iterator[tuple[float, float]]]
_HALO = f' stroke="{theme.PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


def ticks(plot: Frame) -> str:
    """Gridlines with their figures, the zero line darker, and the unit above. A figure without room is left out."""
    parts: list[str] = []
    grid: list[str] = []
    lowest = 0.0
    for tick in reversed(plot.chart.axis.ticks):
        y = plot.scale.y(tick.value)
        if y - lowest >= 13 or not parts:
            size = shrink(tick.text, SMALL, plot.left - 6)
            parts.append(svg.label(plot.left - 6, y + 4, tick.text, size, theme.SECONDARY, anchor="end"))
            lowest = y
        grid.append(f"M{plot.left:.1f} {y:.1f}H{plot.right:.1f}")
    parts.append(svg.line("".join(grid), theme.FAINT, 1))
    parts.append(_zero(plot) if plot.scale.low <= 0 <= plot.chart.axis.maximum else _cut(plot))
    if unit := plot.chart.axis.unit:
        parts.append(svg.label(0, 11, fit(unit, SMALL, plot.width), SMALL, theme.SECONDARY))
    return "".join(parts)


def _zero(plot: Frame) -> str:
    """The line at zero."""
    return svg.line(f"M{plot.left:.1f} {plot.scale.y(0):.1f}H{plot.right:.1f}", theme.SECONDARY, 1)


def _cut(plot: Frame) -> str:
    """A scale that leaves zero out: a paler floor, and a break at the axis's end towards zero."""
    floor = f"M{plot.left:.1f} {plot.bottom:.1f}H{plot.right:.1f}"
    sign = axis_break(plot.left, plot.bottom if plot.scale.low > 0 else plot.top + BREAK)
    return svg.line(floor, theme.RULE, 1) + svg.line(sign, theme.SECONDARY, 1.2)


def axis_break(x: float, y: float) -> str:
    """The sign for it: a zigzag of BREAK units upwards from (x, y), as a path."""
    return f"M{x:.1f} {y:.1f}v-3l-4 -2.5l8 -4l-4 -2.5v-3"


def years(plot: Frame) -> str:
    """Each year's name at the top of its periods, and a line between years."""
    parts, lines, taken, at = [], [], 0.0, 0
    count = len(plot.chart.points)
    for year, members in groupby(point.year for point in plot.chart.points):
        start, at = at, at + len(list(members))
        left, right = plot.left + start * plot.slot, plot.left + at * plot.slot
        width = text_width(year, LABEL)
        if not start and at < count and width + 4 > right - left:
            left = max(right - width - 4, 0.0)  # the first, too short for its name: it may reach over the ticks
        x = left + (2 if start else 0)
        if year and x >= taken and x + width <= (right if at < count else plot.width):
            parts.append(svg.label(x, plot.top - 8, year, LABEL, theme.SECONDARY))
            taken = x + width + 6
        if at < count:
            lines.append(f"M{right:.1f} {plot.top - 18:.1f}V{plot.bottom + 4:.1f}")
    return svg.line("".join(lines), theme.RULE, 1) + "".join(parts)


def letters(plot: Frame) -> str:
    """The periods' letters below the plot: all of them, or every second, third, … so that they stand apart."""
    points = plot.chart.points
    fitted = {point.letter: fit(point.letter, SMALL, plot.width) for point in points}
    known = {letter: svg.escape(shown) for letter, shown in fitted.items()}
    halves = {letter: text_width(shown, SMALL, bold=True) / 2 for letter, shown in fitted.items()}
    widest = 2 * max(halves.values(), default=0)
    step = _step(widest + 1.5, plot.slot, len(points))
    start = next((at for at, point in enumerate(points) if point.year != points[0].year), 0) % step
    y = plot.bottom + LETTERS - 3
    parts = []
    for at in range(start, len(points), step):
        letter = points[at].letter
        half, x = halves[letter], plot.xs[at]
        x = half if x < half else min(x, plot.width - half)
        newest = f' fill="{theme.INK}" font-weight="600"' if at == plot.chart.latest else ""
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{newest}>{known[letter]}</text>')
    return f'<g font-size="{SMALL:g}" fill="{theme.SECONDARY}" text-anchor="middle">{"".join(parts)}</g>'


def _step(needed: float, slot: float, count: int) -> int:
    """How many periods one letter stands for: whole quarters and years before odd numbers."""
    steps = (1, 3, 6, 12) if count > 12 else (1, 2, 3, 4, 6, 12)
    return next((step for step in steps if step * slot >= needed), int(needed / slot) + 1)


def end_labels(plot: Frame) -> str:
    """The names of the lines at their ends, moved apart where they would meet.

    A line that ends early has its name right after it, or, where that would be in the way, a dotted way to it.
    """
    ordered = sorted(plot.endings, key=lambda ending: ending.wanted)
    heights = [_LINE * len(ending.beside) + _APART for ending in ordered]
    places = spread([each.wanted for each in ordered], heights, plot.top - 4, plot.bottom + 4)
    room = plot.width - plot.right - 7
    parts = [_followed(each) for each in plot.inside] + [_way(plot, ending) for ending in ordered]
    for ending, middle, height in zip(ordered, places, heights, strict=True):
        newest = ending.kind == "value"
        for at, text in enumerate(ending.beside):
            size = shrink(text, FIGURE if newest else LABEL, room, bold=newest)
            y = middle - (height - _APART) / 2 + _LINE * at + 11.5
            said, colour = fit(text, size, room + 0.5, bold=newest), _COLOURS.get(ending.kind, theme.SECONDARY)
            parts.append(svg.label(plot.right + 7, y, said, size, colour, bold=newest))
    return "".join(parts)


def _followed(label: Inside) -> str:
    text, colour = " ".join(label.ending.lines), _COLOURS.get(label.ending.kind, theme.SECONDARY)
    return f"<g{_HALO}>{svg.label(label.left, label.middle + LABEL * 0.36, text, LABEL, colour)}</g>"


def _way(plot: Frame, ending: Ending) -> str:
    if ending.last is None or plot.bars:
        return ""
    start = plot.left + (ending.last + 1) * plot.slot
    path = f"M{start:.1f} {ending.wanted:.1f}H{plot.right:.1f}"
    return svg.line(path, _COLOURS.get(ending.kind, theme.SECONDARY), 0.8, ' stroke-dasharray="1 4"')


def value_label(plot: Frame) -> str:
    """The latest figure beside its point, where no line runs; at the last period it stands among the end labels.

    Where lines leave it no room it stands on one, but never on another label.
    """
    at = plot.chart.latest
    if at is None or at == len(plot.xs) - 1 or (y := plot.values[at]) is None:
        return ""
    text = f"{plot.chart.value_label} {plot.chart.points[at].text}".strip()
    size = shrink(text, FIGURE, plot.right - plot.left - 4, bold=True)
    width, x = text_width(text, size, bold=True), plot.xs[at]
    level = min(max(y, plot.top + 8), plot.bottom - 8)
    if not plot.bars and x + 9 + width <= plot.right and _is_free(plot, at + 1, x + 9 + width, level):
        return _haloed(x + 9, level, text, size)
    wanted = min(max(y - 14, plot.top + 8), plot.bottom - 17)
    leans = (0.0, width / 2 - 5, 5 - width / 2)
    starts = [min(max(x - width / 2 + lean, plot.left + 2), plot.right - width - 2) for lean in leans]
    for taken in (_taken, _written):
        free = [
            (place, start) for start in starts if (place := _nearest(plot, start, width, wanted, taken)) is not None
        ]
        if free:
            height, start = min(free, key=lambda each: abs(each[0] - wanted))
            return _haloed(start, height, text, size)
    return _haloed(starts[0], wanted, text, size)


def _haloed(x: float, middle: float, text: str, size: float) -> str:
    """A label that can be read across gridlines and last year's bars."""
    return f"<g{_HALO}>{svg.label(x, middle + size * 0.36, text, size, bold=True)}</g>"


def _nearest(plot: Frame, start: float, width: float, wanted: float, taken: Taken) -> float | None:
    """The height nearest to ``wanted`` where a label from ``start`` on touches nothing ``taken``, if there is any."""
    # A line runs on between the middles of periods; a bar and its target keep to their own.
    first = max(int((start - plot.left) / plot.slot - (0.0 if plot.bars else 0.5)), 0)
    return clear_of(list(taken(plot, first, start + width)), wanted, 15, plot.top, plot.bottom - 9)


def _is_free(plot: Frame, first: int, right: float, level: float) -> bool:
    return all(high <= level - 8 or low >= level + 8 for low, high in _taken(plot, first, right))


def _taken(plot: Frame, first: int, right: float) -> Iterator[tuple[float, float]]:
    """The heights that lines, points, bars and labels take from period ``first`` to ``right``.

    Last year's bars are pale enough to write on.
    """
    last = min(int((right - plot.left) / plot.slot + (0.0 if plot.bars else 0.5)) + 1, len(plot.xs))
    if plot.bars:
        zero = plot.scale.y(0)
        yield from ((min(y, zero) - 4, max(y, zero) + 4) for y in plot.values[first:last] if y is not None)
        # One step up to the next; where a year's sum starts anew there is none.
        targets = plot.targets[first:last]
        steps = zip(targets, [*targets[1:], None], strict=True)
        yield from ((min(y, after or y) - 3, y + 3) for y, after in steps if y is not None)
    else:
        yield from _runs(plot.values[first:last], 6)
        yield from _runs(plot.before[first:last], 3)
        yield from _runs(plot.targets[first:last], 3)
        yield from _runs(plot.ahead[first:last], 3)
    yield from _written(plot, first, right)


def _written(plot: Frame, first: int, right: float) -> Iterator[tuple[float, float]]:
    """The heights that labels within the plot take there."""
    start = plot.left + first * plot.slot
    for label in plot.inside:
        if label.left < right and start < label.right:
            yield label.middle - 9, label.middle + 9


def _runs(heights: Heights, reach: float) -> Iterator[tuple[float, float]]:
    for one, after in zip(heights, [*heights[1:], None], strict=True):
        if one is not None:
            other = one if after is None else after
            yield min(one, other) - reach, max(one, other) + reach
