"""A page of sentences and tables, as text for the terminal or as a web page."""

from __future__ import annotations

from pathlib import Path

from belisha.cli.console import table
from belisha.cli.writing import show_or_write
from belisha.report.tables_page import TablesPage


def show_page(page: TablesPage, form: str, out: Path | None) -> None:
    """``form`` is "html", or "text" to read it here. Raises DeliveryError."""
    if form == "html":
        from belisha.render.html.tables import tables_page  # noqa: PLC0415 - only this form needs templates

        show_or_write(tables_page(page), out)
    else:
        show_or_write(_as_text(page), out)


def _as_text(page: TablesPage) -> str:
    """The sentences, then each table under its caption; it ends with a line's end."""
    parts = ["\n".join(page.paragraphs)] if page.paragraphs else []
    for each in page.tables:
        rows = [[cell.text for cell in row] for row in each.rows]
        parts.append(f"{each.caption}\n{table(each.header, rows)}")
    return "\n\n".join(parts) + "\n"
