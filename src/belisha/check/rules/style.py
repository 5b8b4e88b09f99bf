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
