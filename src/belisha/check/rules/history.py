"""Figures against the indicator's own past and against earlier releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from belisha.analysis.process_rules import FEWEST_POINTS, SCREEN
from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_text import MONTH, month_of, numbers
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, Polarity
from belisha.domain.observation import Observation, Quality
from belisha.domain.period import Period
from belisha.domain.prose import write_prose
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

FAMILY = "history"
_RUNNING = {Aggregation.CUMULATIVE, Aggregation.YTD_AVERAGE, Aggregation.YTD_SNAPSHOT}


def values(each: Assessed) -> list[Observation]:
    """The current values up to the reported period, in order."""
    return [o for o in each.history.current if o.value is not None and o.period.last <= each.asked.last]


@rule(FAMILY, Severity.WARNING, "205 after seventeen months between 150 and 178", unless=("two_values", "cumulative"))
def jump(material: Material) -> Iterator[Flag]:
    """The latest step is no more than the indicator's own steps allow: 3.267 times their mean, the upper limit of a
    chart of moving ranges, and a fifth more.
    Running totals are taken apart month by month first, and so are compared within
    the year.
    """
    for each in material.assessed:
        seen = values(each)
        if each.history.broken_between(seen[0].period, seen[-1].period) if seen else True:
            continue
        series = _own(each, seen, material)
        if len(series) < FEWEST_POINTS + 2:
            continue
        steps = [abs(b - a) for a, b in pairwise(series)]
        usual = sum(steps[:-1], Decimal(0)) / (len(steps) - 1)
        if steps[-1] > usual * Decimal(str(SCREEN)) * Decimal("1.2") and usual:
            now = seen[-1]
            yield Flag(
                message=f"The step to {now.value} is {steps[-1] / usual:.1f} times its usual size.",
                found=str(now.value),
                expected=f"a step of {usual * Decimal(str(SCREEN)):.2f} at most",
                code=each.indicator.code,
                line=material.line_at(each.indicator.code, now.period),
                period=now.period.code,
                evidence=tuple(f"{o.period.label}: {o.value}" for o in seen[-3:]),
                settle="Check the figure, or explain the jump.",
            )


def _own(each: Assessed, seen: list[Observation], material: Material) -> list[Decimal]:
    """Values that stand by themselves: those of a running total by difference; none for running rates."""
    if each.indicator.aggregation not in _RUNNING:
        return [o.value for o in seen if o.value is not None]
    if each.indicator.aggregation is not Aggregation.CUMULATIVE or each.indicator.unit == "percent":
        return []
    start = material.facts.organisation.year_start
    own = [seen[0].value or Decimal(0)]
    for before, now in pairwise(seen):
        fresh = each.indicator.resets and before.period.in_year(start) != now.period.in_year(start)
        own.append((now.value or Decimal(0)) - (Decimal(0) if fresh else before.value or Decimal(0)))
    return own[1:]


@rule(FAMILY, Severity.WARNING, "964,340 in July and 964,340 in August")
def repeated_value(material: Material) -> Iterator[Flag]:
    """A figure of many digits is not exactly last month's."""
    for each in material.assessed:
        seen = values(each)
        if len(seen) < 2 or seen[-1].value != seen[-2].value or seen[-1].value in {None, Decimal(0), Decimal(100)}:
            continue
        digits = len(str(abs(seen[-1].value or 0)).replace(".", "").strip("0"))
        grows = each.indicator.aggregation is Aggregation.CUMULATIVE and each.indicator.kind != "rate"
        yield Flag(
            message=f"{seen[-1].value} is exactly the figure of {seen[-2].period.label}.",
            found=str(seen[-1].value),
            code=each.indicator.code,
            line=material.line_at(each.indicator.code, seen[-1].period),
            period=seen[-1].period.code,
            severity=None if digits >= 4 or grows else Severity.NOTE,
            settle="Make sure that it is this month's figure.",
        )


def _earlier(material: Material, code: str) -> Iterator[tuple[Facts, History]]:
    for facts in material.earlier:
        if (history := facts.history(code)) is not None:
            yield facts, history


