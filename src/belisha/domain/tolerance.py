"""How far short of a target still counts as near."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen


class ToleranceKind(StrEnum):
    PERCENT = "percent"
    """A share of the target's magnitude."""
    AMOUNT = "amount"
    """In the indicator's own unit; needed where the target is zero."""


class Tolerance(Frozen):
    """How far short still counts as near. ``size`` is not negative: 5 per cent, or an amount."""

    size: Decimal
    kind: ToleranceKind = ToleranceKind.PERCENT

    def amount(self, target: Decimal) -> Decimal:
        return self.size if self.kind is ToleranceKind.AMOUNT else abs(target) * self.size / 100


DEFAULT_TOLERANCE = Tolerance(Decimal(5))
"""The 5% that the published gauges of the April 2017 report print (90% → 85.5%, 66 → 69.3)."""
