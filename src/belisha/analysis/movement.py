"""Direction of travel and own values for a whole table at once: by period, never by counting rows."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, Frame, first_of, give_back, take
from belisha.analysis.recover import NotRecovered
from belisha.analysis.scaled import PLACES, scaled
from belisha.domain.direction import Direction, Incomparable
from belisha.domain.indicator import Polarity

_NOW, _BEFORE, _TARGET, _TARGET_BEFORE, _BREAKS, _BREAKS_BEFORE, _EARLIER = (
    f"{OWN}{name}" for name in ("now", "before", "target", "target_before", "breaks", "breaks_before", "earlier")
)
_HAS, _AIMS = f"{OWN}has", f"{OWN}aims"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementColumns:
    """``period`` counts months from year 0; ``breaks`` is true where a value is not comparable with those before it."""

    series: tuple[str, ...] = ("series",)
    period: str = "period"
    value: str = "value"
    target: str = "target"
    polarity: str = "polarity"
    breaks: str = "breaks"


def directions(frame: IntoFrameT, columns: MovementColumns | None = None) -> IntoFrameT:
    """``frame`` with ``earlier`` (the value twelve months before), ``direction`` and ``why_not`` (codes, else empty).

    As ``domain.direction.travel`` has it, for targets without bounds. Figures have up to four decimals.
    """
    c = columns or MovementColumns()
    needed, made = [*c.series, c.period, c.value, c.target, c.polarity, c.breaks], ["earlier", "direction", "why_not"]
    taken = take(frame, needed, made)
    counted = taken.with_columns(
        scaled(nw.col(c.value)).alias(_NOW),
        scaled(nw.col(c.target)).alias(_TARGET),
        nw.when(nw.col(c.breaks)).then(1).otherwise(0).alias(_BREAKS),
    ).with_columns(nw.col(_BREAKS).cum_sum().over(*c.series, order_by=c.period).alias(_BREAKS))
    before = counted.select(
        *c.series,
        (nw.col(c.period) + 12).alias(c.period),
        nw.col(c.value).alias("earlier"),
        nw.col(_NOW).alias(_BEFORE),
        nw.col(_TARGET).alias(_TARGET_BEFORE),
        nw.col(_BREAKS).alias(_BREAKS_BEFORE),
        (~nw.col(c.value).is_null()).alias(_HAS),
        (~nw.col(c.target).is_null()).alias(_AIMS),
    )
    joined = counted.join(before, on=[*c.series, c.period], how="left")
    return give_back(_judged(joined, c), frame, made)


def _judged(frame: Frame, c: MovementColumns) -> Frame:
    polarity = nw.col(c.polarity)
    goldilocks = polarity == Polarity.GOLDILOCKS.value
    rise = nw.col(_NOW) - nw.col(_BEFORE)
    nearer = _distance(_BEFORE, _TARGET_BEFORE) - _distance(_NOW, _TARGET)
    gain = (
        nw.when(goldilocks)
        .then(nearer)
        .otherwise(nw.when(polarity == Polarity.MINIMISE.value).then(-rise).otherwise(rise))
    )
    aimed = ~nw.col(c.target).is_null() & (nw.col(_AIMS) == nw.lit(value=True))
    frame = frame.with_columns(
        first_of(
            (nw.col(c.value).is_null(), Incomparable.NO_VALUE),
            (nw.col("earlier").is_null(), Incomparable.NO_EARLIER_VALUE),
            (nw.col(_BREAKS) > nw.col(_BREAKS_BEFORE), Incomparable.BREAK_IN_SERIES),
            (goldilocks & ~aimed, Incomparable.NO_TARGET),
        ).alias("why_not"),
        gain.alias(_EARLIER),
    )
    return frame.with_columns(
        first_of(
            (nw.col("why_not") != "", Direction.NOT_COMPARABLE),
            (nw.col(_EARLIER) == 0, Direction.SAME),
            (polarity == Polarity.NONE.value, Direction.CHANGED),
            (nw.col(_EARLIER) > 0, Direction.BETTER),
            (nw.col(_EARLIER) < 0, Direction.WORSE),
        ).alias("direction")
    )


def _distance(value: str, target: str) -> nw.Expr:
    apart = nw.col(value) - nw.col(target)
    return nw.when(apart < 0).then(-apart).otherwise(apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class CumulativeColumns:
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
    taken = take(frame, [*c.series, c.period, c.value, c.resets], made)

    def before(name: str) -> nw.Expr:
        return nw.col(name).shift(1).over(*c.series, order_by=c.period)

    known = taken.with_columns(
        scaled(nw.col(c.value)).alias(_NOW), nw.when(nw.col(c.value).is_null()).then(0).otherwise(1).alias(_HAS)
    ).with_columns(
        before(_NOW).alias(_BEFORE), before(_HAS).alias(_AIMS), (nw.col(c.period) - before(c.period)).alias(_EARLIER)
    )
    fresh = (nw.col(c.period) % 12 == year_start - 1) & (nw.col(c.resets) == nw.lit(value=True))
    follows = (nw.col(_EARLIER) == c.step) & (nw.col(_AIMS) == 1)
    difference = (nw.col(_NOW) - nw.col(_BEFORE)).cast(nw.Float64) / 10**PLACES
    why_not = first_of(
        (nw.col(_HAS) == 0, NotRecovered.NO_VALUE),
        (fresh, ""),
        (~_holds(follows), NotRecovered.EARLIER_MISSING),
        (nw.col(_NOW) < nw.col(_BEFORE), NotRecovered.FALLS),
    )
    marked = known.with_columns(why_not.alias("own_why_not"))
    own = nw.when(fresh).then(nw.col(c.value).cast(nw.Float64)).otherwise(difference)
    return give_back(marked.with_columns(nw.when(nw.col("own_why_not") == "").then(own).alias("own")), frame, made)


def _holds(condition: nw.Expr) -> nw.Expr:
    """A comparison with nothing does not hold."""
    return nw.when(condition).then(nw.lit(value=True)).otherwise(nw.lit(value=False))
