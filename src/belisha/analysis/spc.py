"""Process behaviour (XmR) charts by the rules of NHS Making Data Count, for a whole table of series at once."""

from __future__ import annotations

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, Columns, Frame, constant_or_column, first_of, give_back, take
from belisha.analysis.process_rules import (
    ABSURD,
    EPSILON,
    FEWEST_POINTS,
    SCREEN,
    XMR_LIMIT,
    Assurance,
    NoLimits,
    ProcessSettings,
    Variation,
)
from belisha.analysis.special_cause import MEAN, POINTING, REACH, RULE, STRETCH, VALUE, special_causes
from belisha.domain.indicator import Polarity

MADE = (
    *("mean", "lower", "upper", "special_cause", "rule", "variation", "assurance"),
    *("baseline", "points", "correlation", "no_limits"),
)
"""The columns that ``process_points`` adds."""
_BETTER, _BASE, _RANGE = f"{OWN}better", f"{OWN}base", f"{OWN}range"
_TARGET, _LOW, _HIGH = f"{OWN}target", f"{OWN}target_lower", f"{OWN}target_upper"
_FLOOR, _CEILING, _GOLDILOCKS = f"{OWN}floor", f"{OWN}ceiling", f"{OWN}goldilocks"
_LATEST, _ABSURD, _MIDDLE = f"{OWN}latest", f"{OWN}absurd", f"{OWN}middle"
_UPPER, _LOWER = f"{OWN}upper", f"{OWN}lower"
_APART, _PAIR, _SQUARE = f"{OWN}apart", f"{OWN}pair", f"{OWN}square"


def process_points(
    frame: IntoFrameT, settings: ProcessSettings | None = None, columns: Columns | None = None
) -> IntoFrameT:
    """``frame`` with MADE added: for each point its limits, whether it is special and why, and the series' assurance.

    The frame may be Narwhals', or any engine's that Narwhals knows; a lazy one stays lazy. A row without a value is a
    gap, as is a period without a row. ``baseline`` counts from 0; ``points`` is how many values the limits rest on.
    ``correlation`` is the lag-one correlation of the baseline's values: high where they carry over, as stocks do.
    ``no_limits`` says why there are none (a code of NoLimits), else it is empty. ``variation`` is empty at gaps and
    where there is no mean. Raises FrameError.
    """
    settings, columns = settings or ProcessSettings(), columns or Columns()
    rebase = [settings.rebase] if settings.rebase else []
    taken = take(frame, [*columns.series, columns.period, columns.value, *rebase], MADE)
    series, period = list(columns.series), columns.period
    prepared = _stretches(_prepared(taken, settings, columns), columns, settings)
    limited = _limits(prepared, series, period, settings)
    marked = special_causes(_correlated(limited, series, period), series, period)
    return give_back(_assured(_told(marked), series, period), frame, MADE)


def _prepared(frame: Frame, settings: ProcessSettings, columns: Columns) -> Frame:
    """The settings as columns, and values that are no numbers or absurd set aside."""
    names = frame.collect_schema().names()
    given = {
        _TARGET: settings.target,
        _LOW: settings.target_lower,
        _HIGH: settings.target_upper,
        _FLOOR: settings.lower,
        _CEILING: settings.upper,
    }
    by_row = settings.polarity in names
    polarity = nw.col(settings.polarity) if by_row else nw.lit(Polarity(settings.polarity).value)
    value = nw.col(columns.value).cast(nw.Float64)
    frame = frame.with_columns(
        *(constant_or_column(number, names).alias(name) for name, number in given.items()),
        value.alias(VALUE),
        nw.when(polarity == Polarity.MAXIMISE.value)
        .then(1)
        .otherwise(nw.when(polarity == Polarity.MINIMISE.value).then(-1).otherwise(0))
        .alias(_BETTER),
        nw.when(polarity == Polarity.GOLDILOCKS.value).then(1).otherwise(0).alias(_GOLDILOCKS),
    )
    # NaN is neither below nor above, so it is absurd too, except on engines where it is how a gap is written.
    sane = nw.col(VALUE).is_null() | ((nw.col(VALUE) < ABSURD) & (nw.col(VALUE) > -ABSURD))
    return (
        frame.with_columns(nw.when(sane).then(0).otherwise(1).alias(_ABSURD))
        .with_columns(nw.when(nw.col(_ABSURD) == 0).then(nw.col(VALUE)).alias(VALUE))
        .with_columns(nw.col(_ABSURD).max().over(*columns.series).alias(_ABSURD))
    )


