"""Figures written in one way through the whole report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind

FAMILY = "consistency"


@rule(FAMILY, Severity.NOTE, "1282 in one table and 1,562 in another")
def separators(material: Material) -> Iterator[Flag]:
    """Thousands are separated everywhere or nowhere."""
    kinds = {ClaimKind.VALUE, ClaimKind.TARGET, ClaimKind.MEASURE}
    figures = [
        claim
        for claim in material.claims.figures
        if claim.kind in kinds and claim.number is not None and abs(claim.number) >= 1000
    ]
    without = [claim for claim in figures if re.fullmatch(r"\W*\d{4,}(?:\.\d+)?\W*", claim.text)]
    with_them = [claim for claim in figures if "," in claim.text]
    if without and with_them:
        first = min(without, key=lambda claim: claim.line)
        yield Flag(
            message=f"{len(without)} figures have no separator in their thousands, and {len(with_them)} have.",
            found=first.text,
            expected=f"{first.number:,}",
            code=first.code,
            line=first.line,
            evidence=tuple(dict.fromkeys(f"{claim.place}: {claim.text}" for claim in without[:20])),
            settle="Write 1,234 everywhere.",
        )


@rule(FAMILY, Severity.WARNING, "1O2, l4, 12,34")
def malformed(material: Material) -> Iterator[Flag]:
    """A figure is a figure: no letters for digits, no separator in the wrong place."""
    pattern = re.compile(r"\d+[OoIl]\d*|[OoIl]\d+%?|\d{1,3},\d{1,2}(?!\d)|\d,\d{4,}|\d+\.\d+\.\d+|\d+%%")
    for line in material.used("value, ", "target, ", "indicator "):
        for cell in (
            line.cells[2:]
            if any(w.startswith("indicator ") for w in _became(material, line.number))
            else line.cells[1:]
        ):
            if pattern.fullmatch(cell.text.strip()):
                yield Flag(
                    message=f"“{cell.text.strip()}” is no figure.",
                    found=cell.text.strip(),
                    line=line.number,
                    settle="Correct it.",
                )


def _became(material: Material, number: int) -> tuple[str, ...]:
    return tuple(word for use in material.account if use.number == number for word in use.became)
