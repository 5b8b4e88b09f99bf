"""Drop-downs and hints: what a cell offers to whoever fills it in."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from belisha.exchange.layout import TABLES, Column, Kind, Table, table_named
from belisha.exchange.layout.words import words_of
from belisha.exchange.workbook.grid import column_letters
from belisha.exchange.workbook.page import Look, Page
from belisha.exchange.workbook.words import CHOICES

HINT_TITLE, HINT_LENGTH = 32, 255
"""What Excel shows of a hint at most."""
YES_NO = ("Yes", "No")
FIRST_ROW = 3
"""Where a sheet's rows begin, counted from 0: a title, a sentence and the headings stand above."""
MORE_ROWS = 1_000
"""Rows below the filled ones that have drop-downs too."""


def coded_columns() -> tuple[type[StrEnum], ...]:
    """Every set of codes in the layout, once."""
    return tuple(dict.fromkeys(column.choices for table in TABLES for column in table.columns if column.choices))


def draw_choices(page: Page) -> None:
    """The sheet that the drop-downs take their words from: a column for each set."""
    page.put(0, 0, CHOICES, Look(bold=True, size=14))
    page.put(1, 0, "The words of the drop-downs. They stand here to be looked up; do not change them.", Look())
    for place, choices in enumerate(coded_columns()):
        page.put(2, place, _heading_of(choices), Look(bold=True, tint="heading", colour="#ffffff"))
        page.width(place, 30)
        for row, words in enumerate(words_of(choices).values(), start=FIRST_ROW):
            page.put(row, place, words, Look())


def validation(column: Column, table: Table) -> dict[str, Any]:
    """XlsxWriter's data validation for a column: its hint, and its list where it has one."""
    options: dict[str, Any] = {
        "validate": "any",
        "input_title": column.heading[:HINT_TITLE],
        "input_message": column.help[:HINT_LENGTH],
    }
    if source := _list_of(column, table):
        options |= {
            "validate": "list",
            "source": source,
            "error_title": column.heading[:HINT_TITLE],
            "error_message": "Choose one from the list.",
            # New codes and several words at once are typed; reading checks them.
            "error_type": "stop" if column.kind in {Kind.CODE, Kind.YES_NO} else "information",
        }
    return options


def _list_of(column: Column, table: Table) -> str | list[str]:
    if column.kind is Kind.YES_NO:
        return list(YES_NO)
    if column.choices is not None:
        letter = column_letters(1 + coded_columns().index(column.choices))
        last = FIRST_ROW + len(words_of(column.choices))
        return f"={CHOICES}!${letter}${FIRST_ROW + 1}:${letter}${last}"
    for reference in table.references:
        if reference.columns == (column.name,):
            return _other_sheet(reference.table, reference.to[0])
    return ""


def _other_sheet(name: str, to: str) -> str:
    other = table_named(name)
    letter = column_letters(2 + [column.name for column in other.columns].index(to))
    return f"='{other.sheet}'!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + MORE_ROWS}"


def _heading_of(choices: type[StrEnum]) -> str:
    return next(column.heading for table in TABLES for column in table.columns if column.choices is choices)
