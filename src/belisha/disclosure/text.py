"""Withheld figures taken out of what people wrote about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from belisha.domain.indicator import NumberStyle
from belisha.domain.observation import WITHHELD_MARK
from belisha.domain.period import MONTHS
from belisha.domain.prose import BulletList, Paragraph, Prose

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
_NOT_PEOPLE = "|".join(
    [
        r"%|per cent|percent|p\.?m\b|a\.?m\b|(?:working )?days?|weeks?|months?|quarters?|years?|hours?|minutes?",
        r"percentage points?|points?|times|pounds",
        # In capitals alone: "3 may move" speaks of people.
        f"(?-i:{'|'.join(name.capitalize() for name in MONTHS)})",
    ]
)
_COUNT = re.compile(
    r"(?<![\w.,/£:-])(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?![\w/:]|[.,]\d)"
    rf"|(?P<word>{'|'.join(_WORDS)})\b)(?!\s?(?:{_NOT_PEOPLE})\b|\s?%)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\w.,])(?P<digits>\d+(?:\.\d+)?)(?P<unit>\s?(?:%|per cent\b|percent\b))", re.IGNORECASE)


def without(text: str, counts: Iterable[int], shares: Iterable[Decimal] = ()) -> str:
    """The text with its mark where it says one of these counts, in digits or words, or one of these percentages.

    A number of days, months or pounds, a date and part of a longer number are not taken for a count; a percentage is
    found however many decimals it has.
    """
    known, rates = frozenset(counts), tuple(shares)

    def count(match: re.Match[str]) -> str:
        digits, word = match["digits"], match["word"]
        number = int(digits.replace(",", "")) if digits else _WORDS[word.lower()]
        return WITHHELD_MARK if number in known else match[0]

    def share(match: re.Match[str]) -> str:
        said = Decimal(match["digits"])
        style = NumberStyle(len(match["digits"].partition(".")[2]))
        return WITHHELD_MARK if any(style.published(rate) == said for rate in rates) else match[0]

    text = _COUNT.sub(count, text) if known else text
    return _SHARE.sub(share, text) if rates else text


def prose_without(prose: Prose, counts: Iterable[int], shares: Iterable[Decimal] = ()) -> Prose:
    """The same for every paragraph and item."""
    known, rates = tuple(counts), tuple(shares)
    return tuple(
        Paragraph(without(block.text, known, rates))
        if isinstance(block, Paragraph)
        else BulletList(tuple(without(item, known, rates) for item in block.items))
        for block in prose
    )
