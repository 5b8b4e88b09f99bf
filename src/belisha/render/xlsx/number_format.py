"""The number format that makes a spreadsheet show a number as the report prints it."""

from __future__ import annotations

import re
from decimal import Decimal

_PRINTED = re.compile(r"(?P<before>\D{0,12}?)(?P<digits>\d[\d,]*)(?P<decimals>\.\d+)?(?P<after>\D{0,24})", re.DOTALL)
_MINUS = "-−"


def number_format(text: str, number: Decimal) -> str:
    """Excel's format for ``number`` printed as ``text``: "58.9%" is 58.9 shown with one decimal and a percent sign.

    The sign and unit are literals: the number stays in the indicator's unit and is never multiplied by a hundred. Where
    the text is not the number with something around it, the format shows the number's own decimals.
    """
    printed = _PRINTED.fullmatch(text)
    if printed is None or _printed_number(printed) != abs(number):
        return _digits(grouped=False, decimals=max(0, -_exponent(number)))
    decimals = len((printed["decimals"] or "").removeprefix("."))
    digits = _digits(grouped="," in printed["digits"], decimals=decimals)
    before, after = printed["before"], printed["after"]
    shown = f"{_literal(before.lstrip(_MINUS))}{digits}{_literal(after)}"
    return f"{shown};{_literal(before)}{digits}{_literal(after)}" if number < 0 else shown


def _printed_number(printed: re.Match[str]) -> Decimal:
    return Decimal(printed["digits"].replace(",", "") + (printed["decimals"] or ""))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(*, grouped: bool, decimals: int) -> str:
    whole = "#,##0" if grouped else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _literal(text: str) -> str:
    """Text that a format shows as it is. A quotation mark cannot stand between quotation marks, so it is left out."""
    plain = text.replace('"', "")
    return f'"{plain}"' if plain else ""
