"""What others reached: values to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from belisha.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One organisation's value in a ``group`` ("Nearest neighbours"); a group's average is a group of its own."""

    period: Period
    group: str
    organisation: str
    value: Decimal
