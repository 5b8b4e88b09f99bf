"""The lines of each sheet, in the order in which an officer wants them: what is to be filled in, newest, on top."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import field

from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Frequency, Polarity, Unit
from belisha.domain.period import Period, PeriodKind
from belisha.domain.tolerance import ToleranceKind
from belisha.exchange.layout import Table, Value
from belisha.exchange.tables import Cells
from belisha.exchange.workbook.encode import PLAIN, Encoded, Style, empty_format, encode
from belisha.exchange.workbook.settle import Settle
from belisha.exchange.workbook.words import EXAMPLE, SETTLE, TO_FILL_IN

SHOWN_LENGTH = 200
_CODE_COLUMN = {"indicators": "code"}
FILL_IN = {"values": ("value", "missing"), "targets": ("value", "missing"), "judgements": ("outcome", "commentary")}
"""The cells that a person fills in for each period."""


class Line(Frozen):
    """One row of a sheet. ``note`` stands before it, ``tints`` colour single cells, an ``example`` is told apart."""

    cells: Mapping[str, Encoded]
    note: str = ""
    tints: Mapping[str, str] = field(default_factory=dict)
    example: bool = False


class Lines:
    """Turns the rows of the tables into lines; knows each indicator's way of writing figures."""

    def __init__(self, facts: Facts, settle: Sequence[Settle]) -> None:
        self._facts = facts
        self._histories = {history.indicator.code: history for history in facts.histories}
        self._order = {code: place for place, code in enumerate(self._histories)}
        self._settle = settle

    def of(self, table: Table, rows: Sequence[Cells]) -> list[Line]:
        lines = [self._line(table, row) for row in self._ordered(table, rows)]
        return [*self._to_fill_in(table), *lines] if table.filled_in else lines

    def _ordered(self, table: Table, rows: Sequence[Cells]) -> Sequence[Cells]:
        if not table.filled_in:
            return rows

        month = self._facts.publication.period

        def newest(row: Cells) -> tuple[int, int, int, int, str]:
            period = row["period"]
            if not isinstance(period, Period):
                raise TypeError(f"a period is {type(period).__name__}")
            code, revision = str(row["indicator"]), str(row.get("revision", ""))
            return _distance(period, month), -period.last, period.months, self._order.get(code, 0), revision

        return sorted(rows, key=newest)

    def _line(self, table: Table, row: Cells) -> Line:
        style = self._style(table, row)
        cells = _encoded(table, row, style)
        if table.filled_in:
            cells["title"] = self._shown_title(str(row["indicator"]))
        asked = [s for s in self._settle if s.table == table.name and s.key == tuple(row[c] for c in table.key)]
        return Line(
            cells,
            note=f"{SETTLE}: {' '.join(s.question for s in asked)}" if asked else "",
            tints={s.column: "settle" for s in asked},
        )

    def _style(self, table: Table, row: Cells) -> Style:
        code = row.get(_CODE_COLUMN.get(table.name, "indicator"))
        history = self._histories.get(code) if isinstance(code, str) else None
        return PLAIN if history is None else Style.of(history.indicator)

    def _shown_title(self, code: str) -> Encoded:
        history = self._histories.get(code)
        return Encoded("" if history is None else history.indicator.title[:SHOWN_LENGTH], quoted=True)

    def _to_fill_in(self, table: Table) -> Iterator[Line]:
        month = self._facts.publication.period
        if month is None or month.kind is not PeriodKind.MONTH:
            return
        known, due = _KNOWN[table.name]
        for code, history in self._histories.items():
            period = due(history, month, self._facts.organisation.year_start)
            if period is None or period in known(history):
                continue
            style = Style.of(history.indicator)
            cells = _encoded(table, {"indicator": code, "period": period}, style)
            cells["title"] = self._shown_title(code)
            for name in FILL_IN[table.name]:
                cells[name] = Encoded("", empty_format(table.column(name), style))
            yield Line(cells, note=TO_FILL_IN, tints=dict.fromkeys(FILL_IN[table.name], "fill in"))


def example_line(table: Table) -> Line:
    """The layout's own example of a row."""
    row = {column.name: column.example for column in table.columns if column.example is not None}
    return Line(_encoded(table, row, example_style(table, row)), note=EXAMPLE, example=True)


def example_style(table: Table, row: Mapping[str, Value]) -> Style:
    """The example indicator is a percentage with one decimal place, wherever its figures stand."""
    return Style(Unit.PERCENT, 1, keep_zeros=True) if _CODE_COLUMN.get(table.name, "indicator") in row else PLAIN


def _encoded(table: Table, row: Mapping[str, Value], style: Style) -> dict[str, Encoded]:
    kind = row.get("tolerance_kind", ToleranceKind.PERCENT)
    tolerance = kind if isinstance(kind, ToleranceKind) else None
    return {
        column.name: encode(column, row[column.name], style, tolerance)
        for column in table.columns
        if column.name in row
    }


def _distance(period: Period, month: Period | None) -> int:
    """The month reported stands first, then the quarter and year that it lies in, then all others."""
    if month is None or period == month:
        return 0
    return 1 if period.first <= month.last <= period.last else 2


def _due(history: History, month: Period, year_start: int) -> Period | None:
    """The period that ends with the month, if the indicator has a value for one that does."""
    year = month.in_year(year_start)
    into_year = month.last - year.first
    kinds = {period.kind for period in _observed(history) | _aimed(history)}
    match history.indicator.frequency:
        case Frequency.MONTHLY:
            return month
        case Frequency.QUARTERLY if into_year % 3 == 2:
            by_quarter = PeriodKind.QUARTER in kinds or PeriodKind.MONTH not in kinds
            return Period.quarter(year.start_year, into_year // 3 + 1, year_start) if by_quarter else month
        case Frequency.ANNUAL if into_year == 11:
            return year
        case _:
            return None


def _value_due(history: History, month: Period, year_start: int) -> Period | None:
    """What a formula gives is not filled in."""
    return None if history.indicator.formula else _due(history, month, year_start)


def _target_due(history: History, month: Period, year_start: int) -> Period | None:
    return None if history.indicator.polarity is Polarity.NONE else _due(history, month, year_start)


def _judgement_due(_history: History, month: Period, _year_start: int) -> Period:
    return month


def _observed(history: History) -> set[Period]:
    return {observation.period for observation in history.observations}


def _aimed(history: History) -> set[Period]:
    return {target.period for target in history.targets}


def _judged(history: History) -> set[Period]:
    judged = {judgement.period for judgement in history.judgements}
    return judged | {commentary.period for commentary in history.commentaries}


_KNOWN: Mapping[str, tuple[Callable[[History], set[Period]], Callable[[History, Period, int], Period | None]]] = {
    "values": (_observed, _value_due),
    "targets": (_aimed, _target_due),
    "judgements": (_judged, _judgement_due),
}
