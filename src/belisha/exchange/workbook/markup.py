"""SpreadsheetML as a stream: one pass, no tree, no entities, whatever prefix its elements have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from msgspec import Struct

from belisha.domain.problems import SourceError
from belisha.exchange.guard import refusal

MAX_ELEMENTS = 3_000_000
"""Elements of markup in a whole workbook: reading more would take longer than anybody waits."""

type Start = Callable[[str, Mapping[str, str]], None]
type End = Callable[[str], None]
type Text = Callable[[str], None]

_UNPREFIXED = frozenset({"c", "v", "row", "t", "si", "f"})
"""The many elements of a sheet, whose attributes have no namespace."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Source(Struct):
    """A file's ``name``, for messages, and how much of the limits its parts have used so far."""

    name: str
    elements: int = 0
    cells: int = 0
    letters: int = 0


def stream(
    data: bytes, part: str, source: Source, *, start: Start, end: End | None = None, text: Text | None = None
) -> None:
    """Call back for each element, by its name and attributes without namespaces.

    What a callback raises ends the reading. Raises SourceError where the markup is broken or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_type(part, source.name)
    local: dict[str, str] = {}

    def bare(tag: str) -> str:
        local[tag] = name = tag.rpartition(" ")[2]
        return name

    def started(tag: str, attributes: dict[str, str]) -> None:
        name = local.get(tag) or bare(tag)
        if name not in _UNPREFIXED and attributes:
            attributes = {bare(key): value for key, value in attributes.items()}
        source.elements += 1
        if source.elements > MAX_ELEMENTS:
            raise too_large(source.name, "more cells and rows than anybody fills in")
        start(name, attributes)

    parser.StartElementHandler = started
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda tag: ended(local[tag])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own argument
    except (expat.ExpatError, LookupError, ValueError) as error:
        found = f"the part {part} is not well-formed XML ({error})"
        raise refusal(source.name, found, "a file as Excel writes it", "Open it in Excel and save it again.") from error


def too_large(name: str, found: str, place: str = "") -> SourceError:
    return refusal(name, found, "a workbook of ordinary size", "Remove what is not needed.", place)


def unescaped(text: str) -> str:
    """Excel's way of writing what XML cannot hold, "_x000D_", as the character itself."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _refuse_type(part: str, name: str) -> None:
    raise refusal(name, f"the part {part} declares a document type", "a file as Excel writes it")
