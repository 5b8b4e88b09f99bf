"""Figures that are recorded where a formula gives them too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from belisha.analysis.derived import beside_recorded
from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain.observation import Observation


@rule("arithmetic", Severity.ERROR, "97 recorded, and a formula that gives 79")
def formula(material: Material) -> Iterator[Flag]:
    """A recorded figure is what the indicator's formula gives, as far as its parts are known exactly."""
    for indicator, recorded, made in beside_recorded(material.facts):
        style = indicator.style
        if recorded.value is None or made.value is None:
            continue
        value = style.published(recorded.value)
        rounded = Decimal(0) if _exact(made) else Decimal(1).scaleb(-style.decimals)
        if abs(value - made.value) > rounded:
            parts = ", ".join(f"{part.name} {part.value}" for part in made.working)
            yield Flag(
                message=f"The figure for {recorded.period.label} is {value}, and the formula gives {made.value}.",
                found=str(value),
                expected=str(made.value),
                code=indicator.code,
                line=material.line_at(indicator.code, recorded.period),
                period=recorded.period.code,
                evidence=(f"{indicator.formula}: {parts}",),
                settle="Correct the figure or its parts, or leave the figure out: the formula gives it.",
            )


def _exact(made: Observation) -> bool:
    """Whether the parts are whole numbers; others may have been rounded before the figure was worked out."""
    return all(part.value is None or part.value == part.value.to_integral_value() for part in made.working)
