"""The small tables of partnership measures: their counts as sums of cells, and the rows without what is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from belisha.disclosure.choose import Why, choose
from belisha.disclosure.counts import Count
from belisha.disclosure.solver import Cells, Printed
from belisha.disclosure.text import prose_without, without
from belisha.domain.indicator import Unit
from belisha.domain.observation import WITHHELD_MARK, Missing
from belisha.domain.partnership import Footnote, Measure, Table
from belisha.domain.period import Period
from belisha.domain.prose import BulletList, Paragraph

type Place = tuple[int, int]
"""A row and a column, from 0."""

_TOTAL = re.compile(r".*\btotals?\b.*|all", re.IGNORECASE)
_TOTAL_COLUMN = re.compile(r"total|all", re.IGNORECASE)
_ANY = Period.month(1, 1)
"""A table is published at once: its counts share a period."""


def protect_measure(measure: Measure, small: int) -> tuple[Measure, tuple[tuple[str, Why], ...]]:
    """The measure without what tells a count of 1 to ``small``, and what that was: a table's rows, each with why."""
    found = {at: tuple(_chosen(block, small)) for at, block in enumerate(measure.latest) if isinstance(block, Table)}
    said = frozenset(count.number for chosen in found.values() for _, count, _ in chosen if count.number is not None)
    latest: list[Paragraph | BulletList | Table] = []
    gone: list[tuple[str, Why]] = []
    for at, block in enumerate(measure.latest):
        if isinstance(block, Table):
            notes = tuple(Footnote(note.mark, without(note.text, said, about=measure.title)) for note in block.notes)
            latest.append(replace(_without(block, frozenset(place for place, _, _ in found[at])), notes=notes))
            gone += [(block.rows[row][0], why) for (row, _), _, why in found[at]]
        else:
            latest += prose_without((block,), said, about=measure.title)
    rationale = without(measure.rationale, said, about=measure.title)
    return replace(measure, rationale=rationale, latest=tuple(latest)), tuple(gone)


def counts_in(table: Table) -> Mapping[Place, Count]:
    """Every count of a table by its place, withheld ones too; a row or column called total or all sums the others."""
    rows = range(len(table.rows))
    columns = [at for at in range(1, max(map(len, table.rows), default=0)) if _counts_people(table, at)]
    total_rows = [at for at in rows if _TOTAL.fullmatch(_name(table.rows[at], 0))]
    total_columns = [at for at in columns if _TOTAL_COLUMN.fullmatch(_name(table.header, at))]
    inner = [(r, c) for r in rows if r not in total_rows for c in columns if c not in total_columns]
    number = {place: at for at, place in enumerate(inner)}

    def cells(row: int, column: int) -> Cells:
        return frozenset(
            at
            for (r, c), at in number.items()
            if (r == row or row in total_rows) and (c == column or column in total_columns)
        )

    return {
        (row, column): _count(table, row, column, cells(row, column))
        for row in rows
        for column in columns
        if column < len(table.rows[row])
    }


def _name(row: tuple[str, ...], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _count(table: Table, row: int, column: int, cells: Cells) -> Count:
    figure = table.figure(table.rows[row][column])
    number = None if figure.number is None else int(figure.number)
    printed = None if number is None else Printed(cells, number, number)
    withheld = figure.missing is Missing.WITHHELD
    return Count(f"{row} {column}", _ANY, cells, number, None, printed, withheld=withheld)


def _counts_people(table: Table, column: int) -> bool:
    """Whether a column holds whole numbers without a sign, or withheld ones, and nothing else that is a figure."""
    figures = [table.figure(row[column]) for row in table.rows if column < len(row)]
    told = [figure for figure in figures if figure.number is not None or figure.missing is Missing.WITHHELD]
    return bool(told) and all(
        figure.unit is Unit.NUMBER and figure.decimals == 0 and figure.change is None and (figure.number or 0) >= 0
        for figure in told
    )


def _chosen(table: Table, small: int) -> Iterator[tuple[Place, Count, Why]]:
    counts = counts_in(table)
    why = choose(tuple(counts.values()), small)
    return ((place, count, why[count]) for place, count in counts.items() if count in why)


def _without(table: Table, places: frozenset[Place]) -> Table:
    """Without these counts, and without the shares and changes that were worked out from a row that has one."""
    if not places:
        return table
    counted = frozenset(counts_in(table))
    touched = {row for row, _ in places}
    rows = tuple(
        tuple(
            WITHHELD_MARK
            if (r, c) in places
            or (r in touched and c and (r, c) not in counted and table.figure(cell).number is not None)
            else cell
            for c, cell in enumerate(row)
        )
        for r, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def with_note(table: Table, text: str) -> Table:
    """The table with a note on what the mark of a withheld figure means, if it has one and no note says so."""
    marked = any(cell == WITHHELD_MARK for row in table.rows for cell in row)
    if not marked or any(note.mark == WITHHELD_MARK for note in table.notes):
        return table
    return replace(table, notes=(*table.notes, Footnote(WITHHELD_MARK, text)))
