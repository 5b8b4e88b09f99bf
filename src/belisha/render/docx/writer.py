"""The document as it is being written: its body, the places to link to, its pictures and its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct, field

from belisha.render.docx.markup import KEEP, link_outside, link_within, paragraph, prose, run
from belisha.render.docx.page import LANDSCAPE, PORTRAIT, Page, section
from belisha.render.docx.pictures import Pictures
from belisha.render.docx.tables import caption, data_tables, notes
from belisha.report.model import Block, BulletList, DataTable, Heading, Paragraph, Report

_WEB = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_BOOKMARK = "_Ref"
"""Begins a bookmark's name. Word keeps these; those that begin with _Toc it replaces when it updates the contents."""
_ON_TOP = '<w:pageBreakBefore/><w:spacing w:before="0"/>'
_WIDE_TABLE = 9
"""A small table with this many columns or more is given a landscape page."""


class Break(StrEnum):
    """How a section begins."""

    PAGE = "nextPage"
    HERE = "continuous"


class Writer(Struct):
    """``body`` grows as parts are written. Bookmarks have short names of their own: Word allows 40 characters."""

    report: Report
    body: list[str] = field(default_factory=list)
    pictures: Pictures = field(default_factory=Pictures)
    addresses: dict[str, str] = field(default_factory=dict)
    """Names of relationships by the address they lead to."""
    _bookmarks: dict[str, str] = field(default_factory=dict)
    _begins: Break = Break.PAGE
    _first: bool = True
    _listed: frozenset[str] = frozenset()
    _anchors: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        report = self.report
        self._listed = frozenset(entry.heading.anchor for entry in report.contents)
        indicators = (*(entry.anchor for entry in report.entries), *(each.heading.anchor for each in report.details))
        self._anchors = self._listed.union(indicators)

    def add(self, *content: str) -> None:
        self.body += content

    def text(self, *texts: str, style: str = "BodyText") -> None:
        """A paragraph for each text that is not empty."""
        self.body += [prose(style, text) for text in texts if text]

    def heading(self, level: int, heading: Heading, *, new_page: bool = False) -> None:
        """A heading with its bookmark; ``level`` 1 is a section of the report.

        One of level 2 that the report's contents leave out has a style of its own: Word leaves it out too.
        """
        listed = level != 2 or heading.anchor in self._listed
        properties = _ON_TOP if new_page else ""
        style = f"Heading{level}" if listed else "HeadingUnlisted"
        self.add(paragraph(style, self.marked(heading.anchor, run(numbered(heading))), properties=properties))

    def subheading(self, text: str) -> None:
        """A heading within an indicator's page or a measure, where there is a text for it."""
        self.text(text, style="Heading4")

    def marked(self, anchor: str, content: str) -> str:
        """Content that ``anchor`` leads to."""
        if not anchor:
            return content
        name = self.bookmark(anchor)
        number = int(name.removeprefix(_BOOKMARK))
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def bookmark(self, anchor: str) -> str:
        return self._bookmarks.setdefault(anchor, f"{_BOOKMARK}{len(self._bookmarks) + 1:05d}")

    def to(self, anchor: str, text: str, style: str = "Hyperlink") -> str:
        """A link within the document, or plain text where there is no place to lead to."""
        return link_within(self.bookmark(anchor), run(text, style)) if anchor in self._anchors else run(text)

    def outside(self, url: str, text: str) -> str:
        """A link to the web or to an e-mail address; any other address is left as text."""
        if not _WEB.fullmatch(url):
            return run(text)
        name = self.addresses.setdefault(url, f"link{len(self.addresses) + 1}")
        return link_outside(name, run(text, "Hyperlink"))

    def blocks(self, blocks: Iterable[Block], page: Page = PORTRAIT) -> None:
        """Paragraphs, lists and small tables as their writers made them."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.text(block.text)
            elif isinstance(block, BulletList):
                self._list(block.items)
            else:
                self._table(block, page)

    def _list(self, items: Sequence[str]) -> None:
        """The last two items keep together: one alone would look lost at the head of a page."""
        for left, item in zip(range(len(items), 0, -1), items, strict=True):
            self.add(prose("ListBullet", item, properties=KEEP if left == 2 else ""))

    def _table(self, block: DataTable, page: Page) -> None:
        columns = max([len(block.header), *(len(row) for row in block.rows)], default=0)
        wide = columns >= _WIDE_TABLE
        if wide:
            self.end_section(page)
        self.add(caption(block.caption))
        for part in data_tables(block, (LANDSCAPE if wide else page).text_width):
            self.add(part, paragraph("AfterTable"))
        self.add(notes((note.mark, note.text) for note in block.notes))
        if wide:
            self.end_section(LANDSCAPE)

    def end_section(self, page: Page, *, columns: int = 1, then: Break = Break.PAGE) -> None:
        """End the section that was begun, which had this page and so many columns; ``then`` is how the next begins."""
        self.add(
            paragraph("SectionEnd", properties=section(page, self._begins.value, columns=columns, cover=self._first))
        )
        self._begins, self._first = then, False

    def last_section(self, page: Page) -> str:
        """The section that ends the document."""
        return section(page, self._begins.value, cover=self._first)


def numbered(heading: Heading) -> str:
    """A heading as it is printed: its number, if it has one, and its text."""
    return f"{heading.number}\u2002{heading.text}" if heading.number else heading.text
