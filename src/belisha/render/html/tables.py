"""A page of sentences and tables as one HTML file that needs nothing else."""

from __future__ import annotations

from belisha import markers
from belisha.render.html.process import environment, sheet
from belisha.render.html.style import policy
from belisha.report.tables_page import TablesPage


def tables_page(page: TablesPage) -> str:
    """The whole document, from its doctype on. The same page gives the same text."""
    css = sheet()
    template = environment().get_template("tables.html.jinja")
    return template.render(page=page, css=css, policy=policy(css), generator=markers.GENERATOR)
