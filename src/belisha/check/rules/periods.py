"""The figures of quarters and years against those of their months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import MONTH
from belisha.check.rule import rule
from belisha.domain.indicator import Aggregation, Indicator, NumberKind
from belisha.domain.observation import Observation
from belisha.report.assess import Assessed

FAMILY = "arithmetic"
_LAST = {Aggregation.SNAPSHOT, Aggregation.CUMULATIVE, Aggregation.YTD_AVERAGE, Aggregation.YTD_SNAPSHOT}
"""How the value of a longer period is that of its last month."""


@rule(FAMILY, Severity.ERROR, "502 in April to June, and 510 for the quarter")
def longer_period(material: Material) -> Iterator[Flag]:
    """A quarter's or a year's figure is what its months make, where all of them are known: of counts and sums of money
    their sum, of what is a state or runs on the last month's, of shares and rates none outside theirs.
    """
    for each in material.assessed:
        for longer, months in _covered(each):
            expected = _expected(each.indicator, [o.value for o in months if o.value is not None])
            if expected is None or longer.value is None or expected[0] <= longer.value <= expected[1]:
                continue
            least, most = (each.indicator.style.published(edge) for edge in expected)
            yield Flag(
                message=f"{longer.period.label} is {longer.value}, and its months make "
                + (f"{least}." if least == most else f"between {least} and {most}."),
                found=str(longer.value),
                expected=str(least) if least == most else f"{least} to {most}",
                code=each.indicator.code,
                line=material.line_at(each.indicator.code, longer.period),
                period=longer.period.code,
                evidence=tuple(f"{o.period.label}: {o.value}" for o in months),
                settle="Correct the figure that is wrong.",
            )


def _covered(each: Assessed) -> Iterator[tuple[Observation, list[Observation]]]:
    """The values of longer periods, each with those of all its months."""
    known = [o for o in each.history.current if o.value is not None and o.period.last <= each.asked.last]
    months = {o.period.first: o for o in known if o.period.months == 1}
    for o in known:
        inside = [months[at] for at in range(o.period.first, o.period.last + 1) if at in months]
        if 1 < o.period.months == len(inside):
            yield o, inside


def _expected(indicator: Indicator, values: list[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest value of the longer period; None where its months do not say."""
    if indicator.aggregation in _LAST:
        return values[-1], values[-1]
    if indicator.aggregation is not Aggregation.PERIOD_TOTAL:
        return None
    if indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}:
        slack = Decimal(len(values)).scaleb(-indicator.style.decimals) / 2 if indicator.style.decimals else Decimal(0)
        return sum(values) - slack, sum(values) + slack
    return (min(values), max(values)) if indicator.kind is NumberKind.RATE else None


@rule("consistency", Severity.WARNING, "two columns of one table are both headed April to August 2026")
def period_twice(material: Material) -> Iterator[Flag]:
    """The columns of a table that compares periods are of different periods."""
    for part in material.parts:
        for table in part.tables:
            dated = [text for text in table.header if any(match["year"] for match in MONTH.finditer(text))]
            for text in dict.fromkeys(dated):
                if dated.count(text) > 1:
                    yield Flag(
                        message=f"{dated.count(text)} columns are headed “{text}”.",
                        found=text,
                        code=part.code,
                        line=part.line,
                        settle="Name the period of each.",
                    )
