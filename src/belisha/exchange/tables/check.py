"""What rows must keep to, whichever form they came in: what is required, named once, known elsewhere, and makes sense.

Every problem is gathered; nothing is built from rows that have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.findings import Findings
from belisha.exchange.layout import LATEST, TABLES, Reference, Table, Value, table_named
from belisha.exchange.layout.words import BlockKind
from belisha.exchange.tables.formulas import check_formulas
from belisha.exchange.tables.hint import did_you_mean
from belisha.exchange.tables.rows import Row, Rows

type RowCheck = Callable[[Row, Findings], None]


def check(rows: Rows, findings: Findings) -> None:
    """Gather every problem of ``rows``. Rows still to fill in are no longer among them."""
    for table in TABLES:
        own = rows.get(table.name, ())
        _check_count(table, own, findings)
        _check_required(table, own, findings)
        _check_key(table, own, findings)
        for reference in table.references:
            _check_reference(reference, own, rows.get(reference.table, ()), findings)
        if table is LATEST:
            _check_blocks(own, findings)
        for check_row in _ROW_CHECKS.get(table.name, ()):
            for row in own:
                check_row(row, findings)
    check_formulas(rows, findings)
    _check_parts(rows.get("indicators", ()), findings)
    _remark_likeness(rows.get("indicators", ()), findings)


def without_unfilled(table: Table, rows: Sequence[Row]) -> tuple[tuple[Row, ...], int]:
    """The rows that say something, and how many hold their key alone and are still to be filled in."""
    if not table.filled_in:
        return tuple(rows), 0
    content = [column.name for column in table.stored if column.name not in table.key]
    kept = tuple(row for row in rows if row.has(*content))
    return kept, len(rows) - len(kept)


def _check_count(table: Table, rows: Sequence[Row], findings: Findings) -> None:
    if table.upright:
        for row in rows[1:]:
            findings.problem(row.place(), "a second row", f"one row in {table.sheet}", "Remove it.")


def _check_required(table: Table, rows: Sequence[Row], findings: Findings) -> None:
    required = [column for column in table.stored if column.required]
    for row in rows:
        for column in required:
            if not row.has(column.name):
                findings.problem(row.place(column.name), "nothing", "a value", column.help)


def _check_key(table: Table, rows: Sequence[Row], findings: Findings) -> None:
    if not table.key:
        return
    first: dict[tuple[Value | None, ...], Row] = {}
    for row in rows:
        key = tuple(row.cells.get(column, 1 if column == "revision" else None) for column in table.key)
        if None in key:
            continue
        if key in first:
            named = ", ".join(_shown(part) for part in key if part is not None)
            findings.problem(
                row.place(),
                f"a second row for {named}",
                "one",
                f"The first is {first[key].place()}. Remove or correct one of them.",
            )
        first.setdefault(key, row)


def _check_reference(reference: Reference, rows: Sequence[Row], others: Sequence[Row], findings: Findings) -> None:
    known = {tuple(other.cells.get(column) for column in reference.to) for other in others}
    sheet = table_named(reference.table).sheet
    for row in rows:
        key = tuple(row.cells.get(column) for column in reference.columns)
        if None not in key and key not in known:
            last = key[-1]
            options = [str(k[-1]) for k in known if k[:-1] == key[:-1]]
            findings.problem(
                row.place(reference.columns[-1]),
                f'"{last}", which is not in {sheet}',
                f"one that is in {sheet}",
                did_you_mean(str(last), options),
            )


def _check_blocks(rows: Sequence[Row], findings: Findings) -> None:
    """The rows of one block are one paragraph, one list, or one table with at most one caption and one heading."""
    seen: dict[tuple[Value | None, ...], list[BlockKind]] = {}
    for row in rows:
        kind = row.code("kind", BlockKind)
        key = tuple(row.cells.get(column) for column in ("section", "measure", "block"))
        if kind is None or None in key:
            continue
        before = seen.setdefault(key, [])
        alone = kind in _ONCE and kind in before
        if alone or (before and _family(kind) is not _family(before[0])):
            findings.problem(
                row.place("kind"),
                "a row that does not go with the others of its block",
                "one paragraph, one list, or one table with one caption and one heading",
                "Give it the next number as its block.",
            )
        before.append(kind)


def _remark_likeness(rows: Sequence[Row], findings: Findings) -> None:
    """Codes are what they are, capitals and all; two that a reader cannot tell apart are more often a slip."""
    first: dict[str, tuple[str, Row]] = {}
    for row in rows:
        code = str(row.cells.get("code", ""))
        like, other = first.setdefault(code.casefold(), (code, row))
        if like != code:
            text = f'"{code}" and "{like}" ({other.place()}) differ only in capitals, and were read as two indicators'
            findings.remark(RemarkKind.AMBIGUOUS, row.place("code"), text)


def _check_parts(rows: Sequence[Row], findings: Findings) -> None:
    """No indicator is part of itself, by way of others either."""
    whole = {row.text("code"): row.text("part_of") for row in rows}
    for row in rows:
        above = [row.text("part_of")]
        while above[-1] and above[-1] not in above[:-1]:
            above.append(whole.get(above[-1], ""))
        if row.text("code") in above:
            findings.problem(row.place("part_of"), "an indicator that is part of itself", "a total that is none")


_ONCE = frozenset({BlockKind.PARAGRAPH, BlockKind.TABLE_CAPTION, BlockKind.TABLE_HEADER})


def _family(kind: BlockKind) -> BlockKind:
    return kind if kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} else BlockKind.TABLE_ROW


def _shown(value: Value) -> str:
    return value.label if isinstance(value, Period) else str(value)


def _one_of(value: str, missing: str, *instead: str) -> RowCheck:
    def check_row(row: Row, findings: Findings) -> None:
        if row.has(value) and row.has(missing):
            findings.problem(
                row.place(missing), "a value and a reason for having none", "one of the two", "Empty one of them."
            )
        if not row.has(value, missing, *instead):
            findings.problem(row.place(value), "nothing, and no reason why", "a value, or the reason beside it")

    return check_row


def _both_or_none(first: str, second: str) -> RowCheck:
    """Two ends of a range: both or none, and in order."""

    def check_row(row: Row, findings: Findings) -> None:
        if row.has(first) != row.has(second):
            empty = second if row.has(first) else first
            findings.problem(row.place(empty), "one end without the other", "both or none")
        low, high = row.cells.get(first), row.cells.get(second)
        if isinstance(low, Decimal) and isinstance(high, Decimal) and low > high:
            findings.problem(row.place(second), f"{high}, which is below {low}", "the higher end")

    return check_row


def _needs(column: str, *others: str) -> RowCheck:
    """``column`` only makes sense where one of ``others`` holds something."""

    def check_row(row: Row, findings: Findings) -> None:
        if row.has(column) and not row.has(*others):
            findings.problem(
                row.place(column),
                "something that nothing else in the row explains",
                f"something in {row.place(others[0])} too",
                "Fill that in, or empty this.",
            )

    return check_row


def _at_least(column: str, least: int, most: int | None = None) -> RowCheck:
    def check_row(row: Row, findings: Findings) -> None:
        value = row.cells.get(column)
        if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
            return
        if value < least or (most is not None and value > most):
            findings.problem(
                row.place(column), f"{value}", f"{least} or more" if most is None else f"{least} to {most}"
            )

    return check_row


def _matches(column: str, pattern: str, expected: str) -> RowCheck:
    def check_row(row: Row, findings: Findings) -> None:
        value = row.cells.get(column)
        if isinstance(value, str) and not isinstance(value, StrEnum) and not re.fullmatch(pattern, value, re.DOTALL):
            findings.problem(row.place(column), f'"{value[:40]}"', expected)

    return check_row


_CELLS_OF = {
    BlockKind.PARAGRAPH: 1,
    BlockKind.LIST_ITEM: 1,
    BlockKind.TABLE_CAPTION: 1,
    BlockKind.TABLE_NOTE: 2,
}


def _few_cells(row: Row, findings: Findings) -> None:
    """Paragraphs, items and captions have one cell, a note two: what stands beyond would be lost."""
    kind = row.code("kind", BlockKind)
    if kind is None or kind not in _CELLS_OF:
        return
    allowed = _CELLS_OF[kind]
    for name in row.cells:
        if name.startswith("column_") and int(name.removeprefix("column_")) > allowed:
            findings.problem(row.place(name), "a text that does not belong to this kind of row", "nothing")


_TOLERANCE: tuple[RowCheck, ...] = (_at_least("tolerance", 0), _needs("tolerance_kind", "tolerance"))

_ROW_CHECKS: Mapping[str, tuple[RowCheck, ...]] = {
    "organisation": (
        *_TOLERANCE,
        _matches("brand_colour", "#[0-9a-fA-F]{6}", "# and six digits or letters a to f, like #1d5c63"),
        _at_least("small", 1, 100),
        _matches("logo", r"data:image/(png|svg\+xml)[;,].*", "a data URI of a PNG or SVG picture"),
    ),
    "indicators": (
        *_TOLERANCE,
        _at_least("decimals", 0, 10),
        _at_least("year_introduced", 1000, 9999),
        _both_or_none("scale_minimum", "scale_maximum"),
    ),
    "values": (_one_of("value", "missing"), _at_least("revision", 1)),
    "targets": (
        *_TOLERANCE,
        _one_of("value", "missing", "lower", "upper"),
        _both_or_none("lower", "upper"),
    ),
    "judgements": (
        *(_needs(name, "outcome", "missing") for name in ("reason", "by", "recorded", "derivation", "printed_arrow")),
        *(_needs(name, "commentary") for name in ("commentary_by", "commentary_recorded")),
        _one_of("outcome", "missing", "commentary"),
    ),
    "partnerships": (_at_least("section", 1),),
    "measures": (_at_least("measure", 1),),
    "latest": (_at_least("block", 1), _at_least("columns", 0), _few_cells),
    "printed_counts": (_at_least("count", 0),),
}
