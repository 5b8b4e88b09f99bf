"""Direction of travel and own values for a whole table at once: by period, never by counting rows."""

from __future__ import annotations

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.analysis.earlier import at_distance
from belisha.analysis.frame import OWN, first_of, remainder
from belisha.analysis.given import check_codes, check_numbers
from belisha.analysis.grown import FOLLOWS, FRESH, grown, why_text
from belisha.analysis.rows import Rows, rows_of
from belisha.analysis.scaled import scaled
from belisha.domain.direction import Direction, Incomparable
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity

_NOW, _BEFORE, _BREAKS, _BREAKS_BEFORE, _GAIN, _OLD, _APART, _APART_BEFORE = (
    f"{OWN}{name}"
    for name in ("now", "before", "breaks", "breaks_before", "gain", "old", "distance", "distance_before")
)
_DOUBT, _DOUBT_BEFORE = f"{OWN}doubt", f"{OWN}doubt_before"


class MovementColumns(Frozen, kw_only=True):
    """``period`` counts months from year 0; ``breaks`` is true where a value is not comparable with those before it.

    Empty names for ``lower`` and ``upper`` say that no goldilocks indicator has bounds. ``doubtful`` is true where a
    value is provisional, estimated or incomplete; an empty name says that none is marked.
    """

    series: tuple[str, ...] = ("series",)
    period: str = "period"
    value: str = "value"
    target: str = "target"
    polarity: str = "polarity"
    breaks: str = "breaks"
    lower: str = ""
    upper: str = ""
    doubtful: str = ""


def directions(frame: IntoFrameT, columns: MovementColumns | None = None) -> IntoFrameT:
    """``frame`` with ``earlier`` (the value twelve months before), ``direction`` and ``why_not`` (codes, else empty).

    With ``doubtful`` also ``tentative``: whether a value that it rests on is. As ``domain.direction.travel`` has it.
    Figures have up to four decimals.
    """
    c = columns or MovementColumns()
    needed, made = (
        [*c.series, c.period, c.value, c.target, c.polarity, c.breaks, *filter(None, (c.lower, c.upper, c.doubtful))],
        ["earlier", "direction", "why_not", *(["tentative"] if c.doubtful else [])],
    )
    rows = rows_of(frame, c.series, c.period, needed, made)
    check_numbers(rows.frame.collect_schema(), [c.value, c.target, c.lower, c.upper])
    check_codes(rows.frame, {c.polarity: Polarity})
    return moved(rows, c).give_back(frame, made)


def moved(rows: Rows, c: MovementColumns) -> Rows:
    """``rows`` with what ``directions`` makes."""
    rows = rows.add(
        nw.col(c.value).alias(_OLD),
        scaled(nw.col(c.value)).alias(_NOW),
        nw.when(nw.col(c.breaks)).then(1).otherwise(0).alias(_BREAKS),
    )
    names = {_OLD: "earlier", _NOW: _BEFORE, _BREAKS: _BREAKS_BEFORE}
    if c.doubtful:
        rows = rows.add(nw.when(nw.col(c.doubtful)).then(1).otherwise(0).alias(_DOUBT))
        names[_DOUBT] = _DOUBT_BEFORE
    rows = rows.add(rows.counted(_BREAKS).alias(_BREAKS))
    band = nw.col(c.polarity) == Polarity.GOLDILOCKS.value
    if not rows.may_hold(band):
        return _judged(at_distance(rows, 12, names), c, nearer=None)
    rows = rows.add(nw.when(band).then(_distance(c)).alias(_APART))
    rows = at_distance(rows, 12, {**names, _APART: _APART_BEFORE})
    return _judged(rows, c, nearer=nw.when(band).then(nw.col(_APART_BEFORE) - nw.col(_APART)))


