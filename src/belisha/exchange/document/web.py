"""HTML to a document. Scripts, frames and what else acts or lies elsewhere is left out; nothing is run or fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from lxml import etree

from belisha.domain.document import Cell, Document, Form, Grid
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.pages import Pages
from belisha.exchange.guard import check_tags, refusal

_LEFT_OUT = frozenset({
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "template", "noscript", "head",
    "meta", "link", "base", "input", "button", "select", "textarea", "audio", "video", "canvas", "math",
})  # fmt: skip
_ACTIVE = frozenset({"script", "iframe", "frame", "frameset", "object", "embed", "applet"})
_BLOCKS = frozenset({
    "html", "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "figure",
    "figcaption", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "hr", "br", "h1", "h2", "h3", "h4", "h5", "h6",
    "caption", "details", "summary", "center", "fieldset", "td", "th",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Sink(Protocol):
    """Where the text of a page, or of one cell, goes."""

    pages: Pages

    def paragraph(self, text: str, heading: int = 0, /) -> None: ...
    def table(self, element: etree._Element) -> None: ...


def read_web(text: str, name: str) -> Document:
    """A document of a page's paragraphs and tables. Raises SourceError where it is nested beyond all reason."""
    data = text.encode("utf-8", errors="ignore")
    check_tags(data, name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(name, "it is not HTML that can be read", "a whole page", "Save it again.") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise refusal(name, "its tags are nested more than 250 deep", "the HTML of a report")
    pages = Pages(name, Form.HTML)
    if root is not None:
        _Flow(_PageSink(pages)).read(root)
        if active := sorted({tag for tag in _ACTIVE if next(root.iter(tag), None) is not None}):
            pages.remark(RemarkKind.LEFT_OUT, f"Left out, neither run nor fetched: {', '.join(active)}.")
    return pages.document()


class _PageSink:
    def __init__(self, pages: Pages) -> None:
        self.pages = pages

    def paragraph(self, text: str, heading: int = 0, /) -> None:
        self.pages.paragraph(text, heading=heading)

    def table(self, element: etree._Element) -> None:
        if _is_layout(element):
            for cell in (cell for row in _own_rows(element) for cell in _own_cells(row)):
                _Flow(self).read(cell)
            return
        for caption in element.iterchildren("caption"):
            _Flow(self).read(caption)
        self.pages.table(_grid(element, self._cell, Cell(), self.pages))

    def _cell(self, element: etree._Element) -> Cell:
        sink = _CellSink(self.pages)
        _Flow(sink).read(element)
        return Cell(tuple(sink.parts))


class _CellSink:
    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.parts: list[str | Grid] = []

    def paragraph(self, text: str, _heading: int = 0, /) -> None:
        self.parts.append(text)

    def table(self, element: etree._Element) -> None:
        rows = [tuple(row) for row in _grid(element, self._flat, "", self.pages)]
        if rows and _has_header(element):
            self.parts.append(Grid(rows[0], tuple(rows[1:])))
        elif rows:
            self.parts.append(Grid((), tuple(rows)))

    def _flat(self, element: etree._Element) -> str:
        return squeeze(self.pages.clean(" ".join(str(text) for text in element.itertext())))


class _Flow:
    """Walks through an element in reading order and hands on paragraphs and tables."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.text: list[str] = []
        self.heading = 0
        self.lead = ""
        self.term = ""

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not root and self._start(element):
                    walk.skip_subtree()
                elif element.text:
                    self._say(element, element.text)
            elif element is not root:
                self._end(element)
        self._flush()

    def _start(self, element: etree._Element) -> bool:
        """Begin an element; True where its inside has been dealt with."""
        tag = str(element.tag)
        if tag in _LEFT_OUT or _hidden(element):
            return True
        if tag == "table":
            self._flush()
            self.sink.table(element)
            return True
        if tag in {"img", "svg"}:
            self._flush()
            self.text.append(_described(element))
            self._flush()
            return True
        if tag in _BLOCKS:
            self._flush()
            self.heading = _HEADINGS.get(tag, self.heading)
            if tag == "li":
                self.lead = "• "
        return False

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "dt":
            self.term = squeeze(self._taken())
        elif tag in _BLOCKS:
            self._flush()
            if tag in _HEADINGS:
                self.heading = 0
        if element.tail and (parent := element.getparent()) is not None:
            self._say(parent, element.tail)

    def _say(self, element: etree._Element, text: str) -> None:
        if "\n" in text and any(ancestor.tag == "pre" for ancestor in _with_ancestors(element)):
            *lines, last = text.split("\n")
            for line in lines:
                self.text.append(line)
                self._flush(keep_tabs=True)
            self.text.append(last)
        else:
            self.text.append(text)

    def _flush(self, *, keep_tabs: bool = False) -> None:
        text = self._taken()
        words = "\t".join(map(squeeze, text.split("\t"))) if keep_tabs else squeeze(text)
        if not words:
            return
        if self.term:
            words, self.term = f"{self.term}\t{words}", ""
        self.sink.paragraph(self.lead + words, self.heading)
        self.lead = ""

    def _taken(self) -> str:
        text = self.sink.pages.clean("".join(self.text))
        self.text.clear()
        return text


def _grid[T](element: etree._Element, read: Callable[[etree._Element], T], blank: T, pages: Pages) -> list[list[T]]:
    """A table's cells, with blanks where a cell spans columns or rows."""
    rows: list[list[T]] = []
    held: dict[int, int] = {}
    for source in _own_rows(element):
        row: list[T] = []
        later = {column: left - 1 for column, left in held.items() if left > 1}
        for cell in _own_cells(source):
            row.extend(_blanks(len(row), held, blank))
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            pages.within_row(len(row) + across)
            if down > 1:
                later.update({len(row) + step: down - 1 for step in range(across)})
            row.extend([read(cell), *([blank] * (across - 1))])
        row.extend(_blanks(len(row), held, blank))
        pages.charge(len(row))
        held = later
        rows.append(row)
    return rows


def _blanks[T](column: int, held: dict[int, int], blank: T) -> list[T]:
    """Blanks for the columns from ``column`` on that cells further up reach down into."""
    end = column
    while end in held:
        end += 1
    return [blank] * (end - column)


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def _own_cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren("td", "th")


def _span(cell: etree._Element, attribute: str) -> int:
    text = cell.get(attribute, "1").strip()
    return max(1, min(int(text), 65_534)) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only holds others: one column wide, with tables inside."""
    rows = [list(_own_cells(row)) for row in _own_rows(table)]
    return all(len(row) <= 1 for row in rows) and next(table.iterdescendants("table"), None) is not None


def _has_header(table: etree._Element) -> bool:
    first = next(_own_rows(table), None)
    return first is not None and len(first) > 0 and all(cell.tag == "th" for cell in _own_cells(first))


def _hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _described(element: etree._Element) -> str:
    if element.tag == "img":
        return element.get("alt", "")
    return " ".join(text for child in element.iterdescendants("title", "desc") for text in child.itertext())


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()
