"""What the texts of the partnership measures say of their own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_text import Said, numbers, sentences
from belisha.check.rule import rule
from belisha.check.rules.speaking import ADVICE, FAMILY, TOMORROW
from belisha.pattern import Pattern

_FROM = Pattern(
    r"\b(?P<word>up|down|rose|risen|fell|fallen|increased|decreased|dropped)(?: [a-z]+){0,2}? (?:from|on) $",
    re.IGNORECASE,
)
_AGAINST = Pattern(
    r"\b(?P<word>above|over|exceeds|below|under|short of|(?:higher|more|greater|lower|less|fewer) than) "
    r"(?:the |its |our )?(?:[\w'’-]+ ){0,2}?(?:(?:ambition|target|goal|standard|average|trajectory) of )?$",
    re.IGNORECASE,
)
_UP = frozenset(
    {"up", "rose", "risen", "increased", "above", "over", "higher than", "more than", "greater than", "exceeds"}
)


@rule(FAMILY, Severity.ERROR, "“68.1%, down from 66.5%”")
def measure_said(material: Material) -> Iterator[Flag]:
    """What the text of a measure says of its figure is so: up or down from another, above or below an ambition."""
    for part in material.parts:
        head = _headline(part)
        for text in part.texts:
            for sentence in sentences(text):
                yield from _against(part, head, sentence)


def _headline(part: Part) -> Said | None:
    """The figure with which a measure's text begins."""
    said = next(iter(numbers(part.texts[0])), None) if part.texts else None
    return said if said is not None and not part.texts[0][: said.start].strip() else None


def _against(part: Part, head: Said | None, sentence: str) -> Iterator[Flag]:
    found = numbers(sentence)
    for at, said in enumerate(found):
        before = sentence[: said.start]
        match = _FROM.search(before) or _AGAINST.search(before)
        if match is None or TOMORROW.search(before):
            continue
        mine = next((one for one in reversed(found[:at]) if _alike(one, said) and one.end <= match.start()), head)
        if mine is None or not _alike(mine, said):
            continue
        up = match["word"].casefold() in _UP
        if (mine.number - said.number) * (1 if up else -1) <= 0:
            yield Flag(
                message=f"The text says “{match[0]}{said.text}”; the figure is {mine.text}.",
                found=said.text,
                expected=mine.text,
                code=part.code,
                line=part.line,
                settle=ADVICE,
            )


def _alike(one: Said, other: Said) -> bool:
    """Whether two figures are of one kind and size."""
    half, double = other.number / 2, other.number * 2
    same = (one.percent, one.pounds) == (other.percent, other.pounds)
    return same and half <= one.number <= double and one.number != Decimal(0)
