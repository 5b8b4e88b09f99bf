"""One indicator with all its history, out of its row of the list and its detail page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from belisha.domain.document import ClaimKind, Line
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, Polarity, Unit
from belisha.domain.judgement import Commentary
from belisha.domain.period import FINANCIAL_YEAR_START, Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.commentary import prose_of, unwrapped
from belisha.exchange.document.dates import read_period
from belisha.exchange.document.draft import DetailPage, ListRow
from belisha.exchange.document.gauge import read_gauge
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.ledger import Ledger
from belisha.exchange.document.numbers import contradicts, kind_of, style_of, unit_of, without_sign
from belisha.exchange.document.outcomes import Stated, judgement_of
from belisha.exchange.document.series import Series, printed_in, series_of
from belisha.exchange.document.titles import Title, read_title
from belisha.exchange.document.words import Column, polarity_of

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_OWNERS = re.compile(r"\s*(?:;|\n|\s/\s)\s*")
_ALREADY_HALF = Decimal("0.5")
_EARLY_MONTHS = 3


class Entry(Frozen, kw_only=True):
    """What a document has of one indicator: at least one of ``row`` and ``page``."""

    code: str
    aim: str
    row: ListRow | None
    page: DetailPage | None

    @property
    def line(self) -> Line:
        found = self.row or self.page
        if found is None:
            raise ValueError(f"{self.code} has neither a row nor a page.")
        return found.line

    @property
    def printed_title(self) -> str:
        if self.row is not None:
            return self.row.text(Column.TITLE)
        return self.page.title if self.page is not None else ""

    def text(self, column: Column) -> str:
        """What the list says, else the detail page."""
        listed = self.row.text(column) if self.row is not None else ""
        return listed or (self.page.label(column) if self.page is not None else "")


def history_of(
    entry: Entry, month: Period, stated: Stated | None, committees: Mapping[str, str], ledger: Ledger
) -> History:
    latest = (latest_of(entry.row, month) if entry.row is not None else None) or month
    introduced = _introduced(entry.text(Column.INTRODUCED))
    series = series_of(entry.code, printed_in(entry.row, entry.page, latest), month, introduced, ledger)
    indicator = _indicator(entry, series, latest, introduced, committees, ledger)
    history = History(indicator=indicator, observations=series.observations, targets=series.targets)
    if entry.page is not None:
        scale = read_gauge(entry.page, indicator, history.observation(latest), history.target(latest), ledger)
        indicator = replace(indicator, scale=scale)
        _compare(entry, ledger)
    arrow = entry.text(Column.ARROW)
    ledger.figure(entry.line, ClaimKind.ARROW, arrow, code=entry.code, period=latest)
    judgement = judgement_of(stated, arrow, month)  # of the report, also where the value is a quarter's
    return replace(
        history,
        indicator=indicator,
        judgements=() if judgement is None else (judgement,),
        commentaries=_commentaries(entry, month),
    )


def latest_of(row: ListRow, month: Period | None) -> Period | None:
    """The period of a row's value: its own, its header's, the last month with a value, else the report's."""
    filled = [period for period, text in row.months.items() if text]
    return read_period(row.text(Column.LATEST)) or row.header.month or max(filled, default=None) or month


def _indicator(
    entry: Entry,
    series: Series,
    latest: Period,
    introduced: int | None,
    committees: Mapping[str, str],
    ledger: Ledger,
) -> Indicator:
    printed = entry.printed_title
    title = _title(entry, ledger)
    unit = unit_of(series.figures, printed)
    kind = kind_of(unit, printed)
    _say_numbers(entry, series, unit, kind, ledger)
    committee = squeeze(entry.text(Column.COMMITTEE))
    return Indicator(
        code=entry.code,
        title=title.title,
        printed_title=printed,
        aim=entry.aim,
        polarity=_polarity(entry, ledger),
        aggregation=title.aggregation,
        resets=_resets(entry, title.aggregation, kind, series, latest, ledger),
        kind=kind,
        unit=unit,
        style=style_of(series.figures),
        frequency=series.frequency,
        owners=tuple(name for name in map(squeeze, _OWNERS.split(entry.text(Column.OWNER))) if name),
        committee=committees.get(committee, committee),
        year_introduced=introduced,
        definition=entry.text(Column.DEFINITION),
        source=entry.text(Column.SOURCE),
        rationale=entry.text(Column.RATIONALE),
    )


