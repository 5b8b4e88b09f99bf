"""Everything known at a moment: a small top with parts.

Code takes the part it needs, above all one indicator's history.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import force_setattr

from belisha.domain.benchmark import Benchmark
from belisha.domain.denominator import Denominator
from belisha.domain.direction import Standing
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Indicator
from belisha.domain.judgement import Commentary, Judgement, Outcome
from belisha.domain.observation import Observation, Quality
from belisha.domain.organisation import Aim, Organisation, Publication
from belisha.domain.partnership import Partnership
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.domain.tolerance import Tolerance


class History(Frozen, kw_only=True, dict=True):
    """One indicator and all that is known of it, each part sorted by period (observations then by revision)."""

    indicator: Indicator
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    commentaries: tuple[Commentary, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "observations", tuple(sorted(self.observations, key=lambda o: (o.period, o.revision))))
        force_setattr(self, "targets", tuple(sorted(self.targets, key=lambda t: t.period)))
        force_setattr(self, "judgements", tuple(sorted(self.judgements, key=lambda j: j.period)))
        force_setattr(self, "commentaries", tuple(sorted(self.commentaries, key=lambda c: c.period)))

    @property
    def current(self) -> tuple[Observation, ...]:
        """The observations that hold: the last revision of each period, by period."""
        return tuple(self._current.values())

    @cached_property
    def _current(self) -> dict[Period, Observation]:
        return {o.period: o for o in self.observations}

    @cached_property
    def targets_by_period(self) -> dict[Period, Target]:
        return {t.period: t for t in self.targets}

    def observation(self, period: Period) -> Observation | None:
        return self._current.get(period)

    def target(self, period: Period) -> Target | None:
        return self.targets_by_period.get(period)

    def judgement(self, period: Period) -> Judgement | None:
        return next((j for j in self.judgements if j.period == period), None)

    def commentary(self, period: Period) -> Commentary | None:
        return next((c for c in self.commentaries if c.period == period), None)

    def standing(self, period: Period) -> Standing:
        return Standing(period, self.observation(period), self.target(period))

    def broken_between(self, earlier: Period, later: Period) -> bool:
        """Whether a break in series lies after ``earlier`` and up to ``later``."""
        return any(Quality.BREAK_IN_SERIES in o.quality and earlier < o.period <= later for o in self.current)

    def tolerance(self, organisation: Organisation) -> Tolerance:
        return self.indicator.tolerance or organisation.tolerance


class PrintedCount(Frozen, kw_only=True):
    """A summary count as a document printed it; ``aim`` is empty for the whole report, ``outcome`` None for "No Value".

    An aim's count stands above its red and amber pages, so it never counts what is on course.
    """

    outcome: Outcome | None
    count: int
    aim: str = ""


class Facts(Frozen, kw_only=True):
    """Everything known at a moment.

    ``histories`` are in the plan's order. ``printed_counts`` are what the source document claimed, shown where its own
    symbols are lost. ``denominators`` are the dated figures that formulas name.
    """

    organisation: Organisation
    publication: Publication = Publication()
    aims: tuple[Aim, ...] = ()
    histories: tuple[History, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    printed_counts: tuple[PrintedCount, ...] = ()
    denominators: tuple[Denominator, ...] = ()

    def history(self, code: str) -> History | None:
        return next((h for h in self.histories if h.indicator.code == code), None)

    def of_aim(self, aim: str) -> tuple[History, ...]:
        return tuple(h for h in self.histories if h.indicator.aim == aim)

    @property
    def committees(self) -> tuple[str, ...]:
        return _in_order(h.indicator.committee for h in self.histories if h.indicator.committee)

    @property
    def latest_period(self) -> Period | None:
        """The latest month, quarter or year for which any indicator has a value."""
        return max((o.period for h in self.histories for o in h.observations if o.value is not None), default=None)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
