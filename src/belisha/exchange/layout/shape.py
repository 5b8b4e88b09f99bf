"""What a table of the layout is: its columns, what each holds, and how people are told so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from msgspec.structs import replace

from belisha.domain.frozen import Frozen
from belisha.domain.period import Period

type Value = str | tuple[str, ...] | int | Decimal | bool | Period | datetime | StrEnum | tuple[StrEnum, ...]
"""What a cell holds once it is read; an empty cell holds nothing at all."""


class Kind(StrEnum):
    """What a column's cells hold."""

    TEXT = "text"
    """Text; line breaks are kept."""
    PROSE = "prose"
    """Text in paragraphs and lists: an empty line between them, "• " before each item."""
    NAMES = "names"
    """Several texts, with semicolons between them."""
    LINES = "lines"
    """Several texts, one a line."""
    INTEGER = "integer"
    NUMBER = "number"
    FIGURE = "figure"
    """A number in its indicator's unit: a percentage shows as one."""
    TOLERANCE = "tolerance"
    """A percentage of the target, or a number in the indicator's unit."""
    YES_NO = "yes_no"
    PERIOD = "period"
    MOMENT = "moment"
    CODE = "code"
    """One of a few codes, shown as words."""
    CODES = "codes"
    """Any of a few codes, with semicolons between them."""


TEXTUAL = frozenset({Kind.TEXT, Kind.PROSE, Kind.NAMES, Kind.LINES})
"""The kinds whose cells may be too long for a spreadsheet and then run over several rows."""


class Column(Frozen):
    """``name`` stands in a package, ``heading`` in a workbook; ``help`` says what to write, ``example`` shows it.

    ``choices`` are the codes of a coded column. ``width`` is in characters. ``shown`` marks a column that only the
    workbook has, to read by; it is never read back.
    """

    name: str
    heading: str
    kind: Kind
    help: str
    example: Value | None = None
    required: bool = False
    choices: type[StrEnum] | None = None
    width: int = 14
    shown: bool = False


class Reference(Frozen):
    """``columns`` say which row of ``table`` is meant, by its columns ``to``."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Rhythm(StrEnum):
    """How often people fill a table in."""

    MONTHLY = "monthly"
    YEARLY = "yearly"
    RARELY = "rarely"


class Table(Frozen, kw_only=True):
    """One table: a sheet of the workbook, a CSV file of the package.

    ``about`` says in one sentence what a row is. ``key`` names a row; empty where only the order does. An ``upright``
    table has one row, which the workbook shows as a list of settings. In a ``filled_in`` table a row that holds its key
    alone is one still to fill in. ``spread`` repeats as "Column 1", "Column 2" and so on, as many as the facts need.
    """

    name: str
    sheet: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    rhythm: Rhythm = Rhythm.YEARLY
    upright: bool = False
    filled_in: bool = False
    required: bool = False
    spread: Column | None = None

    @property
    def stored(self) -> tuple[Column, ...]:
        """The columns that hold facts."""
        return tuple(column for column in self.columns if not column.shown)

    def spread_to(self, count: int) -> Table:
        """The table with its spread columns drawn out to ``count`` of them."""
        if self.spread is None:
            return self
        return replace(self, columns=(*self.columns, *self._spread_columns(self.spread, count)), spread=None)

    def spread_as(self, suffixes: Iterable[str]) -> Table:
        """The table with as many spread columns as a file has: ``suffixes`` are what its names have after theirs."""
        counts = (int(text) for text in suffixes if text.isascii() and text.isdigit() and len(text) < 4)
        return self.spread_to(max(counts, default=1))

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @staticmethod
    def _spread_columns(spread: Column, count: int) -> Iterator[Column]:
        for number in range(1, count + 1):
            example = spread.example if number == 1 else None
            yield replace(spread, name=f"{spread.name}_{number}", heading=f"{spread.heading} {number}", example=example)
