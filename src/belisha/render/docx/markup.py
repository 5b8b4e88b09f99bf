"""WordprocessingML as text: runs, paragraphs, links and fields. Everything that comes from a report is escaped here."""

from __future__ import annotations

import re
import unicodedata

from belisha.render.chart.svg import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The first line of every part."""
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
"""The namespaces of what this module writes."""
KEEP = "<w:keepNext/>"
"""A paragraph's property: it stands on the page of the next."""
_BREAKS = re.compile(r"([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def run(text: str, style: str = "", *, properties: str = "") -> str:
    """Text in a character style. Line breaks and tabs become Word's own; right-to-left text is marked as such."""
    if not text:
        return ""
    style = f'<w:rStyle w:val="{style}"/>' if style else ""
    direction = "<w:rtl/>" if runs_leftwards(text) else ""
    inner = f"{style}{properties}{direction}"
    return f"<w:r>{f'<w:rPr>{inner}</w:rPr>' if inner else ''}{_content(text)}</w:r>"


def _content(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    pieces = (piece for piece in _BREAKS.split(text.replace("\r", "")) if piece)
    return "".join(_ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph of runs; ``properties`` are further elements of its ``pPr``, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def prose(style: str, text: str, character: str = "", *, properties: str = "") -> str:
    """A paragraph of one text, laid out from the right where it begins in a right-to-left script."""
    direction = "<w:bidi/>" if runs_leftwards(text) else ""
    return paragraph(style, run(text, character), properties=properties + direction)


def runs_leftwards(text: str) -> bool:
    """Whether the first letter with a direction is one of a right-to-left script (Unicode's rule for paragraphs)."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in {"L", "R", "AL"}), "L") != "L"


def field(instruction: str, shown: str, style: str = "") -> str:
    """A field with the text that stands until it is updated."""
    return f"{field_start(instruction)}{run(shown, style)}{FIELD_END}"


def field_start(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def link_within(bookmark: str, content: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def link_outside(relationship: str, content: str) -> str:
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{content}</w:hyperlink>'
