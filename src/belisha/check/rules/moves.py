"""How far and past what the commentary says that a figure has moved, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_amounts import AMOUNT, Amount, amount_of, is_size
from belisha.check.reading_text import numbers
from belisha.check.rule import rule
from belisha.check.rules.speaking import (
    FAMILY,
    TOMORROW,
    VERBS,
    earlier,
    is_counted,
    now,
    read,
    subject,
    tell,
    way,
)
from belisha.domain.indicator import Unit
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_BY = Pattern(
    rf"\b(?P<word>{VERBS})\s+(?:by\s+|(?<=\bup )|(?<=\bdown ))"
    rf"(?:about |around |nearly |almost |some |over |more than )?{AMOUNT}",
    re.IGNORECASE,
    needs=("by", "up ", "down "),
)
_SINCE = Pattern(r"(?: [\w-]+){0,3}? (?:from|on|since|against|over|compared (?:with|to))\b", re.IGNORECASE)
"""After how far: from when. "Fell by three in June" says when it fell."""
_NOUNS = ("increase", "rise", "decrease", "fall", "reduction", "drop", "improvement")
_NOUN = Pattern(
    rf"(?:\b(?:it|this|that|which) (?:is|was)|,) an? (?P<word>{'|'.join(_NOUNS)}) "
    rf"of {AMOUNT}",
    re.IGNORECASE,
    needs=tuple(f"{noun} of" for noun in _NOUNS),
)
_UP_FROM = Pattern(
    rf", (?P<word>up|down) (?:by )?{AMOUNT} (?=(?:from|on|since) )", re.IGNORECASE, needs=(", up ", ", down ")
)
_MORE = r"(?P<word>more|fewer|less|higher|lower|longer|shorter|better|worse)"
_THAN = Pattern(
    rf"(?P<who>\b[\w-]+) [\w-]+ (?:about |around |nearly |almost |some |over )?{AMOUNT}(?P<of>(?:\s[\w-]+)?) {_MORE}"
    rf"(?P<what>(?: [\w-]+){{0,3}}?) than (?!the target|its target|target)",
    re.IGNORECASE,
    needs=(" than ",),
)


def _speaks(match: re.Match[str], each: Assessed, before: str) -> bool:
    """Whether an amount is one of the indicator: what it is an amount of, what was counted, or who."""
    who, what = match["who"].casefold(), match["what"].strip()
    if what:
        return is_counted(each, what)
    alike = who[:4] in each.indicator.title.casefold() and len(who) > 3
    return who in {"it", "this", "that", "which"} or alike or subject(each, f"{before}{match['who']} ")


_IS = Pattern(r"^(?P<what>(?:[\w-]+ ){1,3}?)(?:is|was|are|were|has|have)(?: \w+)? $", re.IGNORECASE)


def _in_points(match: re.Match[str], each: Assessed, before: str) -> bool:
    """Whether points are of a percentage that the sentence begins with: "Recycling is down 1.4 points"."""
    points = each.indicator.unit is Unit.PERCENT and "point" in (match["unit"] or "").casefold()
    return points and (what := _IS.search(before)) is not None and is_counted(each, what["what"])


def _amounts(each: Assessed, sentence: str, material: Material) -> Iterator[tuple[str, Amount, int, Decimal, str]]:
    """What a sentence says of a move: its words, how far, which way, and the figure with its period from which."""
    turn = each.indicator.polarity
    for match in _BY.finditer(sentence):
        words = sentence[: match.start()]
        if (subject(each, words) or _in_points(match, each, words)) and _SINCE.match(sentence, match.end()):
            for label, before in earlier(each, sentence[match.end() :], material):
                yield match[0], amount_of(match), way(match["word"].casefold(), turn), before, label
    for match in _THAN.finditer(sentence):
        if _speaks(match, each, sentence[: match.start()]):
            for label, before in earlier(each, sentence[match.end() :], material):
                yield match[0], amount_of(match), way(match["word"].casefold(), turn), before, label
    yield from _up_from(each, sentence, material)
    for match in _NOUN.finditer(sentence):
        after = _SINCE.match(sentence, match.end())
        whole = match[0].startswith(",") and (_THAN.search(sentence) or "from" in sentence[: match.start()])
        words = sentence[match.end() :] if after else sentence[: match.start()] if whole else ""
        for label, before in earlier(each, words, material):
            yield match[0].lstrip(", "), amount_of(match), way(match["word"].casefold(), turn), before, label


def _up_from(each: Assessed, sentence: str, material: Material) -> Iterator[tuple[str, Amount, int, Decimal, str]]:
    """ "205 fly-tips, up 4% from 197 in July": after the latest figure, how far that is from another."""
    for match in _UP_FROM.finditer(sentence):
        if any(said.number == now(each) for said in numbers(sentence[: match.start()])):
            turn = way(match["word"].casefold(), each.indicator.polarity)
            for label, before in earlier(each, sentence[match.end() :], material):
                yield match[0].lstrip(", "), amount_of(match), turn, before, label


@rule(
    FAMILY,
    Severity.ERROR,
    "“fly-tips fell by 8 from July”, after 197 in July and 205 now",
    unless=("two_values", "past_figure", "difference_said"),
)
def amount_moved(material: Material) -> Iterator[Flag]:
    """How far a text says that the figure moved, and which way, is how it moved since the period that is named."""
    for passage, each, sentence in read(material):
        if (last := now(each)) is None or not re.search(r"\bby\b|\bthan\b|\bof\b|\b(?:up|down) ", sentence):
            continue
        for said, amount, turn, before, label in _amounts(each, sentence, material):
            if TOMORROW.search(sentence[: sentence.index(said)]):
                continue
            if (last - before) * turn < 0 or not is_size(amount, before, last, each.indicator.unit):
                yield _moved(passage, each, said, (label, before), last)


def _moved(passage: Passage, each: Assessed, said: str, before: tuple[str, Decimal], last: Decimal) -> Flag:
    label, value = before
    truth = f"the figure went from {value} to {last}"
    return tell(passage, each, said, truth, f"{each.period.label}: {last}", f"{label}: {value}")


_TIMES = {"doubled": (2, 1), "trebled": (3, 1), "tripled": (3, 1), "quadrupled": (4, 1), "halved": (1, 2)}
_MULTIPLIED = Pattern(
    rf"\b(?P<word>{'|'.join(_TIMES)}|(?P<fold>two|three|four|five|six|ten)-?fold)\b",
    re.IGNORECASE,
    needs=("fold", *_TIMES),
)
_TWICE = Pattern(
    r"\b(?:it|this|that|which) (?:is|was) (?:about |nearly |almost |more than |over )?(?P<word>twice|double|half|"
    r"three times|four times) (?P<what>the target|its target|(?=last|the (?:figure|number|rate|previous|same)|that))",
    re.IGNORECASE,
    needs=("twice", "double", "half", "times"),
)
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_TIMES_OF = {"twice": (2, 1), "double": (2, 1), "half": (1, 2), "three times": (3, 1), "four times": (4, 1)}
_NEAR = Decimal("0.15")
"""How far from its word a multiple may be, as a share of it."""


@rule(FAMILY, Severity.ERROR, "“fly-tips have doubled since last year”, after 178 and 205 now", unless=("two_values",))
def multiple_said(material: Material) -> Iterator[Flag]:
    """What a text says has doubled, halved or is twice its target is about so many times what it was or should be."""
    for passage, each, sentence in read(material):
        last = now(each)
        for said, times, base in _multiples(each, sentence, material) if last is not None else ():
            seen = [(label, value) for label, value in base if value]
            if seen and last and not any(abs(last / value / times - 1) <= _NEAR for _, value in seen):
                label, value = seen[0]
                truth = f"the figure is {last}, and {label}: {value}"
                yield tell(passage, each, said, truth, f"{each.period.label}: {last}", f"{label}: {value}")


def _multiples(
    each: Assessed, sentence: str, material: Material
) -> Iterator[tuple[str, Decimal, list[tuple[str, Decimal]]]]:
    """What is said, how many times that is, and what it may be times of."""
    for match in _MULTIPLIED.finditer(sentence):
        before = re.sub(r"\b(?:rose|risen|grew|grown|increased) $", "", sentence[: match.start()])
        if subject(each, before) and not TOMORROW.search(before):
            top, bottom = (_FOLDS[match["fold"].casefold()], 1) if match["fold"] else _TIMES[match[0].casefold()]
            past = [(o.period.label, each.indicator.style.published(o.value)) for o in each.history.current
                    if o.value is not None and o.period.last < each.period.last]  # fmt: skip
            yield match[0], Decimal(top) / bottom, earlier(each, sentence[match.end() :], material) or past[::-1]
    for match in _TWICE.finditer(sentence):
        top, bottom = _TIMES_OF[match["word"].casefold()]
        target = each.target.value if each.target else None
        aimed = [("target", target)] if "target" in match["what"] and target is not None else []
        yield match[0], Decimal(top) / bottom, aimed or earlier(each, sentence[match.end() :], material)


_COMPARES = Pattern(
    r"\b(?P<word>(?:fewer|less|more|higher|lower)(?=(?P<what>(?: [\w-]+){0,3}?) than )|"
    r"(?:better|worse|longer|shorter)(?= than ))|"
    r"\b(?P<place>above|below) (?=(?:last|the previous) (?:month|year|quarter)'s)",
    re.IGNORECASE,
    needs=(" than ", "above ", "below "),
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
        last = now(each)
        for match in _COMPARES.finditer(sentence):
            word, before_it = (match["word"] or match["place"]).casefold(), sentence[: match.start()]
            said = f"{match[0]}{match['what'] or ''} than" if match["word"] else f"{match[0]}last"
            spoken = match["place"] or any(
                subject(each, words) for words in (before_it, f"{match['what'] or ''} ".lstrip())
            )
            if last is None or not spoken or TOMORROW.search(before_it):
                continue
            turn = way(word, each.indicator.polarity)
            for label, before in earlier(each, sentence[match.end() :], material):
                if turn and (last - before) * turn <= 0:
                    truth = f"the figure is {last}, after {before} in {label}"
                    yield tell(passage, each, said, truth, f"{each.period.label}: {last}", f"{label}: {before}")
