"""What a cell's text says, where the workbook and the package write it alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from belisha.domain.figure import MAX_DIGITS


class MisreadError(ValueError):
    """A cell that cannot be read: what stands there, what should, and what to do. Its place is the caller's to add."""

    def __init__(self, found: str, expected: str, remedy: str = "") -> None:
        self.found, self.expected, self.remedy = found, expected, remedy
        super().__init__(f"{found}; expected {expected}")


def quoted(text: str) -> str:
    """The text between quotation marks, cut where it is long."""
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def join_names(names: Iterable[str]) -> str:
    """ "Ada Wherry; Tom Sandling". A semicolon or backslash within a name has a backslash before it."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)


def split_names(text: str) -> tuple[str, ...]:
    """The names of ``join_names``, or of lines; empty ones are dropped."""
    names = re.findall(r"(?:\\[\\;]|[^;\n])+", text)
    return tuple(re.sub(r"\\([\\;])", r"\1", name.strip()) for name in names if name.strip())


def split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def plain(number: Decimal) -> str:
    """All its digits, without an exponent or trailing zeros: "0.5", "100"."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def tidy(number: Decimal) -> Decimal:
    """The number as its ``plain`` text has it, so that 10.00 and 10 are written alike wherever they came from."""
    if not number.is_finite() or max(len(number.as_tuple().digits), abs(number.adjusted())) > MAX_DIGITS:
        raise MisreadError("a number of more digits than can be meant", f"at most {MAX_DIGITS} digits")
    return Decimal(plain(number))


def shifted(number: Decimal, places: int) -> Decimal:
    """The number times 10 to the power of ``places``, exactly, whatever the arithmetic's precision."""
    sign, digits, exponent = number.as_tuple()
    return Decimal(plain(Decimal((sign, digits, int(exponent) + places))))
