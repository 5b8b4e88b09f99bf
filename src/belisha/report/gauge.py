"""The gauge: its scale, its bands and the limits printed on it."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.indicator import Polarity, Unit
from belisha.domain.target import Limits, Status
from belisha.report.assess import Assessed
from belisha.report.axis import round_above
from belisha.report.chart_model import Band, GaugeChart, Tick
from belisha.report.wording import say
from belisha.report.wording.numbers import exact_text, figure_text, tick_text

_HEADROOM = Decimal("1.3")
"""A scale without ends of its own reaches the first round number above this many times the largest figure on it."""
_HIGH_SHARE = Decimal(70)
"""A percentage whose target is above this is shown on a scale to 100."""


def gauge_chart(assessed: Assessed, anchor: str, sentence: str) -> GaugeChart | None:
    """None where there is no value or no limit to show. ``sentence`` explains the status."""
    ruling, indicator = assessed.ruling, assessed.indicator
    if ruling.value is None or ruling.limits is None:
        return None
    minimum, maximum = _scale(assessed, ruling.value, ruling.limits)
    bands = _bands(indicator.polarity, ruling.limits, minimum, maximum)
    edges = sorted({minimum, maximum, *(b.lower for b in bands), *(b.upper for b in bands)})
    return GaugeChart(
        anchor=f"{anchor}-gauge",
        title=say.sections.gauge_title(indicator.code, assessed.period),
        description=say.gauge_description(indicator, assessed.period, ruling.value, ruling.status, sentence),
        minimum=minimum,
        maximum=maximum,
        bands=bands,
        limits=tuple(
            Tick(
                value=edge,
                text=tick_text(edge, indicator.unit) if edge in {minimum, maximum} else exact_text(edge, indicator),
            )
            for edge in edges
        ),
        value=ruling.value,
        value_text=figure_text(ruling.value, indicator),
        caption=assessed.period.label,
    )


def _scale(assessed: Assessed, value: Decimal, limits: Limits) -> tuple[Decimal, Decimal]:
    """The indicator's own ends; else 0 to 100 for high percentages, else from 0 to a round number with headroom."""
    indicator = assessed.indicator
    if indicator.scale is not None:
        return indicator.scale.minimum, indicator.scale.maximum
    figures = [value, *(edge for edge in _edges(limits) if edge is not None)]
    lowest, highest = min(figures), max(figures)
    minimum = -round_above(-lowest * _HEADROOM) if lowest < 0 else Decimal(0)
    goal = limits.on_lower if limits.on_lower is not None else limits.on_upper
    if indicator.unit is Unit.PERCENT and goal is not None and goal > _HIGH_SHARE and highest <= 100:
        return minimum, Decimal(100)
    maximum = round_above(highest * _HEADROOM) if highest > 0 else Decimal(0)
    if indicator.unit is Unit.PERCENT and highest <= 100:
        maximum = min(maximum, Decimal(100))
    return minimum, maximum if maximum > minimum else minimum + 1


def _bands(polarity: Polarity, limits: Limits, minimum: Decimal, maximum: Decimal) -> tuple[Band, ...]:
    """The scale cut at the limits; bands without length are left out."""
    on, near, off = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
    statuses = {Polarity.MAXIMISE: (off, near, on), Polarity.MINIMISE: (on, near, off)}.get(
        polarity, (off, near, on, near, off)
    )
    cuts = (edge for edge in _edges(limits) if edge is not None)
    edges = [minimum, *(min(max(cut, minimum), maximum) for cut in cuts), maximum]
    stretches = zip(statuses, edges[:-1], edges[1:], strict=True)
    return tuple(Band(status=say.label(s), lower=a, upper=b) for s, a, b in stretches if a < b)


def _edges(limits: Limits) -> tuple[Decimal | None, ...]:
    """In rising order."""
    return (limits.near_lower, limits.on_lower, limits.on_upper, limits.near_upper)
