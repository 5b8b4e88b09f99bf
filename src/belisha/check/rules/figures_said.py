"""Figures, months and shares in the commentary, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise

from msgspec.structs import replace

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import MONTH, Said, months, numbers
from belisha.check.reading_when import When
from belisha.check.rule import rule
from belisha.check.rules.counts_said import ratios_in, shares_in
from belisha.check.rules.speaking import FAMILY, TOMORROW, at, is_counted, made_in, read, whens_in
from belisha.domain.indicator import Unit
from belisha.domain.observation import Observation
from belisha.domain.period import Period
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_WAS = Pattern(r"\b(?:revised|corrected|restated|changed) (?:up |down )?from\s*$", re.IGNORECASE)


def figures_of(each: Assessed) -> set[Decimal]:
    """Every value, target, numerator and denominator of an indicator, past ones and superseded ones too."""
    found: set[Decimal] = set()
    for o in each.history.observations:
        found |= {n for n in (o.value, o.numerator, o.denominator) if n is not None}
        if o.value is not None:
            found.add(each.indicator.style.published(o.value))
    for target in each.history.targets:
        found |= {n for n in (target.value, target.lower, target.upper) if n is not None}
    limits = each.ruling.limits
    edges = (limits.near_lower, limits.near_upper, limits.on_lower, limits.on_upper) if limits else ()
    return found | {n for n in edges if n is not None} | _own_rates(each)


def _own_rates(each: Assessed) -> set[Decimal]:
    """What a running rate was in one period alone: the difference of its two counts."""
    scale = {Unit.PERCENT: 100, Unit.PER_1000: 1000, Unit.PER_10000: 10000, Unit.PER_100000: 100000}
    found = set()
    for before, now in pairwise(each.history.current):
        if before.numerator and now.numerator and before.denominator and now.denominator:
            top, bottom = now.numerator - before.numerator, now.denominator - before.denominator
            found |= {top * scale.get(each.indicator.unit, 1) / bottom} if bottom > 0 else set()
    return found


def _differences(each: Assessed) -> set[Decimal]:
    """How far the last values lie from each other and from their targets."""
    near = [o.value for o in each.history.current if o.value is not None and o.period.last <= each.asked.last][-14:]
    aimed = [t.value for t in (each.target, each.annual_target) if t is not None and t.value is not None]
    now = near[-1:]
    return {abs(a - b) for a in now for b in [*near, *aimed]} | {abs(a - b) for a, b in combinations(near, 2)}


def _of_its_kind(said: Said, each: Assessed) -> bool:
    """Whether a number in the text is written as the indicator's figures are."""
    unit = each.indicator.unit
    if said.percent or said.pounds:
        return (said.percent and unit is Unit.PERCENT) or (said.pounds and unit is Unit.POUNDS)
    return unit not in {Unit.PERCENT, Unit.POUNDS} and said.decimals == each.indicator.style.decimals


def _of_its_unit(said: Said, each: Assessed) -> bool:
    """Whether a number in the text is in the indicator's unit, and of its size."""
    value = each.ruling.value
    if value is None and not said.percent and not said.pounds:
        return False
    if not _of_its_kind(said, each) or value is None or said.percent or said.pounds or said.decimals:
        return _of_its_kind(said, each)
    if value <= 12:
        return False
    swapped = sorted(said.text.replace(",", "")) == sorted(f"{value:.0f}")
    return swapped or value / 2 <= said.number <= value * 2


@rule(
    FAMILY,
    Severity.WARNING,
    "47.9% in the text, where the data have 47.1%, 49.0% and 45.7%",
    unless=("target_said", "ratio_said", "past_figure", "direction_from", "difference_said", "two_values"),
)
def figure(material: Material) -> Iterator[Flag]:
    """A number in the indicator's unit is one of its values or targets, a difference of two, or a share of two counts
    in the sentence. What a figure was before it was revised is let pass.
    """
    for passage, each, sentence in read(material):
        known = figures_of(each) | _differences(each) | shares_in(sentence)
        for said in numbers(sentence):
            if not _of_its_unit(said, each) or _WAS.search(sentence[: said.start]) or _in_ratio(said, sentence):
                continue
            if not any(_equal(number, said) for number in known):
                near = min(known, key=lambda number: abs(number - said.number), default=None)
                yield Flag(
                    message=f"{said.text} is in the text and nowhere in the data.",
                    found=said.text,
                    expected=str(near or ""),
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    evidence=_standing(each),
                    settle="Correct the text or the data.",
                )


def _standing(each: Assessed) -> tuple[str, ...]:
    target = each.target.value if each.target else None
    return (f"{each.period.label}: {each.ruling.value}", f"target: {target if target is not None else 'not stated'}")


def _equal(number: Decimal, said: Said) -> bool:
    """Whether a number, written with as many places as in the text, is what the text says."""
    return number.quantize(Decimal(1).scaleb(-said.decimals), rounding=ROUND_HALF_UP) == said.number


def _in_ratio(said: Said, sentence: str) -> bool:
    return not said.percent and any(said.text in text for _, _, text in ratios_in(sentence))


