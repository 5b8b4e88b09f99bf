"""What a cell of the workbook says, by its column: the value, or why it cannot be read. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Context as Arithmetic
from decimal import Decimal
from enum import StrEnum

from belisha.domain.figure import read_figure
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Unit
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import MisreadError, plain, quoted, shifted, split_lines, split_names, tidy
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Column, Kind, Value
from belisha.exchange.layout.shape import TEXTUAL
from belisha.exchange.layout.words import words_of
from belisha.exchange.tables.hint import did_you_mean
from belisha.exchange.workbook.encode import EXCEL_DIGITS
from belisha.exchange.workbook.grid import Cell, Holds
from belisha.exchange.workbook.number_formats import Shape
from belisha.exchange.workbook.periods import EXPECTED, moment_of, month_of, read_moment, read_period

LONGEST = 400
"""Letters of a cell that is not for text: a number, a period, a few codes."""
NUMBER_TEXT = "a number kept as text was read as the number"
FORMULA = "the last result of a formula was read"


class Context(Frozen):
    """What a cell's meaning depends on. ``unit`` is the indicator's; None where the indicator is not known."""

    year_start: int
    from_1904: bool
    unit: Unit | None = Unit.NUMBER


def interpret(column: Column, cell: Cell, context: Context, place: str, findings: Findings) -> Value | None:
    """The cell's value; None where it holds only blanks. Raises MisreadError."""
    if cell.holds is Holds.ERROR:
        raise MisreadError(f"the error {cell.text}", "a value", "Mend the formula, or type the value.")
    if cell.formula:
        if not cell.text:
            remedy = "Open the workbook in Excel and save it, or type the value."
            raise MisreadError("a formula without a result", "a value", remedy)
        findings.remark(RemarkKind.DERIVED, place, FORMULA)
    if column.kind in TEXTUAL:
        return _split(column.kind, findings.clean(_text(cell), place)) or None
    if cell.holds is Holds.TEXT and not cell.text.strip():
        return None
    if len(cell.text) > LONGEST:
        raise MisreadError(quoted(cell.text), "something short")
    if cell.holds is Holds.TEXT and column.kind in _NUMBERS:
        findings.remark(RemarkKind.REPAIRED, place, NUMBER_TEXT)
    return _READERS[column.kind](column, cell, context)


def _split(kind: Kind, text: str) -> str | tuple[str, ...]:
    return split_names(text) if kind is Kind.NAMES else split_lines(text) if kind is Kind.LINES else text


def _text(cell: Cell) -> str:
    """A text, or a number as it shows; a date or an amount would not be what was typed."""
    if cell.holds is Holds.TEXT:
        return cell.text
    if cell.holds is Holds.BOOLEAN:
        return "TRUE" if cell.text == "1" else "FALSE"
    number = stored(cell)
    if cell.shows.shape is Shape.TEXT or cell.shows.code.lower() in {"", "general"}:
        return plain(number)
    if match := re.fullmatch(r"(0+)(?:\.(0+))?", cell.shows.code):
        decimals = len(match[2] or "")
        return f"{number:0{len(match[1]) + (decimals and decimals + 1)}.{decimals}f}"
    found = "a date" if cell.shows.shape is Shape.DATE else f"a number in the format {cell.shows.code}"
    raise MisreadError(found, "a text", "Type an apostrophe before it, so that Excel leaves it as it is.")


def stored(cell: Cell) -> Decimal:
    """The number that Excel shows for what it stores: 58.9 of 58.900000000000006. Raises MisreadError."""
    if len(cell.text) > LONGEST:
        raise MisreadError("a number of hundreds of digits", "a number")
    try:
        return tidy(AS_EXCEL.create_decimal(cell.text.strip()))
    except ArithmeticError as error:
        raise MisreadError(quoted(cell.text), "a number") from error


AS_EXCEL = Arithmetic(prec=EXCEL_DIGITS)


def _figure(column: Column, cell: Cell, context: Context) -> Decimal:
    number, percent = _number_and_percent(column, cell, context)
    if context.unit is None:
        return number
    if percent and context.unit is not Unit.PERCENT:
        unit = words_of(Unit)[context.unit].lower()
        raise MisreadError(f"{plain(number)}%", f"a number without a percent sign (the unit is {unit})")
    if context.unit is Unit.PERCENT and not percent and 0 < abs(number) <= 1:
        remedy = f"Write {plain(shifted(number, 2))}% or {plain(number)}%, whichever is meant."
        raise MisreadError(f"{plain(number)} without a percent sign, which may mean either", "a percentage", remedy)
    return number


