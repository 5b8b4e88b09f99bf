"""Figures in sentences, titles, headings and page furniture, looked up by the words around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from belisha.check.republished import Republished
from belisha.check.verdict import Found, Row, Verdict
from belisha.domain.document import Claims, Document, Line, LineUse

_FIGURE = re.compile(r"[£↑↓]?\d(?:[\d,.]*\d)?%?")
_AROUND = 30
"""Characters on either side that have to be the same, cut back to whole words."""

_REASONS = (
    ("contents", "The contents are made anew."),
    ("heading", "Headings, their numbers and years are made anew."),
    ("key", "The key is made anew, of what is used."),
    ("page furniture", "What a page repeats stands once."),
)
"""By what a line became: why a figure in it may stand nowhere."""


def loose_rows(
    document: Document, account: tuple[LineUse, ...], claims: Claims, republished: Republished
) -> Iterator[Row]:
    """A row for each figure of the document that no claim speaks of."""
    became = {use.number: use.became for use in account}
    claimed: dict[int, Counter[str]] = {}
    for claim in claims.figures:
        claimed.setdefault(claim.line, Counter()).update(_FIGURE.findall(claim.text))
    for line in document.written:
        left = claimed.get(line.number, Counter())
        for text in _texts(line):
            for match in _FIGURE.finditer(text):
                if left[match[0]]:
                    left[match[0]] -= 1
                else:
                    yield _row(line, text, match, became.get(line.number, ()), republished)


def _texts(line: Line) -> tuple[str, ...]:
    """A line's paragraphs and cells, each by itself: words do not run on from one into the next."""
    if not line.cells:
        return (line.text,)
    return tuple(
        text
        for cell in line.cells
        for part in cell.parts
        for text in ([part] if isinstance(part, str) else [each for row in part.all_rows for each in row])
    )


def _row(line: Line, text: str, match: re.Match[str], became: tuple[str, ...], republished: Republished) -> Row:
    return Row(
        line=line.number,
        place=line.place,
        kind="text",
        subject="; ".join(became),
        period="",
        printed=match[0],
        found=_found(text, match, became, republished),
    )


def _found(text: str, match: re.Match[str], became: tuple[str, ...], republished: Republished) -> Found:
    words = _words_around(text, match)
    if republished.says(words):
        return Found(match[0], Verdict.EQUAL)
    for beginning, why in _REASONS:
        if any(use.startswith(beginning) for use in became):
            return Found("", Verdict.NOT_REPUBLISHED, why)
    return Found("", Verdict.NOT_REPUBLISHED)


def _words_around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    if start:
        start = min(text.find(" ", start) + 1 or match.start(), match.start())
    if end < len(text):
        end = max(text.rfind(" ", 0, end), match.end())
    return text[start:end]