def _judged(rows: Rows, c: MovementColumns, nearer: nw.Expr | None) -> Rows:
    """``nearer``: how much nearer to its target a goldilocks figure came; None where the table has none of them."""
    polarity = nw.col(c.polarity)
    rise = nw.col(_NOW) - nw.col(_BEFORE)
    gain = nw.when(polarity == Polarity.MINIMISE.value).then(-rise).otherwise(rise)
    cases: list[tuple[nw.Expr, str]] = [
        (nw.col(c.value).is_null(), Incomparable.NO_VALUE),
        (nw.col("earlier").is_null(), Incomparable.NO_EARLIER_VALUE),
        (nw.col(_BREAKS) > nw.col(_BREAKS_BEFORE), Incomparable.BREAK_IN_SERIES),
    ]
    if nearer is not None:
        band = polarity == Polarity.GOLDILOCKS.value
        cases.append((band & nearer.is_null(), Incomparable.NO_TARGET))
        gain = nw.when(band).then(nearer).otherwise(gain)
    rows = rows.add(first_of(*cases).alias("why_not"), gain.alias(_GAIN))
    rows = rows.add(
        first_of(
            (nw.col("why_not") != "", Direction.NOT_COMPARABLE),
            (nw.col(_GAIN) == 0, Direction.SAME),
            (polarity == Polarity.NONE.value, Direction.CHANGED),
            (nw.col(_GAIN) > 0, Direction.BETTER),
            (nw.col(_GAIN) < 0, Direction.WORSE),
        ).alias("direction")
    )
    if not c.doubtful:
        return rows
    before = (nw.col(_DOUBT_BEFORE) == 1) & (nw.col("why_not") == "")
    doubt = (nw.col(_DOUBT) == 1) | before
    return rows.add(nw.when(doubt).then(nw.lit(value=True)).otherwise(nw.lit(value=False)).alias("tentative"))


def _distance(c: MovementColumns) -> nw.Expr:
    """How far a value is from its target, or from the nearer bound it lies beyond; nothing where neither is stated."""
    value, target = scaled(nw.col(c.value)), nw.col(c.target)
    apart = value - scaled(target)
    chosen: nw.Expr = nw.when(~target.is_null()).then(nw.when(apart < 0).then(-apart).otherwise(apart))
    if c.lower and c.upper:
        lower, upper = nw.col(c.lower), nw.col(c.upper)
        below, above = scaled(lower) - value, value - scaled(upper)
        beyond = nw.when(below > 0).then(below).otherwise(nw.when(above > 0).then(above).otherwise(0))
        chosen = nw.when(~lower.is_null() & ~upper.is_null()).then(beyond).otherwise(chosen)
    return chosen


class CumulativeColumns(Frozen, kw_only=True):
    """``period`` counts months from year 0; ``resets`` is true where the count starts afresh each year."""

    series: tuple[str, ...] = ("series",)
    period: str = "period"
    value: str = "value"
    resets: str = "resets"
    step: int = 1


def own_values(frame: IntoFrameT, year_start: int = 4, columns: CumulativeColumns | None = None) -> IntoFrameT:
    """``frame`` with ``own`` (what each period of a cumulative count added) and ``own_why_not`` (a code, else empty).

    As ``recover`` has it for counts; use it for numerators, denominators and targets alike. Figures have up to four
    decimals.
    """
    c = columns or CumulativeColumns()
    made = ["own", "own_why_not"]
    rows = rows_of(frame, c.series, c.period, [*c.series, c.period, c.value, c.resets], made)
    check_numbers(rows.frame.collect_schema(), [c.value])
    begins = remainder(nw.col(c.period), 12) == year_start - 1
    fresh = nw.when(begins & (nw.col(c.resets) == nw.lit(value=True))).then(1).otherwise(0)
    follows = nw.when(nw.col(c.period) - rows.before(c.period) == c.step).then(1).otherwise(0)
    rows = grown(rows.add(fresh.alias(FRESH), follows.alias(FOLLOWS)), {c.value: "own"})
    return rows.add(why_text("own").alias("own_why_not")).give_back(frame, made)
