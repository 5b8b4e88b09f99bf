"""Values and targets of one indicator, out of its row of the list and its detail page's table of dates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.document import ClaimKind, Line
from belisha.domain.figure import PrintedFigure, Role
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Frequency
from belisha.domain.observation import Missing, Observation
from belisha.domain.period import FINANCIAL_YEAR_START, Period, PeriodKind
from belisha.domain.problems import RemarkKind
from belisha.domain.target import Target
from belisha.exchange.cells import plain
from belisha.exchange.document.draft import DetailPage, ListRow
from belisha.exchange.document.ledger import Ledger
from belisha.exchange.document.numbers import bounds_in, quality_in, read_printed
from belisha.exchange.document.words import Column

_QUARTER_ENDS = frozenset({3, 6, 9, 12})
_FEWEST = 2
"""Values, and months that say N/A, before a rhythm is taken from them."""


class Printed(Frozen, kw_only=True):
    """One printed value or target. ``listed``: it stands in the list, which goes before the detail."""

    period: Period
    column: Column
    text: str
    line: Line
    listed: bool = False
    numerator: str = ""
    denominator: str = ""


class Series(Frozen):
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    figures: tuple[PrintedFigure, ...]
    frequency: Frequency


def series_of(code: str, printed: Sequence[Printed], month: Period, introduced: int | None, ledger: Ledger) -> Series:
    """Sort an indicator's printed values and targets into observations and targets, entering what is not plain."""
    chosen = _chosen(code, printed, ledger)
    values = {item.period: item for item in chosen if item.column is Column.VALUE}
    targets = [item for item in chosen if item.column is not Column.VALUE]
    frequency = _frequency([item for item in values.values() if item.text])
    observations = [
        _observation(code, item, frequency, ledger) if item.text else _blank(item, month, introduced)
        for item in values.values()
    ]
    figures = [read_printed(item.text, _role(item)) for item in chosen if item.text]
    if frequency is not Frequency.MONTHLY:
        _say_frequency(code, frequency, next(iter(values.values())).line, ledger)
    return Series(
        observations=tuple(observation for observation in observations if observation is not None),
        targets=tuple(target for item in targets if (target := _target(code, item, values, ledger))),
        figures=tuple(figures),
        frequency=frequency,
    )


def printed_in(row: ListRow | None, page: DetailPage | None, latest: Period) -> list[Printed]:
    """Every value and target printed for an indicator, the list's first. A blank in the table of dates is one too."""
    found: list[Printed] = []
    if row is not None:
        year = row.header.year or latest.in_year(FINANCIAL_YEAR_START)
        for column, period in ((Column.VALUE, latest), (Column.TARGET, latest), (Column.ANNUAL_TARGET, year)):
            if column in row.cells:
                found.append(Printed(period=period, column=column, text=row.text(column), line=row.line, listed=True))
        found.extend(
            Printed(period=period, column=Column.VALUE, text=text, line=row.line) for period, text in row.months.items()
        )
    for dated in page.series if page is not None else ():
        if dated.period.kind is PeriodKind.MONTH or dated.cells:
            found.extend(_dated(dated.period, dated.cells, dated.line))
    return found


def _dated(period: Period, cells: dict[Column, str], line: Line) -> list[Printed]:
    value = Printed(
        period=period, column=Column.VALUE, text=cells.get(Column.VALUE, ""), line=line,
        numerator=cells.get(Column.NUMERATOR, ""), denominator=cells.get(Column.DENOMINATOR, ""),
    )  # fmt: skip
    return [value, Printed(period=period, column=Column.TARGET, text=cells.get(Column.TARGET, ""), line=line)]


def _chosen(code: str, printed: Sequence[Printed], ledger: Ledger) -> list[Printed]:
    """One value and one target a period: the first printed; another that differs is said."""
    chosen: dict[tuple[bool, Period], Printed] = {}
    for item in printed:
        kind = ClaimKind.VALUE if item.column is Column.VALUE else ClaimKind.TARGET
        ledger.figure(item.line, kind, item.text, code=code, period=item.period)
        key = (item.column is Column.VALUE, item.period)
        first = chosen.setdefault(key, item)
        if first is item:
            continue
        if not first.text:
            chosen[key] = item
        elif item.text and _differ(first, item):
            what = f"The {kind} of {code} for {item.period.label}"
            ledger.remark(
                RemarkKind.AMBIGUOUS,
                item.line,
                f"{what} is {item.text} here, and {first.text} on {first.line.place}.",
                "The list goes before the detail." if first.listed else "The first is kept.",
            )
        elif item.numerator or item.denominator:
            chosen[key] = replace(first, numerator=item.numerator, denominator=item.denominator)
    return list(chosen.values())


