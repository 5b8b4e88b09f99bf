"""The partnerships' tables: sums, shares, changes and what their headings say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.rule import rule
from belisha.domain.partnership import Table

FAMILY = "arithmetic"
_TOTAL = re.compile(r"\b(?:total|all|together|overall|altogether)\b", re.IGNORECASE)
SHARE = re.compile(r"%|\brates?\b|\bshare\b|\bpoints?\b|\baverage\b|\bchange\b", re.IGNORECASE)
RATE = re.compile(r"%|\brates?\b|\bshare\b|\baverage\b|\bpercentages?\b", re.IGNORECASE)
CHANGE = re.compile(r"\bchange\b|\bincrease\b|\bdecrease\b|\bdifference\b", re.IGNORECASE)
"""What the heading of a column, or of a row, says of it."""
_PARTS = re.compile(r"([A-Z][^–:;.%•]{2,60}?)\s*[-–:]\s*\**(\d{1,3}(?:\.\d+)?)\s?%\**")


@rule(FAMILY, Severity.ERROR, "ten components that make 7,623, under a total of 7,096")
def total(material: Material) -> Iterator[Flag]:
    """The rows of a table make its total; where one is not recorded, the others are no more than it."""
    for part in material.parts:
        for table in part.tables:
            if (row := total_row(table)) is None:
                continue
            for column in range(1, len(row)):
                yield from _column(part, table, row, column)


def _column(part: Part, table: Table, row: tuple[str, ...], column: int) -> Iterator[Flag]:
    header = table.header[column] if column < len(table.header) else ""
    parts = components(table, row)
    figures = [table.figure(each[column]) for each in parts if column < len(each)]
    known = [figure.number for figure in figures if figure.number is not None]
    whole = table.figure(row[column])
    if (
        SHARE.search(header)
        or len(known) < 2
        or any(figure.change or "%" in figure.text for figure in [*figures, whole])
    ):
        return
    made = sum(known, Decimal(0))
    complete = len(known) == len(figures)
    if whole.number is not None and (made > whole.number or (complete and made != whole.number)):
        yield Flag(
            message=f"The rows make {made:,}{'' if complete else ' without those not recorded'}; "
            f"the total is {row[column]}.",
            found=row[column],
            expected=f"{made:,}" if complete else f"{made:,} or more",
            code=part.code,
            line=part.line_of_row(row),
            evidence=tuple(f"{each[0]}: {each[column]}" for each in parts),
            settle="Correct the total or the row that is wrong.",
        )


def total_row(table: Table) -> tuple[str, ...] | None:
    rows = [row for row in table.rows if row and _TOTAL.search(row[0])]
    return rows[0] if len(rows) == 1 and len(table.rows) > 2 else None


def components(table: Table, row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The other rows, but for one that the total's label says it is without."""
    without = re.search(r"\b(?:without|excluding|except|not including)\s+([\w\s]+)", row[0], re.IGNORECASE)
    left_out = without[1].strip().casefold() if without else ""
    return [
        each for each in table.rows if each is not row and not (left_out and each[0].casefold().startswith(left_out))
    ]


@rule("consistency", Severity.WARNING, "a total marked as not recorded, above ten figures")
def total_missing(material: Material) -> Iterator[Flag]:
    """A total is given where all that it is made of is given."""
    for part in material.parts:
        for table in part.tables:
            row = total_row(table)
            for column in range(1, len(row or ())):
                parts = components(table, row or ())
                figures = [table.figure(each[column]) for each in parts if column < len(each)]
                header = table.header[column] if column < len(table.header) else ""
                known = [figure.number for figure in figures if figure.number is not None and not figure.change]
                if (
                    row
                    and table.figure(row[column]).number is None
                    and len(known) == len(parts) > 2
                    and not SHARE.search(header)
                ):
                    yield Flag(
                        message=f"The total is “{row[column]}”, and all its parts are given: they make {sum(known):,}.",
                        found=row[column],
                        expected=f"{sum(known):,}",
                        code=part.code,
                        line=part.line_of_row(row),
                        settle="Give the total, or say why it differs.",
                    )


