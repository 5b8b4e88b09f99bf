"""What the texts refer to: indicators, sections, pages, tables and appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.pattern import Pattern

FAMILY = "consistency"
_ELSEWHERE = (
    r"(?!\d|[./]\d| (?:of|to|in) (?!this|the (?:report|indicators?)\b)|"
    r",? (?:Act|notices?|orders?|agreements?|powers|funding)\b)"
)
"""After a number: not of another document or of a law."""
_SECTION = Pattern(
    rf"\b(?:[Ss]ection|(?:[Ss]ee|in) (?:also )?[Pp]art|[Pp]art(?= \d+ of this report)) "
    rf"(?P<number>1?\d){_ELSEWHERE}",
    needs=("section ", "part "),
)
_PART = Pattern(
    r"\b(?P<what>[Tt]able|(?:[Ff]oot)?[Nn]ote|[Ff]igure|[Cc]hart|[Gg]raph|[Aa]ppendix|[Aa]nnex) "
    r"(?P<number>\d{1,2}|[A-H]\b)"
    rf"{_ELSEWHERE}(?!%| (?:is|was|were)\b)",
    needs=("table ", "note ", "figure ", "chart ", "graph ", "appendix ", "annex "),
)
_MEASURE = Pattern(rf"\b(?:[Ss]ee|in|under) (?:also )?measure (?P<number>\d{{1,2}}){_ELSEWHERE}", needs=("measure ",))
_POINTED = Pattern(r"(?:\b(?:see|in|as|and|to|also)|\() (?:the )?$", re.IGNORECASE)
_POINTING = Pattern(r" (?:below|above|shows?|overleaf|sets?|gives?|lists?|holds?|contains?)\b|[.,;)]|$")
_PAGE = Pattern(rf"\b(?:[Pp]age|[Pp]p?\.) ?(?P<number>\d{{1,3}}){_ELSEWHERE}", needs=("page", "p."))


@rule(FAMILY, Severity.ERROR, "see CP 4.8, which is not in the report")
def reference(material: Material) -> Iterator[Flag]:
    """An indicator, a section, a table, a chart or an appendix that the text refers to exists."""
    prefixes = {match[1] for each in material.assessed if (match := re.match(r"([A-Z]{1,4} ?)\d", each.indicator.code))}
    codes = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(prefixes)))})\d+(?:\.\d+)*") if prefixes else None
    sections = {heading.number for heading in material.claims.headings if heading.number}
    for passage in material.written:
        for match in codes.finditer(passage.text) if codes else ():
            if code_key(match[0]) not in material.by_code:
                yield _flag(passage, match[0], match[0])
        for match in _SECTION.finditer(passage.text):
            if sections and match["number"] not in sections:
                yield _flag(passage, match[0], f"section {match['number']}")
        for match in _PART.finditer(passage.text):
            pointed = _POINTED.search(passage.text[: match.start()]) or _POINTING.match(passage.text, match.end())
            if pointed and not _is_there(match, passage, material):
                yield _flag(passage, match[0], match[0])
        for match in _MEASURE.finditer(passage.text):
            numbers = {part.measure.number for part in material.parts if passage.code.startswith(part.section)}
            if numbers and match["number"] not in numbers:
                yield _flag(passage, match[0], f"measure {match['number']}")


def _flag(passage: Passage, said: str, what: str) -> Flag:
    return Flag(
        message=f"The text refers to {what}, which is not in the report.",
        found=said,
        code=passage.code,
        line=passage.line,
        settle="Correct the reference.",
    )


def _is_there(match: re.Match[str], passage: Passage, material: Material) -> bool:
    """Whether a line of the document begins with a table's or an appendix's name."""
    name = re.compile(rf"\W*{match['what']} {match['number']}\b", re.IGNORECASE)
    return any(number != passage.line and name.match(line.text) for number, line in material.lines.items())


@rule(FAMILY, Severity.NOTE, "see page 47")
def page_number(material: Material) -> Iterator[Flag]:
    """A text refers to a section or an indicator, not to a page: pages are others in every format and every month."""
    for passage in material.written:
        for match in _PAGE.finditer(passage.text):
            yield Flag(
                message=f"The text refers to page {match['number']}: pages are others in every format and every month.",
                found=match[0],
                code=passage.code,
                line=passage.line,
                settle="Name the section or the indicator instead.",
            )
