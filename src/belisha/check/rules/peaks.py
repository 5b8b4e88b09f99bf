"""What the commentary calls the highest, lowest, best or worst, or the first of its kind, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_when import When
from belisha.check.rule import rule
from belisha.check.rules.history import values
from belisha.check.rules.speaking import FAMILY, is_counted, met, now, read, subject, tell, way, whens_in
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.observation import Observation
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_MOST = r"lowest|highest|best|worst|quickest|fastest|slowest|fewest|longest|shortest"
_RECORD = Pattern(
    r"^(?:(?:it|this|that|performance|the (?:figure|rate|number|result|value|score)) (?:is|was)|(?P<month>[A-Z][a-z]+) "
    rf"(?:had|saw)) (?:at )?(?:the|our|its) (?P<word>{_MOST})\b(?P<what>(?: [\w-]+){{0,3}}?) "
    r"(?:(?P<since>since) |(?P<span>(?:for|in) (?:over |more than )?(?:a|one|the last|the past) year)\b|"
    r"(?P<far>(?:of |(?:so far )?(?=this ))(?:the|this) year)\b)",
    re.IGNORECASE,
    needs=tuple(_MOST.split("|")),
)
_HIGH = {"highest": 1, "longest": 1, "slowest": 1, "lowest": -1, "fewest": -1, "shortest": -1}
_HIGH |= {"quickest": -1, "fastest": -1}


def _turn(word: str, each: Assessed) -> int:
    """1 where a word of the most means the highest figure, -1 the lowest; 0 where it cannot be said."""
    good = {Polarity.MAXIMISE: 1, Polarity.MINIMISE: -1}.get(each.indicator.polarity, 0)
    word = word.casefold()
    if word in {"quickest", "fastest", "slowest"}:
        return good if word != "slowest" else -good
    return _HIGH.get(word, good if word == "best" else -good)


def _grows(each: Assessed) -> bool:
    """Whether its figure is the sum of more in every month of a year, of which none is a record."""
    added = each.indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}
    return added and each.indicator.aggregation is Aggregation.CUMULATIVE


@rule(FAMILY, Severity.ERROR, "“the lowest number for a year”, at the highest of twelve months", unless=("two_values",))
def record(material: Material) -> Iterator[Flag]:
    """What is called the highest, lowest, best or worst since a month, for a year or this year is that; and the month
    since when it is had such a figure.
    """
    for passage, each, sentence in read(material):
        match, last = _RECORD.search(sentence), now(each)
        if match is None or last is None or _grows(each) or not (turn := _turn(match["word"], each)):
            continue
        if match["month"] and not _is_own_month(match, each):
            continue
        since = next(iter(whens_in(sentence, each, material)), None) if match["since"] else None
        first = _beginning(match, since, each, material)
        inside = [o for o in values(each) if first <= o.period.last < each.period.last]
        beaten = [o for o in inside if o.value is not None and (o.value - last) * turn > 0]
        told = f"{each.period.label}: {last}"
        if beaten:
            other = f"{each.indicator.style.published(beaten[-1].value or last)} in {beaten[-1].period.label}"
            yield tell(passage, each, sentence.rstrip("."), f"the figure is {last}, and was {other}", told, other)
        elif since and (before := _not_reached(each, since, turn, material)):
            truth = f"the figure is {last}, and was no more than {before.value} in {before.period.label}"
            truth = truth if turn > 0 else truth.replace("no more", "no less")
            yield replace(tell(passage, each, sentence.rstrip("."), truth, told), severity=Severity.WARNING)


def _is_own_month(match: re.Match[str], each: Assessed) -> bool:
    """Whether it is the latest month that had the most or fewest of what is counted."""
    return each.period.label.startswith(f"{match['month']} ") and is_counted(each, match["what"])


def _not_reached(each: Assessed, since: When, turn: int, material: Material) -> Observation | None:
    """The figure of the month since when, where it was no such figure: the record goes back further. Not the first
    of the year or of all, since when there are figures.
    """
    seen = values(each)
    o = next((o for o in seen if o.period.last == since.last), None)
    if o is None or o is seen[0] or since.first == material.year.first or since.first != since.last:
        return None
    return (
        o
        if o.value is not None and each.ruling.value is not None and (each.ruling.value - o.value) * turn > 0
        else None
    )


def _beginning(match: re.Match[str], since: When | None, each: Assessed, material: Material) -> int:
    """The last month of the first period that a record is one among; later than any where none is named."""
    if match["far"]:
        return material.year.first
    if match["span"]:
        return each.period.last - 12
    return since.last + 1 if since else each.period.last


_PEAKED = Pattern(
    rf"(?:\b(?P<peak>peaked) |\b(?:was|were) (?:at (?:its|their) |the )?(?P<word>{_MOST}) )(?=(?:in|during) )",
    re.IGNORECASE,
    needs=("peaked", *_MOST.split("|")),
)


@rule(FAMILY, Severity.ERROR, "“fly-tips peaked in June”, after 188 in June and 205 now", unless=("two_values",))
def peak(material: Material) -> Iterator[Flag]:
    """The month in which a text says that a figure was highest or lowest is that of a year, or of this one."""
    for passage, each, sentence in read(material):
        match = _PEAKED.search(sentence)
        if match is None or _grows(each) or not _is_of_it(each, sentence[: match.start()]):
            continue
        named = [when for when in whens_in(sentence, each, material) if when.start >= match.end()]
        turn = 1 if match["peak"] else _turn(match["word"], each)
        seen = [o for o in values(each) if o.value is not None]
        at = next((o for o in seen if named and o.period.last == named[0].last == named[0].first), None)
        if at is None or at.value is None or not turn:
            continue
        first = material.year.first if "this year" in sentence else at.period.last - 12
        beaten = [o for o in seen if o.period.last >= first and (o.value or at.value) * turn > at.value * turn]
        if beaten:
            other = max(beaten, key=lambda o: (o.value or 0) * turn)
            truth = f"the figure was {at.value} in {at.period.label} and {other.value} in {other.period.label}"
            yield tell(
                passage, each, sentence[: named[0].end], truth, *(f"{o.period.label}: {o.value}" for o in (at, other))
            )


def _is_of_it(each: Assessed, words: str) -> bool:
    return subject(each, words if words.endswith(" ") else f"{words} ")


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_NTH = Pattern(
    rf"^(?:it|this|that) (?:is|was) the (?P<nth>{'|'.join(_ORDINALS)}) (?:monthly |quarterly )?"
    r"(?P<word>rise|increase|fall|decrease|drop|reduction|improvement) since ",
    re.IGNORECASE,
    needs=(" since ",),
)
_FIRST_MISS = Pattern(
    r"^(?:it|this|that) (?:is|was) the first (?:time|month|quarter) (?:that )?(?:the target|we|it|the service) "
    r"(?:(?:has|have|had|was) )?(?:been )?(?P<word>missed|met|not met|achieved)\b",
    re.IGNORECASE,
    needs=(" the first ",),
)


@rule(FAMILY, Severity.ERROR, "“the first rise since April”, after a rise in every month since", unless=("two_values",))
def nth(material: Material) -> Iterator[Flag]:
    """What a text calls the first or the third rise since a month, or the first time this year that the target was
    missed, is so.
    """
    for passage, each, sentence in read(material):
        whens = whens_in(sentence, each, material)
        seen = values(each)
        if (match := _NTH.search(sentence)) and whens and not _grows(each):
            turn = way(match["word"].casefold(), each.indicator.polarity)
            after = [o.value for o in seen if o.period.last >= whens[0].last and o.value is not None]
            steps = [(b - a) * turn > 0 for a, b in pairwise(after)]
            if turn and steps and (not steps[-1] or sum(steps) != _ORDINALS[match["nth"].casefold()]):
                figures = ", ".join(map(str, after))
                yield tell(passage, each, sentence[: whens[0].end], f"the figures are {figures}", figures)
        elif (match := _FIRST_MISS.search(sentence)) and ("this year" in sentence or whens):
            first = whens[0].last + 1 if whens else material.year.first
            kept = [met(each, o, material) for o in seen if o.period.last >= first]
            wanted = match["word"].casefold() in {"met", "achieved"}
            if None not in kept and kept and (kept[-1] is not wanted or wanted in kept[:-1]):
                told = ", ".join(f"{o.period.label}: {o.value}" for o in seen if o.period.last >= first)
                truth = f"it was {'met' if wanted else 'missed'} in {kept.count(wanted)} of {len(kept)}"
                yield tell(passage, each, match[0], truth, told)
