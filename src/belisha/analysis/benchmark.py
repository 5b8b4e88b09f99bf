"""A value among those of others: rank, quartile, and the gap to the middle and to the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from belisha.domain.benchmark import Benchmark
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period

FEWEST_FOR_QUARTILES = 4
"""As many values, its own included, make quarters."""


class Standing(Frozen, kw_only=True):
    """``rank`` 1 is the best of ``of``, its own included; equal values share the better rank.

    Beside one other alone, such as an average, there is no rank. ``quartile`` 1 is the best quarter, None for fewer
    than four. ``gap`` is how much better than ``middle``, the median of the others, the value is (worse where
    negative). Without a better, rank and quartile are None and ``gap`` is the
    plain difference. ``best`` is None then too.
    """

    value: Decimal
    of: int
    middle: Decimal
    gap: Decimal
    rank: int | None = None
    quartile: int | None = None
    best: Decimal | None = None
    best_of: tuple[str, ...] = ()


class Comparison(Frozen, kw_only=True):
    """How a value stood in a group ("Nearest neighbours") in the newest period that both have."""

    group: str
    period: Period
    standing: Standing


def comparisons(history: History, asked: Period, organisation: Organisation) -> tuple[Comparison, ...]:
    """For each group in the order given, as seen from ``asked``; groups without a common period are left out.

    Values are compared as published. The organisation's own row in a group is passed over.
    """
    own = organisation.name.casefold()
    others = [each for each in history.benchmarks if each.organisation.casefold() != own]
    found = (_of_group(history, asked, group, others) for group in dict.fromkeys(each.group for each in others))
    return tuple(each for each in found if each is not None)


def _of_group(history: History, asked: Period, group: str, others: Sequence[Benchmark]) -> Comparison | None:
    periods = {each.period for each in others if each.group == group and each.period.last <= asked.last}
    for period in sorted(periods, reverse=True):
        observation = history.observation(period)
        if observation is None or observation.value is None:
            continue
        values = {each.organisation: each.value for each in others if (each.group, each.period) == (group, period)}
        published = history.indicator.style.published(observation.value)
        if found := standing(published, values, history.indicator.polarity):
            return Comparison(group=group, period=period, standing=found)
    return None


def standing(value: Decimal, others: Mapping[str, Decimal], polarity: Polarity) -> Standing | None:
    """Where ``value`` stands among ``others`` (by name, without its own); None where there are none to compare with.

    Goldilocks indicators have no better without a target, so they are not ranked.
    """
    if not others:
        return None
    values = sorted(others.values())
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    of = len(values) + 1
    if polarity not in {Polarity.MAXIMISE, Polarity.MINIMISE}:
        return Standing(value=value, of=of, middle=middle, gap=value - middle)
    up = polarity is Polarity.MAXIMISE
    if len(others) == 1:
        return Standing(value=value, of=of, middle=middle, gap=value - middle if up else middle - value)
    rank = 1 + sum(each > value if up else each < value for each in values)
    best = max(values) if up else min(values)
    return Standing(
        value=value,
        of=of,
        middle=middle,
        gap=value - middle if up else middle - value,
        rank=rank,
        quartile=(rank - 1) * 4 // of + 1 if of >= FEWEST_FOR_QUARTILES else None,
        best=best,
        best_of=tuple(name for name, each in others.items() if each == best),
    )
