"""For how long the commentary says that a figure has moved one way, or kept to its target, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import WORDS
from belisha.check.rule import rule
from belisha.check.rules.history import values
from belisha.check.rules.speaking import FAMILY, TOMORROW, VERBS, met, read, subject, tell, way, whens_in
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_COUNT = rf"(?P<count>\d+|{'|'.join((*WORDS, *_ORDINALS))})"
_LONG = (
    rf"{_COUNT} (?:(?:consecutive|successive) (?:month|quarter|year)s?|"
    r"(?:month|quarter|year)s? (?:running|in a row|in succession))"
)
_IN_A_ROW = ("consecutive", "successive", "running", "in a row", "in succession")
"""What every ``_LONG`` has one of."""
_MOVED_FOR = Pattern(
    rf"(?P<who>^.*?)\b(?P<word>{VERBS})\b(?: [\w-]+){{0,3}}? (?:for (?:the )?)?{_LONG}", re.IGNORECASE, needs=_IN_A_ROW
)
_MOVED_LONG = Pattern(
    rf"(?P<who>^.*?)\b(?P<word>{VERBS})\b (?:for (?:the (?:last|past) )?{_COUNT} (?:month|quarter|year)s\b)",
    re.IGNORECASE,
    needs=(" for ",),
)
_LONG_MOVED = Pattern(
    rf"^(?:it|this|that) (?:is|was) the {_LONG} (?:that|in which) (?P<who>[^.,;]*?)\b(?P<word>{VERBS})\b",
    re.IGNORECASE,
    needs=_IN_A_ROW,
)
_LONG_OF = Pattern(
    rf"^(?P<who>(?:it|this|that) )(?:is|was) the {_LONG} of "
    r"(?P<word>decline|improvement|growth|increase|reduction|decrease)",
    re.IGNORECASE,
    needs=_IN_A_ROW,
)
_EVERY = Pattern(
    rf"(?P<who>^.*?)\b(?P<word>{VERBS})\b in (?:each|every one) of the last {_COUNT} months\b",
    re.IGNORECASE,
    needs=("of the last ",),
)
_EVERY_SINCE = Pattern(
    rf"(?P<who>^.*?)\b(?P<word>{VERBS})\b (?:in )?(?:every|each) (?:month|quarter) since ",
    re.IGNORECASE,
    needs=("month since ", "quarter since "),
)


@rule(
    FAMILY, Severity.ERROR, "“has fallen for three months running”, after 180, 188, 197 and 205", unless=("two_values",)
)
def running(material: Material) -> Iterator[Flag]:
    """A figure that is said to move one way for so many periods running, or in each since a month, did so in each."""
    for passage, each, sentence in read(material):
        for pattern in (_MOVED_FOR, _MOVED_LONG, _LONG_MOVED, _LONG_OF, _EVERY, _EVERY_SINCE):
            match = pattern.search(sentence)
            if match is None or TOMORROW.search(match["who"]) or not subject(each, match["who"]):
                continue
            seen = values(each)
            if pattern is _EVERY_SINCE:
                whens = [when for when in whens_in(sentence, each, material) if when.start >= match.end()]
                steps = sum(o.period.last > whens[0].last for o in seen) if whens else 0
            else:
                steps = _steps(match["count"]) if _in_its_periods(match[0], each) else 0
            turn = way(match["word"].casefold(), each.indicator.polarity)
            moved = [o.value for o in seen[-steps - 1 :] if o.value is not None]
            if turn and steps and len(moved) == steps + 1 and any((b - a) * turn <= 0 for a, b in pairwise(moved)):
                figures = ", ".join(f"{each.indicator.style.published(value)}" for value in moved)
                yield tell(passage, each, match[0], f"the figures are {figures}", figures)
            break


_LENGTHS = {1: "month", 3: "quarter", 12: "year"}


def _in_its_periods(said: str, each: Assessed) -> bool:
    """Whether the text counts in the periods of the figure: three years are not three months."""
    return re.search(rf"\b{_LENGTHS.get(each.period.months, 'period')}", said, re.IGNORECASE) is not None


def _steps(count: str) -> int:
    word = count.casefold()
    return _ORDINALS.get(word) or WORDS.get(word) or int(word)


_KEPT = Pattern(
    rf"\b(?P<word>met|missed|achieved|(?:on|off) target)\b(?: (?:its|the|our) target)?"
    rf"(?: again)? for (?:the )?{_LONG}",
    re.IGNORECASE,
    needs=_IN_A_ROW,
)
_LONG_KEPT = Pattern(
    rf"\b{_LONG} (?:that|in which) (?:we|it|the (?:service|target|indicator))(?: (?:has|have|had|was|been))* "
    r"(?P<word>met|missed|achieved)\b",
    re.IGNORECASE,
    needs=_IN_A_ROW,
)


@rule(
    FAMILY, Severity.ERROR, "“met for the third month running”, where it was missed each time", unless=("two_values",)
)
def target_kept(material: Material) -> Iterator[Flag]:
    """A target that is said to be met or missed for so many periods running was, in each of them."""
    for passage, each, sentence in read(material):
        match = _KEPT.search(sentence) or _LONG_KEPT.search(sentence) if "target" in sentence else None
        if match is None or TOMORROW.search(sentence[: match.start()]):
            continue
        kept = [met(each, o, material) for o in values(each)[-_steps(match["count"]) :]]
        wanted = match["word"].casefold() in {"met", "achieved", "on target"}
        if None not in kept and kept.count(not wanted):
            figures = ", ".join(f"{o.period.label}: {o.value}" for o in values(each)[-len(kept) :])
            truth = f"it was {'met' if wanted else 'missed'} in {kept.count(wanted)} of the {len(kept)}"
            yield tell(passage, each, match[0], truth, figures)
