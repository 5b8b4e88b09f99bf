"""How an indicator's figures are written and what kind of number they are, by all of those that were printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.figure import PrintedFigure, Role, read_figure
from belisha.domain.indicator import NumberKind, NumberStyle, Unit
from belisha.domain.observation import Quality

_WORDED = re.compile(
    r"(?P<figure>[↑↓+-]?\s*£?[\d,.]+%?)\s*(?P<size>m|bn|k|million|billion|thousand)?"
    r"\s*(?P<unit>days?|weeks?|hours?|minutes?|tonnes?|kg)?",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\s*(?:\(\s*(provisional|estimated?|incomplete|revised|[pre])\s*\)|\s(provisional|estimated?|incomplete|revised))\s*$",
    re.IGNORECASE,
)
_QUALITIES = {
    "p": Quality.PROVISIONAL, "e": Quality.ESTIMATED, "i": Quality.INCOMPLETE, "r": Quality.REVISED,
}  # fmt: skip
_SIZES = {
    "k": Decimal(1_000), "thousand": Decimal(1_000), "m": Decimal(1_000_000), "million": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000), "billion": Decimal(1_000_000_000),
}  # fmt: skip
_UNIT_WORDS = {
    "day": Unit.DAYS, "week": Unit.WEEKS, "hour": Unit.HOURS, "minute": Unit.MINUTES, "tonne": Unit.TONNES,
    "kg": Unit.KILOGRAMS,
}  # fmt: skip
_RANGE = re.compile(r"(£?[\d,.]+%?)\s*(?:-|–|to)\s*(£?[\d,.]+%?)", re.IGNORECASE)
_DURATION = re.compile(r"\b(?:average|mean|median)\b.*\b(?:days?|weeks?|hours?|minutes?)\b", re.IGNORECASE)
_DURATIONS = frozenset({Unit.DAYS, Unit.WEEKS, Unit.HOURS, Unit.MINUTES})
_PER_UNITS = {"1000": Unit.PER_1000, "10000": Unit.PER_10000, "100000": Unit.PER_100000}
_PER_NUMBER = re.compile(r"\bper\s+(1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_RATE = re.compile(r"^%|\b(?:percentage|per\s?cent|proportion|rate of|ratio)\b|\s%|%\s", re.IGNORECASE)
_PER = re.compile(r"\bper\s+(?!annum|year|quarter|month|week|day|cent\b)\w", re.IGNORECASE)
_SCORE = re.compile(r"\bscore\b", re.IGNORECASE)
_COUNT = re.compile(r"^(?:the\s+)?(?:total\s+)?number\s+of\b", re.IGNORECASE)


def read_printed(text: str, role: Role) -> PrintedFigure:
    """A figure as a report may print it: also "12.5 days", "£1.2m" or "3,400 tonnes"."""
    text, printed = _QUALITY.sub("", text), text
    figure = replace(read_figure(text, role), text=printed)
    match = _WORDED.fullmatch(text.strip()) if figure.number is None and figure.missing is None else None
    number = read_figure(match["figure"], role) if match else figure
    if match is None or number.number is None:
        return figure
    size = _SIZES.get((match["size"] or "").lower(), Decimal(1))
    if match["size"] in {"m", "M"} and number.unit is not Unit.POUNDS:
        return figure  # months, minutes or metres as well as millions
    unit = _UNIT_WORDS.get((match["unit"] or "").lower().removesuffix("s"), number.unit)
    decimals = max(0, number.decimals - size.adjusted())
    return replace(number, text=printed, number=number.number * size, unit=unit, decimals=decimals)


def quality_in(text: str) -> tuple[Quality, ...]:
    """What is printed after a figure about its quality: "58.9% (provisional)", "58.9 (p)"."""
    match = _QUALITY.search(text)
    return (_QUALITIES[(match[1] or match[2])[0].lower()],) if match else ()


def bounds_in(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a target that is a range: "64 - 72", "£10 to £12"."""
    parts = _RANGE.fullmatch(text.strip())
    if parts is None:
        return None
    lower, upper = read_figure(parts[1]).number, read_figure(parts[2]).number
    return (lower, upper) if lower is not None and upper is not None and lower <= upper else None


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
    """A rate where the unit or the title says so ("rate of", "per 10,000"), a score or an average time by its title."""
    if unit is Unit.POUNDS:
        return NumberKind.MONEY
    if unit in {Unit.PERCENT, *_PER_UNITS.values()} or _PER.search(title):
        return NumberKind.RATE
    if unit in _DURATIONS or _DURATION.search(title):
        return NumberKind.DURATION
    if _SCORE.search(title):
        return NumberKind.SCORE
    return NumberKind.RATE if _RATE.search(title) else NumberKind.COUNT


def contradicts(unit: Unit, title: str) -> bool:
    """Whether the title speaks of a number where percentages are printed."""
    return unit is Unit.PERCENT and _COUNT.search(title) is not None and _RATE.search(title) is None


def without_sign(unit: Unit, figures: Sequence[PrintedFigure]) -> tuple[str, ...]:
    """Figures up to 1 without a percent sign among percentages: 0.589 may mean 58.9% too."""
    if unit is not Unit.PERCENT:
        return ()
    bare = [(figure.number, figure.text) for figure in figures if figure.unit is Unit.NUMBER]
    return tuple(text for number, text in bare if number and abs(number) <= 1)
