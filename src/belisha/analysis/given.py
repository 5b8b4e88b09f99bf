"""What is looked at in a caller's frame before anything is made of it, so that an error says what and where.

Columns' types are known of every frame. What their cells hold is looked at where the frame is in memory: a plan of a
database or a cluster is not run for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import narwhals as nw

from belisha.analysis.frame import FrameError

_NO_NUMBERS = {nw.String: "text", nw.Date: "dates", nw.Datetime: "dates", nw.Categorical: "text", nw.Enum: "text"}
_AS_TEXT = r"^\d{4}-(?:0[1-9]|1[0-2])"


def wrapped(frame: Any) -> Any:
    """The caller's frame for Narwhals, eager or lazy as it is. Raises FrameError for what is no frame."""
    try:
        taken = nw.from_native(frame)
    except TypeError:
        raise FrameError(
            f"A {type(frame).__name__} is no frame; give one of Polars, pandas, DuckDB or Spark."
        ) from None
    if taken.implementation.is_pyarrow():
        raise FrameError("An Arrow table has no ordered windows by group; make it a Polars frame: polars.from_arrow.")
    return taken


def check_numbers(schema: nw.Schema, names: Iterable[str]) -> None:
    """Raise FrameError where one of the columns that the frame has holds text or dates."""
    said = [
        f"The column '{name}' holds {what}, not numbers; make numbers of it first."
        for name in names
        if name in schema and (what := _NO_NUMBERS.get(schema[name].base_type()))
    ]
    if said:
        raise FrameError(" ".join(said))


def check_whole(frame: Any, period: str) -> None:
    """Raise FrameError where periods are not counted in numbers."""
    kind = frame.collect_schema()[period]
    if kind.is_numeric() or (isinstance(frame, nw.DataFrame) and not len(frame)):
        return
    what = _NO_NUMBERS.get(kind.base_type(), f"{kind}")
    raise FrameError(
        f"The column '{period}' holds {what}, not whole numbers; count the periods, months as year × 12 + month − 1."
    )


def check_months(frame: Any, period: str, keys: Iterable[str]) -> None:
    """Raise FrameError where a month is neither text like 2026-04, nor a date, nor a number; ``keys`` name a row."""
    kind = frame.collect_schema()[period]
    in_memory = isinstance(frame, nw.DataFrame)
    if in_memory:
        _refuse_blank(frame, period, keys)
    if kind.is_numeric() or kind.base_type() in {nw.Date, nw.Datetime} or (in_memory and not len(frame)):
        return
    hint = "give text like 2026-04, dates, or months counted from year 0"
    if kind != nw.String:
        raise FrameError(f"The column '{period}' holds {kind}; {hint}.")
    if in_memory:
        odd = frame.filter(~nw.col(period).str.contains(_AS_TEXT)).head(1)
        if len(odd):
            raise FrameError(f"The column '{period}' holds '{odd[period][0]}', which is no month; {hint}.")


def check_codes(frame: Any, codes: Mapping[str, type[StrEnum]]) -> None:
    """Raise FrameError where a column of a frame in memory holds what is no code; an empty cell may hold none."""
    if not isinstance(frame, nw.DataFrame):
        return
    for name, known in codes.items():
        if name not in frame.columns:
            continue
        allowed = [str(each) for each in known]
        column = nw.col(name)
        odd = frame.filter(~column.is_null() & ~column.cast(nw.String).is_in([*allowed, ""])).head(1)
        if len(odd):
            raise FrameError(f"The column '{name}' holds '{odd[name][0]}'; it is one of {', '.join(allowed)}.")


def check_once(ordered: Any, keys: Iterable[str], number: str, period: str) -> None:
    """Raise FrameError where a row has no period, or a series has one twice; ``number`` names them in ordered rows."""
    _refuse_blank(ordered, period, keys)
    again = (nw.col(period) == nw.col(period).shift(1)) & (nw.col(number) == nw.col(number).shift(1))
    twice = ordered.filter(again).head(1)
    if len(twice):
        raise FrameError(
            f"{_named(twice, keys)} has the period {twice[period][0]} more than once; keep one row of each period, or "
            "name the column that tells them apart among those of the series."
        )


def _refuse_blank(frame: Any, period: str, keys: Iterable[str]) -> None:
    blank = frame.filter(nw.col(period).is_null()).head(1)
    if len(blank):
        raise FrameError(f"The column '{period}' is empty in a row of {_named(blank, keys)}; leave the row out.")


def _named(row: Any, keys: Iterable[str]) -> str:
    return ", ".join(f"{name} '{row[name][0]}'" for name in keys) or "the series"
