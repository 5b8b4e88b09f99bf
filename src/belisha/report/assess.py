"""One indicator seen from the reported period: which figures count, its status by rule, its direction of travel."""

from __future__ import annotations

from msgspec.structs import replace

from belisha.analysis.few_cases import FewCases, few_cases
from belisha.domain.direction import Direction, Incomparable, Standing, Travel, travel
from belisha.domain.document import Document
from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Frequency, Indicator
from belisha.domain.judgement import ADVERSE, Commentary, Judgement, Outcome
from belisha.domain.observation import Missing, Observation
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.domain.target import Ruling, Target, rule

_AWAITED = frozenset({Missing.NOT_YET_AVAILABLE, Missing.NOT_STATED, Missing.TO_BE_CONFIRMED})


class Assessed(Frozen, kw_only=True):
    """An indicator at the reported period ``asked``; ``period`` is its own latest period up to then.

    ``few``: the cases of which no direction can be told; then ``travel`` has none either.
    """

    history: History
    asked: Period
    period: Period
    observation: Observation | None
    target: Target | None
    annual_target: Target | None
    judgement: Judgement | None
    commentary: Commentary | None
    ruling: Ruling
    travel: Travel
    few: FewCases | None = None

    @property
    def indicator(self) -> Indicator:
        return self.history.indicator

    @property
    def outcome(self) -> Outcome | None:
        return None if self.judgement is None else self.judgement.outcome

    @property
    def adverse(self) -> bool:
        return self.outcome in ADVERSE

    @property
    def late(self) -> bool:
        """A monthly indicator whose latest month is not the reported one."""
        return self.indicator.frequency is Frequency.MONTHLY and self.period.last < self.asked.last

    @property
    def overdue(self) -> Observation | None:
        """Where the month is none of its own: the last figure that was due before it, if that is still awaited."""
        if self.missing is not Missing.NOT_APPLICABLE or self.indicator.frequency is Frequency.MONTHLY:
            return None
        earlier = {o.period for o in self.history.observations if o.period < self.period}
        due = (o for o in map(self.history.observation, sorted(earlier, reverse=True)) if o is not None)
        last = next((o for o in due if o.missing is not Missing.NOT_APPLICABLE), None)
        return last if last is not None and last.missing in _AWAITED else None

    @property
    def missing(self) -> Missing | None:
        """Why there is no value; None where there is one."""
        return Missing.NOT_STATED if self.observation is None else self.observation.missing


def assess(history: History, asked: Period, organisation: Organisation) -> Assessed:
    """See ``history`` from the reported period ``asked``; later figures are left out of sight."""
    period = _own_period(history, asked)
    earlier = period.previous_year
    standing = history.standing(period)
    found = travel(
        standing,
        history.standing(earlier),
        history.indicator.polarity,
        broken=history.broken_between(earlier, period),
    )
    few = _few_cases(found, history)
    if few is not None:
        found = replace(found, direction=Direction.NOT_COMPARABLE, why_not=Incomparable.TOO_FEW_CASES)
    return Assessed(
        history=history,
        asked=asked,
        period=period,
        observation=standing.observation,
        target=standing.target,
        annual_target=history.target(asked.in_year(organisation.year_start)),
        judgement=history.judgement(asked),
        commentary=history.commentary(asked),
        ruling=status_of(history, standing, organisation),
        travel=found,
        few=few,
    )


def _few_cases(found: Travel, history: History) -> FewCases | None:
    """Too few to say better or worse by; None where nobody would."""
    if found.direction not in {Direction.BETTER, Direction.WORSE}:
        return None
    now, before = (history.observation(period) for period in (found.period, found.earlier_period))
    return few_cases(now, before, history.indicator)


def status_of(history: History, standing: Standing, organisation: Organisation) -> Ruling:
    """The status by rule of one period: its value as published, against the target that held for it."""
    indicator = history.indicator
    value = None if standing.value is None else indicator.style.published(standing.value)
    return rule(value, standing.target, indicator.polarity, history.tolerance(organisation))


def reported_period(facts: Facts) -> Period | None:
    """The latest period with values; a month goes before the quarter or year that ends with it."""
    periods = {o.period for h in facts.histories for o in h.observations if o.value is not None}
    if not periods:
        return facts.publication.period
    last = max(p.last for p in periods)
    return min((p for p in periods if p.last == last), key=lambda p: p.months)


FEW = 3
"""So few indicators with a figure for a later period than all the others are a slip, and no report of that period."""


def stated_period(facts: Facts, document: Document | None) -> Period | None:
    """A document's own month, where no more than FEW indicators go further; else None: the latest is reported."""
    stated = facts.publication.period
    if document is None or stated is None:
        return None
    periods = [{o.period.last for o in h.observations if o.value is not None} for h in facts.histories]
    later = sum(max(known) > stated.last for known in periods if known)
    same = sum(stated.last in known for known in periods)
    return stated if 0 < later <= FEW < same else None


def _own_period(history: History, asked: Period) -> Period:
    """``asked`` where anything is recorded for it, else the latest period before it for which something is."""
    if history.observation(asked) is not None:
        return asked
    known = [
        o.period for o in history.observations if o.period.last <= asked.last and o.period.kind is not PeriodKind.RANGE
    ]
    return max(known, default=asked)
