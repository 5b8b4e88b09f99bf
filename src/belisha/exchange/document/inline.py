"""Markup that stands in the text of a plain file: HTML tags inside a cell, and asterisks around words."""

from __future__ import annotations

import html
import re

from belisha.domain.document import Cell, Grid
from belisha.exchange.normalise import clean

_TAG = re.compile(
    r"<(/?)(p|br|div|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|caption|u|b|i|em|strong|span|sup|sub|font|center|a|img|hr"
    r"|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
"""Only tags that documents are made of: "p<0.05" and "<5 cases" are text."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]*[^\s_])__(?![\w_])")
_ESCAPED = re.compile(r"\\([*_#|\[\]])")
_BREAKS = frozenset({"p", "br", "div", "ul", "ol", "hr", "caption", "h1", "h2", "h3", "h4", "h5", "h6"})


def plain(text: str) -> str:
    """A text without tags, entities and emphasis. Asterisks that do not pair stay: they are footnote marks."""
    return _words(_TAG.sub(" ", text) if "<" in text else text)


def read_cell(text: str) -> Cell:
    """A cell of a text file, with paragraphs and tables where it holds HTML."""
    if "<" not in text or not _TAG.search(text):
        words = _words(text)
        return Cell((words,)) if words else Cell()
    return _CellReader().read(text)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> str:
    if "&" in text:
        text = clean(_ENTITY.sub(lambda match: html.unescape(match[0]), text))
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    if "__" in text:
        text = _UNDERLINED.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return squeeze(text)


class _CellReader:
    """Takes a cell's HTML apart, tag by tag; what is not closed ends with the cell."""

    def __init__(self) -> None:
        self.parts: list[str | Grid] = []
        self.text: list[str] = []
        self.rows: list[list[str]] = []
        self.header: tuple[str, ...] = ()
        self.row_is_header = False
        self.depth = 0

    def read(self, text: str) -> Cell:
        position = 0
        for match in _TAG.finditer(text):
            self.text.append(text[position : match.start()])
            self._tag(match[2].lower(), closing=bool(match[1]))
            position = match.end()
        self.text.append(text[position:])
        self._end_table() if self.depth else self._end_paragraph()
        return Cell(tuple(self.parts))

    def _tag(self, tag: str, *, closing: bool) -> None:
        if tag == "table":
            self._table(closing=closing)
        elif self.depth:
            self._inside_table(tag, closing=closing)
        elif tag in _BREAKS:
            self._end_paragraph()
        elif tag == "li":
            self._end_paragraph()
            if not closing:
                self.text.append("• ")

    def _table(self, *, closing: bool) -> None:
        if closing:
            self.depth = max(self.depth - 1, 0)
            if not self.depth:
                self._end_table()
        else:
            if not self.depth:
                self._end_paragraph()
            self.depth += 1

    def _inside_table(self, tag: str, *, closing: bool) -> None:
        if tag == "tr" and not closing:
            self._end_cell()
            self._end_row()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            if not closing:
                if not self.rows:
                    self.rows.append([])
                self.rows[-1].append("")
                self.row_is_header = tag == "th" and (len(self.rows[-1]) == 1 or self.row_is_header)
        elif tag in _BREAKS or tag == "li":
            self.text.append(" ")

    def _end_cell(self) -> None:
        words = self._taken()
        if words and self.rows and self.rows[-1]:
            self.rows[-1][-1] = squeeze(f"{self.rows[-1][-1]} {words}")

    def _end_row(self) -> None:
        if len(self.rows) == 1 and self.row_is_header and not self.header:
            self.header = tuple(self.rows.pop())

    def _end_table(self) -> None:
        self._end_cell()
        rows = tuple(tuple(row) for row in self.rows if row)
        if rows or self.header:
            self.parts.append(Grid(self.header, rows))
        self.rows, self.header, self.depth = [], (), 0

    def _end_paragraph(self) -> None:
        if words := self._taken():
            self.parts.append(words)

    def _taken(self) -> str:
        words = _words("".join(self.text))
        self.text.clear()
        return words