@rule(FAMILY, Severity.WARNING, "July is 168 here and was 171 in the last release, and nobody says so")
def revised_unsaid(material: Material) -> Iterator[Flag]:
    """A past figure that differs from what an earlier release gave is marked as revised, or spoken of."""
    for each in material.assessed:
        said = material.said(each.indicator.code)
        for facts, history in _earlier(material, each.indicator.code):
            for before in history.current:
                now = each.history.observation(before.period)
                known = now is not None and (now.revision > 1 or now.reason or Quality.REVISED in now.quality)
                if now is None or known or before.value is None or now.value in {None, before.value}:
                    continue
                if re.search(r"\brevis|\bcorrect", said, re.IGNORECASE) and re.search(
                    rf"(?<!\d){re.escape(str(before.value))}(?!\d)", said
                ):
                    continue
                release = facts.publication.period.label if facts.publication.period else "an earlier release"
                yield Flag(
                    message=f"{before.period.label} is {now.value} here, and was {before.value} in {release}.",
                    found=str(now.value),
                    expected=str(before.value),
                    code=each.indicator.code,
                    line=material.line_at(each.indicator.code, before.period),
                    period=before.period.code,
                    settle="Mark it as revised and say why, or correct it.",
                )


@rule(FAMILY, Severity.WARNING, "August's commentary is July's, word for word")
def text_again(material: Material) -> Iterator[Flag]:
    """A commentary is new each period."""
    for each in material.assessed:
        now = each.commentary
        if now is None:
            continue
        others = [c for c in each.history.commentaries if c.period != now.period]
        others += [
            c
            for _, history in _earlier(material, each.indicator.code)
            for c in history.commentaries
            if c.period != now.period
        ]
        for other in others:
            if _same_text(write_prose(now.prose), write_prose(other.prose)):
                texts = material.texts(each.indicator.code)
                yield Flag(
                    message=f"The text is that of {other.period.label} again.",
                    code=each.indicator.code,
                    line=texts[0].line if texts else None,
                    period=now.period.code,
                    settle="Write what has happened since.",
                )
                break


def _same_text(one: str, other: str) -> bool:
    first, second = (re.sub(r"[\d\W]+", " ", re.sub(MONTH, "", text)).casefold().split() for text in (one, other))
    return bool(first) and first == second


_TENTATIVE = Pattern(
    r"\bincomplete\b|\bprovisional\b|\bestimate[sd]?\b|\bnot (?:all |"
    r"yet )?(?:been )?(?:received|validated|finali[sz]ed|confirmed)\b|"
    r"\bunlikely to be available\b|\bawait(?:ing|ed)\b|\bsubject to (?:validation|change|confirmation)\b|\bexcludes?\b|"
    r"\b(?:figures?|data) (?:is|are) (?:still )?(?:outstanding|being (?:checked|validated))\b",
    re.IGNORECASE,
)
_PLAINLY = Pattern(
    r"\b(?:figures?|data|value|it|this) (?:is|are) (?:only |still )?(?:provisional|estimated|incomplete|an estimate)\b",
    re.IGNORECASE,
)
_LAPSED = {Quality.PROVISIONAL, Quality.ESTIMATED, Quality.INCOMPLETE}


@rule(FAMILY, Severity.WARNING, "data that have not been received, and a figure that is not marked as incomplete")
def provisional(material: Material) -> Iterator[Flag]:
    """What the text calls provisional, incomplete or without some cases is marked so at the figure."""
    for passage in material.passages:
        each = material.by_code.get(code_key(passage.code))
        marked = each and each.observation and ({*each.observation.quality} & _LAPSED or each.observation.value is None)
        match = _TENTATIVE.search(passage.text)
        if match and each and each.ruling.value is not None and not marked:
            yield Flag(
                message=f"The text says “{match[0]}”, and the figure {each.ruling.value} has no mark.",
                found=match[0],
                expected="a mark: provisional, estimated or incomplete",
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                severity=Severity.NOTE if _PLAINLY.search(passage.text) else None,
                settle="Mark the figure.",
            )


