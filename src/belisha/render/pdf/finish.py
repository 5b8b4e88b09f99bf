"""What Typst leaves to be done to a PDF: row headers in its tables, its creator's name, streams that end plainly.

Typst tags the cells of a table's header row as column headers and everything below as data. A reader who moves along a
row by ear then hears figures without hearing whose they are. Typst can mark row headers too, but its Python binding
leaves that switch out, so the first cell of every body row is promoted here: its tag becomes a header with the scope of
its row, and the row's other cells name it among their headers. A first cell that spans rows heads them all.

A compressed stream may happen to end in a carriage return. Typst ends every stream with a line feed, and a validator
then takes both for the end of the line and finds the stream a byte too short (PDF/A's rule on a stream's length). Such
a stream is ended with a carriage return and a line feed of its own.

The file is changed at the level of its objects and not through a PDF library: Typst writes them uncompressed with a
plain cross-reference table, and importing a library takes longer than laying out a report.
"""

from __future__ import annotations

import re

_ENTRY_LENGTH = 20
"""Bytes of one entry in a cross-reference table (ISO 32000-1, 7.5.4)."""

_AMBIGUOUS_END = b"\r\nendstream\nendobj\n"


def finish(pdf: bytes, creator: str) -> bytes:
    """``pdf`` as Typst wrote it, with row headers, plain stream ends and ``creator`` (ASCII) named as its creator.

    Raises ``ValueError`` where the file is not laid out as Typst lays it out.
    """
    head, objects, trailer = _take_apart(pdf)
    _add_row_headers(objects)
    _name_creator(objects, creator.encode("ascii"))
    for number, body in objects.items():
        if body.endswith(_AMBIGUOUS_END):
            objects[number] = body.removesuffix(_AMBIGUOUS_END) + b"\r" + _AMBIGUOUS_END
    return _put_together(head, objects, trailer)


def _name_creator(objects: dict[int, bytes], creator: bytes) -> None:
    """Put ``creator`` where Typst put itself: PDF/A wants the same name in the file's old and new metadata."""
    for number, body in objects.items():
        if b"/Creator(Typst" in body:
            objects[number] = re.sub(rb"/Creator\(Typst [^)]*\)", b"/Creator(" + creator + b")", body)
        elif b"/Subtype/XML" in body and b"<xmp:CreatorTool>" in body:
            start = body.index(b"stream\n") + len(b"stream\n")
            stop = body.rindex(b"\nendstream")
            text = re.sub(rb"(<xmp:CreatorTool>)[^<]*", rb"\g<1>" + creator, body[start:stop])
            header = re.sub(rb"/Length \d+", b"/Length %d" % len(text), body[:start])
            objects[number] = header + text + body[stop:]


def _add_row_headers(objects: dict[int, bytes]) -> None:
    tree = next((number for number, body in objects.items() if b"<</Type/StructTreeRoot" in body), None)
    if tree is None:
        raise ValueError("the PDF has no structure tree, so its tables cannot be given row headers")
    named = dict(_named_cells(objects[tree]))
    for body in tuple(objects.values()):
        # A table without a header row has its rows directly below it.
        if b"<</Type/StructElem/S/TBody" in body or b"<</Type/StructElem/S/Table" in body:
            _head_rows(objects, _kids(body), named)
    objects[tree] = _with_names(objects[tree], named)


def _take_apart(pdf: bytes) -> tuple[bytes, dict[int, bytes], bytes]:
    """What stands before the first object, every object by its number in file order, and the trailer's dictionary."""
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf[-64:])
    table = re.compile(rb"xref\n0 (\d+)\n").match(pdf, int(start.group(1))) if start else None
    if table is None:
        raise ValueError("the PDF has no plain cross-reference table, so its tables cannot be given row headers")
    xref = table.start()
    first = table.end()
    count = int(table.group(1))
    places = sorted((int(pdf[first + _ENTRY_LENGTH * n :][:10]), n) for n in range(1, count))
    stops = [offset for offset, _ in places[1:]] + [xref]
    objects = {number: pdf[offset:stop] for (offset, number), stop in zip(places, stops, strict=True)}
    trailer = pdf[first + _ENTRY_LENGTH * count : pdf.rindex(b"startxref")]
    return pdf[: places[0][0]], objects, trailer


def _kids(body: bytes) -> list[int]:
    """Numbers of the elements below this one, in order."""
    kids = re.search(rb"/K\[([^\]]*)\]", body)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids.group(1))] if kids else []


def _head_rows(objects: dict[int, bytes], rows: list[int], named: dict[bytes, int]) -> None:
    """Make the first cell of every row its header, and tell the other cells so."""
    name, spanned = b"", 0
    for row in rows:
        cells = _kids(objects[row])
        if not spanned:
            if not cells or b"/S/TD" not in objects[cells[0]]:
                continue
            head = cells.pop(0)
            span = re.search(rb"/RowSpan (\d+)", objects[head])
            name, spanned = b"R%d" % head, int(span.group(1)) if span else 1
            named[name] = head
            objects[head] = _promoted(objects[head], name)
        spanned -= 1
        for cell in cells:
            objects[cell] = objects[cell].replace(b"/Headers[", b"/Headers[(" + name + b")", 1)


def _promoted(cell: bytes, name: bytes) -> bytes:
    """The cell as the header of its row or rows, under a name that others can refer to."""
    if b"<</O/Table" not in cell:
        raise ValueError("a table's cell has no attributes, so it cannot be given the scope of its row")
    head = cell.replace(b"/S/TD", b"/S/TH/ID(" + name + b")", 1)
    return head.replace(b"<</O/Table", b"<</O/Table/Scope/Row", 1)


def _named_cells(tree: bytes) -> list[tuple[bytes, int]]:
    """The header cells Typst named, by name."""
    return [(name, int(number)) for name, number in re.findall(rb"\((\w+)\)(\d+) 0 R", tree)]


def _with_names(tree: bytes, named: dict[bytes, int]) -> bytes:
    """The structure tree's root with its index of named cells, which has to be in order."""
    names = b"".join(b"(%s)%d 0 R" % (name, number) for name, number in sorted(named.items()))
    return re.sub(rb"/IDTree<</Names\[[^\]]*\]", lambda _: b"/IDTree<</Names[" + names + b"]", tree)


def _put_together(head: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    """The file again, with a cross-reference table of where everything now stands."""
    offsets: dict[int, int] = {}
    offset = len(head)
    for number, body in objects.items():
        offsets[number] = offset
        offset += len(body)
    entries = b"".join(b"%010d 00000 n\r\n" % offsets[number] for number in sorted(offsets))
    xref = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1)
    return b"".join([head, *objects.values(), xref, entries, trailer, b"startxref\n%d\n%%%%EOF" % offset])
