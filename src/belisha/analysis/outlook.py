"""The numbers of a forecast: shares of the year, a local level, and how far off they were so far. Floats estimate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import erf, exp, pi, sqrt

SMOOTHING = 0.3
"""The weight of the newest value in the local level."""
SHRINKAGE = 0.1
"""How far last year's shares of the year are drawn towards even ones: one year says little of each single month."""
MIX = 0.5
"""The weight of the year scaled up by shares, against the local level carried on."""
LAST_YEAR_CHANGE = 0.6
"""How much of last year's change from this period to the year's end a level takes over."""
Z80 = 1.2815515655446004
"""Eighty per cent of a normal distribution lie within so many standard deviations of its mean."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A projection with its standard deviation, before calibration; ``errors``: how many misses that rests on."""

    value: float
    spread: float
    errors: int


@dataclass(frozen=True, slots=True)
class Level:
    """Where a series stands (its exponentially weighted mean), and its one-step misses so far."""

    at: float
    misses: tuple[float, ...]

    @property
    def spread(self) -> float:
        """The usual miss of the next value; at least what rounding leaves."""
        return sqrt(sum(miss * miss for miss in self.misses) / len(self.misses)) if self.misses else 0.0


def local_level(values: Iterable[float], smoothing: float = SMOOTHING) -> Level:
    """Starts with the mean of the first three values, so that one odd first value does not set it."""
    known = list(values)
    level, misses = sum(known[:3]) / len(known[:3]), []
    for value in known:
        misses.append(value - level)
        level += smoothing * (value - level)
    return Level(level, tuple(misses[1:]))


def shares_of_year(last_year: Sequence[float | None], slots: int) -> list[float]:
    """Each period's share of the year: last year's where all of it is known and positive, drawn towards even ones."""
    even = 1 / slots
    known = [value for value in last_year if value is not None and value >= 0]
    if len(known) < slots or not sum(known):
        return [even] * slots
    return [(1 - SHRINKAGE) * value / sum(known) + SHRINKAGE * even for value in known]


def year_total(so_far: float, covered: Sequence[bool], shares: Sequence[float], level: Level) -> Outlook:
    """What a year adds up to. ``level`` is of own values with the seasons taken out (each over its share × slots)."""
    slots = len(shares)
    known = sum(share for share, is_known in zip(shares, covered, strict=True) if is_known)
    left = [slots * share for share, is_known in zip(shares, covered, strict=True) if not is_known]
    by_share = so_far / known / slots if known > 0 else level.at
    each = MIX * by_share + (1 - MIX) * level.at
    own = sum(weight * weight for weight in left)
    wandering = SMOOTHING / (2 - SMOOTHING) * sum(left) ** 2
    return Outlook(so_far + each * sum(left), level.spread * sqrt(own + wandering), len(level.misses))


def year_average(so_far: float, counted: float, to_come: Sequence[float], level: Level) -> Outlook:
    """Where a figure for the year to date ends: ``counted`` cases at ``so_far``, and ``to_come`` at the local level.

    The weights of the periods to come are in the same unit as ``counted``; all ones where nobody stated any.
    """
    left = sum(to_come)
    whole = counted + left
    value = (counted * so_far + left * level.at) / whole
    own = sum(weight * weight for weight in to_come)
    wandering = SMOOTHING / (2 - SMOOTHING) * left**2
    return Outlook(value, level.spread * sqrt(own + wandering) / whole, len(level.misses))


def year_end(level: Level, ahead: int, last_year_change: float | None) -> Outlook:
    """Where a stock, or a rate of its own period, stands ``ahead`` periods on."""
    change = 0.0 if last_year_change is None else LAST_YEAR_CHANGE * last_year_change
    spread = level.spread * sqrt(1 + max(ahead - 1, 0) * SMOOTHING**2)
    return Outlook(level.at + change, spread, len(level.misses))


def below(limit: float, value: float, spread: float) -> float:
    """The chance of ending at or below ``limit``."""
    if spread <= 0:
        return 1.0 if value <= limit else 0.0
    return 0.5 * (1 + erf((limit - value) / spread / sqrt(2)))


def crps(actual: float, value: float, spread: float) -> float:
    """How far a whole forecast was from what came (continuous ranked probability score); in the figure's unit."""
    if spread <= 0:
        return abs(actual - value)
    z = (actual - value) / spread
    density = exp(-z * z / 2) / sqrt(2 * pi)
    return spread * (z * erf(z / sqrt(2)) + 2 * density - 1 / sqrt(pi))
