"""What the commentary says of direction, targets and the past, against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import WORDS, Said, months, numbers, sentences
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.check.rules.history import values
from belisha.check.rules.speaking import ADVICE, FAMILY, TOMORROW, VERBS, is_counted, read, subject, way, whens_in
from belisha.domain.indicator import Polarity
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

_TARGET = r"(?:the|its|our|this|their)?\s*(?:\w+ )?target\b"
_ABOVE = Pattern(
    rf"\b(?:above|over|exceed\w*|more than|higher than|beat\w*)\s+{_TARGET}", re.IGNORECASE, needs=("target",)
)
_BELOW = Pattern(
    rf"\b(?:below|under|short of|less than|lower than|fewer than)\s+{_TARGET}", re.IGNORECASE, needs=("target",)
)
_MET = Pattern(
    rf"\b(?:on target(?! to (?!meet|achieve|reach|hit))|within (?:(?:its|our|the) )?target\b|"
    rf"(?:met|meets|(?:continues?|continued) to meet|achieved|reached|(?:is|are|was|were|stay\w*|remain\w*) (?:still )?"
    rf"ahead of) {_TARGET})",
    re.IGNORECASE,
    needs=("target",),
)
_MISSED = Pattern(rf"\b(?:missed|misses|did not meet|not met|off|behind) {_TARGET}", re.IGNORECASE, needs=("target",))


@rule(FAMILY, Severity.ERROR, "“below the target”, where 51.9 is above 46.0", unless=("two_values",))
def comparison(material: Material) -> Iterator[Flag]:
    """ "Above" and "below target", "met" and "missed" are as the value and its target are."""
    for passage, each, sentence in read(material):
        value, target = each.ruling.value, each.target.value if each.target else None
        if value is None or target is None:
            continue
        named = {month.period for month in months(sentence, material.period)}
        clause_of_other = named and not any(p.first <= each.period.last and p.last >= each.period.first for p in named)
        if clause_of_other and not re.search(r"\bfrom\b|\bthan\b|\bbut\b|\bsince\b", sentence):
            continue
        met = each.ruling.status == "on_target"
        for pattern, true in ((_ABOVE, value > target), (_BELOW, value < target), (_MET, met), (_MISSED, not met)):
            match = pattern.search(sentence)
            if match is None or true or re.search(r"\b(?:not|no longer|than|as) $", sentence[: match.start()]):
                continue
            if _is_of_another(match[0], sentence, each, material):
                continue
            if TOMORROW.search(sentence[max(0, match.start() - 60) : match.start()]) or re.search(
                r"\bmonths?\b", match[0]
            ):
                continue
            yield Flag(
                message=f"The text says “{match[0]}”; the value is {value} and the target {target}.",
                found=match[0],
                expected=f"{value} against {target}",
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                evidence=(f"{each.period.label}: {value}", f"target: {target}"),
                settle=ADVICE,
            )


def _is_of_another(said: str, sentence: str, each: Assessed, material: Material) -> bool:
    """Whether a target is "its own", in a sentence that names another indicator by its code, or that of other councils
    or of something else: "spending on repairs is within target".
    """
    about = _OF_WHAT.search(sentence[: sentence.index(said)])
    if about and not subject(each, f"{about[0]} ") and not is_counted(each, about["what"]):
        return True
    keys = {code_key(code[0]) for code in _CODE.finditer(sentence)} - {code_key(each.indicator.code)}
    return " own " in said and not keys.isdisjoint(material.by_code)


_OF_WHAT = Pattern(
    r"^(?:other|[a-z-]+ (?:on|of|at|for)) (?P<what>(?:[a-z-]+ ){1,3}?)(?:is|are|was|were|remains?|stays?) (?:\w+ )?$",
    re.IGNORECASE,
)
_CODE = Pattern(r"\b[A-Z]{1,4} ?\d+(?:\.\d+)+\b")
_UP_FROM = Pattern(
    r"\b(up|down|rise|rose|risen|fall|fell|fallen|increased?|decreased?|reduced|dropped|improved|worse)\b[^.,;:]{0,20}?\bfrom\s+$",
    re.IGNORECASE,
    needs=("from",),
)
_RISES = {"up", "rise", "rose", "risen", "increase", "increased"}
_FALLS = {"down", "fall", "fell", "fallen", "decrease", "decreased", "reduced", "dropped"}


def _stated(text: str, said: Said) -> list[Decimal]:
    """The figures of the same kind in a text, targets left out."""
    return [
        other.number
        for other in numbers(text)
        if (other.percent, other.pounds) == (said.percent, said.pounds)
        and not re.search(r"\btargets? of\s*$", text[: other.start])
        and said.number / 2 <= other.number <= said.number * 2
    ]


@rule(FAMILY, Severity.ERROR, "“up from 93.1%”, to 92.2%", unless=("past_figure", "two_values"))
def direction_from(material: Material) -> Iterator[Flag]:
    """ "Up from" and "down from" a figure are as the figures are."""
    for passage, each, sentence in read(material):
        for said in numbers(sentence):
            match = _UP_FROM.search(sentence[: said.start])
            if match is None:
                continue
            before = _stated(sentence[: match.start()], said)
            now = each.ruling.value if each.ruling.value in before or not before else before[-1]
            word = match[1].casefold()
            if now is None or (not before and said.percent is not (each.indicator.unit == "percent")):
                continue
            if (word in _RISES and now <= said.number) or (word in _FALLS and now >= said.number):
                yield Flag(
                    message=f"The text says “{match[0].strip()} {said.text}”; the figure is {now}.",
                    found=said.text,
                    expected="down" if now < said.number else "up" if now > said.number else "unchanged",
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    evidence=(f"{each.period.label}: {now}", f"before: {said.text}"),
                    settle=ADVICE,
                )


_MOVES = Pattern(
    rf"\b(?P<word>{VERBS})\b(?=\s*(?:[.,;:)–]|$)| (?:in|on|since|over|during|at|as|with|and|but|"
    r"compared|again|further|last|this (?:month|quarter|year|period)|through|throughout|between|across|when|while|"
    r"though|although|despite|after|"
    r"against|than|year|month|because|due|[a-z]+ly)\b)",
    re.IGNORECASE,
)
"""A word of direction without an object: "this has reduced the backlog" is of something else."""


@rule(FAMILY, Severity.ERROR, "“performance has improved”, on a figure that fell")
def direction(material: Material) -> Iterator[Flag]:
    """Words of direction agree with the figures: with last period's, or with last year's where that is named."""
    for passage, each, sentence in read(material):
        match = next((word for word in _MOVES.finditer(sentence) if subject(each, sentence[: word.start()])), None)
        if match is None or TOMORROW.search(sentence[: match.end()]):
            continue
        if sentence.startswith(" than ", match.end()) and whens_in(sentence, each, material):
            continue  # ``compared_with`` holds it against the period that is named
        earlier = _compared(each, sentence)
        now = each.ruling.value
        if now is None or not earlier:
            continue
        turn = way(match["word"].casefold(), each.indicator.polarity)
        said = sentence[: match.end()].rpartition(", ")[2]
        if turn and all((now - before) * turn < 0 or now == before for before in earlier):
            yield Flag(
                message=f"The text says “{said}”; the figure went from {earlier[0]} to {now}.",
                found=match["word"],
                expected=f"{earlier[0]}, then {now}",
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                evidence=(f"{each.period.label}: {now}", f"before: {earlier[0]}"),
                settle=ADVICE,
            )


def _compared(each: Assessed, sentence: str) -> list[Decimal]:
    """The earlier figures that a sentence may be speaking of."""
    seen = values(each)
    last = [o.value for o in seen[-2:-1] if o.value is not None]
    year = [o.value for o in seen if o.period == each.period.previous_year and o.value is not None]
    if re.search(r"\blast year\b|\bprevious year\b|\byear (?:ago|before|earlier)\b", sentence, re.IGNORECASE):
        return year
    return last + year if not re.search(r"\blast month\b|\bprevious month\b", sentence, re.IGNORECASE) else last


_STABLE = Pattern(r"\b(?:stable|steady|unchanged|consistent|maintained|similar)\b", re.IGNORECASE)
_SETTLED = Pattern(r"\b(?:stabili[sz]ed|stabili[sz]ing|level(?:led|ling) (?:off|out)|plateaued)\b", re.IGNORECASE)


@rule(FAMILY, Severity.WARNING, "“stable”, at 2.14 after 1.97 and 0.72 a year before")
def stable(material: Material) -> Iterator[Flag]:
    """What is called stable is not worse than both last period and last year."""
    for passage, each, sentence in read(material):
        match = _STABLE.search(sentence)
        if (settled := _SETTLED.search(sentence)) and subject(each, sentence[: settled.start()]):
            match = match or settled
        seen = values(each)
        now, sign = each.ruling.value, {Polarity.MAXIMISE: -1, Polarity.MINIMISE: 1}.get(each.indicator.polarity, 0)
        if match is None or now is None or len(seen) < 2 or TOMORROW.search(sentence[: match.start()]):
            continue
        last = seen[-2].value or Decimal(0)
        year = [o.value for o in seen if o.period == each.period.previous_year and o.value is not None]
        plain = [o.value for o in seen if o.value is not None]
        usual = sum((abs(b - a) for a, b in pairwise(plain)), Decimal(0)) / (len(seen) - 1)
        worse = (now - last) * sign > 0 and (not year or (now - year[0]) * sign > 0)
        if worse or abs(now - last) > 2 * usual:
            yield Flag(
                message=f"The text says “{match[0]}”; the figure is {now}, after {last}"
                + (f" and {year[0]} a year before." if year else "."),
                found=match[0],
                expected=f"{last}, then {now}",
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                evidence=tuple(f"{o.period.label}: {o.value}" for o in seen[-3:]),
                settle="Say how it has moved.",
            )


_SPAN = Pattern(
    rf"\b(?:last|past|previous)\s+(\d+|{'|'.join(WORDS)})\s+(months?|quarters?|years?)\b",
    re.IGNORECASE,
    needs=("last", "past", "previous"),
)


@rule(FAMILY, Severity.NOTE, "“over the last 6 months”, in which the figure rose from 70.6 to 75")
def span(material: Material) -> Iterator[Flag]:
    """A span that the text names is one that the data cover, and one over which the figure did not turn worse."""
    for passage, each, sentence in read(material):
        for match in _SPAN.finditer(sentence):
            count = WORDS.get(match[1].casefold()) or int(match[1])
            length = count * {"month": 1, "quarter": 3, "year": 12}[match[2].casefold().rstrip("s")]
            then = each.history.observation(each.period.shift(-length)) if each.period.months == 1 else None
            sign = {Polarity.MAXIMISE: -1, Polarity.MINIMISE: 1}.get(each.indicator.polarity, 0)
            now = each.ruling.value
            if now is None or then is None or then.value is None or (now - then.value) * sign <= 0:
                continue
            yield Flag(
                message=f"Over the {match[0]} that the text names, the figure went from {then.value} to {now}.",
                found=match[0],
                expected=f"{then.value}, then {now}",
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                settle="Say what the figure did in that time.",
            )


_TREND = Pattern(
    r"\b(upward|downward|rising|falling|improving|declining|worsening) trend since $",
    re.IGNORECASE,
    needs=("trend since ",),
)


@rule(FAMILY, Severity.ERROR, "a downward trend since December, in which the figure rose twice")
def trend_since(material: Material) -> Iterator[Flag]:
    """A trend since a month that the text names runs through every month since."""
    for passage, each, sentence in read(material):
        for month in months(sentence, material.period):
            match = _TREND.search(sentence[: month.start])
            seen = [o.value for o in values(each) if o.value is not None and o.period.last >= month.period.last]
            if match is None or len(seen) < 2:
                continue
            word = match[1].casefold()
            turn = {"upward": 1, "rising": 1, "downward": -1, "falling": -1}.get(word) or way(
                "improved" if word == "improving" else "worse", each.indicator.polarity
            )
            against = [(a, b) for a, b in pairwise(seen) if (b - a) * turn < 0]
            if against:
                yield Flag(
                    message=f"The text says “{match[0]}{month.period.label}”; the "
                    f"figure went from {against[0][0]} to {against[0][1]} in it.",
                    found=match[1],
                    expected=", ".join(map(str, seen)),
                    code=passage.code,
                    line=passage.line,
                    period=each.period.code,
                    settle=ADVICE,
                )


_PAST = Pattern(
    r"\bhistoric\w*\b|\bprevious(?:ly)? (?:year|month|quarter|performance|level)|\bcompar(?:ed|ison) (?:to|with)\b|"
    r"\bmoved (?:to be )?clos\w+|\btrend\b|\bcontinue[sd]? to (?:improve|rise|fall)|\bimprovement (?:on|from)\b",
    re.IGNORECASE,
)


@rule(FAMILY, Severity.WARNING, "strong in comparison with the past, where the report holds no earlier figure")
def no_history(material: Material) -> Iterator[Flag]:
    """A comparison with the past rests on a figure that the reader can see."""
    for passage, each, sentence in read(material):
        match = _PAST.search(sentence)
        if match and len(values(each)) == 1 and not TOMORROW.search(sentence[: match.start()]):
            yield Flag(
                message=f"The text compares (“{match[0]}”), and there is no figure before {each.period.label}.",
                found=match[0],
                code=passage.code,
                line=passage.line,
                period=each.period.code,
                settle="Give the earlier figure, or leave the comparison out.",
            )


@rule(FAMILY, Severity.ERROR, "a decrease in thefts of vehicles, which the table says rose by 8.1%")
def table_claim(material: Material) -> Iterator[Flag]:
    """What the text says rose or fell did so in the report's own tables."""
    rows = [
        (_content(row[0]), row, part)
        for part in material.parts
        for table in part.tables
        for row in table.rows
        if any(table.figure(cell).change for cell in row)
    ]
    for passage in material.passages:
        for text in sentences(passage.text):
            word = re.search(r"\b(decrease|reduction|fall|drop|increase|rise)\b", text, re.IGNORECASE)
            if word is None or re.search(r"\bpotential\b|\bpossible\b", text[: word.start()], re.IGNORECASE):
                continue
            down = word[1].casefold() in {"decrease", "reduction", "fall", "drop"}
            for words, row, part in rows:
                sign = next(cell.strip()[0] for cell in row if cell.strip()[:1] in {"↑", "↓"})
                if len(words) > 1 and words <= _content(text) and (sign == "↑") == down:
                    each = material.by_code.get(code_key(passage.code))
                    yield Flag(
                        message=f"The text says {word[0]}; “{row[0]}” in {part.code} is {sign}.",
                        found=word[0],
                        expected=sign,
                        code=passage.code,
                        line=passage.line,
                        period=each.period.code if each else "",
                        evidence=(f"{part.code}: {' | '.join(row)}",),
                        settle=ADVICE,
                    )


def _content(text: str) -> frozenset[str]:
    little = {"a", "an", "the", "of", "in", "and", "or", "to", "with", "total", "all"}
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold())) - little
