"""Text that a spreadsheet would take for a formula, and how a CSV file keeps it harmless and true.

A CSV file has no types: a spreadsheet that opens one runs what looks like a formula, whoever wrote it. Such a text is
written with one apostrophe before it, and so is a text that begins with an apostrophe. Whoever takes one leading
apostrophe away has every text exactly as it was. Plain numbers and a lone dash cannot do harm and stay as they are.
"""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
_PLAIN = re.compile(r"\s*[+-]?(?:[0-9][0-9,]*(?:\.[0-9]+)?%?)?\s*")


def guard(text: str) -> str:
    """The text as a CSV file holds it."""
    if _LIKE_A_FORMULA.match(text) is None or (text[0] != "'" and _PLAIN.fullmatch(text)):
        return text
    return f"'{text}"


def unguard(text: str) -> str:
    """The text again: ``unguard(guard(text)) == text`` for every text."""
    return text.removeprefix("'")
