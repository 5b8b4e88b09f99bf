"""Made-up indicators of every kind that is forecast, each from a seed: some to choose by, some to try on.

What a council's figures do is drawn anew for each: a level that wanders or stays, a season that is strong, weak or
none, a trend, and chance of the size that counts, percentages and stocks of that size have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from math import cos, exp, pi, sqrt
from random import Random

from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.observation import Observation
from belisha.domain.period import Period

FIRST = Period.month(2013, 4)
YEARS = 5


def made(seed: int) -> History:
    """The seed's indicator: five years of months, or of quarters for one in six."""
    dice = Random(seed)  # noqa: S311 - made-up figures, the same on every run
    step = 3 if dice.random() < 1 / 6 else 1
    kind = dice.choice(list(_KINDS))
    observations = _KINDS[kind](dice, step)
    return History(indicator=_indicator(seed, kind), observations=tuple(observations))


def _indicator(seed: int, kind: str) -> Indicator:
    fields = dict(_FIELDS[kind])
    return Indicator(
        code=f"{kind} {seed}",
        title=kind,
        aim="MADE",
        polarity=Polarity.MAXIMISE,
        style=NumberStyle(1 if fields["kind"] is NumberKind.RATE else 0),
        **fields,
    )


def _expected(dice: Random, step: int, size: float) -> list[float]:
    """What each period's value would be without chance: level, season and trend."""
    slots = 12 // step
    strength = dice.choice([0.0, 0.0, 0.1, 0.2, 0.4]) if size else 0.0
    season = [strength * (cos(2 * pi * (at / slots + dice.random() / 6)) + dice.gauss(0, 0.4)) for at in range(slots)]
    slope, wander = dice.gauss(0, 0.04) / slots, dice.choice([0.0, 0.01, 0.03]) * sqrt(step)
    level, found = 0.0, []
    for at in range(YEARS * slots):
        level += slope + dice.gauss(0, wander)
        found.append(size * exp(level + season[at % slots] + dice.gauss(0, 0.05)))
    return found


def _count(dice: Random, mean: float) -> int:
    """A count about ``mean``: Poisson's chance, by a normal one where it is large, and a little more than that."""
    spread = sqrt(mean * (1 + mean * 0.002))
    if mean > 30:
        return max(round(dice.gauss(mean, spread)), 0)
    left, count = exp(-mean), 0
    product = dice.random()
    while product > left:
        product *= dice.random()
        count += 1
    return count


def _counts(dice: Random, step: int) -> list[int]:
    size = exp(dice.uniform(1.5, 7)) * step
    return [_count(dice, mean) for mean in _expected(dice, step, size)]


def _period(at: int, step: int) -> Period:
    month = FIRST.shift(at * step)
    return month if step == 1 else Period.quarter(month.start_year, at % 4 + 1)


def _totals(dice: Random, step: int) -> Iterator[Observation]:
    for at, count in enumerate(_counts(dice, step)):
        yield Observation(period=_period(at, step), value=Decimal(count))


def _cumulative(dice: Random, step: int) -> Iterator[Observation]:
    so_far = 0
    for at, count in enumerate(_counts(dice, step)):
        so_far = count if at % (12 // step) == 0 else so_far + count
        yield Observation(period=_period(at, step), value=Decimal(so_far))


def _shares(dice: Random, step: int) -> Iterator[tuple[int, int]]:
    """How many of how many in each period, the share near one that wanders and has seasons."""
    usual = dice.uniform(0.3, 0.95)
    counts = _counts(dice, step)
    for count, shift in zip(counts, _expected(dice, step, 1.0), strict=True):
        share = min(max(usual + 0.3 * usual * (1 - usual) * (shift - 1), 0.01), 0.99)
        of = max(count, 2)
        yield (
            sum(dice.random() < share for _ in range(min(of, 400))) * max(of // 400, 1),
            min(of, 400) * max(of // 400, 1),
        )


def _rate_to_date(dice: Random, step: int, *, parts: bool) -> Iterator[Observation]:
    top = bottom = 0
    for at, (cases, of) in enumerate(_shares(dice, step)):
        fresh = at % (12 // step) == 0
        top, bottom = (cases, of) if fresh else (top + cases, bottom + of)
        known = {"numerator": Decimal(top), "denominator": Decimal(bottom)} if parts else {}
        yield Observation(period=_period(at, step), value=_percent(top, bottom), **known)


def _own_rate(dice: Random, step: int) -> Iterator[Observation]:
    for at, (cases, of) in enumerate(_shares(dice, step)):
        yield Observation(period=_period(at, step), value=_percent(cases, of))


def _stock(dice: Random, step: int) -> Iterator[Observation]:
    """What stands: each keeps most of the one before."""
    size, kept = exp(dice.uniform(3, 7)), dice.uniform(0.7, 1.0)
    stands = size
    for at, mean in enumerate(_expected(dice, step, size)):
        stands = max(kept * stands + (1 - kept) * mean + dice.gauss(0, sqrt(size) * 0.8), 0.0)
        yield Observation(period=_period(at, step), value=Decimal(round(stands)))


def _percent(top: int, bottom: int) -> Decimal:
    return (Decimal(top) / bottom * 100).quantize(Decimal("0.1"))


_KINDS: Mapping[str, Callable[[Random, int], Iterator[Observation]]] = {
    "totals": _totals,
    "cumulative": _cumulative,
    "rate to date": lambda dice, step: _rate_to_date(dice, step, parts=True),
    "average to date": lambda dice, step: _rate_to_date(dice, step, parts=False),
    "own rate": _own_rate,
    "stock": _stock,
}
_RATE = {"kind": NumberKind.RATE, "unit": Unit.PERCENT}
_FIELDS: Mapping[str, Mapping[str, object]] = {
    "totals": {"aggregation": Aggregation.PERIOD_TOTAL, "kind": NumberKind.COUNT},
    "cumulative": {"aggregation": Aggregation.CUMULATIVE, "kind": NumberKind.COUNT},
    "rate to date": {"aggregation": Aggregation.CUMULATIVE, **_RATE},
    "average to date": {"aggregation": Aggregation.YTD_AVERAGE, **_RATE},
    "own rate": {"aggregation": Aggregation.PERIOD_TOTAL, **_RATE},
    "stock": {"aggregation": Aggregation.SNAPSHOT, "kind": NumberKind.COUNT},
}
