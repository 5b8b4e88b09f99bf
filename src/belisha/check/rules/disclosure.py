"""Numbers of people that are too small to publish, and withheld ones that can be worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import WORDS, sentences
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.check.rules.counts_said import ratios_in
from belisha.check.withheld import Unknown, withheld
from belisha.disclosure.choose import Why
from belisha.disclosure.counts import is_counted
from belisha.domain.indicator import NumberKind, Unit
from belisha.domain.observation import Observation

FAMILY = "disclosure"
_PEOPLE = re.compile(
    r"\b(?:child|children|adults?|people|persons?|patients?|pupils?|clients?|victims?|carers?|residents?|tenants?|families|"
    r"young|looked after|deaths?|women|men|girls|boys|EHC|plans? issued|disabilit\w+)\b",
    re.IGNORECASE,
)
_SERVED = r"child|children|patients?|pupils?|victims?|girls?|boys?"
_UNITS = "|".join(word for word, number in WORDS.items() if number < 10)
_COUNTED = re.compile(
    rf"(?<![\d,.])(?:\b(?P<word>{_UNITS}) of (?:the|our|its|these|those) (?:\d+ )?(?:{_SERVED})|"
    rf"(?P<digit>[1-9]) (?:\w+ )?(?:{_SERVED}|adults?|people|women|men|young people))\b",
    re.IGNORECASE,
)
"""In words only out of a whole: "three people" may as well be staff, and "one child" anybody's."""


def _sensitive(*texts: str) -> bool:
    return any(_PEOPLE.search(text) for text in texts)


@rule(FAMILY, Severity.WARNING, "1 of 16 children")
def small_number(material: Material) -> Iterator[Flag]:
    """A text gives no count of people from 1 to the threshold, and none that leaves so few over."""
    texts = [(p.code, p.line, p.text, _title(material, p.code)) for p in material.passages]
    texts += [(part.code, part.line, text, part.measure.title) for part in material.parts for text in part.texts]
    for code, line, text, title in texts:
        for sentence in sentences(text):
            if not _sensitive(title, sentence):
                continue
            shares = {(top, bottom): said for top, bottom, said in (*_out_of(sentence), *ratios_in(sentence))}
            for (top, bottom), said in shares.items():
                if 1 <= top <= material.small and bottom > top:
                    yield _few(code, line, str(top), said)
                elif 1 <= bottom - top <= material.small:
                    yield _few(code, line, str(bottom - top), said, rest=True)
            for match in _COUNTED.finditer(sentence):
                count = int(match["digit"] or WORDS[match["word"].casefold()])
                if count <= material.small:
                    yield _few(code, line, str(count), match[0])


def _title(material: Material, code: str) -> str:
    each = material.by_code.get(code_key(code))
    return each.indicator.printed_title or each.indicator.title if each else ""


def _out_of(sentence: str) -> Iterator[tuple[Decimal, Decimal, str]]:
    """ "16 plans were issued; 1 was": the whole first, the part after."""
    for match in re.finditer(
        r"(?<![\d,.])(\d{1,3}) (?:[A-Za-z]+ ){0,4}[A-Za-z]+ ?[;,] (?:only |just )?(\d{1,2}) (?=was|were|had)", sentence
    ):
        yield Decimal(match[2]), Decimal(match[1]), match[0].strip()
    for match in re.finditer(r"(?<![\d,.])(\d[\d,]*) out of (\d[\d,]*)", sentence):
        yield Decimal(match[1].replace(",", "")), Decimal(match[2].replace(",", "")), match[0]


def _few(code: str, line: int | None, number: str, said: str, *, rest: bool = False) -> Flag:
    return Flag(
        message=f"“{said.strip()}” {'leaves' if rest else 'gives'} {number} {'person' if number == '1' else 'people'}, "
        "who might be known.",
        found=number,
        expected="no count of people this small",
        code=code,
        line=line,
        severity=Severity.NOTE if rest else None,
        settle="Give the percentage alone, or a longer period.",
    )


