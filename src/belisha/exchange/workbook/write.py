"""Facts as a workbook that an officer can read, fill in and give back."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

from belisha import markers
from belisha.domain.facts import Facts
from belisha.domain.organisation import Organisation
from belisha.exchange.layout import LAYOUT, SPREAD, TABLES, Rhythm
from belisha.exchange.tables import drawn_out, tables_of
from belisha.exchange.workbook.choices import draw_choices
from belisha.exchange.workbook.lines import Lines, example_line
from belisha.exchange.workbook.notes import draw_notes
from belisha.exchange.workbook.page import Formats, Page
from belisha.exchange.workbook.settle import to_settle
from belisha.exchange.workbook.sheets import draw_settings, draw_table
from belisha.exchange.workbook.words import CHOICES, NOTES

UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's moments have no time zone
"""When a workbook of facts without a moment says it was made: the same facts give the same bytes."""
ORDER = ("values", "judgements", "targets", "indicators", "aims", "priorities", "organisation")
"""The sheets an officer uses most, first."""
TAB_COLOURS = {Rhythm.MONTHLY: "#f0b429", Rhythm.YEARLY: "#1d5c63", Rhythm.RARELY: "#9aa5ab"}


def blank_workbook() -> bytes:
    """A workbook with an example row on every sheet, for a council that starts."""
    return write_workbook(Facts(organisation=Organisation(name="")), blank=True)


def write_workbook(facts: Facts, *, blank: bool = False) -> bytes:
    """The workbook, in which what the facts leave open is marked. ``blank`` adds an example row to every sheet.

    The same facts give the same bytes. Raises ValueError where a code is too long for a cell.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - reading a workbook needs none of it

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    _describe(book, facts)
    _draw(book, facts, blank=blank)
    book.close()
    return file.getvalue()


def _draw(book: Workbook, facts: Facts, *, blank: bool) -> None:
    settle = to_settle(facts)
    formats, rows, lines = Formats(book), tables_of(facts), Lines(facts, settle)
    ranks = {name: rank for rank, name in enumerate(ORDER)}
    tables = sorted(TABLES, key=lambda table: ranks.get(table.name, len(ranks)))
    draw_notes(Page(book, formats, NOTES), tables, settle)
    for table in (drawn_out(table, rows[table.name], SPREAD) for table in tables):
        page = Page(book, formats, table.sheet)
        page.sheet.set_tab_color(TAB_COLOURS[table.rhythm])
        own = lines.of(table, rows[table.name])
        if table.upright:
            draw_settings(page, table, own[0], example=example_line(table) if blank else None)
        else:
            draw_table(page, table, [example_line(table), *own] if blank else own)
    draw_choices(Page(book, formats, CHOICES))


def _describe(book: Workbook, facts: Facts) -> None:
    moment = facts.publication.generated or UNDATED
    book.set_properties(
        {
            "title": facts.publication.title,
            "subject": "Facts for a performance report",
            "company": facts.organisation.name,
            "created": moment.replace(tzinfo=None),
        }
    )
    book.set_custom_property(markers.PROPERTY, markers.WORKBOOK)
    book.set_custom_property(markers.LAYOUT_PROPERTY, LAYOUT)
