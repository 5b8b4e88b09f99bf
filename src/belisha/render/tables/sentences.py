"""The tables of sentences: what the report is, what it says at a glance, the details and the commentary."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.render.tables.items import heading_text, items, pieces
from belisha.render.tables.table import CODE, ITEM, OF_INDICATOR, POSITION, Column, Kind, Row, Table, numbered
from belisha.report.model import Detail, Heading, Report

_SECTION = Column("section")
_TEXT = Column("text")


def about(report: Report) -> Table:
    """What the report is, and its text outside tables, in reading order."""
    kinds = items(report)
    rows: list[Row] = [
        ("", kinds[item], code, text, mark, table)
        for item, code, text, mark, table in (*_identity(report), *_front(report))
        if text
    ]
    rows += [
        (heading_text(heading), kinds[item], "", text, mark, table)
        for heading, item, text, mark, table in _sections(report)
        if text
    ]
    columns = (POSITION, _SECTION, ITEM, Column("text_code"), _TEXT, Column("mark"), Column("table"))
    return Table("report", columns, numbered(rows))


def _identity(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    identity = report.identity
    yield "organisation", "", identity.organisation, "", ""
    yield "title", "", identity.title, "", ""
    yield "period", identity.period.code, identity.period.text, "", ""
    yield "year", identity.year.code, identity.year.text, "", ""
    yield "version", identity.version, identity.version_text, "", ""
    yield "generated", identity.generated_code, identity.generated, "", ""
    yield "edition", "", identity.edition, "", ""
    yield "draft", "", identity.draft, "", ""
    yield "publisher", "", identity.publisher, "", ""
    for contact in identity.contacts:
        yield "contact", "", contact, "", ""
    yield "summary", "", identity.summary, "", ""


def _front(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    for text in report.notices:
        yield "notice", "", text, "", ""
    for text in report.introduction:
        yield "introduction", "", text, "", ""


type _Sentence = tuple[Heading, str, str, str, str]


def _sections(report: Report) -> Iterator[_Sentence]:
    summary = report.summary
    yield summary.heading, "sentence", summary.sentence, "", ""
    yield summary.heading, "chart", summary.chart.description, "", ""
    for text in summary.printed:
        yield summary.heading, "printed", text, "", ""
    for part in (report.indicators, report.detail):
        for text in part.introduction:
            yield part.heading, "introduction", text, "", ""
    yield report.detail.heading, "nothing", report.detail.empty, "", ""
    for group in report.detail.groups:
        yield group.heading, "sentence", group.sentence, "", ""
        yield group.heading, "printed", group.printed, "", ""
    yield report.revisions.heading, "introduction", report.revisions.introduction, "", ""
    if not report.revisions.rows:
        yield report.revisions.heading, "nothing", report.revisions.empty, "", ""
    for piece in pieces(report.about.blocks):
        yield report.about.heading, piece.item, piece.text, piece.mark, piece.table


def glance(report: Report) -> Table:
    kinds = items(report)
    rows: list[Row] = []
    for group in report.glance.groups:
        section = heading_text(group.heading)
        if group.introduction:
            rows.append((section, kinds["introduction"], "", "", None, None, group.introduction))
        for line in group.lines:
            code, title = (line.reference.code, line.reference.title) if line.reference else ("", "")
            variation = line.signal.label if line.signal else None
            rows.append((section, kinds["line"], code, title, line.outcome, variation, line.text))
        if not group.lines:
            rows.append((section, kinds["nothing"], "", "", None, None, group.empty))
    columns = (
        POSITION,
        _SECTION,
        ITEM,
        Column("indicator_code"),
        Column("indicator"),
        Column("outcome", Kind.LABEL),
        Column("variation", Kind.LABEL),
        _TEXT,
    )
    return Table("glance", columns, numbered(rows))


def details(report: Report) -> Table:
    kinds = items(report)
    rows: list[Row] = [
        (heading_text(detail.heading), detail.entry.code, detail.entry.title, kinds[item], text)
        for detail in report.details
        for item, text in _lines(detail)
        if text
    ]
    columns = (POSITION, _SECTION, CODE, Column("indicator"), ITEM, _TEXT)
    return Table("details", columns, numbered(rows), links=OF_INDICATOR)


def _lines(detail: Detail) -> Iterator[tuple[str, str]]:
    for text in detail.lines:
        yield "line", text
    if detail.gauge:
        yield "gauge", detail.gauge.description
    yield "gauge", detail.gauge_text
    yield "chart", detail.trend.description
    for text in detail.outlook:
        yield "line", text
    yield "chart", detail.process.trend.description if detail.process else detail.process_text
    for year in detail.years:
        yield "note", year.text
    yield "nothing", detail.commentary_text


def commentary(report: Report) -> Table:
    kinds = items(report)
    rows: list[Row] = [
        (
            detail.commentary_heading,
            detail.entry.code,
            detail.entry.title,
            detail.commentary_by,
            kinds[piece.item],
            piece.text,
            piece.mark,
            piece.table,
        )
        for detail in report.details
        for piece in pieces(detail.commentary)
    ]
    columns = (
        POSITION,
        _SECTION,
        CODE,
        Column("indicator"),
        Column("commentary_by"),
        ITEM,
        _TEXT,
        Column("mark"),
        Column("table"),
    )
    return Table("commentary", columns, numbered(rows), links=OF_INDICATOR)
