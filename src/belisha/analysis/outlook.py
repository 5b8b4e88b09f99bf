"""The numbers of a forecast: shares of the year, a local level, and how far off they were so far. Floats estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import erf, exp, pi, sqrt
from types import MappingProxyType

from belisha.domain.frozen import Frozen

ENOUGH_TO_TELL = 12
"""From so many values on a series chooses its own smoothing."""
Z80 = 1.2815515655446004
"""Eighty per cent of a normal distribution lie within so many standard deviations of its mean."""


class Family(StrEnum):
    """What kind of figure is forecast; each has a spread of its own, calibrated by back-test."""

    ADDS_UP = "adds_up"
    """Counts and money: the year is the sum of its periods."""
    YEAR_TO_DATE = "year_to_date"
    """Cumulative rates and averages: each period weighs less than all before it."""
    LEVEL = "level"
    """Stocks, rolling figures, and rates of their own period: the year's last figure counts."""


class Tuning(Frozen, kw_only=True):
    """The constants of a forecast, chosen by ``benchmarks/tuning.py`` on series that do not measure it.

    ``smoothing`` is the usual weight of the newest value in the local level; ``others`` are those that a series with
    enough values may take instead. ``shrinkage`` is how far one year's shares are drawn towards even ones: one year
    says little of each single month. ``last_year_change`` is how much of last year's change from this period to its
    end a level usually takes over, and ``doubt`` how many pairs of years it takes to say otherwise as strongly.
    ``spread`` is what each family's spread is multiplied by, so that eight in ten year ends lie in the interval, and
    ``first_spread`` the same where no year before is known.
    """

    smoothing: float
    others: tuple[float, ...]
    shrinkage: float
    last_year_change: float
    doubt: float
    spread: Mapping[Family, float]
    first_spread: Mapping[Family, float]


TUNED = Tuning(
    smoothing=0.5,
    others=(0.1, 0.6, 0.9),
    shrinkage=0.2,
    last_year_change=0.6,
    doubt=12,
    spread=MappingProxyType({Family.ADDS_UP: 1.52, Family.YEAR_TO_DATE: 1.13, Family.LEVEL: 1.06}),
    first_spread=MappingProxyType({Family.ADDS_UP: 1.5, Family.YEAR_TO_DATE: 1.39, Family.LEVEL: 1.03}),
)


class Outlook(Frozen):
    """A projection with its standard deviation, before calibration; ``errors``: how many misses that rests on."""

    value: float
    spread: float
    errors: int


class Level(Frozen):
    """Where a series stands (its exponentially weighted mean), and its one-step misses so far."""

    at: float
    misses: tuple[float, ...]
    smoothing: float

    @property
    def spread(self) -> float:
        """The usual miss of the next value; at least what rounding leaves."""
        return sqrt(sum(miss * miss for miss in self.misses) / len(self.misses)) if self.misses else 0.0


def local_level(values: Iterable[float], tuning: Tuning = TUNED) -> Level:
    """By the smoothing that would have missed the next values least; by the usual one where there are few to tell."""
    known = list(values)
    usual = _smoothed(known, tuning.smoothing)
    if len(known) < ENOUGH_TO_TELL:
        return usual
    return min((usual, *(_smoothed(known, each) for each in tuning.others)), key=lambda level: level.spread)


def _smoothed(known: Sequence[float], smoothing: float) -> Level:
    """Starts with the mean of the first three values, so that one odd first value does not set it."""
    level, misses = sum(known[:3]) / len(known[:3]), []
    for value in known:
        misses.append(value - level)
        level += smoothing * (value - level)
    return Level(level, tuple(misses[1:]), smoothing)


def shares_of_year(years: Iterable[Sequence[float | None]], slots: int, tuning: Tuning = TUNED) -> list[float]:
    """Each period's share of the year: the mean of the years of which all is known and positive, drawn to even ones.

    The more years there are, the less they are drawn; without any the shares are even.
    """
    even = 1 / slots
    known = [[value for value in year if value is not None and value >= 0] for year in years]
    whole = [year for year in known if len(year) == slots and sum(year) > 0]
    if not whole:
        return [even] * slots
    drawn = tuning.shrinkage / len(whole)
    means = [sum((year[at] / sum(year) for year in whole), 0.0) / len(whole) for at in range(slots)]
    return [(1 - drawn) * share + drawn * even for share in means]


def taken_over(repeats: Sequence[tuple[float, float]], tuning: Tuning = TUNED) -> float:
    """How much of last year's change comes again: as much as did so far (each change with the year before's).

    The usual part counts as ``tuning.doubt`` further pairs, so a few pairs say little; from none to all of it.
    """
    usual = sum(before * before for _, before in repeats) / len(repeats) if repeats else 0.0
    if not usual:
        return tuning.last_year_change
    agreed = sum(change * before for change, before in repeats) + tuning.doubt * usual * tuning.last_year_change
    return min(max(agreed / (usual * (len(repeats) + tuning.doubt)), 0.0), 1.0)


def year_total(so_far: float, covered: Sequence[bool], shares: Sequence[float], level: Level) -> Outlook:
    """What a year adds up to. ``level`` is of own values with the seasons taken out (each over its share × slots)."""
    slots = len(shares)
    left = [slots * share for share, is_known in zip(shares, covered, strict=True) if not is_known]
    own = sum(weight * weight for weight in left)
    wandering = level.smoothing / (2 - level.smoothing) * sum(left) ** 2
    return Outlook(so_far + level.at * sum(left), level.spread * sqrt(own + wandering), len(level.misses))


def year_average(so_far: float, counted: float, to_come: Sequence[float], level: Level) -> Outlook:
    """Where a figure for the year to date ends: ``counted`` cases at ``so_far``, and ``to_come`` at the local level.

    The weights of the periods to come are in the same unit as ``counted``; all ones where nobody stated any.
    """
    left = sum(to_come)
    whole = counted + left
    value = (counted * so_far + left * level.at) / whole
    own = sum(weight * weight for weight in to_come)
    wandering = level.smoothing / (2 - level.smoothing) * left**2
    return Outlook(value, level.spread * sqrt(own + wandering) / whole, len(level.misses))


def year_end(level: Level, ahead: int, change: float = 0.0) -> Outlook:
    """Where a stock, or a rate of its own period, stands ``ahead`` periods on; ``change``: the season's part in it."""
    spread = level.spread * sqrt(1 + max(ahead - 1, 0) * level.smoothing**2)
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
