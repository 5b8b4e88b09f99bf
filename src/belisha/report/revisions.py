"""Past figures that were replaced: by the source's own revisions, or since an earlier release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from belisha.domain.direction import Standing
from belisha.domain.facts import Facts, History
from belisha.domain.observation import Observation
from belisha.domain.organisation import Organisation
from belisha.report.assess import Assessed, status_of
from belisha.report.figures import period_label, value_figure
from belisha.report.model import Heading, Reference, RevisionRow, RevisionsPart
from belisha.report.wording import say

type Replaced = tuple[Observation, Observation]


def revisions(
    assessed: Sequence[Assessed],
    organisation: Organisation,
    previous: Facts | None,
    number: int,
    refer: Callable[[Assessed], Reference],
) -> RevisionsPart:
    """``number`` is the section's."""
    rows = tuple(
        _row(a, before, after, organisation, refer(a)) for a in assessed for before, after in _replaced(a, previous)
    )
    return RevisionsPart(
        heading=Heading(anchor="revisions", text=say.sections.REVISIONS, number=str(number)),
        introduction=say.sections.REVISIONS_INTRODUCTION,
        rows=rows,
        empty="" if rows else say.sections.NO_REVISIONS,
    )


def _replaced(assessed: Assessed, previous: Facts | None) -> Iterator[Replaced]:
    """Each period's figure before and after, up to the reported period."""
    history = assessed.history
    released = previous.history(assessed.indicator.code) if previous is not None else None
    for current in history.current:
        if current.period.last > assessed.asked.last:
            continue
        before = _before(current, history, released)
        if before is not None and _differ(before, current):
            yield before, current


def _before(current: Observation, history: History, released: History | None) -> Observation | None:
    """What an earlier release had for the period, else the revision before the current one."""
    if released is not None and (printed := released.observation(current.period)) is not None:
        return printed
    revised = [o for o in history.observations if o.period == current.period]
    return revised[-2] if len(revised) > 1 else None


def _differ(before: Observation, after: Observation) -> bool:
    """A figure that came in where there was none is news, not a revision."""
    return before.value is not None and before.value != after.value


def _row(
    assessed: Assessed, before: Observation, after: Observation, organisation: Organisation, reference: Reference
) -> RevisionRow:
    history, indicator = assessed.history, assessed.indicator
    target = history.target(after.period)
    was, now = (status_of(history, Standing(after.period, o, target), organisation).status for o in (before, after))
    return RevisionRow(
        reference=reference,
        period=period_label(after.period),
        before=value_figure(before, indicator),
        after=value_figure(after, indicator),
        reason=after.reason,
        status_change=say.sections.status_changed(say.label(was).text, say.label(now).text) if was is not now else "",
    )
