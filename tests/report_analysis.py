"""What is computed of an indicator, made by hand for tests of renderers."""

from __future__ import annotations

from decimal import Decimal

from tests.report_parts import figure

from belisha.report import analysis_model as m
from belisha.report import chart_model as charts
from belisha.report.part import Figure, Label

CONCERN = Label(code="concern", text="Concern")
FAILS = Label(code="consistently_fails", text="Consistently fails")
OUTSIDE = Label(code="outside_limits", text="Outside the limits")
NOTHING = Label(code="", text="")
SIGNALS = (m.Signal(kind="variation", label=CONCERN), m.Signal(kind="assurance", label=FAILS))


def analysis(**changes: object) -> m.Analysis:
    fields: dict[str, object] = {
        "period": Label(code="2017-04", text="April 2017"),
        "value": figure("75"),
        "mean": figure("69.9"),
        "lower": figure("66.2"),
        "upper": figure("73.6"),
        "variation": CONCERN,
        "rule": OUTSIDE,
        "assurance": FAILS,
        "variation_sentence": "75 in April 2017 is above the upper limit of 73.6.",
        "process_sentence": "75 in April 2017 is above the upper limit of 73.6. The target of 66 will not be met.",
        "forecast": m.ForecastPart(
            value=figure("76"),
            low=figure("71.5"),
            high=figure("80.25"),
            chance=Figure(text="less than 1%", number=Decimal(1)),
            rests_on=figure("13"),
            sentence="2017/18 is forecast to end at 76, between 71.5 and 80.25 eight times in ten.",
        ),
        "suggestion": Label(code="at_risk", text="At risk of missing target"),
        "suggestion_sentence": "The figures suggest “At risk of missing target”, from a chance of less than 1%.",
        "differs": True,
        "remarks": (Label(code="to_be_confirmed_late", text="The target is still to be confirmed after 4 months."),),
    }
    return m.Analysis(**(fields | changes))  # type: ignore[arg-type]


FORECAST = charts.ForecastMark(
    value=Decimal(76),
    low=Decimal("71.5"),
    high=Decimal("80.25"),
    label="Forecast",
    text="76",
    note="Forecast: eight times in ten within the bar",
)


def own(trend: charts.TrendChart) -> tuple[m.OwnPoint, ...]:
    """A point for each of the chart's periods that has a value."""
    return tuple(
        m.OwnPoint(
            period=Label(code=f"own-{place}", text=point.label),
            value=Figure(text=point.text, number=point.value),
            target=None if point.target is None else Figure(text=point.target_text, number=point.target),
            mean=figure("69.9"),
            lower=figure("66.2"),
            upper=figure("73.6"),
            variation=CONCERN if place == trend.latest else NOTHING,
            rule=OUTSIDE if place == trend.latest else NOTHING,
        )
        for place, point in enumerate(trend.points)
        if point.value is not None
    )


def process(trend: charts.TrendChart, anchor: str) -> charts.ProcessChart:
    return charts.ProcessChart(
        trend=charts.TrendChart(
            anchor=anchor,
            title=f"Own values and their limits, {anchor}",
            description="75 in April 2017 is above the upper limit of 73.6. The target of 66 will not be met.",
            kind="line",
            axis=trend.axis,
            points=trend.points,
            latest=trend.latest,
            value_label="Value",
            target_label="Target",
            previous_label="Last year",
        ),
        stretches=(
            charts.ProcessStretch(
                start=0, stop=len(trend.points), mean=Decimal("69.9"), lower=Decimal("66.2"), upper=Decimal("73.6")
            ),
        ),
        variations=tuple(
            "" if point.value is None else "concern" if place == trend.latest else "common_cause"
            for place, point in enumerate(trend.points)
        ),
        endings=(Label(code="mean", text="Mean 69.9"),),
        legend=(Label(code="common_cause", text="Common cause"), CONCERN),
    )
