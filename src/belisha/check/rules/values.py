"""One figure in two places: the list, the page, the gauge, the arrow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import MONTH, month_of
from belisha.check.rule import rule
from belisha.domain.direction import Direction
from belisha.domain.document import ClaimKind
from belisha.domain.indicator import Aggregation
from belisha.domain.period import Period
from belisha.pattern import Pattern
from belisha.report.assess import Assessed

FAMILY = "consistency"


@rule(FAMILY, Severity.ERROR, "205 in the list and 250 in the table of dates, both for August 2026")
def two_values(material: Material) -> Iterator[Flag]:
    """A value or target is the same wherever it is printed."""
    for (kind, _, period), claims in material.figures.items():
        if kind not in {ClaimKind.VALUE, ClaimKind.TARGET} or period is None:
            continue
        first = next((claim for claim in claims if claim.number is not None), None)
        for claim in claims:
            if first and claim.number is not None and claim.number != first.number:
                yield Flag(
                    message=f"The {kind.value} for {period.label} is "
                    f"{claim.text} here and {first.text} at {first.place}.",
                    found=claim.text,
                    expected=first.text,
                    code=claim.code,
                    line=claim.line,
                    period=period.code,
                    evidence=(f"{first.place}: {first.text}",),
                    settle="Correct the one that is wrong.",
                )


@rule("arithmetic", Severity.ERROR, "a gauge that shows N/A beside a value of 673", unless=("two_values",))
def gauge(material: Material) -> Iterator[Flag]:
    """A gauge shows the indicator's value, its target and where the tolerance ends."""
    for shown in material.claims.gauges:
        each = material.by_code.get("".join(shown.code.split()).casefold())
        if each is None:
            continue
        value = each.ruling.value
        target = each.target.value if each.target else None
        found = ""
        if value is not None and re.search(r"\bN/?A\b", shown.text):
            found = "N/A"
        elif shown.numbers and value is not None and value not in {abs(n) for n in shown.numbers} | {*shown.numbers}:
            found = "no needle at the value"
        elif shown.numbers and target is not None and target not in shown.numbers:
            found = "no mark at the target"
        elif value is not None and _beyond(value, shown.numbers):
            found = "a scale that ends before the value"
        elif shown.agrees is False or (shown.limit is not None and not _limit_fits(shown.limit, each)):
            found = f"a limit at {shown.limit}"
        if found:
            yield Flag(
                message=f"The gauge shows {found}; the value is {value} and the "
                f"target {target if target is not None else 'not stated'}.",
                found=found,
                expected=str(value),
                code=shown.code,
                line=shown.line,
                period=each.period.code,
                settle="Draw it again from the figures.",
            )


def _beyond(value: Decimal, shown: tuple[Decimal, ...]) -> bool:
    """Whether no end of the scale lies at the value or beyond: all other numbers are smaller, or all are larger."""
    others = [number for number in shown if number != value]
    alone = shown.count(value) == 1 and len(others) > 1
    return alone and value != 0 and (max(others) < value or min(others) > value)


def _limit_fits(limit: Decimal, each: Assessed) -> bool:
    edges = each.ruling.limits
    return edges is None or limit in {edges.near_lower, edges.near_upper, edges.on_lower, edges.on_upper}


_MEANINGS = (
    (Pattern(r"\bnot (?:comparable|available)|no data|not available", re.IGNORECASE), None),
    (Pattern(r"\bbetter\b|\bimprov", re.IGNORECASE), Direction.BETTER),
    (Pattern(r"\bworse\b|\bdeteriorat|\bdeclin", re.IGNORECASE), Direction.WORSE),
    (Pattern(r"\bsame\b|\bunchanged\b|\bno change\b", re.IGNORECASE), Direction.SAME),
)


@rule(
    "arithmetic",
    Severity.ERROR,
    "↑, “better than a year before”, beside 205 after 178, where lower is better",
    unless=("two_values",),
)
def arrow(material: Material) -> Iterator[Flag]:
    """A printed arrow says what the two figures say, where the key tells its meaning and both figures are known."""
    meanings = _arrow_meanings(material)
    for claim in material.claims.figures:
        each = material.by_code.get("".join(claim.code.split()).casefold())
        if claim.kind is not ClaimKind.ARROW or each is None or claim.text not in meanings:
            continue
        said, known = meanings[claim.text], each.travel.direction
        if said is not None and known in {Direction.BETTER, Direction.WORSE, Direction.SAME} and said is not known:
            earlier = each.travel.earlier_period.label
            yield Flag(
                message=f"The arrow says {said.value}; {each.travel.value} against "
                f"{each.travel.earlier} in {earlier} is {known.value}.",
                found=claim.text,
                expected=known.value,
                code=claim.code,
                line=claim.line,
                period=each.period.code,
                evidence=(f"{each.period.label}: {each.travel.value}", f"{earlier}: {each.travel.earlier}"),
                settle="Correct the arrow or the figures.",
            )


