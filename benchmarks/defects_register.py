"""Kinds of defect in a register's facts: each is made at random, and the finding has to name the indicator."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, NumberKind
from belisha.domain.observation import Missing, Observation
from belisha.domain.partnership import Footnote, Measure, Partnership, Table

type Change = Callable[[Facts, random.Random], tuple[Facts, str] | None]
REGISTER: dict[str, Change] = {}


def register(what: str) -> Callable[[Change], Change]:
    def add(change: Change) -> Change:
        REGISTER[what] = change
        return change

    return add


def _history(facts: Facts, rng: random.Random, wanted: Callable[[History], bool]) -> History:
    return rng.choice([history for history in facts.histories if wanted(history)])


def _with(facts: Facts, new: History) -> tuple[Facts, str]:
    code = new.indicator.code
    return replace(facts, histories=tuple(new if h.indicator.code == code else h for h in facts.histories)), code


def _last(history: History) -> Observation:
    return [o for o in history.current if o.value is not None][-1]


def _changed(history: History, old: Observation, **changes: object) -> History:
    new = replace(old, **changes)  # type: ignore[arg-type]
    return replace(history, observations=tuple(new if o is old else o for o in history.observations))


def _counted(history: History) -> bool:
    o = history.current[-1]
    return bool(o.numerator and o.denominator and o.value and history.indicator.unit == "percent")


def _monthly(history: History) -> bool:
    return history.indicator.frequency == "monthly" and history.current[-1].value is not None


@register("value that its two counts do not make")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(facts, rng, _counted)
    old = rng.choice([o for o in history.current if o.numerator and o.denominator and o.value])
    return _with(
        facts, _changed(history, old, value=(old.value or Decimal(0)) * Decimal(str(rng.choice((0.8, 0.9, 0.95)))))
    )


@register("cumulative count that falls, in a register")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(
        facts,
        rng,
        lambda h: (
            h.indicator.aggregation is Aggregation.CUMULATIVE
            and h.indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}
            and _monthly(h)
        ),
    )
    old = _last(history)
    return _with(
        facts, _changed(history, old, value=Decimal(int((old.value or 0) * Decimal(str(rng.uniform(0.3, 0.7))))))
    )


@register("jump")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(
        facts,
        rng,
        lambda h: (
            _monthly(h)
            and h.indicator.aggregation in {Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL}
            and h.indicator.unit != "percent"
            and h.indicator.polarity != "goldilocks"
        ),
    )
    old = _last(history)
    factor = Decimal(str(rng.choice((0.4, 1.8, 2.5, 10))))
    return _with(
        facts,
        _changed(
            history,
            old,
            value=history.indicator.style.published((old.value or Decimal(0)) * factor),
            numerator=None,
            denominator=None,
        ),
    )


@register("last month's figure again")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(facts, rng, _monthly)
    last, before = _last(history), [o for o in history.current if o.value is not None][-2]
    return _with(
        facts, _changed(history, last, value=before.value, numerator=before.numerator, denominator=before.denominator)
    )


@register("target that moves within the year")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(
        facts,
        rng,
        lambda h: (
            _monthly(h)
            and h.indicator.aggregation in {Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL}
            and all(t.value for t in h.targets)
            and len({t.value for t in h.targets if t.period.code >= "2026-04"}) == 1
        ),
    )
    targets = tuple(
        replace(t, value=(t.value or Decimal(0)) * Decimal("0.9")) if "2026-07" <= t.period.code <= "2027-03" else t
        for t in history.targets
    )
    return _with(facts, replace(history, targets=targets))


@register("value that is neither there nor explained")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    history = _history(facts, rng, _monthly)
    return _with(
        facts,
        _changed(history, _last(history), value=None, missing=Missing.NOT_STATED, numerator=None, denominator=None),
    )


@register("withheld row that can be worked out")
def _(facts: Facts, rng: random.Random) -> tuple[Facts, str]:
    numbers = [rng.randint(12, 90) for _ in range(3)] + [rng.randint(1, 5)]
    rows = [(f"Ward {at}", str(number)) for at, number in enumerate(numbers[:-1], 1)]
    rows += [("Ward 4", "[c]"), ("Total", str(sum(numbers)))]
    table = Table(
        header=("Ward", "Children, April to September 2026"),
        rows=tuple(rows),
        notes=(Footnote("[c]", "Withheld: a small number."),),
    )
    section = Partnership(title="Wards", measures=(Measure(number="1", title="Children helped", latest=(table,)),))
    return replace(facts, partnerships=(*facts.partnerships, section)), "Wards 1"
