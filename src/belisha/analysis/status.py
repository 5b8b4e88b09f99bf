"""Status by rule for a whole table at once: the scalar rule of ``domain.target`` on any engine, exact at the limits."""

from __future__ import annotations

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, Table, first_of, give_back, take
from belisha.analysis.given import check_codes, check_numbers, wrapped
from belisha.analysis.scaled import fits, is_exact, is_whole, published, scaled
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity
from belisha.domain.target import Status
from belisha.domain.tolerance import ToleranceKind

NOT_EXACT = "not_exact"
"""Instead of a status where a figure is too large or has too many decimals to be compared exactly here."""
_V, _T, _L, _U, _S, _P, _FINE, _BOUNDED = (f"{OWN}{name}" for name in ("v", "t", "l", "u", "s", "p", "fine", "bounded"))
_SCALE = 10_000
"""Everything is compared times this: a hundred for per cent, and another for two decimals of a percentage."""


class StatusColumns(Frozen, kw_only=True):
    """What the columns are called. ``decimals`` are those the value is published with; the tolerance's kind is a code.

    Empty names for ``lower`` and ``upper`` say that no indicator has bounds.
    """

    value: str = "value"
    target: str = "target"
    lower: str = "target_lower"
    upper: str = "target_upper"
    tolerance: str = "tolerance"
    tolerance_kind: str = "tolerance_kind"
    polarity: str = "polarity"
    decimals: str = "decimals"


def statuses(frame: IntoFrameT, columns: StatusColumns | None = None) -> IntoFrameT:
    """``frame`` with a column ``status``: a code of Status, or NOT_EXACT. Raises FrameError.

    Targets, bounds and tolerances have up to four decimals (percentages two); figures are below ten thousand million.
    """
    c = columns or StatusColumns()
    bounds = [name for name in (c.lower, c.upper) if name]
    needed = [c.value, c.target, *bounds, c.tolerance, c.tolerance_kind, c.polarity, c.decimals]
    taken = wrapped(frame)
    check_numbers(taken.collect_schema(), [c.value, c.target, *bounds, c.tolerance, c.decimals])
    check_codes(taken, {c.polarity: Polarity, c.tolerance_kind: ToleranceKind})
    return give_back(rated(take(frame, needed, ["status"]), c), frame, ["status"])


def rated(frame: Table, c: StatusColumns) -> Table:
    """``frame`` with ``status``, as ``statuses`` has it."""
    return _prepared(frame, c).with_columns(_status(c).alias("status"))


def _prepared(frame: Table, c: StatusColumns) -> Table:
    """Value, target, bounds and tolerance as whole numbers, and whether those that are used are exact."""
    empty = nw.lit(None).cast(nw.Float64)
    lower = nw.col(c.lower) if c.lower else empty
    upper = nw.col(c.upper) if c.upper else empty
    figures = ((_T, nw.col(c.target)), (_L, lower), (_U, upper), (_S, nw.col(c.tolerance)))
    # A value is rounded as it is published, so only its size matters.
    fine = nw.col(c.value).is_null() | fits(nw.col(c.value))
    for _, number in figures:
        fine = fine & (number.is_null() | is_exact(number))
    # A percentage of up to two decimals: its hundredths are whole.
    amount = nw.col(c.tolerance_kind) == ToleranceKind.AMOUNT.value
    fine = fine & (nw.col(c.tolerance).is_null() | amount | is_whole(nw.col(c.tolerance).cast(nw.Float64) * 100))
    return frame.with_columns(
        fine.alias(_FINE),
        published(nw.col(c.value), nw.col(c.decimals)).alias(_V),
        scaled(nw.col(c.tolerance), 2).alias(_P),
        *(scaled(number).alias(name) for name, number in figures),
        (~lower.is_null() & ~upper.is_null()).alias(_BOUNDED),
    )


def _slack(of: str, c: StatusColumns) -> nw.Expr:
    """The tolerance around the figure ``of``, times _SCALE: a share of its magnitude, or an amount."""
    size = nw.col(of)
    share = nw.when(size < 0).then(-size).otherwise(size) * nw.col(_P)
    return nw.when(nw.col(c.tolerance_kind) == ToleranceKind.AMOUNT.value).then(nw.col(_S) * _SCALE).otherwise(share)


def _status(c: StatusColumns) -> nw.Expr:
    value, target = nw.col(_V) * _SCALE, nw.col(_T) * _SCALE
    slack, polarity = _slack(_T, c), nw.col(c.polarity)
    up, down, band = (polarity == each.value for each in (Polarity.MAXIMISE, Polarity.MINIMISE, Polarity.GOLDILOCKS))
    bounded, aimed = nw.col(_BOUNDED), ~nw.col(c.target).is_null()
    lower, upper = nw.col(_L) * _SCALE, nw.col(_U) * _SCALE
    within = (value >= lower) & (value <= upper)
    near_bounds = (value >= lower - _slack(_L, c)) & (value <= upper + _slack(_U, c))
    around = (value >= target - slack) & (value <= target + slack)
    near_around = (value >= target - 2 * slack) & (value <= target + 2 * slack)
    stated = ((up | down) & aimed) | (band & (bounded | aimed))
    on = (up & (value >= target)) | (down & (value <= target)) | (band & bounded & within)
    on = on | (band & ~bounded & around)
    near = (up & (value >= target - slack)) | (down & (value <= target + slack))
    near = near | (band & bounded & near_bounds) | (band & ~bounded & near_around)
    return first_of(
        (~nw.col(_FINE), NOT_EXACT),
        (nw.col(c.value).is_null(), Status.NO_VALUE),
        (~stated, Status.NO_TARGET),
        (on, Status.ON_TARGET),
        (near, Status.NEAR_TARGET),
        (stated, Status.OFF_TARGET),
    )
