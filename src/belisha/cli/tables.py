"""A page of sentences and tables as text for the terminal."""

from __future__ import annotations

from belisha.cli.console import table
from belisha.report.tables_page import TablesPage


def as_text(page: TablesPage) -> str:
    """The sentences, then each table under its caption; it ends with a line's end."""
    parts = ["\n".join(page.paragraphs)] if page.paragraphs else []
    for each in page.tables:
        rows = [[cell.text for cell in row] for row in each.rows]
        parts.append(f"{each.caption}\n{table(each.header, rows)}")
    return "\n\n".join(parts) + "\n"
