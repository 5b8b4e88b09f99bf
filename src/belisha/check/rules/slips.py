"""Slips of the hand in an indicator's past: a value off both its neighbours that a slip explains."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.check.rules.history import values
from belisha.domain.indicator import Aggregation, NumberKind
from belisha.domain.observation import Observation
from belisha.report.assess import Assessed

FAMILY = "history"
_FAR = Decimal(4)
"""A value is off where both its steps, there and back, are so many times the mean of the others."""
_FEWEST = 6


@rule(FAMILY, Severity.WARNING, "28.7% between 84.4% and 82.5%: 82.7% with its digits swapped", unless=("two_values",))
def slip_of_hand(material: Material) -> Iterator[Flag]:
    """A past value that is far off the values before and after it, both ways, is no slip: its digits swapped, its point
    moved, or last year's figure in its place. A sum that runs on through the year is held otherwise.
    """
    for each in material.assessed:
        seen = values(each)
        if len(seen) < _FEWEST or _sums_up(each):
            continue
        for before, now, after in zip(seen, seen[1:], seen[2:], strict=False):
            if _is_off(seen, before, now, after) and (what := _slip(each, before, now, after)):
                between = f"between {before.value} and {after.value}"
                yield Flag(
                    message=f"{now.value} in {now.period.label} stands {between}: {what}.",
                    found=str(now.value),
                    expected=between,
                    code=each.indicator.code,
                    line=material.line_at(each.indicator.code, now.period),
                    period=now.period.code,
                    evidence=tuple(f"{o.period.label}: {o.value}" for o in (before, now, after)),
                    settle="Correct the figure.",
                )


def _sums_up(each: Assessed) -> bool:
    counted = each.indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}
    return each.indicator.aggregation is Aggregation.CUMULATIVE and counted


def _is_off(seen: list[Observation], before: Observation, now: Observation, after: Observation) -> bool:
    """Whether a value lies on one side of both its neighbours, far beyond the steps between the others."""
    there, back = _value(now) - _value(before), _value(now) - _value(after)
    others = [abs(_value(b) - _value(a)) for a, b in pairwise(seen) if now not in (a, b)]
    usual = sum(others, Decimal(0)) / len(others)
    return there * back > 0 and min(abs(there), abs(back)) > usual * _FAR


def _slip(each: Assessed, before: Observation, now: Observation, after: Observation) -> str:
    """What slip turns the value into one near its neighbours; empty where none does."""
    low, high = sorted((_value(before), _value(after)))
    margin = max((high - low) * 2, abs(high) / 50)
    for text, what in _mended(str(now.value)):
        if low - margin <= Decimal(text) <= high + margin:
            return f"{text} {what}"
    earlier = each.history.observation(now.period.previous_year)
    copied = earlier and earlier.value == now.value and len(_value(now).normalize().as_tuple().digits) >= 3
    return f"it is the figure of {now.period.previous_year.label}" if copied else ""


def _mended(text: str) -> Iterator[tuple[str, str]]:
    """The numbers from which a slip makes this one, each with what it was."""
    for at, (one, other) in enumerate(pairwise(text)):
        if one != other and one.isdigit() and other.isdigit() and (at or other != "0"):
            yield text[:at] + other + one + text[at + 2 :], "with two digits swapped"
    for by in (1, -1, 2, -2):
        yield str(Decimal(text).scaleb(by)), "with its point moved"
    for at in range(len(text) - 1):
        if text[at] == text[at + 1] != ".":
            yield text[:at] + text[at + 1 :], "with a digit doubled"


def _value(o: Observation) -> Decimal:
    return o.value if o.value is not None else Decimal(0)
