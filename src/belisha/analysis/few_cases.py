"""Whether a share or a rate differs from that of a year before by more than chance makes of so few cases."""

from __future__ import annotations

from decimal import Decimal

from belisha.analysis.recover import FACTORS
from belisha.analysis.small_numbers import Difference, compare_proportions, compare_rates
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Indicator, NumberKind, Unit
from belisha.domain.observation import Observation


class FewCases(Frozen, kw_only=True):
    """A difference that chance alone may have made. ``of`` and ``before`` are the two denominators.

    ``share``: cases out of so many; else cases for so many people.
    """

    of: Decimal
    before: Decimal
    share: bool


def few_cases(now: Observation | None, before: Observation | None, indicator: Indicator) -> FewCases | None:
    """Shares by Wilson's intervals, rates per so many people by Byar's; None where the difference is more than chance,
    where there is none, or where numerators and denominators are not whole counts.
    """
    if indicator.kind is not NumberKind.RATE or indicator.unit not in FACTORS:
        return None
    cases, earlier = _counts(now), _counts(before)
    if cases is None or earlier is None or cases == earlier:
        return None
    share = indicator.unit is Unit.PERCENT
    if share and not all(0 <= top <= bottom for top, bottom in (cases, earlier)):
        return None
    compare = compare_proportions if share else compare_rates
    difference = compare(_floats(cases), _floats(earlier))
    return FewCases(of=cases[1], before=earlier[1], share=share) if difference is Difference.TOO_FEW_CASES else None


type _Counts = tuple[Decimal, Decimal]


def _counts(observation: Observation | None) -> _Counts | None:
    """Numerator and denominator, where they are counts of cases."""
    if observation is None or observation.value is None:
        return None
    top, bottom = observation.numerator, observation.denominator
    if top is None or bottom is None or top < 0 or bottom <= 0:
        return None
    return (top, bottom) if top == top.to_integral_value() and bottom == bottom.to_integral_value() else None


def _floats(counts: _Counts) -> tuple[float, float]:
    return float(counts[0]), float(counts[1])
