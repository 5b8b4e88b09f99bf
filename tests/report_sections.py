"""The sections of reports made by hand that stand around the indicators."""

from __future__ import annotations

from tests.report_analysis import SIGNALS
from tests.report_parts import LATEST, OUTCOMES, STATUSES, figure, heading, label, period, table

from belisha.report import chart_model as charts
from belisha.report import model as m
from belisha.report.part import Label


def summary(total: int) -> m.Summary:
    codes = ("at_risk", "some_slippage", "on_course", "none")
    counts = {code: total if code == "at_risk" else 0 for code in codes}
    row = m.SummaryRow(
        title="SAFE", counts=tuple(figure(str(counts[code])) for code in codes), total=figure(str(total))
    )
    statuses = tuple(label(STATUSES, code) for code in STATUSES)
    by_status = tuple(figure(str(total if status.code == "off_target" else 0)) for status in statuses)
    return m.Summary(
        heading=heading("summary", "Summary"),
        sentence=f"{total} indicators are at risk of missing their target.",
        chart=charts.CountsChart(
            anchor="counts",
            title="Indicators by expected outcome",
            description=f"{total} at risk of missing target.",
            bars=tuple(
                charts.CountBar(label=label(OUTCOMES, code), count=counts[code], text=str(counts[code]))
                for code in codes
            ),
        ),
        counts=tuple(m.OutcomeCount(label=label(OUTCOMES, code), count=figure(str(counts[code]))) for code in codes),
        outcomes=m.SummaryTable(
            caption="Expected outcome by aim",
            columns=tuple(label(OUTCOMES, code) for code in codes),
            rows=(row,),
            total=m.SummaryRow(title="All aims", counts=row.counts, total=row.total),
        ),
        statuses=m.SummaryTable(
            caption="Status by aim",
            columns=statuses,
            rows=(m.SummaryRow(title="SAFE", counts=by_status, total=figure(str(total))),),
            total=m.SummaryRow(title="All aims", counts=by_status, total=figure(str(total))),
        ),
        printed=("The source printed 10 at risk of missing target.",),
    )


def glance(entries: tuple[m.Entry, ...]) -> m.Glance:
    lines = tuple(
        m.GlanceLine(
            text=each.status_sentence,
            reference=m.Reference(code=each.code, title=each.title, anchor=each.detail or each.anchor),
            outcome=each.outcome,
        )
        for each in entries[:10]
    )
    return m.Glance(
        heading=heading("glance", "At a glance"),
        groups=(
            m.GlanceGroup(
                heading=heading("glance-changes", "What has changed since March 2017"),
                introduction="Compared with the month before.",
                lines=(
                    m.GlanceLine(text="Nothing moved from one status to another."),
                    m.GlanceLine(text="75 is above the upper limit.", signal=SIGNALS[0]),
                ),
                empty="",
            ),
            m.GlanceGroup(
                heading=heading("glance-reds", "At risk"), introduction="", lines=lines, empty="Nothing is at risk."
            ),
            m.GlanceGroup(
                heading=heading("glance-missing", "What is missing"), introduction="", lines=(), empty="Nothing."
            ),
        ),
    )


def key() -> m.Key:
    def entries(kind: str, codes: dict[str, str]) -> tuple[m.KeyEntry, ...]:
        return tuple(
            m.KeyEntry(kind=kind, label=label(codes, code), description=f"What “{codes[code]}” means.")
            for code in codes
        )

    shorthand = (m.KeyEntry(kind="shorthand", label=Label(code="p", text="[p]"), description="Provisional."),)
    return m.Key(
        heading=heading("key", "Key"),
        groups=(
            m.KeyGroup(heading=heading("key-outcome", "Expected outcome"), entries=entries("outcome", OUTCOMES)),
            m.KeyGroup(heading=heading("key-status", "Status"), entries=entries("status", STATUSES)),
            m.KeyGroup(heading=heading("key-shorthand", "Marks beside figures"), entries=shorthand),
        ),
    )


def partnerships() -> m.PartnershipsPart:
    prices = table("House prices", ("", "February 2017", "February 2016"), ("Average price", "£260,686", "£236,911"))
    crime = table(
        "Crime",
        ("Crime", "March 2017", "April 2016 to March 2017", "Change %", "Solved %"),
        ("All crimes", "*", "7096", "↓3.5", "*"),
        ("Theft of a vehicle", "28", "361", "↑8.1", "↑2.1"),
        notes=(m.Note(mark="*", text="Not recorded."),),
    )
    measures = tuple(
        m.MeasurePart(
            heading=heading(f"measure-{block.anchor}", block.caption, str(number)),
            rationale="Gives a broad indication and is easy to compare with other places.",
            sources=(
                m.Source(text="Economic scorecard"),
                m.Source(text="Board papers", url="https://example.org/papers"),
            ),
            latest=(m.Paragraph(text="Reported every quarter."), block),
        )
        for number, block in enumerate((prices, crime), start=1)
    )
    part = m.PartnershipPart(
        heading=heading("partnership-economy", "Local economy", "3.1"),
        introduction=(m.Paragraph(text="The measures below may change."),),
        measures=measures,
        footnotes=(m.Note(mark="**", text="Reports received in the year."),),
    )
    return m.PartnershipsPart(heading=heading("partnerships", "Partnership indicators", "3"), partnerships=(part,))


def revisions(entries: tuple[m.Entry, ...]) -> m.RevisionsPart:
    rows = tuple(
        m.RevisionRow(
            reference=m.Reference(code=each.code, title=each.title, anchor=each.anchor),
            period=period(LATEST - 1),
            before=figure("72.4"),
            after=figure("71.9"),
            reason="Late returns.",
            status_change="",
        )
        for each in entries[:1]
    )
    return m.RevisionsPart(
        heading=heading("revisions", "Revisions", "4"),
        introduction="Figures that were replaced.",
        rows=rows,
        empty="None.",
    )
