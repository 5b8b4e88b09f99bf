"""The numbers of the partnerships' sections and of their measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule

FAMILY = "consistency"


@rule(FAMILY, Severity.WARNING, "3. Community Safety Indicators, after 1. and no 2.")
def partnership_number(material: Material) -> Iterator[Flag]:
    """The partnerships' sections are numbered one after another, from 1."""
    lines = set(material.uses.get("partnership section", ()))
    headings = [heading for heading in material.claims.headings if heading.line in lines]
    for at, expected in _wrong([heading.number for heading in headings]):
        heading = headings[at]
        yield Flag(
            message=f"“{heading.text.strip()}” is numbered {heading.number}, and it is the turn of {expected}.",
            found=heading.number,
            expected=str(expected),
            line=heading.line,
            settle="Number the sections one after another.",
        )


@rule(FAMILY, Severity.WARNING, "measure 5 follows measure 3")
def measure_number(material: Material) -> Iterator[Flag]:
    """The measures of a section are numbered one after another, from 1 or on from the section before."""
    last = 0
    for section, held in groupby(material.parts, key=lambda part: part.section):
        parts = list(held)
        numbers = [part.measure.number for part in parts]
        for at, expected in _wrong(numbers, last):
            yield Flag(
                message=f"Measure {numbers[at]} of “{section}” is “{parts[at].measure.title}”, "
                f"and it is the turn of {expected}.",
                found=numbers[at],
                expected=str(expected),
                code=parts[at].code,
                line=parts[at].line,
                settle="Number the measures one after another.",
            )
        last = int(numbers[-1]) if numbers[-1].isdigit() else 0


def _wrong(numbers: Sequence[str], before: int = 0) -> Iterator[tuple[int, int]]:
    """The places of the numbers that break a sequence from 1, or on from ``before``, each with what belongs there."""
    if not all(number.isdigit() for number in numbers):
        return
    expected = before + 1 if numbers and int(numbers[0]) == before + 1 else 1
    for at, number in enumerate(map(int, numbers)):
        if number != expected:
            yield at, expected
            # one number that is wrong leaves those after it as they were; a gap moves them all on
            goes_on = at + 1 < len(numbers) and int(numbers[at + 1]) == number + 1
            expected = number if goes_on else expected
        expected += 1
