"""Any text as XlsxWriter must be given it, so that a spreadsheet shows it letter for letter.

XlsxWriter writes a text that begins with ``<r>`` and ends with ``</r>`` as markup, unescaped: a commentary could put
anything into the file. And it escapes "_x0041_", which Excel would show as "A", only where such patterns do not
overlap.
"""

from __future__ import annotations

import re
from html import escape

LIMIT = 32_767
"""What XlsxWriter lets into a cell, counted in what it is given; it leaves a longer text out."""
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def sheet_text(text: str) -> str:
    """The argument for ``write_string``: exact for a text of up to a sixth of ``LIMIT``, harmless for any.

    Most texts come back as they are; the few that need care are up to six times as long.
    """
    if not needs_care(text):
        return text
    marked = escape(_LIKE_AN_ESCAPE.sub("_x005F_", text), quote=False)
    # As a character reference, the underscore is safe from a second escape.
    exact = f'<r><t xml:space="preserve">{marked.replace("_", "&#95;")}</t></r>'
    if len(exact) <= LIMIT:
        return exact
    return f"<R>{text.removeprefix('<r>')}" if text.startswith("<r>") else text


def needs_care(text: str) -> bool:
    return (text.startswith("<r>") and text.endswith("</r>")) or _LIKE_AN_ESCAPE.search(text) is not None
