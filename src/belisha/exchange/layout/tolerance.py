"""The two columns of a tolerance, wherever one can be stated: its size, and what the size is a number of."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.tolerance import ToleranceKind
from belisha.exchange.layout.shape import Column, Kind

_SHARE_OR_AMOUNT = "A share of the target, or an amount in the indicator's own unit."


def tolerance_columns(whose: str, *, example: Decimal | None = None, more: str = "") -> tuple[Column, Column]:
    """``whose`` tolerance it is, in a sentence; ``more`` is to be known of its kind. An example is a percentage."""
    return (
        Column("tolerance", "Tolerance", Kind.TOLERANCE, whose, example=example, width=11),
        Column(
            "tolerance_kind",
            "Tolerance is",
            Kind.CODE,
            f"{_SHARE_OR_AMOUNT} {more}".strip(),
            choices=ToleranceKind,
            example=None if example is None else ToleranceKind.PERCENT,
            width=20,
        ),
    )