@rule(FAMILY, Severity.ERROR, "the target of 50.0%, where it is 49.0%", unless=("two_values",))
def target_said(material: Material) -> Iterator[Flag]:
    """A target in the text is the period's, the year's, or that of the period it names."""
    for passage, each, sentence in read(material):
        named = {month.period for month in months(sentence, material.period)}
        targets = [each.target, each.annual_target, *(each.history.target(period) for period in named)]
        if each.ruling.value is None:  # then the text is about the latest figure there is
            targets += [each.history.target(o.period) for o in each.history.current if o.value is not None][-1:]
        known = {n for t in targets if t is not None for n in (t.value, t.lower, t.upper) if n is not None}
        known |= (
            {t.value for t in each.history.targets if t.value is not None}
            if re.search(r"\b(?:last|previous|old|from|was)\b.{0,30}\btarget", sentence)
            else set()
        )
        for said in numbers(sentence):
            if (
                known
                and re.search(r"\btarget (?:for the (?:year|month) )?(?:of|is|was)\s*$", sentence[: said.start])
                and not any(_equal(n, said) for n in known)
            ) and said.number not in known:
                yield Flag(
                    message=f"The text gives a target of {said.text}; it is "
                    f"{min(known, key=lambda n: abs(n - said.number))}.",
                    found=said.text,
                    expected=str(min(known, key=lambda n: abs(n - said.number))),
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    settle="Correct the text.",
                )


_WORDS_BETWEEN = Pattern(r"(?:\s+[a-z-]+){0,3}?\s+(?:in|for|at the end of)\s+(?:the )?$")
_NEXT_TO = Pattern(r"(?:\s+[a-z-]+)?\s+$")
_COMPARED_TO = Pattern(r"\b(?:from|was|were|than|against|with)\s+(?:only |just )?$", re.IGNORECASE)
_NO_FIGURE_OF_IT = Pattern(r"\b(?:targets? of|by)\s*$")
_IT_WAS = (
    r"(?:it|this|the (?:figure|rate|number|result|value|score|average|total)) "
    r"(?:was|were|stood at|had been|came to|reached)"
)
_THEN_IT_WAS = Pattern(rf"(?:['’]s figure)?,? (?:{_IT_WAS}|(?:was|were)) (?:only |just |about )?$", re.IGNORECASE)
_THEN_THERE_WERE = Pattern(
    r",? (?:there (?:were|was)|we had|(?:\w+ ){0,3}(?:reported|recorded)) (?:only )?$", re.IGNORECASE
)
_FIGURE_FOR = Pattern(
    r"\b(?:performance|figure|rate|number|result|value|score) (?:for|of|in) (?:the )?$", re.IGNORECASE
)
_THINGS_WERE = Pattern(r" ((?:[\w-]+ )?[\w-]+) (?:had been|were)\b")
_THERE_HAVE_BEEN = Pattern(r"\bthere have been (?:only )?$", re.IGNORECASE)


@rule(FAMILY, Severity.ERROR, "up from 191 in July, where July is 197")
def past_figure(material: Material) -> Iterator[Flag]:
    """A figure for which the text names a month, a quarter, a stretch of months, "last month" or "a year ago" is that
    of the time named.
    """
    for passage, each, sentence in read(material):
        for said, when in _dated(sentence, each, material):
            known = _known_of(each, when, material)
            if any(_equal(number, said) for number in known) or (when.loose and _equal_in_year(each, when, said)):
                continue
            o = at(each, when)
            if known:
                truth = f"which is {known[0]}"
            elif (gap := each.history.observation(_period(when))) is not None and gap.value is None:
                truth = "which has no value"
            elif _is_year_slip(each, when, said):
                truth = f"which is the figure of {each.period.label}"
            else:
                continue
            yield _misquoted(passage, each, (said, when), truth, o)


def _misquoted(passage: Passage, each: Assessed, claim: tuple[Said, When], truth: str, o: Observation | None) -> Flag:
    said, when = claim
    named = o.period if o is not None else _period(when)
    others = (p.period.label for p in each.history.current if p.value is not None and _equal(p.value, said))
    other = next((label for label in others if label not in truth), "")
    return Flag(
        message=f"The text gives {said.text} for {named.label}, {truth}"
        + (f"; it is that of {other}." if other else "."),
        found=said.text,
        expected=truth.removeprefix("which is "),
        code=passage.code,
        line=passage.line,
        period=named.code,
        evidence=(f"{named.label}: {o.text or o.value}",) if o is not None else (),
        settle="Correct the month or the figure.",
    )


