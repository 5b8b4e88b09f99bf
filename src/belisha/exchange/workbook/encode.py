"""What a workbook's cell holds and how it shows, for each kind of value.

``content`` is a text, or a number as the file stores it: a percentage as its hundredth, a date as Excel's day number.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from belisha.csv_text import guard
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Indicator, Unit
from belisha.domain.period import Period, PeriodKind
from belisha.domain.tolerance import ToleranceKind
from belisha.exchange.cells import join_names, plain, shifted
from belisha.exchange.layout import Column, Kind, Value
from belisha.exchange.layout.words import words_of

MONTH_FORMAT = "mmmm yyyy"
MOMENT_FORMAT = "d mmm yyyy hh:mm"
SECONDS_FORMAT = "d mmm yyyy hh:mm:ss"
EXCEL_DIGITS = 15
"""Excel keeps no more significant digits of a number; what has more is written as text."""
EPOCH = date(1899, 12, 30)
"""Day 0, for every date after February 1900, which Excel believes to have had 29 days."""
FIRST_DATE = date(1900, 3, 1)


class Encoded(Frozen):
    """``number_format`` is Excel's, empty for its general one; ``quoted`` keeps Excel from taking a text for more."""

    content: str | Decimal
    number_format: str = ""
    quoted: bool = False


class Style(Frozen):
    """How an indicator's figures are written: without one, figures stand as they are."""

    unit: Unit = Unit.NUMBER
    decimals: int = 0
    keep_zeros: bool = False

    @classmethod
    def of(cls, indicator: Indicator) -> Style:
        return cls(indicator.unit, indicator.style.decimals, indicator.style.keep_zeros)


PLAIN = Style()


def encode(column: Column, value: Value, style: Style = PLAIN, tolerance: ToleranceKind | None = None) -> Encoded:
    """The cell for a value. ``tolerance`` says what the row's tolerance is a number of."""
    match value:
        case Decimal():
            return _number(value, _styled(column, style, tolerance))
        case Period():
            return _period(value)
        case datetime():
            return _moment(value)
        case bool():
            return Encoded("Yes" if value else "No")
        case int():
            return Encoded(Decimal(value), "0")
        case _:
            return _text(column, value)


def empty_format(column: Column, style: Style) -> str:
    """The number format of a cell that is still to be filled in."""
    match column.kind:
        case Kind.FIGURE:
            return figure_format(style.unit, style.decimals)
        case Kind.PERIOD:
            return MONTH_FORMAT
        case Kind.MOMENT:
            return MOMENT_FORMAT
        case _:
            return ""


def figure_format(unit: Unit, decimals: int) -> str:
    places = "." + "0" * decimals if decimals else ""
    if unit is Unit.PERCENT:
        return f"0{places}%"
    return f'"£"#,##0{places}' if unit is Unit.POUNDS else f"#,##0{places}"


def _styled(column: Column, style: Style, tolerance: ToleranceKind | None) -> Style:
    """A tolerance is a percentage, or in the indicator's unit; counts behind a rate are plain numbers."""
    if column.kind is Kind.TOLERANCE:
        return Style(Unit.PERCENT) if tolerance is not ToleranceKind.AMOUNT else Style(style.unit)
    return style if column.kind is Kind.FIGURE else PLAIN


def _number(number: Decimal, style: Style) -> Encoded:
    percent = style.unit is Unit.PERCENT
    text = plain(number)
    if len(text.replace(".", "").strip("-0")) > EXCEL_DIGITS:
        return Encoded(f"{text}%" if percent else text)
    places = len(text.partition(".")[2])
    # Never fewer places than the figure has: what shows is what is read.
    decimals = max(places, style.decimals) if style.keep_zeros else places
    stored = shifted(number, -2) if percent else number
    return Encoded(Decimal(plain(stored)), figure_format(style.unit, decimals))


def _period(period: Period) -> Encoded:
    """A month as a real date, so that it sorts; else what people call it, which Excel leaves as it is."""
    named_by_year = period.kind in {PeriodKind.QUARTER, PeriodKind.YEAR}
    if (period.start_year if named_by_year else period.first // 12) < 1000:
        return Encoded(period.code)
    is_month = period.kind is PeriodKind.MONTH
    if is_month and (first := date(period.calendar_year, period.month_number, 1)) >= FIRST_DATE:
        return Encoded(Decimal((first - EPOCH).days), MONTH_FORMAT)
    return Encoded(period.label, "@")


def _moment(moment: datetime) -> Encoded:
    """A real date and time where Excel can keep it to the second, else ISO text."""
    if moment.tzinfo is not None or moment.microsecond or moment.date() < FIRST_DATE:
        return Encoded(moment.isoformat())
    days = (moment.date() - EPOCH).days
    seconds = (moment - datetime.combine(moment.date(), datetime.min.time())) // timedelta(seconds=1)
    # Rounded up, or a spreadsheet that cuts the rest off would show the minute before.
    serial = (Decimal(days) + Decimal(seconds) / 86_400).quantize(Decimal("1e-10"), rounding=ROUND_CEILING)
    return Encoded(serial, SECONDS_FORMAT if moment.second else MOMENT_FORMAT)


def _text(column: Column, value: str | tuple[str, ...] | tuple[StrEnum, ...]) -> Encoded:
    words = words_of(column.choices) if column.choices is not None else {}
    if isinstance(value, StrEnum):
        return Encoded(words[value])
    if isinstance(value, str):
        text = value
    elif column.kind is Kind.CODES:
        text = "; ".join(words[code] for code in value if isinstance(code, StrEnum))
    else:
        text = "\n".join(value) if column.kind is Kind.LINES else join_names(str(name) for name in value)
    return Encoded(text, quoted=_tempting(text))


def _tempting(text: str) -> bool:
    """Whether Excel, once the cell is edited, would make a formula, number or date of the text."""
    return guard(text) != text or bool(re.match(r"[-+\d(.£$%]", text)) or text.upper() in {"TRUE", "FALSE"}
