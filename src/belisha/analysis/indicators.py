"""Everything the analysis says of a council's indicators at a reported period, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from belisha.analysis.ambition import SoftTarget, soft_targets
from belisha.analysis.findings import ProcessSeries, process_series
from belisha.analysis.forecast import Forecast, forecast
from belisha.analysis.frame import Columns
from belisha.analysis.process_rules import NoLimits, ProcessSettings
from belisha.analysis.recover import Own, Recovered, recover
from belisha.analysis.spc import process_points
from belisha.analysis.suggest import Suggestion, suggest
from belisha.domain.direction import Standing
from belisha.domain.facts import History
from belisha.domain.indicator import Indicator, NumberKind, Unit
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
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
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
    histories: Iterable[History], asked: Period, organisation: Organisation, make_frame: MakeFrame
) -> tuple[Analysed, ...]:
    """Each history as seen from ``asked``, in the order given; later figures are out of sight.

    Breaks in series start a new baseline. A year's own figures do not mix with months: the shortest kind counts.
    """
    seen = tuple(_seen(history, asked) for history in histories)
    recovered = {history.indicator.code: recover(history, organisation.year_start) for history in seen}
    found = _process(seen, recovered, organisation, make_frame)
    return tuple(_analysed(history, recovered[history.indicator.code], found, asked, organisation) for history in seen)


def _analysed(
    history: History,
    recovered: Recovered,
    found: Mapping[str, ProcessSeries],
    asked: Period,
    organisation: Organisation,
) -> Analysed:
    expected = forecast(history, asked, organisation)
    return Analysed(
        history=history,
        recovered=recovered,
        process=found.get(history.indicator.code),
        refusal=recovered.refusal,
        forecast=expected,
        suggestion=suggest(expected, _latest_status(history, organisation)),
        soft_targets=soft_targets(history, asked, organisation),
    )


def _process(
    histories: Sequence[History],
    recovered: Mapping[str, Recovered],
    organisation: Organisation,
    make_frame: MakeFrame,
) -> dict[str, ProcessSeries]:
    """All series of one length of period in one table."""
    by_step: dict[int, list[dict[str, Any]]] = {}
    for history in histories:
        for own in recovered[history.indicator.code].own:
            by_step.setdefault(own.period.months, []).append(_row(history, own, organisation))
    found: dict[str, ProcessSeries] = {}
    for step, rows in by_step.items():
        columns = Columns(step=step)
        names = ("floor", "ceiling", "target", "target_lower", "target_upper", "value")
        # An engine that looks at the first rows for a column's type would not know one that begins empty.
        rows.sort(key=lambda row: sum(row[name] is None for name in names))
        frame = make_frame({name: [row[name] for row in rows] for name in rows[0]})
        found |= {
            str(each.series[0]): each for each in process_series(process_points(frame, _SETTINGS, columns), columns)
        }
    return found


def _row(history: History, own: Own, organisation: Organisation) -> dict[str, Any]:
    indicator = history.indicator
    target = history.target(own.period)
    floor, ceiling = _bounds(history)
    band: tuple[Decimal, Decimal] | None = None
    if target is not None and target.lower is not None and target.upper is not None:
        band = (target.lower, target.upper)
    elif own.target is not None:
        slack = history.tolerance(organisation).amount(own.target)
        band = (own.target - slack, own.target + slack)
    return {
        "series": indicator.code,
        "period": own.period.first,
        "value": None if own.value is None else float(own.value),
        "polarity": indicator.polarity.value,
        "target": None if own.target is None else float(own.target),
        "target_lower": None if band is None else float(band[0]),
        "target_upper": None if band is None else float(band[1]),
        "breaks": own.breaks,
        "floor": floor,
        "ceiling": ceiling,
    }


def _bounds(history: History) -> tuple[float | None, float | None]:
    """What no value can pass: zero for counts, zero and a hundred for shares that never did."""
    indicator: Indicator = history.indicator
    values = [o.value for o in history.current if o.value is not None]
    floor = 0.0 if indicator.kind in {NumberKind.COUNT, NumberKind.DURATION, NumberKind.RATE} else None
    floor = floor if all(value >= 0 for value in values) else None
    share = indicator.kind is NumberKind.RATE and indicator.unit is Unit.PERCENT
    return floor, 100.0 if share and all(value <= 100 for value in values) else None


def _latest_status(history: History, organisation: Organisation) -> Status:
    latest = next((o for o in reversed(history.current) if o.value is not None), None)
    if latest is None or latest.value is None:
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
