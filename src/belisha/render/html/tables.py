"""A page of sentences and tables as one HTML file that needs nothing else."""

from __future__ import annotations

from belisha import markers
from belisha.render.html.process import pages, sheet
from belisha.report.part import DataTable
from belisha.report.tables_page import TablesPage
from belisha.web_page import policy


def tables_page(page: TablesPage) -> str:
    """The whole document, from its doctype on. The same page gives the same text."""
    css = sheet()
    template = pages().get_template("tables.html.jinja")
    return template.render(
        page=page, css=css, policy=policy(css), generator=markers.GENERATOR, number_columns=_number_columns
    )


def _number_columns(table: DataTable) -> frozenset[int]:
    """The places of the columns that stand on the right: those with any number."""
    return frozenset(at for row in table.rows for at, cell in enumerate(row) if cell.number is not None)
