"""Any text as XlsxWriter must be given it, so that a spreadsheet shows it letter for letter.

XlsxWriter writes a text that begins with ``<r>`` and ends with ``</r>`` as markup, unescaped: a commentary could put
anything into the file. And it escapes "_x0041_", which Excel would show as "A", only where such patterns do not
overlap.
"""

from __future__ import annotations

import re
from html import escape

_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def sheet_text(text: str) -> str:
    """The argument for ``write_string``. Most texts come back as they are; others up to six times as long."""
    if not needs_care(text):
        return text
    marked = escape(_LIKE_AN_ESCAPE.sub("_x005F_", text), quote=False)
    # As a character reference, the underscore is safe from a second escape.
    return f'<r><t xml:space="preserve">{marked.replace("_", "&#95;")}</t></r>'


def needs_care(text: str) -> bool:
    return (text.startswith("<r>") and text.endswith("</r>")) or _LIKE_AN_ESCAPE.search(text) is not None
