"""A value on its scale: a semi-circle of bands, the limits at their ends, a needle, and the value in large figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin, sqrt

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.geometry import fit, shrink, spread, text_width, wrap
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.report.chart_model import Band, GaugeChart, Tick

_WIDTH = 320.0
_CENTRE = 160.0
_RADIUS, _SMALLEST = 88.0, 52.0
_DEPTH = 24.0
"""How thick the ring is at most."""
_TOP = 16.0
_LABEL, _ROW = 11.0, 13.0


def gauge(chart: GaugeChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``, 320 units wide. Long limits make the ring smaller, so that they keep their place beside it."""
    inner = [tick for tick in chart.limits if chart.minimum < tick.value < chart.maximum]
    longest = max((text_width(text, _LABEL) for text in _around(chart, inner)), default=0)
    radius = max(min(_RADIUS, _CENTRE - 12 - longest), _SMALLEST)
    ring = _Ring(chart, radius, _TOP + radius)
    caption = wrap(chart.caption, 12, _WIDTH - 20, 2)
    size = shrink(chart.value_text, 32, _WIDTH - 20)
    below = ring.base + 48
    body = (
        "".join(ring.band(band) for band in chart.bands)
        + "".join(_labels(ring, chart, inner, left=left) for left in (True, False))
        + _ends(ring, chart)
        + ring.needle(chart.value)
        + svg.label(_CENTRE, below, chart.value_text, size, anchor="middle", bold=True)
        + "".join(
            svg.label(_CENTRE, below + 18 + 15 * at, text, 12, theme.SECONDARY, anchor="middle")
            for at, text in enumerate(caption)
        )
    )
    names = (chart.anchor, chart.title, chart.description)
    return svg.drawing("gauge", names, (_WIDTH, below + 8 + 15 * len(caption)), setting, body)


def _around(chart: GaugeChart, inner: list[Tick]) -> list[str]:
    return [*(tick.text for tick in inner), *(band.status.text for band in chart.bands)]


@dataclass(frozen=True, slots=True)
class _Ring:
    """The semi-circle: angles in radians from the right end, so the scale's minimum lies at pi."""

    chart: GaugeChart
    radius: float
    base: float

    def angle(self, value: Decimal) -> float:
        span = self.chart.maximum - self.chart.minimum
        share = float((value - self.chart.minimum) / span) if span else 0.5
        return pi * (1 - min(max(share, 0.0), 1.0))

    def at(self, angle: float, radius: float) -> tuple[float, float]:
        return _CENTRE + radius * cos(angle), self.base - radius * sin(angle)

    def band(self, band: Band) -> str:
        style = theme.band_style(band.status.code)
        start, end = self.angle(band.lower), self.angle(band.upper)
        outer, inner = self.radius, self.radius - _DEPTH * style.depth
        (ax, ay), (bx, by) = self.at(start, outer), self.at(end, outer)
        (cx, cy), (dx, dy) = self.at(end, inner), self.at(start, inner)
        path = (
            f"M{ax:.1f} {ay:.1f}A{outer:g} {outer:g} 0 0 1 {bx:.1f} {by:.1f}"
            f"L{cx:.1f} {cy:.1f}A{inner:g} {inner:g} 0 0 0 {dx:.1f} {dy:.1f}Z"
        )
        return svg.area(path, style.colour, f' stroke="{theme.PAPER}" stroke-width="2"')

    def needle(self, value: Decimal) -> str:
        angle = self.angle(value)
        (tx, ty), (lx, ly), (rx, ry) = (
            self.at(angle, self.radius - 5),
            self.at(angle + pi / 2, 4),
            self.at(angle - pi / 2, 4),
        )
        path = f"M{tx:.1f} {ty:.1f}L{lx:.1f} {ly:.1f}L{rx:.1f} {ry:.1f}Z{svg.disc(_CENTRE, self.base, 6)}"
        return svg.area(path, theme.INK, f' stroke="{theme.PAPER}" stroke-width="1.5" paint-order="stroke"')

    def edge(self, y: float) -> float:
        """How far from the middle a label around ``y`` has to stay to be outside of the ring."""
        lower = self.base - (y + _ROW / 2)
        return max(sqrt(max((self.radius + 7) ** 2 - lower**2, 0.0)), 5.0)


def _labels(ring: _Ring, chart: GaugeChart, inner: list[Tick], *, left: bool) -> str:
    """Limits and the words of the bands on one side of the ring, in its order; words stay out where it is too full."""
    room = int((ring.base - 1) // _ROW)
    found = [(ring.angle(tick.value), tick.text, True) for tick in inner]
    found += [((ring.angle(band.lower) + ring.angle(band.upper)) / 2, band.status.text, False) for band in chart.bands]
    side = sorted((each for each in found if (each[0] > pi / 2) == left), reverse=not left)
    side.sort(key=lambda each: sin(each[0]), reverse=True)
    while len(side) > room and any(not limit for *_, limit in side):
        side.remove(next(each for each in reversed(side) if not each[2]))
    side = side[:room]
    wanted = [ring.at(angle, ring.radius + 9)[1] for angle, *_ in side]
    places = spread(wanted, [_ROW] * len(side), 0, ring.base)
    return "".join(
        _label(ring, angle, text, y, left=left, limit=limit)
        for (angle, text, limit), y in zip(side, places, strict=True)
    )


def _label(ring: _Ring, angle: float, text: str, y: float, *, left: bool, limit: bool) -> str:
    edge = ring.edge(y)
    x = _CENTRE - edge if left else _CENTRE + edge
    size = shrink(text, _LABEL, _CENTRE - edge - 2) if limit else _LABEL
    shown = text if limit else fit(text, size, _CENTRE - edge - 2)
    (ax, ay), (bx, by) = ring.at(angle, ring.radius + 1), (x + (3 if left else -3), y)
    lead = svg.line(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}", theme.SECONDARY, 0.8)
    colour = theme.INK if limit else theme.SECONDARY
    return lead + svg.label(x, y + size * 0.36, shown, size, colour, anchor="end" if left else "", bold=limit)


def _ends(ring: _Ring, chart: GaugeChart) -> str:
    """The figures at the two ends of the scale, below them."""
    parts = []
    for tick in chart.limits:
        if tick.value in (chart.minimum, chart.maximum):
            out = ring.radius - _DEPTH / 2
            size = shrink(tick.text, _LABEL, 2 * (out - 10) if out < _CENTRE / 2 else 2 * (_CENTRE - out))
            x = _CENTRE - out if tick.value == chart.minimum else _CENTRE + out
            parts.append(svg.label(x, ring.base + 13, tick.text, size, anchor="middle", bold=True))
    return "".join(parts)
