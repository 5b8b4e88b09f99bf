"""The typefaces a PDF is set in, and what becomes of characters they lack.

Inter sets everything it can and DejaVu Sans the rest: Hebrew, Arabic, Armenian, Georgian and many symbols. A character
that neither has would stop the whole document, because PDF/A and PDF/UA forbid the empty box that stands for it. It is
therefore written out: a symbol by its name, ``[party popper]``, and a letter by its code, ``[U+4F60 U+597D]``, so that
nothing is lost silently and a reader who needs the letter can find it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import typst

FOLDER = Path(__file__).parents[1] / "assets" / "fonts"

_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u00ad\u200b\u2060")
"""Invisible characters that shape the letters beside them, or say where a line may break."""

_FORBIDDEN = frozenset("\ufeff\ufffe\u202a\u202b\u202c\u202d\u202e")
"""PDF/UA allows the first two in no text; the others would turn the words of a sentence round. Fonts may have them."""

_RUN = re.compile(r"[^\s/\u200b-]{30,}")
_RUN_PIECE = re.compile(r"(\S{8})(?=\S)")
"""A run of this many characters without a place to break would leave its column, and beyond 32,767 bytes the file's
limits: it may break after every eighth."""

_SIMPLE = re.compile(r"[ -~\u00a0-\u02ff\u2010-\u2026\u2030-\u2044\u20ac\n\t]*")
"""Latin letters and common punctuation, which Inter has: most texts are done with one look."""


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts and no others, so that a document looks the same on every machine. Read once a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def printable(text: str) -> str:
    """``text`` with every character set, written out or, where it has no form of its own, left out."""
    if _SIMPLE.fullmatch(text):
        return text
    return "".join(_written(kind, pieces) for kind, pieces in groupby(_set_pieces(text), key=lambda piece: piece[0]))


def breakable(text: str) -> str:
    """``text`` with places to break a line inside runs of characters that have none."""
    return _RUN.sub(lambda run: _RUN_PIECE.sub("\\1\u200b", run.group()), text)


def _written(kind: str, pieces: Iterator[tuple[str, str]]) -> str:
    words = [text for _, text in pieces]
    return "".join(words) if kind == "set" else f"[{' '.join(words)}]" if kind == "code" else f"[{', '.join(words)}]"


def _set_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each character with its marks as ("set", text), or what stands for it as ("code", …) or ("name", …)."""
    sets = _coverage()
    for cluster in _clusters(text):
        if any(covered.issuperset(cluster) for covered in sets):
            yield "set", cluster
            continue
        home = next((covered for covered in sets if cluster[0] in covered), frozenset[str]())
        for character in cluster:
            if character in home:
                yield "set", character
            else:
                yield from _stand_in(character)


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks and joiners after them: a font has to have them all to set them together."""
    cluster = ""
    for character in text:
        if cluster and (unicodedata.category(character).startswith("M") or character in _JOINERS):
            cluster += character
        else:
            if cluster:
                yield cluster
            cluster = character
    if cluster:
        yield cluster


def _stand_in(character: str) -> Iterator[tuple[str, str]]:
    category = unicodedata.category(character)
    name = unicodedata.name(character, "")
    if category in {"Cc", "Cf"} or "VARIATION SELECTOR" in name or ord(character) & 0xFFFE == 0xFFFE:
        return
    if category.startswith("Z"):
        yield "set", " "
    elif category.startswith("S") and name:
        yield "name", name.lower()
    else:
        yield "code", f"U+{ord(character):04X}"


@cache
def _coverage() -> tuple[frozenset[str], ...]:
    """The characters of each font family, in the order in which they are tried."""
    ranges = json.loads((FOLDER / "coverage.json").read_text(encoding="ascii"))
    keep = _JOINERS.union("\n\t")
    return tuple(keep.union(*(map(chr, range(a, b + 1)) for a, b in spans)) - _FORBIDDEN for spans in ranges.values())
