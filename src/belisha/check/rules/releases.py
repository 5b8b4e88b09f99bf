"""The indicators themselves against those of earlier releases."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.facts import Facts

FAMILY = "history"


def _last(material: Material) -> Facts | None:
    """The newest of the earlier releases that say which period they are of."""
    dated = [facts for facts in material.earlier if facts.publication.period is not None]
    return max(dated, key=lambda facts: facts.publication.period or material.period, default=None)


@rule(FAMILY, Severity.WARNING, "Aim to Maximise, where the last release said Aim to Minimise")
def way_changed(material: Material) -> Iterator[Flag]:
    """Which way is better is what it was in the last release."""
    before = _last(material)
    for each in material.assessed if before else ():
        history = before.history(each.indicator.code) if before else None
        if before and history and history.indicator.polarity is not each.indicator.polarity:
            release = before.publication.period.label if before.publication.period else ""
            yield Flag(
                message=f"Its aim is to {each.indicator.polarity} here, and was to "
                f"{history.indicator.polarity} in {release}.",
                found=each.indicator.polarity,
                expected=history.indicator.polarity,
                code=each.indicator.code,
                settle="Correct it, or say why it was changed.",
            )


@rule(FAMILY, Severity.NOTE, "EP 5.5 stood in the last release, and is gone")
def indicator_gone(material: Material) -> Iterator[Flag]:
    """An indicator of the last release within the same year is in this one, or its end is spoken of."""
    before = _last(material)
    period = before.publication.period if before else None
    if before is None or period is None or period.in_year(material.year.year_start) != material.year:
        return
    said = " ".join(material.facts.publication.notices)
    for history in before.histories:
        code = history.indicator.code
        if code_key(code) not in material.by_code and code not in said:
            yield Flag(
                message=f"{code} ({history.indicator.title}) stood in {period.label}, and is not in this report.",
                expected=code,
                settle="Put it back, or say what became of it.",
            )
