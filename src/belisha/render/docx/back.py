"""What stands after the indicators: partnerships, revisions, and how the report was made."""

from __future__ import annotations

from belisha.render.docx.inline import figure
from belisha.render.docx.markup import paragraph, prose, run
from belisha.render.docx.page import PORTRAIT
from belisha.render.docx.tables import FIGURE, TEXT, cell, notes, table
from belisha.render.docx.writer import Writer
from belisha.report.model import MeasurePart, PartnershipPart, RevisionRow

_REVISION = (1450, 1150, 1150, 1850, 1500)
"""Of period, before, after, reason and change of status; the indicator has what is left."""


def partnerships(to: Writer) -> None:
    it = to.report.partnerships
    if it is None:
        return
    to.heading(1, it.heading, new_page=True)
    for place, part in enumerate(it.partnerships):
        _partnership(to, part, first=place == 0)


def _partnership(to: Writer, it: PartnershipPart, *, first: bool) -> None:
    to.heading(2, it.heading, new_page=not first)
    to.blocks(it.introduction)
    for measure in it.measures:
        _measure(to, measure)
    to.add(notes((note.mark, note.text) for note in it.footnotes))


def _measure(to: Writer, it: MeasurePart) -> None:
    words = to.report.words
    to.heading(3, it.heading)
    if it.rationale:
        to.text(words.rationale, style="ListHeading")
        to.text(it.rationale)
    if it.sources:
        to.text(words.sources, style="ListHeading")
        for source in it.sources:
            to.add(paragraph("ListBullet", to.outside(source.url, source.text)))
    to.text(words.latest_performance, style="ListHeading")
    to.blocks(it.latest)


def revisions(to: Writer) -> None:
    it, words = to.report.revisions, to.report.words
    to.heading(1, it.heading, new_page=True)
    to.text(it.introduction)
    if not it.rows:
        to.text(it.empty)
        return
    header = (words.indicator, words.period, words.before, words.after, words.reason, words.status_change)
    widths = (PORTRAIT.text_width - sum(_REVISION), *_REVISION)
    rows = (_revision(to, row) for row in it.rows)
    to.add(table(widths, header, rows, title=it.heading.text, figures=(2, 3)), paragraph("AfterTable"))


def _revision(to: Writer, it: RevisionRow) -> tuple[str, ...]:
    return (
        cell(to.to(it.reference.anchor, it.reference.code), run(f" {it.reference.title}")),
        prose(TEXT, it.period.text),
        cell(figure(it.before), style=FIGURE),
        cell(figure(it.after), style=FIGURE),
        prose(TEXT, it.reason),
        prose(TEXT, it.status_change),
    )


def about(to: Writer) -> None:
    it = to.report.about
    to.heading(1, it.heading)
    to.blocks(it.blocks)
