"""Paragraphs and lists, and the one plain-text form in which people write them.

The plain form is what stands in a workbook's cell: a blank line between blocks, and "• " before each item of a list. A
paragraph that begins as an item does ("* not recorded") has a backslash before it, or it would be read as one.
"""

from __future__ import annotations

import re

from belisha.domain.frozen import Frozen

BULLET = "• "


class Paragraph(Frozen):
    """One paragraph; its text has no line breaks."""

    text: str


class BulletList(Frozen):
    items: tuple[str, ...]


type Prose = tuple[Paragraph | BulletList, ...]


def texts_of(prose: Prose) -> tuple[str, ...]:
    """The text of every paragraph and of every item, in order."""
    return tuple(text for block in prose for text in ((block.text,) if isinstance(block, Paragraph) else block.items))


def read_prose(text: str) -> Prose:
    """Prose from its plain form. Lines that begin with •, - or * and a space are a list; other lines run together."""
    blocks: list[Paragraph | BulletList] = []
    for chunk in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        while lines:
            items = _leading_items(lines)
            if items:
                blocks.append(BulletList(tuple(_squeeze(line[1:]) for line in items)))
                lines = lines[len(items) :]
                continue
            stop = next((i for i, line in enumerate(lines) if _is_item(line)), len(lines))
            blocks.append(Paragraph(_unescaped(_squeeze(" ".join(lines[:stop])))))
            lines = lines[stop:]
    return tuple(block for block in blocks if block not in (Paragraph(""), BulletList(())))


def write_prose(prose: Prose) -> str:
    """The plain form. ``read_prose`` gives ``prose`` back, if its texts are neither empty nor spaced unevenly."""
    return "\n\n".join(
        _escaped(block.text) if isinstance(block, Paragraph) else "\n".join(BULLET + item for item in block.items)
        for block in prose
    )


def _escaped(text: str) -> str:
    return f"\\{text}" if re.match(r"\\*[•*-]\s+\S", text) else text


def _unescaped(text: str) -> str:
    # Only before what would otherwise be an item: a path such as \\server\folder stays as it is.
    return re.sub(r"^\\(?=\\*[•*-]\s+\S)", "", text)


def _is_item(line: str) -> bool:
    return re.match(r"[•*-]\s+\S", line) is not None


def _leading_items(lines: list[str]) -> list[str]:
    stop = next((i for i, line in enumerate(lines) if not _is_item(line)), len(lines))
    return lines[:stop]


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
