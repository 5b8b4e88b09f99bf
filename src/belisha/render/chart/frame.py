"""Where things stand in a trend chart: its plot, its margins, its scale, and every figure's place on it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import field

from belisha.domain.frozen import Frozen
from belisha.render.chart.geometry import fit, text_width
from belisha.render.chart.svg import Setting
from belisha.report.chart_model import Axis, TrendChart

WIDE, PAIRED, NARROW = 640.0, 490.0, 340.0
_PLOT, _PAIRED_PLOT, _BESIDE_PLOT = 168.0, 146.0, 86.0
"""The plot's height."""
SMALL, LABEL, FIGURE = 11.0, 12.0, 13.0
"""Sizes of letters and ticks, of the labels of lines, and of the latest figure."""
YEARS = 20.0
"""The row of years above the plot; a unit has a row of its own above that."""
UNIT = 16.0
LETTERS = 17.0
_GAP = 8.0
_APART = 14.0
"""How far a line has to be from the middle of a label within the plot."""

_ONE_LINE = {WIDE: 100.0, PAIRED: 80.0, NARROW: 62.0}
"""How long a name and its figure may be to share a line, by the width of the chart."""

type Heights = list[float | None]


class Scale(Frozen):
    """From a value to its height: ``low`` stands at ``bottom``, and a one is ``unit`` high."""

    top: float
    height: float
    low: float
    unit: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, value: Decimal | float) -> float:
        """The height of a value; beyond the axis, the axis's end; without a scale, the middle."""
        if not self.unit:
            return self.top + self.height / 2
        return min(max(self.bottom - (float(value) - self.low) * self.unit, self.top), self.bottom)

    def heights(self, values: Iterable[Decimal | None]) -> Heights:
        if not self.unit:
            return [None if value is None else self.y(value) for value in values]
        bottom, top, unit = self.bottom, self.top, self.unit
        zero = bottom + self.low * unit
        raw = (None if value is None else zero - float(value) * unit for value in values)
        return [y if y is None or top <= y <= bottom else top if y < top else bottom for y in raw]


class Ending(Frozen):
    """A label at the end of a line: its lines of text, the last of which may be a figure, and where it wants to be.

    ``last`` is the line's last period, where that is before the plot's, and ``until`` that period's name.
    """

    kind: str
    lines: tuple[str, ...]
    wanted: float
    last: int | None = None
    until: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """Its lines where it stands right of the plot: far from where its own line ended, it says when that was."""
        return (*self.lines, self.until) if self.until else self.lines

    @property
    def width(self) -> float:
        """Of its longest line."""
        newest = self.kind == "value"
        return max((text_width(text, FIGURE if newest else LABEL, bold=newest) for text in self.beside), default=0)


class Inside(Frozen):
    """A label that follows its line within the plot, from ``left`` to ``right`` around the height ``middle``."""

    ending: Ending
    left: float
    right: float
    middle: float


class Frame(Frozen):
    """A plot's edges and the width of a period; the middle of each period, and the heights of its figures.

    ``ahead`` are the heights of the way from the latest value to the forecast of the year's end.
    """

    chart: TrendChart
    scale: Scale
    width: float
    left: float
    right: float
    slot: float
    xs: list[float]
    values: Heights
    targets: Heights
    before: Heights
    endings: tuple[Ending, ...]
    inside: tuple[Inside, ...] = ()
    ahead: Heights = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.scale.top

    @property
    def bottom(self) -> float:
        return self.scale.bottom

    @property
    def bars(self) -> bool:
        return self.chart.kind == "bars"


def across(setting: Setting) -> float:
    """The width of a chart over time."""
    return NARROW if setting.narrow else PAIRED if setting.paired else WIDE


def scale_of(axis: Axis, setting: Setting) -> Scale:
    """The axis's scale, below the row of years and that of the unit, if it has one."""
    top = YEARS + (UNIT if axis.unit else 0)
    low, high = float(axis.minimum), float(axis.maximum)
    beside = _BESIDE_PLOT if setting.narrow else _PAIRED_PLOT
    height = beside if setting.paired else _PLOT
    return Scale(top, height, low, height / (high - low) if high > low else 0.0)


