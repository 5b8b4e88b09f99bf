"""A forecast on a trend chart: at the year's end an interval with its middle, and from the latest value a way to it."""

from __future__ import annotations

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.frame import Frame
from belisha.render.theme import Shape

_REACH = 3.4
"""Half the width of the interval's ends."""
_OUTLINE = f' stroke="{theme.INK}" stroke-width="1.3"'


def outlook(plot: Frame) -> str:
    """Nothing where the chart has no forecast."""
    forecast = plot.chart.forecast
    if forecast is None:
        return ""
    x, middle = plot.xs[-1], plot.scale.y(forecast.value)
    low, high = plot.scale.y(forecast.low), plot.scale.y(forecast.high)
    ends = f"M{x - _REACH:.1f} {low:.1f}h{2 * _REACH:g}M{x - _REACH:.1f} {high:.1f}h{2 * _REACH:g}"
    return (
        svg.line(_way(plot), theme.SECONDARY, 1.1, ' stroke-dasharray="1.5 3"')
        + svg.line(f"{ends}M{x:.1f} {low:.1f}V{high:.1f}", theme.INK, 1.3)
        + svg.shape(Shape.SQUARE, x, middle, 3.4, theme.PAPER, _OUTLINE)
    )


def _way(plot: Frame) -> str:
    known = [(x, y) for x, y in zip(plot.xs, plot.ahead, strict=True) if y is not None]
    return f"M{known[0][0]:.1f} {known[0][1]:.1f}L{known[-1][0]:.1f} {known[-1][1]:.1f}" if len(known) > 1 else ""


def sign(x: float, y: float) -> str:
    """The mark beside its explanation below the plot."""
    upright = svg.line(f"M{x - 3:.1f} {y - 6:.1f}h6m-6 12h6M{x:.1f} {y - 6:.1f}v12", theme.INK, 1.2)
    return upright + svg.shape(Shape.SQUARE, x, y, 2.8, theme.PAPER, _OUTLINE)
