"""What was known when a period was first reported: from the releases made then, else from today's facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.judgement import Outcome
from belisha.domain.period import Period


def in_order(releases: Sequence[Facts]) -> tuple[Facts, ...]:
    """By the period they report, then by version: "1.0" before "1.1"."""
    return tuple(sorted(releases, key=lambda facts: (_reported(facts), _version(facts))))


def as_known(history: History, releases: Sequence[History], asked: Period) -> History:
    """``history`` as it stood when ``asked`` was first reported; ``releases`` are those of its indicator, in order.

    The releases up to the first that has ``asked`` say what was known, each figure and target as the last of them has
    it. What no release has at all, such as the years before them, is taken from today's facts. Without a release that
    has ``asked``, today's figures count up to it, less those that the facts say were recorded later.
    """
    first = next((at for at, each in enumerate(releases) if each.observation(asked) is not None), None)
    if first is None:
        return _recorded_by_then(history, asked)
    then, later = releases[: first + 1], releases[first + 1 :]
    values = {o.period: o for each in then for o in each.current}
    targets = {t.period: t for each in then for t in each.targets}
    unknown = {o.period for each in later for o in each.current} - values.keys()
    values |= {o.period: o for o in history.current if o.period not in values and o.period not in unknown}
    targets |= {t.period: t for t in history.targets if t.period not in targets}
    return replace(history, observations=tuple(values.values()), targets=tuple(targets.values()))


def first_outcome(history: History, releases: Sequence[History], asked: Period) -> Outcome | None:
    """The owner's expected outcome of ``asked`` as it was first stated."""
    stated = (each.judgement(asked) for each in chain(releases, [history]))
    return next((each.outcome for each in stated if each is not None and each.outcome is not None), None)


def _recorded_by_then(history: History, asked: Period) -> History:
    first = next((o.recorded for o in history.observations if o.period == asked and o.recorded is not None), None)
    if first is None:
        return history
    kept = tuple(o for o in history.observations if o.recorded is None or o.recorded <= first)
    return replace(history, observations=kept)


def _reported(facts: Facts) -> int:
    period = facts.publication.period or facts.latest_period
    return 0 if period is None else period.last


def _version(facts: Facts) -> tuple[int, ...]:
    return tuple(int(part) for part in facts.publication.version.lstrip("Vv").split(".") if part.isdecimal())