def frame(chart: TrendChart, setting: Setting) -> Frame:
    """Margins as wide as the labels need, within reason; the plot takes the rest."""
    width = across(setting)
    scale = scale_of(chart.axis, setting)
    points = chart.points
    values = scale.heights(point.value for point in points)
    targets = scale.heights(point.target for point in points)
    before = scale.heights(point.previous for point in points)
    endings = _endings(chart, scale, values, targets, before, _ONE_LINE[width])
    left = left_edge(chart.axis, width)
    slot = (right_edge(endings, width) - left) / max(len(points), 1)
    ahead = _ahead(chart, scale, values)
    followed = _following(endings, (values, targets, before, ahead), slot, scale, bars=chart.kind == "bars")
    outside = tuple(ending for ending in endings if ending not in followed)
    right = right_edge(outside, width)
    slot = (right - left) / max(len(points), 1)
    return Frame(
        chart=chart,
        scale=scale,
        width=width,
        left=left,
        right=right,
        slot=slot,
        xs=[left + (at + 0.5) * slot for at in range(len(points))],
        values=values,
        targets=targets,
        before=before,
        endings=outside,
        inside=tuple(_inside(ending, left, slot, scale) for ending in followed),
        ahead=ahead,
    )


def _ahead(chart: TrendChart, scale: Scale, values: Heights) -> Heights:
    """Straight from the latest value of a line to the forecast at the last period; bars stand for themselves."""
    start, end = chart.latest, len(values) - 1
    if chart.forecast is None or chart.kind == "bars" or start is None or start == end:
        return [None for _ in values]
    first, last = values[start] or 0.0, scale.y(chart.forecast.value)
    slope = (last - first) / (end - start)
    return [None if at < start else first + (at - start) * slope for at in range(len(values))]


def left_edge(axis: Axis, width: float) -> float:
    """Where the plot begins, so that the figures of the axis find room beside it, within reason."""
    ticks = max((text_width(tick.text, SMALL) for tick in axis.ticks), default=0) + _GAP
    return min(ticks, width * 0.25)


def right_edge(endings: tuple[Ending, ...], width: float, most: float = 0.27) -> float:
    """Where the plot ends, so that the labels find room beside it: up to a share ``most`` of the width."""
    room = max((ending.width for ending in endings), default=0) + _GAP
    return width - max(min(room, width * most), 4)


def _inside(ending: Ending, left: float, slot: float, scale: Scale) -> Inside:
    """Off the plot's edges: above it stand the years, below it the periods' letters."""
    start = left + ((ending.last or 0) + 1) * slot + 6
    middle = min(max(ending.wanted, scale.top + 9), scale.bottom - 2)
    return Inside(ending, start, start + text_width(" ".join(ending.lines), LABEL), middle)


def _following(
    endings: tuple[Ending, ...], lines: tuple[Heights, ...], slot: float, scale: Scale, *, bars: bool
) -> tuple[Ending, ...]:
    """The labels that can stand right after their lines: these end early, and no other line or label is in the way.

    Among bars that is a target's alone, and a bar is in the way from its top down.
    """
    found: list[Inside] = []
    for ending in endings:
        if ending.last is None or (bars and ending.kind != "target"):
            continue
        place = _inside(ending, 0, slot, scale)
        periods = slice(ending.last + 1 if bars else ending.last, int(place.right / slot) + 2)
        heights = [y for line in lines for y in line[periods] if y is not None and y != ending.wanted]
        near = [y for y in heights if (y - place.middle if bars else abs(y - place.middle)) < _APART]
        near += [other.middle for other in found if abs(other.middle - place.middle) < _APART]
        if not near and place.right <= slot * len(lines[0]):
            found.append(place)
    return tuple(place.ending for place in found)


def _endings(
    chart: TrendChart, scale: Scale, values: Heights, targets: Heights, before: Heights, short: float
) -> tuple[Ending, ...]:
    """The labels right of the plot: the forecast, the target and last year, and the value where it is the newest."""
    found = []
    at = chart.latest
    if at is not None and at == len(values) - 1 and (height := values[at]) is not None:
        found.append(Ending("value", _lines(chart.value_label, chart.points[at].text, short), height))
    if chart.forecast is not None:
        mark = chart.forecast
        found.append(Ending("forecast", _lines(mark.label, mark.text, short), scale.y(mark.value)))
    for kind, heights in (("target", targets), ("before", before)):
        last = max((at for at, height in enumerate(heights) if height is not None), default=None)
        if last is not None and (height := heights[last]) is not None:
            name = chart.target_label if kind == "target" else chart.previous_label
            figure = chart.points[last].target_text if kind == "target" else ""
            early = None if last == len(heights) - 1 else last
            until = chart.points[last].label if kind == "target" and early is not None else ""
            found.append(Ending(kind, _lines(name, figure, short), height, early, until))
    return tuple(found)


def _lines(name: str, figure: str, short: float) -> tuple[str, ...]:
    """Name and figure on one line if they are short, else on two."""
    together = f"{name} {figure}".strip()
    if text_width(together, LABEL) <= short:
        return (together,) if together else ()
    return tuple(each for each in (fit(name, LABEL, short * 1.5), figure) if each)
