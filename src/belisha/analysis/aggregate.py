"""Quarters, years, years to date and rolling periods made of shorter periods' own values. Never an average of rates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from belisha.analysis.recover import FACTORS, Own
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind
from belisha.domain.period import Period


class NotAggregated(StrEnum):
    """Why a span has no value."""

    PERIOD_MISSING = "period_missing"
    """A part of the span has no value, so a total would be too small."""
    NO_PARTS = "no_parts"
    """A rate needs its numerators and denominators."""
    NOT_ADDITIVE = "not_additive"
    """Scores and times have no sum, and their average would need weights that nobody stated."""
    NOTHING_COUNTED = "nothing_counted"


class Total(Frozen):
    """The value for a span of periods, or why there is none."""

    period: Period
    value: Decimal | None = None
    why_not: NotAggregated | None = None
    tentative: bool = False


def total(own: Sequence[Own], span: Period, indicator: Indicator) -> Total:
    """One value for ``span`` from the own values of the periods in it.

    A snapshot's is the last one's; counts and money add up; a rate or average is the sum of its numerators over the sum
    of its denominators.
    """
    inside = sorted((o for o in own if span.first <= o.period.first and o.period.last <= span.last), key=_by_period)
    tentative = any(o.tentative for o in inside)
    if (
        indicator.aggregation in {Aggregation.SNAPSHOT, Aggregation.YTD_SNAPSHOT}
        and indicator.kind is not NumberKind.RATE
    ):
        last = next((o for o in inside if o.period.last == span.last), None)
        if last is None or last.value is None:
            return Total(span, why_not=NotAggregated.PERIOD_MISSING)
        return Total(span, last.value, tentative=last.tentative)
    if sum(o.period.months for o in inside) != span.months or any(o.value is None for o in inside):
        return Total(span, why_not=NotAggregated.PERIOD_MISSING)
    has_parts = any(o.denominator is not None for o in inside)
    if has_parts or indicator.kind is NumberKind.RATE:
        return _rate(inside, span, indicator, tentative=tentative)
    if indicator.kind not in {NumberKind.COUNT, NumberKind.MONEY}:
        return Total(span, why_not=NotAggregated.NOT_ADDITIVE)
    return Total(span, sum((o.value for o in inside if o.value is not None), Decimal(0)), tentative=tentative)


def year_to_date(own: Sequence[Own], until: Period, indicator: Indicator, year_start: int) -> Total:
    """From the first month of the organisation's year to the end of ``until``."""
    start = until.in_year(year_start).first
    return total(own, Period.range(_month(start), _month(until.last)), indicator)


def rolling(own: Sequence[Own], until: Period, months: int, indicator: Indicator) -> Total:
    """The ``months`` that end with ``until``: 3 for a rolling quarter, 12 for a rolling year."""
    return total(own, Period.range(_month(until.last - months + 1), _month(until.last)), indicator)


def _rate(inside: Sequence[Own], span: Period, indicator: Indicator, *, tentative: bool) -> Total:
    tops = [o.numerator for o in inside if o.numerator is not None]
    bottoms = [o.denominator for o in inside if o.denominator is not None]
    if len(tops) < len(inside) or len(bottoms) < len(inside):
        return Total(span, why_not=NotAggregated.NO_PARTS)
    counted = sum(bottoms, Decimal(0))
    if not counted:
        return Total(span, why_not=NotAggregated.NOTHING_COUNTED)
    rate = sum(tops, Decimal(0)) / counted * FACTORS.get(indicator.unit, Decimal(1))
    return Total(span, rate, tentative=tentative)


def _month(count: int) -> Period:
    return Period.month(count // 12, count % 12 + 1)


def _by_period(own: Own) -> Period:
    return own.period
