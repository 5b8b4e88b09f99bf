"""Figures in sentences, titles, headings and page furniture, looked up by the words around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from belisha.check.republished import Republished, plain
from belisha.check.verdict import Found, Row, Verdict
from belisha.domain.document import Claims, Document, Line, LineUse
from belisha.report.model import Report

_FIGURE = re.compile(r"[£↑↓]?\d(?:[\d,.]*\d)?%?")
_AROUND = 30
"""Characters on a side that have to be the same, cut back to whole words."""
_ENOUGH = 12
"""The words of one side alone will do where they are at least this long."""

_ANEW = (
    ("contents", "The contents are made anew."),
    ("heading", "Headings, their numbers and years are made anew."),
    ("subtitle", "Headings, their numbers and years are made anew."),
    ("partnership section", "Headings, their numbers and years are made anew."),
    ("header row", "The tables have headings of their own."),
    ("key", "The key is made anew, of what is used."),
    ("page furniture", "What a page repeats stands once."),
    ("gauge", "The gauge has a caption of its own."),
    ("Q", "A quarter without a value has no row of its own."),
)
"""By how what a line became begins: why a figure in it may stand nowhere."""


def loose_rows(
    document: Document, account: tuple[LineUse, ...], claims: Claims, republished: Republished
) -> Iterator[Row]:
    """A row for each figure of the document that no claim speaks of."""
    became = {use.number: use.became for use in account}
    claimed: dict[int, Counter[str]] = {}
    for claim in claims.figures:
        claimed.setdefault(claim.line, Counter()).update(_FIGURE.findall(claim.text))
    gauges = {gauge.line: plain(gauge.text) for gauge in claims.gauges}
    for line in document.written:
        left = claimed.get(line.number, Counter())
        for text in _texts(line):
            for match in _FIGURE.finditer(text):
                if left[match[0]]:
                    left[match[0]] -= 1
                    continue
                uses = became.get(line.number, ())
                if plain(text) in gauges.get(line.number, ""):
                    uses = ("gauge",)
                yield _row(line, text, match, uses, republished)


def _texts(line: Line) -> tuple[str, ...]:
    """A line's paragraphs, cells and listed items, each by itself: words do not run on from one into the next."""
    texts = [line.text]
    if line.cells:
        texts = [
            text
            for cell in line.cells
            for part in cell.parts
            for text in ([part] if isinstance(part, str) else [each for row in part.all_rows for each in row])
        ]
    return tuple(item for text in texts for item in re.split(r"[;•]", text))


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
    if _is_said(text, match, republished):
        return Found(match[0], Verdict.EQUAL)
    for what, said in _furniture(republished.report):
        if what in became and set(re.findall(r"\d+", match[0])) <= set(re.findall(r"\d+", said)):
            return Found(said, Verdict.WRITTEN_OTHERWISE, "It stands on the front, in the report's own words.")
    for beginning, why in _ANEW:
        if any(use.startswith(beginning) for use in became):
            return Found("", Verdict.NOT_REPUBLISHED, why)
    return Found("", Verdict.NOT_REPUBLISHED)


def _is_said(text: str, match: re.Match[str], republished: Republished) -> bool:
    """Whether the report has the figure between the same words; where those of one side are gone, after or before."""
    start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    start = min(text.find(" ", start) + 1 or match.start(), match.start()) if start else 0
    end = max(text.rfind(" ", 0, end), match.end()) if end < len(text) else end
    windows = [text[start:end]]
    windows += [text[start : match.end()]] if match.start() - start >= _ENOUGH else []
    windows += [text[match.start() : end]] if end - match.end() >= _ENOUGH else []
    return any(republished.says(window) for window in windows)


def _furniture(report: Report) -> tuple[tuple[str, str], ...]:
    """What a line of the front became, and where the report says the same."""
    identity = report.identity
    return (
        ("version", identity.version_text),
        ("generated", identity.generated),
        ("contacts", "; ".join(identity.contacts)),
        ("month", identity.period.text),
    )
