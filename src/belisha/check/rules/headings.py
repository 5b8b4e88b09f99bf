"""Headings against the contents, against each other and against the period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain.document import Heading
from belisha.domain.period import Period

FAMILY = "consistency"
_SECTION = re.compile(r"\W*(?:section|part)\s+\w+\W*", re.IGNORECASE)
_YEARS = re.compile(r"\b20\d\d\s?([-/–])\s?(\d\d(?:\d\d)?)\b(?![-/–]\d)")
_ALIKE = 0.6
"""Two headings are about the same thing where they share this share of their words."""


def _words(text: str) -> tuple[str, ...]:
    text = _SECTION.sub(" ", _YEARS.sub(" ", text), count=1)
    return tuple(re.findall(r"[a-z]+", text.casefold()))


def _alike(one: str, other: str) -> float:
    first, second = {*map(_stem, _words(one))}, {*map(_stem, _words(other))}
    return len(first & second) / max(len(first | second), 1)


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|y|s)$", "", word)


def _split(material: Material) -> tuple[list[Heading], list[Heading]]:
    headings = material.claims.headings
    return [h for h in headings if h.contents], [h for h in headings if not h.contents]


def _is_section(heading: Heading) -> bool:
    return bool(heading.number) and _SECTION.match(heading.text) is not None


@rule(FAMILY, Severity.ERROR, "Section 3: Detail …, where the contents say Section 2")
def section_number(material: Material) -> Iterator[Flag]:
    """A section has the number that the contents give it."""
    contents, body = _split(material)
    for heading in filter(_is_section, body):
        entry = max(filter(_is_section, contents), key=lambda each: _alike(each.text, heading.text), default=None)
        if entry and _alike(entry.text, heading.text) >= _ALIKE and entry.number != heading.number:
            yield Flag(
                message=f"The heading is numbered {heading.number}, and {entry.number} in the contents.",
                found=heading.number,
                expected=entry.number,
                line=heading.line,
                evidence=(f"{entry.place}: section {entry.number}",),
                settle="Give both the same number.",
            )


@rule(FAMILY, Severity.ERROR, "two sections are numbered 3, and none 2", unless=("section_number",))
def section_number_twice(material: Material) -> Iterator[Flag]:
    """Sections are numbered one after another, each number once."""
    sections = [heading for heading in _split(material)[1] if _is_section(heading)]
    seen: dict[str, Heading] = {}
    for heading in sections:
        if heading.number in seen:
            yield Flag(
                message=f"A section before this one is numbered {heading.number} as well.",
                found=heading.number,
                line=heading.line,
                evidence=(f"{seen[heading.number].place}",),
                settle="Number the sections one after another.",
            )
        seen.setdefault(heading.number, heading)
    numbers = sorted({int(number) for number in seen if number.isdigit()})
    missing = [number for number in range(1, max(numbers, default=0)) if number not in numbers]
    for number in missing:
        after = next(heading for heading in sections if heading.number.isdigit() and int(heading.number) > number)
        yield Flag(
            message=f"There is no section {number}.",
            expected=str(number),
            found=after.number,
            line=after.line,
            settle="Number the sections one after another.",
        )


@rule(FAMILY, Severity.ERROR, "Information for all 2013-2014 indicators, in the report for 2017/18")
def heading_year(material: Material) -> Iterator[Flag]:
    """A year in a heading is the report's year."""
    for heading in material.claims.headings:
        for year in heading.years:
            if year.start_year not in {material.year.start_year, material.period.calendar_year}:
                yield Flag(
                    message=f"The heading is of {year.label}; the report is for {material.year.label}.",
                    found=year.label,
                    expected=material.year.label,
                    line=heading.line,
                    settle="Correct the year.",
                )


@rule(FAMILY, Severity.WARNING, "the column Annual Target 2016/17, in the report for April 2017")
def column_year(material: Material) -> Iterator[Flag]:
    """A year in a column's heading or in the key is the report's year."""
    for line in material.used("header row", "key: "):
        for cell in line.cells[: 2 if line.text.count("\t") == 1 else None]:
            for match in _YEARS.finditer(cell.text):
                start = int(match[0][:4])
                if start != material.year.start_year and len(cell.text) < 80:
                    yield Flag(
                        message=f"The heading names {match[0]}; the report is for {material.year.label}.",
                        found=match[0],
                        expected=material.year.label,
                        line=line.number,
                        settle="Correct the year.",
                    )


@rule(FAMILY, Severity.NOTE, "2017-18 in one heading, 2017- 2018 in the next and 2017/18 in the tables")
def year_style(material: Material) -> Iterator[Flag]:
    """A financial year is written in one way."""
    styles: dict[str, tuple[int, str]] = {}
    for line in material.used("heading", "contents: ", "subtitle", "header row", "key: "):
        for match in _YEARS.finditer(line.text):
            shape = re.sub(r"\d", "0", match[0])
            styles.setdefault(shape, (line.number, match[0]))
    if len({shape.replace("/", "-") for shape in styles}) > 1:
        first, *others = styles.values()
        yield Flag(
            message="Financial years are written in several ways: "
            + ", ".join(text for _, text in styles.values())
            + ".",
            found=others[-1][1],
            expected=first[1],
            line=others[-1][0],
            evidence=tuple(f"line {n}: {t}" for n, t in styles.values()),
            settle="Write them all in one way.",
        )


