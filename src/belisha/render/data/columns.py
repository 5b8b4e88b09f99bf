"""A table's columns as data files have them: a label becomes a code and its words, a figure a number and its text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from belisha.csv_text import guard
from belisha.domain.frozen import Frozen
from belisha.render.tables import Column, Kind, Row, Table, Value
from belisha.report.model import Figure, Report
from belisha.report.part import Label
from belisha.report.table_words import ColumnWords

type Cells = tuple[str, ...]

_TYPES = {Kind.NUMBER: "number", Kind.INTEGER: "integer", Kind.BOOLEAN: "boolean"}


class Field(Frozen):
    """One column of a file. ``type`` is Table Schema's: string, number, integer or boolean."""

    name: str
    title: str
    description: str
    type: str = "string"
    required: bool = False


def fields(table: Table, report: Report) -> tuple[Field, ...]:
    words = {column.code: column for column in report.words.data.columns}
    return tuple(field for column in table.columns for field in _fields(column, words[column.code], report))


def _fields(column: Column, words: ColumnWords, report: Report) -> Iterator[Field]:
    name, title, required = column.code, words.heading, column.required
    data = report.words.data

    def beside(suffix: str, of: ColumnWords, *, needed: bool = False) -> Field:
        return Field(f"{name}_{suffix}", of.heading.format(heading=title), of.description, required=needed)

    match column.kind:
        case Kind.LABEL | Kind.LABELS:
            yield beside("code", data.code_of, needed=required)
            yield Field(name, title, words.description, required=required)
        case Kind.FIGURE:
            yield Field(name, title, words.description, "number")
            yield beside("text", data.text_of)
            yield beside("missing", data.missing_of)
            yield beside("marks", data.shorthand_of)
            yield beside("note", data.note_of)
        case _:
            yield Field(name, title, words.description, _TYPES.get(column.kind, "string"), required)


def lines(table: Table) -> Iterator[Cells]:
    """The table's rows as texts, one for each field."""
    kinds = tuple(column.kind for column in table.columns)
    for row in table.rows:
        yield tuple(_cells(kinds, row))


def _cells(kinds: tuple[Kind, ...], row: Row) -> Iterator[str]:
    for kind, value in zip(kinds, row, strict=True):
        match kind:
            case Kind.LABEL:
                label = cast("Label | None", value)
                yield "" if label is None else guard(label.code)
                yield "" if label is None else guard(label.text)
            case Kind.LABELS:
                labels = cast("tuple[Label, ...]", value)
                yield guard("; ".join(label.code for label in labels))
                yield guard("; ".join(label.text for label in labels))
            case Kind.FIGURE:
                yield from _figure(cast("Figure | None", value))
            case _:
                yield _plain(value)


def _figure(figure: Figure | None) -> Cells:
    if figure is None:
        return ("",) * 5
    number = "" if figure.number is None else format(figure.number, "f")
    return (number, guard(figure.text), guard(figure.missing), guard(" ".join(figure.shorthand)), guard(figure.note))


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case str():
            return guard(value)
        case _:
            return str(value)
