"""Process behaviour (XmR) charts by the rules of NHS Making Data Count, for a whole table of series at once."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, Columns, FrameError, constant_or_column, first_of, flag, true_column
from belisha.analysis.given import check_codes, check_numbers
from belisha.analysis.process_rules import (
    ABSURD,
    CARRIED_OVER,
    EPSILON,
    FEWEST_POINTS,
    SCREEN,
    XMR_LIMIT,
    Assurance,
    NoLimits,
    ProcessSettings,
    Variation,
)
from belisha.analysis.rows import Rows, rows_of
from belisha.analysis.special_cause import APART, MEAN, POINTING, REACH, RULE, STARTS, VALUE, special_causes
from belisha.domain.indicator import Polarity

MADE = (
    *("mean", "lower", "upper", "special_cause", "rule", "variation", "assurance"),
    *("baseline", "points", "correlation", "no_limits"),
)
"""The columns that ``process_points`` adds."""
_BETTER, _BASE, _RANGE = f"{OWN}better", f"{OWN}base", f"{OWN}range"
_ABSURD, _ANEW, _NEWEST = f"{OWN}absurd", f"{OWN}anew", f"{OWN}newest"
_PAIR, _SQUARE, _CARRIED = f"{OWN}pair", f"{OWN}square", f"{OWN}carried"
_BENEATH, _BEYOND = f"{OWN}beneath", f"{OWN}beyond"
_ASSURANCES = tuple(Assurance)


def process_points(
    frame: IntoFrameT, settings: ProcessSettings | None = None, columns: Columns | None = None
) -> IntoFrameT:
    """``frame`` with MADE added: for each point its limits, whether it is special and why, and the series' assurance.

    The frame may be any engine's that Narwhals knows, or Narwhals' own; a lazy one stays lazy. A row without a value is
    a gap, as is a period without a row. What is not a number (NaN) is a gap in pandas, and elsewhere absurd. A period
    that a series has twice is refused where the frame is in memory.

    ``baseline`` counts from 0; ``points`` is how many values the limits rest on. ``correlation`` is the lag-one
    correlation of the baseline's values: high where they carry over, as stocks do. ``no_limits`` says why there are
    none (a code of NoLimits), else it is empty. ``variation`` is empty at gaps and where there is no mean. Raises
    FrameError.
    """
    settings, columns = settings or ProcessSettings(), columns or Columns()
    rebase = [settings.rebase] if settings.rebase else []
    needed = [*columns.series, columns.period, columns.value, *rebase]
    rows = rows_of(frame, columns.series, columns.period, needed, MADE)
    check_numbers(rows.frame.collect_schema(), [columns.value, *_named_numbers(settings)])
    check_codes(rows.frame, {settings.polarity: Polarity})
    return charted(rows, settings, columns.value, nw.lit(columns.step)).give_back(frame, MADE)


def charted(rows: Rows, settings: ProcessSettings, value: str, step: nw.Expr) -> Rows:
    """``rows`` with MADE, as ``process_points`` has it; ``step`` is how far two periods that follow are apart."""
    names = rows.frame.collect_schema().names()
    limited = _limits(_stretches(_prepared(rows, settings, value, names), step, settings), settings)
    judged = _without_stocks(_correlated(limited), settings, names)
    told = _told(special_causes(judged), settings, names)
    return _assured(told, settings, names)


def _prepared(rows: Rows, settings: ProcessSettings, column: str, names: Sequence[str]) -> Rows:
    """Which way is better, and values that are no numbers or absurd set aside."""
    value = nw.col(column).cast(nw.Float64)
    polarity = _polarity(settings, names)
    falling = nw.when(polarity == Polarity.MINIMISE.value).then(-1).otherwise(0)
    # NaN is neither below nor above, so it is absurd too, except on engines where it is how a gap is written.
    sane = value.is_null() | ((value < ABSURD) & (value > -ABSURD))
    return rows.add(
        nw.when(sane).then(value).alias(VALUE),
        (1 - flag(sane)).max().over(*rows.keys).alias(_ABSURD),
        nw.when(polarity == Polarity.MAXIMISE.value).then(1).otherwise(falling).alias(_BETTER),
    )


def _named_numbers(settings: ProcessSettings) -> list[str]:
    """The columns that settings are read from, row by row."""
    given = (settings.target, settings.target_lower, settings.target_upper, settings.lower, settings.upper)
    return [name for name in given if isinstance(name, str)]


def _polarity(settings: ProcessSettings, names: Sequence[str]) -> nw.Expr:
    if settings.polarity in names:
        return nw.col(settings.polarity)
    if settings.polarity not in {*Polarity}:
        codes = ", ".join(Polarity)
        raise FrameError(f"The polarity '{settings.polarity}' is neither a column of the frame nor one of {codes}.")
    return nw.lit(str(settings.polarity))


def _stretches(rows: Rows, step: nw.Expr, settings: ProcessSettings) -> Rows:
    """Number the baselines (_ANEW), and mark where unbroken runs of values begin."""
    anew = nw.when(nw.col(settings.rebase)).then(1).otherwise(0) if settings.rebase else nw.lit(0)
    follows = nw.col(rows.period) - rows.before(rows.period) == step
    follows = follows & ~rows.beside(VALUE).is_null() & ~nw.col(VALUE).is_null()
    rows = rows.add((1 - flag(follows & (anew == 0))).alias(STARTS)).numbered(anew, _ANEW)
    # A rebase at a series' first row makes the first baseline, not a second one.
    first = nw.col(_ANEW).min().over(*rows.keys)
    return rows.add((nw.col(_ANEW) - first).cast(nw.Int64).alias("baseline"))


def _limits(rows: Rows, settings: ProcessSettings) -> Rows:
    """Mean, and the reach from it to the limits, for each baseline."""
    part = rows.part(_ANEW)
    base = nw.col(VALUE)
    if settings.fix is not None:
        known = nw.when(base.is_null()).then(0).otherwise(1)
        rows = rows.add(known.alias(_BASE), known.alias(_RANGE))
        rows = rows.add((rows.counted(_BASE) - nw.col(_RANGE)).alias(_BASE))
        rows = rows.add((nw.col(_BASE) - nw.col(_BASE).min().over(*part)).alias(_BASE))
        base = nw.when(nw.col(_BASE) < settings.fix).then(base)
    rows = rows.add(base.alias(_BASE))
    moving = nw.when(nw.col(STARTS) == 0).then((nw.col(_BASE) - rows.beside(_BASE)).abs())
    rows = rows.add(moving.alias(_RANGE))
    rows = rows.add(
        nw.col(_BASE).mean().over(*part).alias(MEAN),
        nw.col(_BASE).count().over(*part).cast(nw.Int64).alias("points"),
        nw.col(_RANGE).mean().over(*part).alias(REACH),
    )
    if settings.screen:
        rows = rows.add(nw.when(nw.col(_RANGE) < SCREEN * nw.col(REACH)).then(nw.col(_RANGE)).alias(_RANGE))
        rows = rows.add(nw.col(_RANGE).mean().over(*part).alias(REACH))
    enough = (nw.col("points") >= FEWEST_POINTS) & (nw.col(_ABSURD) == 0)
    return rows.add(
        nw.when(enough).then(nw.col(MEAN)).alias(MEAN),
        nw.when(enough).then(nw.col(REACH) * XMR_LIMIT).alias(REACH),
        nw.when(enough).then(nw.col(VALUE)).alias(VALUE),
        _no_limits().alias("no_limits"),
    )


def _correlated(rows: Rows) -> Rows:
    """How much of each value's distance from the mean the next one keeps, over pairs that follow each other."""
    part = rows.part(_ANEW)
    rows = rows.add((nw.col(VALUE) - nw.col(MEAN)).alias(APART))
    rows = rows.add(
        nw.when(nw.col(STARTS) == 0).then(nw.col(APART) * rows.beside(APART)).alias(_PAIR),
        (nw.col(APART) * nw.col(APART)).alias(_SQUARE),
    )
    rows = rows.add(*(nw.col(name).sum().over(*part).alias(name) for name in (_PAIR, _SQUARE)))
    varies = nw.col(_SQUARE) > EPSILON * EPSILON * nw.col(MEAN) * nw.col(MEAN) * nw.col("points")
    return rows.add(nw.when(varies).then(nw.col(_PAIR) / nw.col(_SQUARE)).alias("correlation"))


