"""Round numbers for scales, and where a scale may honestly start."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from belisha.domain.indicator import Unit
from belisha.report.chart_model import Axis, Tick
from belisha.report.wording import say
from belisha.report.wording.numbers import tick_text

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_TICKS = 5
_NARROW = Decimal("0.25")
"""Values that differ by less than this share of the largest may be drawn on a scale that does not start at zero."""


def axis(numbers: Sequence[Decimal], unit: Unit, *, from_zero: bool, whole: bool) -> Axis:
    """A scale that holds every number, with four to seven round ticks.

    Lines whose values lie close together far from zero are drawn on a scale of their own, and its note says so; bars
    always start at zero. ``whole``: only whole numbers make sense as ticks.
    """
    lowest, highest = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(1))
    largest = max(abs(lowest), abs(highest))
    if from_zero or highest - lowest >= _NARROW * largest:
        lowest, highest = min(lowest, Decimal(0)), max(highest, Decimal(0))
    if lowest == highest:
        lowest, highest = lowest - (lowest > 0), highest + 1
    step = _step(highest - lowest, whole=whole)
    start = (lowest / step).to_integral_value(ROUND_FLOOR)
    stop = (highest / step).to_integral_value(ROUND_CEILING)
    marks = [step * n for n in range(int(start), int(stop) + 1)]
    ticks = tuple(Tick(value=mark, text=tick_text(mark, unit)) for mark in marks)
    note = say.NO_ZERO if marks[0] > 0 or marks[-1] < 0 else ""
    return Axis(minimum=marks[0], maximum=marks[-1], ticks=ticks, unit=say.unit_axis(unit), note=note)


def round_above(number: Decimal) -> Decimal:
    """The first round number (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten) that is not below ``number``."""
    power = Decimal(1).scaleb(number.adjusted())
    for lead in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"):
        if Decimal(lead) * power >= number:
            return Decimal(lead) * power
    raise AssertionError(f"{number} is above ten times its own power of ten")


def _step(span: Decimal, *, whole: bool) -> Decimal:
    rough = span / _TICKS
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(lead * power for lead in _STEPS if lead * power >= rough)
    return max(step, Decimal(1)).to_integral_value(ROUND_CEILING) if whole else step
