"""Prose and small tables as the report shows them."""

from __future__ import annotations

from collections.abc import Iterable

from belisha.disclosure.tables import with_note
from belisha.domain import partnership, prose
from belisha.domain.observation import WITHHELD_MARK
from belisha.report.model import Block, BulletList, Cell, DataTable, Note, Paragraph
from belisha.report.wording import say


def prose_blocks(blocks: prose.Prose) -> tuple[Block, ...]:
    return tuple(_block(block) for block in blocks)


def measure_blocks(
    blocks: Iterable[prose.Paragraph | prose.BulletList | partnership.Table], anchor: str, title: str
) -> tuple[Block, ...]:
    """A measure's latest performance; a table without a caption of its own takes the measure's title."""
    shown: list[Block] = []
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, partnership.Table):
            shown.append(_table(block, f"{anchor}-table-{number}", title))
        else:
            shown.append(_block(block))
    return tuple(shown)


def notes(footnotes: Iterable[partnership.Footnote]) -> tuple[Note, ...]:
    return tuple(Note(mark=note.mark, text=note.text) for note in footnotes)


def _block(block: prose.Paragraph | prose.BulletList) -> Block:
    if isinstance(block, prose.Paragraph):
        return Paragraph(text=block.text)
    return BulletList(items=block.items)


def _table(table: partnership.Table, anchor: str, title: str) -> DataTable:
    table = with_note(table, say.describe("shorthand", WITHHELD_MARK))
    return DataTable(
        anchor=anchor,
        caption=table.caption or title,
        header=table.header,
        rows=tuple(tuple(Cell(text=text, number=table.figure(text).number) for text in row) for row in table.rows),
        notes=notes(table.notes),
    )
