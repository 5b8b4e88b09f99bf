"""The next month's facts from this month's."""

from __future__ import annotations

from msgspec.structs import replace

from belisha.domain.facts import Facts
from belisha.domain.period import Period, PeriodKind
from belisha.domain.problems import Problem, SourceError


def forward(facts: Facts, period: Period) -> Facts:
    """Facts in which ``period`` is the month reported, ready to be filled in.

    What lasts is kept: the plan, indicators, every value, target, judgement and commentary so far, the introduction and
    the partnership measures. What belonged to the last issue goes: its version, its moment, its notices, and the counts
    that its document printed. The month's values and judgements are not invented: a workbook of these facts has a row
    to fill in for each. Raises SourceError where ``period`` is no month, or not after the month reported.
    """
    now = facts.publication.period
    if period.kind is not PeriodKind.MONTH:
        raise _refused(f"{period.label} is not a month", "a month, like 2017-05")
    if now is not None and period.last <= now.last:
        raise _refused(f"{period.label} is not after {now.label}, the month reported", "a later month")
    publication = replace(facts.publication, period=period, version="", generated=None, notices=())
    return replace(facts, publication=publication, printed_counts=())


def _refused(found: str, expected: str) -> SourceError:
    return SourceError("The next month", [Problem(place="", found=found, expected=expected)])
