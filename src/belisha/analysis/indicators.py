"""Everything the analysis says of a council's indicators at a reported period, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from belisha.analysis.ambition import SoftTarget, soft_targets
from belisha.analysis.findings import ProcessSeries, process_series
from belisha.analysis.forecast import Forecast, forecast
from belisha.analysis.frame import Columns
from belisha.analysis.known import in_order
from belisha.analysis.process_rules import NoLimits, ProcessSettings
from belisha.analysis.recover import Own, Recovered, recover
from belisha.analysis.spc import process_points
from belisha.analysis.suggest import Suggestion, suggest
from belisha.domain.direction import Standing
from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, Polarity, Unit
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Status, rule

type MakeFrame = Callable[[Mapping[str, Sequence[Any]]], Any]
"""How the caller makes a frame of columns, as ``polars.DataFrame`` or ``pandas.DataFrame`` do."""

_SETTINGS = ProcessSettings(
    polarity="polarity",
    target="target",
    target_lower="target_lower",
    target_upper="target_upper",
    rebase="breaks",
    lower="floor",
    upper="ceiling",
    stock="stock",
)


class Analysed(Frozen, kw_only=True):
    """One indicator. ``process`` is of own values, its periods counted in months from year 0; None where ``refusal``
    says why there can be none, or where nothing was recorded."""

    history: History
    recovered: Recovered
    process: ProcessSeries | None
    refusal: NoLimits | None
    forecast: Forecast
    suggestion: Suggestion
    soft_targets: tuple[SoftTarget, ...]


def analyse(
    histories: Iterable[History],
    asked: Period,
    organisation: Organisation,
    make_frame: MakeFrame,
    earlier: Sequence[Facts] = (),
) -> tuple[Analysed, ...]:
    """Each history as seen from ``asked``, in the order given; later figures are out of sight.

    Breaks in series start a new baseline. A year's own figures do not mix with months: the shortest kind counts.
    ``earlier`` releases, in any order, tell which targets were lowered since.
    """
    releases = in_order(earlier)
    seen = tuple(_seen(history, asked) for history in histories)
    recovered = {history.indicator.code: recover(history, organisation.year_start) for history in seen}
    found = _process(seen, recovered, organisation, make_frame)
    return tuple(
        _analysed(history, recovered[code], found.get(code), asked, organisation, releases)
        for history in seen
        for code in (history.indicator.code,)
    )


def _analysed(
    history: History,
    recovered: Recovered,
    process: ProcessSeries | None,
    asked: Period,
    organisation: Organisation,
    releases: Sequence[Facts],
) -> Analysed:
    expected = forecast(history, asked, organisation)
    before = [known for each in releases if (known := each.history(history.indicator.code)) is not None]
    return Analysed(
        history=history,
        recovered=recovered,
        process=process,
        refusal=recovered.refusal,
        forecast=expected,
        suggestion=suggest(expected, latest_status(history, expected.year, organisation)),
        soft_targets=soft_targets(history, asked, organisation, before),
    )


def _process(
    histories: Sequence[History],
    recovered: Mapping[str, Recovered],
    organisation: Organisation,
    make_frame: MakeFrame,
) -> dict[str, ProcessSeries]:
    """All series in one table, since a plan costs an engine more than the table itself.

    So that months, quarters and years can stand in it together, ``position`` counts a series' periods in their own
    length; two that follow each other differ by one.
    """
    rows = [row for each in histories for row in _rows(each, recovered[each.indicator.code].own, organisation)]
    if not rows:
        return {}
    names = ("floor", "ceiling", "target", "target_lower", "target_upper", "value")
    # An engine that looks at the first rows for a column's type would not know one that begins empty.
    rows.sort(key=lambda row: sum(row[name] is None for name in names))
    frame = make_frame({name: [row[name] for row in rows] for name in rows[0]})
    found = process_series(process_points(frame, _SETTINGS, Columns(period="position")), Columns(period="month"))
    codes = (str(each.series[0]) for each in found)
    return {
        code: replace(each, step=recovered[code].own[0].period.months) for code, each in zip(codes, found, strict=True)
    }


def _rows(history: History, periods: Sequence[Own], organisation: Organisation) -> Iterator[dict[str, Any]]:
    indicator = history.indicator
    floor, ceiling = _bounds(history)
    for own in periods:
        band = _band(history, own, organisation)
        yield {
            "series": indicator.code,
            "month": own.period.first,
            "position": own.period.first // own.period.months,
            "value": None if own.value is None else float(own.value),
            "polarity": indicator.polarity.value,
            "target": None if own.target is None else float(own.target),
            "target_lower": None if band is None else float(band[0]),
            "target_upper": None if band is None else float(band[1]),
            "breaks": own.breaks,
            "floor": floor,
            "ceiling": ceiling,
            "stock": indicator.aggregation is Aggregation.SNAPSHOT,
        }


def _band(history: History, own: Own, organisation: Organisation) -> tuple[Decimal, Decimal] | None:
    """Where a goldilocks indicator meets its target; no other has two sides."""
    target = history.target(own.period)
    if history.indicator.polarity is not Polarity.GOLDILOCKS or target is None:
        return None
    if target.lower is not None and target.upper is not None:
        return target.lower, target.upper
    if own.target is None:
        return None
    slack = (target.tolerance or history.tolerance(organisation)).amount(own.target)
    return own.target - slack, own.target + slack


def _bounds(history: History) -> tuple[float | None, float | None]:
    """What no value can pass: zero for counts, zero and a hundred for shares that never did."""
    indicator: Indicator = history.indicator
    values = [o.value for o in history.current if o.value is not None]
    floor = 0.0 if indicator.kind in {NumberKind.COUNT, NumberKind.DURATION, NumberKind.RATE} else None
    floor = floor if all(value >= 0 for value in values) else None
    share = indicator.kind is NumberKind.RATE and indicator.unit is Unit.PERCENT
    return floor, 100.0 if share and all(value <= 100 for value in values) else None


def latest_status(history: History, year: Period, organisation: Organisation) -> Status:
    """The newest value's. One of an earlier year says nothing of this one, unless the figures are yearly."""
    latest = next((o for o in reversed(history.current) if o.value is not None), None)
    if latest is None or latest.value is None:
        return Status.NO_VALUE
    if latest.period.last < year.first and latest.period.months < year.months:
        return Status.NO_VALUE
    standing = Standing(latest.period, latest, history.target(latest.period))
    value = history.indicator.style.published(latest.value)
    return rule(value, standing.target, history.indicator.polarity, history.tolerance(organisation)).status


def _seen(history: History, asked: Period) -> History:
    return replace(
        history,
        observations=tuple(o for o in history.observations if o.period.last <= asked.last),
        judgements=tuple(j for j in history.judgements if j.period.last <= asked.last),
    )
