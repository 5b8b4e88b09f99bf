"""Kinds of defect in what a register's owners say: each changes one latest commentary."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from defects import other
from defects_register import register
from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.prose import Paragraph, write_prose

type Made = tuple[Facts, str] | None
_ADVERSE_WORD = re.compile(r"\b(up|down) from\b")
_SIDE = re.compile(r"\b(above|below) the target of\b")


def _changed(facts: Facts, rng: random.Random, change: Callable[[str, History], str]) -> Made:
    """One commentary on the reported month in other words; None where the change fits none."""
    month = facts.publication.period
    fits = []
    for history in facts.histories:
        commentary = history.commentary(month) if month else None
        if commentary is None or not all(isinstance(block, Paragraph) for block in commentary.prose):
            continue
        text = write_prose(commentary.prose)
        if (new := change(text, history)) != text:
            fits.append((history, commentary, new))
    if not fits:
        return None
    history, commentary, new = rng.choice(fits)
    said = replace(commentary, prose=tuple(Paragraph(part) for part in new.split("\n\n") if part.strip()))
    kept = tuple(said if each is commentary else each for each in history.commentaries)
    changed = replace(history, commentaries=kept)
    return replace(facts, histories=tuple(changed if h is history else h for h in facts.histories)), (
        history.indicator.code
    )


def _swapped(pattern: re.Pattern[str], pair: tuple[str, str]) -> Callable[[str, History], str]:
    one, two = pair
    return lambda text, _: pattern.sub(lambda m: m[0].replace(m[1], two if m[1] == one else one), text, count=1)


@register("up and down swapped, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    return _changed(facts, rng, _swapped(_ADVERSE_WORD, ("up", "down")))


@register("above and below the target swapped, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    return _changed(facts, rng, _swapped(_SIDE, ("above", "below")))


@register("target misquoted, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    def change(text: str, _: History) -> str:
        return re.sub(r"(?<=target of )£?\d[\d,.]*\d%?", lambda m: other(m[0], rng), text, count=1)

    return _changed(facts, rng, change)


@register("past figure misquoted, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    def change(text: str, _: History) -> str:
        return re.sub(r"(?<=from )£?\d[\d,.]*\d%?(?= in [A-Z])", lambda m: other(m[0], rng), text, count=1)

    return _changed(facts, rng, change)


@register("placeholder for a commentary, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    return _changed(facts, rng, lambda _, __: rng.choice(("Update to follow.", "No comment.", "As above.", "TBC")))


@register("word misspelt, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    def change(text: str, _: History) -> str:
        words = list(re.finditer(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])", text))
        if not words:
            return text
        match = rng.choice(words)
        at = rng.randrange(match.start() + 1, match.end() - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    return _changed(facts, rng, change)


@register("text that breaks off, in a register")
def _(facts: Facts, rng: random.Random) -> Made:
    return _changed(facts, rng, lambda text, _: " ".join(text.split()[:-2]).rstrip(".,"))
