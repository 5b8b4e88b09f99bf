"""How much chance there is in a rate of few cases, and whether two of them differ by more than that."""

from __future__ import annotations

from enum import StrEnum
from math import sqrt

from belisha.domain.frozen import Frozen

Z95 = 1.959963984540054
"""Ninety-five per cent of a normal distribution lie within so many standard deviations of its mean."""


class Difference(StrEnum):
    """How one rate compares with another, if chance alone does not explain it."""

    HIGHER = "higher"
    LOWER = "lower"
    TOO_FEW_CASES = "too_few_cases"
    """The difference is no larger than chance makes between two of so few cases."""


class Interval(Frozen):
    """A rate with the bounds that hold it nineteen times in twenty; all as shares, or cases a unit of exposure."""

    rate: float
    low: float
    high: float


def proportion(cases: float, of: float, z: float = Z95) -> Interval:
    """``cases`` out of ``of`` by Wilson's score interval, which stays between 0 and 1 and is honest for few cases.

    Raises ValueError unless 0 ≤ cases ≤ of and of > 0.
    """
    if not (of > 0 and 0 <= cases <= of):
        raise ValueError(f"{cases:g} out of {of:g} is no proportion: the cases lie between none and all.")
    share = cases / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return Interval(share, 0.0 if cases == 0 else low, 1.0 if cases == of else high)


def count_rate(cases: float, exposure: float, z: float = Z95) -> Interval:
    """``cases`` for each unit of ``exposure`` (people, months) by Byar's approximation to the Poisson interval.

    Raises ValueError unless cases ≥ 0 and exposure > 0.
    """
    if cases < 0 or exposure <= 0:
        raise ValueError(
            f"{cases:g} cases in {exposure:g} is no rate: cases are not negative, and exposure is positive."
        )
    low = 0.0 if cases == 0 else cases * (1 - 1 / (9 * cases) - z / (3 * sqrt(cases))) ** 3
    more = cases + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(cases / exposure, max(low, 0.0) / exposure, high / exposure)


def compare_proportions(now: tuple[float, float], before: tuple[float, float]) -> Difference:
    """Two (cases, of), by Newcombe's interval of their difference, which is made of both Wilson intervals."""
    one, other = proportion(*now), proportion(*before)
    apart = one.rate - other.rate
    down = sqrt((one.rate - one.low) ** 2 + (other.high - other.rate) ** 2)
    up = sqrt((one.high - one.rate) ** 2 + (other.rate - other.low) ** 2)
    return _told(apart - down, apart + up)


def compare_rates(now: tuple[float, float], before: tuple[float, float]) -> Difference:
    """Two (cases, exposure), by the same way of putting both Byar intervals together."""
    one, other = count_rate(*now), count_rate(*before)
    apart = one.rate - other.rate
    down = sqrt((one.rate - one.low) ** 2 + (other.high - other.rate) ** 2)
    up = sqrt((one.high - one.rate) ** 2 + (other.rate - other.low) ** 2)
    return _told(apart - down, apart + up)


def _told(low: float, high: float) -> Difference:
    if low > 0:
        return Difference.HIGHER
    return Difference.LOWER if high < 0 else Difference.TOO_FEW_CASES
