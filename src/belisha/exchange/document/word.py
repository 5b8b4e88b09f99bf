"""Word's .docx to a document, read straight from its XML: nothing in it is run, and nothing outside it is fetched."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from belisha.domain.document import Cell, Document, Form, Grid
from belisha.domain.frozen import Frozen
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.pages import MAX_ROW, Pages
from belisha.exchange.document.word_text import attribute, child, local, text_of
from belisha.exchange.guard import check_tags, read_part, refusal

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


class Style(Frozen):
    heading: int = 0
    bulleted: bool = False


class _Parts(Struct):
    """What belongs to the main part: styles by id, headers, footers, notes, and what is linked from outside."""

    styles: dict[str, Style] = field(default_factory=dict)
    margins: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    outside: dict[str, int] = field(default_factory=dict)


def read_word(archive: zipfile.ZipFile, name: str) -> Document:
    """A document of a Word file's paragraphs and tables, then its headers and footers, then its notes."""
    main = _main_part(archive, name)
    root = _parse(archive, main, name)
    body = child(root, "body")
    if body is None:
        raise refusal(name, "it has no text", "a Word document")
    parts = _parts(archive, main, name)
    pages = Pages(name, Form.WORD)
    reader = _Reader(pages, parts.styles)
    reader.read(body)
    for place, part in parts.margins:
        reader.read(_parse(archive, part, name), margin=place)
    for _, part in parts.notes:
        for note in _parse(archive, part, name):
            if attribute(note, "type") not in {"separator", "continuationSeparator", "continuationNotice"}:
                reader.read(note)
    _say_what_was_left_out(pages, root, parts)
    return pages.document()


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    for relation in _relations(archive, "_rels/.rels", name):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


def _parts(archive: zipfile.ZipFile, main: str, name: str) -> _Parts:
    folder, file = posixpath.split(main)
    found = _Parts()
    for relation in _relations(archive, f"{folder}/_rels/{file}.rels", name):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "").lower() == "external":
            if kind != "hyperlink":
                found.outside[kind] = found.outside.get(kind, 0) + 1
            continue
        target = relation.get("Target", "")
        part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        if kind == "styles":
            found.styles = _styles(_parse(archive, part, name))
        elif kind in {"header", "footer"}:
            found.margins.append((kind, part))
        elif kind in {"footnotes", "endnotes"}:
            found.notes.append((kind, part))
        elif kind in {"aFChunk", "subDocument", "oleObject", "control"}:
            found.outside[kind] = found.outside.get(kind, 0) + 1
    found.margins.sort()
    return found


def _relations(archive: zipfile.ZipFile, part: str, name: str) -> list[etree._Element]:
    if part not in archive.namelist():
        return []
    return [element for element in _parse(archive, part, name) if local(element) == "Relationship"]


def _styles(root: etree._Element) -> dict[str, Style]:
    """Heading levels and bullets by style; a style based on another has what that one has."""
    own: dict[str, tuple[str, Style]] = {}
    for element in root:
        if local(element) == "style" and (identity := attribute(element, "styleId")):
            named, based = child(element, "name"), child(element, "basedOn")
            title = "" if named is None else attribute(named, "val").lower()
            properties = child(element, "pPr")
            heading = _outline(properties) or _heading_level(title)
            bulleted = title.startswith("list ") or (properties is not None and child(properties, "numPr") is not None)
            own[identity] = ("" if based is None else attribute(based, "val"), Style(heading, bulleted and not heading))
    return {identity: _inherited(identity, own) for identity in own}


def _inherited(identity: str, own: dict[str, tuple[str, Style]]) -> Style:
    seen: set[str] = set()
    while identity in own and identity not in seen:
        seen.add(identity)
        based, style = own[identity]
        if style != Style():
            return style
        identity = based
    return Style()


def _heading_level(title: str) -> int:
    if title.startswith("heading ") and title[8:].isdigit():
        return int(title[8:])
    return 1 if title == "title" else 0


