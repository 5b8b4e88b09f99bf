"""The rows of each series in the order of their periods, whether the engine orders rows or only windows.

A frame that is in memory is put in order once; then a row's neighbour is the row beside it, which costs a hundredth of
a window. A lazy frame, and every table of a database or a cluster, keeps its rows where they are and asks for windows.
The rules are written once, on this.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
from msgspec.structs import replace
from narwhals.typing import IntoFrameT

from belisha.analysis.frame import OWN, FrameError, check_names, flag
from belisha.analysis.given import check_once, check_whole, wrapped
from belisha.domain.frozen import Frozen

SERIES = f"{OWN}series"
"""In ordered rows: a number for each series."""
_ROW, _FIRST = f"{OWN}row", f"{OWN}first"


class Rows(Frozen, kw_only=True):
    """``keys`` are the columns that together name a series; ``ordered`` says that neighbours are beside each other.

    ``sorted_here``: the caller's rows stood in another order, to which they are put back.
    """

    frame: nw.DataFrame[Any] | nw.LazyFrame[Any]
    keys: tuple[str, ...]
    period: str
    ordered: bool
    sorted_here: bool = False

    def add(self, *columns: nw.Expr) -> Rows:
        return replace(self, frame=self.frame.with_columns(*columns))

    def beside(self, name: str, rows: int = 1) -> nw.Expr:
        """The column's value so many rows before (after, where negative): it may be another series' or nothing.

        For flags that are 0 at a series' first row, and where the caller knows that the neighbour is of the series.
        """
        shifted = nw.col(name).shift(rows)
        return shifted if self.ordered else shifted.over(*self.keys, order_by=self.period)

    def before(self, name: str, rows: int = 1) -> nw.Expr:
        """The column's value so many rows before in the same series; nothing where it has none."""
        if not self.ordered:
            return self.beside(name, rows)
        return nw.when(nw.col(SERIES).shift(rows) == nw.col(SERIES)).then(nw.col(name).shift(rows))

    def flag(self, name: str, rows: int) -> nw.Expr:
        """As ``beside`` for a column of 0 and 1; 0 beyond the ends."""
        return self.beside(name, rows).fill_null(0)

    def counted(self, name: str) -> nw.Expr:
        """A whole number's running sum: only the differences within a series mean anything."""
        summed = nw.col(name).cum_sum()
        return summed if self.ordered else summed.over(*self.keys, order_by=self.period)

    def numbered(self, starts: nw.Expr, name: str) -> Rows:
        """Add ``name``: a number for each part of a series that begins where ``starts`` is 1; see ``part``."""
        begins = nw.when(nw.col(_FIRST) == 1).then(1).otherwise(starts) if self.ordered else starts
        marked = self.add(begins.alias(name))
        return marked.add(marked.counted(name).alias(name))

    def part(self, name: str) -> Sequence[str]:
        """The columns that name such a part: in ordered rows its number alone, which is no other series'."""
        return (name,) if self.ordered else (*self.keys, name)

    def filled(self, name: str) -> nw.Expr:
        """The column with nothing replaced by the last value before it, which may be another series'."""
        if self.ordered:
            return nw.col(name).fill_null(strategy="forward")
        return nw.col(name).fill_null(strategy="forward").over(*self.keys, order_by=self.period)

    def may_hold(self, condition: nw.Expr) -> bool:
        """Whether any row meets the condition; a table that is not in memory is not asked."""
        if not isinstance(self.frame, nw.DataFrame):
            return True
        return bool(self.frame.select(condition.any().alias(_ROW)).item())

    def newest(self, name: str) -> Rows:
        """Add ``name``: 1 at each series' last row, else 0."""
        if self.ordered:
            goes_on = nw.col(SERIES).shift(-1) == nw.col(SERIES)
            return self.add((1 - flag(goes_on)).alias(name))
        marked = self.add(nw.col(self.period).max().over(*self.keys).alias(name))
        return marked.add(flag(nw.col(self.period) == nw.col(name)).alias(name))

    def give_back(self, original: IntoFrameT, made: Iterable[str]) -> IntoFrameT:
        """The original's columns and those ``made``, as the engine's own frame, its rows in the order they had."""
        native: Any = original
        frame = self.frame.sort(_ROW) if self.sorted_here else self.frame
        names = nw.from_native(native).collect_schema().names()
        given: IntoFrameT = frame.select(*names, *made).to_native()
        return given


def rows_of(frame: IntoFrameT, series: Sequence[str], period: str, needed: Iterable[str], made: Iterable[str]) -> Rows:
    """The caller's frame as rows. Raises FrameError where a column is missing, of a wrong type or written over.

    Where the frame is in memory, also where a series has a period twice, or a row none.
    """
    if isinstance(series, str):
        raise FrameError(f"The columns of the series are named in a tuple: ('{series}',).")
    taken = wrapped(frame)
    check_names(taken.collect_schema().names(), needed, made)
    check_whole(taken, period)
    if not isinstance(taken, nw.DataFrame):
        return Rows(frame=taken, keys=tuple(series), period=period, ordered=False)
    sorted_here = not _stands_in_order(taken, series, period)
    if sorted_here:
        taken = taken.with_row_index(_ROW).sort(*series, period)
    new = [~_same(name) for name in series]
    first = flag(nw.any_horizontal(*new, ignore_nulls=True))
    taken = taken.with_columns(first.alias(_FIRST))
    taken = taken.with_columns(nw.col(_FIRST).cum_sum().alias(SERIES))
    if sorted_here:  # rows that ascend have each period once
        check_once(taken, series, SERIES, period)
    return Rows(frame=taken, keys=(SERIES,), period=period, ordered=True, sorted_here=sorted_here)


def _same(name: str) -> nw.Expr:
    """Whether a row's key is that of the row before; both may be nothing. The first row's is not."""
    key, before = nw.col(name), nw.col(name).shift(1)
    return nw.when(key.is_null()).then(before.is_null()).otherwise(key == before).fill_null(value=False)


def _stands_in_order(frame: nw.DataFrame[Any], series: Sequence[str], period: str) -> bool:
    """Whether rows ascend by series and period, so that they need not be sorted."""
    if any(frame.schema[name] == nw.Categorical for name in series):
        return False  # some engines know of no order among categories, only whether they are the same
    after: nw.Expr = nw.col(period) > nw.col(period).shift(1)
    for name in reversed(series):
        key, before = nw.col(name), nw.col(name).shift(1)
        after = (key > before) | ((key == before) & after)
    # The first row has none before it, and a key that is nothing compares with none: those rows are sorted.
    return not len(frame) or int(frame.select(after.cast(nw.Int64).sum().alias(_ROW)).item()) == len(frame) - 1
