"""Rows of typed cells, each with the place where a person finds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.exchange.layout import Value

type Cells = dict[str, Value]
"""What a row holds, by column name; what is empty is not in it."""


class Place(Protocol):
    """Tells where a row, or one of its cells, stands: "sheet Values, row 14, column D (Value)"."""

    def __call__(self, column: str = "") -> str: ...


class Row(Frozen):
    """One row as read. ``unread`` are the columns whose cell is a problem already, and of which no more is said."""

    cells: Cells
    place: Place
    unread: frozenset[str] = frozenset()

    def has(self, *columns: str) -> bool:
        """Whether any of these cells holds something, or tried to."""
        return any(column in self.cells or column in self.unread for column in columns)

    def text(self, column: str) -> str:
        return _as(self.cells.get(column, ""), str)

    def texts(self, column: str) -> tuple[str, ...]:
        value = self.cells.get(column, ())
        return tuple(_as(item, str) for item in value) if isinstance(value, tuple) else ()

    def number(self, column: str) -> Decimal | None:
        value = self.cells.get(column)
        return None if value is None else _as(value, Decimal)

    def integer(self, column: str, default: int) -> int:
        value = self.cells.get(column, default)
        return _as(value, int)

    def yes(self, column: str, *, default: bool) -> bool:
        return _as(self.cells.get(column, default), bool)

    def period(self, column: str) -> Period | None:
        value = self.cells.get(column)
        return None if value is None else _as(value, Period)

    def moment(self, column: str) -> datetime | None:
        value = self.cells.get(column)
        return None if value is None else _as(value, datetime)

    def code[E: StrEnum](self, column: str, choices: type[E]) -> E | None:
        value = self.cells.get(column)
        return None if value is None else _as(value, choices)

    def codes[E: StrEnum](self, column: str, choices: type[E]) -> tuple[E, ...]:
        value = self.cells.get(column, ())
        return tuple(_as(item, choices) for item in value) if isinstance(value, tuple) else ()


type Rows = Mapping[str, Sequence[Row]]
"""Every table's rows, by table name."""


def row_of(**cells: Value | None) -> Cells:
    """A row without its empty cells. No and 0 are not empty."""
    return {name: value for name, value in cells.items() if value is not None and value not in ("", ())}


def _as[T](value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"a cell holds {type(value).__name__} where the layout says {kind.__name__}")
    return value
