"""What a trend chart explains below itself: why months are missing, the tint, hollow points and breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import LETTERS, SMALL, Frame
from belisha.render.chart.geometry import fit, text_width
from belisha.render.chart.outlook import sign
from belisha.render.chart.trend_labels import BREAK, axis_break
from belisha.report.chart_model import TrendChart

_ROW = 15.0
_MARK = 16.0

_SIGNS = (
    "m-2.5 -2.5l5 5m0 -5l-5 5",
    "m0 -3.2v6.4m-3.2 -3.2h6.4",
    "m-3 0h6",
    "m0 -3v6",
    "m-2.5 2.5l5 -5",
    "m-2.5 -1.5h5m0 3h-5",
)
"""One sign for each reason, in the order in which reasons appear, as strokes around a point."""


def _reasons(chart: TrendChart) -> dict[str, str]:
    reasons = dict.fromkeys(
        point.gap for point in chart.points if point.gap and point.value is None and not point.future
    )
    return {reason: _SIGNS[at % len(_SIGNS)] for at, reason in enumerate(reasons)}


def gap_marks(plot: Frame) -> str:
    """A sign at the foot of each missing period."""
    points = plot.chart.points
    signs = _reasons(plot.chart)
    if not signs:
        return ""
    y = plot.bottom - 6
    path = [
        f"M{x:.1f} {y:.1f}{signs[point.gap]}"
        for x, point in zip(plot.xs, points, strict=True)
        if point.gap and point.value is None and not point.future
    ]
    return svg.line("".join(path), theme.SECONDARY, 1.3)


type Sign = Callable[[float, float], str]
"""Draws a mark around a point."""


def notes(plot: Frame, first: Iterable[tuple[Sign, str]] = ()) -> tuple[str, float]:
    """The explanations in rows below the letters, after those of ``first``, and the height of the whole drawing."""
    chart = plot.chart
    found = list(first)
    if chart.axis.note:
        found.append((_break, chart.axis.note))
    if chart.near_label:
        found.append((_swatch, chart.near_label))
    found += [(_sign(sign), reason) for reason, sign in _reasons(chart).items()]
    if chart.provisional_label:
        found.append((_ring, chart.provisional_label))
    if chart.forecast is not None:
        found.append((sign, chart.forecast.note))
    if chart.break_label:
        found.append((_dash, chart.break_label))
    return _explained(plot, found, plot.bottom + LETTERS)


def _explained(plot: Frame, marks: Sequence[tuple[Sign, str]], top: float) -> tuple[str, float]:
    """Marks with their words, as many in a row as fit, from ``top`` on; and where they end."""
    parts, x, y = [], plot.left, top + 6
    for mark, text in marks:
        said = fit(text, SMALL, plot.width - plot.left - _MARK)
        needed = _MARK + text_width(said, SMALL)
        if x > plot.left and x + needed > plot.width:
            x, y = plot.left, y + _ROW
        parts += [mark(x + 5, y + 6), svg.label(x + _MARK, y + 10, said, SMALL, theme.SECONDARY)]
        x += needed + 18
    return "".join(parts), (y + _ROW if marks else top) + 1


def _sign(strokes: str) -> Sign:
    return lambda x, y: svg.line(f"M{x:.1f} {y:.1f}{strokes}", theme.SECONDARY, 1.3)


def _break(x: float, y: float) -> str:
    return svg.line(axis_break(x, y + BREAK / 2), theme.SECONDARY, 1.2)


def _swatch(x: float, y: float) -> str:
    edge = f' stroke="{theme.PALE}" stroke-width="0.8"'
    return svg.area(f"M{x - 5:.1f} {y - 4.5:.1f}h11v9h-11Z", theme.TOLERANCE, edge)


def _ring(x: float, y: float) -> str:
    return svg.area(svg.disc(x, y, 3.4), theme.PAPER, f' stroke="{theme.INK}" stroke-width="1.4"')


def _dash(x: float, y: float) -> str:
    return svg.line(f"M{x:.1f} {y - 6:.1f}v12", theme.SECONDARY, 1.2, ' stroke-dasharray="3 3"')
