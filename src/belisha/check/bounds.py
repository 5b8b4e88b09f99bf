"""How far the sums around withheld figures pin them down: a small linear programme, solved exactly.

The simplex method with Bland's rule, in fractions: the answer is a proof and not an estimate, which floating point
could not give, and the systems are a table's size, so that a solver of thousands of rows would be a burden for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Sum:
    """``parts`` (positions of unknowns, each once) make ``total``, which is not negative."""

    parts: tuple[int, ...]
    total: Fraction


class ImpossibleError(ValueError):
    """No figures of 0 or more satisfy the sums: something printed is wrong."""


def bounds(sums: Sequence[Sum], unknown: int) -> tuple[Fraction, Fraction | None]:
    """The least and the greatest value of an unknown, all being 0 or more; None where nothing bounds it above.

    Raises ImpossibleError.
    """
    if not any(unknown in each.parts for each in sums):
        return Fraction(0), None
    highest = _extreme(sums, unknown, 1)
    lowest = _extreme(sums, unknown, -1)
    return (-lowest if lowest is not None else Fraction(0)), highest


def _extreme(sums: Sequence[Sum], unknown: int, sign: int) -> Fraction | None:
    """The greatest value of ``sign`` times the unknown."""
    count = max(at for each in sums for at in each.parts) + 1
    rows = [[Fraction(at in each.parts) for at in range(count)] for each in sums]
    for at, row in enumerate(rows):
        row.extend([*(Fraction(at == other) for other in range(len(sums))), sums[at].total])
    basis = [count + at for at in range(len(sums))]
    first = [Fraction(0)] * count + [Fraction(-1)] * len(sums)
    if _climb(rows, basis, first, count + len(sums)) != 0:
        raise ImpossibleError
    _drive_out(rows, basis, count)
    goal = [Fraction(sign if at == unknown else 0) for at in range(count + len(sums))]
    return _climb(rows, basis, goal, count)


def _climb(rows: list[list[Fraction]], basis: list[int], goal: list[Fraction], columns: int) -> Fraction | None:
    """Improve the goal until nothing does; None where it has no end. Only the first ``columns`` may enter."""
    while True:
        price = [
            goal[at] - sum((goal[b] * row[at] for b, row in zip(basis, rows, strict=True)), Fraction(0))
            for at in range(columns)
        ]
        enter = next((at for at, gain in enumerate(price) if gain > 0), None)
        if enter is None:
            return sum((goal[b] * row[-1] for b, row in zip(basis, rows, strict=True)), Fraction(0))
        leaving = [(row[-1] / row[enter], basis[at], at) for at, row in enumerate(rows) if row[enter] > 0]
        if not leaving:
            return None
        _pivot(rows, basis, min(leaving)[2], enter)


def _drive_out(rows: list[list[Fraction]], basis: list[int], count: int) -> None:
    """Replace helper variables left in the basis at 0, or drop the sums that repeat others."""
    for at in reversed(range(len(rows))):
        if basis[at] < count:
            continue
        enter = next((column for column in range(count) if rows[at][column] != 0), None)
        if enter is None:
            del rows[at], basis[at]
        else:
            _pivot(rows, basis, at, enter)


def _pivot(rows: list[list[Fraction]], basis: list[int], at: int, column: int) -> None:
    scale = rows[at][column]
    rows[at] = [number / scale for number in rows[at]]
    for other, row in enumerate(rows):
        if other != at and row[column] != 0:
            factor = row[column]
            rows[other] = [number - factor * pivot for number, pivot in zip(row, rows[at], strict=True)]
    basis[at] = column