def _number_and_percent(column: Column, cell: Cell, context: Context) -> tuple[Decimal, bool]:
    """The number, and whether it was said to be a percentage."""
    if cell.holds is Holds.BOOLEAN:
        raise MisreadError("TRUE" if cell.text == "1" else "FALSE", "a number")
    if cell.holds is Holds.TEXT:
        return _number_in_text(column, cell.text.strip(), context)
    if cell.shows.shape is Shape.DATE:
        raise MisreadError("a date or a time", "a number", "Give the cell a number format and type it again.")
    number = stored(cell)
    if cell.shows.shape is Shape.PERCENT:
        return shifted(number, 2), True
    if cell.shows.shape is Shape.PERCENT_SIGN and context.unit is not Unit.PERCENT:
        return number, True
    return number, False


def _number_in_text(column: Column, text: str, context: Context) -> tuple[Decimal, bool]:
    figure = read_figure(text)
    if figure.number is None or figure.change is not None:
        remedy = "Use a full stop for decimals." if re.fullmatch(r"-?\d+,\d{1,2}", text) else ""
        raise MisreadError(f"{quoted(text)}, which is not a number", _expected(column), remedy)
    if figure.marks:
        raise MisreadError(quoted(text), _expected(column), "Put the mark's meaning into Quality or Commentary.")
    if figure.unit is Unit.POUNDS and context.unit not in {Unit.POUNDS, None}:
        raise MisreadError(quoted(text), f"a number in {words_of(Unit)[context.unit].lower()}, not in pounds")
    return tidy(figure.number), figure.unit is Unit.PERCENT


def _expected(column: Column) -> str:
    return "a number, like 94.2" if column.kind is not Kind.FIGURE else "a figure, like 94.2 or 58.9%"


def _plain_number(column: Column, cell: Cell, context: Context) -> Decimal:
    return _figure(column, cell, Context(context.year_start, context.from_1904))


def _integer(column: Column, cell: Cell, context: Context) -> int:
    number = _plain_number(column, cell, context)
    if number != number.to_integral_value() or abs(number) >= 10**9:
        raise MisreadError(plain(number), "a whole number, like 3")
    return int(number)


def _yes_no(_column: Column, cell: Cell, _context: Context) -> bool:
    word = cell.text.strip().lower()
    if cell.holds is Holds.BOOLEAN:
        return word == "1"
    if cell.holds is Holds.TEXT and word in {"yes", "y", "true", "no", "n", "false"}:
        return word in {"yes", "y", "true"}
    raise MisreadError(quoted(cell.text), "Yes or No")


def _period(_column: Column, cell: Cell, context: Context) -> Period:
    if cell.holds is Holds.TEXT:
        return read_period(cell.text, context.year_start)
    if cell.holds is Holds.BOOLEAN:
        raise MisreadError("TRUE" if cell.text == "1" else "FALSE", EXPECTED)
    number = stored(cell)
    if cell.shows.shape is Shape.DATE:
        return month_of(moment_of(number, from_1904=context.from_1904).date())
    if context.year_start == 1 and number == number.to_integral_value() and 1000 <= number <= 9999:
        return Period.year(int(number), 1)
    remedy = "If it was a date, give the cell a date format again." if 30_000 < number < 70_000 else ""
    raise MisreadError(plain(number), EXPECTED, remedy)


def _moment(_column: Column, cell: Cell, context: Context) -> datetime:
    if cell.holds is Holds.TEXT:
        return read_moment(cell.text)
    if cell.holds is Holds.NUMBER and cell.shows.shape is Shape.DATE:
        return moment_of(stored(cell), from_1904=context.from_1904)
    raise MisreadError(quoted(cell.text), "a date and time like 11 May 2026 09:30")


def _code(column: Column, cell: Cell, _context: Context) -> StrEnum:
    return _coded(column, _text(cell))


def _codes(column: Column, cell: Cell, _context: Context) -> tuple[StrEnum, ...]:
    found = [_coded(column, word) for word in re.split(r"[;,\n]", _text(cell)) if word.strip()]
    return tuple(dict.fromkeys(found))


def _coded(column: Column, text: str) -> StrEnum:
    if column.choices is None:
        raise TypeError(f"{column.name} is a coded column without choices")
    words = words_of(column.choices)
    known = {_folded(code.value): code for code in words} | {_folded(word): code for code, word in words.items()}
    if (code := known.get(_folded(text))) is None:
        raise MisreadError(quoted(text), f"one of {'; '.join(words.values())}", did_you_mean(text, words.values()))
    return code


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


_NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.FIGURE, Kind.TOLERANCE})
_READERS: Mapping[Kind, Callable[[Column, Cell, Context], Value]] = {
    Kind.INTEGER: _integer,
    Kind.NUMBER: _plain_number,
    Kind.FIGURE: _figure,
    Kind.TOLERANCE: _figure,
    Kind.YES_NO: _yes_no,
    Kind.PERIOD: _period,
    Kind.MOMENT: _moment,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}
