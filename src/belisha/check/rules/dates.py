"""The days and months that the texts name: whether there are such days, and whether they are past or to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.passages import Passage
from belisha.check.reading_text import MONTH, month_of, sentences
from belisha.check.reading_when import When, whens
from belisha.check.rule import rule
from belisha.check.rules.speaking import FAMILY
from belisha.domain.period import Period
from belisha.pattern import Pattern

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:the )?)?"
_DAY = Pattern(rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?={MONTH.pattern})")
_MONTH_FIRST = Pattern(
    r"\b(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>20\d\d)\b", needs=(" 20",)
)
_NUMERIC = Pattern(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>20\d\d)(?![\d/])",
    needs=(".20", "/20"),
)


@rule(FAMILY, Severity.ERROR, "31 June; Monday 5 May 2026, which is a Tuesday")
def impossible_date(material: Material) -> Iterator[Flag]:
    """Every date in a text is one that the calendar has, on the day of the week that the text gives."""
    for passage in material.written:
        for match in _DAY.finditer(passage.text):
            name = MONTH.match(passage.text, match.end())
            if name is not None:
                yield from _day(passage, match, name, material.period)
        for match in _MONTH_FIRST.finditer(passage.text):
            month = month_of(match["month"], "2000")
            if month and not _dates(int(match["day"]), month.month_number, [int(match["year"])]):
                yield _not_a_day(passage, match[0], "the calendar has no such day")
        for match in _NUMERIC.finditer(passage.text):
            if not _dates(int(match["day"]), int(match["month"]), [int(match["year"])]):
                yield _not_a_day(passage, match[0], "the calendar has no such day")


def _day(passage: Passage, match: re.Match[str], name: re.Match[str], asked: Period) -> Iterator[Flag]:
    month = month_of(name["month"], "2000")
    if month is None:
        return
    year = asked.calendar_year
    days = _dates(
        int(match["day"]), month.month_number, [int(name["year"])] if name["year"] else [year, year - 1, year + 1]
    )
    said = passage.text[match.start() : name.end()].rstrip(".")
    if not days and (name["year"] or int(match["day"]) > 28):
        yield _not_a_day(passage, said, "the calendar has no such day")
    elif days and match["weekday"]:
        end = date((asked.last + 1) // 12, (asked.last + 1) % 12 + 1, 1)
        near = [day for day in days if abs(day - end) <= timedelta(days=200)] or days
        if all(_WEEKDAYS[day.weekday()] != match["weekday"] for day in near):
            yield _not_a_day(passage, said, f"it is a {_WEEKDAYS[near[0].weekday()]}")


def _dates(day: int, month: int, years: list[int]) -> list[date]:
    found = []
    for year in years:
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found


def _not_a_day(passage: Passage, said: str, truth: str) -> Flag:
    return Flag(
        message=f"The text says “{said}”; {truth}.",
        found=said,
        expected=truth,
        code=passage.code,
        line=passage.line,
        settle="Correct the date.",
    )


_PLACE = Pattern(
    r"\b(?:by|in|on|before|during|until|for|at the end of|the end of|end of|start of|mid-?)\s+(?:the )?"
    rf"(?:{'|'.join(_WEEKDAYS)})?(?: ?\d{{1,2}}(?:st|nd|rd|th)?(?: of)?)?\s*$"
)
"""Before a month: that something happens then."""
_AHEAD = Pattern(
    r"\b(?:will|should(?! have)|due|(?:is|are) (?:to|expected|scheduled|planned|going to)|plans? to|aims? to|"
    r"expects? to|hopes? to|intends? to|(?<!which )(?<!that )(?:starts|begins|opens|launches|closes|goes live|"
    r"takes place)(?= $))\b(?! (?:have )?not\b)"
)
_BACK = Pattern(
    r"\b(?:was|were|had|said|than|since|as in|as of|after|from|that|which|who|where|when|compared|instead|"
    r"originally|previously|figures?|results?|data)\b"
)
_DONE = Pattern(r"(?<!be )(?<!been )(?<!fully )\b(?!planned |scheduled |expected )\w{3,}(?:ed|ught|lt) $")
_SET_FOR = Pattern(r"\b(?:planned|scheduled|due|set|expected) $")
_SOON = 3
"""A month without a year is the one just past where it lies no further back than this."""


@rule(FAMILY, Severity.WARNING, "“will be in place by 31 July 2026”, in the report for August 2026")
def stale_plan(material: Material) -> Iterator[Flag]:
    """What a text says is still to come is not due before the reported period."""
    for passage, sentence, when in _named(material):
        place = _PLACE.search(sentence[: when.start])
        if place is None or when.last >= material.period.first:
            continue
        if not when.stated and material.period.first - when.last > _SOON:
            continue
        before = sentence[: place.start()]
        ahead = next(reversed([*_AHEAD.finditer(before)]), None)
        if ahead is None or (place[0].startswith("for") and not _SET_FOR.search(before)) or _DONE.search(before):
            continue
        if not _BACK.search(sentence[ahead.end() : place.start()]) and not re.search(
            r"\b(?:was|were) $", before[: ahead.start()]
        ):
            named = Period.month(when.last // 12, when.last % 12 + 1).label
            yield Flag(
                message=f"{named} is past, and the text speaks of it as to come.",
                found=sentence[when.start : when.end],
                code=passage.code,
                line=passage.line,
                settle="Say whether it was done, and if not, by when it will be.",
            )


_NOT_DONE = (
    "planned|scheduled|expected|proposed|booked|agreed|needed|required|intended|anticipated|offered|programmed|arranged|"
    "designed|based|used|named|called|indeed|need|speed"
)
_WAS = (
    r"\b(?:(?:was|were|has been|have been|had been)(?: [\w-]+){0,4}|(?<!is )(?<!are )(?<!be )(?<!being )(?<!been )"
    rf"(?!{_NOT_DONE})(?:\w{{2,}}ed|began|opened|fell|rose|went|bought|came|left|took|ran|met|held|had|made|put|sent|got|"
    r"gave|grew|won|let|set up|saw)(?: [\w-]+){0,4})"
)
_HAPPENED = Pattern(rf"{_WAS} (?:in|on|by)(?: (?:{'|'.join(_WEEKDAYS)}))?(?: \d{{1,2}}(?:st|nd|rd|th)?)?\s+$")
_LATER = Pattern(
    r"\b(?:to(?! (?:its|the|an?|our|their|new)\b)|will|until|due|that|which|for|if|when|can|would|should|could|may|"
    r"planned|from|than)\b"
)


@rule(FAMILY, Severity.WARNING, "a month that has not come, spoken of as past")
def future_month(material: Material) -> Iterator[Flag]:
    """What the text says has happened lies before the report was made."""
    made = material.claims.generated or material.facts.publication.generated
    if made and made.year * 12 + made.month - 1 <= material.period.last:
        made = None  # a report made before its period was over has a wrong date, which is told once
    until = made.year * 12 + made.month - 1 if made else material.period.last + 2
    for passage, sentence, when in _named(material):
        if not when.stated or when.first < until or (when.first == until and not made):
            continue
        past = _HAPPENED.search(sentence[: when.start])
        if past is None or _LATER.search(past[0]) or re.search(r"\b(?:will|to|if)\b", sentence[: past.start()]):
            continue
        day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)? $", sentence[: when.start])
        if when.first > until or (made and day and int(day[1]) > made.day):
            said = f"{day[1]} {sentence[when.start : when.end]}" if day else sentence[when.start : when.end]
            yield Flag(
                message=f"{said} has not come yet, and the text speaks of it as past.",
                found=said,
                code=passage.code,
                line=passage.line,
                settle="Correct the date.",
            )


def _named(material: Material) -> Iterator[tuple[Passage, str, When]]:
    """Every sentence that somebody wrote, with each time that it names."""
    start = material.facts.organisation.year_start
    for passage in material.written:
        for sentence in sentences(passage.text):
            for when in whens(sentence, material.period, material.period, start):
                yield passage, sentence, when
