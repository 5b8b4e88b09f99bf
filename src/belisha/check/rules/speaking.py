"""What the rules of the commentary share: its sentences, of whom a sentence speaks, which way a word points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import sentences
from belisha.check.reading_when import When, whens
from belisha.check.republished import code_key
from belisha.check.rules.history import values
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.observation import Observation
from belisha.domain.target import Status
from belisha.pattern import Pattern
from belisha.report.assess import Assessed, status_of

FAMILY = "commentary"
ADVICE = "Correct the text, or the figure."
TOMORROW = Pattern(
    r"\b(?:will|would|should|could|may|might|expect\w*|anticipat\w*|plan\w*|aim\w*|hope\w*|until|to be|so that|if)\b",
    re.IGNORECASE,
)
_OWN_WORDS = (
    r"\b(?:performance|the (?:figure|rate|result|number|score|trend|"
    r"percentage|share|position|average|level|total)s?|it|this|numbers|delays)"
    r"(?: (?:in|on|for|against)(?: \w+){1,4}| of(?P<of>(?: [\w-]+){1,4}))?\s+"
)
_AUXILIARY = (
    r"(?:(?:has|have|had|is|are|was|were|been|also|again|now|more than|nearly|almost|"
    r"slightly|significantly|still|continues? to|continued to|being|gone|going|went) )*"
)
_ABOUT = Pattern(rf"{_OWN_WORDS}{_AUXILIARY}$", re.IGNORECASE)
_ITS_NAME = Pattern(
    rf"^(?:overall,? )?(?:the |our |all )?(?:(?:number|rate|level|percentage|share|proportion|total) of )?"
    rf"(?P<name>[a-z-]+)\s+{_AUXILIARY}$",
    re.IGNORECASE,
)
_ITS_TIME = Pattern(
    rf"\b(?:the (?:wait|time)|wait(?:s|ing times?)|times)\s+{_AUXILIARY}$", re.IGNORECASE, needs=("wait", "time")
)
_A_TIME = Pattern(r"\b(?:time|wait|minutes|hours|days|weeks)\b")
VERBS = (
    r"improv(?:ed|ing|es?)|better|ris(?:en|ing|es?)|rose|increas(?:ed|ing|es?)|up(?:wards?)?|fall(?:en|ing|s)?|fell|"
    r"decreas(?:ed|ing|es?)|reduced|declin(?:ed|ing|es?)|dropp(?:ed|ing)|down(?:wards?)?|worse(?:ned|ning)?|"
    r"deteriorat(?:ed|ing)|lengthen(?:ed|ing)|shorten(?:ed|ing)"
)
"""Words of direction, whose way ``way`` tells."""


def read(material: Material) -> Iterator[tuple[Passage, Assessed, str]]:
    """Every sentence of every commentary, with its indicator."""
    for passage in material.passages:
        each = material.by_code.get(code_key(passage.code))
        if each is not None:
            for sentence in sentences(passage.text):
                yield passage, each, sentence


def subject(each: Assessed, words: str) -> bool:
    """Whether the words before a verb speak of the indicator: "the rate has", or the first noun of its title."""
    title = each.indicator.title.casefold()
    if about := _ABOUT.search(words):
        of = about["of"]
        return not of or any(_stem(word) in title for word in of.split() if len(word) > 4)
    if _ITS_TIME.search(words) and _A_TIME.search(title):
        return True
    stem = _stem(named["name"]) if (named := _ITS_NAME.search(words)) else ""
    return len(stem) > 4 and title.startswith((stem, f"the {stem}", f"number of {stem}"))


def is_counted(each: Assessed, words: str) -> bool:
    """Whether a noun and its adjectives are of what the indicator counts: "more fly-tips", "24 plans"."""
    title = each.indicator.title.casefold()
    return any(_stem(word) in title for word in words.split() if len(word) > 4)


def _stem(word: str) -> str:
    return word.casefold().rstrip("s")[:7]


def way(word: str, polarity: Polarity) -> int:
    """1 where the word means a higher figure, -1 a lower one; 0 where it cannot be said."""
    if word.startswith(("ris", "rose", "increas", "up", "more", "higher", "above", "longer", "lengthen", "growth")):
        return 1
    if word.startswith(
        (
            "fall",
            "fell",
            "decreas",
            "reduc",
            "declin",
            "drop",
            "down",
            "fewer",
            "less",
            "lower",
            "below",
            "shorter",
            "shorten",
        )
    ):
        return -1
    good = {Polarity.MAXIMISE: 1, Polarity.MINIMISE: -1}.get(polarity, 0)
    return good if word.startswith(("improv", "better")) else -good


def now(each: Assessed) -> Decimal | None:
    """The latest figure as it is published."""
    return None if each.ruling.value is None else each.indicator.style.published(each.ruling.value)


def whens_in(sentence: str, each: Assessed, material: Material) -> tuple[When, ...]:
    return whens(sentence, each.period, material.period, material.facts.organisation.year_start)


def at(each: Assessed, when: When) -> Observation | None:
    """The figure of just the months that are named."""
    found = (o for o in values(each) if (o.period.first, o.period.last) == (when.first, when.last))
    return next(found, None) or (None if when.first != when.last else _ending(each, when))


def _ending(each: Assessed, when: When) -> Observation | None:
    """A quarter's or a year's figure, by the name of its last month."""
    return next((o for o in values(each) if o.period.last == when.last and o.period.months == each.period.months), None)


def made_in(each: Assessed, when: When, year_start: int) -> list[Decimal]:
    """What a stretch of months can be said to have had: its own figure; the sum of its months' counts; of a running
    figure, what it had reached at its end where it begins with the year.
    """
    inside = [o for o in values(each) if when.first <= o.period.first and o.period.last <= when.last]
    found = [o.value for o in inside if (o.period.first, o.period.last) == (when.first, when.last)]
    indicator = each.indicator
    whole = sum(o.period.months for o in inside) == when.last - when.first + 1
    if indicator.aggregation is Aggregation.PERIOD_TOTAL and indicator.kind in {NumberKind.COUNT, NumberKind.MONEY}:
        found += [sum((o.value for o in inside if o.value is not None), Decimal(0))] if whole else []
    if indicator.aggregation is Aggregation.CUMULATIVE and when.first % 12 == year_start - 1:
        found += [o.value for o in inside if o.period.last == when.last]
    return [value for value in found if value is not None]


def met(each: Assessed, o: Observation, material: Material) -> bool | None:
    """Whether a period's figure was on its target; None where there is none to be on."""
    status = status_of(each.history, each.history.standing(o.period), material.facts.organisation).status
    return None if status in {Status.NO_TARGET, Status.NO_VALUE} else status is Status.ON_TARGET


def earlier(each: Assessed, words: str, material: Material) -> list[tuple[str, Decimal]]:
    """The earlier figure that words name first: "in July", "last month", "a year ago"; with its period's name."""
    for when in whens_in(words, each, material):
        if when.last < each.period.last:
            o = at(each, when)
            return [(o.period.label, each.indicator.style.published(o.value))] if o and o.value is not None else []
    return []


def tell(passage: Passage, each: Assessed, said: str, truth: str, *evidence: str) -> Flag:
    """That a text says one thing, and the figures another."""
    said = said.strip(" .,")
    return Flag(
        message=f"The text says “{said}”; {truth}.",
        found=said,
        expected=truth,
        code=passage.code,
        line=passage.line,
        period=each.period.code,
        evidence=evidence,
        settle=ADVICE,
    )
