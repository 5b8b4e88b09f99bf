"""A workbook of ours as an officer's program leaves it: opened, changed and saved by a library that is not ours."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Indicator, NumberStyle, Polarity, Unit
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.observation import Observation
from belisha.domain.organisation import Aim, Organisation, Publication
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.exchange.workbook import read_workbook, write_workbook

APRIL = Period.month(2026, 4)
HEADINGS_ROW, FIRST_ROW = 3, 4
UNITS = {"NO 1": Unit.NUMBER, "PC 1": Unit.PERCENT, "PO 1": Unit.POUNDS}


def facts() -> Facts:
    """Three indicators, in numbers, per cent and pounds, each with a value, a target and an outcome for April 2026."""
    return Facts(
        organisation=Organisation(name="Estuary Borough Council"),
        publication=Publication(period=APRIL),
        aims=(Aim("HOMES", "Good homes", ("Bring empty homes back into use.",)),),
        histories=tuple(_history(code, unit) for code, unit in UNITS.items()),
    )


def _history(code: str, unit: Unit) -> History:
    return History(
        indicator=Indicator(
            code=code,
            title=f"Counted in {unit}",
            aim="HOMES",
            polarity=Polarity.MAXIMISE,
            unit=unit,
            style=NumberStyle(1),
        ),
        observations=(Observation(period=APRIL, value=Decimal("58.9")),),
        targets=(Target(period=APRIL, value=Decimal(60)),),
        judgements=(Judgement(period=APRIL, outcome=Outcome.ON_COURSE),),
    )


def without_values() -> Facts:
    return replace(
        facts(), histories=tuple(replace(h, observations=()) for h in facts().histories), publication=Publication()
    )


@cache
def base() -> bytes:
    return write_workbook(facts())


class Book:
    """An opened workbook. Cells are named by sheet, heading and row (the first below the headings is 4)."""

    def __init__(self, data: bytes | None = None) -> None:
        self.book = load_workbook(io.BytesIO(data or base()))

    def sheet(self, title: str) -> Worksheet:
        return self.book[title]

    def column(self, sheet: str, heading: str) -> int:
        headings = [cell.value for cell in self.sheet(sheet)[HEADINGS_ROW]]
        return headings.index(heading) + 1

    def cell(self, sheet: str, heading: str, row: int = FIRST_ROW) -> Any:
        return self.sheet(sheet).cell(row, self.column(sheet, heading))

    def put(self, sheet: str, heading: str, value: object, number_format: str = "", row: int = FIRST_ROW) -> None:
        cell = self.cell(sheet, heading, row)
        cell.value = value
        if number_format:
            cell.number_format = number_format

    def setting(self, heading: str) -> Any:
        """The cell of a setting of the organisation."""
        sheet = self.sheet("Organisation")
        return next(row[2] for row in sheet.iter_rows(min_row=FIRST_ROW) if row[1].value == heading)

    def saved(self) -> bytes:
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()

    def read(self) -> Facts:
        return read_workbook(self.saved(), "register.xlsx").facts