@rule(FAMILY, Severity.NOTE, "75, the highest of 13 months, and the text does not say so", unless=("two_values",))
def worst(material: Material) -> Iterator[Flag]:
    """A figure that is the worst of thirteen months or more is called that."""
    for each in material.troubled:
        seen = [o.value for o in values(each) if o.value is not None]
        if len(seen) < 13 or each.indicator.aggregation is Aggregation.CUMULATIVE or not seen:
            continue
        up = each.indicator.polarity is Polarity.MINIMISE
        if each.indicator.polarity not in {Polarity.MINIMISE, Polarity.MAXIMISE} or (
            seen[-1] <= max(seen[:-1]) if up else seen[-1] >= min(seen[:-1])
        ):
            continue
        if not re.search(r"\b(?:highest|lowest|worst|record)\b", material.said(each.indicator.code), re.IGNORECASE):
            yield Flag(
                message=f"{seen[-1]} is the {'highest' if up else 'lowest'} "
                f"of {len(seen)} periods, and the text does not say so.",
                found=str(seen[-1]),
                code=each.indicator.code,
                line=material.line_at(each.indicator.code, each.period),
                period=each.period.code,
                settle="Say so.",
            )


@rule(FAMILY, Severity.WARNING, "January 2017 in the report for April, of a measure that comes every month")
def stale_measure(material: Material) -> Iterator[Flag]:
    """A partnership's monthly measure is no more than a month behind; any measure is less than a year."""
    for part in material.parts:
        latest = max(_dates(part, material), default=None)
        behind = material.period.last - latest if latest is not None else 0
        monthly = re.search(r"\bmonthly\b|\bevery month\b|\beach month\b", part.measure.rationale, re.IGNORECASE)
        if (monthly and behind >= 2) or behind > 12:
            yield Flag(
                message=f"Its latest figure is {behind} months behind the report.",
                found=f"{behind} months",
                code=part.code,
                line=part.line,
                settle="Give a later figure, or say when it comes.",
            )


def _dates(part: Part, material: Material) -> Iterator[int]:
    texts = [
        *part.texts,
        *(
            text
            for table in part.tables
            for text in (table.caption, *table.header, *(c for row in table.rows for c in row))
        ),
    ]
    for text in texts:
        for match in MONTH.finditer(text):
            period = month_of(match["month"], match["year"]) if match["year"] else None
            if period and period.last <= material.period.last:
                yield period.last
        if counted := re.search(r"\bmonth (\d{1,2})\b", text):
            start: Period = (
                material.year
                if int(counted[1]) - 1 <= material.period.last - material.year.first
                else material.year.shift(-12)
            )
            yield start.first + int(counted[1]) - 1


@rule(FAMILY, Severity.WARNING, "89.2%, and nothing says of which month")
def undated_measure(material: Material) -> Iterator[Flag]:
    """A partnership's figure says which period it is of."""
    for part in material.parts:
        figures = any(numbers(text) for text in part.texts) or any(
            table.figure(cell).number is not None for table in part.tables for row in table.rows for cell in row
        )
        years = re.search(r"\b20\d\d\b", " ".join([*part.texts, *(str(table) for table in part.tables)]))
        if figures and not years and not any(True for _ in _dates(part, material)):
            yield Flag(
                message="Nothing says of which period its figure is.",
                code=part.code,
                line=part.line,
                settle="Name the period.",
            )


@rule(FAMILY, Severity.NOTE, "TBC, and nothing else")
def measure_without_figure(material: Material) -> Iterator[Flag]:
    """A partnership's measure has a figure."""
    for part in material.parts:
        cells = [cell for table in part.tables for row in table.rows for cell in row]
        if (
            re.search(r"\bTBC\b|\bN/A\b|to be confirmed", " ".join([*part.texts, *cells]))
            and not re.search(r"\d", " ".join(cells))
            and not any(numbers(text) for text in part.texts)
        ):
            yield Flag(
                message="It has no figure.",
                found="TBC",
                code=part.code,
                line=part.line,
                settle="Give a figure, or leave the measure out until there is one.",
            )


@rule("consistency", Severity.WARNING, "a target of 11.25% and a target of 15.8% for one measure")
def two_targets(material: Material) -> Iterator[Flag]:
    """A measure has one target, or it is plain how they differ."""
    for part in material.parts:
        found = re.findall(
            r"\btarget of (\d+(?:\.\d+)?\s?%?)|(\d+(?:\.\d+)?\s?%) target\b",
            " ".join((part.measure.title, *part.texts)),
        )
        targets = list(dict.fromkeys((one or two).replace(" ", "") for one, two in found))
        if len(targets) > 1:
            yield Flag(
                message=f"It has several targets: {', '.join(targets)}.",
                found=targets[-1],
                expected=targets[0],
                code=part.code,
                line=part.line,
                settle="Say which holds for this period.",
            )
