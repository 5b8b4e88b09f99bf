"""Figures, months and shares in the commentary, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import WORDS, Named, Said, months, numbers, sentences
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.indicator import NumberKind, Unit
from belisha.domain.period import Period
from belisha.report.assess import Assessed

FAMILY = "commentary"
_WAS = re.compile(r"\b(?:revised|corrected|restated|changed) (?:up |down )?from\s*$", re.IGNORECASE)


def read(material: Material) -> Iterator[tuple[Passage, Assessed, str]]:
    """Every sentence of every commentary, with its indicator."""
    for passage in material.passages:
        each = material.by_code.get(code_key(passage.code))
        if each is not None:
            for sentence in sentences(passage.text):
                yield passage, each, sentence


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


def _of_its_unit(said: Said, each: Assessed) -> bool:
    """Whether a number in the text is in the indicator's unit, and of its size."""
    unit, value = each.indicator.unit, each.ruling.value
    if said.percent or said.pounds:
        return (said.percent and unit is Unit.PERCENT) or (said.pounds and unit is Unit.POUNDS)
    if unit in {Unit.PERCENT, Unit.POUNDS} or value is None:
        return False
    if each.indicator.style.decimals:
        return said.decimals == each.indicator.style.decimals
    if said.decimals or value <= 12:
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
        known = figures_of(each) | _differences(each) | _ratios(sentence)
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


_OF = re.compile(r"(?<![\d,.])(\d[\d,]*) (?:[a-z-]+ ){0,6}?(?:out )?of (?:the |all )?(\d[\d,]*)(?![\d,]*\d|\.\d|\s?%)")
_OF_FIRST = re.compile(r"\b[Oo]f (?:the |all )?(\d[\d,]*) [^.]{3,90}?, (\d[\d,]*) (?=were|was|had|have|are)")
_THEN = re.compile(
    r"(?<!of )(?<!the )(?<!all )(?<![\d,.])\b(\d[\d,]*) [A-Za-z][^.,;]{3,90}[,;] (?:and )?(\d[\d,]*) "
    r"(?=(?:were|was|had|have|are) (?:still|in|on|within|completed|achieved|met|living|decided|seen)\b)"
)


def ratios_in(sentence: str) -> list[tuple[Decimal, Decimal, str]]:
    """ "93 of 121", "Of the 67 plans …, 24 were" and "93 used …, 68 were still": the part, the whole and the words."""
    pairs = [(match[1], match[2], match[0]) for match in _OF.finditer(sentence)]
    pairs += [(match[2], match[1], match[0]) for first in (_OF_FIRST, _THEN) for match in first.finditer(sentence)]
    return [(Decimal(top.replace(",", "")), Decimal(bottom.replace(",", "")), text) for top, bottom, text in pairs]


def _ratios(sentence: str) -> set[Decimal]:
    return {top * 100 / bottom for top, bottom, _ in ratios_in(sentence) if bottom}


def _in_ratio(said: Said, sentence: str) -> bool:
    return not said.percent and any(said.text in text for _, _, text in ratios_in(sentence))


@rule(FAMILY, Severity.ERROR, "93 of 121, given as 67.9%")
def ratio_said(material: Material) -> Iterator[Flag]:
    """ "68 of 93" is the percentage that stands with it, and where none does, the indicator's value."""
    for passage, each, sentence in read(material):
        if each.indicator.unit is not Unit.PERCENT:
            continue
        shown = [said for said in numbers(sentence) if said.percent]
        for top, bottom, text in ratios_in(sentence):
            if not bottom or top > bottom or bottom < 5:
                continue
            made = top * 100 / bottom
            alone = not shown and not re.search(r"\balone\b|\bthis month\b", sentence)
            near = [said.number for said in shown] or (
                [each.ruling.value] if alone and each.ruling.value is not None else []
            )
            close = [number for number in near if abs(number - made) <= 20]
            places = min((said.decimals for said in shown), default=each.indicator.style.decimals)
            if close and not any(abs(number - made) <= Decimal(1).scaleb(-places) * Decimal("0.51") for number in near):
                yield Flag(
                    message=f"“{text}” is {made:.1f}%, and {close[0]}% is given.",
                    found=f"{close[0]}%",
                    expected=f"{made:.1f}%",
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    settle="Correct the counts or the percentage.",
                )


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


