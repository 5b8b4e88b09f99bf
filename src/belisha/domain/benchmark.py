"""What others reached: values to compare with."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.frozen import Frozen
from belisha.domain.period import Period


class Benchmark(Frozen, kw_only=True):
    """One organisation's value in a ``group`` ("Nearest neighbours"); a group's average is a group of its own."""

    period: Period
    group: str
    organisation: str
    value: Decimal