@rule(FAMILY, Severity.NOTE, "a rate of children whose numerator is 3")
def small_count(material: Material) -> Iterator[Flag]:
    """Where an indicator counts people and is not marked as sensitive, no count lies between 1 and the threshold."""
    for each in material.assessed:
        indicator, o = each.indicator, each.observation
        if indicator.sensitive or o is None or o.value is None or not _sensitive(indicator.title):
            continue
        count = o.numerator if indicator.kind is NumberKind.RATE else o.value if indicator.unit is Unit.NUMBER else None
        if count is not None and indicator.kind in {NumberKind.RATE, NumberKind.COUNT} and 1 <= count <= material.small:
            yield Flag(
                message=f"It rests on {count} people.",
                found=str(count),
                expected=f"more than {material.small}, or withheld",
                code=indicator.code,
                period=o.period.code,
                line=material.line_at(indicator.code, o.period),
                settle="Mark it as sensitive in the register: the report then withholds it, and what would tell it.",
            )


@rule(FAMILY, Severity.NOTE, "a count of 3 in an indicator that is marked as sensitive")
def withheld_figure(material: Material) -> Iterator[Flag]:
    """Whoever makes the report knows which figures it withholds, and why."""
    most = material.facts.organisation.small
    for each in material.protected.withheld:
        small = each.why is Why.SMALL
        reason = f"it counts or leaves over 1 to {most} people" if small else "a small one could be worked out from it"
        yield Flag(
            message=f"{f'“{each.row}”' if each.row else 'The figure'} is withheld: {reason}.",
            found=each.why.value,
            code=each.code,
            period=each.period.code if each.period else "",
        )


@rule(FAMILY, Severity.WARNING, "“3 children” in the commentary on a figure that is withheld")
def withheld_said(material: Material) -> Iterator[Flag]:
    """No commentary says a figure that is withheld; where one does, the report prints [c] in its place."""
    for each, safe in zip(material.facts.histories, material.published.histories, strict=True):
        before, after = each.commentary(material.period), safe.commentary(material.period)
        if before is not None and before != after:
            yield Flag(
                message="The commentary says a figure that is withheld; the report prints [c] in its place.",
                expected="words without the figure",
                code=each.indicator.code,
                period=before.period.code,
                settle="Write the sentence without it: what is left of it may still tell.",
            )


@rule(FAMILY, Severity.WARNING, "a sensitive rate without its numerator")
def unprotected(material: Material) -> Iterator[Flag]:
    """What is marked as sensitive counts people, and its rates have their numerators and denominators."""
    for each in material.assessed:
        indicator, o = each.indicator, each.observation
        if not indicator.sensitive or o is None or o.value is None:
            continue
        if not is_counted(indicator):
            yield _unprotected(indicator.code, o, "it is neither a count of people nor a rate of one")
        elif indicator.kind is NumberKind.RATE and (o.numerator is None or not o.denominator):
            yield _unprotected(indicator.code, o, "it has no numerator and denominator")


def _unprotected(code: str, o: Observation, why: str) -> Flag:
    return Flag(
        message=f"It is sensitive, and nobody can tell whether its figure is small: {why}.",
        code=code,
        period=o.period.code,
        settle="Fill them in, or withhold the figure.",
    )


@rule(FAMILY, Severity.ERROR, "a row withheld in a table whose total and other rows are printed")
def recoverable(material: Material) -> Iterator[Flag]:
    """No withheld count can be worked out from what would be published: a solver seeks the least and the greatest value
    that all sums allow, and they lie at least the threshold apart.
    """
    for unknown in withheld(material):
        if not unknown.between.holds(material.small):
            yield _recovered(unknown)


def _recovered(unknown: Unknown) -> Flag:
    least, most = unknown.between.least, unknown.between.most
    return Flag(
        message=f"{unknown.name} is withheld and "
        + (f"can be worked out: {least}." if least == most else f"lies between {least} and {most}."),
        found=str(least),
        code=unknown.code,
        line=unknown.line,
        period=unknown.period,
        evidence=unknown.evidence,
        settle="Mark it as sensitive in the register, or withhold a second figure of the same sum, or the total.",
    )
