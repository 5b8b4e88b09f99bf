"""The rows of the tables of dates: one after another, each once, none from the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from belisha.check.dated import Row, slots, tables_of_dates
from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.period import Period

FAMILY = "consistency"


@rule(FAMILY, Severity.ERROR, "February 2025 between January 2026 and March 2026")
def row_order(material: Material) -> Iterator[Flag]:
    """The rows of a table of dates follow one another, upwards or downwards: none twice, none in another's place."""
    for code, rows in tables_of_dates(material):
        ordered = slots(rows)
        step = _step(ordered)
        for at, expected in _misplaced(ordered, step):
            row = ordered[at]
            yield Flag(
                message=f"{row.period.label} stands where {expected.label} belongs.",
                found=row.period.label,
                expected=expected.label,
                code=code,
                line=row.line,
                period=expected.code,
                evidence=tuple(
                    f"line {ordered[n].line}: {ordered[n].period.label}"
                    for n in (at - 1, at + 1)
                    if 0 <= n < len(ordered)
                ),
                settle="Correct the date of the row, or put the rows in order.",
            )
        for before, odd, now in _between(rows, ordered):
            expected = before.period.shift(step)
            yield Flag(
                message=f"{odd.period.label} stands where {expected.label} belongs.",
                found=odd.period.label,
                expected=expected.label,
                code=code,
                line=odd.line,
                period=expected.code,
                evidence=tuple(f"line {row.line}: {row.period.label}" for row in (before, now)),
                settle="Give the figure of that month, or add the month's row.",
            )


def _step(rows: tuple[Row, ...]) -> int:
    """How many months a row is after the one above it, less than 0 in a table that begins with the newest."""
    upwards = sum((now.period > before.period) - (now.period < before.period) for before, now in pairwise(rows))
    return (1 if upwards >= 0 else -1) * (rows[0].period.months if rows else 1)


def _misplaced(rows: tuple[Row, ...], step: int) -> Iterator[tuple[int, Period]]:
    """Rows that do not fit between their neighbours, each with the period that would. Of two swapped the first."""
    if len(rows) < 4:
        return
    start = [row.period.last - step * at for at, row in enumerate(rows)]  # the same for all rows that run on
    at = 0
    while at < len(rows):
        before = start[at - 1] if at else None
        after = start[at + 1] if at + 1 < len(rows) else None
        swapped = at + 2 < len(rows) and start[at] - start[at + 1] == 2 * step and start[at + 2] == start[at] - step
        usual = start[at] - step if swapped else before if before == after or at + 1 == len(rows) else None
        if not at and not swapped and after == start[2]:
            usual = after
        if usual is not None and start[at] != usual and (at + 1 < len(rows) or (start[at] - usual) * step < 0):
            yield at, rows[at].period.shift(usual - start[at])
            start[at] = usual
            at += swapped
        at += 1


def _between(rows: tuple[Row, ...], ordered: tuple[Row, ...]) -> Iterator[tuple[Row, Row, Row]]:
    """A row of another length in the place of one that is missing, with its neighbours."""
    for before, now in pairwise(ordered):
        if abs(now.period.last - before.period.last) == 2 * before.period.months:
            inside = [row for row in rows if before.line < row.line < now.line]
            if len(inside) == 1:
                yield before, inside[0], now


@rule(FAMILY, Severity.ERROR, "a figure for September 2026 in the report for August 2026")
def future_value(material: Material) -> Iterator[Flag]:
    """No figure is for a period after the report's own: it is a target, or stands a row too low."""
    for each in material.assessed:
        ahead = [
            o
            for o in each.history.current
            if o.value is not None and o.period.last > material.period.last and not each.indicator.formula
        ]
        if not ahead or not material.document:
            continue
        first = min(ahead, key=lambda o: o.period)
        yield Flag(
            message=f"It gives {first.text or first.value} for {first.period.label}, and the report is for "
            f"{material.period.label}.",
            found=first.period.label,
            expected=material.period.label,
            code=each.indicator.code,
            line=material.line_at(each.indicator.code, first.period),
            period=first.period.code,
            settle="Correct the date, or take the figure out.",
        )


@rule(FAMILY, Severity.WARNING, "Year Introduced 2026, above figures from April 2025", unless=("future_value",))
def introduced(material: Material) -> Iterator[Flag]:
    """An indicator has no figure from before the year in which it was introduced, and that year has come."""
    for each in material.assessed:
        year = each.indicator.year_introduced
        values = [o.period for o in each.history.current if o.value is not None]
        if year is None or not values:
            continue
        first = min(values)
        late = year > material.period.calendar_year
        if not late and year <= max(first.calendar_year, first.in_year(material.year.year_start).start_year):
            continue
        line = next(iter(material.uses.get(f"year introduced, {each.indicator.code}", ())), None)
        yield Flag(
            message=f"It is said to be introduced in {year}, "
            + ("which has not come yet." if late else f"and its first figure is for {first.label}."),
            found=str(year),
            expected=f"{first.calendar_year} or before",
            code=each.indicator.code,
            line=line,
            settle="Correct the year.",
        )


_RESULT = re.compile(r"((?:[A-Z][a-z]+|Q[1-4]) \d{4}(?:/\d\d)?) result", re.IGNORECASE)


@rule(FAMILY, Severity.WARNING, "July 2026 result, over the gauge of a figure for August 2026")
def gauge_month(material: Material) -> Iterator[Flag]:
    """A gauge is headed with the month that its figure is of."""
    for shown in material.claims.gauges:
        each, match = material.by_code.get(code_key(shown.code)), _RESULT.match(shown.text)
        if each is None or match is None or each.observation is None or each.ruling.value is None:
            continue
        if match[1].casefold() != each.period.label.casefold():
            yield Flag(
                message=f"The gauge is headed {match[1]}; the figure is for {each.period.label}.",
                found=match[1],
                expected=each.period.label,
                code=shown.code,
                line=shown.line,
                period=each.period.code,
                settle="Draw it again from the figures.",
            )
