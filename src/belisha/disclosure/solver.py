"""What a reader can work out: how low and how high a sum of unknown counts can be, given the sums that are printed.

HiGHS (the solver behind SciPy's linear programming) seeks both ends, and is imported here and nowhere else, when the
first question is asked. It works in floating point, which proves nothing. So each end that it finds is a full set of
whole numbers, and every printed sum is held against them in integers: the two sets prove that the sum may be either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from belisha.domain.frozen import Frozen

ENDLESS = 10_000_000
"""An end as high as this is none: no printed sum holds the count down."""
_NEARLY = 1e-6
"""How far from a whole number the solver's answer may lie that stands for it."""

type Cells = frozenset[int]
"""Unknown counts by number, for their sum."""


class Printed(Frozen):
    """What is printed says: ``cells`` make at least ``least`` and at most ``most`` (the same where it is a count)."""

    cells: Cells
    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    def allows(self, counts: Mapping[int, int]) -> bool:
        return self.least <= sum(counts[cell] for cell in self.cells) <= self.most


class Interval(Frozen):
    """The least and the greatest whole number that a sum may be; ``most`` is None where nothing holds it down."""

    least: int
    most: int | None

    def holds(self, width: int) -> bool:
        """Whether its ends lie at least ``width`` apart."""
        return self.most is None or self.most - self.least >= width


class ContradictionError(ValueError):
    """No counts of 0 or more make what is printed: something printed is wrong, or nothing could be proved."""


def interval(asked: Cells, printed: Sequence[Printed]) -> Interval:
    """Between which ends the sum of ``asked`` lies, every count being 0 or more. Raises ContradictionError."""
    rows = tuple(_bearing_on(asked, printed))
    cells = sorted(asked.union(*(row.cells for row in rows)))
    least, most = (
        sum(counts[cell] for cell in asked) for counts in (_furthest(asked, cells, rows, way) for way in (1, -1))
    )
    return Interval(least, most if most < ENDLESS else None)


def less(row: Printed, printed: Iterable[Printed]) -> Printed:
    """What a row says beyond those that are printed already: July's count up to now, less June's, is July's own.

    It tells no more and no less beside them, and shares no cells with them; so what bears on what stays small.
    """
    for other in sorted(printed, key=lambda each: -len(each.cells)):
        left = row.least - other.least
        if other.is_exact and row.is_exact and other.cells <= row.cells and left >= 0:
            row = Printed(row.cells - other.cells, left, left)
    return row


def reach(rows: Iterable[Printed], printed: Iterable[Printed]) -> Cells:
    """The cells of some rows, and those that printed ones tie to them."""
    asked = frozenset[int]().union(*(row.cells for row in rows))
    return asked.union(*(row.cells for row in _bearing_on(asked, printed)))


def _bearing_on(asked: Cells, printed: Iterable[Printed]) -> Iterator[Printed]:
    """The printed sums that share a cell with those asked for, or with another that does."""
    near, left = set(asked), list(printed)
    while touched := [row for row in left if not near.isdisjoint(row.cells)]:
        yield from touched
        near.update(*(row.cells for row in touched))
        left = [row for row in left if row not in touched]


def _furthest(asked: Cells, cells: Sequence[int], rows: Sequence[Printed], way: int) -> Mapping[int, int]:
    """Counts that make every printed sum, and the least (``way`` 1) or the greatest (-1) sum of those asked for."""
    for whole in (False, True):  # without the demand for whole numbers first: nearly always they come by themselves
        found = _solved(asked, cells, rows, way, whole=whole)
        counts = {cell: round(value) for cell, value in zip(cells, found, strict=True)}
        near = all(abs(value - round(value)) < _NEARLY for value in found)
        if near and all(count >= 0 for count in counts.values()) and all(row.allows(counts) for row in rows):
            return counts
    raise ContradictionError


def _solved(asked: Cells, cells: Sequence[int], rows: Sequence[Printed], way: int, *, whole: bool) -> Sequence[float]:
    from highspy import HighsModelStatus, HighsVarType  # noqa: PLC0415 - most reports withhold nothing

    solver, column = silent_solver(), {cell: at for at, cell in enumerate(cells)}
    for cell in cells:
        solver.addVar(0.0, float(ENDLESS))
        solver.changeColCost(column[cell], float(way) if cell in asked else 0.0)
        if whole:
            solver.changeColIntegrality(column[cell], HighsVarType.kInteger)
    for row in rows:
        members = [column[cell] for cell in row.cells]
        solver.addRow(float(row.least), float(row.most), len(members), members, [1.0] * len(members))
    solver.run()
    if solver.getModelStatus() != HighsModelStatus.kOptimal:
        raise ContradictionError
    values: Sequence[float] = solver.getSolution().col_value
    return values


def silent_solver() -> Any:
    """HiGHS without its lines on the terminal, where a report in JSON may be going."""
    from highspy import Highs  # noqa: PLC0415 - most reports withhold nothing

    solver = Highs.__new__(Highs)
    super(Highs, solver).__init__()  # Highs' own prints before it can be told not to
    solver.silent()
    solver.setOptionValue("threads", 1)  # the same answer every time
    solver.setOptionValue("presolve", "off")  # it takes longer than so small a problem
    return solver