def _arrow_meanings(material: Material) -> dict[str, Direction | None]:
    found: dict[str, Direction | None] = {}
    for term in material.claims.key:
        for symbol, meaning in term.symbols:
            for pattern, direction in _MEANINGS:
                if symbol and pattern.search(meaning):
                    found.setdefault(symbol, direction)
                    break
    ways = Counter(found.values())
    return {symbol: way for symbol, way in found.items() if symbol in "↑↓→←↗↘" and (way is None or ways[way] == 1)}


@rule(FAMILY, Severity.WARNING, "Latest Month says April 2017, and the value beside it is N/A")
def latest_month(material: Material) -> Iterator[Flag]:
    """The latest month is one that has a figure."""
    rows = set(material.rows.values())
    for claim in material.claims.figures:
        if claim.kind is ClaimKind.VALUE and claim.line in rows and claim.missing is not None and claim.period:
            yield Flag(
                message=f"{claim.period.label} is called the latest month, and its value is “{claim.text}”.",
                found=claim.text,
                code=claim.code,
                line=claim.line,
                period=claim.period.code,
                settle="Show the latest month that has a figure, or say when it comes.",
            )


@rule(FAMILY, Severity.WARNING, "7,096 crimes in one table, and 8,344 of the same in another")
def same_measure(material: Material) -> Iterator[Flag]:
    """What is measured twice in a report, as an indicator and as a partnership's measure, has one figure."""
    for part in material.parts:
        for table in part.tables:
            for row in table.rows:
                code = _indicator_of(row[0], material)
                for header, cell in zip(table.header[1:], row[1:], strict=False):
                    period = _period_of(header, material.by_code[code]) if code else None
                    figure = table.figure(cell)
                    observation = material.by_code[code].history.observation(period) if code and period else None
                    if observation is None or observation.value is None or figure.number is None or figure.change:
                        continue
                    if figure.number != observation.value and figure.unit == "number":
                        indicator = material.by_code[code].indicator.code
                        yield Flag(
                            message=f"“{row[0]}” is {cell} here, and {indicator} is "
                            f"{observation.value} for {period.label if period else ''}.",
                            found=cell,
                            expected=str(observation.value),
                            code=part.code,
                            line=part.line_of_row(row),
                            period=period.code if period else "",
                            evidence=(f"{indicator}: {observation.text}",),
                            settle="Use one figure, or say how the two differ.",
                        )


_LITTLE = {"total", "number", "of", "the", "in", "all", "and", "score", "against", "rate", "per", "by"}


def _tokens(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.casefold())} - _LITTLE


def _indicator_of(label: str, material: Material) -> str:
    """The indicator whose title, up to its first stop, holds every word of a row's label, three at least."""
    words = _tokens(label)
    if len(words) < 3:
        return ""
    titles = ((key, re.split(r"[;:,.(]", each.indicator.title)[0]) for key, each in material.by_code.items())
    return next((key for key, title in titles if words <= _tokens(title)), "")


def _period_of(header: str, each: Assessed) -> Period | None:
    """The month that a heading's figures are of: a range's last month where the indicator is cumulative."""
    named = list(MONTH.finditer(header))
    cumulative = each.indicator.aggregation is Aggregation.CUMULATIVE
    if not named or not named[-1]["year"] or cumulative is not (len(named) > 1):
        return None
    return month_of(named[-1]["month"], named[-1]["year"])


@rule(FAMILY, Severity.WARNING, "7,096 and ↓3.5 both for all crimes and for anti-social behaviour")
def same_figure(material: Material) -> Iterator[Flag]:
    """Two measures do not share their figures: one is a copy."""
    seen: dict[tuple[Decimal | None, ...], tuple[str, str]] = {}
    for part in material.parts:
        for table in part.tables:
            for row in table.rows:
                numbers = [figure for figure in map(table.figure, row) if figure.number is not None]
                large = [figure for figure in numbers if not figure.change and abs(figure.number or Decimal(0)) >= 100]
                changes = [figure for figure in numbers if figure.change]
                for figure in large[:1]:
                    signature = (figure.number, *[change.number for change in changes[:1]])
                    before = seen.setdefault(signature, (part.code, row[0]))
                    if changes and before[0] != part.code:
                        yield Flag(
                            message=f"{figure.text} and {changes[0].text} stand for "
                            f"“{part.measure.title}” and for “{before[1]}”.",
                            found=f"{figure.text}, {changes[0].text}",
                            code=part.code,
                            line=part.line,
                            evidence=(f"{before[0]}: {before[1]}",),
                            settle="One of them is a copy: put in its own figure.",
                        )
    yield from _same_indicator(material)


def _same_indicator(material: Material) -> Iterator[Flag]:
    seen: dict[tuple[Decimal, Decimal], str] = {}
    for each in material.assessed:
        value, target = each.ruling.value, each.target.value if each.target else None
        if value is None or target is None or value == target or len(value.normalize().as_tuple().digits) < 3:
            continue
        before = seen.setdefault((value, target), each.indicator.code)
        if before != each.indicator.code:
            yield Flag(
                message=f"{before} and {each.indicator.code} have the same value and the same target.",
                found=str(value),
                code=each.indicator.code,
                line=material.rows.get("".join(each.indicator.code.split()).casefold()),
                period=each.period.code,
                settle="One of them is a copy: put in its own figures.",
            )