def _without_stocks(rows: Rows, settings: ProcessSettings, names: Sequence[str]) -> Rows:
    """No mean and no limits for a stock whose values carry over: they are not independent, as the rules assume."""
    if settings.stock is False:
        return rows
    stock = nw.lit(value=True) if settings.stock is True else true_column(settings.stock, names)
    carried = stock & (nw.col("correlation") >= CARRIED_OVER - EPSILON)
    rows = rows.add(flag(carried).alias(_CARRIED))
    kept = nw.col(_CARRIED) == 0
    reason = nw.when(kept).then(nw.col("no_limits")).otherwise(nw.lit(NoLimits.CARRIED_OVER.value))
    return rows.add(
        *(nw.when(kept).then(nw.col(name)).alias(name) for name in (VALUE, MEAN, REACH, APART)),
        reason.alias("no_limits"),
    )


def _no_limits() -> nw.Expr:
    return first_of(
        (nw.col(_ABSURD) == 1, NoLimits.ABSURD_VALUE),
        (nw.col("points") < FEWEST_POINTS, NoLimits.TOO_FEW_POINTS),
        (nw.col(REACH).is_null(), NoLimits.NO_MOVING_RANGES),
    )


def _told(rows: Rows, settings: ProcessSettings, names: Sequence[str]) -> Rows:
    """The results under the names they are given back by; limits are cut at the bounds only here, after the rules."""
    upper, lower = nw.col(MEAN) + nw.col(REACH), nw.col(MEAN) - nw.col(REACH)
    floor, ceiling = (constant_or_column(number, names) for number in (settings.lower, settings.upper))
    way = nw.col(POINTING) * nw.col(_BETTER)
    judged = first_of(
        (way == 1, Variation.IMPROVEMENT),
        (way == -1, Variation.CONCERN),
        (nw.col(POINTING) == 1, Variation.NEUTRAL_HIGH),
        (nw.col(POINTING) == -1, Variation.NEUTRAL_LOW),
        (~nw.col(VALUE).is_null(), Variation.COMMON_CAUSE),
    )
    return rows.add(
        nw.col(MEAN).alias("mean"),
        nw.when(upper > ceiling).then(ceiling).otherwise(upper).alias("upper"),
        nw.when(lower < floor).then(floor).otherwise(lower).alias("lower"),
        (nw.col(RULE) != "").alias("special_cause"),
        nw.col(RULE).alias("rule"),
        judged.alias("variation"),
    )


