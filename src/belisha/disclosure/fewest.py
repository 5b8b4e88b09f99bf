"""The fewest figures without which a sum of counts is in doubt: a mixed integer programme, solved by HiGHS.

It seeks two sets of counts that differ by enough in what is asked, and lets as few printed figures as it can tell the
one from the other: those are the figures to withhold.
"""

from __future__ import annotations

from collections.abc import Sequence

from belisha.disclosure.solver import ENDLESS, Cells, Printed, silent_solver
from belisha.domain.frozen import Frozen

_ROOM = 4
"""How many times the doubt asked for a withheld figure may be off: enough for what it takes part in."""


class Choice(Frozen):
    """A figure that may be printed or withheld, and what is lost without it."""

    row: Printed
    cost: int


def fewest(asked: Cells, width: int, printed: Sequence[Printed], choices: Sequence[Choice]) -> frozenset[int] | None:
    """Which of ``choices`` to withhold, by position, so that the ends of ``asked`` lie ``width`` apart.

    It costs as little as can be. None where the solver finds no way, which says nothing of whether there is one.
    """
    from highspy import HighsModelStatus, HighsVarType  # noqa: PLC0415 - most reports withhold nothing

    cells = sorted(asked.union(*(row.cells for row in printed), *(each.row.cells for each in choices)))
    at = {cell: number for number, cell in enumerate(cells)}
    solver, count = silent_solver(), len(cells)
    for _ in range(2 * count):
        solver.addVar(0.0, float(ENDLESS))
    for number, each in enumerate(choices, start=2 * count):
        solver.addVar(0.0, 1.0)
        solver.changeColCost(number, float(each.cost))
    for number in range(2 * count + len(choices)):
        solver.changeColIntegrality(number, HighsVarType.kInteger)

    def add(members: Sequence[tuple[int, float]], least: float, most: float) -> None:
        columns, weights = zip(*members, strict=True)
        solver.addRow(least, most, len(columns), list(columns), list(weights))

    add([*((at[cell] + count, 1.0) for cell in asked), *((at[cell], -1.0) for cell in asked)], width, ENDLESS)
    for first in (0, count):
        for row in printed:
            add([(at[cell] + first, 1.0) for cell in row.cells], row.least, row.most)
        for number, each in enumerate(choices, start=2 * count):
            members, room = [(at[cell] + first, 1.0) for cell in each.row.cells], float(_ROOM * width)
            add([*members, (number, room)], each.row.least, ENDLESS)
            add([*members, (number, -room)], -ENDLESS, each.row.most)
    solver.run()
    if solver.getModelStatus() != HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value[2 * count :]
    return frozenset(number for number, value in enumerate(values) if value > 0.5)
