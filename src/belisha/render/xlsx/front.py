"""The cover and the list of sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from belisha.render.xlsx.book import Book
from belisha.render.xlsx.measure import height
from belisha.render.xlsx.sheet import Sheet
from belisha.report.model import Report

_COVER_WIDTH = 90
_HEIGHTS = {"cover_title": 30.0, "subheading": 27.0}
"""Of the cover's larger lines, in points."""


def cover(book: Book, report: Report) -> None:
    """What the report is, whom to ask, and its notices, one below the other in the first column."""
    page = book.page(report.words.data.cover)
    page.set_column(0, 0, _COVER_WIDTH)
    for row, (text, style) in enumerate(_lines(report)):
        book.text(page, row, 0, text, style)
        points = _HEIGHTS.get(style) or height((text,), (_COVER_WIDTH,))
        if points is not None:
            page.set_row(row, points)


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    identity, words = report.identity, report.words
    yield f"{identity.title}, {identity.period.text}", "cover_title"
    about = (identity.organisation, identity.draft, identity.edition, identity.version_text, identity.generated)
    for heading, texts in (
        ("", (*about, identity.summary, *report.introduction)),
        (words.notices, report.notices),
        (words.published_by, (identity.publisher,)),
        (words.further_information, identity.contacts),
    ):
        told = [text for text in texts if text]
        if told and heading:
            yield heading, "subheading"
        for text in told:
            yield text, "body"


def contents(book: Book, page: Any, report: Report, sheets: tuple[Sheet, ...]) -> None:
    """A table of the sheets, each name a link to its sheet."""
    words = report.words.data
    headings = {column.code: column.heading for column in words.columns}
    columns = tuple(headings[code] for code in ("sheet", "title", "holds"))
    rows = tuple((sheet.name, sheet.title, sheet.description) for sheet in sheets)
    listed = Sheet(words.contents, "contents", words.contents, words.contents_introduction, (), columns, rows)
    row = book.above(page, listed)
    across = book.mark_up(page, listed, row)
    for place, (name, title, description) in enumerate(rows, start=row + 1):
        if (points := height((name, title, description), across)) is not None:
            page.set_row(place, points)
        book.link(page, place, name, name)
        book.text(page, place, 1, title)
        book.text(page, place, 2, description)
