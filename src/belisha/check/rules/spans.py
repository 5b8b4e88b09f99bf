"""The months that the columns and rows of the partnerships' tables are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_text import MONTH, month_of
from belisha.check.rule import rule
from belisha.check.rules.tables import RATE
from belisha.domain.partnership import Table

_YEAR = 12


@rule("arithmetic", Severity.ERROR, "246 in August 2026, and 204 in April to August 2026")
def month_exceeds(material: Material) -> Iterator[Flag]:
    """What was counted in a month is no more than what was counted in months that it is one of."""
    for part in material.parts:
        for table in part.tables:
            spans = {at: span for at in range(1, len(table.header)) if (span := _span(table.header[at]))}
            for short, long in _nested(table, spans):
                for row in table.rows:
                    yield from _exceeds(part, table, row, short, long)


def _nested(table: Table, spans: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The columns of counts, in pairs of which the first lies within the second."""
    for short, (first, last) in spans.items():
        for long, (start, end) in spans.items():
            within = start <= first <= last <= end and (first, last) != (start, end)
            if within and not any(RATE.search(table.header[at]) for at in (short, long)):
                yield short, long


def _span(header: str) -> tuple[int, int] | None:
    """The first and the last month that a heading names, as periods count them."""
    named = list(MONTH.finditer(header))
    if not named or not named[-1]["year"]:
        return None
    read = [month_of(match["month"], match["year"] or named[-1]["year"]) for match in named]
    months = [month for month in read if month]
    if len(months) == 2 and months[0] > months[1] and not named[0]["year"]:
        months[0] = months[0].shift(-12)
    return (months[0].first, months[-1].last) if months and months[0] <= months[-1] else None


def _exceeds(part: Part, table: Table, row: tuple[str, ...], short: int, long: int) -> Iterator[Flag]:
    if max(short, long) >= len(row):
        return
    one, all_of = table.figure(row[short]), table.figure(row[long])
    counts = all(f.number is not None and not f.change and f.unit == "number" and not f.decimals for f in (one, all_of))
    if counts and one.number is not None and all_of.number is not None and one.number > all_of.number:
        yield Flag(
            message=f"“{row[0]}” is {row[short]} in {table.header[short]}, and {row[long]} in {table.header[long]}.",
            found=row[short],
            expected=f"{row[long]} at most",
            code=part.code,
            line=part.line_of_row(row),
            settle="Correct the one that is wrong.",
        )


@rule("consistency", Severity.NOTE, "April to August 2026 beside April to August 2024, and their change over the year")
def years_apart(material: Material) -> Iterator[Flag]:
    """Columns of the same months, of which a change is given, are a year apart."""
    for part in material.parts:
        for table in part.tables:
            spans = {at: span for at in range(1, len(table.header)) if (span := _span(table.header[at]))}
            change = any(re.search(r"\bchange\b", text, re.IGNORECASE) for text in (*table.header, *_names(table)))
            for one, other in combinations(spans, 2):
                apart = abs(spans[one][1] - spans[other][1])
                same = spans[one][1] - spans[one][0] == spans[other][1] - spans[other][0]
                if change and same and apart > 12 and apart % 12 == 0 and len(spans) < 4:
                    yield Flag(
                        message=f"{table.header[one]} and {table.header[other]} are {apart // 12} years apart.",
                        found=table.header[other],
                        code=part.code,
                        line=part.line,
                        settle="Correct the year, or say why these are compared.",
                    )


def _names(table: Table) -> Iterator[str]:
    yield from (row[0] for row in table.rows if row)


@rule("consistency", Severity.WARNING, "April to July 2026 beside April to August 2025")
def spans_unequal(material: Material) -> Iterator[Flag]:
    """Parts of two years that a table compares begin and end with the same months; a whole year may stand beside."""
    for part in material.parts:
        for table in part.tables:
            for names in (table.header[1:], tuple(_names(table))):
                named = [(name, span) for name in names if (span := _span(name)) and 1 <= span[1] - span[0] < _YEAR - 1]
                for (one, first), (other, second) in combinations(named, 2):
                    if (
                        first[0] % _YEAR == second[0] % _YEAR
                        and first[1] % _YEAR != second[1] % _YEAR
                        and first[0] != second[0]
                    ):
                        yield Flag(
                            message=f"{one} and {other} are not the same months.",
                            found=other,
                            expected=f"as many months as in {one}",
                            code=part.code,
                            line=part.line,
                            settle="Compare the same months of both years.",
                        )
