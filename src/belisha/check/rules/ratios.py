"""Shares in the partnerships' tables and texts against the two counts that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material, number_in
from belisha.check.reading_text import numbers, sentences
from belisha.check.rule import rule
from belisha.check.rules.tables import CHANGE
from belisha.domain.partnership import Table

FAMILY = "arithmetic"


@rule(FAMILY, Severity.ERROR, "75.9% of 8,190, beside 6,314")
def table_ratio(material: Material) -> Iterator[Flag]:
    """A row of shares is the row of parts over the row of wholes."""
    for part in material.parts:
        for table in filter(_ends_in_share, part.tables):
            top, bottom, share = table.rows
            stated = {at: read for at in range(1, len(share)) if (read := _made(table, at))}
            wrong = [column for column in stated if not _fits(table, column)]
            for column in wrong:
                a, b, made = stated[column]
                # more parts than wholes: no share at all, unless another column shows that it is one
                if a > b and len(wrong) == len(stated):
                    continue
                places = number_in(share[column]).decimals
                yield Flag(
                    message=f"{top[column]} of {bottom[column]} is {made:.{places}f}%, and {share[column]} is given.",
                    found=share[column],
                    expected=f"{made:.{places}f}%",
                    code=part.code,
                    line=part.line_of_row(share),
                    settle="Correct the share or one of the counts.",
                )


def _ends_in_share(table: Table) -> bool:
    """Whether a table is a row of parts, a row of wholes and a row of shares."""
    if len(table.rows) != 3 or CHANGE.search(table.rows[2][0]):
        return False
    top, bottom, share = table.rows
    return all("%" in cell for cell in share[1:] if cell) and not any("%" in cell for cell in (*top[1:], *bottom[1:]))


def _made(table: Table, column: int) -> tuple[Decimal, Decimal, Decimal] | None:
    """Part, whole and their share in per cent, where the column states all three."""
    part, whole, share = (number_in(row[column]) for row in table.rows)
    if part.number is None or not whole.number or share.number is None or share.change:
        return None
    return part.number, whole.number, part.number * 100 / whole.number


def _fits(table: Table, column: int) -> bool:
    said, made = number_in(table.rows[2][column]), _made(table, column)
    return bool(made and said.number is not None and abs(made[2] - said.number) <= Decimal(1).scaleb(-said.decimals))


_OF = re.compile(r"(?<![\d,.])(\d[\d,]*) (?:[a-z]+ ){0,6}?(?:out )?of (?:the |all )?(\d[\d,]*)(?![\d,.]*\d|%)")


@rule(FAMILY, Severity.ERROR, "45 of 57 people, and 87.9%")
def measure_ratio(material: Material) -> Iterator[Flag]:
    """In a measure, "43 of 49" is the percentage that stands with it."""
    for part in material.parts:
        shown = [
            said for text in part.texts for sentence in sentences(text) for said in numbers(sentence) if said.percent
        ]
        for text in part.texts:
            ratios = [(match[1], match[2]) for match in _OF.finditer(text)]
            ratios += [
                (match[1], match[2])
                for match in re.finditer(r"(\d[\d,]*) people have [^.]{0,40}?, of (\d[\d,]*)", text)
            ]
            for one, many in dict.fromkeys(ratios):
                top, bottom = Decimal(one.replace(",", "")), Decimal(many.replace(",", ""))
                if not bottom or top > bottom or not shown:
                    continue
                made = top * 100 / bottom
                if not any(
                    abs(made - said.number) <= Decimal(1).scaleb(-said.decimals) * Decimal("0.51") for said in shown
                ):
                    near = min(shown, key=lambda said: abs(said.number - made))
                    yield Flag(
                        message=f"{one} of {many} is {made:.1f}%, and {near.text} is given.",
                        found=near.text,
                        expected=f"{made:.1f}%",
                        code=part.code,
                        line=part.line,
                        settle="Correct the percentage or the counts.",
                    )
