"""How far, how long and past what the commentary says that a figure has moved, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import WORDS, months
from belisha.check.rule import rule
from belisha.check.rules.comparisons import ADVICE, FAMILY, TOMORROW, VERBS, subject, way
from belisha.check.rules.figures_said import read
from belisha.check.rules.history import values
from belisha.domain.indicator import Aggregation, Polarity, Unit
from belisha.domain.period import Period
from belisha.report.assess import Assessed

_NUMBER = rf"(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b)"
_AMOUNT = rf"£?{_NUMBER}(?P<unit>\s?%|\s?per\s?cent|\s(?:percentage )?points?)?"
_BY = re.compile(rf"\b(?P<word>{VERBS})\s+by\s+(?:about |around |nearly |almost |some )?{_AMOUNT}", re.IGNORECASE)
_SINCE = re.compile(r"(?: [\w-]+){0,3}? (?:from|on|since|against|over|compared (?:with|to))\b", re.IGNORECASE)
"""After how far: from when. "Fell by three in June" says when it fell."""
_NOUN = re.compile(
    rf"\b(?:it|this|that|which) (?:is|was) an? (?P<word>increase|rise|decrease|fall|reduction|drop|improvement) of "
    rf"{_AMOUNT}(?= (?:on|from|since|over|compared))",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"\b(?:it|this|that|which) (?:is|was) {_AMOUNT}(?:\s[\w-]+)? (?P<word>more|fewer|less|higher|lower|better|worse) "
    rf"than (?!the target|its target|target)",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:last|previous) (?:month|quarter|period)\b|\b(?:month|quarter) before\b", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:last|previous) year\b|\byear (?:ago|before|earlier)\b|\bsame (?:month|quarter|period|time)\b", re.IGNORECASE
)


def _flag(passage: Passage, each: Assessed, said: str, truth: str, evidence: tuple[str, ...]) -> Flag:
    return Flag(
        message=f"The text says “{said.strip()}”; {truth}.",
        found=said.strip(),
        expected=truth,
        code=passage.code,
        line=passage.line,
        period=each.period.code,
        evidence=evidence,
        settle=ADVICE,
    )


def _now(each: Assessed) -> Decimal | None:
    return None if each.ruling.value is None else each.indicator.style.published(each.ruling.value)


def _named(each: Assessed, words: str, until: Period) -> list[tuple[str, Decimal]]:
    """The earlier figures that words name: "in July", "last month", "a year ago"; each with its period's name."""
    seen = [o for o in values(each) if o.period.last < each.period.last]
    named = [month.period for month in months(words, until) if month.period.last < each.period.last]
    if named:
        found = [o for o in seen if o.period.last == named[0].last and o.period.months == each.period.months]
    elif _YEAR.search(words):
        found = [o for o in seen if o.period == each.period.previous_year]
    else:
        found = seen[-1:] if _LAST.search(words) else []
    return [(o.period.label, each.indicator.style.published(o.value)) for o in found if o.value is not None]


def _makes(match: re.Match[str], before: Decimal, now: Decimal, unit: Unit) -> bool:
    """Whether a move is as large as a text says: a share of what was before, or in the figure's own unit."""
    text = match["number"].replace(",", "").casefold()
    said = Decimal(WORDS[text]) if text in WORDS else Decimal(text)
    share = (match["unit"] or "").strip().casefold() in {"%", "per cent", "percent"}
    sizes = [abs(now - before)] if not share or unit is Unit.PERCENT else []
    sizes += [abs(now - before) * 100 / abs(before)] if share and before else []
    places = len(text.partition(".")[2])
    return any(abs(size - said) <= Decimal(1).scaleb(-places) * Decimal("0.51") for size in sizes)


@rule(
    FAMILY,
    Severity.ERROR,
    "“fly-tips fell by 8 from July”, after 197 in July and 205 now",
    unless=("two_values", "past_figure", "difference_said"),
)
def amount_moved(material: Material) -> Iterator[Flag]:
    """How far a text says that the figure moved, and which way, is how it moved since the period that is named."""
    for passage, each, sentence in read(material):
        for pattern in (_BY, _NOUN, _THAN):
            match = pattern.search(sentence)
            now = _now(each)
            if match is None or now is None or TOMORROW.search(sentence[: match.start()]):
                continue
            if pattern is _BY and not (
                subject(each, sentence[: match.start()]) and _SINCE.match(sentence, match.end())
            ):
                continue
            turn = way(match["word"].casefold(), each.indicator.polarity)
            for label, before in _named(each, sentence[match.end() :], material.period)[:1]:
                if (now - before) * turn < 0 or not _makes(match, before, now, each.indicator.unit):
                    yield _flag(
                        passage,
                        each,
                        match[0],
                        f"the figure went from {before} to {now}",
                        (f"{each.period.label}: {now}", f"{label}: {before}"),
                    )


_COMPARES = re.compile(
    r"\b(?P<word>(?:fewer|less|more|higher|lower)(?=(?P<what>(?: [\w-]+){0,3}?) than )|(?:better|worse)(?= than ))"
    r"|\b(?P<place>above|below) (?=(?:last|the previous) (?:month|year|quarter)'s)",
    re.IGNORECASE,
)


