"""Counts out of counts in the commentary: "93 of 121", against the share that they make and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_amounts import FRACTIONS
from belisha.check.reading_text import WORDS, Said, numbers
from belisha.check.rule import rule
from belisha.check.rules.speaking import FAMILY, is_counted, read, tell, whens_in
from belisha.domain.indicator import Aggregation, Unit
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_OF = Pattern(r"(?<![\d,.])(\d[\d,]*) (?:[a-z-]+ ){0,6}?(?:out )?of (?:the |all )?(\d[\d,]*)(?![\d,]*\d|\.\d|\s?%)")
_OF_FIRST = Pattern(r"\b[Oo]f (?:the |all )?(\d[\d,]*) [^.]{3,90}?, (\d[\d,]*) (?=were|was|had|have|are|\()")
_THEN = Pattern(
    r"(?<!of )(?<!the )(?<!all )(?<![\d,.])\b(\d[\d,]*) [A-Za-z][^.,;]{3,90}[,;] (?:and )?(\d[\d,]*) "
    r"(?=(?:were|was|had|have|are) (?:still|in|on|within|completed|achieved|met|living|decided|seen)\b)"
)


def ratios_in(sentence: str) -> list[tuple[Decimal, Decimal, str]]:
    """ "93 of 121", "Of the 67 plans …, 24 were" and "93 used …, 68 were still": the part, the whole and the words."""
    pairs = [(match[1], match[2], match[0]) for match in _OF.finditer(sentence)]
    pairs += [(match[2], match[1], match[0]) for first in (_OF_FIRST, _THEN) for match in first.finditer(sentence)]
    return [(Decimal(top.replace(",", "")), Decimal(bottom.replace(",", "")), text) for top, bottom, text in pairs]


def shares_in(sentence: str) -> set[Decimal]:
    """What those pairs are in per cent."""
    return {top * 100 / bottom for top, bottom, _ in ratios_in(sentence) if bottom}


_OWN = frozenset({Aggregation.SNAPSHOT, Aggregation.PERIOD_TOTAL, Aggregation.NOT_STATED})
"""How a figure is made that is of its last month alone."""


@rule(FAMILY, Severity.ERROR, "93 of 121, given as 67.9%")
def ratio_said(material: Material) -> Iterator[Flag]:
    """ "68 of 93" is the percentage that stands with it, and where none does, the indicator's value."""
    for passage, each, sentence in read(material):
        of_shares = each.indicator.unit is Unit.PERCENT
        for top, bottom, text in ratios_in(sentence):
            beside = _shares_beside(sentence, text)
            shown = [said for said in numbers(sentence) if said.percent] if of_shares else beside
            if top > bottom or bottom < 5 or not (of_shares or shown):
                continue
            made = top * 100 / bottom
            near = [said.number for said in shown] or _own_share(each, sentence, material)
            close = [said.number for said in beside] or [number for number in near if abs(number - made) <= 20]
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


_BESIDE = re.compile(r"(?: [a-z-]+){0,6}(?:,? or|[:,]|, (?:which|that) is|)? ?\(?")


def _shares_beside(sentence: str, ratio: str) -> list[Said]:
    """The percentage that stands with a part and its whole: "of 84 flats, 21 (25%)", "30 of 40 in time, or 75%"."""
    end = sentence.index(ratio) + len(ratio.rstrip())
    return [said for said in numbers(sentence) if said.percent and _BESIDE.fullmatch(sentence, end, said.start)]


def _own_share(each: Assessed, sentence: str, material: Material) -> list[Decimal]:
    """The indicator's value, where a sentence may be speaking of the same counts: not of one month among several."""
    alone = re.search(r"\balone\b|\bthis month\b", sentence) is not None
    if each.indicator.aggregation not in _OWN and not re.search(r"\b(?:since|to|so far)\b", sentence):
        alone = alone or any(when.first == when.last for when in whens_in(sentence, each, material))
    return [] if alone or each.ruling.value is None else [each.ruling.value]


