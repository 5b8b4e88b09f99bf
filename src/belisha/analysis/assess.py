"""Everything that can be said of many organisations' figures at once: a table in, the same rows with results out.

The rules are those of ``status``, ``movement``, ``own`` and ``spc``, on any engine; nothing here knows which.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw
from msgspec.structs import replace
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, check_names, month_position
from belisha.analysis.given import check_codes, check_months, check_numbers, wrapped
from belisha.analysis.movement import MovementColumns, moved
from belisha.analysis.own import OwnColumns, recovered
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.rows import Rows, rows_of
from belisha.analysis.spc import charted
from belisha.analysis.status import StatusColumns, rated
from belisha.domain.direction import TENTATIVE
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, NumberKind, Polarity, Unit
from belisha.domain.observation import Quality
from belisha.domain.period import FINANCIAL_YEAR_START
from belisha.domain.tolerance import DEFAULT_TOLERANCE, ToleranceKind


class Column(Frozen):
    """A column of a table that is read or written. ``default``: what holds where a table that is read has none."""

    name: str
    about: str
    dtype: Any = nw.Float64
    default: str | float | bool | None = None
    needed: bool = False


GIVEN = (
    Column("organisation", "whose figure it is", nw.String, needed=True),
    Column("indicator", "the indicator's code, unique within the organisation", nw.String, needed=True),
    Column("period", "the first month, as text like 2026-04, a date, or months counted from year 0", needed=True),
    Column("value", "the figure as published; nothing where it is missing", needed=True),
    Column("months", "how long the period is: 1, 3 or 12", nw.Int64, 1),
    Column("numerator", "for a rate: how many of them"),
    Column("denominator", "for a rate: out of how many"),
    Column("target", "the value aimed for in the period"),
    Column("target_lower", "the lowest value that is still right, for goldilocks"),
    Column("target_upper", "the highest value that is still right, for goldilocks"),
    Column("annual_target", "the value aimed for by the end of the year that the period lies in"),
    Column("annual_lower", "the lowest value that is right by then, for goldilocks"),
    Column("annual_upper", "the highest value that is right by then, for goldilocks"),
    Column("tolerance", "how far short of the target is near", default=float(DEFAULT_TOLERANCE.size)),
    Column("tolerance_kind", "percent of the target, or an amount", nw.String, DEFAULT_TOLERANCE.kind.value),
    Column("polarity", "which way is better", nw.String, Polarity.NONE.value),
    Column("aggregation", "how a period's value is made", nw.String, Aggregation.NOT_STATED.value),
    Column("kind", "the kind of number", nw.String, NumberKind.SCORE.value),
    Column("unit", "the unit", nw.String, Unit.NUMBER.value),
    Column("decimals", "how many decimals the figure is published with, up to 4", nw.Int64, 4),
    Column("resets", "whether a cumulative count starts afresh each year", nw.Boolean, default=True),
    Column("breaks", "whether the value is counted differently from those before", nw.Boolean, default=False),
    Column("quality", "provisional, estimated or incomplete, where the value may still change", nw.String, ""),
    Column("year_start", "the first month of the organisation's year, 1 to 12", nw.Int64, FINANCIAL_YEAR_START),
)
"""What a table of figures has: a row for each organisation, indicator and period."""

_NAMED = {each.name: each for each in GIVEN}
VALUES = (
    *(_NAMED[name] for name in ("organisation", "indicator", "months", "period", "value", "target")),
    Column("status", "how the value stands against the target, by rule", nw.String),
    Column("earlier", "the value twelve months before"),
    Column("direction", "the direction of travel since then, however few the cases", nw.String),
    Column("why_not", "why the two cannot be compared, else empty", nw.String),
    Column("tentative", "whether the value, or the earlier one it is compared with, may still change", nw.Boolean),
    Column("own", "what the period added by itself"),
    Column("own_why_not", "why that cannot be told, else empty", nw.String),
    Column("own_tentative", "whether a value that it rests on may still change", nw.Boolean),
    Column("own_target", "the period's own target"),
    Column("mean", "the centre line of the own values"),
    Column("lower", "the lower process limit"),
    Column("upper", "the upper process limit"),
    Column("rule", "which rule finds the point special, else empty", nw.String),
    Column("variation", "what its variation is", nw.String),
    Column("baseline", "which baseline it is in, from 0", nw.Int64),
    Column("points", "how many values the limits rest on", nw.Int64),
    Column("correlation", "how much of its distance from the mean each value passes on"),
    Column("no_limits", "why there are no limits, else empty", nw.String),
    Column("assurance", "whether the series passes or fails its target by its latest limits", nw.String),
    Column("latest", "whether it is the series' latest row with a value", nw.Boolean),
)
"""What comes back: a row for each row."""
SERIES = VALUES[:-1]
"""The rows of VALUES that are the latest, one for each series."""

_PERIOD, _FLOOR, _CEILING, _LOWER, _UPPER, _STOCK, _DOUBT = (
    f"{OWN}{name}" for name in ("month", "floor", "ceiling", "low", "up", "stock", "doubtful")
)
_CODES = {
    "polarity": Polarity,
    "aggregation": Aggregation,
    "kind": NumberKind,
    "unit": Unit,
    "quality": Quality,
    "tolerance_kind": ToleranceKind,
}
_KEYS = ("organisation", "indicator", "months")


def assess(frame: IntoFrameT) -> IntoFrameT:
    """``frame``, a table of GIVEN, as a table of VALUES; other columns are dropped. Raises FrameError.

    A lazy frame stays lazy. The order of the rows does not matter; which they come back in is the engine's choice.
    """
    taken, schema = _looked_at(frame)
    chosen = taken.select(
        *(_column(each, schema) for each in GIVEN), month_position("period", schema["period"]).alias(_PERIOD)
    )
    rows = rows_of(chosen.to_native(), _KEYS, _PERIOD, (), [each.name for each in VALUES[6:]])
    rows = _charted(recovered(_compared(_doubted(rows), set(schema.names())), OwnColumns(doubtful=_DOUBT)))
    given: IntoFrameT = _told(rows).frame.select(*(each.name for each in VALUES)).to_native()
    return given


def completed(frame: IntoFrameT) -> IntoFrameT:
    """A table of GIVEN with all its columns, defaults where it has none, and ``period`` in months from year 0."""
    taken, schema = _looked_at(frame)
    columns = [_column(each, schema) for each in GIVEN if each.name != "period"]
    given: IntoFrameT = taken.select(*columns, month_position("period", schema["period"])).to_native()
    return given


def latest(frame: IntoFrameT) -> IntoFrameT:
    """Of a table of VALUES that of SERIES."""
    given: IntoFrameT = wrapped(frame).filter(nw.col("latest")).select(*(each.name for each in SERIES)).to_native()
    return given


def _looked_at(frame: Any) -> tuple[Any, nw.Schema]:
    """The frame and its columns' types. Raises FrameError with what is wrong and what to do."""
    taken = wrapped(frame)
    schema: nw.Schema = taken.collect_schema()
    check_names(schema.names(), [each.name for each in GIVEN if each.needed], ())
    check_numbers(
        schema, [each.name for each in GIVEN if each.dtype in {nw.Float64, nw.Int64} and each.name != "period"]
    )
    check_months(taken, "period", ("organisation", "indicator"))
    check_codes(taken, _CODES)
    return taken, schema


