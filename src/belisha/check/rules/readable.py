"""Whether the texts can be read with ease: their spelling, their sentences and the age that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import sentences
from belisha.check.rule import rule
from belisha.check.spelling import Unknown, own_words, unknown_words

FAMILY = "commentary"
_LONG = 40
"""A sentence of more words than this is hard to follow."""
_ENOUGH = 60
"""Fewer words than these say nothing sure of a reading age."""
_OLDEST = 18
"""The age at which school ends: a text that asks for more was written for colleagues."""


@rule(FAMILY, Severity.NOTE, "“perfomance”")
def misspelt(material: Material) -> Iterator[Flag]:
    """Every word is in a British dictionary, in the report's own names or among the council's own words. A name, which
    has a capital, is let pass.
    """
    own = own_words(material.facts) | material.words
    found: dict[str, list[tuple[Unknown, Passage]]] = {}
    for passage in (*material.prose, *_titles(material)):
        for unknown in unknown_words(passage.text, own):
            found.setdefault(unknown.word.casefold(), []).append((unknown, passage))
    for places in found.values():
        unknown, passage = places[0]
        again = f", {len(places)} times" if len(places) > 1 else ""
        yield Flag(
            message=f"“{unknown.word}” is in no dictionary{again}.",
            found=unknown.word,
            expected=" or ".join(unknown.meant[:3]),
            code=passage.code,
            line=passage.line,
            settle="Correct it, or put it into words.txt beside the source.",
        )


def _titles(material: Material) -> Iterator[Passage]:
    for each in material.assessed:
        yield Passage(each.indicator.code, each.indicator.title, material.line_of(each.indicator.code))
    for aim in material.facts.aims:
        line = next(iter(material.uses.get(f"aim {aim.code}", ())), None)
        yield from (Passage("", priority, line) for priority in aim.priorities)


@rule(FAMILY, Severity.NOTE, "a sentence of 48 words")
def sentence_length(material: Material) -> Iterator[Flag]:
    """Sentences are short enough to follow."""
    for passage in material.passages:
        for text in sentences(passage.text):
            words = len(text.split())
            if words > _LONG and ";" not in text:
                yield Flag(
                    message=f"A sentence has {words} words: “{' '.join(text.split()[:5])} …”.",
                    found=str(words),
                    expected=f"{_LONG} at most",
                    code=passage.code,
                    line=passage.line,
                    settle="Make two or three of it.",
                )


@rule(FAMILY, Severity.NOTE, "a text that only graduates read with ease")
def reading_age(material: Material) -> Iterator[Flag]:
    """Who has left school can read a commentary with ease. The age is by the Automated Readability Index (Smith and
    Senter, 1967), which counts letters and words and no syllables; a text of fewer than 60 words is let pass.
    """
    for each in material.assessed:
        texts = material.texts(each.indicator.code)
        age = _age([text for passage in texts for text in sentences(passage.text)])
        if age is not None and age > _OLDEST:
            yield Flag(
                message=f"The text asks for a reading age of {age}.",
                found=str(age),
                expected=f"{_OLDEST} at most",
                code=each.indicator.code,
                line=texts[0].line,
                period=each.asked.code,
                settle="Write shorter sentences and shorter words.",
            )


def _age(parts: list[str]) -> int | None:
    """The index is an American school year, in which children are five years older than its number."""
    words = [word for part in parts for word in re.findall(r"[\w'’]+", part)]
    if len(words) < _ENOUGH:
        return None
    index = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(parts) - 21.43
    return round(index + 5)