@rule(
    FAMILY,
    Severity.ERROR,
    "“fewer fly-tips than last year”, after 178 last year and 205 now",
    unless=("two_values", "amount_moved", "direction"),
)
def compared_with(material: Material) -> Iterator[Flag]:
    """What a text calls more, fewer, better or worse than an earlier period's figure is so."""
    for passage, each, sentence in read(material):
        now = _now(each)
        for match in _COMPARES.finditer(sentence):
            word, before_it = (match["word"] or match["place"]).casefold(), sentence[: match.start()]
            said = f"{match[0]}{match['what'] or ''} than" if match["word"] else f"{match[0]}last"
            spoken = match["place"] or any(
                subject(each, words) for words in (before_it, f"{match['what'] or ''} ".lstrip())
            )
            if now is None or not spoken or TOMORROW.search(before_it):
                continue
            turn = way(word, each.indicator.polarity)
            for label, before in _named(each, sentence[match.end() :], material.period)[:1]:
                if turn and (now - before) * turn <= 0:
                    yield _flag(
                        passage,
                        each,
                        said,
                        f"the figure is {now}, after {before} in {label}",
                        (f"{each.period.label}: {now}", f"{label}: {before}"),
                    )


_RECORD = re.compile(
    r"^(?:it|this|that|the (?:figure|rate|number|result|value|score)) (?:is|was) (?:the|our|its) "
    r"(?P<word>lowest|highest|best|worst|quickest|fastest|slowest|fewest)\b(?: [\w-]+){0,3}? "
    r"(?:(?P<since>since) |(?P<span>(?:for|in) (?:over |more than )?(?:a|one|the last|the past) year)\b|"
    r"(?P<far>(?:so far )?this year)\b)",
    re.IGNORECASE,
)
_HIGH = {"highest": 1, "lowest": -1, "fewest": -1, "best": 0, "quickest": 0, "fastest": 0}


@rule(FAMILY, Severity.ERROR, "“the lowest number for a year”, at the highest of twelve months", unless=("two_values",))
def record(material: Material) -> Iterator[Flag]:
    """What is called the highest, lowest, best or worst since a month, for a year or this year is that."""
    for passage, each, sentence in read(material):
        match, now = _RECORD.search(sentence), _now(each)
        good = {Polarity.MAXIMISE: 1, Polarity.MINIMISE: -1}.get(each.indicator.polarity, 0)
        running = each.indicator.aggregation is Aggregation.CUMULATIVE
        if match is None or now is None or running:
            continue
        turn = _HIGH.get(match["word"].casefold(), -good) or good
        first = _beginning(match, sentence, each, material)
        seen = [o for o in values(each) if first <= o.period.last < each.period.last and o.value is not None]
        past = [(o, each.indicator.style.published(o.value)) for o in seen if o.value is not None]
        beaten = [(o, value) for o, value in past if (value - now) * turn > 0]
        if beaten and turn:
            o, value = beaten[-1]
            truth = f"the figure is {now}, and was {value} in {o.period.label}"
            yield _flag(
                passage,
                each,
                sentence.rstrip("."),
                truth,
                (f"{each.period.label}: {now}", f"{o.period.label}: {value}"),
            )


def _beginning(match: re.Match[str], sentence: str, each: Assessed, material: Material) -> int:
    """The last month of the first period that a record is one among; later than any where none is named."""
    if match["far"]:
        return material.year.first
    if match["span"]:
        return each.period.last - 12
    named = months(sentence[match.start("since") :], material.period)
    return named[0].period.last + 1 if named else each.period.last


_RUNNING = re.compile(
    rf"\b(?P<word>{VERBS})\b(?: [\w-]+){{0,3}}? for (?:the )?(?P<count>\d+|{'|'.join(WORDS)}|third|fourth|fifth|sixth)"
    r"(?: (?:consecutive|successive) (?:month|quarter|year)s?|"
    r" (?:month|quarter|year)s? (?:running|in a row|in succession))",
    re.IGNORECASE,
)
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}


@rule(
    FAMILY, Severity.ERROR, "“has fallen for three months running”, after 180, 188, 197 and 205", unless=("two_values",)
)
def running(material: Material) -> Iterator[Flag]:
    """A figure that is said to move one way for so many periods running did so in each of them."""
    for passage, each, sentence in read(material):
        match = _RUNNING.search(sentence)
        if match is None or not subject(each, sentence[: match.start()]) or TOMORROW.search(sentence[: match.start()]):
            continue
        count = match["count"].casefold()
        steps = _ORDINALS.get(count) or WORDS.get(count) or int(count)
        turn = way(match["word"].casefold(), each.indicator.polarity)
        seen = [o.value for o in values(each)[-steps - 1 :] if o.value is not None]
        if turn and len(seen) == steps + 1 and any((b - a) * turn <= 0 for a, b in pairwise(seen)):
            figures = ", ".join(f"{each.indicator.style.published(value)}" for value in seen)
            yield _flag(passage, each, match[0], f"the figures are {figures}", (figures,))