@rule(
    FAMILY,
    Severity.WARNING,
    "the contents end with Section 2, and the report has a Section 3",
    unless=("section_number",),
)
def contents_left_out(material: Material) -> Iterator[Flag]:
    """Contents that name sections name every one of them, as its heading does."""
    contents, body = _split(material)
    entries = {entry.number: entry for entry in filter(_is_section, contents)}
    for heading in filter(_is_section, body) if entries else ():
        entry = entries.get(heading.number)
        near = body if entry else contents
        # numbered or worded otherwise is what the other rules of the contents say
        known = any(_alike((entry or heading).text, each.text) >= _ALIKE for each in near)
        if known and not (entry and _years_differ(entry, heading)):
            continue
        name = f"call it “{_plain(entry.text)}”" if entry else "leave it out"
        yield Flag(
            message=f"The section is “{_plain(heading.text)}”, and the contents {name}.",
            found=_plain(heading.text),
            expected=_plain(entry.text) if entry else "",
            line=heading.line,
            evidence=(entry.place,) if entry else (),
            settle="Correct the contents.",
        )
    named = set(material.uses.get("partnership section", ()))
    sections = [heading for heading in body if heading.line in named]
    left = [one for one in sections if not any(_alike(one.text, each.text) >= _ALIKE for each in contents)]
    if len(sections) - len(left) > 1:
        for heading in left:
            yield Flag(
                message=f"The contents name the other partnerships' sections, and not “{heading.text.strip()}”.",
                found=heading.text.strip(),
                line=heading.line,
                settle="Name it in the contents.",
            )


def _years_differ(entry: Heading, heading: Heading) -> bool:
    """Whether what stands as years in one of two headings is no year: 2026-28 for 2026-27."""
    both = _YEARS.search(entry.text) and _YEARS.search(heading.text)
    return bool(both) and bool(entry.years) != bool(heading.years)


@rule(
    FAMILY, Severity.WARNING, "Health Wellbeing Indicators in the contents, Health and Wellbeing Indicators above them"
)
def heading_words(material: Material) -> Iterator[Flag]:
    """A section, or what it holds, is called the same in the contents and wherever it is named again."""
    contents, body = _split(material)
    body_words = {_words(heading.text) for heading in body}
    for entry in contents:
        words = _words(entry.text)
        if words in body_words or len(words) < 2:
            continue
        near = max(body, key=lambda each: _alike(each.text, entry.text), default=None)
        if near and _alike(near.text, entry.text) >= 0.7 and len(words) <= 6:
            yield Flag(
                message=f"The contents say “{_plain(entry.text)}”, the heading “{_plain(near.text)}”.",
                found=_plain(entry.text),
                expected=_plain(near.text),
                line=entry.line,
                evidence=(near.place,),
                settle="Use the same words in both.",
            )
    yield from _two_names(material)


def _plain(text: str) -> str:
    return _SECTION.sub("", text, count=1).strip()


def _two_names(material: Material) -> Iterator[Flag]:
    """Headings that end in the same three words but for one in the middle."""
    endings: dict[tuple[str, str], Counter[str]] = {}
    where: dict[str, int] = {}
    for heading in material.claims.headings:
        words = _words(heading.text)
        for one, two, three in zip(words, words[1:], words[2:], strict=False):
            if min(len(one), len(two)) > 4 and _stem(three) in {"indicator", "measure", "target"}:
                endings.setdefault((one, _stem(three)), Counter())[two] += 1
                where[f"{one} {two} {three}"] = heading.line
    for (one, three), middles in endings.items():
        if len(middles) > 1:
            names = [name for name in where if name.split()[0] == one and _stem(name.split()[2]) == three]
            yield Flag(
                message="The same things are called by two names: " + " and ".join(f"“{name}”" for name in names) + ".",
                found=names[-1],
                expected=names[0],
                line=where[names[-1]],
                severity=Severity.NOTE,
                settle="Choose one name.",
            )


@rule(FAMILY, Severity.ERROR, "July 2026 at the head of a report whose tables end with August 2026")
def report_month(material: Material) -> Iterator[Flag]:
    """The month on the front is the latest month that the rows report."""
    asked = material.facts.publication.period
    rows = set(material.rows.values())
    latest: Counter[Period] = Counter(
        claim.period
        for claim in material.claims.figures
        if claim.kind == "value"
        and claim.number is not None
        and claim.line in rows
        and claim.period
        and claim.period.months == 1
    )
    if asked is None or not latest:
        return
    month, count = latest.most_common(1)[0]
    if month != asked and count * 2 > sum(latest.values()):
        line = next(iter(material.uses.get("month", ())), None)
        yield Flag(
            message=f"The report is called {asked.label}, and most of its rows give {month.label}.",
            found=asked.label,
            expected=month.label,
            line=line,
            settle="Correct the month.",
        )