def _period(when: When) -> Period:
    first, last = (Period.month(month // 12, month % 12 + 1) for month in (when.first, when.last))
    return first if first == last else Period.range(first, last)


def _known_of(each: Assessed, when: When, material: Material) -> list[Decimal]:
    """What the months named can be said to have had: as recorded, as published, and before it was revised."""
    o = at(each, when)
    values = [p.value for p in each.history.observations if o and p.period == o.period and p.value is not None]
    values = [o.value, *values] if o and o.value is not None else values
    found = made_in(each, when, material.facts.organisation.year_start)
    return [*values, *(each.indicator.style.published(value) for value in (*values, *found)), *found]


def _equal_in_year(each: Assessed, when: When, said: Said) -> bool:
    """Whether "last year" may mean another figure of the year before."""
    near = [
        o.value
        for o in each.history.current
        if o.value is not None and when.first - 12 < o.period.last < when.last + 12
    ]
    return any(_equal(number, said) for number in near)


def _is_year_slip(each: Assessed, when: When, said: Said) -> bool:
    """Whether the latest figure is given for its own month of a year that has none."""
    own = each.ruling.value
    return (
        own is not None
        and _equal(own, said)
        and when.last % 12 == each.period.last % 12
        and when.last != each.period.last
    )


def _dated(sentence: str, each: Assessed, material: Material) -> Iterator[tuple[Said, When]]:
    """Figures with the time they are of: "from 197 in July", "last month it was 3.9", "539 fly-tips in Q1"."""
    times = [_until_now(when, sentence, each) for when in whens_in(sentence, each, material)]
    for said in numbers(sentence) if times else ():
        for when in times:
            if when.start >= said.end:
                if _is_before(said, when, sentence, each):
                    yield said, when
            elif _is_after(said, when, sentence, each) or _is_latest_of(said, when, sentence, each):
                yield said, when


_IN = Pattern(r"\b(?:in|for|during|(?:at|by) the end of|survey of|(?:on|to) \d{1,2}(?:st|nd|rd|th)?) $", re.IGNORECASE)
_OTHERWISE = Pattern(r"\b(?:from|than|since|until|target|compared|up|down|and|but|while|which|when)\b|[.;]")


def _is_latest_of(said: Said, when: When, sentence: str, each: Assessed) -> bool:
    """Whether the latest figure is given as that of the one time that the sentence begins with: "in January we
    recycled 47.1%", in the report on June.
    """
    value = each.ruling.value
    return (
        value is not None
        and _equal(value, said)
        and _of_its_kind(said, each)
        and when.last < each.period.last
        and _IN.search(sentence[: when.start]) is not None
        and len(sentence[: when.start].split()) <= _EARLY
        and not _OTHERWISE.search(sentence[when.end : said.start])
    )


_EARLY = 6
"""A time with no more words before it is that of the whole sentence."""


def _until_now(when: When, sentence: str, each: Assessed) -> When:
    """ "Since April" is up to the latest figure."""
    since = sentence[: when.start].endswith("since ") and when.first <= each.period.last
    return replace(when, last=each.period.last) if since else when


def _is_before(said: Said, when: When, sentence: str, each: Assessed) -> bool:
    between = sentence[said.end : when.start]
    before = sentence[: said.start]
    if _NO_FIGURE_OF_IT.search(before[-24:]):
        return False
    if between.endswith(" since "):
        return _THERE_HAVE_BEEN.search(before) is not None and is_counted(each, between)
    if TOMORROW.search(between) or " than " in between or not _of_its_unit(said, each):
        return False
    named_beside = _NEXT_TO.fullmatch(between) and _COMPARED_TO.search(before) and when.first == when.last
    return bool(_WORDS_BETWEEN.fullmatch(between) or (named_beside and not MONTH.match(sentence, when.start)))


def _is_after(said: Said, when: When, sentence: str, each: Assessed) -> bool:
    between = sentence[when.end : said.start]
    if not _of_its_kind(said, each):
        return False
    if _THEN_THERE_WERE.fullmatch(between):
        return is_counted(each, " ".join(sentence[said.end :].split()[:2]).split(",")[0])
    if between in {" ", ", "}:
        things = _THINGS_WERE.match(sentence, said.end)
        return things is not None and is_counted(each, things[1])
    if not _THEN_IT_WAS.fullmatch(between):
        return False
    return " it " in between or "figure" in between or _FIGURE_FOR.search(sentence[: when.start]) is not None


@rule(FAMILY, Severity.WARNING, "March, in the text of the report for April")
def stale_month(material: Material) -> Iterator[Flag]:
    """A text is about the reported period: one that gives figures for an earlier month, and never names this one, is
    last month's.
    """
    for passage, each, sentence in read(material):
        named = months(sentence, material.period)
        text = " ".join(p.text for p in material.texts(passage.code))
        mine = {month.period for month in months(passage.text, material.period)}
        fresh = any(each.period.first <= period.first <= max(each.period.last, material.period.last) for period in mine)
        for month in named:
            behind = each.period.last - month.period.last
            about = re.search(r"\b(?:for|in|during|of)(?: the month of)?\s+$", sentence[: month.start])
            if not about or fresh or not 1 <= behind <= 3 or month.period.last >= each.period.first:
                continue
            heading = sentence.rstrip().endswith(":")
            if heading or (
                numbers(sentence) and not re.search(r"\b(?:from|since|than|compared|planned|last)\b", sentence)
            ):
                seen = "" if each.period.label in text else f", and never of {each.period.label}"
                yield Flag(
                    message=f"The text speaks of {month.period.label}{seen}; "
                    f"the figure is that of {each.period.label}.",
                    found=month.period.label,
                    expected=each.period.label,
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    settle="Bring the text up to date.",
                )
