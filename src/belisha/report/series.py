"""An indicator's whole series as points: every period known up to the reported one, and future targets."""

from __future__ import annotations

from msgspec.structs import replace

from belisha.domain.direction import Standing
from belisha.domain.facts import History
from belisha.domain.figure import Role
from belisha.domain.observation import Missing
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.report.assess import Assessed, status_of
from belisha.report.figures import missing_figure, period_label, target_figure, value_figure
from belisha.report.model import Figure, Point
from belisha.report.wording import say


def series(assessed: Assessed, organisation: Organisation) -> tuple[Point, ...]:
    """By period. A year's target of a monthly or quarterly indicator is no point of its series."""
    return tuple(point(assessed, period, organisation) for period in known_periods(assessed.history, assessed.asked))


def known_periods(history: History, asked: Period) -> tuple[Period, ...]:
    """Periods with a recorded value or reason up to ``asked``, and periods with a target whether past or to come."""
    kind = main_kind(history)
    observed = {o.period for o in history.observations if o.period.last <= asked.last}
    aimed = {t.period for t in history.targets if t.period.kind is kind or t.period in observed}
    return tuple(sorted(observed | aimed))


def main_kind(history: History) -> PeriodKind:
    """The shortest kind of period that the indicator is recorded for: months before quarters before years."""
    kinds = {o.period.kind for o in history.observations} or {t.period.kind for t in history.targets}
    order = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
    return next((kind for kind in order if kind in kinds), PeriodKind.MONTH)


def point(assessed: Assessed, period: Period, organisation: Organisation) -> Point:
    history, indicator = assessed.history, assessed.indicator
    future = period.last > assessed.asked.last
    observation = None if future else history.observation(period)
    standing = Standing(period, observation, history.target(period))
    superseded = _superseded(history, period) if observation is not None else None
    return Point(
        period=period_label(period),
        value=value_figure(observation, indicator) if not future else NOT_DUE,
        target=target_figure(standing.target, indicator),
        status=say.label(status_of(history, standing, organisation).status),
        future=future,
        quality=() if observation is None else tuple(say.label(q) for q in observation.quality),
        supersedes=superseded,
        reason="" if observation is None else observation.reason,
    )


NOT_DUE: Figure = replace(missing_figure(Missing.NOT_YET_AVAILABLE, Role.VALUE), text=say.sections.NOT_DUE)
"""A period after the reported one has no value yet, and nobody is late."""


def _superseded(history: History, period: Period) -> Figure | None:
    """The figure before the current one, where the current one replaced any."""
    revisions = [o for o in history.observations if o.period == period]
    return value_figure(revisions[-2], history.indicator) if len(revisions) > 1 else None
