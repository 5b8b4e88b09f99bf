"""A table row's trend: the last months as a line, the target behind it, the newest value marked by its outcome."""

from __future__ import annotations

from decimal import Decimal

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.report.chart_model import Sparkline

WIDTH, HEIGHT = 104.0, 26.0
_SIDE, _ABOVE = 9.0, 6.0
_STEPS = 12
"""A month takes as much room in a short series as in one of thirteen months; all end on the right."""


def sparkline(chart: Sparkline, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>`` of 104 by 26 units; its name is its description, since it has no title of its own."""
    drawn = [float(each) for each in (*chart.values, *chart.targets) if each is not None]
    low, high = (min(drawn), max(drawn)) if drawn else (0.0, 0.0)
    scale = (HEIGHT - 2 * _ABOVE) / (high - low) if high > low else 0.0
    floor = HEIGHT - _ABOVE if scale else HEIGHT / 2
    step = (WIDTH - 2 * _SIDE) / max(len(chart.values) - 1, _STEPS)
    start = WIDTH - _SIDE - step * (len(chart.values) - 1)

    def place(at: int, value: Decimal) -> tuple[float, float]:
        return start + at * step, floor - (float(value) - low) * scale

    values = [None if value is None else place(at, value) for at, value in enumerate(chart.values)]
    targets = [None if value is None else place(at, value) for at, value in enumerate(chart.targets)]
    lone = "".join(svg.disc(*at, 1.6) for at in _lonely(values))
    body = (
        svg.line(_steps(targets, step), theme.TARGET, 0.9)
        + svg.line(_joined(values), theme.INK, 1.5, ' stroke-linejoin="round" stroke-linecap="round"')
        + svg.area(lone, theme.INK)
        + _newest(values, chart.outcome)
    )
    return svg.drawing("sparkline", ("", chart.description, ""), (WIDTH, HEIGHT), setting, body)


type _Places = list[tuple[float, float] | None]


def _joined(places: _Places) -> str:
    path, down = [], False
    for place in places:
        if place is not None:
            path.append(f"{'L' if down else 'M'}{place[0]:.1f} {place[1]:.1f}")
        down = place is not None
    return "".join(path)


def _steps(places: _Places, step: float) -> str:
    path, level = [], None
    for place in places:
        if place is not None:
            x, y = place
            start = f"M{max(x - step / 2, 0.5):.1f} {y:.1f}" if level is None else "" if y == level else f"V{y:.1f}"
            path.append(f"{start}H{min(x + step / 2, WIDTH - 0.5):.1f}")
        level = place[1] if place else None
    return "".join(path)


def _lonely(places: _Places) -> list[tuple[float, float]]:
    """Values with a gap on either side: no line would show them."""
    around = [None, *places, None]
    return [place for at, place in enumerate(places) if place and not around[at] and not around[at + 2]]


def _newest(places: _Places, outcome: str) -> str:
    """The last value by its outcome; without a value for the last month nothing is judged, so nothing is marked."""
    place = places[-1] if places else None
    if place is None:
        return ""
    shapes = theme.outcome_mark(outcome).shapes
    halo = f' stroke="{theme.PAPER}" stroke-width="1" paint-order="stroke"'
    offset = -3.0 * (len(shapes) - 1)
    return "".join(
        svg.shape(kind, place[0] + offset + 6 * at, place[1], 4, colour, halo)
        for at, (kind, colour) in enumerate(shapes)
    )
