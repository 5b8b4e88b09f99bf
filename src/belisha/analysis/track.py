"""The track record: every expected outcome and every forecast as made at the time, scored when the year has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from belisha.analysis.aggregate import total
from belisha.analysis.forecast import forecast
from belisha.analysis.recover import is_additive, recover
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.domain.target import Status, rule

ODDS = {
    Outcome.ON_COURSE: 0.9,
    Outcome.SOME_SLIPPAGE: 0.5,
    Outcome.AT_RISK: 0.1,
    Outcome.AT_RISK_OR_SOME_SLIPPAGE: 0.3,
}
"""The chance of meeting the annual target that an expected outcome is taken to state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What was expected at ``asked`` of a year that has ended, and whether its annual target was ``met``.

    ``outcome`` is the owner's, ``chance`` the forecast's; either may be missing.
    """

    history: History
    asked: Period
    year: Period
    met: bool
    outcome: Outcome | None = None
    chance: float | None = None

    @property
    def month_of_year(self) -> int:
        """How many months of the year were over."""
        return self.asked.last - self.year.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A group's track record. Brier scores are mean squared misses: 0 is perfect, 0.25 what a coin would get.

    ``on_course`` outcomes were given, of which ``came_true`` did. A score is None where there was nothing to score.
    """

    group: str
    predictions: int
    owner_brier: float | None
    forecast_brier: float | None
    on_course: int
    came_true: int


def predictions(facts: Facts, earlier: Sequence[Facts] = ()) -> Iterator[Prediction]:
    """Of every indicator, from the facts' own history and from releases made earlier (``earlier``, any order).

    A forecast is made from what the earliest release that has the period knew of it; without one, from today's figures
    up to that period, leaving out what was recorded later where the facts say when.
    """
    for history in facts.histories:
        code = history.indicator.code
        releases = [known for each in earlier if (known := each.history(code)) is not None]
        for asked in _periods(history, releases):
            year = asked.in_year(facts.organisation.year_start)
            met = was_met(history, year, facts.organisation)
            if met is None or asked.last >= year.last:
                continue
            judged = _judgement(history, releases, asked)
            found = forecast(_as_known(history, releases, asked), asked, facts.organisation)
            if found.chance is not None or (judged is not None and judged.outcome is not None):
                outcome = None if judged is None else judged.outcome
                yield Prediction(history=history, asked=asked, year=year, met=met, outcome=outcome, chance=found.chance)


def was_met(history: History, year: Period, organisation: Organisation) -> bool | None:
    """Whether the year's end met its annual target; None where either is missing."""
    target, value = history.target(year), _year_end(history, year, organisation)
    if target is None or value is None:
        return None
    published = history.indicator.style.published(value)
    status = rule(published, target, history.indicator.polarity, history.tolerance(organisation)).status
    return None if status is Status.NO_TARGET else status is Status.ON_TARGET


def track_record(found: Iterable[Prediction], group: Callable[[Prediction], str]) -> tuple[Record, ...]:
    """By group, in the order of the groups' names. ``by_month``, ``by_owner`` and ``by_indicator`` are groups."""
    groups: dict[str, list[Prediction]] = {}
    for each in found:
        groups.setdefault(group(each), []).append(each)
    return tuple(_record(name, groups[name]) for name in sorted(groups))


def by_month(prediction: Prediction) -> str:
    return f"{prediction.month_of_year:02d}"


def by_owner(prediction: Prediction) -> str:
    return "; ".join(prediction.history.indicator.owners)


def by_indicator(prediction: Prediction) -> str:
    return prediction.history.indicator.code


def _record(name: str, found: list[Prediction]) -> Record:
    owners = [(ODDS[each.outcome], each.met) for each in found if each.outcome is not None]
    forecasts = [(each.chance, each.met) for each in found if each.chance is not None]
    sure = [each for each in found if each.outcome is Outcome.ON_COURSE]
    return Record(
        group=name,
        predictions=len(found),
        owner_brier=_brier(owners),
        forecast_brier=_brier(forecasts),
        on_course=len(sure),
        came_true=sum(each.met for each in sure),
    )


def _brier(pairs: list[tuple[float, bool]]) -> float | None:
    return sum((chance - met) ** 2 for chance, met in pairs) / len(pairs) if pairs else None


def _periods(history: History, releases: Sequence[History]) -> tuple[Period, ...]:
    every = [history, *releases]
    known = {o.period for each in every for o in each.current if o.value is not None}
    judged = {j.period for each in every for j in each.judgements}
    return tuple(sorted(p for p in known | judged if p.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}))


def _judgement(history: History, releases: Sequence[History], asked: Period) -> Judgement | None:
    return next((found for each in (*releases, history) if (found := each.judgement(asked)) is not None), None)


def _as_known(history: History, releases: Sequence[History], asked: Period) -> History:
    """The figures as they were when ``asked`` was first reported."""
    then = [each for each in releases if each.observation(asked) is not None]
    if then:
        return min(then, key=lambda each: max(o.period.last for o in each.current))
    first = next((o.recorded for o in history.observations if o.period == asked and o.recorded is not None), None)
    if first is None:
        return history
    kept = tuple(o for o in history.observations if o.recorded is None or o.recorded <= first)
    return replace(history, observations=kept)


def _year_end(history: History, year: Period, organisation: Organisation) -> Decimal | None:
    """The year's own figure where one is recorded, else its last period's, or the sum of its periods' own."""
    whole = history.observation(year)
    if whole is not None:
        return whole.value
    if history.indicator.aggregation is Aggregation.PERIOD_TOTAL and is_additive(history):
        return total(recover(history, organisation.year_start).own, year, history.indicator).value
    last = [o for o in history.current if o.period.last == year.last]
    return last[0].value if last else None
