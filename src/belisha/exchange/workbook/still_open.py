"""The formula that tells, as the workbook is filled in, whether a question is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.exchange.layout import Column, Table, Value, table_named
from belisha.exchange.workbook.encode import encode
from belisha.exchange.workbook.grid import column_letters
from belisha.exchange.workbook.settle import Settle

OPEN, SETTLED = "Open", "Settled"
LONGEST = 100
"""Letters of a text that are compared: Excel takes no criterion of more than 255."""


def still_open(question: Settle) -> str:
    """Excel's formula: "Open" while a row of that key holds what is in question, wherever it was sorted or moved to."""
    table = table_named(question.table)
    pairs = ",".join(f"{cells},{criterion}" for cells, criterion in _criteria(table, question))
    return f'=IF(COUNTIFS({pairs})>0,"{OPEN}","{SETTLED}")'


def _criteria(table: Table, question: Settle) -> Iterator[tuple[str, str]]:
    if table.upright:
        setting = table.column(question.while_column)
        yield _column(table, 2), _criterion(setting, setting.heading)
        yield _column(table, 3), _criterion(setting, question.while_value)
        return
    keyed = [*zip(table.key, question.key, strict=True), (question.while_column, question.while_value)]
    names = [column.name for column in table.columns]
    for name, value in keyed:
        yield _column(table, 2 + names.index(name)), _criterion(table.column(name), value)


def _column(table: Table, number: int) -> str:
    """A whole column; the first is for notes on the row."""
    letter = column_letters(number)
    return f"'{table.sheet}'!${letter}:${letter}"


def _criterion(column: Column, value: Value) -> str:
    """What a cell must equal: signs that would search for more stand for themselves."""
    content = encode(column, value).content
    text = re.sub(r"([~*?])", r"~\1", str(content)[:LONGEST])
    return '"=' + text.replace('"', '""') + ("*" if len(str(content)) > LONGEST else "") + '"'