def _stretches(frame: Frame, columns: Columns, settings: ProcessSettings) -> Frame:
    """Number baselines, and within them the unbroken runs of values."""
    series, period = list(columns.series), columns.period
    before = nw.col(period).shift(1).over(*series, order_by=period)
    value_before = nw.col(VALUE).shift(1).over(*series, order_by=period)
    anew = nw.when(nw.col(settings.rebase)).then(1).otherwise(0) if settings.rebase else nw.lit(0)
    follows = (nw.col(period) - before == columns.step) & ~value_before.is_null() & ~nw.col(VALUE).is_null()
    frame = frame.with_columns(
        anew.cast(nw.Int64).alias("baseline"), nw.when(follows).then(0).otherwise(1).alias(STRETCH)
    )
    return frame.with_columns(
        (nw.col("baseline").cum_sum().over(*series, order_by=period)).alias("baseline"),
        nw.when(nw.col("baseline") == 1).then(1).otherwise(nw.col(STRETCH)).alias(STRETCH),
    ).with_columns(nw.col(STRETCH).cum_sum().over(*series, order_by=period).alias(STRETCH))


def _limits(frame: Frame, series: list[str], period: str, settings: ProcessSettings) -> Frame:
    """Mean, and the reach from it to the limits, for each baseline."""
    group = [*series, "baseline"]
    # A rebase at a series' first row makes the first baseline, not a second one.
    frame = frame.with_columns((nw.col("baseline") - nw.col("baseline").min().over(*series)).alias("baseline"))
    base = nw.col(VALUE)
    if settings.fix is not None:
        known = nw.when(nw.col(VALUE).is_null()).then(0).otherwise(1)
        frame = frame.with_columns(known.alias(_BASE))
        frame = frame.with_columns(nw.col(_BASE).cum_sum().over(*group, order_by=period).alias(_BASE))
        base = nw.when(nw.col(_BASE) <= settings.fix).then(nw.col(VALUE))
    frame = frame.with_columns(base.alias(_BASE))
    frame = frame.with_columns(
        (nw.col(_BASE) - nw.col(_BASE).shift(1).over(*series, STRETCH, order_by=period)).abs().alias(_RANGE),
        nw.col(_BASE).mean().over(*group).alias(MEAN),
        nw.col(_BASE).count().over(*group).alias("points"),
    )
    frame = frame.with_columns(nw.col(_RANGE).mean().over(*group).alias(REACH))
    if settings.screen:
        frame = frame.with_columns(nw.when(nw.col(_RANGE) < SCREEN * nw.col(REACH)).then(nw.col(_RANGE)).alias(_RANGE))
        frame = frame.with_columns(nw.col(_RANGE).mean().over(*group).alias(REACH))
    enough = (nw.col("points") >= FEWEST_POINTS) & (nw.col(_ABSURD) == 0)
    return frame.with_columns(
        nw.when(enough).then(nw.col(MEAN)).alias(MEAN),
        nw.when(enough).then(nw.col(REACH) * XMR_LIMIT).alias(REACH),
        nw.when(enough).then(nw.col(VALUE)).alias(VALUE),
        _no_limits().alias("no_limits"),
    )


