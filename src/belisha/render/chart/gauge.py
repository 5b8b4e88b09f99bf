"""A value on its scale: a semi-circle of bands, the limits at their ends, a needle, and the value in large figures."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin, sqrt

from belisha.domain.frozen import Frozen
from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.geometry import fit, shrink, spread, text_width, wrap
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.report.chart_model import Band, GaugeChart

_WIDE, _PAIRED = 320.0, 250.0
_RADIUS, _SMALLEST = 88.0, 52.0
_DEPTH = 24.0
"""How thick the ring is at most."""
_TOP = 24.0
_LABEL, _ROW = 11.0, 13.0


def gauge(chart: GaugeChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``, 320 units wide or 250 beside a trend.

    Long limits make the ring smaller, so that they keep their place beside it.
    """
    width = _PAIRED if setting.paired else _WIDE
    longest = max(
        *(text_width(tick.text, _LABEL, bold=True) for tick in chart.limits),
        *(text_width(band.status.text, _LABEL) for band in chart.bands),
        0.0,
        0.0,  # with neither
    )
    radius = max(min(_RADIUS, width / 2 - 12 - longest), _SMALLEST)
    ring = _Ring(chart, width / 2, radius, _TOP + radius)
    caption = wrap(chart.caption, 12, width - 20, 2)
    size = shrink(chart.value_text, 26 if setting.paired else 32, width - 20, bold=True)
    below = ring.base + 48
    body = (
        "".join(ring.band(band) for band in chart.bands)
        + _around(ring)
        + _ends(ring)
        + ring.needle()
        + svg.label(ring.middle, below, chart.value_text, size, anchor="middle", bold=True)
        + "".join(
            svg.label(ring.middle, below + 18 + 15 * at, text, 12, theme.SECONDARY, anchor="middle")
            for at, text in enumerate(caption)
        )
    )
    names = (chart.anchor, chart.title, chart.description)
    return svg.drawing("gauge", names, (width, below + 8 + 15 * len(caption)), setting, body)


class _Ring(Frozen):
    """The semi-circle: angles in radians from the right end, so the scale's minimum lies at pi."""

    chart: GaugeChart
    middle: float
    radius: float
    base: float

    def angle(self, value: Decimal) -> float:
        span = self.chart.maximum - self.chart.minimum
        share = float((value - self.chart.minimum) / span) if span else 0.5
        return pi * (1 - min(max(share, 0.0), 1.0))

    def at(self, angle: float, radius: float) -> tuple[float, float]:
        return self.middle + radius * cos(angle), self.base - radius * sin(angle)

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

    def needle(self) -> str:
        """From the hub to just inside of the ring's outer edge, with a white rim to stand out on any band."""
        angle = self.angle(self.chart.value)
        tip, side = self.at(angle, self.radius - 4), angle + pi / 2
        path = "".join(
            f"{start}{x + reach * cos(side):.1f} {y - reach * sin(side):.1f}"
            for start, (x, y), reach in (
                ("M", (self.middle, self.base), -4.0),
                ("L", tip, -1.0),
                ("L", tip, 1.0),
                ("L", (self.middle, self.base), 4.0),
            )
        )
        rim = f' stroke="{theme.PAPER}" stroke-width="1.6" paint-order="stroke"'
        return svg.area(f"{path}Z{svg.disc(self.middle, self.base, 6)}", theme.INK, rim)

    def edge(self, y: float) -> float:
        """How far from the middle a label around ``y`` has to stay to be outside of the ring."""
        lower = self.base - (y + _ROW / 2)
        return max(sqrt(max((self.radius + 7) ** 2 - lower**2, 0.0)), 5.0)


class _Label(Frozen):
    """What stands beside the ring at an angle: a limit's figure, or the word of a band."""

    angle: float
    text: str
    limit: bool


def _around(ring: _Ring) -> str:
    """Limits and words along the ring, the first of them on its left side, the others on its right."""
    labels = _labels(ring)
    rows = int((ring.base - 2) // _ROW)
    split = sum(label.angle > pi / 2 for label in labels)
    # Labels about the middle may stand on either side: the emptier one.
    while len(labels) - split > split + 1 and labels[split].angle > 0.42 * pi:
        split += 1
    while split > len(labels) - split + 1 and labels[split - 1].angle < 0.58 * pi:
        split -= 1
    left, right = _thinned(labels[:split][::-1], rows), _thinned(labels[split:], rows)
    return _side(ring, left, -1) + _side(ring, right, 1)


def _labels(ring: _Ring) -> list[_Label]:
    """From the left end of the ring to its right: the limits between its ends, and the word of each status once."""
    chart = ring.chart
    widest: dict[str, Band] = {}
    for band in chart.bands:
        known = widest.get(band.status.code)
        if known is None or band.upper - band.lower > known.upper - known.lower:
            widest[band.status.code] = band
    words = [
        _Label((ring.angle(band.lower) + ring.angle(band.upper)) / 2, band.status.text, limit=False)
        for band in widest.values()
    ]
    limits = [
        _Label(ring.angle(tick.value), tick.text, limit=True)
        for tick in chart.limits
        if chart.minimum < tick.value < chart.maximum
    ]
    return sorted((*words, *limits), key=lambda label: -label.angle)


def _thinned(labels: list[_Label], rows: int) -> list[_Label]:
    """As many as there are rows: words go first."""
    surplus = len(labels) - rows
    for word in [label for label in labels if not label.limit][: max(surplus, 0)]:
        labels.remove(word)
    return labels[:rows]


def _side(ring: _Ring, labels: list[_Label], way: int) -> str:
    """The labels of one side, from the top down; ``way`` is -1 for the left side and 1 for the right."""
    wanted = [ring.at(label.angle, ring.radius + 9)[1] for label in labels]
    for at in range(1, len(wanted)):
        wanted[at] = max(wanted[at], wanted[at - 1])
    places = spread(wanted, [_ROW] * len(labels), 0, ring.base - 1)
    return "".join(_placed(ring, label, y, near, way) for label, y, near in zip(labels, places, wanted, strict=True))


def _placed(ring: _Ring, label: _Label, y: float, near: float, way: int) -> str:
    """One label with the line that leads to its place on the ring."""
    edge = max(ring.edge(y), ring.edge(near) if near > y else 0)
    room = ring.middle - edge - 2
    size = shrink(label.text, _LABEL, room, bold=True) if label.limit else _LABEL
    text = label.text if label.limit else fit(label.text, size, room)
    x = ring.middle + way * edge
    (ax, ay), (bx, by) = ring.at(label.angle, ring.radius + 1), (x - way * 3, y)
    lead = svg.line(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}", theme.SECONDARY, 0.8)
    colour = theme.INK if label.limit else theme.SECONDARY
    return lead + svg.label(x, y + size * 0.36, text, size, colour, anchor="end" if way < 0 else "", bold=label.limit)


def _ends(ring: _Ring) -> str:
    """The figures at the two ends of the scale, below them."""
    ends = {tick.value: tick.text for tick in ring.chart.limits}
    parts = []
    for way, value in ((-1, ring.chart.minimum), (1, ring.chart.maximum)):
        text = ends.pop(value, "")
        size = shrink(text, _LABEL, ring.middle - 12, bold=True)
        half = text_width(text, size, bold=True) / 2
        out = min(max(ring.radius - _DEPTH / 2, half + 10), ring.middle - half - 1)
        if text:
            parts.append(svg.label(ring.middle + way * out, ring.base + 14, text, size, anchor="middle", bold=True))
    return "".join(parts)
