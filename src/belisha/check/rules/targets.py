"""Targets: against each other, and against what is said of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind
from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.judgement import ADVERSE
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.report.assess import Assessed

FAMILY = "arithmetic"
_SAID = re.compile(
    r"\btargets?\b[^.]{0,80}\b(?:review|chang|rais|lower|new\b|revis|reset|agree|higher)|"
    r"\b(?:review|chang|rais|lower|new|revis|reset|agree|higher)\w*\b[^.]{0,80}\btargets?\b",
    re.IGNORECASE,
)


def _monthly(each: Assessed, year: Period) -> list[Target]:
    """The targets of a year's own periods, in order: of its months where it has some, else of its quarters."""
    known = [
        t
        for t in each.history.targets
        if t.value is not None and t.period.in_year(year.year_start) == year and t.period.months < 12
    ]
    shortest = min((t.period.months for t in known), default=0)
    return [t for t in known if t.period.months == shortest]


def _cumulative(each: Assessed) -> bool:
    indicator = each.indicator
    return indicator.aggregation is Aggregation.CUMULATIVE and indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}


@rule(FAMILY, Severity.ERROR, "the target of March is 1,100, and the annual target 1,000", unless=("two_values",))
def profile(material: Material) -> Iterator[Flag]:
    """A year's targets end at its annual target; those of a month's own total may add up to it."""
    for each in material.assessed:
        months = _monthly(each, material.year)
        annual = each.annual_target.value if each.annual_target else None
        code = each.indicator.code
        if not months:
            continue
        last = months[-1]
        summed = sum((t.value for t in months if t.value is not None), Decimal(0))
        apart = each.indicator.aggregation in {Aggregation.PERIOD_TOTAL, Aggregation.NOT_STATED}
        ends = (
            last.value == annual or (apart and summed == annual) or (apart and len(months) < 12 // last.period.months)
        )
        if annual is not None and last.period.last == material.year.last and not ends:
            yield Flag(
                message=f"The target of {last.period.label} is {last.value}, and the annual target {annual}.",
                found=str(last.value),
                expected=str(annual),
                code=code,
                line=material.line_at(code, last.period),
                period=last.period.code,
                settle="Correct one of them.",
            )


@rule(FAMILY, Severity.ERROR, "a cumulative target of 700 in December and 650 in January")
def profile_falls(material: Material) -> Iterator[Flag]:
    """Cumulative targets do not fall within a year."""
    for each in material.assessed:
        code = each.indicator.code
        for before, after in itertools.pairwise(_monthly(each, material.year)):
            if (
                _cumulative(each)
                and before.value is not None
                and after.value is not None
                and after.value < before.value
            ):
                yield Flag(
                    message=f"A cumulative target falls from {before.value} to {after.value} in {after.period.label}.",
                    found=str(after.value),
                    code=code,
                    line=material.line_at(code, after.period),
                    period=after.period.code,
                    evidence=(f"{before.period.label}: {before.value}",),
                    settle="Correct the profile.",
                )


@rule(FAMILY, Severity.ERROR, "a target of 1,200 in November, and of 1,100 for the year")
def profile_exceeds(material: Material) -> Iterator[Flag]:
    """No cumulative target of a month is more than the year's."""
    for each in material.assessed:
        code, months = each.indicator.code, _monthly(each, material.year)
        annual = each.annual_target.value if each.annual_target else None
        if annual is not None and _cumulative(each) and any(t.value is not None and t.value > annual for t in months):
            worst = max(months, key=lambda t: t.value or 0)
            if worst.period.last != material.year.last:
                yield Flag(
                    message=f"The target of {worst.period.label}, {worst.value}, "
                    f"is more than the annual target {annual}.",
                    found=str(worst.value),
                    expected=str(annual),
                    code=code,
                    line=material.line_at(code, worst.period),
                    period=worst.period.code,
                    settle="Correct the profile.",
                )


@rule("history", Severity.WARNING, "the target falls from 1,300 to 1,100 and nobody says why", unless=("two_values",))
def target_moved(material: Material) -> Iterator[Flag]:
    """A target that moves is spoken of. At a new year it often
    does, which is a note; within the year it is a warning."""
    for each in material.assessed:
        code = each.indicator.code
        if _SAID.search(material.said(code)) or _said_since(each, material.period):
            continue
        this, before = _monthly(each, material.year), _monthly(each, material.year.shift(-12))
        if _cumulative(each) or (each.indicator.aggregation is Aggregation.CUMULATIVE and _is_profile(this)):
            pair = (
                [(before[-1], this[-1])]
                if this and before and this[-1].period.month_number == before[-1].period.month_number
                else []
            )
        else:
            known = [*before, *(t for t in this if t.period.last <= material.period.last)]
            pair = [(a, b) for a, b in itertools.pairwise(known) if a.value != b.value]
        for old, new in pair:
            if old.value == new.value:
                continue
            fresh = new.period.in_year(material.year.year_start) != old.period.in_year(material.year.year_start)
            yield Flag(
                message=f"The target moved from {old.value} ({old.period.label}) to "
                f"{new.value} ({new.period.label}), and no word is said of it.",
                found=str(new.value),
                expected=str(old.value),
                code=code,
                line=material.line_at(code, new.period),
                period=new.period.code,
                severity=Severity.NOTE if fresh else None,
                settle="Say why it moved.",
            )


@rule("history", Severity.WARNING, "the target for 2026/27 is 150 here and was 160 in the last release")
def target_revised_unsaid(material: Material) -> Iterator[Flag]:
    """A target that differs from what an earlier release gave for the same period is spoken of."""
    for each in material.assessed:
        code = each.indicator.code
        if _SAID.search(material.said(code)) or _said_since(each, material.period):
            continue
        for facts in material.earlier:
            if (moved := _other_targets(each, facts.history(code))) is None:
                continue
            before, now = moved
            release = facts.publication.period.label if facts.publication.period else "an earlier release"
            yield Flag(
                message=f"The target for {now.period.label} is {now.value} here, and was {before.value} in {release}.",
                found=str(now.value),
                expected=str(before.value),
                code=code,
                line=material.line_at(code, now.period),
                period=now.period.code,
                settle="Say why it was changed, or correct it.",
            )


def _other_targets(each: Assessed, earlier: History | None) -> tuple[Target, Target] | None:
    """The longest period whose target was another in an earlier release: its target then and now."""
    known = {target.period: target for target in each.history.targets if target.value is not None}
    pairs = [
        (before, known[before.period])
        for before in (earlier.targets if earlier is not None else ())
        if before.value is not None and before.period in known and known[before.period].value != before.value
    ]
    return max(pairs, key=lambda pair: (pair[0].period.months, -pair[0].period.first), default=None)


def _is_profile(targets: list[Target]) -> bool:
    return len({target.value for target in targets}) > 3


def _said_since(each: Assessed, period: Period) -> bool:
    """Whether a commentary of the year before this period speaks of the change."""
    return any(
        _SAID.search(str(commentary.prose))
        for commentary in each.history.commentaries
        if period.last - 12 < commentary.period.last <= period.last
    )


@rule("history", Severity.NOTE, "Annual Target TBC")
def target_to_be_confirmed(material: Material) -> Iterator[Flag]:
    """A target is set before its year is reported."""
    for each in material.assessed:
        target = each.annual_target or each.target
        if target is not None and target.missing is Missing.TO_BE_CONFIRMED:
            yield Flag(
                message=f"The target for {material.year.label} is still to be confirmed.",
                found=target.text or "to be confirmed",
                code=each.indicator.code,
                line=material.rows.get(code_key(each.indicator.code)),
                period=material.year.code,
                settle="Set the target, or say when it will be.",
            )


@rule("consistency", Severity.WARNING, "at risk of missing a target that is to be confirmed")
def outcome_without_target(material: Material) -> Iterator[Flag]:
    """What is at risk of missing its target has one."""
    for each in material.assessed:
        annual = each.annual_target
        if each.outcome in ADVERSE and not (annual and annual.stated) and not (each.target and each.target.stated):
            yield Flag(
                message="It is said to be at risk or slipping, and it has no target.",
                code=each.indicator.code,
                line=material.rows.get(code_key(each.indicator.code)),
                period=material.period.code,
                settle="Set a target, or leave the outcome out.",
            )


@rule(
    "consistency",
    Severity.NOTE,
    "on course, with a value that is off its target and no reason given",
    unless=("detail_page", "outcome_twice"),
)
def outcome_against_status(material: Material) -> Iterator[Flag]:
    """An expected outcome that the figure does not bear out has its reason."""
    for each in material.assessed:
        status, judgement = each.ruling.status, each.judgement
        if judgement is None or judgement.reason or material.said(each.indicator.code):
            continue
        hopeful = judgement.outcome == "on_course" and status == "off_target"
        gloomy = judgement.outcome == "at_risk" and status == "on_target"
        if hopeful or gloomy:
            yield Flag(
                message=f"Its outcome is {judgement.outcome}, and by rule it "
                f"is {status.value.replace('_', ' ')}, without a reason.",
                found=str(judgement.outcome),
                expected=status.value,
                code=each.indicator.code,
                line=material.rows.get(code_key(each.indicator.code)),
                period=each.period.code,
                settle="Give the reason, or correct the outcome.",
            )


@rule(FAMILY, Severity.WARNING, "a snapshot whose month's target is 60% and whose annual target is 56%")
def snapshot_target(material: Material) -> Iterator[Flag]:
    """Where each month of a year has the same target, the annual target is that one."""
    for each in material.assessed:
        months = {target.value for target in _monthly(each, material.year)}
        annual = each.annual_target.value if each.annual_target else None
        rate = each.indicator.kind is not NumberKind.COUNT or each.indicator.aggregation is Aggregation.SNAPSHOT
        if (
            rate
            and annual is not None
            and len(months) == 1
            and annual not in months
            and len(_monthly(each, material.year)) > 1
        ):
            claims = material.printed(ClaimKind.TARGET, each.indicator.code, each.period)
            yield Flag(
                message=f"Its months' target is {next(iter(months))}, and its annual target {annual}.",
                found=str(next(iter(months))),
                expected=str(annual),
                code=each.indicator.code,
                line=claims[0].line if claims else None,
                period=each.period.code,
                severity=Severity.NOTE if each.indicator.polarity is Polarity.NONE else None,
                settle="Correct one of them.",
            )
