"""SpreadsheetML as a stream: one pass, no tree, no entities, whatever prefix its elements have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from belisha.exchange.guard import refusal

type Start = Callable[[str, Mapping[str, str]], None]
type End = Callable[[str], None]
type Text = Callable[[str], None]

_UNPREFIXED = frozenset({"c", "v", "row", "t", "si", "f"})
"""The many elements of a sheet, whose attributes have no namespace."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def stream(
    data: bytes, part: str, name: str, *, start: Start, end: End | None = None, text: Text | None = None
) -> None:
    """Call back for each element, by its name and attributes without namespaces.

    What a callback raises ends the reading. Raises SourceError where the markup is broken or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_type(part, name)
    local: dict[str, str] = {}

    def bare(tag: str) -> str:
        local[tag] = name = tag.rpartition(" ")[2]
        return name

    def started(tag: str, attributes: dict[str, str]) -> None:
        name = local.get(tag) or bare(tag)
        if name not in _UNPREFIXED and attributes:
            attributes = {bare(key): value for key, value in attributes.items()}
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
        raise refusal(name, found, "a file as Excel writes it", "Open it in Excel and save it again.") from error


def unescaped(text: str) -> str:
    """Excel's way of writing what XML cannot hold, "_x000D_", as the character itself."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _refuse_type(part: str, name: str) -> None:
    raise refusal(name, f"the part {part} declares a document type", "a file as Excel writes it")
