"""Figures as whole numbers of their last digit, so that comparisons are exact on every engine."""

from __future__ import annotations

import narwhals as nw

from belisha.analysis.frame import remainder

PLACES = 4
"""Figures have up to this many decimals."""
LARGEST = 1e10
"""Figures are smaller than this: times ten to the power of PLACES twice, and with any tolerance, they fit 64 bits."""
_NEAR = 1e-9
"""A double differs from the decimal that was meant by far less than this share of it."""


def scaled(number: nw.Expr, places: int = PLACES) -> nw.Expr:
    """``number`` times ten to the power of ``places``, as a whole number; zero for nothing or for what does not fit.

    Zero, since on some engines a column with nothing in it holds doubles, which are not exact.
    """
    held = nw.when(fits(number)).then(number.cast(nw.Float64)).otherwise(nw.lit(0.0))
    whole: nw.Expr = (held * 10**places).round(0).cast(nw.Int64)
    return whole


def fits(number: nw.Expr) -> nw.Expr:
    """Whether a figure is small enough to be compared exactly."""
    small: nw.Expr = number.cast(nw.Float64).abs() < LARGEST
    return small


def is_exact(number: nw.Expr) -> nw.Expr:
    """Whether ``scaled`` is exactly the decimal that was meant: not too large, and of no more decimals."""
    return fits(number) & is_whole(number.cast(nw.Float64) * 10**PLACES)


def is_whole(number: nw.Expr) -> nw.Expr:
    """Whether a double stands for a whole number."""
    near: nw.Expr = (number - number.round(0)).abs() <= _NEAR * nw.max_horizontal(number.abs(), nw.lit(1.0))
    return near


def published(number: nw.Expr, decimals: nw.Expr) -> nw.Expr:
    """A figure as it is published, rounded half up, away from zero, to ``decimals`` places (0 to PLACES); scaled."""
    size = nw.when(fits(number)).then(number.cast(nw.Float64).abs() * 10**PLACES).otherwise(nw.lit(0.0))
    # Further digits are cut off, not rounded: rounded twice, 2.67495 would become 2.68.
    cut = (size + nw.max_horizontal(size, nw.lit(1.0)) * _NEAR).floor().cast(nw.Int64)
    unit: nw.Expr = nw.lit(1)
    half: nw.Expr = nw.lit(0)
    for places in range(PLACES):
        step = 10 ** (PLACES - places)
        unit = nw.when(decimals == places).then(nw.lit(step)).otherwise(unit)
        half = nw.when(decimals == places).then(nw.lit(step // 2)).otherwise(half)
    raised = cut + half
    rounded = raised - remainder(raised, unit)
    return nw.when(number < 0).then(-rounded).otherwise(rounded)
