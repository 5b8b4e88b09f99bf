"""Writing sheets into a workbook: one marked-up table a sheet, numbers as numbers, nothing hidden or merged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from belisha.render import theme
from belisha.render.chart.svg import writable
from belisha.render.xlsx.long_text import LongTexts
from belisha.render.xlsx.measure import height, widths
from belisha.render.xlsx.number_format import number_format
from belisha.render.xlsx.sheet import CellValue, Sheet, above, first_row, numeric
from belisha.report.model import Figure
from belisha.report.words import Words
from belisha.sheet_text import sheet_text

_COLUMNS_OF_A_PAGE = 12
"""A sheet of no more columns than this prints on pages of its full width; more would be too small to read."""
_A4 = 9
_TITLE_HEIGHT = 24
"""In points."""
_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "cover_title": {"bold": True, "font_size": 20},
    "subheading": {"bold": True, "font_size": 14, "valign": "bottom"},
    "heading": {"bold": True, "bottom": 1, "valign": "bottom"},
    "number heading": {"bold": True, "bottom": 1, "valign": "bottom", "align": "right", "indent": 1},
    "body": {},
    "line": {"text_wrap": False},
    "link": {"font_color": theme.LINK, "underline": 1, "text_wrap": False},
    "mark": {"align": "right", "indent": 1},
}
"""Lines above a table do not wrap: they run over the columns beside them. A mark stands where a number would."""


class Book:
    """A workbook being written: its formats, each made once, and the texts that did not fit into their cells.

    ``draft`` is the word that marks every sheet of a draft, in its title and on its printed pages; empty for a release.
    """

    def __init__(self, workbook: Any, words: Words, draft: str = "") -> None:
        self._workbook = workbook
        self._draft = draft
        self._words = words
        self._formats: dict[str, Any] = {}
        self.long_texts = LongTexts(words.data)

    def page(self, name: str) -> Any:
        """A new sheet, set up to print on landscape pages."""
        page = self._workbook.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        if self._draft:
            page.set_header(f"&R{self._draft.replace('&', '&&')}")
        return page

    def text(self, page: Any, row: int, column: int, text: str, style: str = "body") -> None:
        """Text is never read as a formula, a number or an address, whatever it looks like."""
        fitted = self.long_texts.fitted(page.name, row, column, writable(text))
        page.write_string(row, column, sheet_text(fitted), self._style(style))

    def link(self, page: Any, row: int, sheet: str, text: str) -> None:
        """A link in the first column to the top of another sheet."""
        page.write_url(row, 0, f"internal:'{sheet}'!A1", self._style("link"), text)

    def table(self, sheet: Sheet) -> None:
        """A sheet with its title in A1, its lines, a link to the contents and its table."""
        page = self.page(sheet.name)
        row = self.above(page, sheet)
        self.link(page, row, self._words.data.contents, self._words.back_to_contents)
        if not sheet.rows:
            self.text(page, row + 1, 0, self._words.data.nothing, "line")
            return
        across = self.mark_up(page, sheet, row + 1)
        for line, cells in enumerate(sheet.rows, start=first_row(sheet)):
            if (points := height(cells, across)) is not None:
                page.set_row(line, points)
            for column, value in enumerate(cells):
                self._cell(page, line, column, value)

    def above(self, page: Any, sheet: Sheet) -> int:
        """Write the title and lines; the row after them."""
        lines = above(sheet, self._words.data.one_table if sheet.rows else "")
        self.text(page, 0, 0, f"{self._draft}: {sheet.title}" if self._draft else sheet.title, "title")
        page.set_row(0, _TITLE_HEIGHT)
        for row, line in enumerate(lines, start=1):
            self.text(page, row, 0, line, "line")
        return 1 + len(lines)

    def mark_up(self, page: Any, sheet: Sheet, row: int) -> tuple[int, ...]:
        """Make a table with its headings in ``row``, repeated on every printed page; the widths of its columns."""
        styles = [self._style("number heading" if numeric(sheet, n) else "heading") for n in range(len(sheet.headings))]
        page.add_table(
            row,
            0,
            row + len(sheet.rows),
            len(sheet.headings) - 1,
            {
                "name": sheet.table,
                "autofilter": False,
                "banded_rows": False,
                "style": None,
                "columns": [
                    {"header": text, "header_format": style} for text, style in zip(sheet.headings, styles, strict=True)
                ],
            },
        )
        page.repeat_rows(row)
        across = tuple(widths(sheet))
        for column, width in enumerate(across):
            page.set_column(column, column, width)
        if (points := height(sheet.headings, across)) is not None:
            page.set_row(row, points)
        if len(across) <= _COLUMNS_OF_A_PAGE:
            page.fit_to_pages(1, 0)
        return across

    def _style(self, name: str) -> Any:
        if name not in self._formats:
            self._formats[name] = self._workbook.add_format(dict(_STYLES[name]))
        return self._formats[name]

    def _number_style(self, shown: str) -> Any:
        name = f"number {shown}"
        if name not in self._formats:
            self._formats[name] = self._workbook.add_format({"num_format": shown, **_STYLES["mark"]})
        return self._formats[name]

    def _cell(self, page: Any, row: int, column: int, value: CellValue) -> None:
        match value:
            case Figure(number=None):
                self.text(page, row, column, " ".join(value.shorthand) or value.text, "mark")
            case Figure(number=Decimal() as number):
                self._decimal(page, row, column, number, value.text)
            case Decimal():
                self._decimal(page, row, column, value, format(value, "f"))
            case int():
                page.write_number(row, column, value, self._number_style("0"))
            case str() if value:
                self.text(page, row, column, value)
            case _:
                pass

    def _decimal(self, page: Any, row: int, column: int, number: Decimal, text: str) -> None:
        # A spreadsheet keeps about 15 digits. A number that it would change is written as the text that is printed.
        if Decimal(format(float(number), ".15g")) == number:
            page.write_number(row, column, float(number), self._number_style(number_format(text, number)))
        else:
            self.text(page, row, column, text, "mark")
