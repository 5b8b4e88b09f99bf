"""Clean registers of other kinds, made from a made-up council's: what a rule takes for granted is missing from one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, Frequency, NumberKind
from belisha.domain.period import Period
from belisha.domain.target import Target

type Other = Callable[[History], History | None]
SMALL = 12


def as_they_are(facts: Facts) -> Facts:
    """Monthly, with targets."""
    return facts


def one_indicator(facts: Facts) -> Facts:
    """The first, and its aim alone."""
    return replace(facts, aims=facts.aims[:1], histories=facts.histories[:1])


def without_targets(facts: Facts) -> Facts:
    """Figures alone: without targets nobody judges and nobody explains."""
    return _each(facts, _bare)


def snapshots(facts: Facts) -> Facts:
    """What stands at a month's end, and nothing that adds up."""
    return _each(facts, lambda history: history if history.indicator.aggregation is Aggregation.SNAPSHOT else None)


def quarterly(facts: Facts) -> Facts:
    """A figure a quarter; November's report shows September's."""

    def thinned(history: History) -> History:
        ends = [o for o in history.observations if o.period.month_number % 3 == 0]
        kept = tuple(replace(o, period=_quarter(o.period)) for o in ends)
        months = {t.period: t for t in history.targets}
        own = tuple(replace(months[o.period], period=_quarter(o.period)) for o in ends if o.period in months)
        indicator = replace(history.indicator, frequency=Frequency.QUARTERLY)
        return replace(_bare(history), indicator=indicator, observations=kept, targets=own)

    return _each(facts, thinned)


def annual(facts: Facts) -> Facts:
    """A figure a year, with its target."""

    def summed(history: History) -> History:
        last = {o.period.in_year(4): o for o in history.observations if o.period.month_number == 3}
        kept = tuple(replace(o, period=year) for year, o in last.items())
        own = tuple(Target(period=year, value=o.value) for year, o in last.items())
        indicator = replace(history.indicator, frequency=Frequency.ANNUAL)
        return replace(_bare(history), indicator=indicator, observations=kept, targets=own)

    return _each(facts, summed)


def small_and_sensitive(facts: Facts) -> Facts:
    """Counts of people a month, from none to a few, that may not be told apart."""

    def shrunk(history: History) -> History | None:
        if history.indicator.kind is not NumberKind.COUNT or history.indicator.aggregation is Aggregation.CUMULATIVE:
            return None
        values = tuple(replace(o, value=(o.value or Decimal(0)) % SMALL) for o in history.observations)
        return replace(_bare(history), indicator=replace(history.indicator, sensitive=True), observations=values)

    return _each(facts, shrunk)


OTHERS: Mapping[str, Callable[[Facts], Facts]] = {
    "monthly, with targets": as_they_are,
    "one indicator": one_indicator,
    "no targets": without_targets,
    "snapshots only": snapshots,
    "quarterly only": quarterly,
    "annual only": annual,
    "small sensitive counts": small_and_sensitive,
}
"""By what they are, from a made-up council's facts."""


def _quarter(month: Period) -> Period:
    return Period.quarter(month.start_year, month.quarter_number)


def _bare(history: History) -> History:
    return replace(history, targets=(), judgements=(), commentaries=())


def _each(facts: Facts, other: Other) -> Facts:
    made = tuple(found for history in facts.histories if (found := other(history)) is not None)
    aims = tuple(aim for aim in facts.aims if any(history.indicator.aim == aim.code for history in made))
    return replace(facts, aims=aims, histories=tuple(_numbered(made)))


def _numbered(histories: Iterable[History]) -> Iterator[History]:
    """Their codes without gaps, each aim's own."""
    count: Counter[str] = Counter()
    for history in histories:
        section = history.indicator.code.partition(".")[0]
        count[section] += 1
        yield replace(history, indicator=replace(history.indicator, code=f"{section}.{count[section]}"))
