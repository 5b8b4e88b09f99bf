"""The rows of an indicator's table of dates, as the document prints them, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.domain.document import ClaimKind
from belisha.domain.frozen import Frozen
from belisha.domain.period import MONTH_NAMES, Period, PeriodKind

_EMPTY = re.compile(r"(.+) without a value, (.+)")
_QUARTER = re.compile(r"Q([1-4]) (\d{4})/\d\d")


class Row(Frozen):
    """One row of a table of dates: its line and the period it is of."""

    line: int
    period: Period


def tables_of_dates(material: Material) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Each indicator's code with its rows in the order of the page."""
    found: dict[str, dict[int, Period]] = {}
    listed = {*material.rows.values()}
    for claim in material.claims.figures:
        if claim.kind in {ClaimKind.VALUE, ClaimKind.TARGET} and claim.period and claim.line not in listed:
            found.setdefault(code_key(claim.code), {}).setdefault(claim.line, claim.period)
    for word, lines in material.uses.items():
        match = _EMPTY.fullmatch(word)
        period = _period(match[1], material) if match else None
        if match and period:
            for line in lines:
                found.setdefault(code_key(match[2]), {}).setdefault(line, period)
    for key, rows in found.items():
        if (each := material.by_code.get(key)) is not None:
            yield each.indicator.code, tuple(Row(line, rows[line]) for line in sorted(rows))


def _period(label: str, material: Material) -> Period | None:
    if match := _QUARTER.fullmatch(label):
        return Period.quarter(int(match[2]), int(match[1]), material.facts.organisation.year_start)
    name, _, year = label.partition(" ")
    return Period.month(int(year), MONTH_NAMES.index(name) + 1) if name in MONTH_NAMES and year.isdigit() else None


def slots(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows of one length: months without the quarters and years that stand between them to sum them up."""
    months = tuple(row for row in rows if row.period.kind is PeriodKind.MONTH)
    return months if len(months) * 2 > len(rows) else tuple(r for r in rows if r.period.kind is PeriodKind.QUARTER)