def _outline(properties: etree._Element | None) -> int:
    level = None if properties is None else child(properties, "outlineLvl")
    value = "" if level is None else attribute(level, "val")
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def _parse(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    data = read_part(archive, part, name)
    check_tags(data, name, part)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(
            name, f"the part {part} is damaged or nested too deep", "a file as Word writes it", "Save it again."
        ) from error


class _Reader:
    def __init__(self, pages: Pages, styles: dict[str, Style]) -> None:
        self.pages = pages
        self.styles = styles

    def read(self, parent: etree._Element, margin: str = "") -> None:
        for block in _blocks(parent):
            self.pages.pass_by()
            if local(block) == "tbl":
                self._table(block, margin)
            else:
                self._paragraph(block, margin)

    def _paragraph(self, paragraph: etree._Element, margin: str) -> None:
        style = self._style(paragraph)
        for text in self._texts(paragraph):
            self.pages.paragraph(text, heading=style.heading, margin=margin)

    def _texts(self, paragraph: etree._Element) -> list[str]:
        """A paragraph's lines, pictures' descriptions and text boxes, without blank ones."""
        lead = "• " if self._bulleted(paragraph) else ""
        lines = ("\t".join(map(squeeze, line.split("\t"))) for line in text_of(paragraph).split("\n"))
        return [lead + text if index == 0 else text for index, text in enumerate(map(self._clean, lines)) if text]

    def _clean(self, text: str) -> str:
        return self.pages.clean(text).strip()

    def _style(self, paragraph: etree._Element) -> Style:
        properties = child(paragraph, "pPr")
        named = None if properties is None else child(properties, "pStyle")
        style = self.styles.get("" if named is None else attribute(named, "val"), Style())
        return Style(_outline(properties) or style.heading, style.bulleted)

    def _bulleted(self, paragraph: etree._Element) -> bool:
        style = self._style(paragraph)
        properties = child(paragraph, "pPr")
        numbering = None if properties is None else child(properties, "numPr")
        if numbering is None:
            return style.bulleted
        number = child(numbering, "numId")
        return not style.heading and number is not None and attribute(number, "val") != "0"

    def _table(self, table: etree._Element, margin: str) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if margin or (all(len(row) <= 1 for row in rows) and _nests(table)):
            for cell in (cell for row in rows for cell in row):
                self.read(cell, margin)
            return
        self.pages.table([self._row(row) for row in _rows(table)])

    def _row(self, row: etree._Element) -> list[Cell]:
        cells = [Cell()] * _number(_property(row, "trPr", "gridBefore"))
        for cell in _cells(row):
            across = max(1, _number(_property(cell, "tcPr", "gridSpan")))
            self.pages.within_row(len(cells) + across)
            cells.append(Cell() if _continues(cell) else self._cell(cell))
            cells.extend([Cell()] * (across - 1))
        self.pages.charge(len(cells))
        return cells

    def _cell(self, cell: etree._Element) -> Cell:
        parts: list[str | Grid] = []
        for block in _blocks(cell):
            self.pages.pass_by()
            if local(block) == "tbl":
                parts.append(self._grid(block))
            else:
                parts.extend(text.replace("\t", " ") for text in self._texts(block))
        return Cell(tuple(parts))

    def _grid(self, table: etree._Element) -> Grid:
        rows = tuple(tuple(cell.text for cell in self._row(row)) for row in _rows(table))
        first = next(_rows(table), None)
        if rows and first is not None and _property(first, "trPr", "tblHeader") is not None:
            return Grid(rows[0], rows[1:])
        return Grid((), rows)


def _children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these names in a part, table or row, through content controls and insertions."""
    for element in parent:
        name = local(element)
        if name in names:
            yield element
        elif name in _WRAPPERS:
            yield from _children(element, *names)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    return _children(parent, "p", "tbl")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _children(table, "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _children(row, "tc")


def _continues(cell: etree._Element) -> bool:
    """Whether a cell only carries on one above it, or to its left."""
    merges = (_property(cell, "tcPr", "vMerge"), _property(cell, "tcPr", "hMerge"))
    return any(merge is not None and attribute(merge, "val") in {"", "continue"} for merge in merges)


def _property(element: etree._Element, group: str, name: str) -> etree._Element | None:
    properties = child(element, group)
    return None if properties is None else child(properties, name)


def _number(element: etree._Element | None) -> int:
    text = "" if element is None else attribute(element, "val")
    return min(int(text), MAX_ROW + 1) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _nests(table: etree._Element) -> bool:
    return any(local(element) == "tbl" for element in table.iterdescendants())


def _say_what_was_left_out(pages: Pages, root: etree._Element, parts: _Parts) -> None:
    if parts.outside:
        what = ", ".join(f"{kind} ({count})" for kind, count in sorted(parts.outside.items()))
        pages.remark(
            RemarkKind.LEFT_OUT, f"Left out, and not fetched: what is linked or embedded from elsewhere: {what}."
        )
    if any(local(element) in _TRACKED for element in root.iter()):
        pages.remark(RemarkKind.REPAIRED, "It has tracked changes: read as if all were accepted.")