def _assured(rows: Rows, settings: ProcessSettings, names: Sequence[str]) -> Rows:
    """What the latest limits promise about the latest target, the same on every row of a series."""
    rows = rows.newest(_NEWEST)
    tie = nw.col(MEAN).abs() * EPSILON
    rows = rows.add(
        (nw.col(MEAN) - nw.col(REACH) - tie).alias(_BENEATH),
        (nw.col(MEAN) + nw.col(REACH) + tie).alias(_BEYOND),
    )
    promised = nw.when(nw.col(_NEWEST) == 1).then(_promised(settings, names)).otherwise(0)
    rows = rows.add(promised.max().over(*rows.keys).alias(_NEWEST))
    texts = [(nw.col(_NEWEST) == code, text) for code, text in enumerate(_ASSURANCES, start=1)]
    return rows.add(first_of(*texts).alias("assurance"))


def _promised(settings: ProcessSettings, names: Sequence[str]) -> nw.Expr:
    """By each row's limits and target: the place of its Assurance from 1, or 0 for none."""
    promised: nw.Expr = nw.lit(0)
    if settings.target_lower is not None and settings.target_upper is not None:
        low, high = (constant_or_column(given, names) for given in (settings.target_lower, settings.target_upper))
        band = _polarity(settings, names) == Polarity.GOLDILOCKS.value
        within = (low < nw.col(_BENEATH)) & (high > nw.col(_BEYOND))
        outside = (low > nw.col(_BEYOND)) | (high < nw.col(_BENEATH))
        stated = band & ~low.is_null() & ~high.is_null()
        promised = nw.when(stated).then(_place(within, outside)).otherwise(promised)
    if settings.target is not None:
        target = constant_or_column(settings.target, names)
        above, below = target > nw.col(_BEYOND), target < nw.col(_BENEATH)
        upward = nw.col(_BETTER) == 1
        met, missed = (nw.when(upward).then(on).otherwise(off) for on, off in ((below, above), (above, below)))
        stated = (nw.col(_BETTER) != 0) & ~target.is_null()
        promised = nw.when(stated).then(_place(met, missed)).otherwise(promised)
    return nw.when(~nw.col(MEAN).is_null()).then(promised).otherwise(0)


def _place(passes: nw.Expr, fails: nw.Expr) -> nw.Expr:
    """The place of the Assurance from 1."""
    places = {each: place for place, each in enumerate(_ASSURANCES, start=1)}
    missed = nw.when(fails).then(places[Assurance.CONSISTENTLY_FAILS]).otherwise(places[Assurance.HIT_AND_MISS])
    return nw.when(passes).then(places[Assurance.CONSISTENTLY_PASSES]).otherwise(missed)
