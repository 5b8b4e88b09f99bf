"""A sheet as XlsxWriter writes it: formats made once, texts cut where a cell is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from belisha.domain.frozen import Frozen
from belisha.sheet_text import needs_care, sheet_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CELL_LENGTH = 32_000
"""Excel holds 32,767 UTF-16 units in a cell; a little less leaves room for an edit."""
LINE_HEIGHT, MOST_LINES = 15, 20
"""In points; a row with a long commentary ends there, and the formula bar shows the rest."""
TINT = {"heading": "#1d3c45", "fill in": "#fff6d6", "settle": "#ffd54a", "shown": "#f1f3f4"}


class Look(Frozen):
    """How a cell looks. ``tint`` is one of ``TINT`` or empty."""

    number_format: str = ""
    wrap: bool = False
    quoted: bool = False
    bold: bool = False
    italic: bool = False
    left: bool = False
    tint: str = ""
    size: int = 11
    colour: str = ""

    def but(self, **changes: Any) -> Look:
        return replace(self, **changes)


class Formats:
    """XlsxWriter's formats, one a look."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[Look, Any] = {}

    def of(self, look: Look) -> Any:
        if look not in self._made:
            self._made[look] = self._book.add_format(_properties(look))
        return self._made[look]


def _properties(look: Look) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "valign": "top",
        "text_wrap": look.wrap,
        "bold": look.bold,
        "italic": look.italic,
        "font_size": look.size,
        "quote_prefix": look.quoted,
    }
    if look.number_format:
        properties["num_format"] = look.number_format
    if look.colour:
        properties["font_color"] = look.colour
    if look.left:
        properties["align"] = "left"
    if look.tint:
        properties |= {"bg_color": TINT[look.tint], "border": 1, "border_color": "#c9ced1"}
    return properties


class Page:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Workbook, formats: Formats, title: str) -> None:
        self.sheet = book.add_worksheet(title)
        self._formats = formats

    def put(self, row: int, column: int, content: str | Decimal, look: Look) -> None:
        """Write a cell that fits: nothing is taken for a formula, a link or a date."""
        style = self._formats.of(look)
        if isinstance(content, Decimal):
            self.sheet.write_number(row, column, content, style)
        elif content:
            if self.sheet.write_string(row, column, sheet_text(content), style):
                raise ValueError(f"a text of {len(content):,} characters does not fit a cell")
        else:
            self.sheet.write_blank(row, column, None, style)

    def formula(self, row: int, column: int, formula: str, shown: str, look: Look) -> None:
        """A formula of our own, and what it gives as the workbook is written."""
        self.sheet.write_formula(row, column, formula, self._formats.of(look), shown)

    def height(self, row: int, cells: Iterable[tuple[str, int]]) -> None:
        """Make the row as high as its wrapped texts need, each in a column of that many characters."""
        lines = max((_lines(text, width) for text, width in cells), default=1)
        if lines > 1:
            self.sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES) + 2)

    def link(self, row: int, column: int, title: str) -> None:
        """A link to the sheet of that title."""
        style = self._formats.of(Look(colour="#0b5394"))
        self.sheet.write_url(row, column, f"internal:'{title}'!A1", style, title)

    def merged(self, row: int, last: int, text: str) -> None:
        """A text across the first columns up to ``last``."""
        self.sheet.merge_range(row, 0, row, last, text, self._formats.of(Look(wrap=True)))

    def width(self, column: int, characters: int, look: Look | None = None) -> None:
        self.sheet.set_column(column, column, characters, None if look is None else self._formats.of(look))


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text[: MOST_LINES * width].split("\n"))


def parts(text: str) -> list[str]:
    """The text in pieces that each fit a cell."""
    length = CELL_LENGTH // 6 if needs_care(text) else CELL_LENGTH
    return list(_pieces(text, length)) if len(text) * 2 > length else [text]


def _pieces(text: str, length: int) -> Iterator[str]:
    start, units = 0, 0
    for position, character in enumerate(text):
        size = 2 if ord(character) > 0xFFFF else 1
        if units + size > length:
            yield text[start:position]
            start, units = position, 0
        units += size
    yield text[start:]
