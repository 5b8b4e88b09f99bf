"""The words of the tables that a spreadsheet and open data are made of: names, headings and what each column holds.

They are kept apart from the page's words because nobody sees them on a page. Codes are what the renderers' tables are
called by; the texts are what a person reads beside the data.
"""

from __future__ import annotations

from belisha.report.part import Label, Part


class TableWords(Part):
    """One table: its ``title``, the name of its ``sheet`` (31 characters at most) and what it holds."""

    code: str
    title: str
    sheet: str
    description: str


class ColumnWords(Part):
    """One column, in whichever table it stands."""

    code: str
    heading: str
    description: str


class DataWords(Part):
    """Every word of a spreadsheet's furniture and of the metadata beside open data.

    ``items`` names the kinds of row in tables of text. Texts in braces are filled in: ``{heading}`` of the column that
    a derived column belongs to; ``{sheet}`` and ``{row}`` of where a long text goes on; ``{number}`` of a table or
    column; ``{title}`` and ``{period}`` of the report.
    """

    tables: tuple[TableWords, ...]
    columns: tuple[ColumnWords, ...]
    items: tuple[Label, ...]
    code_of: ColumnWords
    text_of: ColumnWords
    missing_of: ColumnWords
    shorthand_of: ColumnWords
    note_of: ColumnWords
    dataset_title: str
    dataset_description: str
    guarded_text: str
    cover: str
    contents: str
    contents_introduction: str
    one_table: str
    marks_explained: str
    nothing: str
    yes: str
    no: str
    numbered_table: str
    numbered_column: str
    continued: str
