"""What every analysis does with a frame: take it from its engine, check its columns, give it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from belisha.domain.frozen import Frozen

type Frame = nw.LazyFrame[Any]
"""Whatever engine the caller has: expressions are the same for all of them."""
type Table = nw.LazyFrame[Any] | nw.DataFrame[Any]
"""A frame that may be in memory."""

OWN = "_belisha_"
"""Columns with this prefix are used inside and never given back."""


class FrameError(ValueError):
    """A frame that cannot be analysed: which columns it lacks or has too many, and what to do."""


class Columns(Frozen, kw_only=True):
    """What the frame's columns are called. ``series`` together name one series; ``period`` is a whole number.

    Two periods that follow each other differ by ``step`` (months counted from year 0 and a step of 3 for quarters, or
    positions 0, 1, 2, … and a step of 1). A period occurs once in a series; the order of the rows does not matter.
    """

    series: tuple[str, ...] = ("series",)
    period: str = "period"
    value: str = "value"
    step: int = 1


def take(frame: IntoFrameT, needed: Iterable[str], made: Iterable[str]) -> Frame:
    """The caller's frame for Narwhals. Raises FrameError where a column is missing or would be written over."""
    native: Any = frame
    taken: Frame = nw.from_native(native).lazy()
    check_names(taken.collect_schema().names(), needed, made)
    return taken


def check_names(given: Iterable[str], needed: Iterable[str], made: Iterable[str]) -> None:
    """Raise FrameError where a column is missing or would be written over."""
    names = set(given)
    said = [
        f"The frame has no column '{name}'; add it, or say what it is called." for name in needed if name not in names
    ]
    said += [
        f"The frame has a column '{name}' already, which would be written over; rename it."
        for name in made
        if name in names
    ]
    if said:
        raise FrameError(" ".join(said))


def give_back(result: Table, original: IntoFrameT, made: Iterable[str]) -> IntoFrameT:
    """The original's columns and those ``made``, as the engine's own frame: eager where the original was."""
    native: Any = original
    wrapped = nw.from_native(native)
    # Asked of the original: the schema of the result would have to be worked out through all of its steps.
    chosen = result.select(*wrapped.collect_schema().names(), *made)
    given: IntoFrameT = chosen.to_native()
    if isinstance(wrapped, nw.DataFrame) and isinstance(chosen, nw.LazyFrame):
        given = chosen.collect(wrapped.implementation).to_native()
    return given


def constant_or_column(given: str | float | None, names: Sequence[str]) -> nw.Expr:
    """A number for all rows, or the column of that name."""
    if isinstance(given, str):
        if given not in names:
            raise FrameError(f"The frame has no column '{given}'; add it, or give a number for all series.")
        return nw.col(given).cast(nw.Float64)
    return nw.lit(given).cast(nw.Float64)


def true_column(name: str, names: Sequence[str]) -> nw.Expr:
    """The column of that name, which holds true and false. Raises FrameError."""
    if name not in names:
        raise FrameError(f"The frame has no column '{name}'; add it, or say what it is called.")
    return nw.col(name)


def month_position(column: str, dtype: nw.dtypes.DType | type[nw.dtypes.DType]) -> nw.Expr:
    """Months counted from year 0, from a text column like 2017-04 (a day may follow) or from a date column."""
    name = nw.col(column)
    if dtype.base_type() in {nw.Date, nw.Datetime}:
        return (name.dt.year().cast(nw.Int64) * 12 + name.dt.month().cast(nw.Int64) - 1).alias(column)
    if dtype == nw.String:
        year, month = name.str.slice(0, 4).cast(nw.Int64), name.str.slice(5, 2).cast(nw.Int64)
        return (year * 12 + month - 1).alias(column)
    return name.cast(nw.Int64)


def remainder(number: nw.Expr, by: nw.Expr | int) -> nw.Expr:
    """What is left of a whole number; not every engine has a modulo."""
    whole: nw.Expr = number // by * by
    return number - whole


def flag(condition: nw.Expr) -> nw.Expr:
    """1 where the condition holds, else 0; also where nobody knows, as in a comparison with nothing."""
    return condition.fill_null(value=False).cast(nw.Int32)


def first_of(*cases: tuple[nw.Expr, str]) -> nw.Expr:
    """The text of the first case that holds, else an empty one. A comparison with nothing does not hold."""
    chosen: nw.Expr = nw.lit("")
    for condition, text in reversed(cases):
        chosen = nw.when(condition).then(nw.lit(str(text))).otherwise(chosen)
    return chosen
