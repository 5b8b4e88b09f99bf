"""The layout says of every column what people need, in words that fit where they are shown."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from msgspec.structs import fields

from belisha.domain import (
    benchmark,
    denominator,
    facts,
    indicator,
    judgement,
    observation,
    organisation,
    partnership,
    target,
)
from belisha.domain.period import Period
from belisha.exchange.layout import INDICATORS, TABLES, Column, Kind, Table
from belisha.exchange.layout.words import words_of
from belisha.exchange.workbook.headings import folded
from belisha.exchange.workbook.words import OWN_SHEETS

COLUMNS = [
    (table, column) for table in TABLES for column in (*table.columns, *([table.spread] if table.spread else []))
]
CHOICES = tuple(dict.fromkeys(column.choices for _, column in COLUMNS if column.choices))
HELD = {
    Kind.TEXT: str,
    Kind.PROSE: str,
    Kind.NAMES: tuple,
    Kind.LINES: tuple,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.FIGURE: Decimal,
    Kind.TOLERANCE: Decimal,
    Kind.YES_NO: bool,
    Kind.PERIOD: Period,
    Kind.MOMENT: datetime,
    Kind.CODE: StrEnum,
    Kind.CODES: tuple,
}


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.name)
def test_a_column_says_what_to_write_in_what_a_hint_can_hold(table: Table, column: Column) -> None:
    assert column.help.endswith(".")
    assert len(column.help) <= 255
    assert len(column.heading) <= 32
    assert (column.choices is not None) == (column.kind in {Kind.CODE, Kind.CODES})
    assert column.example is None or isinstance(column.example, HELD[column.kind])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_tables_names_and_headings_are_its_own(table: Table) -> None:
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert len({folded(column.heading) for column in table.columns}) == len(table.columns)
    assert set(table.key) <= {column.name for column in table.stored}
    assert len(table.sheet) <= 31


def test_a_shown_columns_name_is_no_stored_columns_heading_in_its_table() -> None:
    for table in TABLES:
        shown = {folded(column.name) for column in table.columns if column.shown}
        assert not shown & {folded(column.heading) for column in table.stored}


def test_sheets_are_told_apart() -> None:
    names = [folded(table.sheet) for table in TABLES] + [folded(name) for name in OWN_SHEETS]
    assert len(set(names)) == len(names)


def test_tables_refer_to_tables_before_them_or_to_themselves_by_their_keys() -> None:
    for place, table in enumerate(TABLES):
        for reference in table.references:
            other = next(earlier for earlier in TABLES[: place + 1] if earlier.name == reference.table)
            assert reference.to == other.key
            assert set(reference.columns) <= {column.name for column in table.stored}


@pytest.mark.parametrize("choices", CHOICES, ids=lambda choices: choices.__name__)
def test_every_code_has_words_of_its_own(choices: type[StrEnum]) -> None:
    words = words_of(choices)
    assert set(words) == set(choices)
    assert len({word.casefold() for word in words.values()}) == len(words)
    assert not any(";" in word or "\n" in word for word in words.values())


FIELDS = {
    organisation.Organisation: ("organisation", {}),
    organisation.Publication: (
        "organisation",
        {"title": "report_title", "contacts": "", "notices": "", "front_matter": ""},
    ),
    organisation.Contact: ("contacts", {}),
    organisation.Aim: ("aims", {"priorities": ""}),
    indicator.Indicator: ("indicators", {"style": "decimals", "scale": "scale_minimum"}),
    observation.Observation: ("values", {"working": ""}),
    target.Target: ("targets", {}),
    judgement.Judgement: ("judgements", {}),
    judgement.Commentary: (
        "judgements",
        {"prose": "commentary", "by": "commentary_by", "recorded": "commentary_recorded"},
    ),
    partnership.Partnership: ("partnerships", {"measures": "", "footnotes": ""}),
    partnership.Measure: ("measures", {"latest": ""}),
    partnership.Footnote: ("footnotes", {}),
    facts.PrintedCount: ("printed_counts", {}),
    benchmark.Benchmark: ("benchmarks", {}),
    denominator.Denominator: ("denominators", {}),
}
"""Where each type's fields stand; "" for those that are tables of their own, or worked out."""


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_field_of_the_facts_has_a_column(kind: type) -> None:
    name, elsewhere = FIELDS[kind]
    table = next(table for table in TABLES if table.name == name)
    stored = {column.name for column in table.stored}
    for field in fields(kind):
        column = elsewhere.get(field.name, field.name)
        assert not column or column in stored, f"{kind.__name__}.{field.name} would be lost"


def test_examples_agree_with_each_other() -> None:
    code = INDICATORS.column("code").example
    for table in TABLES:
        for column in table.columns:
            if column.name == "indicator":
                assert column.example == code
