"""Changing a document's text and, in the same way, the facts that it must then give."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import Enum

from msgspec.structs import asdict, replace

from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period

LIST_HEADER = "MPR Code\tShort Name"


def mapped[T](
    value: T, text: Callable[[str], str], period: Callable[[Period], Period] = lambda period: period, years: int = 0
) -> T:
    """A value with every text and period in it changed, and every moment and year moved on."""
    changed: object = value
    if isinstance(value, Period):
        changed = period(value)
    elif isinstance(value, Enum):
        changed = value
    elif isinstance(value, str):
        changed = text(value)
    elif isinstance(value, datetime):
        changed = value.replace(year=value.year + years)
    elif isinstance(value, tuple):
        changed = tuple(mapped(item, text, period, years) for item in value)
    elif isinstance(value, Frozen):
        changes = {name: mapped(held, text, period, years) for name, held in asdict(value).items()}
        if changes.get("year_introduced") is not None:
            changes["year_introduced"] += years
        changed = replace(value, **changes)  # type: ignore[type-var]
    elif not isinstance(value, Decimal | int | type(None)):
        raise TypeError(type(value))
    return changed  # type: ignore[return-value]


def mapped_facts(facts: Facts, text: Callable[[str], str]) -> Facts:
    return mapped(facts, text)


def shift_years(text: str, by: int) -> str:
    """Every year from 2007 to 2018 moved on, also in "2017/18" and "2017- 2018"."""
    pattern = r"(?<![\d,.@])(20(?:0[7-9]|1[0-8]))(?:([/-])(\d\d)\b(?![\d/-]))?(?![\d,.%])"

    def shifted(match: re.Match[str]) -> str:
        second = f"{match[2]}{(int(match[3]) + by) % 100:02d}" if match[2] else ""
        return f"{int(match[1]) + by}{second}"

    return re.sub(pattern, shifted, text)


def with_columns(text: str, order: list[int]) -> str:
    """The list of indicators with its eleven columns in another order, or with fewer."""
    lines = []
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) == 11 and (line.startswith(LIST_HEADER) or re.match(r"[A-Z]+ ?\d", line)):
            lines.append("\t".join(cells[index] for index in order))
        else:
            lines.append(line)
    return "\n".join(lines)


def without(text: str, start: str, end: str) -> str:
    """The text without the lines from the one that begins with ``start`` up to the one that begins with ``end``."""
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith(start))
    last = next(
        (index for index, line in enumerate(lines) if index > first and end and line.startswith(end)), len(lines)
    )
    return "\n".join(lines[:first] + lines[last:])
