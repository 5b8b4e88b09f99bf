"""Charts as values: what is drawn, the text of every figure on it, and what it says to someone who cannot see it.

``title`` is a short name; ``description`` says the finding ("75 in April 2017, above the target of 66 and the highest
of 13 months"). Numbers are in the indicator's unit. Ticks come with their text: drawing code formats nothing.
"""

from __future__ import annotations

from decimal import Decimal

from belisha.report.part import Label, Part


class Tick(Part):
    value: Decimal
    text: str


class Axis(Part):
    """``minimum`` and ``maximum`` are the first and last of ``ticks`` or lie beyond them; ``unit`` may be empty.

    ``note`` says so where the scale leaves zero out, and is empty where it holds zero.
    """

    minimum: Decimal
    maximum: Decimal
    ticks: tuple[Tick, ...]
    unit: str = ""
    note: str = ""


class ChartPoint(Part):
    """One period on the horizontal axis. ``letter`` is the month's letter or "Q1"; ``label`` its full name.

    ``value`` is None for a gap (``gap`` says why) and for the future (``future``). ``target`` and the closed interval
    ``near_lower``–``near_upper`` (where a value is near the target) are None where not stated. ``previous`` is the
    value a year before. ``break_before``: counted differently from here on; ``starts_anew``: the year's sum begins
    again here. No line joins either to the point before.
    """

    letter: str
    label: str
    year: str
    value: Decimal | None = None
    text: str = ""
    target: Decimal | None = None
    target_text: str = ""
    near_lower: Decimal | None = None
    near_upper: Decimal | None = None
    previous: Decimal | None = None
    gap: str = ""
    future: bool = False
    provisional: bool = False
    break_before: bool = False
    starts_anew: bool = False


class ForecastMark(Part):
    """The year's end, the chart's last period, as forecast: ``low`` to ``high`` eight times in ten.

    ``label`` and ``text`` name it with its figure beside the plot, ``note`` explains it below.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    label: str
    text: str
    note: str


class TrendChart(Part):
    """Value against target over at least 24 periods. ``kind`` is "line", or "bars" for cumulative counts from zero.

    ``latest`` is the index of the newest value, or None. ``target_label`` and ``previous_label`` name the lines at
    their ends ("Target", "Last year"), ``value_label`` names the value. ``near_label``, ``provisional_label`` and
    ``break_label`` explain the tint, hollow points and breaks under the chart; empty where it has none of them.
    """

    anchor: str
    title: str
    description: str
    kind: str
    axis: Axis
    points: tuple[ChartPoint, ...]
    latest: int | None
    value_label: str
    target_label: str
    previous_label: str
    near_label: str = ""
    provisional_label: str = ""
    break_label: str = ""
    forecast: ForecastMark | None = None


class Band(Part):
    """A stretch of a gauge on which a value has one status."""

    status: Label
    lower: Decimal
    upper: Decimal


class GaugeChart(Part):
    """A semi-circle from ``minimum`` to ``maximum``; ``bands`` cover it without gaps, in rising order.

    ``limits`` are the figures printed at the ends and between bands. ``value`` beyond an end is drawn at that end.
    """

    anchor: str
    title: str
    description: str
    minimum: Decimal
    maximum: Decimal
    bands: tuple[Band, ...]
    limits: tuple[Tick, ...]
    value: Decimal
    value_text: str
    caption: str


class Sparkline(Part):
    """The last 13 months (fewer where fewer are known), gaps as None; ``outcome`` colours the last point."""

    description: str
    values: tuple[Decimal | None, ...]
    targets: tuple[Decimal | None, ...]
    outcome: str = ""


class CountBar(Part):
    label: Label
    count: int
    text: str


class CountsChart(Part):
    """How many indicators have each expected outcome; the bars in the order they are listed."""

    anchor: str
    title: str
    description: str
    bars: tuple[CountBar, ...]


class ProcessStretch(Part):
    """The limits of one baseline, from the point at ``start`` up to and without the one at ``stop``."""

    start: int
    stop: int
    mean: Decimal
    lower: Decimal | None
    upper: Decimal | None


class ProcessChart(Part):
    """A process behaviour chart: ``trend`` with its line and target, the limits, and what each point is.

    ``variations`` are codes, one a point, empty for a gap. ``endings`` name the latest limits at the right of the plot,
    the code first ("mean", "lower", "upper"). ``legend`` has the variations that occur, with their words.
    """

    trend: TrendChart
    stretches: tuple[ProcessStretch, ...]
    variations: tuple[str, ...]
    endings: tuple[Label, ...]
    legend: tuple[Label, ...]
