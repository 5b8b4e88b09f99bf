"""A table as the spreadsheet and open data have it: what its columns hold, and the Report's own values in its rows."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.report.model import Figure
from belisha.report.part import Label


class Kind(StrEnum):
    """What a column holds. A label is a code and its words, a figure a number and its text: a form may part them."""

    TEXT = "text"
    LABEL = "label"
    LABELS = "labels"
    FIGURE = "figure"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"


type Value = str | int | bool | Decimal | Figure | Label | tuple[Label, ...] | None
type Row = tuple[Value, ...]


class Column(Frozen):
    """``code`` is the column's name in data files and the key to its words. ``required``: no row leaves it empty."""

    code: str
    kind: Kind = Kind.TEXT
    required: bool = False


class Table(Frozen):
    """``key`` names the columns that tell its rows apart; ``links`` are columns that name a row of another table."""

    code: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ("position",)
    links: tuple[tuple[str, str], ...] = ()


POSITION = Column("position", Kind.INTEGER, required=True)
ITEM = Column("item", Kind.LABEL, required=True)
CODE = Column("indicator_code", required=True)
OF_INDICATOR = (("indicator_code", "indicators"),)


def numbered(rows: list[Row]) -> tuple[Row, ...]:
    """The rows with their place before them, counted from 1."""
    return tuple((place, *row) for place, row in enumerate(rows, start=1))
