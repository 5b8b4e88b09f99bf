"""What stands before the indicators: the cover, the contents, the summary, at a glance, the key."""

from __future__ import annotations

from belisha.render import chart
from belisha.render.docx.inline import figure, outcome, signal, status
from belisha.render.docx.markup import FIELD_END, KEEP, field_start, paragraph, prose, run
from belisha.render.docx.page import PORTRAIT, millimetres
from belisha.render.docx.tables import FIGURE, TEXT, caption, cell, table
from belisha.render.docx.writer import Writer, numbered
from belisha.render.logo import logo
from belisha.report.model import GlanceLine, KeyEntry, Signal, SummaryTable

_LOGO_MM = 54
_FACT_TAB = '<w:tabs><w:tab w:val="left" w:pos="2500"/></w:tabs>'
_TOTAL_WIDTH = 900
_COUNT_WIDTH = 1350
_SYMBOL_WIDTH = 3300
_CONTENTS_START = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
)
"""Makes Word offer to update the contents when they are clicked."""
_CONTENTS_END = "</w:sdtContent></w:sdt>"


def cover(to: Writer) -> None:
    """Who, what and when; the whole report in one look; whom to ask."""
    report, identity = to.report, to.report.identity
    if drawing := logo(identity.logo):
        to.add(paragraph("Picture", to.pictures.place(drawing, _LOGO_MM, identity.organisation, exact=True)))
    to.text(identity.organisation, style="Organisation")
    to.text(identity.title, style="Title")
    to.text(identity.period.text, identity.edition, style="Subtitle")
    if identity.draft:
        to.add(paragraph("BodyText", run(identity.draft, "DraftMark")))
    to.text(report.summary.sentence, style="Lead")
    counts = report.summary.chart
    to.add(paragraph("Picture", to.pictures.place(chart.counts(counts), _across(), counts.description)))
    if report.notices:
        to.text(report.words.notices, style="NoticeHeading")
        to.text(*report.notices, style="Notice")
    _imprint(to)


def _across() -> float:
    return millimetres(PORTRAIT.text_width)


def _imprint(to: Writer) -> None:
    identity, words = to.report.identity, to.report.words
    facts = (
        (words.edition, (identity.edition,)),
        (words.version, (identity.version_text,)),
        (words.generated, (identity.generated,)),
        (words.published_by, (identity.publisher,)),
        (words.further_information, identity.contacts),
    )
    for label, texts in facts:
        for place, text in enumerate(filter(None, texts)):
            named = run("" if place else label, "Quiet") + run("\t")
            to.add(paragraph("Particular", named, run(text), properties=_FACT_TAB))


def contents(to: Writer) -> None:
    """A real table of contents, filled in: its entries are links.

    Only Word's own layout knows their pages: it adds the numbers when it opens the file (see ``parts/settings.xml``).
    """
    to.add(prose("ContentsHeading", to.report.words.contents, properties="<w:pageBreakBefore/>"))
    entries = to.report.contents
    if entries:
        to.add(_CONTENTS_START)
    for place, entry in enumerate(entries):
        words = numbered(entry.heading)
        start = field_start(r'TOC \o "1-2" \h \z \u') if place == 0 else ""
        end = FIELD_END if place == len(entries) - 1 else ""
        to.add(paragraph(f"TOC{min(entry.level, 2)}", start, to.to(entry.heading.anchor, words, ""), end))
    if entries:
        to.add(_CONTENTS_END)
    to.text(*to.report.introduction, style="Introduction")


def summary(to: Writer) -> None:
    it = to.report.summary
    to.heading(1, it.heading, new_page=True)
    to.text(it.sentence, style="Lead")
    to.text(*it.printed)
    _counts(to, it.outcomes)
    _counts(to, it.statuses)


def _counts(to: Writer, it: SummaryTable) -> None:
    words = to.report.words
    counts = len(it.columns)
    width = min(_COUNT_WIDTH, (PORTRAIT.text_width - _TOTAL_WIDTH) * 2 // 3 // max(counts, 1))
    widths = (PORTRAIT.text_width - _TOTAL_WIDTH - counts * width, *[width] * counts, _TOTAL_WIDTH)
    rows = (
        (
            prose(TEXT, row.title),
            *(cell(figure(count), style=FIGURE) for count in row.counts),
            cell(figure(row.total), style=FIGURE),
        )
        for row in (*it.rows, it.total)
    )
    header = (words.aim, *(label.text for label in it.columns), words.total)
    to.add(
        caption(it.caption),
        table(widths, header, rows, title=it.caption, figures=range(1, counts + 2), total=True),
        paragraph("AfterTable"),
    )


def glance(to: Writer) -> None:
    it = to.report.glance
    to.heading(1, it.heading, new_page=True)
    for group in it.groups:
        to.heading(2, group.heading)
        if group.introduction:
            to.add(prose("BodyText", group.introduction, properties=KEEP))
        for line in group.lines:
            to.add(_line(to, line))
        if not group.lines:
            to.text(group.empty)


def _line(to: Writer, line: GlanceLine) -> str:
    """The indicator's name, with its code as a link, the sentence, and its expected outcome."""
    name = ""
    if line.reference:
        code = to.to(line.reference.anchor, line.reference.code, "RowCode")
        name = code + run(f" {line.reference.title}\n", "Strong")
    judged = f"{run(' ')}{outcome(line.outcome)}" if line.outcome else ""
    judged += f"{run(' ')}{signal(line.signal)}" if line.signal else ""
    return paragraph("ListBullet", name, run(line.text), judged)


def key(to: Writer) -> None:
    it, words = to.report.key, to.report.words
    to.heading(1, it.heading, new_page=True)
    for group in it.groups:
        to.heading(2, group.heading)
        widths = (_SYMBOL_WIDTH, PORTRAIT.text_width - _SYMBOL_WIDTH)
        rows = ((cell(_symbol(entry)), prose(TEXT, entry.description)) for entry in group.entries)
        to.add(table(widths, (words.symbol, words.meaning), rows, title=group.heading.text), paragraph("AfterTable"))


def _symbol(entry: KeyEntry) -> str:
    if entry.kind == "outcome":
        return outcome(entry.label)
    if entry.kind in {"variation", "assurance"}:
        return signal(Signal(kind=entry.kind, label=entry.label))
    return status(entry.label) if entry.kind == "status" else run(entry.label.text)
