"""Rows of text: each says what kind of row it is, in words that the Report brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from belisha.domain.frozen import Frozen
from belisha.report.model import Block, BulletList, Heading, Paragraph, Report
from belisha.report.part import Label


def items(report: Report) -> dict[str, Label]:
    """The labels of the kinds of row, by code."""
    return {label.code: label for label in report.words.data.items}


def heading_text(heading: Heading) -> str:
    """A heading as it is printed: its number, if it has one, and its text."""
    return f"{heading.number} {heading.text}".strip()


class Piece(Frozen):
    """A paragraph, a list item, or a table with its notes; ``table`` is the anchor of the table it belongs to."""

    item: str
    text: str
    mark: str = ""
    table: str = ""


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Prose as rows; of a table only the caption and notes: its cells have a table of their own."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Piece("paragraph", block.text)
        elif isinstance(block, BulletList):
            for text in block.items:
                yield Piece("list_item", text)
        else:
            yield Piece("table", block.caption, table=block.anchor)
            for note in block.notes:
                yield Piece("note", note.text, note.mark, block.anchor)
