"""At a glance: what changed since last month, the reds in a line each, what is missing. From figures only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from belisha.domain.facts import Facts
from belisha.domain.indicator import Indicator, Polarity
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Missing
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Status
from belisha.report.assess import Assessed, assess, reported_period
from belisha.report.model import Entry, Glance, GlanceGroup, GlanceLine, Heading, Reference
from belisha.report.request import Edition, members
from belisha.report.signals import signal_groups
from belisha.report.wording import say

_RATED = {Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET}
_REDS = {Outcome.AT_RISK, Outcome.AT_RISK_OR_SOME_SLIPPAGE}

type Pair = tuple[Assessed, Assessed]


def glance(
    assessed: Sequence[Assessed],
    facts: Facts,
    previous: Facts | None,
    edition: Edition | None,
    refer: Callable[[Assessed], Reference],
    entries: Mapping[str, Entry],
) -> Glance:
    """``previous``: an earlier release's facts; without them, what an earlier month's figures in ``facts`` allow.

    ``edition``: the part of the register that ``assessed`` is. ``entries`` are by code, with their analysis where the
    report has any.
    """
    gone = _gone(facts, previous, edition) if previous is not None else ()
    return Glance(
        heading=Heading(anchor="at-a-glance", text=say.glance.HEADING),
        groups=(
            _changed(assessed, facts.organisation, previous, gone, refer),
            GlanceGroup(
                heading=Heading(anchor="glance-reds", text=say.glance.REDS),
                introduction=say.glance.REDS_INTRODUCTION,
                lines=tuple(_line(a, _standing(a), refer) for a in assessed if a.outcome in _REDS),
                empty=say.glance.no_reds(sum(1 for a in assessed if a.outcome is not None)),
            ),
            *signal_groups([(a, entries[a.indicator.code]) for a in assessed], refer),
            GlanceGroup(
                heading=Heading(anchor="glance-missing", text=say.glance.MISSING),
                introduction=say.glance.MISSING_INTRODUCTION,
                lines=tuple(_line(a, texts, refer) for a in assessed if (texts := _lacking(a))),
                empty=say.glance.NOTHING_MISSING,
            ),
        ),
    )


def _line(assessed: Assessed, texts: Iterable[str], refer: Callable[[Assessed], Reference]) -> GlanceLine:
    return GlanceLine(text=" ".join(texts), reference=refer(assessed), outcome=say.label(assessed.outcome))


def _standing(assessed: Assessed) -> list[str]:
    """A red in one line: how it stands against its target, and whether that is better than a year ago."""
    status = say.status_sentence(assessed.ruling, assessed.indicator, assessed.period, assessed.missing)
    if assessed.travel.why_not is not None:
        return [status]
    label = say.direction_label(assessed.travel).text
    return [status, say.sections.headline(label, say.direction_sentence(assessed.travel, assessed.indicator))]


def _lacking(assessed: Assessed) -> list[str]:
    """What this report should have for the indicator and does not, a sentence each."""
    lacking = []
    if assessed.missing is not None and assessed.missing is not Missing.NOT_APPLICABLE:
        lacking.append(say.glance.missing_value(assessed.period, assessed.missing))
    elif assessed.late:
        lacking.append(say.glance.late_value(assessed.asked, assessed.period))
    elif (overdue := assessed.overdue) is not None and overdue.missing is not None:
        lacking.append(say.glance.missing_value(overdue.period, overdue.missing))
    if assessed.indicator.polarity is Polarity.NONE:
        return lacking
    lacking += _no_target(assessed)
    if assessed.outcome is None:
        lacking.append(say.glance.missing_outcome())
    if assessed.adverse and (assessed.commentary is None or not assessed.commentary.prose):
        lacking.append(say.glance.missing_commentary())
    return lacking


def _no_target(assessed: Assessed) -> list[str]:
    """Why there is no target; nothing where there is one, or where the year has one and this period needs none."""
    target, annual = assessed.target, assessed.annual_target
    if target is not None and target.stated:
        return []
    reason = target.missing if target is not None and target.missing is not None else Missing.NOT_STATED
    if annual is not None and assessed.period.last >= annual.period.first:
        if annual.missing is Missing.TO_BE_CONFIRMED and reason is not Missing.TO_BE_CONFIRMED:
            return [say.glance.open_annual_target(assessed.period)]
        if annual.stated and reason is Missing.NOT_APPLICABLE:
            return []
    return [say.glance.missing_target(assessed.period, reason)]


def _changed(
    assessed: Sequence[Assessed],
    organisation: Organisation,
    previous: Facts | None,
    gone: Sequence[Indicator],
    refer: Callable[[Assessed], Reference],
) -> GlanceGroup:
    earlier = _earlier_period(assessed, previous)
    if earlier is None:  # there is no indicator at all
        return GlanceGroup(heading=_changed_heading(say.glance.CHANGED), introduction="", lines=(), empty="")
    released = previous is not None
    pairs = _pairs(assessed, organisation, previous, earlier)
    comparable = [(a, b) for a, b in pairs if _comparable(a, b, released=released)]
    lines = [_line(a, texts, refer) for a, b in comparable if (texts := _differences(b, a))]
    if previous is not None:
        lines += [_line(a, [say.glance.new_indicator()], refer) for a in _new(assessed, previous)]
    lines += [GlanceLine(text=say.glance.gone_indicator(indicator, earlier)) for indicator in gone]
    introduction, empty = say.glance.cannot_compare(earlier), ""
    if comparable:
        introduction = say.glance.changed_introduction(earlier, len(comparable), len(assessed), released=released)
        empty = say.glance.NOTHING_CHANGED
    heading = _changed_heading(say.glance.changed_heading(earlier))
    return GlanceGroup(heading=heading, introduction=introduction, lines=tuple(lines), empty=empty)


def _changed_heading(text: str) -> Heading:
    return Heading(anchor="glance-changed", text=text)


def _earlier_period(assessed: Sequence[Assessed], previous: Facts | None) -> Period | None:
    if previous is not None:
        return previous.publication.period or reported_period(previous)
    return assessed[0].asked.shift(-assessed[0].asked.months) if assessed else None


def _pairs(
    assessed: Sequence[Assessed], organisation: Organisation, previous: Facts | None, earlier: Period
) -> list[Pair]:
    if previous is None:
        return [(a, assess(a.history, earlier, organisation)) for a in assessed]
    before = {h.indicator.code: h for h in previous.histories}
    return [
        (a, assess(before[a.indicator.code], earlier, previous.organisation))
        for a in assessed
        if a.indicator.code in before
    ]


def _comparable(now: Assessed, before: Assessed, *, released: bool) -> bool:
    """Two periods with a status by rule each, or with a judgement each; a release's judgements always count."""
    both_rated = {now.ruling.status, before.ruling.status} <= _RATED
    both_judged = now.judgement is not None and before.judgement is not None
    return (now.period != before.period and (both_rated or both_judged)) or released


