"""Withheld figures taken out of what people wrote about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from belisha.domain.indicator import NumberStyle
from belisha.domain.observation import WITHHELD_MARK
from belisha.domain.period import MONTHS
from belisha.domain.prose import BulletList, Paragraph, Prose
from belisha.pattern import Pattern

_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _number_words() -> dict[str, int]:
    """Numbers below a hundred by what they are called, the longer names first: "twenty-one" is no twenty."""
    found: dict[str, int] = {}
    for number, tens in zip(range(20, 100, 10), _TENS, strict=True):
        for unit, name in enumerate(_BELOW_TWENTY[1:10], start=1):
            found |= dict.fromkeys((f"{tens}-{name}", f"{tens} {name}"), number + unit)
        found[tens] = number
    return found | {name: number for number, name in enumerate(_BELOW_TWENTY)}


_WORDS = _number_words()
_MEASURES = (
    r"days|weeks|months|quarters|years|hours|minutes|seconds|(?:percentage )?points|times|pounds|miles|metres|tonnes"
)
_SPAN = r"day|week|month|quarter|year|hour|minute"
_AFTER_SPAN = "of|in|to|and|or|from|after|before|later|ago|for|at"
_NOT_PEOPLE = "|".join(
    [
        r"%|per cent\b|percent\b|p\.?m\b|a\.?m\b",
        rf"(?:(?:to|or) \d+ )?(?:(?:working|calendar|full|more|whole|school) )?(?:{_MEASURES})\b(?!-)",
        # "within 1 week of it" is a span of time, and "3 day patients" are three patients
        rf"(?:(?:working|calendar) )?(?:{_SPAN})\b(?!-)(?= (?:{_AFTER_SPAN})\b|[.,;:)]|$)",
        # In capitals alone: "3 may move" speaks of people.
        rf"(?-i:{'|'.join(name.capitalize() for name in MONTHS)})\b",
    ]
)
_THINGS = (
    "schools|sites|streets|roads|wards|buildings|meetings|sessions|workshops|courses|teams|vehicles|cameras|"
    "stages|steps|phases|actions|objectives|questions|themes|projects|contracts|weekends"
)
_THING = Pattern(
    rf"\s(?:(?:new|more|other|local|different|further|additional|separate|main|key|extra) )?(?P<thing>{_THINGS})\b",
    re.IGNORECASE,
)
_NUMBERED = Pattern(
    r"\b(?:[Ss]ection|[Tt]able|[Cc]hart|[Pp]age|[Aa]ppendix|aged|Part|Phase|Stage|Step|Tier|Level|Band|Grade|Ward|Year|"
    r"Quarter|Item|Objective|Priority|Paragraph|Version)\s$"
)
"""Before a number: it names one of several, or an age."""
_COUNT = Pattern(
    r"(?<![\w.,/£:-])(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?![\w/:]|[.,]\d)"
    rf"|(?P<word>{'|'.join(_WORDS)})\b)(?!\s?(?:{_NOT_PEOPLE})|-(?:{_SPAN})s?\b)",
    re.IGNORECASE,
)
_SHARE = Pattern(r"(?<![\w.,])(?P<digits>\d+(?:\.\d+)?)(?P<unit>\s?(?:%|per cent\b|percent\b))", re.IGNORECASE)


def without(text: str, counts: Iterable[int], shares: Iterable[Decimal] = (), about: str = "") -> str:
    """The text with its mark where it says one of these counts, in digits or words, or one of these percentages.

    What stands beside a number decides, and where that leaves a doubt the number goes. A number of days, months, pounds
    or schools, "Section 3", "aged 3", a date and part of a longer number are not taken for a count; but what ``about``
    names, the titles of what is counted, is. A percentage is found however many decimals it has.
    """
    known, rates = frozenset(counts), tuple(shares)

    def count(match: re.Match[str]) -> str:
        digits, word = match["digits"], match["word"]
        number = int(digits.replace(",", "")) if digits else _WORDS[word.lower()]
        return WITHHELD_MARK if number in known and not _is_of_other(match, about) else match[0]

    def share(match: re.Match[str]) -> str:
        said = Decimal(match["digits"])
        style = NumberStyle(len(match["digits"].partition(".")[2]))
        return WITHHELD_MARK if any(style.published(rate) == said for rate in rates) else match[0]

    text = _COUNT.sub(count, text) if known else text
    return _SHARE.sub(share, text) if rates else text


def _is_of_other(match: re.Match[str], about: str) -> bool:
    """Whether a number counts things that ``about`` does not name, or names one of several."""
    thing = _THING.match(match.string, match.end())
    if thing is not None:
        return thing["thing"].lower()[:-1] not in about.lower()
    return _NUMBERED.search(match.string[: match.start()]) is not None


def prose_without(prose: Prose, counts: Iterable[int], shares: Iterable[Decimal] = (), about: str = "") -> Prose:
    """The same for every paragraph and item."""
    known, rates = tuple(counts), tuple(shares)
    return tuple(
        Paragraph(without(block.text, known, rates, about))
        if isinstance(block, Paragraph)
        else BulletList(tuple(without(item, known, rates, about) for item in block.items))
        for block in prose
    )
