"""Targets over time: whether they ask for anything, and whether they were made to ask for less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from belisha.analysis.year_end import year_end
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity
from belisha.domain.observation import Missing, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Target

FIRST_MONTHS = 3
"""A year's target should stand once its first quarter is over: in June, for a year from April."""
WIDE = Decimal("0.1")
"""A target is met by a wide margin where the value is better by a tenth of the target."""
ALWAYS = 12
"""So many periods in a row make "always"."""


class Softness(StrEnum):
    """In which way a target asks for little."""

    EASIER_THAN_LAST_RESULT = "easier_than_last_result"
    LOWERED_WITHIN_YEAR = "lowered_within_year"
    TO_BE_CONFIRMED_LATE = "to_be_confirmed_late"
    ALWAYS_MET_WIDELY = "always_met_widely"


class SoftTarget(Frozen, kw_only=True):
    """A finding with the figures it rests on: this target and what it is held against."""

    kind: Softness
    year: Period
    target: Decimal | None = None
    against: Decimal | None = None
    periods: int = 0


def soft_targets(
    history: History, asked: Period, organisation: Organisation, before: Sequence[History] = ()
) -> tuple[SoftTarget, ...]:
    """What is soft about the targets of the year that ``asked`` lies in. ``before``: the indicator as earlier releases
    had it, in their order.

    A goldilocks indicator's targets, and those of one for information, are neither hard nor soft.
    """
    if history.indicator.polarity not in {Polarity.MAXIMISE, Polarity.MINIMISE}:
        return ()
    year = asked.in_year(organisation.year_start)
    found = (
        _easier(history, year, organisation),
        _lowered(history, year, before),
        _late(history, year, asked),
        _wide(history, asked),
    )
    return tuple(each for each in found if each is not None)


def _better(one: Decimal, other: Decimal, polarity: Polarity) -> bool:
    return one > other if polarity is Polarity.MAXIMISE else one < other


def _easier(history: History, year: Period, organisation: Organisation) -> SoftTarget | None:
    """The annual target asks for less than last year's end reached, where both count the same way."""
    target, polarity, before = history.target(year), history.indicator.polarity, year.previous_year
    if any(Quality.BREAK_IN_SERIES in o.quality and before.last < o.period.last <= year.last for o in history.current):
        return None
    result = year_end(history, before, organisation)
    if target is None or target.value is None or result is None or not _better(result, target.value, polarity):
        return None
    return SoftTarget(kind=Softness.EASIER_THAN_LAST_RESULT, year=year, target=target.value, against=result)


def _lowered(history: History, year: Period, before: Sequence[History]) -> SoftTarget | None:
    """An earlier release asked for more by the same year's end."""
    now = _value(history.target(year))
    if now is None:
        return None
    asked = [value for each in before if (value := _value(each.target(year))) is not None]
    harder = [value for value in asked if _better(value, now, history.indicator.polarity)]
    if not harder:
        return None
    return SoftTarget(kind=Softness.LOWERED_WITHIN_YEAR, year=year, target=now, against=harder[0])


def _late(history: History, year: Period, asked: Period) -> SoftTarget | None:
    target = history.target(year)
    open_still = target is not None and target.missing is Missing.TO_BE_CONFIRMED
    months = asked.last - year.first + 1
    return (
        SoftTarget(kind=Softness.TO_BE_CONFIRMED_LATE, year=year, periods=months)
        if (open_still and months > FIRST_MONTHS)
        else None
    )


def _wide(history: History, asked: Period) -> SoftTarget | None:
    margins = list(_margins(history, asked))[-ALWAYS:]
    if len(margins) < ALWAYS or not all(margins):
        return None
    return SoftTarget(kind=Softness.ALWAYS_MET_WIDELY, year=asked, periods=len(margins))


def _margins(history: History, asked: Period) -> Iterator[bool]:
    """Whether each period's value is better than its target by WIDE of it; periods without either are left out."""
    for observation in history.current:
        goal = _value(history.target(observation.period))
        if observation.value is None or goal is None or observation.period.last > asked.last:
            continue
        gain = observation.value - goal
        yield (gain if history.indicator.polarity is Polarity.MAXIMISE else -gain) >= abs(goal) * WIDE > 0


def _value(target: Target | None) -> Decimal | None:
    return None if target is None else target.value
