"""Rows as the text of a CSV file that other programs read (RFC 4180), and texts that such a file keeps harmless.

A CSV file has no types: a spreadsheet that opens one runs what looks like a formula, whoever wrote it. Such a text is
written with one apostrophe before it, and so is a text that begins with an apostrophe. Whoever takes one leading
apostrophe away has every text exactly as it was. Plain numbers and a lone dash cannot do harm and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
_PLAIN = re.compile(r"\s*[+-]?(?:[0-9][0-9,]*(?:\.[0-9]+)?%?)?\s*")


def csv_text(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A heading and rows, each line ended by CR LF. What anybody may have written is guarded by the caller."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def guard(text: str) -> str:
    """The text as a CSV file holds it."""
    if _LIKE_A_FORMULA.match(text) is None or (text[0] != "'" and _PLAIN.fullmatch(text)):
        return text
    return f"'{text}"


def unguard(text: str) -> str:
    """The text again: ``unguard(guard(text)) == text`` for every text."""
    return text.removeprefix("'")