@rule(FAMILY, Severity.ERROR, "43%, 33%, 13%, 7% and 14% of one survey")
def shares(material: Material) -> Iterator[Flag]:
    """Shares of one whole make 100, but for rounding."""
    texts = [(part.code, part.line, " ; ".join(part.texts)) for part in material.parts]
    texts += [(passage.code, passage.line, passage.text) for passage in material.passages]
    for code, line, text in texts:
        found = [Decimal(match[2]) for match in _PARTS.finditer(text)]
        made = sum(found, Decimal(0))
        if len(found) >= 4 and 80 <= made <= 120 and abs(made - 100) > (1 if len(found) < 6 else 2):
            yield Flag(
                message=f"These {len(found)} shares make {made}%.",
                found=f"{made}%",
                expected="100%",
                code=code,
                line=line,
                evidence=tuple(f"{match[1].strip()}: {match[2]}%" for match in _PARTS.finditer(text)),
                settle="Correct the share that is wrong.",
            )


@rule(FAMILY, Severity.WARNING, "10% of a kind of crime in the text, and 67 of 844 in the table")
def shares_of_counts(material: Material) -> Iterator[Flag]:
    """Shares in a commentary are those of the same counts in a table of the report."""
    for passage in material.passages:
        said = {_words(match[1]): Decimal(match[2]) for match in _PARTS.finditer(passage.text)}
        tables = [(part, table) for part in material.parts for table in part.tables] if len(said) >= 4 else []
        for part, table in tables:
            rows = {_words(row[0]): row for row in table.rows}
            matched = {words: rows[words] for words in said if words in rows}
            if len(matched) < 4:
                continue
            for column in range(1, len(table.header)):
                counts = {
                    words: table.figure(row[column]) for words, row in rows.items() if row is not total_row(table)
                }
                known = {
                    words: figure.number
                    for words, figure in counts.items()
                    if figure.number is not None and not figure.change
                }
                whole = sum(known.values(), Decimal(0))
                if len(known) < len(counts) or not whole:
                    continue
                off = [words for words in matched if abs(said[words] - known[words] * 100 / whole) > 1]
                if len(off) >= 2:
                    first = max(off, key=lambda words: abs(said[words] - known[words] * 100 / whole))
                    yield Flag(
                        message=f"{len(off)} of {len(matched)} shares are not those of “{table.header[column]}”: "
                        f"{said[first]}% of {rows[first][0]}, which is {known[first]} of {whole}.",
                        found=f"{said[first]}%",
                        expected=f"{known[first] * 100 / whole:.1f}%",
                        code=passage.code,
                        line=passage.line,
                        evidence=(f"{part.code}: {rows[first][0]} {known[first]} of {whole}",),
                        settle="Say which counts the shares are of, or work them out again.",
                    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold())) - {"a", "the", "of", "in", "and", "hmic"}


@rule("consistency", Severity.WARNING, "Cumulative Solved Rates, above cells such as ↑2.1")
def column_content(material: Material) -> Iterator[Flag]:
    """A column holds what its heading says: a column of rates holds no changes."""
    for part in material.parts:
        for table in part.tables:
            for column, header in enumerate(table.header):
                cells = [table.figure(row[column]) for row in table.rows if column < len(row)]
                arrows = [figure for figure in cells if figure.change]
                rate = re.search(r"\brates?\b|\bnumber\b|\bshare\b", header, re.IGNORECASE)
                if len(arrows) >= 3 and rate and not CHANGE.search(header) and "point" not in header.casefold():
                    yield Flag(
                        message=f"The column “{header}” holds changes, such as {arrows[0].text}.",
                        found=arrows[0].text,
                        code=part.code,
                        line=part.line,
                        settle="Give the rates, or call the column a change.",
                    )
