"""Which points are special, by which rule, and which way they point. Columns in, columns out, on any engine.

A run never crosses a missing period or the start of a baseline: nobody knows on which side the missing value was.
"""

from __future__ import annotations

import narwhals as nw

from belisha.analysis.frame import OWN, Frame, first_of
from belisha.analysis.process_rules import CLOSE, EPSILON, SHIFT_LENGTH, TREND_LENGTH, Rule

VALUE, MEAN, REACH, STRETCH = f"{OWN}value", f"{OWN}mean", f"{OWN}reach", f"{OWN}stretch"
SIDE, STEP, RULE, POINTING = f"{OWN}side", f"{OWN}step", f"{OWN}rule", f"{OWN}pointing"
_CLOSE, _OUTSIDE, _WINDOW, _TREND = f"{OWN}close", f"{OWN}outside", f"{OWN}window", f"{OWN}trend"
_STEP_RUN, _SIDE_RUN, _STEPS, _SIDES = f"{OWN}step_run", f"{OWN}side_run", f"{OWN}steps", f"{OWN}sides"
_NEXT, _GOES_ON = f"{OWN}next", f"{OWN}goes_on"


def special_causes(frame: Frame, series: list[str], period: str) -> Frame:
    """Add RULE (empty for none) and POINTING (1 up, −1 down, 0 neither).

    The frame has VALUE (null where missing), MEAN, REACH (from mean to limit, null without limits) and STRETCH, a
    number for each unbroken run of values within a baseline.
    """
    stretch = [*series, STRETCH]

    def before(name: str, rows: int = 1) -> nw.Expr:
        return nw.col(name).shift(rows).over(*stretch, order_by=period)

    value, mean = nw.col(VALUE), nw.col(MEAN)
    tie = nw.max_horizontal(value.abs(), mean.abs()) * EPSILON
    apart = value - mean
    frame = frame.with_columns(
        _sign(apart, tie).alias(SIDE),
        _sign(value - before(VALUE), tie).alias(STEP),
        _flag(apart.abs() > nw.col(REACH) + tie).alias(_OUTSIDE),
        _flag((apart.abs() > nw.col(REACH) * CLOSE + tie) & (apart.abs() <= nw.col(REACH) + tie)).alias(_CLOSE),
    )
    frame = _run_lengths(frame, series, period)
    three = nw.col(_CLOSE) + before(_CLOSE) + before(_CLOSE, 2)
    sides = nw.col(SIDE) + before(SIDE) + before(SIDE, 2)
    long = _flag((nw.col(_STEPS) >= TREND_LENGTH - 1) & (nw.col(STEP) != 0))
    frame = frame.with_columns(_flag((three >= 2) & (sides.abs() == 3)).alias(_WINDOW), long.alias(_STEPS))
    # A trend is its steps and the point before the first of them.
    frame = frame.with_columns(
        _flag((nw.col(_STEPS) == 1) | (before(_STEPS, -1) == 1)).alias(_TREND), before(STEP, -1).alias(_NEXT)
    )
    frame = frame.with_columns(
        _flag(
            (nw.col(_CLOSE) == 1) & ((nw.col(_WINDOW) == 1) | (before(_WINDOW, -1) == 1) | (before(_WINDOW, -2) == 1))
        ).alias(_WINDOW),
        _flag(before(_TREND, -1) == 1).alias(_GOES_ON),
    )
    return frame.with_columns(_rule().alias(RULE)).with_columns(_pointing().alias(POINTING))


def _run_lengths(frame: Frame, series: list[str], period: str) -> Frame:
    """How many steps of one sign, and how many values on one side, stand together at each point."""
    stretch = [*series, STRETCH]
    changes = [
        nw.when(nw.col(name) == nw.col(name).shift(1).over(*stretch, order_by=period)).then(0).otherwise(1).alias(run)
        for name, run in ((STEP, _STEP_RUN), (SIDE, _SIDE_RUN))
    ]
    frame = frame.with_columns(*changes).with_columns(
        *(nw.col(run).cum_sum().over(*stretch, order_by=period).alias(run) for run in (_STEP_RUN, _SIDE_RUN))
    )
    return frame.with_columns(
        nw.col(VALUE).count().over(*stretch, _STEP_RUN).alias(_STEPS),
        nw.col(VALUE).count().over(*stretch, _SIDE_RUN).alias(_SIDES),
    )


def _rule() -> nw.Expr:
    return first_of(
        (nw.col(_OUTSIDE) == 1, Rule.OUTSIDE_LIMITS),
        (nw.col(_TREND) == 1, Rule.TREND),
        (nw.col(_WINDOW) == 1, Rule.TWO_IN_THREE),
        ((nw.col(_SIDES) >= SHIFT_LENGTH) & (nw.col(SIDE) != 0), Rule.SHIFT),
    )


def _pointing() -> nw.Expr:
    """Up or down. A point of a trend goes where the next step leads if the trend goes on there, else whence it came.

    So the turn between a rising and a falling run belongs to the fall, as in NHSRplotthedots; so does, as there, the
    end of a run whose next point begins another one lower or level.
    """
    leads = nw.when(nw.col(_GOES_ON) == 1).then(nw.col(_NEXT)).otherwise(nw.col(STEP))
    trend = nw.when(leads == 1).then(1).otherwise(-1)
    side = nw.when(nw.col(SIDE) == 1).then(1).otherwise(-1)
    return (
        nw.when(nw.col(RULE) == "")
        .then(0)
        .otherwise(nw.when(nw.col(RULE) == Rule.TREND.value).then(trend).otherwise(side))
    )


def _sign(difference: nw.Expr, tie: nw.Expr) -> nw.Expr:
    """1 above, −1 below, 0 where equal within ``tie`` or unknown."""
    return nw.when(difference > tie).then(1).otherwise(nw.when(difference < -tie).then(-1).otherwise(0))


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(1).otherwise(0)
