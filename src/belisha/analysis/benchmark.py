"""A value among those of others: rank, quartile, and the gap to the middle and to the best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from belisha.domain.indicator import Polarity

FEWEST_FOR_QUARTILES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``rank`` 1 is the best of ``of``, its own included; equal values share the better rank.

    ``quartile`` 1 is the best quarter, None for fewer than four. ``gap`` is how much better than ``middle``, the median
    of the others, the value is (worse where negative). Without a better, rank and quartile are None and ``gap`` is the
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