def _differences(before: Assessed, now: Assessed) -> list[str]:
    """Nothing where neither the status nor the outcome changed; else what changed, with the figures behind it."""
    texts: list[str] = []
    was, is_now = before.ruling.status, now.ruling.status
    if was is not is_now and {was, is_now} <= _RATED:
        texts.append(say.glance.status_changed(was, is_now))
    judged = before.judgement is not None and now.judgement is not None
    if judged and before.outcome is not now.outcome:
        texts.append(say.glance.outcome_changed(before.outcome, now.outcome))
    return [*texts, *_movements(before, now)] if texts else []


def _movements(before: Assessed, now: Assessed) -> list[str]:
    indicator = now.indicator
    texts = []
    if before.ruling.value is not None and now.ruling.value is not None:
        texts.append(say.glance.value_moved(indicator, before.ruling.value, now.ruling.value))
    then, target = before.target, now.target
    if then is not None and target is not None and then.value is not None and target.value is not None:
        texts += [say.glance.target_moved(indicator, then.value, target.value)] if then.value != target.value else []
    return texts


def _new(assessed: Sequence[Assessed], previous: Facts) -> list[Assessed]:
    known = {h.indicator.code for h in previous.histories}
    return [a for a in assessed if a.indicator.code not in known]


def _gone(facts: Facts, previous: Facts, edition: Edition | None) -> tuple[Indicator, ...]:
    """The indicators of the earlier release, or of the same part of it, that stand in the register no more."""
    known = {h.indicator.code for h in facts.histories}
    earlier = previous.histories if edition is None else members(previous, edition)
    return tuple(h.indicator for h in earlier if h.indicator.code not in known)
