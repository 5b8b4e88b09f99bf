"""Paragraphs and lists out of printed lines: bullets, enumerations within a line, and lines that were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from belisha.domain.document import Line
from belisha.domain.prose import BulletList, Paragraph, Prose, read_prose, write_prose
from belisha.exchange.document.inline import squeeze

_BULLET = re.compile(r"(?:[•·▪●○◦‣]|[-–*](?=\s)|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)](?=\s))\s*(\S.*)")
_PAIR = re.compile(r"\S.{0,120}?\s+[-–—]\s+\S{1,20}")
_FEWEST_PAIRS = 3
_WRAPPED = 50
"""Lines shorter than this were ended on purpose."""


def prose_of(texts: Iterable[str]) -> Prose:
    """Prose from lines that are paragraphs or items of lists."""
    blocks: list[Paragraph | BulletList] = []
    items: list[str] = []
    for text in map(squeeze, texts):
        if match := _BULLET.fullmatch(text):
            items.extend(filter(None, (item.strip(" ;") for item in match[1].split("•"))))
            continue
        _end_list(blocks, items)
        lead, listed = _enumeration(text)
        if lead:
            blocks.append(Paragraph(lead))
        if listed:
            blocks.append(BulletList(listed))
    _end_list(blocks, items)
    # In the form that every other source gives, so that written and read again it is the same.
    return read_prose(write_prose(tuple(blocks)))


def unwrapped(lines: Sequence[tuple[Line, str]]) -> list[str]:
    """The texts of a text file's lines, joined where a paragraph was broken at a margin."""
    texts: list[str] = []
    block: list[tuple[Line, str]] = []
    for line, text in lines:
        if block and line.number != block[-1][0].number + 1:
            texts.extend(_joined(block))
            block = []
        block.append((line, text))
    return [*texts, *_joined(block)]


def _joined(block: list[tuple[Line, str]]) -> list[str]:
    """Lines without a blank one between: one paragraph if all but the last are long, and one breaks a sentence."""
    texts = [text for _, text in block]
    full = texts[:-1]
    longest = max(map(len, texts), default=0)
    wrapped = (
        bool(full)
        and min(map(len, full)) >= max(_WRAPPED, longest * 0.6)
        and longest <= 160
        and any(text[-1:].isalnum() or text.endswith(",") for text in full)
    )
    if not wrapped or any(_BULLET.fullmatch(text) for text in texts):
        return texts
    return [" ".join(texts)]


def _end_list(blocks: list[Paragraph | BulletList], items: list[str]) -> None:
    if items:
        blocks.append(BulletList(tuple(items)))
        items.clear()


def _enumeration(text: str) -> tuple[str, tuple[str, ...]]:
    """A line's lead and its items: "Actions: • one; • two", or "One - 4%; Two - 10%; Three - 2%."."""
    if text.count("•") > 1:
        lead, *items = (part.strip() for part in text.split("•"))
        return lead, tuple(item.rstrip(";").strip() for item in items if item)
    lead, colon, rest = text.rpartition(": ")
    parts = [part.strip() for part in (rest if colon else text).rstrip(".").split(";") if part.strip()]
    if len(parts) >= _FEWEST_PAIRS and all(_PAIR.fullmatch(part) for part in parts):
        return f"{lead}:" if colon else "", tuple(parts)
    return text, ()
