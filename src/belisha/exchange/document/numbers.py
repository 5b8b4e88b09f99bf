"""How an indicator's figures are written and what kind of number they are, by all of those that were printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from belisha.domain.figure import PrintedFigure
from belisha.domain.indicator import NumberKind, NumberStyle, Unit

_PER_UNITS = {"1000": Unit.PER_1000, "10000": Unit.PER_10000, "100000": Unit.PER_100000}
_PER_NUMBER = re.compile(r"\bper\s+(1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_RATE = re.compile(r"^%|\b(?:percentage|per\s?cent|proportion|rate of|ratio)\b|\s%|%\s", re.IGNORECASE)
_PER = re.compile(r"\bper\s+(?!annum|year|quarter|month|week|day|cent\b)\w", re.IGNORECASE)
_SCORE = re.compile(r"\bscore\b", re.IGNORECASE)
_COUNT = re.compile(r"^(?:the\s+)?(?:total\s+)?number\s+of\b", re.IGNORECASE)


def style_of(figures: Sequence[PrintedFigure]) -> NumberStyle:
    """The most decimals printed; noughts at the end are kept where every figure has that many."""
    decimals = [figure.decimals for figure in figures if figure.number is not None]
    if not decimals:
        return NumberStyle()
    return NumberStyle(decimals=max(decimals), keep_zeros=min(decimals) == max(decimals))


def unit_of(figures: Sequence[PrintedFigure], title: str) -> Unit:
    """The unit most figures are printed with, else the one in the title: "per 10,000 population"."""
    units = [figure.unit for figure in figures if figure.number is not None]
    marked = [unit for unit in units if unit is not Unit.NUMBER]
    if marked and 2 * len(marked) >= len(units):
        return max(marked, key=marked.count)
    per = _PER_NUMBER.search(title)
    return _PER_UNITS[per[1].replace(",", "")] if per else Unit.NUMBER


def kind_of(unit: Unit, title: str) -> NumberKind:
    """A rate where the unit or the title says so ("rate of", "per 10,000"), a score by its title, money by its unit."""
    if unit is Unit.POUNDS:
        return NumberKind.MONEY
    if unit in {Unit.PERCENT, *_PER_UNITS.values()} or _PER.search(title):
        return NumberKind.RATE
    if _SCORE.search(title):
        return NumberKind.SCORE
    return NumberKind.RATE if _RATE.search(title) else NumberKind.COUNT


def contradicts(unit: Unit, title: str) -> bool:
    """Whether the title speaks of a number where percentages are printed."""
    return unit is Unit.PERCENT and _COUNT.search(title) is not None and _RATE.search(title) is None
