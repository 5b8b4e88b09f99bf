"""A council's facts as the table of figures that ``assess`` takes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from belisha.analysis.assess import GIVEN
from belisha.domain.facts import Facts, History
from belisha.domain.observation import Observation, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind

_KINDS = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR})


def figures(facts: Facts) -> dict[str, list[Any]]:
    """The columns of GIVEN: a row for each indicator and month, quarter or year that has a figure.

    A period without one has a row too where it has a target and later ones of its length have figures, since what the
    targets grow by is told from one to the next.
    """
    rows = [row for history in facts.histories for row in _rows(history, facts.organisation)]
    return {column.name: [row[column.name] for row in rows] for column in GIVEN}


def _rows(history: History, organisation: Organisation) -> Iterator[dict[str, Any]]:
    recorded = {o.period for o in history.current if o.period.kind in _KINDS}
    until = {period.kind: max(p for p in recorded if p.kind is period.kind) for period in recorded}
    aimed = {t.period for t in history.targets if t.period.kind in until and t.period <= until[t.period.kind]}
    for period in sorted(recorded | aimed):
        yield _row(history, organisation, period)


def _row(history: History, organisation: Organisation, period: Period) -> dict[str, Any]:
    indicator, observation, target = history.indicator, history.observation(period), history.target(period)
    annual = history.target(period.in_year(organisation.year_start))
    tolerance = (target.tolerance if target else None) or history.tolerance(organisation)
    return {
        "organisation": organisation.name,
        "indicator": indicator.code,
        "period": period.first,
        "months": period.months,
        "value": _number(observation.value if observation else None),
        "numerator": _number(observation.numerator if observation else None),
        "denominator": _number(observation.denominator if observation else None),
        "target": _number(target.value if target else None),
        "target_lower": _number(target.lower if target else None),
        "target_upper": _number(target.upper if target else None),
        "annual_target": _number(annual.value if annual else None),
        "annual_lower": _number(annual.lower if annual else None),
        "annual_upper": _number(annual.upper if annual else None),
        "tolerance": _number(tolerance.size),
        "tolerance_kind": tolerance.kind.value,
        "polarity": indicator.polarity.value,
        "aggregation": indicator.aggregation.value,
        "kind": indicator.kind.value,
        "unit": indicator.unit.value,
        "decimals": indicator.style.decimals,
        "resets": indicator.resets,
        "breaks": observation is not None and Quality.BREAK_IN_SERIES in observation.quality,
        "quality": _doubt(observation),
        "year_start": organisation.year_start,
    }


_LEAST_FIRM_FIRST = (Quality.INCOMPLETE, Quality.ESTIMATED, Quality.PROVISIONAL)


def _doubt(observation: Observation | None) -> str:
    """Why the figure may still change, the weightiest reason; empty where it is firm."""
    return "" if observation is None else next((each for each in _LEAST_FIRM_FIRST if each in observation.quality), "")


def _number(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)