def _correlated(frame: Frame, series: list[str], period: str) -> Frame:
    """How much of each value's distance from the mean the next one keeps, over pairs that follow each other."""
    group = [*series, "baseline"]
    frame = frame.with_columns((nw.col(VALUE) - nw.col(MEAN)).alias(_APART))
    frame = frame.with_columns(
        (nw.col(_APART) * nw.col(_APART).shift(1).over(*series, STRETCH, order_by=period)).alias(_PAIR),
        (nw.col(_APART) * nw.col(_APART)).alias(_SQUARE),
    )
    frame = frame.with_columns(*(nw.col(name).sum().over(*group).alias(name) for name in (_PAIR, _SQUARE)))
    varies = nw.col(_SQUARE) > EPSILON * EPSILON * nw.col(MEAN) * nw.col(MEAN) * nw.col("points")
    return frame.with_columns(nw.when(varies).then(nw.col(_PAIR) / nw.col(_SQUARE)).alias("correlation"))


def _no_limits() -> nw.Expr:
    return first_of(
        (nw.col(_ABSURD) == 1, NoLimits.ABSURD_VALUE),
        (nw.col("points") < FEWEST_POINTS, NoLimits.TOO_FEW_POINTS),
        (nw.col(REACH).is_null(), NoLimits.NO_MOVING_RANGES),
    )


def _told(frame: Frame) -> Frame:
    """The results under the names they are given back by; limits are cut at the bounds only here, after the rules."""
    upper, lower = nw.col(MEAN) + nw.col(REACH), nw.col(MEAN) - nw.col(REACH)
    way = nw.col(POINTING) * nw.col(_BETTER)
    judged = first_of(
        (way == 1, Variation.IMPROVEMENT),
        (way == -1, Variation.CONCERN),
        (nw.col(POINTING) == 1, Variation.NEUTRAL_HIGH),
        (nw.col(POINTING) == -1, Variation.NEUTRAL_LOW),
        (~nw.col(VALUE).is_null(), Variation.COMMON_CAUSE),
    )
    return frame.with_columns(
        nw.col(MEAN).alias("mean"),
        nw.when(upper > nw.col(_CEILING)).then(nw.col(_CEILING)).otherwise(upper).alias("upper"),
        nw.when(lower < nw.col(_FLOOR)).then(nw.col(_FLOOR)).otherwise(lower).alias("lower"),
        (nw.col(RULE) != "").alias("special_cause"),
        nw.col(RULE).alias("rule"),
        judged.alias("variation"),
        upper.alias(_UPPER),
        lower.alias(_LOWER),
    )


def _assured(frame: Frame, series: list[str], period: str) -> Frame:
    """What the latest limits promise about the latest target, the same on every row of a series."""
    frame = frame.with_columns(nw.col(period).max().over(*series).alias(_LATEST))
    newest = nw.col(period) == nw.col(_LATEST)
    frame = frame.with_columns(
        *(
            nw.when(newest).then(nw.col(name)).max().over(*series).alias(name)
            for name in (_LOWER, _UPPER, _TARGET, _LOW, _HIGH)
        ),
        nw.when(newest).then(nw.col(MEAN)).max().over(*series).alias(_MIDDLE),
    )
    lower, upper, tie = nw.col(_LOWER), nw.col(_UPPER), nw.col(_MIDDLE).abs() * EPSILON

    def above(number: nw.Expr) -> nw.Expr:
        return number > upper + tie

    def below(number: nw.Expr) -> nw.Expr:
        return number < lower - tie

    target, low, high = nw.col(_TARGET), nw.col(_LOW), nw.col(_HIGH)
    upward, downward, band = nw.col(_BETTER) == 1, nw.col(_BETTER) == -1, nw.col(_GOLDILOCKS) == 1
    one_sided = (upward | downward) & ~target.is_null()
    two_sided = band & ~low.is_null() & ~high.is_null()
    return frame.with_columns(
        first_of(
            (nw.col(_MIDDLE).is_null(), ""),
            ((upward & below(target)) | (downward & above(target)), Assurance.CONSISTENTLY_PASSES),
            ((upward & above(target)) | (downward & below(target)), Assurance.CONSISTENTLY_FAILS),
            (two_sided & below(low) & above(high), Assurance.CONSISTENTLY_PASSES),
            (two_sided & (above(low) | below(high)), Assurance.CONSISTENTLY_FAILS),
            (one_sided | two_sided, Assurance.HIT_AND_MISS),
        ).alias("assurance")
    )
