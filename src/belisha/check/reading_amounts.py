"""How much a sentence says: "8", "£64,340", "24%", "three", "a third", "half a minute"."""

from __future__ import annotations

import re
from decimal import Decimal

from belisha.check.reading_text import WORDS
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Unit
from belisha.pattern import Pattern

FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
"""Into how many parts each divides."""
_FIGURE = r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d+(?:,\d{3})*(?:\.\d+)?(?!\d)"
"""Not a year."""
_ROUGHLY = Pattern(r"\b(?:about|around|nearly|almost|some|over|more than|roughly|approximately) £?$", re.IGNORECASE)
_ROUGH = Decimal("0.06")
"""How far from what is only roughly said a figure may be, as a share of it."""
AMOUNT = (
    r"(?:(?P<half>half an?)(?= [a-z])|(?P<parts>(?:an?|one|two|three) )?(?P<fraction>half|third|quarter|fifth|tenth)s?"
    rf"(?! (?:an?|of)\b)\b|£?(?P<number>{_FIGURE}|\b(?:{'|'.join(WORDS)})\b)"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s(?:percentage )?points?\b)?)"
)
"""A pattern for one amount; it has groups, and so stands in another pattern once."""


class Amount(Frozen):
    """``share`` is a percentage of something. It is right where it is no further off than ``slack``."""

    number: Decimal
    share: bool
    slack: Decimal

    def is_said_of(self, size: Decimal) -> bool:
        return abs(size - self.number) <= self.slack


def amount_of(match: re.Match[str]) -> Amount:
    """What a match of ``AMOUNT`` says."""
    if match["half"]:
        return Amount(Decimal("0.5"), share=False, slack=Decimal("0.051"))
    if match["fraction"]:
        parts = WORDS.get((match["parts"] or "").strip().casefold(), 1)
        return Amount(100 * parts / Decimal(FRACTIONS[match["fraction"].casefold()]), share=True, slack=Decimal(4))
    text = match["number"].replace(",", "").casefold()
    number = Decimal(WORDS[text]) if text in WORDS else Decimal(text)
    share = (match["unit"] or "").strip().casefold() in {"%", "per cent", "percent"}
    slack = Decimal(1).scaleb(-len(text.partition(".")[2])) * Decimal("0.51")
    rough = _ROUGHLY.search(match.string[: match.start("number")]) is not None
    return Amount(number, share, max(slack, number * _ROUGH) if rough else slack)


def is_size(said: Amount, before: Decimal, now: Decimal, unit: Unit) -> bool:
    """Whether the step from one figure to another is as large as said: in the figures' own unit, or as a share of the
    first. A percentage of percentages may mean either.
    """
    sizes = [abs(now - before)] if not said.share or unit is Unit.PERCENT else []
    sizes += [abs(now - before) * 100 / abs(before)] if said.share and before else []
    return any(said.is_said_of(size) for size in sizes)
