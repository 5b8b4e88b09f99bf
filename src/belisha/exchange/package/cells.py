"""What stands in a package's CSV files for each kind of value, both ways: codes, full stops, ISO dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from belisha.csv_text import guard, unguard
from belisha.domain.period import Period, PeriodError
from belisha.exchange.cells import MisreadError, join_names, plain, quoted, split_lines, split_names, tidy
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Column, Kind, Value
from belisha.exchange.layout.shape import TEXTUAL
from belisha.exchange.tables.hint import did_you_mean

NUMBER = r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"


def write(column: Column, value: Value) -> str:
    """The cell's text."""
    match value:
        case tuple():
            text = guard("\n".join(value) if column.kind is Kind.LINES else join_names(value))
        case bool():
            text = "true" if value else "false"
        case Decimal():
            text = plain(value)
        case Period():
            text = value.code
        case datetime():
            text = value.isoformat()
        case StrEnum():
            text = value.value
        case str():
            text = guard(value)
        case _:
            text = str(value)
    return text


def read(column: Column, text: str, place: str, findings: Findings, year_start: int) -> Value | None:
    """What the cell says; None where it is empty. Raises MisreadError."""
    if column.kind in TEXTUAL:
        return _text(column.kind, findings.clean(unguard(text), place)) or None
    stripped = text.strip()
    return _other(column, stripped, year_start) if stripped else None


def _text(kind: Kind, text: str) -> str | tuple[str, ...]:
    match kind:
        case Kind.NAMES:
            return split_names(text)
        case Kind.LINES:
            return split_lines(text)
        case _:
            return text


def _other(column: Column, text: str, year_start: int) -> Value:
    if text.startswith("="):
        raise MisreadError(f"the formula {quoted(text)}", "a value", "Nothing is worked out here: write its result.")
    match column.kind:
        case Kind.CODE:
            return _code(column, text)
        case Kind.CODES:
            return tuple(_code(column, code) for code in split_names(text))
        case Kind.PERIOD:
            return _period(text, year_start)
        case kind:
            return _READERS[kind](text)


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise MisreadError(quoted(text), "a whole number, like 3")
    return int(text)


def _number(text: str) -> Decimal:
    if not re.fullmatch(NUMBER, text):
        remedy = "Use a full stop for decimals." if re.fullmatch(r"-?\d+,\d+", text) else ""
        raise MisreadError(quoted(text), "a number alone, like 1234.5", remedy)
    return tidy(Decimal(text))


def _yes_no(text: str) -> bool:
    if text not in {"true", "false"}:
        raise MisreadError(quoted(text), "true or false")
    return text == "true"


def _period(text: str, year_start: int) -> Period:
    try:
        return Period.parse(text, year_start)
    except PeriodError as error:
        raise MisreadError(quoted(text), "a period like 2026-04, FY2026-27-Q1, FY2026-27 or 2025-04/2026-03") from error


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise MisreadError(quoted(text), "a date and time like 2026-05-11T09:30:00") from error


_READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.FIGURE: _number,
    Kind.TOLERANCE: _number,
    Kind.YES_NO: _yes_no,
    Kind.MOMENT: _moment,
}


def _code(column: Column, text: str) -> StrEnum:
    if column.choices is None:
        raise TypeError(f"{column.name} is a coded column without choices")
    codes = [code.value for code in column.choices]
    if text not in codes:
        raise MisreadError(quoted(text), f"one of {', '.join(codes)}", did_you_mean(text, codes))
    return column.choices(text)
