"""An indicator's own series: what its arithmetic does not allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind
from belisha.domain.indicator import Aggregation, NumberKind, Polarity, Unit
from belisha.domain.observation import Observation
from belisha.domain.period import PeriodKind
from belisha.report.assess import Assessed

FAMILY = "arithmetic"
YEAR = 12  # months


def _seen(each: Assessed) -> list[Observation]:
    return [o for o in each.history.current if o.value is not None and o.period.last <= each.asked.last]


@rule(FAMILY, Severity.ERROR, "a cumulative count of 751 in February and 715 in March")
def cumulative(material: Material) -> Iterator[Flag]:
    """A cumulative count does not fall within its year, and starts again with the next if it resets."""
    for each in material.assessed:
        indicator = each.indicator
        if indicator.aggregation is not Aggregation.CUMULATIVE or indicator.kind not in {
            NumberKind.COUNT,
            NumberKind.MONEY,
            NumberKind.SCORE,
        }:
            continue
        if indicator.style.decimals and indicator.kind is not NumberKind.MONEY:
            continue  # an average, whatever it is called
        start = material.facts.organisation.year_start
        for before, now in pairwise(_seen(each)):
            same = before.period.in_year(start) == now.period.in_year(start) or not indicator.resets
            if before.value is None or now.value is None:
                continue
            follows = now.period.last - before.period.last == now.period.months < YEAR  # a year's own ends with it
            if same and now.value < before.value:
                said = f"It falls from {before.value} to {now.value} in {now.period.label}; a cumulative count cannot."
            elif not same and follows and now.value >= before.value > 0:
                said = f"It does not start again in {now.period.label}: {now.value} after {before.value}."
            else:
                continue
            yield Flag(
                message=said,
                found=str(now.value),
                code=indicator.code,
                line=material.line_at(indicator.code, now.period),
                period=now.period.code,
                evidence=(f"{before.period.label}: {before.value}",),
                settle="Correct the figure.",
            )


@rule(FAMILY, Severity.ERROR, "104% of applications decided in time")
def value_range(material: Material) -> Iterator[Flag]:
    """A share lies between 0 and 100%, and a count is not negative."""
    for each in material.assessed:
        indicator = each.indicator
        share = indicator.unit is Unit.PERCENT and indicator.polarity is not Polarity.GOLDILOCKS
        count = indicator.kind is NumberKind.COUNT and indicator.polarity is not Polarity.GOLDILOCKS
        for o in _seen(each):
            if o.value is not None and ((share and not 0 <= o.value <= 100) or (count and o.value < 0)):
                yield Flag(
                    message=f"{o.value}{'%' if share else ''} is out of range.",
                    found=str(o.value),
                    expected="0 to 100%" if share else "0 or more",
                    code=indicator.code,
                    line=material.line_at(indicator.code, o.period),
                    period=o.period.code,
                    settle="Correct the figure.",
                )


@rule(FAMILY, Severity.ERROR, "93 of 121 given as 67.9%")
def ratio(material: Material) -> Iterator[Flag]:
    """A value is its numerator over its denominator, as published."""
    scales = {Unit.PERCENT: 100, Unit.PER_1000: 1000, Unit.PER_10000: 10000, Unit.PER_100000: 100000}
    for each in material.assessed:
        for o in _seen(each):
            if o.value is None or o.numerator is None or not o.denominator:
                continue
            worked = o.numerator * scales.get(each.indicator.unit, 1) / o.denominator
            style = each.indicator.style
            step = Decimal(1).scaleb(-style.decimals)
            if abs(style.published(worked) - style.published(o.value)) > step / 2 and _scaled(each):
                yield Flag(
                    message=f"{o.numerator} over {o.denominator} is {style.published(worked)}, and {o.value} is given.",
                    found=str(o.value),
                    expected=str(style.published(worked)),
                    code=each.indicator.code,
                    period=o.period.code,
                    line=material.line_at(each.indicator.code, o.period),
                    settle="Correct the value or its two counts.",
                )


def _scaled(each: Assessed) -> bool:
    """Whether numerator over denominator gives most of the values: else they are of another kind, as yearly rates."""
    held = [o for o in _seen(each) if o.numerator is not None and o.denominator]
    scale = {Unit.PERCENT: 100, Unit.PER_1000: 1000, Unit.PER_10000: 10000, Unit.PER_100000: 100000}.get(
        each.indicator.unit, 1
    )
    fits = sum(
        abs(o.numerator * scale / o.denominator - o.value) <= Decimal(1).scaleb(-each.indicator.style.decimals)
        for o in held
        if o.value is not None and o.numerator is not None and o.denominator
    )
    return fits * 2 > len(held)


@rule("consistency", Severity.NOTE, "69.6, 68 and 75 in one column")
def decimals(material: Material) -> Iterator[Flag]:
    """One series has one number of decimal places."""
    for each in material.assessed:
        places = Counter(
            len(claim.text.strip("%£ ").partition(".")[2])
            for o in _seen(each)
            for claim in material.printed(ClaimKind.VALUE, each.indicator.code, o.period)[-1:]
        )
        if len(places) > 1:
            odd = min(places)
            first = next(
                claim
                for o in _seen(each)
                for claim in material.printed(ClaimKind.VALUE, each.indicator.code, o.period)[-1:]
                if len(claim.text.strip("%£ ").partition(".")[2]) == odd
            )
            yield Flag(
                message=f"Its values have {' and '.join(map(str, sorted(places)))} decimal places.",
                found=first.text,
                expected=f"{max(places)} decimal places",
                code=each.indicator.code,
                line=first.line,
                settle="Write all with the same number of places.",
            )


@rule("consistency", Severity.WARNING, "84.2 in the row of a percentage, whose other values all have a %")
def series_unit(material: Material) -> Iterator[Flag]:
    """The unit does not change within a series."""
    for each in material.assessed:
        claims = [
            claim
            for o in each.history.current
            for claim in material.printed(ClaimKind.VALUE, each.indicator.code, o.period)
            if claim.number is not None
        ]
        for sign in "%£":
            with_it = [claim for claim in claims if sign in claim.text]
            without = [claim for claim in claims if sign not in claim.text]
            if with_it and without and min(len(with_it), len(without)) * 3 <= max(len(with_it), len(without)):
                odd = min(with_it, without, key=len)
                yield Flag(
                    message=f"It is printed {'without' if odd is without else 'with'} "
                    f"{sign}, and the rest of its series is not.",
                    found=odd[0].text,
                    code=each.indicator.code,
                    line=odd[0].line,
                    period=odd[0].period.code if odd[0].period else "",
                    settle="Write the unit everywhere.",
                )


@rule("consistency", Severity.NOTE, "a table of dates that ends half a year before the others")
def series_length(material: Material) -> Iterator[Flag]:
    """The tables of dates cover the same months, and leave none of them out."""
    ends: dict[str, list[tuple[int, int]]] = {}
    became = {use.number: use.became for use in material.account}
    for line in material.used(*(f"{word}, " for word in ("value", "target")), *_EMPTY):
        for word in became[line.number]:
            month = _month(line.text.split("\t")[0])
            if month is not None and ", " in word:
                owner = _owner(word.split(", ", 1)[1], material.pages)
                ends.setdefault(owner, []).append((month, line.number))
                break
    lasts = Counter(max(rows)[0] for rows in ends.values() if len(rows) > 5)
    usual = lasts.most_common(1)[0][0] if lasts else 0
    for owner, rows in ends.items():
        each = material.by_code.get(owner)
        if each is None or len(rows) <= 5:
            continue
        months = sorted({month for month, _ in rows})
        if months[-1] < usual or len(months) < months[-1] - months[0] + 1:
            yield Flag(
                message="Its table of dates leaves out months that the others have.",
                found=str(len(months)),
                code=each.indicator.code,
                line=max(rows)[1],
                settle="Add the months that are missing.",
            )


def _owner(text: str, codes: Collection[str]) -> str:
    """The longest known code that a text begins with, so that 5.10's rows are not 5.1's; else the text as it is."""
    key = "".join(text.split()).casefold()
    return next((key[:end] for end in range(len(key), 0, -1) if key[:end] in codes), text)


_EMPTY = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _month(text: str) -> int | None:
    name, _, year = text.strip().partition(" ")
    return int(year) * 12 + _EMPTY.index(name) if name in _EMPTY and year.isdigit() else None


@rule("consistency", Severity.NOTE, "rows for four quarters between the months, all of them empty")
def empty_rows(material: Material) -> Iterator[Flag]:
    """A table has no rows that are always empty."""
    quarters = [(word, numbers) for word, numbers in material.uses.items() if word.startswith("Q")]
    for each in material.assessed:
        code = each.indicator.code
        empty = [
            numbers[0]
            for word, numbers in quarters
            if word.endswith(f"without a value, {code}")
            and (period := word.split(" without")[0])
            and _past(period, material)
        ]
        if len(empty) > 1 and not any(o.period.kind is PeriodKind.QUARTER for o in each.history.current):
            yield Flag(
                message=f"{len(empty)} rows for quarters that are over have no figure.",
                found=str(len(empty)),
                code=code,
                line=empty[0],
                settle="Fill them in, or leave them out.",
            )


def _past(label: str, material: Material) -> bool:
    quarter, _, year = label.partition(" ")
    start = int(year[:4]) if year[:4].isdigit() else 0
    first = start * 12 + material.facts.organisation.year_start - 1
    return first + 3 * int(quarter[1:2] or 0) - 1 <= material.period.last
