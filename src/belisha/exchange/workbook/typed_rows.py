"""Raw rows as rows of typed cells: each cell by its column, its row's indicator and the year's start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from belisha.domain.figure import Role, missing_meaning
from belisha.domain.indicator import Unit
from belisha.domain.period import FINANCIAL_YEAR_START
from belisha.domain.problems import RemarkKind
from belisha.domain.tolerance import ToleranceKind
from belisha.exchange.cells import MisreadError
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Column, Kind, Table, Value
from belisha.exchange.tables import Row, year_start_of
from belisha.exchange.workbook.grid import Cell, Holds
from belisha.exchange.workbook.interpret import Context, interpret
from belisha.exchange.workbook.raw_rows import RawRow

ROLES = {"values": ("value", Role.VALUE), "targets": ("value", Role.TARGET), "judgements": ("outcome", Role.OUTCOME)}
"""The column of each table in which people write N/A, TBC or a dash instead of a reason."""
WORD_FOR_MISSING = "a word for a missing figure was read as the reason why there is none"


class TypedRows(Struct):
    """Filled table by table: later ones need the units of the indicators and the start of the year."""

    findings: Findings
    from_1904: bool
    year_start: int = FINANCIAL_YEAR_START
    units: dict[str, Unit] = field(default_factory=dict)

    def of(self, table: Table, columns: Mapping[str, Column], raw: Iterable[RawRow]) -> list[Row]:
        rows = [self._row(table, columns, row) for row in raw]
        if table.name == "organisation" and rows:
            self.year_start = year_start_of(rows[0])
        if table.name == "indicators":
            self.units = {row.text("code"): row.code("unit", Unit) or Unit.NUMBER for row in rows}
        return rows

    def _row(self, table: Table, columns: Mapping[str, Column], raw: RawRow) -> Row:
        held: dict[str, Value] = {}
        unread: set[str] = set()
        cells = self._without_words(table, raw, held)
        # What a figure or period means depends on codes in the same row, so codes are read first.
        for name in sorted(cells, key=lambda name: _LATER.get(columns[name].kind, 0)):
            context = self._context(table, columns[name], held)
            try:
                value = interpret(columns[name], cells[name], context, raw.place(name), self.findings)
            except MisreadError as error:
                self.findings.problem(raw.place(name), error.found, error.expected, error.remedy)
                unread.add(name)
                continue
            if value is not None:
                held[name] = value
        return Row(held, raw.place, frozenset(unread))

    def _context(self, table: Table, column: Column, held: Mapping[str, Value]) -> Context:
        year_start = held.get("year_start", self.year_start)
        context = Context(int(year_start) if isinstance(year_start, (str, int)) else self.year_start, self.from_1904)
        if column.kind not in {Kind.FIGURE, Kind.TOLERANCE}:
            return context
        if column.kind is Kind.TOLERANCE and held.get("tolerance_kind") is not ToleranceKind.AMOUNT:
            return replace(context, unit=Unit.PERCENT)
        return replace(context, unit=self._unit(table, held))

    def _unit(self, table: Table, held: Mapping[str, Value]) -> Unit | None:
        if table.name == "organisation":
            return Unit.NUMBER
        if table.name == "indicators":
            unit = held.get("unit", Unit.NUMBER)
            return unit if isinstance(unit, Unit) else None
        return self.units.get(str(held.get("indicator", "")))

    def _without_words(self, table: Table, raw: RawRow, held: dict[str, Value]) -> dict[str, Cell]:
        """The cells without an N/A, TBC or dash for a figure, which becomes the reason for having none."""
        name, role = ROLES.get(table.name, ("", Role.VALUE))
        cell = raw.cells.get(name)
        if cell is None or cell.holds is not Holds.TEXT or (cell.formula and not cell.text):
            return raw.cells
        meaning = missing_meaning(cell.text, role)
        if meaning is None:
            return raw.cells
        if "missing" not in raw.cells:
            held["missing"] = meaning
        if table.name != "judgements" and "text" not in raw.cells:
            held["text"] = cell.text.strip()
        self.findings.remark(RemarkKind.DERIVED, raw.place(name), WORD_FOR_MISSING)
        return {key: other for key, other in raw.cells.items() if key != name}


_LATER = {Kind.PERIOD: 1, Kind.FIGURE: 2, Kind.TOLERANCE: 2}
