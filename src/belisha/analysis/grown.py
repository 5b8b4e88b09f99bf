"""What figures that add up grew by since the period before, for a whole table at once, in exact arithmetic."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from belisha.analysis.frame import OWN, first_of
from belisha.analysis.recover import NotRecovered
from belisha.analysis.rows import Rows
from belisha.analysis.scaled import PLACES, scaled

FRESH, FOLLOWS = f"{OWN}fresh", f"{OWN}follows"
"""1 where a count starts afresh, and where the row before is that of the period before; else 0."""
WHY = f"{OWN}why"
"""What the column of reasons is called after the column that it is about: 0 for none, else a place in REASONS."""
REASONS = ("", *NotRecovered)
_NOW, _HAS, _BEFORE, _HAD = (f"{OWN}{name}" for name in ("grown_now", "grown_has", "grown_before", "grown_had"))


def reason(why: NotRecovered) -> int:
    """The reason's number in a column of reasons."""
    return REASONS.index(why)


def grown(rows: Rows, names: Mapping[str, str]) -> Rows:
    """Add for each column of ``names`` what it grew by, under its new name, and the reason where that is nothing.

    The rows have FRESH and FOLLOWS. A count that starts afresh grew by all of it.
    """
    columns = [
        expression
        for name in names
        for expression in (
            scaled(nw.col(name)).alias(f"{name}{_NOW}"),
            nw.when(nw.col(name).is_null()).then(0).otherwise(1).alias(f"{name}{_HAS}"),
        )
    ]
    rows = rows.add(*columns)
    before = [
        rows.beside(f"{name}{there}").alias(f"{name}{here}")
        for name in names
        for there, here in ((_NOW, _BEFORE), (_HAS, _HAD))
    ]
    rows = rows.add(*before)
    rows = rows.add(*(_why(name).alias(f"{new}{WHY}") for name, new in names.items()))
    return rows.add(*(_growth(name, new).alias(new) for name, new in names.items()))


def _why(name: str) -> nw.Expr:
    known = (nw.col(FOLLOWS) == 1) & (nw.col(f"{name}{_HAD}") == 1)
    fell = nw.col(f"{name}{_NOW}") < nw.col(f"{name}{_BEFORE}")
    compared = (
        nw.when(known)
        .then(nw.when(fell).then(reason(NotRecovered.FALLS)).otherwise(0))
        .otherwise(reason(NotRecovered.EARLIER_MISSING))
    )
    given = nw.when(nw.col(FRESH) == 1).then(0).otherwise(compared)
    return nw.when(nw.col(f"{name}{_HAS}") == 1).then(given).otherwise(reason(NotRecovered.NO_VALUE))


def _growth(name: str, new: str) -> nw.Expr:
    difference = (nw.col(f"{name}{_NOW}") - nw.col(f"{name}{_BEFORE}")).cast(nw.Float64) / 10**PLACES
    growth = nw.when(nw.col(FRESH) == 1).then(nw.col(name).cast(nw.Float64)).otherwise(difference)
    return nw.when(nw.col(f"{new}{WHY}") == 0).then(growth)


def why_text(name: str) -> nw.Expr:
    """The reasons of the column ``name`` as codes of NotRecovered, empty for none."""
    return first_of(*((nw.col(f"{name}{WHY}") == number, code) for number, code in enumerate(REASONS) if number))