def _say_numbers(entry: Entry, series: Series, unit: Unit, kind: NumberKind, ledger: Ledger) -> None:
    """Say what is not plain of an indicator's unit and kind of number."""
    code, printed = entry.code, entry.printed_title
    if contradicts(unit, printed):
        found = f"{code}: the title speaks of a number, and its value is a percentage."
        ledger.remark(RemarkKind.AMBIGUOUS, entry.line, found)
    for text in without_sign(unit, series.figures):
        found = f'{code}: "{text}" stands among percentages without a sign; it is read as {text}%.'
        ledger.remark(RemarkKind.AMBIGUOUS, entry.line, found)
    if kind is not kind_of(unit, ""):
        ledger.remark(RemarkKind.DERIVED, entry.line, f"{code} is read as a {kind}.", "By the words of its title.")


def _title(entry: Entry, ledger: Ledger) -> Title:
    title = read_title(entry.printed_title)
    if title.repairs:
        found = f'{entry.code}: the title is read as "{title.title}"; mended: {", ".join(title.repairs)}.'
        ledger.remark(RemarkKind.REPAIRED, entry.line, found)
    return title


def _polarity(entry: Entry, ledger: Ledger) -> Polarity:
    text = entry.text(Column.POLARITY)
    polarity = polarity_of(text) if text else None
    if polarity is None:
        found = f'"{text}" does not say' if text else "nothing says"
        rest = "whether higher or lower is better; read as for information, and not rated."
        ledger.silence(entry.code, entry.line, f"{found} {rest}")
    return polarity or Polarity.NONE


def _resets(
    entry: Entry, aggregation: Aggregation, kind: NumberKind, series: Series, latest: Period, ledger: Ledger
) -> bool:
    """Whether a cumulative value starts again each year: yes, unless its figures show otherwise."""
    if aggregation is not Aggregation.CUMULATIVE or kind is not NumberKind.COUNT:
        return True
    values = {item.period: item.value for item in series.observations if item.value is not None}
    starts = [period for period in values if period.months == 1 and period.month_number == FINANCIAL_YEAR_START]
    pairs = [(values[period.shift(-1)], values[period]) for period in starts if period.shift(-1) in values]
    if pairs:
        carried_on = all(before <= after for before, after in pairs)
        rule = "From March to April its value does not fall."
    else:
        carried_on = _far_on(series, latest)
        rule = "In the year's first months the target already is more than half of the annual target."
    if carried_on:
        ledger.remark(RemarkKind.DERIVED, entry.line, f"{entry.code} is read as a total that never starts again.", rule)
    return not carried_on


def _far_on(series: Series, latest: Period) -> bool:
    months_in = (latest.month_number - FINANCIAL_YEAR_START) % 12 + 1
    now = next((target.value for target in series.targets if target.period == latest), None)
    annual = next(
        (target.value for target in series.targets if target.period == latest.in_year(FINANCIAL_YEAR_START)), None
    )
    return months_in <= _EARLY_MONTHS and bool(now and annual and now > annual * _ALREADY_HALF)


def _introduced(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def _commentaries(entry: Entry, month: Period) -> tuple[Commentary, ...]:
    written = unwrapped(entry.page.commentary) if entry.page is not None else []
    prose = prose_of([text for text in (entry.text(Column.COMMENTARY), *written) if text])
    return (Commentary(period=month, prose=prose),) if prose else ()


def _compare(entry: Entry, ledger: Ledger) -> None:
    """Say where the detail page differs from the list, which goes before it."""
    if entry.row is None or entry.page is None:
        return
    pairs = [("title", entry.row.text(Column.TITLE), entry.page.title, entry.page.line)]
    for column in (Column.POLARITY, Column.OWNER, Column.COMMITTEE):
        if column in entry.page.labels:
            line, text = entry.page.labels[column]
            pairs.append((str(column), entry.row.text(column), text, line))
    for name, listed, detailed, line in pairs:
        if listed and detailed and squeeze(listed).casefold() != squeeze(detailed).casefold():
            found = f'The {name} of {entry.code} is "{detailed}" here, and "{listed}" in the list.'
            ledger.remark(RemarkKind.AMBIGUOUS, line, found, "The list goes before the detail.")
