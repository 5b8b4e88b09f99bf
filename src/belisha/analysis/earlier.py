"""What stood so many periods before, for every row at once: by period, never by counting rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from msgspec.structs import replace

from belisha.analysis.frame import OWN
from belisha.analysis.rows import Rows

_BACK, _FAR, _FOUND = f"{OWN}back", f"{OWN}far", f"{OWN}found"


def at_distance(rows: Rows, periods: int, names: Mapping[str, str]) -> Rows:
    """Add each of ``names`` under its new name, as it stood so many periods before: nothing where no row was."""
    if isinstance(rows.frame, nw.LazyFrame):
        there = _moved(rows, rows.frame, periods, names)
        return replace(rows, frame=rows.frame.join(there, on=[*rows.keys, rows.period], how="left"))
    # Every month has a row as a rule, and every quarter, and every year: so that is where to look first.
    usual = sorted({periods, max(periods // 3, 1), 1}, reverse=True)
    rows = rows.add(nw.lit(0).alias(_BACK))
    for back in usual:
        there = rows.before(rows.period, back) == nw.col(rows.period) - periods
        rows = rows.add(nw.when(there).then(back).otherwise(nw.col(_BACK)).alias(_BACK))
    usual = [back for back in usual if rows.may_hold(nw.col(_BACK) == back)]
    found = rows.add(*(_at(name, usual).alias(new) for name, new in names.items()))
    return _looked_up(found, periods, names)


def _at(name: str, usual: list[int]) -> nw.Expr:
    """The column's value in the row that _BACK says."""
    if not usual:
        return nw.when(nw.col(_BACK) > 0).then(nw.col(name))
    *others, last = usual
    chosen: nw.Expr = nw.when(nw.col(_BACK) == last).then(nw.col(name).shift(last))
    for back in others:
        chosen = nw.when(nw.col(_BACK) == back).then(nw.col(name).shift(back)).otherwise(chosen)
    return chosen


def _looked_up(rows: Rows, periods: int, names: Mapping[str, str]) -> Rows:
    """Find by join what stands elsewhere because some periods have no row."""
    far = nw.col(rows.period) - nw.col(rows.period).min().over(*rows.keys) >= periods
    frame: Any = rows.add(far.alias(_FAR)).frame
    on = [*rows.keys, rows.period]
    lost = frame.filter((nw.col(_BACK) == 0) & nw.col(_FAR)).select(*on)
    if not len(lost):
        return rows
    found = {name: f"{new}{_FOUND}" for name, new in names.items()}
    known = _moved(rows, frame, periods, found).join(lost, on=on, how="semi")
    joined = frame.join(known, on=on, how="left").sort(*on)
    either = (nw.coalesce(nw.col(new), nw.col(found[name])).alias(new) for name, new in names.items())
    return replace(rows, frame=joined.with_columns(*either))


def _moved(rows: Rows, frame: Any, periods: int, names: Mapping[str, str]) -> Any:
    columns = (nw.col(name).alias(new) for name, new in names.items())
    return frame.select(*rows.keys, (nw.col(rows.period) + periods).alias(rows.period), *columns)
