"""How far from its target the commentary says that a figure is, and whether it met it, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_amounts import AMOUNT, Amount, amount_of, is_size
from belisha.check.rule import rule
from belisha.check.rules.speaking import FAMILY, TOMORROW, at, met, now, read, tell, whens_in
from belisha.domain.indicator import Polarity
from belisha.domain.judgement import Outcome
from belisha.domain.target import Status
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_TARGET = r"(?:(?:the|its|our|this|their) )?(?:[\w-]+ ){0,2}?target\b(?! (?:set|agreed) (?:by|with))"
_OVER = r"above|over|more than|higher than|ahead of|in excess of|longer than"
_UNDER = r"below|under|fewer than|less than|lower than|short of|behind|shorter than"
_THINGS = r"(?: (?!(?:and|or|but|which|is|was|in)\b)[a-z]+){0,2}?"
_NEAR = r"about |around |nearly |almost |just |some |only "
_PLACED = Pattern(
    rf"(?:{_NEAR})?{AMOUNT}{_THINGS} (?P<side>{_OVER}|{_UNDER}|off|away from|outside|from) {_TARGET}",
    re.IGNORECASE,
    needs=(*_OVER.split("|"), *_UNDER.split("|"), "off", "away from", "outside", "from"),
)
_BY = Pattern(
    rf"\b(?P<side>miss(?:ed|es)?|exceed(?:ed|s)?|beat|beats|fell short of|falls short of|(?:is|was) (?:above|over|"
    rf"below|under)|(?:off|outside)) {_TARGET} by (?:{_NEAR})?{AMOUNT}",
    re.IGNORECASE,
    needs=(" by ",),
)
_WITHIN = Pattern(rf"\bwithin {AMOUNT}{_THINGS} (?P<side>of) {_TARGET}", re.IGNORECASE, needs=("within ",))
_SIDES = tuple((word, 1) for word in (*_OVER.split("|"), "exceed", "is above", "was above", "is over", "was over"))
_SIDES += tuple(
    (word, -1)
    for word in (*_UNDER.split("|"), "fell short", "falls short", "is below", "was below", "is under", "was under")
)


def _held(each: Assessed, sentence: str, material: Material) -> tuple[str, Decimal, Decimal] | None:
    """The period of which a sentence speaks, its figure and its target: the latest unless another alone is named."""
    whens = whens_in(sentence, each, material)
    others = [when for when in whens if when.last < each.period.first]
    if whens and len(others) == len(whens) and not re.search(r"\b(?:from|than|but|since|last|by)\b", sentence):
        o = at(each, others[0])
        target = each.history.target(o.period) if o else None
        value = each.indicator.style.published(o.value) if o and o.value is not None else None
        label = o.period.label if o else ""
    else:
        value, target, label = now(each), each.target, each.period.label
    return None if value is None or target is None or target.value is None else (label, value, target.value)


@rule(FAMILY, Severity.ERROR, "“40 above the target of 165”, where the value is 215", unless=("two_values",))
def difference_said(material: Material) -> Iterator[Flag]:
    """How far a text says the value is from its target, in the figure's unit or as a share of the target, is how far it
    is; "within two points" is no further.
    """
    for passage, each, sentence in read(material):
        if "target" not in sentence or (held := _held(each, sentence, material)) is None:
            continue
        label, value, target = held
        for match, amount, side in _distances(sentence):
            gap = value - target
            within = match.re is _WITHIN.compiled and _gap(amount, value, target) <= amount.number
            wrong_side = side * gap < 0 and bool(amount.number)
            if within or (not wrong_side and match.re is not _WITHIN.compiled and _is_far(amount, each, value, target)):
                continue
            truth = f"{value} is {abs(gap)} {'above' if gap > 0 else 'below'} {target}"
            yield tell(passage, each, match[0], truth, f"{label}: {value}", f"target: {target}")


def _is_far(amount: Amount, each: Assessed, value: Decimal, target: Decimal) -> bool:
    return is_size(amount, target, value, each.indicator.unit)


def _gap(amount: Amount, value: Decimal, target: Decimal) -> Decimal:
    gap = abs(value - target)
    return gap * 100 / abs(target) if amount.share and target and value > 0 else gap


def _distances(sentence: str) -> Iterator[tuple[re.Match[str], Amount, int]]:
    """The words that say how far, how far that is, and on which side of the target: 0 where the words leave it open."""
    for pattern in (_BY, _WITHIN, _PLACED):
        for match in pattern.finditer(sentence):
            if not TOMORROW.search(sentence[max(0, match.start() - 60) : match.start()]):
                side = match["side"].casefold()
                yield match, amount_of(match), next((way for word, way in _SIDES if side.startswith(word)), 0)


_COLOURS = {
    "green": (Outcome.ON_COURSE, Status.ON_TARGET),
    "amber": (Outcome.SOME_SLIPPAGE, Status.NEAR_TARGET),
    "red": (Outcome.AT_RISK, Status.OFF_TARGET),
}
_RATED = Pattern(
    r"\b(?:(?:the|this|our) (?:indicator|measure|target|rating|status|indicator's (?:rating|status))|it|performance) "
    r"(?:therefore |now |still )?(?:is|remains|stays|stands|has (?:turned|gone|moved)|went|turned|moved) "
    r"(?:from (?:red|amber|green) )?"
    r"(?:(?:now|still|again|back|to|rated|shown|reported|as|at|currently) )*(?P<colour>green|amber|red)\b",
    re.IGNORECASE,
    needs=(" green", " amber", " red"),
)


@rule(FAMILY, Severity.ERROR, "“the indicator is green”, on one that is at risk")
def status_said(material: Material) -> Iterator[Flag]:
    """The colour that a text gives an indicator is that of its expected outcome, or of its status by rule."""
    for passage, each, sentence in read(material):
        match = _RATED.search(sentence)
        if match is None or TOMORROW.search(sentence[: match.start()]) or _is_past(match, sentence, each, material):
            continue
        outcome, status = _COLOURS[match["colour"].casefold()]
        open_one = each.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE and outcome is not Outcome.ON_COURSE
        stands = each.outcome is not None or each.ruling.status in {one for _, one in _COLOURS.values()}
        if stands and not open_one and each.outcome is not outcome and each.ruling.status is not status:
            judged = each.outcome.value if each.outcome else each.ruling.status.value
            yield tell(passage, each, match[0], f"it is {judged.replace('_', ' ')}", each.ruling.status.value)


def _is_past(match: re.Match[str], sentence: str, each: Assessed, material: Material) -> bool:
    """Whether a colour was that of an earlier period."""
    return any(when.last < each.period.first for when in whens_in(sentence, each, material)) or bool(
        re.search(r"\bfrom$", match[0])
    )


_ON_TRACK = Pattern(
    r"\b(?:(?:the|this|our) (?:indicator|measure)|performance|we|it) (?:is|are|remains?) (?:still |now |therefore )*"
    r"(?:on (?:track|course)|expected|likely|set|forecast)(?: (?:to (?:meet|achieve|reach|hit)|for) "
    r"(?:the|its|our|this) (?:[\w/-]+ ){0,2}target\b|(?=[.,;]))|"
    r"\b(?:this indicator|we|it) will (?:still )?(?:meet|achieve|reach|hit) (?:the|its|our) (?:[\w/-]+ ){0,2}target\b",
    re.IGNORECASE,
    needs=("on track", "on course", "expected", "likely", " set", "forecast", "will "),
)
_AT_RISK = Pattern(
    r"\b(?:at risk of missing|(?:unlikely|not (?:expected|likely)) to (?:meet|achieve|reach|hit)|will (?:not (?:meet|"
    r"achieve|reach|hit)|miss)) (?:the|its|our|this) (?:[\w/-]+ ){0,2}target\b",
    re.IGNORECASE,
    needs=("missing", "unlikely", "not expected", "not likely", "will not", "will miss"),
)


@rule(FAMILY, Severity.WARNING, "“on course to meet the target”, on an indicator that is at risk")
def outcome_said(material: Material) -> Iterator[Flag]:
    """What a text expects of the year's end is what the indicator's expected outcome says."""
    for passage, each, sentence in read(material):
        for pattern, against in ((_ON_TRACK, Outcome.AT_RISK), (_AT_RISK, Outcome.ON_COURSE)):
            match = pattern.search(sentence)
            if match and each.outcome is against and not re.search(r"\b(?:if|unless|until|once|had)\b", sentence):
                yield tell(passage, each, match[0], f"its expected outcome is {against.value.replace('_', ' ')}")


_MET = Pattern(
    rf"\b(?:the|its|our|this) target (?:of {AMOUNT} )?(?:has been|was|is|had been) (?P<not>not )?"
    r"(?P<word>met|missed|achieved|reached|exceeded|beaten)\b",
    re.IGNORECASE,
    needs=(" met", " missed", " achieved", " reached", " exceeded", " beaten"),
)
_NOT_NOW = Pattern(
    r"\b(?:if|until|once|since|running|in a row|in succession|consecutive|first (?:time|month))\b", re.IGNORECASE
)


@rule(FAMILY, Severity.ERROR, "“the target has been met”, at 173 against 150", unless=("two_values",))
def target_met(material: Material) -> Iterator[Flag]:
    """A target that is said to have been met or missed was so, in the month that is named or else the latest."""
    for passage, each, sentence in read(material):
        match = _MET.search(sentence) if "target" in sentence else None
        if match is None or TOMORROW.search(sentence[: match.start()]) or _NOT_NOW.search(sentence):
            continue
        if match["word"].casefold() == "exceeded" and each.indicator.polarity is not Polarity.MAXIMISE:
            continue
        whens = whens_in(sentence, each, material)
        o = at(each, whens[0]) if whens else each.observation
        was = met(each, o, material) if o is not None else None
        said = (match["word"].casefold() != "missed") is not bool(match["not"])
        if o is not None and was is not None and was is not said:
            target = each.history.target(o.period)
            aimed = target.value if target else ""
            truth = f"the figure of {o.period.label} is {o.value} and the target {aimed}"
            yield tell(passage, each, match[0], truth, f"{o.period.label}: {o.value}", f"target: {aimed}")
