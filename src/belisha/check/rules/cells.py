"""How a figure is written in its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.document import Claim, ClaimKind

FAMILY = "consistency"
_GARBLED = re.compile(
    r"£?(?:"
    r"(?=[\d.,]*[OolI])(?=.*\d)[\dOolI][\dOolI.,]*"  # a letter for a nought or a one
    r"|\d[\d.,]*\.[.,]+\d*|\d[\d,]*\.\d+\.\d+|\d[\d,]*,,\d+"  # a stop twice
    r"|\d+(?:,\d{3})*,(?:\d{1,2}|\d{4,})|\d{4,}(?:,\d{3})+"  # a comma where none belongs
    r"|\d[\d.,]*(?=\s*%\s*%)|\d[\d.,]*\s+\d+(?:[.,]\d+)?"  # %%, a space inside
    r")\s*(?:%\s*)*"
)
_FIGURES = {ClaimKind.VALUE, ClaimKind.TARGET}


@rule(FAMILY, Severity.ERROR, "85.O%, with a letter for a nought; 88..2%; 12,34")
def malformed(material: Material) -> Iterator[Flag]:
    """A cell that is meant as a figure can be read as one."""
    for claim in material.claims.figures:
        if claim.kind in _FIGURES and claim.number is None and _GARBLED.fullmatch(claim.text.strip()):
            yield Flag(
                message=f"“{claim.text.strip()}” is no figure: a letter, a sign or a stop in it is wrong.",
                found=claim.text.strip(),
                code=claim.code,
                line=claim.line,
                period=claim.period.code if claim.period else "",
                settle="Write the figure again.",
            )


@rule(FAMILY, Severity.WARNING, "81.6% beside a target of 85.0", unless=("series_unit", "malformed"))
def row_unit(material: Material) -> Iterator[Flag]:
    """A value and its targets stand in one unit: with the sign for all of them, or for none."""
    rows: dict[tuple[str, int], list[Claim]] = {}
    for claim in material.claims.figures:
        if claim.kind in _FIGURES and claim.number is not None and claim.text.strip() != "0":
            rows.setdefault((code_key(claim.code), claim.line), []).append(claim)
    for (key, line), claims in rows.items():
        for sign in "%£":
            bare = [claim for claim in claims if sign not in claim.text]
            if key not in material.by_code or not bare or len(bare) == len(claims):
                continue
            odd = bare if len(bare) * 2 <= len(claims) else [claim for claim in claims if sign in claim.text]
            yield Flag(
                message=f"{odd[0].text} has {'no' if odd is bare else 'a'} {sign}, and what stands beside it has "
                f"{'one' if odd is bare else 'none'}.",
                found=odd[0].text,
                code=odd[0].code,
                line=line,
                period=odd[0].period.code if odd[0].period else "",
                settle="Write the unit everywhere.",
            )
