"""Each period's own value for a whole table of indicators at once: the rules of ``recover``, on any engine."""

from __future__ import annotations

import narwhals as nw

from belisha.analysis.frame import OWN, first_of, flag, remainder
from belisha.analysis.grown import FOLLOWS, FRESH, WHY, grown, reason, why_text
from belisha.analysis.process_rules import NoLimits
from belisha.analysis.recover import FACTORS, NotRecovered
from belisha.analysis.rows import Rows
from belisha.analysis.scaled import PLACES
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, NumberKind

_HAS, _PARTS, _ADDS, _RATE, _FIXED, _STANDS = (
    f"{OWN}{name}" for name in ("has", "parts", "adds", "rate", "fixed", "stands")
)
_FACTOR, _TURN, _YEAR, _COUNT, _LOW, _HIGH, _SHRINKS = (
    f"{OWN}{name}" for name in ("factor", "turn", "year", "count", "low", "high", "shrinks")
)
_TOP, _BOTTOM, _AIM = f"{OWN}top", f"{OWN}bottom", f"{OWN}aim"
_SLACK = 1e-9
"""Two doubles that stand for the same decimal differ by less than this share of it."""


class OwnColumns(Frozen, kw_only=True):
    """``months`` is the length of a row's period; ``year_start`` the first month of the organisation's year, 1 to 12.

    ``doubtful`` is true where a value may still change. ``aggregation``, ``kind`` and ``unit`` hold the codes of
    Aggregation, NumberKind and Unit.
    """

    value: str = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    target: str = "target"
    aggregation: str = "aggregation"
    kind: str = "kind"
    unit: str = "unit"
    decimals: str = "decimals"
    resets: str = "resets"
    breaks: str = "breaks"
    doubtful: str = "doubtful"
    months: str = "months"
    year_start: str = "year_start"


def recovered(rows: Rows, c: OwnColumns) -> Rows:
    """Add ``own``, ``own_why_not``, ``own_tentative``, ``own_target``, and ``refusal``: why a series cannot be taken
    apart, else empty."""
    stands = _is(c.aggregation, Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL)
    value, target = nw.col(c.value).cast(nw.Float64), nw.col(c.target).cast(nw.Float64)
    rows = rows.add(nw.when(stands).then(1).otherwise(0).alias(_STANDS))
    if not rows.may_hold(nw.col(_STANDS) == 0):
        missing = first_of((value.is_null(), NotRecovered.NO_VALUE))
        return rows.add(
            value.alias("own"),
            missing.alias("own_why_not"),
            nw.col(c.doubtful).alias("own_tentative"),
            target.alias("own_target"),
            nw.lit("").alias("refusal"),
        )
    rows = _grouped(_begun(rows, c), c)
    names = {c.value: _ADDS, c.numerator: _TOP, c.denominator: _BOTTOM, c.target: _AIM}
    return _chosen(grown(rows, names), c)


def _is(column: str, *codes: str) -> nw.Expr:
    met = nw.col(column) == str(codes[0])
    for code in codes[1:]:
        met = met | (nw.col(column) == str(code))
    return met


def _begun(rows: Rows, c: OwnColumns) -> Rows:
    """Where counts start afresh, and which row is that of the period before."""
    begins = remainder(nw.col(rows.period), 12) == nw.col(c.year_start) - 1
    resets = (nw.col(c.resets) == nw.lit(value=True)) | ~_is(c.aggregation, Aggregation.CUMULATIVE)
    follows = nw.col(rows.period) - rows.before(rows.period) == nw.col(c.months)
    turned = (nw.col(rows.period) - nw.col(c.year_start) + 1) // 12
    factor: nw.Expr = nw.lit(1.0)
    for unit, size in FACTORS.items():
        factor = nw.when(nw.col(c.unit) == unit.value).then(nw.lit(float(size))).otherwise(factor)
    rows = rows.add(
        flag(begins & resets).alias(FRESH),
        flag(follows).alias(FOLLOWS),
        flag(~nw.col(c.value).is_null()).alias(_HAS),
        flag(~nw.col(c.denominator).is_null()).alias(_PARTS),
        factor.alias(_FACTOR),
        turned.alias(_TURN),
    )
    return rows.numbered(nw.when(nw.col(_TURN) == rows.before(_TURN)).then(0).otherwise(1), _YEAR)


