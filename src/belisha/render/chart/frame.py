"""Where things stand in a trend chart: its plot, its margins, its scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from belisha.render.chart.geometry import fit, text_width
from belisha.report.chart_model import ChartPoint, TrendChart

WIDE, NARROW = 640.0, 340.0
PLOT = 168.0
"""The plot's height."""
SMALL, LABEL, FIGURE = 11.0, 12.0, 13.0
"""Sizes of letters and ticks, of the labels of lines, and of the latest figure."""
YEARS = 20.0
"""The row of years above the plot; a unit has a row of its own above that."""
UNIT = 16.0
LETTERS = 17.0
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Ending:
    """A label at the end of a line: its lines of text, the last of which may be a figure, and where it wants to be."""

    kind: str
    lines: tuple[str, ...]
    wanted: Decimal


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's edges, the width of one period, and the scale: ``low`` at the bottom, ``unit`` lengths to a one."""

    width: float
    left: float
    right: float
    top: float
    slot: float
    low: float
    unit: float

    @property
    def bottom(self) -> float:
        return self.top + PLOT

    def x(self, at: int) -> float:
        """The middle of a period."""
        return self.left + (at + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """The height of a value; beyond the axis, the axis's end."""
        if not self.unit:
            return self.top + PLOT / 2
        return min(max(self.top + PLOT - (float(value) - self.low) * self.unit, self.top), self.top + PLOT)


def frame(chart: TrendChart, endings: tuple[Ending, ...], *, narrow: bool) -> Frame:
    """Margins as wide as the labels need, within reason; the plot takes the rest."""
    width = NARROW if narrow else WIDE
    ticks = max((text_width(tick.text, SMALL) for tick in chart.axis.ticks), default=0)
    left = min(ticks + _GAP, width * 0.25)
    texts = [text for ending in endings for text in ending.lines]
    room = max((text_width(text, FIGURE) for text in texts), default=0) + _GAP
    right = width - max(min(room, width * 0.27), 4)
    low, high = float(chart.axis.minimum), float(chart.axis.maximum)
    return Frame(
        width=width,
        left=left,
        right=right,
        top=YEARS + (UNIT if chart.axis.unit else 0),
        slot=(right - left) / max(len(chart.points), 1),
        low=low,
        unit=PLOT / (high - low) if high > low else 0.0,
    )


def endings(chart: TrendChart, *, narrow: bool) -> tuple[Ending, ...]:
    """The labels right of the plot: the target and last year, and the value where it is the newest of all periods."""
    found = []
    if (
        (at := chart.latest) is not None
        and at == len(chart.points) - 1
        and (value := chart.points[at].value) is not None
    ):
        found.append(Ending("value", _lines(chart.value_label, chart.points[at].text, narrow=narrow), value))
    if point := _last(chart, "target"):
        found.append(
            Ending("target", _lines(chart.target_label, point.target_text, narrow=narrow), point.target or Decimal(0))
        )
    if point := _last(chart, "previous"):
        found.append(Ending("previous", _lines(chart.previous_label, "", narrow=narrow), point.previous or Decimal(0)))
    return tuple(found)


def _last(chart: TrendChart, series: str) -> ChartPoint | None:
    return next((point for point in reversed(chart.points) if getattr(point, series) is not None), None)


def _lines(name: str, figure: str, *, narrow: bool) -> tuple[str, ...]:
    """Name and figure on one line if they are short, else on two."""
    together = f"{name} {figure}".strip()
    if text_width(together, LABEL) <= (62 if narrow else 100):
        return (together,) if together else ()
    return tuple(each for each in (fit(name, LABEL, 84 if narrow else 160), figure) if each)
