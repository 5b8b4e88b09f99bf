"""Tables as Word has them: a repeated header row, rows that stay whole, and a first column that heads its row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from belisha.render.chart.geometry import text_width
from belisha.render.chart.svg import escape
from belisha.render.docx.markup import paragraph, prose, run
from belisha.report.model import DataTable

TEXT, FIGURE, HEADING, FIGURE_HEADING, QUIET = (
    "TableText",
    "TableFigure",
    "TableHeading",
    "TableFigureHeading",
    "TableNote",
)

_SIZE = 8.5
"""Points of a table's text, as its style has it."""
_TWIPS_PER_POINT = 20
_ARIAL = 0.85
"""Of the width in the typeface of the charts, so that figures and mixed text fit with little to spare."""
_CELL_SIDES = 160
"""Twips left and right of a cell's text, and a little more."""

_MOST_COLUMNS = 63
"""Word's limit for one table."""


def table(
    widths: Sequence[int],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str,
    figures: Collection[int] = (),
    total: bool = False,
    style: str = "ReportTable",
) -> str:
    """A table. ``widths`` are in twips; a cell is one or more paragraphs; ``header`` is text, and may be empty.

    Columns in ``figures`` stand on the right. With ``total``, the last row is set off as a sum of the others.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _header(widths, header, figures) if header else ""
    body = "".join(_row(widths, row) for row in rows)
    look = (
        f'<w:tblLook w:val="04A0" w:firstRow="{int(bool(header))}" w:lastRow="{int(total)}" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}<w:tblCaption w:val="{escape(_short(title))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def width_for(texts: Iterable[str], size: float = _SIZE, *, bold: bool = False) -> int:
    """Twips in which each of the texts stands on one line of a cell, set at ``size`` points."""
    longest = max((text_width(text, size, bold=bold) for text in texts), default=0.0)
    return round(longest * _ARIAL * _TWIPS_PER_POINT) + _CELL_SIDES


def shared_out(width: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """``wanted`` widths that fill ``width`` twips: what is left goes to the first column.

    What is too much is taken from the last column first, and from none more than leaves it its ``least``; if that is
    not enough, the rest from all alike.
    """
    found, over = list(wanted), sum(wanted) - width
    for column in reversed(range(len(found))):
        taken = min(max(over, 0), max(found[column] - least[column], 0))
        found[column] -= taken
        over -= taken
    if over > 0:
        total = sum(found)
        found = [each * width // total for each in found]
    found[0] += width - sum(found)
    return found


def _header(widths: Sequence[int], header: Sequence[str], figures: Collection[int]) -> str:
    cells = "".join(
        _cell(width, prose(FIGURE_HEADING if column in figures else HEADING, text))
        for column, (width, text) in enumerate(zip(widths, header, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(widths: Sequence[int], row: Sequence[str]) -> str:
    cells = "".join(_cell(width, content) for width, content in zip(widths, row, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(width: int, content: str) -> str:
    content = content or paragraph(TEXT)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def cell(*content: str, style: str = TEXT) -> str:
    """A cell of one paragraph."""
    return paragraph(style, *content)


def data_tables(it: DataTable, width: int) -> Iterator[str]:
    """A small table of the source's own across ``width`` twips; a vast one in several, each with its first column."""
    lines = [list(it.header), *([cell.text for cell in row] for row in it.rows)]
    columns = max([1, *(len(line) for line in lines)])
    figures = {place for row in it.rows for place, cell in enumerate(row) if place and cell.number is not None}
    padded = [line + [""] * (columns - len(line)) for line in lines]
    for start in range(1, max(columns, 2), _MOST_COLUMNS - 1):
        places = [0, *range(start, min(start + _MOST_COLUMNS - 1, columns))]
        header, *rows = ([line[place] for place in places] for line in padded)
        yield _source_table(header if it.header else [], rows, width, it.caption, [p in figures for p in places])


def _source_table(header: list[str], rows: list[list[str]], width: int, title: str, numeric: list[bool]) -> str:
    cells = [[prose(FIGURE if right else TEXT, text) for text, right in zip(row, numeric, strict=True)] for row in rows]
    figures = {place for place, right in enumerate(numeric) if right}
    return table(_shares([header, *rows], len(numeric), width), header, cells, title=title, figures=figures)


def _shares(lines: list[list[str]], columns: int, width: int) -> list[int]:
    """Widths by the longest text of each column, within bounds; the first column takes what is left of the division."""
    longest = [
        max([6, *(min(len(line[column]), 40) for line in lines if column < len(line))]) for column in range(columns)
    ]
    widths = [width * each // sum(longest) for each in longest]
    widths[0] += width - sum(widths)
    return widths


def notes(marked: Iterable[tuple[str, str]]) -> str:
    """Notes under a table, each after its mark."""
    return "".join(prose("TableNote", f"{mark} {text}".strip()) for mark, text in marked)


def caption(text: str) -> str:
    return paragraph("Caption", run(text)) if text else ""


def _short(text: str) -> str:
    return " ".join(text.split())[:250]