def _grouped(rows: Rows, c: OwnColumns) -> Rows:
    """For each series, by which rule it is taken apart: _ADDS up, _RATE, and whether its denominator is _FIXED."""
    bottom = nw.col(c.denominator).cast(nw.Float64)
    rate = nw.col(c.numerator).cast(nw.Float64) / nw.when(bottom != 0).then(bottom) * nw.col(_FACTOR)
    reach: nw.Expr = nw.lit(1.0)
    for places in range(1, PLACES + 1):
        reach = nw.when(nw.col(c.decimals) == places).then(nw.lit(10.0**-places)).otherwise(reach)
    value = nw.col(c.value).cast(nw.Float64)
    agrees = (rate - value).abs() <= reach * (1 + _SLACK) + value.abs() * _SLACK
    known = nw.when(nw.col(_HAS) == 1).then(bottom)
    part = rows.part(_YEAR)
    rows = _ordered_years(rows, c).add(
        nw.when(nw.col(_HAS) == 0).then(0).otherwise(nw.when(agrees).then(0).otherwise(1)).alias(_RATE),
        known.min().over(*part).alias(_LOW),
        known.max().over(*part).alias(_HIGH),
        nw.col(_HAS).sum().over(*part).alias(_COUNT),
    )
    varies = (nw.col(_HIGH) > nw.col(_LOW)) | ((nw.col(_HAS) == 1) & (nw.col(_PARTS) == 0))
    rows = rows.add(flag(varies).alias(_FIXED))
    series = (_PARTS, _RATE, _FIXED, _COUNT, _SHRINKS, _HAS)
    rows = rows.add(*(nw.col(name).max().over(*rows.keys).alias(f"{name}_most") for name in series))

    def most(name: str) -> nw.Expr:
        return nw.col(f"{name}_most")

    cumulative = _is(c.aggregation, Aggregation.CUMULATIVE)
    counts = _is(c.kind, NumberKind.COUNT, NumberKind.MONEY, NumberKind.SCORE)
    to_date = _is(c.aggregation, Aggregation.YTD_AVERAGE, Aggregation.YTD_SNAPSHOT) & (most(_SHRINKS) == 0)
    adds = cumulative & counts & (most(_PARTS) == 0)
    takes = (cumulative | to_date) & (most(_HAS) == 1) & (most(_RATE) == 0)
    fixed = (most(_FIXED) == 0) & (most(_COUNT) > 1)
    return rows.add(
        nw.when(nw.col(_STANDS) == 1).then(0).otherwise(flag(adds)).alias(f"{_ADDS}_rule"),
        nw.when((nw.col(_STANDS) == 1) | adds).then(0).otherwise(flag(takes)).alias(_RATE),
        flag(fixed).alias(_FIXED),
    )


def _ordered_years(rows: Rows, c: OwnColumns) -> Rows:
    """Mark in _SHRINKS what a figure for the year to date cannot do: its parts shrink within a year, or do not grow."""
    parts = {_TOP: c.numerator, _BOTTOM: c.denominator, _SHRINKS: _YEAR}
    valued = nw.col(_HAS) == 1
    rows = rows.add(
        *(nw.when(valued).then(nw.col(name).fill_null(0)).alias(new) for new, name in parts.items()),
    )
    rows = rows.add(*(rows.filled(name).alias(f"{name}_held") for name in parts))
    top, bottom = (nw.col(name) - rows.beside(f"{name}_held") for name in (_TOP, _BOTTOM))
    same_year = nw.col(_YEAR) == rows.beside(f"{_SHRINKS}_held")
    return rows.add(flag(valued & same_year & ((top < 0) | (bottom <= 0))).alias(_SHRINKS))


def _chosen(rows: Rows, c: OwnColumns) -> Rows:
    """The own value by the series' rule, and why there is none."""
    adds, rate, fixed = (nw.col(name) == 1 for name in (f"{_ADDS}_rule", _RATE, _FIXED))
    stands = nw.col(_STANDS) == 1
    bottom = nw.when(fixed).then(nw.col(c.denominator).cast(nw.Float64)).otherwise(nw.col(_BOTTOM))
    no_denominator = nw.when(nw.col(c.denominator).is_null()).then(reason(NotRecovered.NO_VALUE)).otherwise(0)
    why_bottom = nw.when(fixed).then(no_denominator).otherwise(nw.col(f"{_BOTTOM}{WHY}"))
    nothing = nw.when(bottom == 0).then(reason(NotRecovered.NOTHING_COUNTED)).otherwise(0)
    why_rate = nw.col(f"{_TOP}{WHY}")
    for next_why in (why_bottom, nothing):
        why_rate = nw.when(why_rate != 0).then(why_rate).otherwise(next_why)
    why = nw.when(adds).then(nw.col(f"{_ADDS}{WHY}")).otherwise(why_rate)
    broken = nw.col(c.breaks) & (nw.col(FRESH) == 0)
    why = nw.when((why == 0) & broken).then(reason(NotRecovered.BREAK_IN_SERIES)).otherwise(why)
    missing = nw.when(nw.col(_HAS) == 1).then(0).otherwise(reason(NotRecovered.NO_VALUE))
    why = nw.when(stands).then(missing).otherwise(nw.when(adds | rate).then(why).otherwise(0))
    own = (
        nw.when(adds).then(nw.col(_ADDS)).otherwise(nw.col(_TOP) / nw.when(bottom != 0).then(bottom) * nw.col(_FACTOR))
    )
    own = nw.when(stands).then(nw.col(c.value).cast(nw.Float64)).otherwise(nw.when(adds | rate).then(own))
    target: nw.Expr = nw.when(adds | (rate & fixed)).then(nw.col(_AIM))
    target = nw.when(stands | (rate & ~fixed)).then(nw.col(c.target).cast(nw.Float64)).otherwise(target)
    taken_off = ~stands & (nw.col(FOLLOWS) == 1) & (nw.col(FRESH) == 0)
    rows = rows.add(why.alias(f"own{WHY}"))
    return rows.add(
        nw.when(nw.col(f"own{WHY}") == 0).then(own).alias("own"),
        why_text("own").alias("own_why_not"),
        (nw.col(c.doubtful) | (taken_off & (flag(rows.beside(c.doubtful)) == 1))).alias("own_tentative"),
        target.alias("own_target"),
        first_of(
            (stands | adds | rate, ""),
            (_is(c.aggregation, Aggregation.CUMULATIVE), NoLimits.CUMULATIVE),
            (_is(c.aggregation, Aggregation.ROLLING_QUARTER), NoLimits.ROLLING),
            (_is(c.aggregation, Aggregation.YTD_AVERAGE, Aggregation.YTD_SNAPSHOT), NoLimits.YEAR_TO_DATE),
            (~stands, NoLimits.AGGREGATION_NOT_STATED),
        ).alias("refusal"),
    )