_FROM = re.compile(r"\b(from|was|were|to|than)\s+$")
_WORDS_BETWEEN = re.compile(r"(?:\s+[a-z-]+){0,3}?\s+(?:in|for|at the end of)\s+$")


@rule(FAMILY, Severity.ERROR, "up from 191 in July, where July is 197")
def past_figure(material: Material) -> Iterator[Flag]:
    """A figure that the text gives a month for is that month's."""
    for passage, each, sentence in read(material):
        for said, month in _dated(sentence, material.period):
            o = each.history.observation(month.period)
            if o is None or not _of_its_unit(said, each):
                continue
            if o.value is None:
                yield Flag(
                    message=f"The text gives {said.text} for {month.period.label}, which has no value.",
                    found=said.text,
                    code=passage.code,
                    line=passage.line,
                    period=month.period.code,
                    settle="Correct the month, or give the value.",
                )
                continue
            if not _equal(each.indicator.style.published(o.value), said) and not _equal(o.value, said):
                if any(
                    other.value is not None and _equal(other.value, said)
                    for other in each.history.observations
                    if other.period == month.period
                ):
                    continue
                other = next(
                    (p.period.label for p in each.history.current if p.value is not None and _equal(p.value, said)), ""
                )
                yield Flag(
                    message=f"The text gives {said.text} for {month.period.label}, which is {o.value}"
                    + (f"; it is the figure of {other}." if other else "."),
                    found=said.text,
                    expected=str(o.value),
                    code=passage.code,
                    line=passage.line,
                    period=month.period.code,
                    evidence=(f"{month.period.label}: {o.text or o.value}",),
                    settle="Correct the month or the figure.",
                )


def _dated(sentence: str, until: Period) -> Iterator[tuple[Said, Named]]:
    """Numbers with the month that follows them closely: "from 197 in July", "205 fly-tips in August 2026"."""
    for said in numbers(sentence):
        for month in months(sentence, until):
            between = sentence[said.end : month.start]
            before = sentence[max(0, said.start - 24) : said.start]
            if re.search(r"\b(?:targets? of|by)\s*$", before) or not _WORDS_BETWEEN.fullmatch(between):
                continue
            yield said, month


@rule(FAMILY, Severity.ERROR, "“40 above the target of 165”, where the value is 215", unless=("two_values",))
def difference_said(material: Material) -> Iterator[Flag]:
    """How far a text says the value is from its target is how far it is."""
    pattern = re.compile(
        rf"(£?\d[\d,.]*\d|\d+|\b(?:{'|'.join(WORDS)})\b)(?:\s?%|\s[a-z]+){{0,2}}? (above|below|"
        rf"more than|fewer than|less than|over|under|short of) (?:the|its|our) (?:\w+ ){{0,2}}target"
    )
    for passage, each, sentence in read(material):
        target = each.target.value if each.target else None
        if target is None or each.ruling.value is None or each.indicator.kind is NumberKind.RATE:
            continue
        for match in pattern.finditer(sentence):
            text = match[1].strip("£,.").replace(",", "")
            number = Decimal(WORDS[text]) if text in WORDS else Decimal(text)
            gap = each.ruling.value - target
            wrong_side = (gap < 0) == (match[2] in {"above", "more than", "over"}) and gap != 0
            if number != abs(gap) or wrong_side:
                yield Flag(
                    message=f"The text says {match[0]}; {each.ruling.value} is "
                    f"{abs(gap)} {'above' if gap > 0 else 'below'} {target}.",
                    found=match[1],
                    expected=str(abs(gap)),
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    evidence=_standing(each),
                    settle="Correct the text.",
                )


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


@rule(FAMILY, Severity.WARNING, "a month that has not come, spoken of as past")
def future_month(material: Material) -> Iterator[Flag]:
    """What the text says has happened lies before the report was made."""
    made = material.claims.generated or material.facts.publication.generated
    until = made.year * 12 + made.month - 1 if made else material.period.last + 2
    for passage, each, sentence in read(material):
        for month in months(sentence, material.period):
            before = sentence[: month.start]
            past = re.search(
                r"\b(?:was|were|fell|rose|has been|had|started|reported|"
                r"made)\b(?![^,]*\b(?:to|will|by|until|due)\b)[^,]*\bin\s+$",
                before,
            )
            if month.stated and month.period.first > until and past:
                yield Flag(
                    message=f"{month.period.label} has not come yet, and the text speaks of it as past.",
                    found=month.period.label,
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    settle="Correct the month or the year.",
                )
