"""The made-up report as people might send it: the text as it is, a Word file with real tables, and a web page."""

import html
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.table import Table, _Cell

MADE_UP = Path(__file__).parent / "made-up-report.txt"
_PART = re.compile(r"<p[^>]*>(.*?)</p>|<table[^>]*>(.*?)</table>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])>(.*?)</t[hd]>", re.DOTALL)

type Grid = list[list[str]]


@dataclass
class Block:
    """A paragraph's text, or a table's rows of cells in the text's own markup."""

    text: str = ""
    rows: list[list[str]] | None = None


def made_up_text() -> str:
    return MADE_UP.read_text("utf-8")


def blocks_of(text: str) -> list[Block]:
    """Paragraphs and tables: lines with tabs that follow one another are a table, without flattened copies of others."""
    blocks: list[Block] = []
    grid_rows: set[tuple[str, ...]] = set()
    joined = False
    for line in text.splitlines():
        if "\t" not in line:
            joined = False
            if line.strip():
                blocks.append(Block(re.sub(r"\*\* \*\*", " ", line.strip())))
            continue
        cells = line.split("\t")
        if tuple(filter(None, cells)) in grid_rows:
            continue
        grids = [grid for cell in cells for grid in grids_in(cell)]
        flat = [cell for grid in grids for row in grid for cell in row]
        grid_rows |= {tuple(filter(None, row)) for grid in grids for row in grid}
        if flat:
            at = next(index for index, cell in enumerate(cells) if "<table" in cell)
            del cells[at + 1 : at + 1 + len(flat)]
        if not joined:
            blocks.append(Block(rows=[]))
        rows = blocks[-1].rows
        assert rows is not None
        rows.append(cells)
        joined = True
    return blocks


def grids_in(cell: str) -> list[Grid]:
    return [
        [[inner[1] for inner in _CELL.findall(row)] for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
        for _, table in _PART.findall(cell)
        if table
    ]


@cache
def as_word(text: str) -> bytes:
    """A Word file as one would make it: styles for headings and lists, a real table within a cell."""
    file = Document()
    for block in blocks_of(text):
        if block.rows is None:
            _word_paragraph(file, block.text)
        else:
            width = max(len(row) for row in block.rows)
            _fill_table(file.add_table(rows=len(block.rows), cols=width), block.rows)
    output = io.BytesIO()
    file.save(output)
    return output.getvalue()


def _word_paragraph(file: WordFile, text: str) -> None:
    if text.lower().startswith("section "):
        file.add_heading(text, level=1)
    elif text.startswith("Aim:"):
        head, *items = text.split("•")
        file.add_heading(head.strip(), level=2)
        for item in items:
            file.add_paragraph(item.strip(), style="List Bullet")
    elif text.startswith(("• ", "- ")):
        file.add_paragraph(text[2:].replace("**", ""), style="List Bullet")
    else:
        _runs(file.add_paragraph(), text)


def _runs(paragraph: object, text: str) -> None:
    for index, run in enumerate(re.split(r"\*\*(?=\S)(.*?)(?<=\S)\*\*", text)):
        paragraph.add_run(run).bold = index % 2 == 1  # type: ignore[attr-defined]


def _fill_table(table: Table, rows: Grid) -> None:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.strip():
                _fill_cell(table.cell(index, column), cell.strip())


def _fill_cell(cell: _Cell, markup: str) -> None:
    parts = _PART.findall(markup)
    if not parts:
        cell.text = re.sub(r"</?u>", "", markup)
        return
    for index, (paragraph, table) in enumerate(parts):
        if paragraph:
            (cell.paragraphs[0] if not index else cell.add_paragraph()).text = paragraph.strip()
        else:
            grid = grids_in(f"<table>{table}</table>")[0]
            inner = cell.add_table(rows=len(grid), cols=max(map(len, grid)))
            _fill_table(inner, grid)
            if "<th>" in table:
                properties = inner.rows[0]._tr.get_or_add_trPr()
                properties.append(OxmlElement("w:tblHeader"))


@cache
def as_html(text: str) -> str:
    """A web page with the same headings, lists and tables."""
    out = ["<!DOCTYPE html>\n<html lang='en'><head><title>A report</title><style>p { color: red }</style></head><body>"]
    out.extend(
        _html_paragraph(block.text) if block.rows is None else _html_table(block.rows) for block in blocks_of(text)
    )
    return "\n".join([*out, "</body></html>"])


def _html_paragraph(text: str) -> str:
    if text.lower().startswith("section "):
        return f"<h2>{html.escape(text)}</h2>"
    if text.startswith("Aim:"):
        head, *items = text.split("•")
        listed = "".join(f"<li>{html.escape(item.strip())}</li>" for item in items)
        return f"<h3>{html.escape(head.strip())}</h3><ul>{listed}</ul>"
    if text.startswith(("• ", "- ")):
        return f"<ul><li>{html.escape(text[2:].replace('**', ''))}</li></ul>"
    return "<p>" + re.sub(r"\*\*(?=\S)(.*?)(?<=\S)\*\*", r"<b>\1</b>", html.escape(text)) + "</p>"


def _html_table(rows: Grid) -> str:
    width = max(len(row) for row in rows)
    return "<table>" + "".join(f"<tr>{''.join(map(_html_cell, _padded(row, width)))}</tr>" for row in rows) + "</table>"


def _html_cell(cell: str) -> str:
    escaped = cell if "<" in cell else html.escape(cell)
    return f"<td>{escaped}</td>"


def _padded(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
