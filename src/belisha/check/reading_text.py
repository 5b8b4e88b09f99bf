"""Reading sentences: their numbers, months, spans and the words that claim something of the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from belisha.domain.frozen import Frozen
from belisha.domain.period import MONTH_NAMES, Period
from belisha.pattern import Pattern

_SHORT = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}
_MONTH_WORD = "|".join((*MONTH_NAMES, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec"))
MONTH = re.compile(rf"\b(?P<month>{_MONTH_WORD})\b\.?(?:\s+(?P<year>(?:19|20)\d\d)\b)?")
NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<pound>£?)(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s?(?:m|bn|k|million|thousand)\b)?(?![\w/]|\.\d|,\d{3})"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“‘\"'(])")
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
} | {
    word: 10 * at
    for at, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}


class Said(Frozen):
    """A number in a sentence, from ``start`` to ``end``."""

    text: str
    number: Decimal
    percent: bool
    pounds: bool
    decimals: int
    start: int
    end: int


class Named(Frozen):
    """A month in a sentence; ``stated`` where its year stands beside it."""

    period: Period
    stated: bool
    start: int
    end: int


_LONGEST = 1_000
"""No sentence is longer: what is, is read in pieces, so that a text made to be slow is not."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _SENTENCE.split(text))
    return tuple(part[at : at + _LONGEST] for part in parts for at in range(0, len(part), _LONGEST))


def month_of(name: str, year: str) -> Period | None:
    """A month by its name, short or long, in a year of four or two digits."""
    number = _SHORT.get(name[:3].casefold())
    if number is None or name.casefold() not in {
        MONTH_NAMES[number - 1].casefold(),
        MONTH_NAMES[number - 1][:3].casefold(),
        "sept",
    }:
        return None
    return Period.month(int(year) if len(year) == 4 else 2000 + int(year), number)


@lru_cache(maxsize=4096)
def numbers(sentence: str) -> tuple[Said, ...]:
    """The figures of a sentence: no years, dates, ages, codes, ordinals or numbers of sections."""
    return tuple(_numbers(sentence))


_BEFORE = Pattern(
    r"(?:\b(?:section|sections|part|measure|indicator|page|item|aged|over|under|month|phase|stage|tier|band|step|"
    r"(?:19|20)\d\d\s?[-/–])|(?-i:\b[A-Z]{2,}) ?)\s*$",
    re.IGNORECASE,
)
_AFTER = Pattern(
    rf"\s*(?:st|nd|rd|th)\b|\s+(?:working )?(?:days?|weeks?|months?|"
    rf"years?|hours?|minutes?)\b|-\w|\s+(?:{_MONTH_WORD})\b|\s?[-–]\s?\d|\+",
    re.IGNORECASE,
)


def _numbers(sentence: str) -> Iterator[Said]:
    for match in NUMBER.finditer(sentence):
        digits = match["number"].replace(",", "")
        unit = (match["unit"] or "").strip()
        percent = unit in {"%", "per cent", "percent"}
        plain = not unit and not match["pound"] and "." not in digits
        if plain and (re.fullmatch(r"(?:19|20)\d\d", match["number"]) or _AFTER.match(sentence, match.end())):
            continue
        if not percent and not match["pound"] and _BEFORE.search(sentence[: match.start()]):
            continue
        if unit and not percent:
            continue
        yield Said(
            match[0].strip(),
            Decimal(digits),
            percent,
            bool(match["pound"]),
            len(digits.partition(".")[2]),
            match.start(),
            match.end(),
        )


@lru_cache(maxsize=4096)
def months(sentence: str, until: Period) -> tuple[Named, ...]:
    """The months of a sentence; one without a year is the latest up to ``until``, "last August" the one before it."""
    found = []
    for match in MONTH.finditer(sentence):
        if match["month"] in {"May", "Mar", "March"} and not match["year"] and not _is_month(sentence, match.start()):
            continue
        number = _SHORT[match["month"][:3].casefold()]
        if match["year"]:
            period = Period.month(int(match["year"]), number)
        else:
            past = number < until.month_number or (
                number == until.month_number and not _is_last(sentence, match.start())
            )
            year = until.calendar_year if past else until.calendar_year - 1
            period = Period.month(year, number)
        found.append(Named(period, bool(match["year"]), match.start(), match.end()))
    return tuple(found)


def _is_month(sentence: str, start: int) -> bool:
    return re.search(r"\b(?:in|of|for|during|since|from|to|and|until|by|last|end)\s+$", sentence[:start]) is not None


def _is_last(sentence: str, start: int) -> bool:
    return sentence[:start].casefold().endswith("last ")