@rule(FAMILY, Severity.ERROR, "121 of 93")
def counts_swapped(material: Material) -> Iterator[Flag]:
    """A part is no more than the whole that it is a part of."""
    for passage, each, sentence in read(material):
        if each.indicator.unit is Unit.PERCENT:
            for top, bottom, text in ratios_in(sentence):
                share = bottom * 100 / top if top else Decimal(0)
                near = each.ruling.value is not None and abs(share - each.ruling.value) <= 20
                if top > bottom >= 5 and near:
                    yield tell(passage, each, text, f"{top} is more than {bottom}")


_IN_WORDS = Pattern(
    r"(?<![\d,.])(?P<top>\d[\d,]*)(?: [a-z-]+){0,3}? \((?:[a-z]+ ){0,2}?(?P<parts>(?:an?|one|two|three) )?"
    rf"(?P<fraction>{'|'.join(FRACTIONS)})s?\)",
    re.IGNORECASE,
    needs=tuple(FRACTIONS),
)
_WHOLE = Pattern(r"\bof (?:the |all )?(\d[\d,]*)(?![\d,]*\d|\.\d|\s?%)", re.IGNORECASE)
_NEAR = Decimal(4)
"""How many points a share may be off what a fraction in words says."""


@rule(FAMILY, Severity.ERROR, "“10 (a third) of 40”")
def fraction_said(material: Material) -> Iterator[Flag]:
    """A part of a whole is the fraction that stands beside it in words."""
    for passage, each, sentence in read(material):
        match = _IN_WORDS.search(sentence)
        whole = _WHOLE.search(sentence) if match else None
        if match is None or whole is None:
            continue
        top, bottom = (Decimal(text.replace(",", "")) for text in (match["top"], whole[1]))
        parts = WORDS.get((match["parts"] or "").strip().casefold(), 1)
        said = Decimal(100 * parts) / FRACTIONS[match["fraction"].casefold()]
        if bottom >= top and bottom and abs(top * 100 / bottom - said) > _NEAR:
            yield tell(passage, each, match[0], f"{top} of {bottom} is {top * 100 / bottom:.1f}%")


_IN_TIME = Pattern(r"\b(?:in|on) time\b(?! (?:for|to)\b)", re.IGNORECASE)
_NOT_SO = Pattern(r"\b(?:late|not|missed|outside|overdue|longer|failed|rejected|refused)\b", re.IGNORECASE)


def _is_of_them(each: Assessed, sentence: str, ratio: str) -> bool:
    """Whether what stands after a part and its whole is what the indicator counts, or a verb."""
    after = sentence[sentence.index(ratio) + len(ratio) :].split()[:2]
    return bool(after) and (after[0] in _VERBS or is_counted(each, " ".join(after)))


_VERBS = frozenset({"was", "were", "had", "have", "are", "in", "on", "issued", "held"})


def _is_so(sentence: str) -> bool:
    return _IN_TIME.search(sentence) is not None and _NOT_SO.search(sentence) is None


@rule(FAMILY, Severity.ERROR, "93 of 121 in time, and of the 121, 38 late")
def rest_said(material: Material) -> Iterator[Flag]:
    """The part that a text says was in time, and the part of the same whole that was not, make the whole; two parts
    of it that are both in time are one.
    """
    parts: dict[str, list[tuple[Passage, Assessed, str, Decimal, Decimal, str]]] = {}
    for passage, each, sentence in read(material):
        for top, bottom, text in ratios_in(sentence):
            parts.setdefault(passage.code, []).append((passage, each, sentence, top, bottom, text))
    for found in parts.values():
        wholes = {bottom: top for _, _, sentence, top, bottom, _ in reversed(found) if not _NOT_SO.search(sentence)}
        first = {bottom: top for _, _, sentence, top, bottom, _ in reversed(found) if _is_so(sentence)}
        for passage, each, sentence, top, bottom, text in found:
            if _is_so(sentence) and _is_of_them(each, sentence, text) and top != first[bottom]:
                yield tell(passage, each, text, f"{first[bottom]} of {bottom} were in time, in the same text")
            rest = bottom - wholes[bottom] if bottom in wholes else top
            if (
                _NOT_SO.search(sentence)
                and top not in {rest, wholes.get(bottom)}
                and each.indicator.unit is Unit.PERCENT
            ):
                yield tell(passage, each, text, f"{wholes[bottom]} of {bottom} leave {rest}")
