"""The errors that a month takes over from the one before: let stand for a while, and handed over to be settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from belisha.check.acceptance import SUFFIX, Acceptance, entry_text, let_stand
from belisha.check.finding import Finding, Severity
from belisha.check.show.words import at_least
from belisha.cli.checking import acceptances, findings_on, material_of
from belisha.cli.console import count_text
from belisha.cli.stopping import error_text
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.period import MONTH_NAMES, Period
from belisha.exchange.layout.partnership import LATEST
from belisha.exchange.reading import Reading
from belisha.report.compose import compose
from belisha.report.request import Request

GRACE = 3
"""Months after the one that is started, or after today's, to the end of which what it takes over may stand."""


class Carried(Frozen):
    """``own`` are the source's acceptances that still hold, ``errors`` what nobody has settled or let stand.

    ``source_month`` is the month that the source reports, where it says so; ``until`` the last day.
    """

    own: tuple[Acceptance, ...]
    errors: tuple[Finding, ...]
    partners: bool
    source_month: str
    until: date

    def beside(self, place: Path) -> dict[str, str]:
        """The file of acceptances that goes with ``place``, by its name; none where nothing is let stand."""
        reason = f"It stood in the report for {self.source_month}." if self.source_month else "It stood there before."
        entries = (*self.own, *let_stand(self.errors, reason, self.until))
        text = "\n\n".join(entry_text(each) for each in entries)
        return {place.name + SUFFIX: text + "\n"} if entries else {}

    def questions(self) -> Iterator[str]:
        """What the officer has to settle of the month before, a line each."""
        if self.partners:
            month = f" for {self.source_month}" if self.source_month else ""
            yield f"sheet {LATEST.sheet}: it says what was reported{month}; bring it up to date."
        if self.errors:
            until = f"{self.until.day} {MONTH_NAMES[self.until.month - 1]} {self.until.year}"
            yield f"{count_text(len(self.errors), 'error')} of the month before, let stand until {until}:"
        for error in self.errors:
            yield f"  {error_text(error)}"


def carried(reading: Reading, started: Facts, month: Period, source: Path, now: datetime) -> Carried:
    """What ``started``, in which nothing of ``month`` is filled in yet, has of ``source``'s errors. Raises SourceError.

    An error that is found before anybody has filled anything in is none of the month's own.
    """
    before = reading.facts.publication.period or reading.facts.latest_period
    report = compose(started, Request(generated=now, period=month))
    found = findings_on(material_of(Reading(facts=started), report, source), source, now)
    return Carried(
        own=tuple(each for each in acceptances(source) if now.date() <= each.until),
        errors=at_least(found, Severity.ERROR),
        partners=any(measure.latest for each in started.partnerships for measure in each.measures),
        source_month=before.label if before else "",
        until=_end_of(max(month.last, now.year * 12 + now.month - 1) + GRACE),
    )


def _end_of(month: int) -> date:
    """The last day of a month, counted as a period's are; of a month beyond the calendar, its last day."""
    if month >= date.max.year * 12 + 11:
        return date.max
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
