"""Reports made by hand, for tests of renderers: every kind of part once, and knobs for more of them.

What a report says is made up and need not be consistent; ``compose`` has tests of its own.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
from tests.report_analysis import FORECAST, SIGNALS, analysis, own, process
from tests.report_parts import (
    COMMENTARY,
    LATEST,
    MONTHS,
    OUTCOMES,
    STATUSES,
    figure,
    heading,
    label,
    period,
    table,
    words,
)
from tests.report_sections import glance, key, partnerships, revisions, summary

from belisha.report import chart_model as charts
from belisha.report import model as m
from belisha.report.part import Label

__all__ = ["detail", "entry", "figure", "identity", "label", "partnerships", "period", "report", "table", "trend"]


def series(values: tuple[str | None, ...], target: str | None = "66", unit: str = "") -> tuple[m.Point, ...]:
    """24 months from April 2016: ``values`` from the first, then future months that have a target only."""
    points = []
    for index in range(len(MONTHS)):
        value = values[index] if index < len(values) else None
        status = "no_value" if value is None else "off_target"
        points.append(
            m.Point(
                period=period(index),
                value=figure(value, unit, text="Not due yet" if index > LATEST else "Not yet available"),
                target=figure(target, unit, "not_stated", "No target"),
                status=label(STATUSES, status),
                future=index > LATEST,
            )
        )
    return tuple(points)


def entry(code: str = "CP 1.2", **changes: object) -> m.Entry:
    """An indicator with 13 months, off target, at risk and with a detail page unless ``changes`` says else."""
    anchor = f"indicator-{code.lower().replace(' ', '-').replace('.', '-')}"
    values = ("69.6", "69.9", "71.4", "72.4", "71.4", None, "70.6", "68.2", "68", "66.9", "69", "71.9", "75")
    fields: dict[str, object] = {
        "code": code,
        "anchor": anchor,
        "title": "Rate of looked after children per 10,000 population under the age of 18",
        "aim": "SAFE",
        "polarity": Label(code="minimise", text="Aim to Minimise"),
        "aggregation": Label(code="snapshot", text="Monthly snapshot"),
        "frequency": Label(code="monthly", text="Every month"),
        "unit": Label(code="number", text="Number"),
        "period": period(LATEST),
        "value": figure("75"),
        "target": figure("66"),
        "annual_target": figure("66"),
        "status": label(STATUSES, "off_target"),
        "status_sentence": "75 is above 69.3, the target of 66 and its tolerance of 5%.",
        "outcome": label(OUTCOMES, "at_risk"),
        "outcome_note": "",
        "direction": Label(code="worse", text="Worse than April 2016"),
        "direction_sentence": "75 against 69.6 in April 2016: worse.",
        "printed_arrow": "↓",
        "printed_arrow_text": "The source printed ↓.",
        "owners": "Morgan Reed; Sam Okafor",
        "committee": "People Scrutiny",
        "spark": sparkline(values),
        "detail": f"{anchor}-detail",
        "particulars": (m.Fact(label="Year introduced", text="2014"),),
        "series": series(values),
        "signals": SIGNALS,
        "forecast": "Forecast 76 (71.5 to 80.25)",
        "suggestion": "The figures suggest “At risk of missing target”, from a chance of less than 1%.",
        "analysis": analysis(),
    }
    return m.Entry(**(fields | changes))  # type: ignore[arg-type]


def sparkline(values: tuple[str | None, ...]) -> charts.Sparkline:
    return charts.Sparkline(
        description="75 in April 2017, the highest of 13 months.",
        values=tuple(None if value is None else Decimal(value) for value in values),
        targets=tuple(Decimal(66) for _ in values),
        outcome="at_risk",
    )


def gauge(anchor: str = "gauge-1") -> charts.GaugeChart:
    spans = (("on_target", "0", "66"), ("near_target", "66", "69.3"), ("off_target", "69.3", "120"))
    return charts.GaugeChart(
        anchor=anchor,
        title="Value against target",
        description="75 lies in the band off target, above 69.3.",
        minimum=Decimal(0),
        maximum=Decimal(120),
        bands=tuple(
            charts.Band(status=label(STATUSES, code), lower=Decimal(low), upper=Decimal(high))
            for code, low, high in spans
        ),
        limits=tuple(charts.Tick(value=Decimal(text), text=text) for text in ("0", "66", "69.3", "120")),
        value=Decimal(75),
        value_text="75",
        caption="April 2017",
    )


def trend(points: tuple[m.Point, ...], anchor: str = "trend-1", kind: str = "line") -> charts.TrendChart:
    drawn = tuple(
        charts.ChartPoint(
            letter=MONTHS[index][1],
            label=point.period.text,
            year=point.period.code[:4],
            value=point.value.number,
            text=point.value.text,
            target=point.target.number,
            target_text=point.target.text,
            near_lower=None if point.target.number is None else point.target.number,
            near_upper=None if point.target.number is None else point.target.number * Decimal("1.05"),
            gap="" if point.value.number is not None or point.future else "Not collected",
            future=point.future,
        )
        for index, point in enumerate(points)
    )
    return charts.TrendChart(
        anchor=anchor,
        title="Value and target by month",
        description="75 in April 2017, above the target of 66 and the highest of 13 months.",
        kind=kind,
        axis=charts.Axis(
            minimum=Decimal(60),
            maximum=Decimal(80),
            ticks=tuple(charts.Tick(value=Decimal(number), text=str(number)) for number in (60, 65, 70, 75, 80)),
        ),
        points=drawn,
        latest=LATEST,
        value_label="Value",
        target_label="Target",
        previous_label="Last year",
    )


def detail(of: m.Entry, **changes: object) -> m.Detail:
    drawn = msgspec.structs.replace(trend(of.series, f"trend-{of.anchor}"), forecast=FORECAST)
    fields: dict[str, object] = {
        "heading": m.Heading(anchor=of.detail or f"{of.anchor}-detail", text=f"{of.code} {of.title}"),
        "entry": of,
        "lines": (of.status_sentence, "The owner expects to miss the target for the year.", of.direction_sentence),
        "particulars": (
            m.Fact(label="Managed by", text=of.owners, code="owners"),
            m.Fact(label="Format", text=of.polarity.text, code="polarity"),
            m.Fact(label="Committee", text=of.committee, code="committee"),
            m.Fact(label="Year introduced", text="2014", code="year_introduced"),
        ),
        "gauge": gauge(f"gauge-{of.anchor}"),
        "gauge_text": "",
        "trend": drawn,
        "years": (
            m.YearTable(caption="2016/17", points=of.series[:12]),
            m.YearTable(caption="2017/18", points=of.series[12:]),
        ),
        "commentary_heading": "Commentary",
        "commentary": COMMENTARY,
        "commentary_text": "",
        "commentary_by": "Morgan Reed",
        "outlook": ("2017/18 is forecast to end at 76, between 71.5 and 80.25 eight times in ten.",),
        "process": process(drawn, f"process-{of.anchor}"),
        "own": own(drawn),
    }
    return m.Detail(**(fields | changes))  # type: ignore[arg-type]


def report(
    entries: tuple[m.Entry, ...] | None = None, details: tuple[m.Detail, ...] | None = None, **changes: object
) -> m.Report:
    """A whole report of ``entries`` (two by default), each with a detail page unless ``details`` says else."""
    entries = (entry(), entry("CP 1.3", outcome=label(OUTCOMES, "some_slippage"))) if entries is None else entries
    details = tuple(detail(each) for each in entries if each.detail) if details is None else details
    aim = m.AimPart(
        heading=heading("aim-safe", "Aim: SAFE", "1.1"),
        code="SAFE",
        priorities=("Create a safe environment for residents, workers and visitors.", "Look after children."),
        sentence=f"{len(entries)} indicators: all at risk of missing their target.",
        entries=entries,
    )
    group = m.DetailGroup(
        heading=heading("detail-safe", "Aim: SAFE", "2.1"),
        sentence="Two indicators need attention.",
        printed="The source printed: at risk of missing target 2.",
        details=details,
    )
    fields: dict[str, object] = {
        "schema": m.SCHEMA,
        "identity": identity(),
        "words": words(),
        "notices": ("There are no finance reports this month.",),
        "introduction": ("This report shows how the council is doing against its plan.",),
        "summary": summary(len(entries)),
        "glance": glance(entries),
        "key": key(),
        "indicators": m.IndicatorsPart(
            heading=heading("indicators", "Corporate performance indicators 2017/18", "1"),
            introduction=("Every indicator of the plan, by aim.",),
            aims=(aim,),
        ),
        "detail": m.DetailPart(
            heading=heading("detail", "Detail of indicators rated red or amber", "2"),
            introduction=("Each indicator that is not on course.",),
            groups=(group,) if details else (),
            empty="" if details else "Every indicator is on course.",
        ),
        "partnerships": partnerships(),
        "revisions": revisions(entries),
        "about": m.AboutPart(heading=heading("about", "About this report", "5"), blocks=COMMENTARY),
    }
    fields |= changes
    return m.Report(**(fields | {"contents": contents(fields)}))  # type: ignore[arg-type]


def contents(parts: dict[str, object]) -> tuple[m.ContentsEntry, ...]:
    names = ("summary", "glance", "key", "indicators", "detail", "partnerships", "revisions", "about")
    found = [m.ContentsEntry(heading=part.heading, level=1) for name in names if (part := parts[name])]  # type: ignore[attr-defined]
    inner = {"indicators": "aims", "detail": "groups", "partnerships": "partnerships"}
    entries: list[m.ContentsEntry] = []
    for outer, name in zip(found, [name for name in names if parts[name]], strict=True):
        entries.append(outer)
        parts_below = getattr(parts[name], inner.get(name, ""), ())
        entries += [m.ContentsEntry(heading=part.heading, level=2) for part in parts_below]
    return tuple(entries)


def identity(**changes: object) -> m.Identity:
    fields: dict[str, object] = {
        "organisation": "Estuary Borough Council",
        "title": "Monthly Performance Report",
        "period": period(LATEST),
        "year": Label(code="FY2017-18", text="2017/18"),
        "version": "1.0",
        "version_text": "Version 1.0",
        "generated_code": "2017-06-14T10:42",
        "generated": "Made on 14 June 2017 at 10:42",
        "publisher": "Policy and Performance Team",
        "contacts": ("Robin Shaw, performance@estuary.example, 01632 960001",),
        "summary": "Two indicators in April 2017, both at risk of missing their target.",
        "file_stem": "monthly-performance-report-2017-04-v1.0",
    }
    return m.Identity(**(fields | changes))  # type: ignore[arg-type]