def _differ(first: Printed, second: Printed) -> bool:
    one, other = read_printed(first.text, _role(first)), read_printed(second.text, _role(second))
    return (one.number, one.missing) != (other.number, other.missing)


def _role(item: Printed) -> Role:
    return Role.VALUE if item.column is Column.VALUE else Role.TARGET


def _frequency(values: Sequence[Printed]) -> Frequency:
    """Quarterly or annual where figures stand only in such months, and others that are printed say N/A."""
    months = [item for item in values if item.period.kind is PeriodKind.MONTH]
    numbered = [item.period for item in months if read_printed(item.text, Role.VALUE).number is not None]
    silent = [
        item.period for item in months if read_printed(item.text, Role.VALUE).missing is Missing.NOT_YET_AVAILABLE
    ]
    if len(numbered) < _FEWEST or len(silent) < _FEWEST:
        return Frequency.MONTHLY
    if len({period.month_number for period in numbered}) == 1:
        return Frequency.ANNUAL
    if all(period.month_number in _QUARTER_ENDS for period in numbered):
        return Frequency.QUARTERLY
    return Frequency.MONTHLY


def _reports(frequency: Frequency, period: Period, months: frozenset[int] = _QUARTER_ENDS) -> bool:
    return frequency is Frequency.MONTHLY or period.kind is not PeriodKind.MONTH or period.month_number in months


def _say_frequency(code: str, frequency: Frequency, line: Line, ledger: Ledger) -> None:
    ledger.remark(
        RemarkKind.DERIVED,
        line,
        f"{code} is read as {frequency}; N/A in months between means not applicable.",
        "Its figures stand in no other months than those that end a quarter, or one month of the year.",
    )


def _observation(code: str, item: Printed, frequency: Frequency, ledger: Ledger) -> Observation:
    figure = read_printed(item.text, Role.VALUE)
    missing = figure.missing
    if figure.number is None and missing is None:
        ledger.remark(
            RemarkKind.AMBIGUOUS, item.line, f'"{item.text}" is no figure; {code} has no value for {item.period.label}.'
        )
        missing = Missing.NOT_STATED
    if missing is Missing.NOT_YET_AVAILABLE and not _reports(frequency, item.period):
        missing = Missing.NOT_APPLICABLE
    return Observation(
        period=item.period,
        value=_even(figure.number),
        missing=missing,
        text=item.text,
        quality=quality_in(item.text) if figure.number is not None else (),
        numerator=_count(item.numerator),
        denominator=_count(item.denominator),
    )


def _blank(item: Printed, month: Period, introduced: int | None) -> Observation | None:
    """A blank: not collected before the indicator was introduced, nothing at all in the future, else not stated.

    An indicator introduced in 2017 is collected from the first financial year that begins in 2017.
    """
    if introduced is not None and item.period < Period.month(introduced, FINANCIAL_YEAR_START):
        return Observation(period=item.period, missing=Missing.NOT_COLLECTED)
    if item.period > month:
        return None
    return Observation(period=item.period, missing=Missing.NOT_STATED)


def _target(code: str, item: Printed, values: dict[Period, Printed], ledger: Ledger) -> Target | None:
    """A target; a blank is one that is not stated where there is a value to compare it with, and else nothing."""
    figure = read_printed(item.text, Role.TARGET)
    if not item.text:
        has_value = item.listed or (item.period in values and values[item.period].text)
        return Target(period=item.period, missing=Missing.NOT_STATED) if has_value else None
    missing = figure.missing
    if figure.number is None and missing is None:
        if bounds := bounds_in(item.text):
            return Target(period=item.period, lower=_even(bounds[0]), upper=_even(bounds[1]), text=item.text)
        found = f'"{item.text}" is no figure; {code} has no target for {item.period.label}.'
        ledger.remark(RemarkKind.AMBIGUOUS, item.line, found)
        missing = Missing.NOT_STATED
    return Target(period=item.period, value=_even(figure.number), missing=missing, text=item.text)


def _count(text: str) -> Decimal | None:
    return _even(read_printed(text, Role.VALUE).number) if text else None


def _even(number: Decimal | None) -> Decimal | None:
    """54.00 as 54, as a workbook or package has it: equal facts give the same bytes wherever they came from."""
    return None if number is None else Decimal(plain(number))
