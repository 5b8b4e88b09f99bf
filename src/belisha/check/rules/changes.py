"""Changes in the partnerships' tables and texts against the two figures that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material, number_in
from belisha.check.measures import Part
from belisha.check.reading_text import MONTH, month_of
from belisha.check.rule import rule
from belisha.check.rules.tables import CHANGE, SHARE
from belisha.domain.partnership import Table

FAMILY = "arithmetic"


@rule(FAMILY, Severity.ERROR, "12.24% from 260,686 and 236,911, which is 10.04%", unless=("total",))
def change(material: Material) -> Iterator[Flag]:
    """A printed change is that of its two figures."""
    for part in material.parts:
        for table in part.tables:
            for row in table.rows:
                yield from _by_row(part, table, row)
            yield from _by_column(part, table)
        yield from _by_sentence(part)


def _by_row(part: Part, table: Table, row: tuple[str, ...]) -> Iterator[Flag]:
    """A row of changes under rows of figures whose columns are periods, the newest first."""
    if not CHANGE.search(row[0]) or len(table.rows) < 2:
        return
    above = [each for each in table.rows if each is not row and number_in(each[1]).number is not None]
    if not above:
        return
    now = above[0]
    earlier = next((each for each in above[1:] if re.search(r"earlier|before|previous|last year", each[0])), None)
    for column in range(1, len(row)):
        new = number_in(now[column]).number
        old = (
            number_in(earlier[column]).number
            if earlier
            else number_in(now[column + 1]).number
            if column + 1 < len(now)
            else None
        )
        yield from _compare(part, row[column], new, old, part.line_of_row(row))


def _by_column(part: Part, table: Table) -> Iterator[Flag]:
    """A column of changes beside two columns of one kind, told by their periods."""
    changes = [
        at
        for at, text in enumerate(table.header)
        if CHANGE.search(text) and not re.search(r"point|solved|rate", text, re.IGNORECASE)
    ]
    dated = [at for at, text in enumerate(table.header) if at and not SHARE.search(text) and MONTH.search(text)]
    shapes: dict[str, list[int]] = {}
    for at in dated:
        shapes.setdefault(re.sub(r"\d", "0", table.header[at]), []).append(at)
    pair = next((found for found in shapes.values() if len(found) == 2), None)
    if len(changes) != 1 or pair is None:
        return
    newer, older = sorted(pair, key=lambda at: _last_year(table.header[at]), reverse=True)
    for row in table.rows:
        if max(newer, older, changes[0]) < len(row):
            yield from _compare(
                part, row[changes[0]], number_in(row[newer]).number, number_in(row[older]).number, part.line_of_row(row)
            )


def _last_year(text: str) -> int:
    found = [month_of(match["month"], match["year"]) for match in MONTH.finditer(text) if match["year"]]
    return max((period.last for period in found if period), default=0)


_ARROWED = re.compile(r"([↑↓])\s?(\d+(?:\.\d+)?)\s?%")


def _by_sentence(part: Part) -> Iterator[Flag]:
    """ "↓2.4% over the year" beside a table of two periods' figures."""
    for text in part.paragraphs:
        for match in _ARROWED.finditer(text):
            for table in part.tables:
                rows = [row for row in table.rows if len(row) == 2 and MONTH.search(row[0])]
                if len(rows) == 2:
                    new, old = sorted(rows, key=lambda row: _last_year(row[0]), reverse=True)
                    yield from _compare(part, match[0], number_in(new[1]).number, number_in(old[1]).number, part.line)


def _compare(part: Part, printed: str, new: Decimal | None, old: Decimal | None, line: int | None) -> Iterator[Flag]:
    figure = number_in(printed)
    if figure.number is None or new is None or not old:
        return
    made = (new - old) * 100 / old
    step = Decimal(1).scaleb(-figure.decimals)
    slack = step + abs(made) / abs(old)  # the figures themselves may have been rounded
    if abs(made - figure.number) > slack and abs(made) < 1000:
        yield Flag(
            message=f"From {old:,} to {new:,} is a change of {made:.{figure.decimals}f}%, and {printed} is given.",
            found=printed,
            expected=f"{made:.{figure.decimals}f}%",
            code=part.code,
            line=line,
            evidence=(f"{new:,}", f"{old:,}"),
            settle="Work the change out again.",
        )


@rule(
    "consistency", Severity.WARNING, "the increase from April 2016 to March 2017, beside the number for the same months"
)
def self_comparison(material: Material) -> Iterator[Flag]:
    """A period is compared with another, not with itself."""
    seen = set()
    for part in material.parts:
        headers = [text for table in part.tables for text in (*table.header, table.caption) if text]
        for header in headers:
            base = re.search(r"\b(?:from|compared (?:with|to)|on|against|than)\b(.*)", header, re.IGNORECASE)
            if not CHANGE.search(header) or base is None:
                continue
            period = _span(base[1])
            others = [
                other
                for other in headers
                if other != header and not CHANGE.search(other) and period and _span(other) == period
            ]
            if others and header not in seen:
                seen.add(header)
                yield Flag(
                    message=f"“{header}” compares a period with itself: “{others[0]}” is of the same.",
                    found=header,
                    code=part.code,
                    line=part.line,
                    settle="Name the period it is compared with.",
                )


def _span(text: str) -> tuple[int, ...]:
    found = [month_of(match["month"], match["year"]) for match in MONTH.finditer(text) if match["year"]]
    return tuple(period.last for period in found if period)


@rule("consistency", Severity.WARNING, "one ↑5.2 beside two figures")
def change_of_which(material: Material) -> Iterator[Flag]:
    """Where several figures stand side by side, it is plain which of them a change is of."""
    for part in material.parts:
        cells = [table.figure(cell) for table in part.tables for row in table.rows for cell in row]
        changes = [figure for figure in cells if figure.change]
        plain = [figure for figure in cells if figure.number is not None and not figure.change]
        if (
            len(changes) == 1
            and len(plain) >= 2
            and not any(CHANGE.search(row[0]) for table in part.tables for row in table.rows)
        ):
            yield Flag(
                message=f"{changes[0].text} stands beside {len(plain)} figures, and it is not said which it is of.",
                found=changes[0].text,
                code=part.code,
                line=part.line,
                settle="Give each figure its own change.",
            )
