"""Whether a value is on target: the status rule and nothing else.

Everything is compared in decimal arithmetic, at the indicator's published decimals, and limits are exact:
5% below 33.5 is 31.825, never a rounded 31.8.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.tolerance import Tolerance


class Status(StrEnum):
    ON_TARGET = "on_target"
    NEAR_TARGET = "near_target"
    OFF_TARGET = "off_target"
    NO_TARGET = "no_target"
    NO_VALUE = "no_value"


class Target(Frozen, kw_only=True):
    """The value aimed for in ``period``; for a year's period, the annual target.

    ``value`` or ``missing`` says which; ``text`` is what the source printed. ``lower`` and ``upper`` are a goldilocks
    indicator's bounds where it has any. ``tolerance`` is the one that holds for this period alone.
    """

    period: Period
    value: Decimal | None = None
    missing: Missing | None = None
    text: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    tolerance: Tolerance | None = None

    @property
    def stated(self) -> bool:
        """Whether there is anything to compare a value with."""
        return self.value is not None or (self.lower is not None and self.upper is not None)


class Limits(Frozen):
    """The closed intervals in which a value is on target and near it; None is an open end."""

    on_lower: Decimal | None
    on_upper: Decimal | None
    near_lower: Decimal | None
    near_upper: Decimal | None


class Ruling(Frozen):
    """A status with all that explains it: the ``value`` compared, and the ``limits`` (None without a target)."""

    status: Status
    value: Decimal | None
    target: Target | None
    tolerance: Tolerance
    limits: Limits | None


def limits(target: Target, polarity: Polarity, tolerance: Tolerance) -> Limits | None:
    """Where on and near end; None for indicators without a better or worse, or without a stated target."""
    if not target.stated or polarity is Polarity.NONE:
        return None
    if polarity is Polarity.GOLDILOCKS:
        return _two_sided(target, tolerance)
    value = target.value
    if value is None:
        return None
    slack = tolerance.amount(value)
    if polarity is Polarity.MAXIMISE:
        return Limits(value, None, value - slack, None)
    return Limits(None, value, None, value + slack)


def _two_sided(target: Target, tolerance: Tolerance) -> Limits | None:
    if target.lower is not None and target.upper is not None:
        lower, upper = target.lower, target.upper
        return Limits(lower, upper, lower - tolerance.amount(lower), upper + tolerance.amount(upper))
    if target.value is None:
        return None
    slack = tolerance.amount(target.value)
    return Limits(target.value - slack, target.value + slack, target.value - 2 * slack, target.value + 2 * slack)


def rule(value: Decimal | None, target: Target | None, polarity: Polarity, tolerance: Tolerance) -> Ruling:
    """How ``value`` (as published, at the indicator's decimals) stands against ``target``.

    The target's own tolerance goes before ``tolerance`` (the indicator's, else the organisation's).
    """
    held = target.tolerance if target is not None and target.tolerance is not None else tolerance
    edges = None if target is None else limits(target, polarity, held)
    if value is None:
        return Ruling(Status.NO_VALUE, None, target, held, edges)
    if edges is None:
        return Ruling(Status.NO_TARGET, value, target, held, None)
    if _within(value, edges.on_lower, edges.on_upper):
        return Ruling(Status.ON_TARGET, value, target, held, edges)
    near = _within(value, edges.near_lower, edges.near_upper)
    return Ruling(Status.NEAR_TARGET if near else Status.OFF_TARGET, value, target, held, edges)


def _within(value: Decimal, lower: Decimal | None, upper: Decimal | None) -> bool:
    return (lower is None or value >= lower) and (upper is None or value <= upper)
