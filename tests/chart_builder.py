"""Charts made by hand and by Hypothesis, for tests of how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from belisha.report.chart_model import (
    Axis,
    Band,
    ChartPoint,
    CountBar,
    CountsChart,
    GaugeChart,
    Sparkline,
    Tick,
    TrendChart,
)
from belisha.report.part import Label

LETTERS = "AMJJASONDJFM"
OUTCOMES = {
    "at_risk": "At risk of missing target",
    "at_risk_or_some_slippage": "At risk or some slippage",
    "some_slippage": "Some slippage against target",
    "on_course": "On course to achieve target",
    "not_stated": "No value",
}


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def points(values: Sequence[str | None], target: str | None = None, future: int = 0) -> tuple[ChartPoint, ...]:
    """A point a month from April 2016; the last ``future`` are still to come."""
    return tuple(
        ChartPoint(
            letter=LETTERS[at % 12],
            label=f"Month {at + 1}",
            year=f"{2016 + at // 12}/{17 + at // 12}",
            value=number(value),
            text=value or "",
            target=number(target),
            target_text=target or "",
            gap="" if value is not None or at >= len(values) - future else "Not collected",
            future=at >= len(values) - future,
        )
        for at, value in enumerate(values)
    )


def trend(drawn: tuple[ChartPoint, ...], ticks: Sequence[str] = ("0", "50", "100"), **changes: object) -> TrendChart:
    fields: dict[str, object] = {
        "anchor": "cp-1-2",
        "title": "Trend of CP 1.2",
        "description": "75 in April 2017, above the target of 66.",
        "kind": "line",
        "axis": Axis(
            minimum=Decimal(ticks[0]),
            maximum=Decimal(ticks[-1]),
            ticks=tuple(Tick(value=Decimal(tick), text=tick) for tick in ticks),
        ),
        "points": drawn,
        "latest": max((at for at, point in enumerate(drawn) if point.value is not None), default=None),
        "value_label": "Value",
        "target_label": "Target",
        "previous_label": "Last year",
    }
    return TrendChart(**(fields | changes))  # type: ignore[arg-type]


def gauge(spans: Sequence[tuple[str, str]], end: str, value: str, texts: Sequence[str] = ()) -> GaugeChart:
    """Bands from the lower bounds in ``spans`` on, to ``end``; ``texts`` of the limits, else their numbers."""
    starts = [*(Decimal(start) for _, start in spans), Decimal(end)]
    words = {"on_target": "On target", "near_target": "Near target", "off_target": "Off target"}
    return GaugeChart(
        anchor="cp-1-2",
        title="CP 1.2 against its target",
        description="75 is off target.",
        minimum=starts[0],
        maximum=starts[-1],
        bands=tuple(
            Band(status=Label(code=code, text=words.get(code, "No target")), lower=low, upper=high)
            for (code, _), low, high in zip(spans, starts, starts[1:], strict=False)
        ),
        limits=tuple(Tick(value=limit, text=texts[at] if texts else f"{limit:f}") for at, limit in enumerate(starts)),
        value=Decimal(value),
        value_text=value,
        caption="April 2017",
    )


def counts(*bars: tuple[str, int]) -> CountsChart:
    return CountsChart(
        anchor="counts",
        title="Indicators by expected outcome",
        description="7 at risk.",
        bars=tuple(
            CountBar(label=Label(code=code, text=OUTCOMES[code]), count=count, text=f"{count:,}")
            for code, count in bars
        ),
    )


def sparkline(values: Sequence[str | None], target: str | None = None, outcome: str = "at_risk") -> Sparkline:
    return Sparkline(
        description="75, the highest of 13 months.",
        values=tuple(number(value) for value in values),
        targets=tuple(number(target) for _ in values),
        outcome=outcome,
    )


# What Hypothesis makes of them

amounts = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
unit_texts = st.sampled_from(("{}", "£{:,}", "{}%", "{:,} days", "−£{:,}.00"))
labels = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc",)), max_size=40)


@st.composite
def trends(draw: st.DrawFn) -> TrendChart:
    """Any number of months, gaps anywhere, figures of any length, limits, breaks and what the axis covers."""
    count, future = draw(st.integers(1, 48)), draw(st.integers(0, 12))
    scale = draw(st.sampled_from((1, 1, 1000)))
    form, span = draw(unit_texts), draw(st.integers(1, 10**6))
    values = draw(st.lists(st.none() | st.integers(-span, span), min_size=count, max_size=count))
    targets = draw(st.lists(st.none() | st.integers(-span, span), min_size=count, max_size=count))
    start = draw(st.integers(0, 11))
    reasons = draw(
        st.lists(st.sampled_from(("Not collected", "Withheld", "To be confirmed", "Not applicable")), min_size=1)
    )
    made = tuple(
        ChartPoint(
            letter=LETTERS[(start + at) % 12],
            label=f"Month {at}",
            year=f"{2014 + (start + at) // 12}/{15 + (start + at) // 12}",
            value=None if value is None or at >= count - future else Decimal(value) * scale,
            text="" if value is None else form.format(value * scale),
            target=None if target is None else Decimal(target) * scale,
            target_text="" if target is None else form.format(target * scale),
            near_lower=None if target is None else Decimal(target) * scale * Decimal("0.95"),
            near_upper=None if target is None else Decimal(target) * scale,
            previous=None if value is None else Decimal(-value) * scale,
            gap=reasons[at % len(reasons)] if value is None else "",
            future=at >= count - future,
            provisional=at % 5 == 3,
            break_before=at % 11 == 7,
        )
        for at, (value, target) in enumerate(zip(values, targets, strict=True))
    )
    ticks = tuple(
        Tick(value=Decimal(step * span * scale) / 2, text=form.format(step * span * scale / 2)) for step in range(-2, 3)
    )
    return trend(
        made,
        kind=draw(st.sampled_from(("line", "bars"))),
        axis=Axis(minimum=ticks[0].value, maximum=ticks[-1].value, ticks=ticks, unit=draw(labels), note=draw(labels)),
        value_label=draw(labels),
        target_label=draw(labels),
        previous_label=draw(labels),
        near_label=draw(labels),
        provisional_label=draw(labels),
        break_label=draw(labels),
    )


@st.composite
def gauges(draw: st.DrawFn) -> GaugeChart:
    """One to five bands however narrow, figures of any length, a value within the scale or beyond it."""
    starts = sorted(draw(st.lists(amounts, min_size=2, max_size=6, unique=True)))
    codes = draw(
        st.lists(st.sampled_from(("on_target", "near_target", "off_target", "no_target")), min_size=5, max_size=5)
    )
    form = draw(unit_texts)
    made = gauge([(codes[at], str(start)) for at, start in enumerate(starts[:-1])], str(starts[-1]), str(draw(amounts)))
    limits = tuple(Tick(value=tick.value, text=form.format(tick.value)) for tick in made.limits)
    return GaugeChart(
        **{name: getattr(made, name) for name in GaugeChart.__struct_fields__}
        | {"limits": limits, "value_text": form.format(made.value), "caption": draw(labels)}
    )
