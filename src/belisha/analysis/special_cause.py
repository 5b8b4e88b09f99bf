"""Which points are special, by which rule, and which way they point. Columns in, columns out, on any engine.

A run never crosses a missing period or the start of a baseline: nobody knows on which side the missing value was.
"""

from __future__ import annotations

import narwhals as nw

from belisha.analysis.frame import OWN, first_of, flag
from belisha.analysis.process_rules import CLOSE, EPSILON, SHIFT_LENGTH, TREND_LENGTH, Rule
from belisha.analysis.rows import Rows

VALUE, MEAN, REACH, STARTS = f"{OWN}value", f"{OWN}mean", f"{OWN}reach", f"{OWN}starts"
SIDE, STEP, RULE, POINTING = f"{OWN}side", f"{OWN}step", f"{OWN}rule", f"{OWN}pointing"
APART = f"{OWN}apart"
_CLOSE, _OUTSIDE, _WINDOW = f"{OWN}close", f"{OWN}outside", f"{OWN}window"
_TREND, _SHIFT, _TIE = f"{OWN}trend", f"{OWN}shift", f"{OWN}tie"


def special_causes(rows: Rows) -> Rows:
    """Add RULE (empty for none) and POINTING (1 up, −1 down, 0 neither).

    The rows have VALUE (null where missing), MEAN, APART (value − mean), REACH (from mean to limit, null without
    limits) and STARTS: 1 where an unbroken run of values begins, and at every gap, else 0.
    """
    value, reach, apart, tie = nw.col(VALUE), nw.col(REACH), nw.col(APART), nw.col(_TIE)
    follows = nw.col(STARTS) == 0
    # A column of its own, since an expression is worked out wherever it stands.
    rows = rows.add(_tie().alias(_TIE))
    rows = rows.add(
        _sign(apart, tie).alias(SIDE),
        nw.when(follows).then(_sign(value - rows.beside(VALUE), tie)).otherwise(0).alias(STEP),
        flag(apart.abs() > reach + tie).alias(_OUTSIDE),
        flag((apart.abs() > reach * CLOSE + tie) & (apart.abs() <= reach + tie)).alias(_CLOSE),
    )
    three = nw.col(_CLOSE) + rows.flag(_CLOSE, 1) + rows.flag(_CLOSE, 2)
    sides = nw.col(SIDE) + rows.flag(SIDE, 1) + rows.flag(SIDE, 2)
    unbroken = follows & (rows.beside(STARTS) == 0)
    rows = rows.add(
        # The first step of a stretch has none before it: there STEP is 0.
        flag((nw.col(STEP) != 0) & (nw.col(STEP) == rows.beside(STEP))).alias(_TREND),
        flag(follows & (nw.col(SIDE) != 0) & (nw.col(SIDE) == rows.beside(SIDE))).alias(_SHIFT),
        flag(unbroken & (three >= 2) & (sides.abs() == 3)).alias(_WINDOW),
    )
    rows = _whole_runs(rows)
    near = (nw.col(_WINDOW) == 1) | (rows.beside(_WINDOW, -1) == 1) | (rows.beside(_WINDOW, -2) == 1)
    rule = first_of(
        (nw.col(_OUTSIDE) == 1, Rule.OUTSIDE_LIMITS),
        (nw.col(_TREND) > 0, Rule.TREND),
        ((nw.col(_CLOSE) == 1) & near, Rule.TWO_IN_THREE),
        (nw.col(_SHIFT) > 0, Rule.SHIFT),
    )
    return rows.add(rule.alias(RULE)).add(_pointing(rows).alias(POINTING))


def _whole_runs(rows: Rows) -> Rows:
    """From flags that a point goes on as the one before, mark all points of runs of seven: above 0 there.

    A trend has six steps, so five that go on as before; a shift has six points that do. The product over so many rows,
    of two and two of them and then of four and four that overlap, is 1 at the last; from there it is spread back over
    the seven. No run crosses a series' start, where the flags are 0.
    """
    for trend, shift in ((1, 1), (2, 2), (TREND_LENGTH - 6, SHIFT_LENGTH - 5)):
        rows = rows.add(
            (nw.col(_TREND) * rows.flag(_TREND, trend)).alias(_TREND),
            (nw.col(_SHIFT) * rows.flag(_SHIFT, shift)).alias(_SHIFT),
        )
    for ahead in (1, 2, 3):
        rows = rows.add(*((nw.col(name) + rows.flag(name, -ahead)).alias(name) for name in (_TREND, _SHIFT)))
    return rows


def _pointing(rows: Rows) -> nw.Expr:
    """Up or down. A point of a trend goes where the next step leads if the trend goes on there, else whence it came.

    So the turn between a rising and a falling run belongs to the fall, as in NHSRplotthedots; so does, as there, the
    end of a run whose next point begins another one lower or level.
    """
    goes_on = (rows.beside(STARTS, -1) == 0) & (rows.beside(_TREND, -1) > 0)
    leads = nw.when(goes_on).then(rows.beside(STEP, -1)).otherwise(nw.col(STEP))
    way = nw.when(nw.col(RULE) == Rule.TREND.value).then(leads).otherwise(nw.col(SIDE))
    return nw.when(nw.col(RULE) == "").then(0).otherwise(nw.when(way == 1).then(1).otherwise(-1))


def _tie() -> nw.Expr:
    """How little two figures may differ and be equal."""
    value, mean = nw.col(VALUE).abs(), nw.col(MEAN).abs()
    return nw.when(value > mean).then(value).otherwise(mean) * EPSILON


def _sign(difference: nw.Expr, tie: nw.Expr) -> nw.Expr:
    """1 above, −1 below, 0 where equal within ``tie`` or unknown."""
    return flag(difference > tie) - flag(difference < -tie)
