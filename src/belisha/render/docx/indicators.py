"""The indicators by aim, on landscape pages: what each is, where it stands, how it moved, who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.render import chart
from belisha.render.docx.inline import direction, figure, outcome, signal, status
from belisha.render.docx.markup import KEEP, paragraph, prose, run
from belisha.render.docx.page import LANDSCAPE
from belisha.render.docx.tables import FIGURE, QUIET, TEXT, cell, table, width_for
from belisha.render.docx.writer import Writer
from belisha.render.shared_notes import SharedNotes, shared_notes
from belisha.report.model import AimPart, Entry

_VALUE, _TREND = 1150, 1460
_JUDGED = (2250, 2150, 2250, 1450)
"""Of status, outcome, direction and owner; the name has what is left."""
_TARGET_LEAST, _TARGET_MOST = 900, 1300
_SPARKLINE_MM = 24.0


def indicators(to: Writer) -> None:
    """The whole part, in a section of landscape pages."""
    it = to.report.indicators
    to.heading(1, it.heading)
    to.text(*it.introduction)
    widths = _widths(to.report.entries)
    for aim in it.aims:
        _aim(to, aim, widths)


def _widths(entries: Sequence[Entry]) -> tuple[int, ...]:
    """Of every table alike: a column of targets is as wide as its longest number."""
    targets, annual = (
        width_for(figure.text for figure in figures if figure.number is not None)
        for figures in ([each.target for each in entries], [each.annual_target for each in entries])
    )
    bounded = (min(max(width, _TARGET_LEAST), _TARGET_MOST) for width in (targets, annual))
    others = (_VALUE, *bounded, _TREND, *_JUDGED)
    return (LANDSCAPE.text_width - sum(others), *others)


def _aim(to: Writer, it: AimPart, widths: Sequence[int]) -> None:
    words = to.report.words
    to.heading(2, it.heading)
    if it.priorities:
        to.text(words.priorities, style="ListHeading")
        to.add(*(prose("ListBullet", text, properties=KEEP) for text in it.priorities))
    to.add(prose("BodyText", it.sentence, properties=KEEP))
    header = (
        words.indicator,
        words.value,
        words.target,
        words.annual_target,
        words.trend,
        words.status,
        words.outcome,
        words.direction,
        f"{words.managed_by}, {words.committee}",
    )
    shared = shared_notes(it.entries, words)
    to.add(*(prose("SmallPrint", f"{name}: {text}", properties=KEEP) for name, text in shared.named))
    rows = (_row(to, entry, shared) for entry in it.entries)
    to.add(table(widths, header, rows, title=it.heading.text, figures=(1, 2, 3)), paragraph("AfterTable"))


def _row(to: Writer, it: Entry, shared: SharedNotes) -> tuple[str, ...]:
    code = to.to(it.detail, it.code, "RowCode") if it.detail else run(it.code, "Strong")
    made = " · ".join(label.text for label in (it.polarity, it.aggregation, it.frequency, it.unit) if label.text)
    spark = to.pictures.place(chart.sparkline(it.spark), _SPARKLINE_MM, it.spark.description)
    return (
        cell(to.marked(it.anchor, code), run(f"\u2002{it.title}")) + _quiet(made),
        cell(figure(it.value, "Strong"), style=FIGURE) + prose("TableFigureNote", it.period.text),
        cell(figure(it.target), style=FIGURE),
        cell(figure(it.annual_target), style=FIGURE) + (prose("TableFigureNote", it.forecast) if it.forecast else ""),
        cell(spark) + "".join(cell(signal(each)) for each in it.signals),
        cell(status(it.status)) + _quiet(it.status_sentence),
        cell(outcome(it.outcome)) + _quiet(shared.said(it.outcome_note), it.suggestion),
        cell(direction(it.direction)) + _quiet(it.direction_sentence, shared.said(it.printed_arrow_text)),
        prose(TEXT, it.owners) + _quiet(it.committee),
    )


def _quiet(*texts: str) -> str:
    return "".join(prose(QUIET, text) for text in texts if text)
