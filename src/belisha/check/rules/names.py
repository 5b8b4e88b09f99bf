"""Names, titles and codes: each written one way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from belisha.check.bodies import misnamed
from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind
from belisha.domain.indicator import Aggregation, Unit

FAMILY = "consistency"
_MOST = 0.6
"""What this share of the titles say, the others are expected to say too."""
_CLOSE = 0.93


@rule(FAMILY, Severity.WARNING, "Policy and Resources Scrutiny, elsewhere Policy & Resources Scrutiny")
def spelling(material: Material) -> Iterator[Flag]:
    """A committee, an owner or an aim has one spelling."""
    for column, what in ((r"committee", "committee"), (r"managed|owner|lead", "owner")):
        cells = [
            (line, code, name.strip()) for line, code, text in _named(material, column) for name in text.split(";")
        ]
        counts = Counter(name for _, _, name in cells if name)
        for odd, usual in _pairs(counts):
            line, code, _ = next(cell for cell in cells if cell[2] == odd)
            yield Flag(
                message=f"The {what} is written “{odd}” here and “{usual}” {counts[usual]} times.",
                found=odd,
                expected=usual,
                line=line,
                code=code,
                settle="Write it in one way.",
            )


def _named(material: Material, column: str) -> Iterator[tuple[int | None, str, str]]:
    if material.document is not None:
        yield from material.list_column(column)
        if column != "committee":
            for line in material.used("owner, "):
                yield line.number, "", line.cells[1].text if len(line.cells) > 1 else ""
        return
    for each in material.assessed:
        names = (each.indicator.committee,) if column == "committee" else each.indicator.owners
        yield None, each.indicator.code, ";".join(names)


def _pairs(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """A rarer name and the more frequent one it is a spelling of."""
    names = [name for name, _ in counts.most_common()]
    for at, usual in enumerate(names):
        for odd in names[at + 1 :]:
            if _same(usual) == _same(odd) or _slip(usual, odd):
                yield odd, usual


def _same(name: str) -> str:
    return "".join(re.findall(r"\w", name.casefold().replace("&", "and")))


def _slip(one: str, other: str) -> bool:
    """Whether two long names differ by a letter or two; different numbers are different names."""
    if min(len(one), len(other)) < 8 or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _CLOSE


@rule(FAMILY, Severity.WARNING, "[ASCOF 2B(1) [Rolling Quarter]")
def bracket(material: Material) -> Iterator[Flag]:
    """Every bracket that opens is closed."""
    for each in material.assessed:
        title = each.indicator.printed_title or each.indicator.title
        for start, end in ("()", "[]"):
            if title.count(start) != title.count(end):
                yield Flag(
                    message=f"The title has {title.count(start)} “{start}” and {title.count(end)} “{end}”.",
                    found=title,
                    code=each.indicator.code,
                    line=material.rows.get(_key(each.indicator.code)),
                    settle="Close the bracket.",
                )
    for passage in material.passages:
        if passage.text.count("(") != passage.text.count(")"):
            yield Flag(
                message="A bracket in the text is not closed, or not opened.",
                code=passage.code,
                line=passage.line,
                settle="Close the bracket.",
            )


@rule(FAMILY, Severity.WARNING, "The number of assessments closed, with a value of 83%")
def unit(material: Material) -> Iterator[Flag]:
    """A title that speaks of a number has no percentage, and one that speaks of a percentage no plain number."""
    for each in material.assessed:
        title = (each.indicator.printed_title or each.indicator.title).casefold()
        claims = material.printed(ClaimKind.VALUE, each.indicator.code, each.period)
        text = next((claim.text for claim in claims), each.observation.text if each.observation else "")
        percent = each.indicator.unit is Unit.PERCENT or "%" in text
        counts = re.match(r"(?:the |total )*number of\b", title) is not None and "per " not in title
        share = re.match(r"(?:the )?(?:percentage|%|proportion)\b", title) is not None
        if (counts and percent) or (share and text and not percent and re.search(r"\d", text)):
            yield Flag(
                message=f"The title speaks of a {'number' if counts else 'percentage'}, "
                f"and the value is {text or 'a percentage'}.",
                found=text,
                code=each.indicator.code,
                line=material.rows.get(_key(each.indicator.code)),
                period=each.period.code,
                settle="Correct the title or the value.",
            )


def _key(code: str) -> str:
    return "".join(code.split()).casefold()


@rule(FAMILY, Severity.NOTE, "four titles of 34 do not say whether their figure is cumulative")
def aggregation_missing(material: Material) -> Iterator[Flag]:
    """Where most titles say how a figure is made, all of them do."""
    silent = [each for each in material.assessed if each.indicator.aggregation is Aggregation.NOT_STATED]
    if not silent or len(silent) > (1 - _MOST) * len(material.assessed):
        return
    for each in silent:
        yield Flag(
            message=f"It does not say how its figure is made; "
            f"{len(material.assessed) - len(silent)} of {len(material.assessed)} do.",
            code=each.indicator.code,
            line=material.rows.get(_key(each.indicator.code)),
            settle="Say whether it is a snapshot, a month's total or cumulative.",
        )


@rule(FAMILY, Severity.NOTE, "as at the last day of the month [Cumulative]")
def aggregation_words(material: Material) -> Iterator[Flag]:
    """A title that describes one moment is not called cumulative, and one that says so is not called a snapshot."""
    for each in material.assessed:
        title = each.indicator.printed_title or each.indicator.title
        moment = re.search(r"\b(?:last|final) day of the (?:month|quarter|year)\b|\bas at\b", title, re.IGNORECASE)
        running = re.search(r"\bsince (?:April|January)\b|\bso far this year\b", title, re.IGNORECASE)
        cumulative = each.indicator.aggregation is Aggregation.CUMULATIVE
        if (moment and cumulative) or (running and each.indicator.aggregation is Aggregation.SNAPSHOT):
            yield Flag(
                message="The title's words and how the figure is said to be made do not agree.",
                found=(moment or running or [""])[0],
                expected=each.indicator.aggregation.value,
                code=each.indicator.code,
                line=material.rows.get(_key(each.indicator.code)),
                settle="Correct the title or the aggregation.",
            )


@rule(FAMILY, Severity.WARNING, "an indicator's title on its page differs from its title in the list")
def title_differs(material: Material) -> Iterator[Flag]:
    """An indicator has the same title in the list and on its page."""
    for key, page in material.pages.items():
        row = material.rows.get(key)
        if row is None:
            continue
        titles = [_second(material.lines[number].cells) for number in (row, page)]
        if all(titles) and _same(titles[0]) != _same(titles[1]):
            yield Flag(
                message=f"It is called “{titles[1]}” here and “{titles[0]}” in the list.",
                found=titles[1],
                expected=titles[0],
                code=material.by_code[key].indicator.code if key in material.by_code else key,
                line=page,
                settle="Call it the same in both.",
            )


@rule(FAMILY, Severity.WARNING, "EP 5.1 and EP 5.2 are both called Major planning applications decided in time")
def title_twice(material: Material) -> Iterator[Flag]:
    """A title stands for one indicator; how a figure is made may tell two of them apart."""
    seen: dict[tuple[str, str, str], str] = {}
    for each in material.assessed:
        indicator = each.indicator
        key = (_same(indicator.printed_title or indicator.title), indicator.aggregation, indicator.unit)
        first = seen.setdefault(key, indicator.code)
        if key[0] and first != indicator.code:
            yield Flag(
                message=f"{first} and {indicator.code} have the same title.",
                found=indicator.title,
                code=indicator.code,
                line=material.rows.get(_key(indicator.code)),
                evidence=(first,),
                settle="Give each its own title.",
            )


@rule(FAMILY, Severity.WARNING, "A decent home for all over the details, A decent home for everyone in the list")
def aim_name(material: Material) -> Iterator[Flag]:
    """An aim has the same title over its details as in the list."""
    used = {each.indicator.aim for each in material.assessed}
    titles = [aim.title for aim in material.facts.aims if aim.code in used]
    for aim in material.facts.aims:
        lines = material.uses.get(f"aim {aim.title}", ())
        near = max(titles, key=lambda title: SequenceMatcher(None, title, aim.title).ratio(), default="")
        if aim.code not in used and lines and SequenceMatcher(None, near, aim.title).ratio() >= _MOST:
            yield Flag(
                message=f"The aim is called “{aim.title}” here and “{near}” in the list.",
                found=aim.title,
                expected=near,
                line=lines[0],
                settle="Call it the same in both.",
            )


_WAY = re.compile(r"\b(?:maximi[sz]e|minimi[sz]e|goldilocks)\b", re.IGNORECASE)


@rule(FAMILY, Severity.WARNING, "Aim to Minimise in the list, and Aim to Maximise on the page")
def page_differs(material: Material) -> Iterator[Flag]:
    """Which way is better, and who answers for an indicator, are the same in the list and on its page."""
    managers = {code: name for _, code, name in material.list_column("managed|owner|lead")}
    for key in material.pages.keys() & material.rows.keys() & material.by_code.keys():
        code = material.by_code[key].indicator.code
        row = material.lines[material.rows[key]]
        ways = {match[0].casefold() for cell in row.cells[2:] for match in _WAY.finditer(cell.text)}
        names = {" ".join(cell.text.casefold().split()) for cell in row.cells}
        for line in (material.lines[number] for number in material.uses.get(f"polarity, {code}", ())):
            said = _WAY.search(line.text)
            if said and ways and said[0].casefold() not in ways:
                yield _differs(code, line.number, said[0], ", ".join(sorted(ways)))
        for line in (material.lines[number] for number in material.uses.get(f"owner, {code}", ())):
            owner = _second(line.cells)
            if owner and code in managers and " ".join(owner.casefold().split()) not in names:
                yield _differs(code, line.number, owner, managers[code])


def _differs(code: str, line: int, found: str, expected: str) -> Flag:
    return Flag(
        message=f"The page says “{found}”, the list “{expected}”.",
        found=found,
        expected=expected,
        code=code,
        line=line,
        settle="Say the same in both.",
    )


def _second(cells: Iterable[object]) -> str:
    texts = [str(getattr(cell, "text", "")) for cell in cells]
    return texts[1] if len(texts) > 1 else ""


@rule(FAMILY, Severity.NOTE, "an aim's priorities end in a full stop once and without one the next time")
def repeated_text(material: Material) -> Iterator[Flag]:
    """What is repeated is repeated word for word."""
    for word, numbers in material.uses.items():
        first = material.uses.get(word.removesuffix(", repeated"), ())
        if word.startswith("aim ") and word.endswith(", repeated") and first:
            for number in numbers:
                before, now = (" ".join(material.lines[n].text.split()) for n in (first[0], number))
                if before != now:
                    yield Flag(
                        message="This stands elsewhere with other words or signs.",
                        found=now[-40:],
                        expected=before[-40:],
                        line=number,
                        evidence=(material.lines[first[0]].place,),
                        settle="Make both the same.",
                    )


@rule(FAMILY, Severity.WARNING, "one column is headed “Performance Measures” and “Potential Performance Measures”")
def column_words(material: Material) -> Iterator[Flag]:
    """The same column has the same heading in every table of a part."""
    shapes: dict[str, dict[str, int]] = {}
    for line in material.used("partnership header"):
        for cell in line.cells:
            words = re.findall(r"[a-z]+", cell.text.casefold())
            if 2 <= len(words) <= 4:
                known = next(
                    (name for name in shapes if {*name.split()} <= {*words} or {*words} <= {*name.split()}),
                    " ".join(words),
                )
                shapes.setdefault(known, {}).setdefault(cell.text.strip(), line.number)
    for texts in shapes.values():
        if len(texts) > 1:
            yield Flag(
                message="One column is headed in several ways: " + ", ".join(f"“{text}”" for text in texts) + ".",
                found=next(reversed(texts)),
                expected=next(iter(texts)),
                line=next(reversed(texts.values())),
                evidence=tuple(f"line {number}" for number in texts.values()),
                settle="Head it in one way.",
            )


@rule(FAMILY, Severity.WARNING, "Office of National Statistics")
def body_name(material: Material) -> Iterator[Flag]:
    """A public body has its own name: the Office for National Statistics, the Department for Education."""
    sources = [(part.code, source, part.line) for part in material.parts for source in part.measure.sources]
    for code, text, line in (*((p.code, p.text, p.line) for p in material.prose), *sources):
        for written, name in misnamed(text):
            yield Flag(
                message=f"It is the {name}, not the {written}.",
                found=written,
                expected=name,
                code=code,
                line=line,
                settle="Correct the name.",
            )
