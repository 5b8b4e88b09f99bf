"""The months that a sentence names, in whatever words: "July", "Q1", "last month", "between April and June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from belisha.check.reading_text import months
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.pattern import Pattern


class When(Frozen):
    """Months ``first`` to ``last``, counted as a period counts them, named from ``start`` to ``end`` of a sentence.

    ``stated`` where the year stands beside them. ``loose`` where the words may as well mean the whole year.
    """

    first: int
    last: int
    start: int
    end: int
    stated: bool = True
    loose: bool = False


_QUARTER = Pattern(
    r"\b(?:Q(?P<number>[1-4])|(?P<word>first|second|third|fourth) quarter)\b(?! (?:running|in a row|in succession))"
    r"(?:(?: of)? (?P<year>20\d\d)[-/](?:20)?\d\d)?"
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASON = Pattern(
    r"\b(?P<season>spring|summer|autumn|winter|Easter)(?: of)? (?P<year>20\d\d)\b",
    needs=("spring", "summer", "autumn", "winter", "easter"),
)
_SEASONS = {"Easter": (4, 1), "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3)}
"""The first month of each, and how many months it has."""
_MONTH_AGO = Pattern(
    r"\b(?:last|(?:the )?previous) month\b|\ba month (?:ago|before|earlier)\b|\bthe month before\b",
    re.IGNORECASE,
    needs=(" month",),
)
_QUARTER_AGO = Pattern(
    r"\b(?:last|(?:the )?previous) quarter\b|\ba quarter (?:ago|before|earlier)\b|\bthe quarter before\b",
    re.IGNORECASE,
    needs=(" quarter",),
)
_YEAR_AGO = Pattern(
    r"\b(?:this time|(?:the )?same (?:month|quarter|period|time|point)(?: of| in)?) (?:last year|the (?:previous )?year"
    r"(?: before)?)\b|\b(?:a year|(?:12|twelve) months) (?:ago|before|earlier)\b|\b(?P<loose>(?:last|previous) year)\b",
    re.IGNORECASE,
)
_TO = Pattern(r"(?: (?:20\d\d )?(?:to|until) | ?[-–] ?)")


@lru_cache(maxsize=4096)
def whens(sentence: str, own: Period, asked: Period, year_start: int = 4) -> tuple[When, ...]:
    """What a sentence names, in its order. ``own`` is the figure's period, from which "last month" counts; months and
    quarters without a year are the latest up to ``asked``.
    """
    found = [*_months(sentence, asked), *_quarters(sentence, asked, year_start), *_seasons(sentence)]
    return tuple(sorted([*found, *_relative(sentence, own)], key=lambda when: when.start))


def _months(sentence: str, asked: Period) -> Iterator[When]:
    """Months, and two with "to" between them as the one stretch that they are."""
    found = [When(m.period.first, m.period.last, m.start, m.end, m.stated) for m in months(sentence, asked)]
    while found:
        one = found.pop(0)
        if found and _is_stretch(sentence, one, found[0]):
            other = found.pop(0)
            first = one.first
            while first > other.last:  # "April to June 2025": the year stands once
                first -= 12
            if other.stated and not one.stated:
                first += (other.last - first) // 12 * 12
            one = replace(other, first=first, start=one.start)
        yield one


def _is_stretch(sentence: str, one: When, other: When) -> bool:
    between = sentence[one.end : other.start]
    if between == " and ":
        return re.search(r"\bbetween $", sentence[: one.start], re.IGNORECASE) is not None
    return _TO.fullmatch(between) is not None


def _quarters(sentence: str, asked: Period, year_start: int) -> Iterator[When]:
    if "uarter" not in sentence and "Q" not in sentence:
        return
    for match in _QUARTER.finditer(sentence):
        number = int(match["number"] or _QUARTERS[match["word"]])
        year = int(match["year"]) if match["year"] else asked.in_year(year_start).start_year
        quarter = Period.quarter(year, number, year_start)
        if not match["year"] and quarter.last > asked.last:
            quarter = quarter.previous_year
        yield When(quarter.first, quarter.last, match.start(), match.end(), bool(match["year"]))


def _seasons(sentence: str) -> Iterator[When]:
    for match in _SEASON.finditer(sentence):
        month, length = _SEASONS[match["season"]]
        first = int(match["year"]) * 12 + month - 1
        yield When(first, first + length - 1, match.start(), match.end())


def _relative(sentence: str, own: Period) -> Iterator[When]:
    if "month" in sentence or "quarter" in sentence or "year" in sentence:
        for pattern, back, length in ((_MONTH_AGO, 1, 1), (_QUARTER_AGO, 3, 3), (_YEAR_AGO, 12, own.months)):
            if length == own.months:
                for match in pattern.finditer(sentence):
                    loose = pattern is _YEAR_AGO and match["loose"] is not None
                    yield When(own.first - back, own.last - back, match.start(), match.end(), loose=loose)
