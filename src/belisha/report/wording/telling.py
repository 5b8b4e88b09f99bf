"""How a series' figures are written, with as many decimals as what is said of them takes to be true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import NumberStyle, Unit
from belisha.report.wording.numbers import exact_styled, settled, styled, with_unit

_MOST = 15
"""No figure has more digits than that to be told apart by."""


class Printed(Frozen):
    """Figures as they stand in a sentence: a value's text, and those of the limits beside it."""

    value: str
    limits: tuple[str, ...]


class Telling(Frozen, kw_only=True):
    """How values and limits are written, what the periods are called, and what is aimed for.

    ``target`` is the latest; ``band`` is where a goldilocks indicator's is met.
    """

    values: NumberStyle
    limits: NumberStyle
    period: Callable[[int], str]
    unit: Unit = Unit.NUMBER
    target: Decimal | None = None
    band: tuple[Decimal, Decimal] | None = None

    def value(self, number: float) -> str:
        return self._text(settled(number), self.values)

    def limit(self, number: float) -> str:
        return self._text(settled(number), self.limits)

    def goal(self, number: Decimal) -> str:
        """A target, which nobody rounded."""
        return exact_styled(number, self.values, self.unit)

    def beside(self, value: float, limits: Sequence[float], holds: Callable[..., bool]) -> Printed:
        """A value and limits for one sentence. ``holds``: whether what it says is true of these numbers, as printed.

        33 is above the limit of 32.97, not of 33.0.
        """
        number, others = settled(value), [settled(each) for each in limits]
        for style, limit_style in self._finer():
            shown = [limit_style.published(each) for each in others]
            if holds(style.published(number), *shown):
                break
        return Printed(self._text(number, style), tuple(self._text(each, limit_style) for each in others))

    def limits_beside(self, limits: Sequence[float], holds: Callable[..., bool]) -> tuple[str, ...]:
        """Limits alone, as ``beside`` has them: for what is said of them and a target, which is not rounded."""
        return self.beside(0.0, limits, lambda _, *shown: holds(*shown)).limits

    def _finer(self) -> Iterator[tuple[NumberStyle, NumberStyle]]:
        """The two styles with more and more decimals, first the limits': a value is best left as it is published."""
        for more in range(_MOST):
            for of_value in range(more + 1):
                yield (
                    replace(self.values, decimals=self.values.decimals + of_value),
                    replace(self.limits, decimals=self.limits.decimals + more - of_value),
                )

    def _text(self, number: Decimal, style: NumberStyle) -> str:
        return with_unit(styled(number, style), number, self.unit)
