"""Figures of people as sums of cells: what each counts, what printing it tells, and whether it is small.

A cell is what one indicator counts between two neighbouring dates at which any of its figures begins or ends. So a
cumulative figure is the sum of the year's cells up to its period, a quarter that of its months, and a total that of its
parts' cells: whatever could be worked out by subtraction is a sum of cells too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from belisha.analysis.recover import FACTORS
from belisha.disclosure.solver import Cells, Printed
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, Unit
from belisha.domain.observation import Missing, Observation
from belisha.domain.period import Period

EVER = -(10**6)
"""Where a count that never starts again begins: a month before all others."""

type Span = tuple[int, int, bool]
"""From a month to the month after the last; whether spans of the same indicator add up."""


class Count(Frozen):
    """``number`` people of the ``of`` that a rate is taken of; None where not known, or where it is no rate.

    ``printed`` is what the figure tells whoever reads it; None where nobody prints it and it follows from two that are.
    ``withheld``: the source itself withholds it.
    """

    code: str
    period: Period
    cells: Cells
    number: int | None
    of: int | None = None
    printed: Printed | None = None
    withheld: bool = False

    @property
    def people(self) -> tuple[int, ...]:
        """How many it counts, and how many it leaves over."""
        if self.number is None:
            return ()
        return (self.number,) if self.of is None else (self.number, self.of - self.number)

    def is_small(self, most: int) -> bool:
        """Whether it counts, leaves over or is taken of 1 to ``most`` people."""
        return any(1 <= number <= most for number in (*self.people, self.of or 0))


def is_counted(indicator: Indicator) -> bool:
    """Whether its figures count people, or are rates of such counts."""
    return indicator.kind is NumberKind.RATE or (
        indicator.kind is NumberKind.COUNT and indicator.unit is Unit.NUMBER and indicator.style.decimals == 0
    )


def counts_of(group: Sequence[History], year_start: int) -> tuple[Count, ...]:
    """Every count of indicators that add up to each other, and of each what one period adds to the one before."""
    parts = {
        h.indicator.code: tuple(p.indicator.code for p in group if p.indicator.part_of == h.indicator.code)
        for h in group
    }
    spans = {(h.indicator.code, o.period): _span(h, o.period, year_start) for h in group for o in h.current}
    dates = sorted({date for first, end, adds in spans.values() if adds for date in (first, end)})
    numbers: dict[tuple[str, Span], int] = {}

    def cells(code: str, span: Span) -> Cells:
        if parts[code]:
            return frozenset[int]().union(*(cells(part, span) for part in parts[code]))
        first, end, adds = span
        steps = [(a, b, True) for a, b in pairwise(dates) if first <= a and b <= end] if adds else [span]
        return frozenset(numbers.setdefault((code, step), len(numbers)) for step in steps)

    found: list[Count] = []
    for history in group:
        code = history.indicator.code
        own = [_count(o, history.indicator, cells(code, spans[code, o.period])) for o in history.current]
        found += own
        found += _steps(own)
    return tuple(found)


def _span(history: History, period: Period, year_start: int) -> Span:
    """Which months a figure counts. A stock, or what is not known to add up, stands alone."""
    indicator = history.indicator
    match indicator.aggregation:
        case Aggregation.PERIOD_TOTAL:
            return period.first, period.last + 1, True
        case Aggregation.ROLLING_QUARTER:
            return period.last - 2, period.last + 1, True
        case Aggregation.CUMULATIVE:
            start = period.in_year(year_start).first if indicator.resets else EVER
            return start, period.last + 1, True
        case Aggregation.YTD_AVERAGE | Aggregation.YTD_SNAPSHOT if _grows(history, year_start):
            return period.in_year(year_start).first, period.last + 1, True
        case _:
            return period.first, period.last + 1, False


def _grows(history: History, year_start: int) -> bool:
    """Whether numerators never fall within a year, as those of a figure for the year to date do not."""
    known = [o for o in history.current if o.numerator is not None]
    return all(
        (now.numerator or 0) >= (before.numerator or 0)
        for before, now in pairwise(known)
        if before.period.in_year(year_start) == now.period.in_year(year_start)
    )


def _count(o: Observation, indicator: Indicator, cells: Cells) -> Count:
    if o.value is None:
        return Count(indicator.code, o.period, cells, None, withheld=o.missing is Missing.WITHHELD)
    if indicator.kind is NumberKind.RATE:
        number, of = _whole(o.numerator), _whole(o.denominator)
        printed = None if number is None or not of else _rounded(o.value, number, of, indicator, cells)
        return Count(indicator.code, o.period, cells, number, of, printed)
    number = _whole(o.value)
    printed = None if number is None else Printed(cells, number, number)
    return Count(indicator.code, o.period, cells, number, None, printed)


def _rounded(value: Decimal, number: int, of: int, indicator: Indicator, cells: Cells) -> Printed:
    """Which numerators a rate may have that is printed so, for a reader who knows what it is taken of."""
    each = of / FACTORS.get(indicator.unit, Decimal(1))
    half = Decimal(1).scaleb(-indicator.style.decimals) / 2
    shown = indicator.style.published(value)
    least = int(((shown - half) * each).to_integral_value(ROUND_CEILING))
    most = int(((shown + half) * each).to_integral_value(ROUND_CEILING)) - 1
    return Printed(cells, max(0, min(least, number)), max(most, number))


def _whole(value: Decimal | None) -> int | None:
    """A count of 0 or more; None for anything else."""
    return int(value) if value is not None and value >= 0 and value == value.to_integral_value() else None


def _steps(own: Sequence[Count]) -> Iterator[Count]:
    """What each figure adds to the one that it contains: nobody prints it, and a subtraction gives it."""
    for before, now in pairwise(own):
        if before.cells < now.cells and now.number is not None and before.number is not None:
            of = None if now.of is None or before.of is None or now.of <= before.of else now.of - before.of
            yield Count(now.code, now.period, now.cells - before.cells, now.number - before.number, of)
