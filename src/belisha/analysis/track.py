"""The track record: every expected outcome and every forecast as made at the time, scored when the year has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from belisha.analysis.forecast import forecast
from belisha.analysis.known import as_known, first_outcome, in_order
from belisha.analysis.year_end import year_end
from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation
from belisha.domain.judgement import Outcome
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.domain.target import Status, Target, rule

ODDS = {
    Outcome.ON_COURSE: 0.9,
    Outcome.SOME_SLIPPAGE: 0.5,
    Outcome.AT_RISK: 0.1,
    Outcome.AT_RISK_OR_SOME_SLIPPAGE: 0.3,
}
"""The chance of meeting the annual target that an expected outcome is taken to state."""


class Ended(Frozen, kw_only=True):
    """How a year ended: its ``value`` as published, the annual ``target``, and whether it was ``met``."""

    year: Period
    value: Decimal
    target: Target
    met: bool


class Prediction(Frozen, kw_only=True):
    """What was expected at ``asked`` of a year that has ended since.

    ``outcome`` is the owner's, ``chance`` the forecast's of meeting the annual target; one of them may be missing.
    """

    history: History
    asked: Period
    ended: Ended
    outcome: Outcome | None = None
    chance: float | None = None

    @property
    def month_of_year(self) -> int:
        """How many months of the year were over."""
        return self.asked.last - self.ended.year.first + 1

    @property
    def owner_miss(self) -> float | None:
        """The squared miss of the chance that the owner's outcome states; None without one."""
        return None if self.outcome is None else (ODDS[self.outcome] - self.ended.met) ** 2

    @property
    def forecast_miss(self) -> float | None:
        return None if self.chance is None else (self.chance - self.ended.met) ** 2


class Score(Frozen):
    """A Brier score, the mean squared miss of ``count`` stated chances: 0 is perfect, 0.25 what a coin would get.

    None where nothing was stated.
    """

    count: int
    brier: float | None


class Record(Frozen, kw_only=True):
    """A group's track record. ``both`` are the owners' and the forecasts' scores where both said something.

    ``on_course`` outcomes were given, of which ``came_true`` did.
    """

    group: str
    predictions: int
    owner: Score
    forecast: Score
    both: tuple[Score, Score]
    on_course: int
    came_true: int


class Grouping(StrEnum):
    """What a track record is told by."""

    MONTH = "month"
    """The months of the year that were over: "01" to "11"."""
    OWNER = "owner"
    """Joint owners are a group of their own."""
    INDICATOR = "indicator"


GROUPS: dict[Grouping, Callable[[Prediction], str]] = {
    Grouping.MONTH: lambda prediction: f"{prediction.month_of_year:02d}",
    Grouping.OWNER: lambda prediction: "; ".join(prediction.history.indicator.owners),
    Grouping.INDICATOR: lambda prediction: prediction.history.indicator.code,
}
"""The name of a prediction's group."""


def predictions(facts: Facts, earlier: Sequence[Facts] = ()) -> Iterator[Prediction]:
    """Of every indicator, for each month and quarter before the last of every year that has ended.

    ``facts`` say how the years ended. What was expected comes from the releases made then (``earlier``, in any order),
    else from the facts' own history: see ``known``.
    """
    ordered = in_order(earlier)
    for history in facts.histories:
        code = history.indicator.code
        releases = [known for each in ordered if (known := each.history(code)) is not None]
        for asked in _periods(history, releases):
            year = asked.in_year(facts.organisation.year_start)
            ended = how_it_ended(history, year, facts.organisation)
            if ended is None or asked.last >= year.last:
                continue
            outcome = first_outcome(history, releases, asked)
            chance = forecast(as_known(history, releases, asked), asked, facts.organisation).chance
            if outcome is not None or chance is not None:
                yield Prediction(history=history, asked=asked, ended=ended, outcome=outcome, chance=chance)


def how_it_ended(history: History, year: Period, organisation: Organisation) -> Ended | None:
    """None where the year's end or its annual target is missing, or there is no better or worse.

    The annual target is the year's own, else that of the year's last period where the figure is not one of a period.
    """
    value, target = year_end(history, year, organisation), _annual_target(history, year)
    if target is None or value is None:
        return None
    published = history.indicator.style.published(value)
    status = rule(published, target, history.indicator.polarity, history.tolerance(organisation)).status
    if status is Status.NO_TARGET:
        return None
    return Ended(year=year, value=published, target=target, met=status is Status.ON_TARGET)


def track_record(found: Iterable[Prediction], group: Callable[[Prediction], str]) -> tuple[Record, ...]:
    """By group (one of GROUPS, or any other), in the order of the groups' names."""
    groups: dict[str, list[Prediction]] = {}
    for each in found:
        groups.setdefault(group(each), []).append(each)
    return tuple(record_of(groups[name], name) for name in sorted(groups))


def record_of(found: Sequence[Prediction], group: str = "") -> Record:
    """All of them as one group."""
    sure = [each for each in found if each.outcome is Outcome.ON_COURSE]
    both = [each for each in found if each.outcome is not None and each.chance is not None]
    return Record(
        group=group,
        predictions=len(found),
        owner=_score(each.owner_miss for each in found),
        forecast=_score(each.forecast_miss for each in found),
        both=(_score(each.owner_miss for each in both), _score(each.forecast_miss for each in both)),
        on_course=len(sure),
        came_true=sum(each.ended.met for each in sure),
    )


def _score(misses: Iterable[float | None]) -> Score:
    known = [miss for miss in misses if miss is not None]
    return Score(len(known), sum(known) / len(known) if known else None)


def _periods(history: History, releases: Sequence[History]) -> tuple[Period, ...]:
    every = [history, *releases]
    known = {o.period for each in every for o in each.current if o.value is not None}
    judged = {j.period for each in every for j in each.judgements}
    return tuple(sorted(p for p in known | judged if p.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}))


def _annual_target(history: History, year: Period) -> Target | None:
    own = history.target(year)
    if own is not None or history.indicator.aggregation is Aggregation.PERIOD_TOTAL:
        return own
    return next((t for t in history.targets if t.period.last == year.last), None)
