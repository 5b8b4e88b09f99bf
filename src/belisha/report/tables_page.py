"""A page on its own that says what was found in sentences and tables: the track record, the benchmarks."""

from __future__ import annotations

from belisha.report.part import DataTable, Part


class TablesPage(Part):
    """``skip`` is the link to the main part; each table's caption is its heading."""

    language: str
    title: str
    skip: str
    paragraphs: tuple[str, ...]
    tables: tuple[DataTable, ...]
    method: tuple[str, ...]
    """How to read it: a heading, then paragraphs."""
