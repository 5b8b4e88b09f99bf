"""Dated figures behind formulas: a population, the number of homes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from belisha.domain.frozen import Frozen
from belisha.domain.period import Period


class Denominator(Frozen):
    """A figure that holds from ``since`` on until a later one, as a mid-year estimate does; ``source`` says whose."""

    name: str
    since: Period
    value: Decimal
    source: str = ""


def holding(figures: Iterable[Denominator], period: Period) -> Denominator | None:
    """The newest figure that begins no later than ``period``: a later estimate changes nothing before it."""
    known = [each for each in figures if each.since.first <= period.first]
    return max(known, key=lambda each: each.since.first, default=None)
