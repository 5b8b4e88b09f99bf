"""What the front says of the document itself: version, publisher, contacts, and when it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule

FAMILY = "consistency"
_AGAIN = ("version", "publisher", "contacts")
_LATEST = 12
"""A monthly report that comes so many months after its month, or more, is one whose date has the wrong year."""


@rule(FAMILY, Severity.WARNING, "Version V1.0 on the front and V1.1 at the foot of the pages")
def front_again(material: Material) -> Iterator[Flag]:
    """Version, publisher and contacts are the same wherever they are printed."""
    for what in _AGAIN:
        lines = [*material.uses.get(what, ())]
        again = {n for word, at in material.uses.items() if word.endswith(f" {what}, repeated") for n in at}
        first = material.lines[lines[0]] if lines else None
        for number in sorted({*again, *lines[1:]}) if first else ():
            line = material.lines[number]
            other = number in again or _addresses(line.text) & _addresses(first.text if first else "")
            if first and other and _plain(line.text) != _plain(first.text):
                yield Flag(
                    message=f"The {what} here: “{_said(line.text)}”; at {first.place}: “{_said(first.text)}”.",
                    found=_said(line.text),
                    expected=_said(first.text),
                    line=number,
                    evidence=(first.place,),
                    settle="Say the same in both places.",
                )


def _addresses(text: str) -> set[str]:
    """By which two lists of contacts are known to name the same people."""
    return set(re.findall(r"[\w.+-]+@[\w.-]+", text.casefold()))


def _plain(text: str) -> str:
    """To compare by: without capitals and signs, and a telephone number's groups of digits as one."""
    return re.sub(r"(?<=\d) (?=\d)", "", re.sub(r"[^\w.@&]+", " ", text)).strip().casefold()


def _said(text: str) -> str:
    return re.sub(r"^(?:version|further information)\s*:?\s*", "", " ".join(text.split()), flags=re.IGNORECASE)[:90]


@rule(FAMILY, Severity.ERROR, "Generated on 16 August 2026, in the report for August 2026")
def generated_date(material: Material) -> Iterator[Flag]:
    """A report is generated after its period is over, and within a year of it."""
    generated, asked = material.claims.generated, material.facts.publication.period
    if generated is None or asked is None:
        return
    behind = generated.year * 12 + generated.month - 1 - asked.last
    if 0 < behind <= _LATEST:
        return
    day = f"{generated.day} {generated:%B %Y}"
    yield Flag(
        message=f"It was generated on {day}, "
        + (f"before {asked.label} was over." if behind <= 0 else f"{behind} months after {asked.label}."),
        found=day,
        line=next(iter(material.uses.get("generated", ())), None),
        severity=None if behind <= 0 else Severity.WARNING,
        settle="Correct the date or the month.",
    )
