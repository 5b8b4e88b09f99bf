"""What the texts say of the tables: columns and marks that a reader is sent to look for."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.check.rules.key import plain
from belisha.pattern import Pattern

FAMILY = "consistency"
SIGNS = "★☆■□●○◆◇▲△▼▽†‡§✓✗✔✘"
"""Signs that mean nothing but by agreement."""
_COLUMN = Pattern(
    r"\b[Cc]olumn (?:(?:headed|called|named) )?[“\"‘']?(?P<after>[A-Z][\w']*(?: (?:(?:or|of|and) )?[A-Z0-9][\w'/]*)*)|"
    r"\b[Tt]he [“\"‘']?(?P<before>[A-Z][\w']*(?: (?:(?:or|of|and) )?[A-Z][\w']*)*)[”\"’']? column\b",
    needs=("column",),
)
_MARKED = Pattern(
    rf"\b(?:[Mm]arked(?: with| by| as)?|with|show(?:s|ing|n)?(?: with| by)?)(?: an?| the)? "
    rf"[“\"‘(]?(?P<mark>\*{{1,3}}|[{SIGNS}])(?!\w)"
)


@rule(FAMILY, Severity.WARNING, "“see column Trend”, and no table has one")
def column_named(material: Material) -> Iterator[Flag]:
    """A column that a text names heads one of the tables."""
    lines = material.used("header row", "header of dates", "partnership header")
    known = {plain(cell.text) for line in lines for cell in line.cells}
    known |= {plain(cell) for part in material.parts for table in part.tables for cell in table.header}
    known.discard("")
    for passage in material.written if material.lines else ():
        for match in _COLUMN.finditer(passage.text):
            named = match["after"] or match["before"]
            words = plain(named)
            if not any(words in each or each in words for each in known):
                yield Flag(
                    message=f"The text speaks of a column “{named}”, and no table has one.",
                    found=named,
                    code=passage.code,
                    line=passage.line,
                    settle="Name the column as it is headed.",
                )


@rule(FAMILY, Severity.WARNING, "“those marked ★ are estimates”, and nothing is marked ★")
def mark_named(material: Material) -> Iterator[Flag]:
    """Where a text says what a mark means, something bears it."""
    for passage in material.written if material.lines else ():
        for match in _MARKED.finditer(passage.text):
            if not _is_borne(match["mark"], passage.line, material):
                yield Flag(
                    message=f"The text says what is marked “{match['mark']}”, and nothing is.",
                    found=match["mark"],
                    code=passage.code,
                    line=passage.line,
                    settle="Put the mark where it belongs, or take the sentence out.",
                )


def _is_borne(mark: str, said_at: int | None, material: Material) -> bool:
    return any(mark in line.text for number, line in material.lines.items() if number != said_at)
