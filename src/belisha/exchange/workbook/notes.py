"""The sheet that says how to fill the workbook in."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.exchange.layout import Column, Rhythm, Table
from belisha.exchange.layout.words import words_of
from belisha.exchange.workbook.page import Look, Page
from belisha.exchange.workbook.settle import Settle
from belisha.exchange.workbook.still_open import OPEN, still_open
from belisha.exchange.workbook.words import EXAMPLE, ROW_NOTE, SETTLE, TO_FILL_IN

WIDTHS = (24, 28, 60, 10, 60)
TITLE = "How to fill in this workbook"
PARAGRAPHS = f"""
This workbook holds everything that a performance report is made from. Fill it in, save it, and make the report from it
with: belisha report, followed by the name of this file.

Each month: set the month reported on Organisation; then fill in Values and Judgements, where this month's rows stand on
top. Change the other sheets when the plan, the indicators or the targets change.

The first column, {ROW_NOTE}, tells you about a row. “{EXAMPLE}” rows are never read. “{TO_FILL_IN}” rows wait for you;
left empty they are passed over. “{SETTLE}: …” asks you a question. “Part 2” goes on with a text too long for one cell.
What else you write there is yours and is not read.

You may sort, filter and move columns, and add rows, columns and sheets of your own; what is not part of the layout is
left out, and you are told. Keep the headings as they are, and do not merge cells.

A value is never left out in silence: where there is none, choose why. A value that replaces another gets a row of its
own with the next revision; keep the row that it replaces.

Write a percentage as 58.9%. A bare number above 1 is taken as it stands, 58.9 as 58.9%; a bare number up to 1 is
refused, because 0.589 may mean 58.9% or 0.589%.

Write a month as April 2026, or as a date on its first or last day; a quarter as Q1 2026/27; a year as 2026/27.

Formulas are allowed: their last result is read. Mistakes are told all at once, with sheet, row and column, and nothing
is read until they are mended.
"""
WHEN = {
    Rhythm.MONTHLY: "Every month",
    Rhythm.YEARLY: "When the plan or its indicators change",
    Rhythm.RARELY: "When something in it changes",
}


def draw_notes(page: Page, tables: Sequence[Table], settle: Sequence[Settle]) -> None:
    """Paragraphs, then what is to settle, then every sheet and column."""
    page.put(0, 0, TITLE, Look(bold=True, size=14))
    row = 1
    for paragraph in (" ".join(text.split()) for text in PARAGRAPHS.strip().split("\n\n")):
        page.merged(row, 4, paragraph)
        page.height(row, [(f"{paragraph}\n ", sum(WIDTHS))])
        row += 1
    if settle:
        row = _to_settle(page, settle, row + 1)
    row = _sheets(page, tables, row + 1)
    _columns(page, tables, row + 1)
    for place, width in enumerate(WIDTHS):
        page.width(place, width)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)


def _heading(page: Page, row: int, *texts: str) -> int:
    for place, text in enumerate(texts):
        page.put(row, place, text, Look(bold=True, tint="heading", colour="#ffffff"))
    return row + 1


def _to_settle(page: Page, settle: Sequence[Settle], row: int) -> int:
    row = _heading(page, row, "To settle", "Where", "Question", "Now")
    for number, question in enumerate(settle, start=1):
        where = ", ".join(str(part) for part in question.key)
        look = Look(tint="settle", quoted=True)
        for place, text in enumerate((f"{number} of {len(settle)}", where or "Organisation", question.question)):
            page.put(row, place, text, look.but(wrap=place == 2))
        page.formula(row, 3, still_open(question), OPEN, look.but(quoted=False))
        row += 1
    return row


def _sheets(page: Page, tables: Sequence[Table], row: int) -> int:
    row = _heading(page, row, "Sheet", "When", "What stands in it")
    for table in tables:
        page.link(row, 0, table.sheet)
        page.put(row, 1, WHEN[table.rhythm], Look(wrap=True))
        page.put(row, 2, table.about, Look(wrap=True))
        page.height(row, [(WHEN[table.rhythm], WIDTHS[1]), (table.about, WIDTHS[2])])
        row += 1
    return row


def _columns(page: Page, tables: Sequence[Table], row: int) -> None:
    row = _heading(page, row, "Sheet", "Column", "What to write", "Needed", "Words to choose from")
    for table in tables:
        for column in (*table.columns, *([table.spread] if table.spread else [])):
            texts = (table.sheet, column.heading, column.help, "Yes" if column.required else "", _words(column))
            for place, text in enumerate(texts):
                page.put(row, place, text, Look(wrap=place in {2, 4}))
            page.height(row, zip(texts, WIDTHS, strict=True))
            row += 1


def _words(column: Column) -> str:
    return "; ".join(words_of(column.choices).values()) if column.choices is not None else ""