def _column(wanted: Column, schema: nw.Schema) -> nw.Expr:
    """A column as it is given, as its default where it is not; codes and yes or no also where a cell has nothing."""
    if wanted.name == "period":
        return nw.col("period")
    if wanted.name not in schema.names():
        return nw.lit(wanted.default).cast(wanted.dtype).alias(wanted.name)
    given = nw.col(wanted.name)
    if schema[wanted.name] != wanted.dtype:
        given = given.cast(wanted.dtype)
    return given if wanted.default is None else given.fill_null(wanted.default)


def _doubted(rows: Rows) -> Rows:
    """Mark in _DOUBT the values that may still change."""
    return rows.add(nw.col("quality").is_in(sorted(TENTATIVE)).alias(_DOUBT))


def _compared(rows: Rows, given: set[str]) -> Rows:
    """Status, and direction of travel."""
    bounded = {"target_lower", "target_upper"} <= given
    lower, upper = ("target_lower", "target_upper") if bounded else ("", "")
    rows = replace(rows, frame=rated(rows.frame, StatusColumns(lower=lower, upper=upper)))
    return moved(rows, MovementColumns(period=_PERIOD, lower=lower, upper=upper, doubtful=_DOUBT))


def _charted(rows: Rows) -> Rows:
    """Process points of the own values; see ``belisha.analysis.indicators`` for the same of one report."""
    kind = nw.col("kind")
    rows = rows.add(
        nw.col("value").min().over(*rows.keys).alias(_FLOOR),
        nw.col("value").max().over(*rows.keys).alias(_CEILING),
    )
    counted = (kind == NumberKind.COUNT.value) | (kind == NumberKind.DURATION.value) | (kind == NumberKind.RATE.value)
    share = (kind == NumberKind.RATE.value) & (nw.col("unit") == Unit.PERCENT.value)
    rows = rows.add(
        nw.when(counted & (nw.col(_FLOOR) >= 0)).then(nw.lit(0.0)).alias(_FLOOR),
        nw.when(share & (nw.col(_CEILING) <= 100)).then(nw.lit(100.0)).alias(_CEILING),
        (nw.col("aggregation") == Aggregation.SNAPSHOT.value).alias(_STOCK),
    )
    settings = ProcessSettings(
        polarity="polarity", target="own_target", rebase="breaks", lower=_FLOOR, upper=_CEILING, stock=_STOCK
    )
    if rows.may_hold(nw.col("polarity") == Polarity.GOLDILOCKS.value):
        rows = rows.add(*_band())
        settings = replace(settings, target_lower=_LOWER, target_upper=_UPPER)
    return charted(rows, settings, "own", nw.col("months"))


def _band() -> tuple[nw.Expr, nw.Expr]:
    """A goldilocks indicator's bounds, or its own target with the tolerance on both sides."""
    target, size = nw.col("own_target"), nw.col("tolerance")
    amount = nw.col("tolerance_kind") == ToleranceKind.AMOUNT.value
    slack = nw.when(amount).then(size).otherwise(target.abs() * size / 100)
    lower, upper = nw.col("target_lower"), nw.col("target_upper")
    bounded = ~lower.is_null() & ~upper.is_null()
    return (
        nw.when(bounded).then(lower).otherwise(target - slack).alias(_LOWER),
        nw.when(bounded).then(upper).otherwise(target + slack).alias(_UPPER),
    )


def _told(rows: Rows) -> Rows:
    """Why there are no limits, a refusal first; and which row is the series' latest."""
    held = nw.when(~nw.col("value").is_null()).then(nw.col(_PERIOD))
    refused = nw.col("refusal") != ""
    rows = rows.add(
        nw.when(refused).then(nw.col("refusal")).otherwise(nw.col("no_limits")).alias("no_limits"),
        held.alias(_FLOOR),
    )
    rows = rows.add(
        nw.col(_FLOOR).max().over(*rows.keys).alias(_FLOOR), nw.col(_PERIOD).max().over(*rows.keys).alias(_CEILING)
    )
    return rows.add((nw.col(_PERIOD) == nw.coalesce(nw.col(_FLOOR), nw.col(_CEILING))).alias("latest"))
