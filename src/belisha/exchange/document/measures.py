"""One partnership measure: its row of a table, with the rows that carry it on."""

from __future__ import annotations

import re

from msgspec import Struct, field

from belisha.domain.document import Cell, Grid
from belisha.domain.figure import read_figure
from belisha.domain.partnership import Footnote, Measure, Table
from belisha.domain.prose import BulletList, Paragraph
from belisha.exchange.document.commentary import prose_of
from belisha.exchange.document.inline import squeeze

LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SOURCE = re.compile(r"sources?\s*:\s*(\S.*)", re.IGNORECASE)
FOOTNOTE = re.compile(r"(\*{1,4}|[†‡§])\s*(\S.*)")
_MARK = re.compile(r"(?<!\*)\*{1,4}(?!\*)|[†‡§]")
_UNFINISHED = re.compile(r"[\w,;-]$")

type Latest = Paragraph | BulletList | Table


class MeasureDraft(Struct):
    """A measure as it is read: ``cells`` of its latest performance, and ``rows`` of a wide table that follow them.

    ``names`` head the columns of latest performance where there are several. ``copies`` are the rows of nested tables,
    which a text may repeat; ``marks`` the marks of footnotes in it.
    """

    number: str
    title: list[str]
    rationale: str
    cells: list[Cell]
    names: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    pieces: int = 1
    copies: frozenset[tuple[str, ...]] = frozenset()
    marks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.copies = frozenset(tuple(_trimmed(list(row))) for grid in self.grids for row in grid.all_rows)
        self.marks = {
            mark for text in (*self.names, *(cell.text for cell in self.cells)) for mark in _MARK.findall(text)
        }

    @property
    def grids(self) -> list[Grid]:
        return [grid for cell in self.cells for grid in cell.grids]

    @property
    def wide(self) -> bool:
        return len(self.cells) > 1 and not self.names

    def repeats(self, texts: list[str]) -> bool:
        """Whether a row only repeats one of a table nested in this measure."""
        row = tuple(_trimmed(texts))
        return bool(row) and row in self.copies

    def add(self, row: tuple[str, ...]) -> None:
        """A further row of a wide table."""
        self.rows.append(row)
        self.marks.update(mark for text in row for mark in _MARK.findall(text))

    def carry_on(self, text: str) -> bool:
        """Add text from the next page; True where it goes on in the middle of a sentence."""
        self.marks.update(_MARK.findall(text))
        last = self.cells[0].parts[-1] if self.cells and self.cells[0].parts else None
        if isinstance(last, str) and _UNFINISHED.search(last):
            self.cells[0] = Cell((*self.cells[0].parts[:-1], f"{last} {text}"))
            return True
        self.cells[:1] = [Cell((*(self.cells[0].parts if self.cells else ()), text))]
        return False

    def uses_mark(self, mark: str) -> bool:
        """Whether a table of this measure bears a mark: "↓3.5*", "Solved rates**", or the mark alone."""
        return bool(self.rows or self.grids) and mark in self.marks

    def measure(self) -> Measure:
        sources = [text for text in self.title if LINK.fullmatch(text)]
        latest: list[Latest] = []
        for part in self._latest():
            match = _SOURCE.fullmatch(part.text) if isinstance(part, Paragraph) else None
            if match:
                sources.append(match[1])
            else:
                latest.append(part)
        title = squeeze(" ".join(text for text in self.title if text not in sources) or " ".join(self.title))
        return Measure(
            number=self.number, title=title, rationale=self.rationale, sources=tuple(sources), latest=tuple(latest)
        )

    def _latest(self) -> list[Latest]:
        notes = tuple(self.notes)
        if self.rows or self.wide:
            rows = [tuple(cell.text for cell in self.cells), *self.rows]
            return [table_of(rows, notes=notes)]
        if self.names:
            return self._named(notes)
        return [part for cell in self.cells for part in _parts(cell, notes)]

    def _named(self, notes: tuple[Footnote, ...]) -> list[Latest]:
        """Columns with headers: nested tables stand alone under their column's header, the rest make one row."""
        names = [*self.names, *[""] * (len(self.cells) - len(self.names))]
        cells = [*self.cells, *[Cell()] * (len(names) - len(self.cells))]
        pairs = [(name, cell) for name, cell in zip(names, cells, strict=True) if name or cell.parts]
        latest: list[Latest] = [
            _grid_table(grid, caption=name, notes=notes) for name, cell in pairs for grid in cell.grids
        ]
        plain = [(name, cell.text) for name, cell in pairs if not cell.grids]
        if any(text for _, text in plain):
            header, row = tuple(name for name, _ in plain), tuple(text for _, text in plain)
            latest.append(Table(header=header, rows=(row,), notes=notes))
        return latest


def without_copies(cells: list[Cell]) -> tuple[list[Cell], bool]:
    """A row's cells without those that repeat, one after another, the cells of a table nested in the one before."""
    kept: list[Cell] = []
    index = 0
    while index < len(cells):
        kept.append(cells[index])
        index += 1
        for grid in kept[-1].grids:
            flat = [text for row in grid.all_rows for text in row]
            following = [cell.text for cell in cells[index : index + len(flat)]]
            if _trimmed(following) == _trimmed(flat) and any(following):
                index += len(flat)
    return kept, len(kept) < len(cells)


def table_of(rows: list[tuple[str, ...]], caption: str = "", notes: tuple[Footnote, ...] = ()) -> Table:
    """A table of rows: the first is the header where it has no figure, and the others do."""
    width = max(len(row) for row in rows)
    padded = [row + ("",) * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in padded)]
    padded = [tuple(row[column] for column in used) for row in padded]
    headed = len(padded) > 1 and not _has_figure(padded[0]) and any(map(_has_figure, padded[1:]))
    header, body = (padded[0], padded[1:]) if headed else ((), padded)
    return Table(caption=caption, header=header, rows=tuple(body), notes=notes)


def _grid_table(grid: Grid, caption: str = "", notes: tuple[Footnote, ...] = ()) -> Table:
    if not grid.header:
        return table_of(list(grid.rows), caption, notes)
    width = max(len(row) for row in grid.all_rows)
    header, *rows = (row + ("",) * (width - len(row)) for row in grid.all_rows)
    return Table(caption=caption, header=header, rows=tuple(rows), notes=notes)


def _parts(cell: Cell, notes: tuple[Footnote, ...]) -> list[Latest]:
    """A cell's paragraphs, lists and tables; a footnote under a nested table is that table's note."""
    latest: list[Latest] = []
    texts: list[str] = []
    for part in cell.parts:
        if isinstance(part, Grid):
            latest.extend(prose_of(texts))
            texts.clear()
            latest.append(_grid_table(part, notes=notes))
        elif (match := FOOTNOTE.fullmatch(part)) and latest and isinstance(table := latest[-1], Table) and not texts:
            note = Footnote(match[1], match[2])
            latest[-1] = Table(caption=table.caption, header=table.header, rows=table.rows, notes=(*table.notes, note))
        else:
            texts.append(part)
    latest.extend(prose_of(texts))
    return latest


def _has_figure(row: tuple[str, ...]) -> bool:
    return any(read_figure(text).number is not None for text in row)


def _trimmed(texts: list[str]) -> list[str]:
    end = len(texts)
    while end and not texts[end - 1]:
        end -= 1
    return texts[:end]
