"""Findings for people: their order, their counts in words and their groups by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from belisha.check.finding import RANK, Finding, Severity
from belisha.domain.frozen import Frozen

NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTE: ("note", "notes"),
}


class Group(Frozen):
    """The findings of one section."""

    title: str
    findings: tuple[Finding, ...]


def grouped(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """By section, in the document's order."""
    return tuple(
        Group(title or "Before the first heading", tuple(each))
        for title, each in groupby(findings, key=lambda one: one.section)
    )


def standing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those that nobody has accepted."""
    return (finding for finding in findings if not finding.accepted)


def at_least(findings: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    """Those of a severity or a graver one that nobody has accepted."""
    return tuple(finding for finding in standing(findings) if RANK[finding.severity] >= RANK[severity])


def counted(findings: Sequence[Finding]) -> tuple[tuple[str, int, str], ...]:
    """How many there are of each severity that there is, with its code and its word; and how many are accepted."""
    counts = Counter(finding.severity for finding in standing(findings))
    found = [(code.value, counts[code], NAMES[code][counts[code] != 1]) for code in NAMES if counts[code]]
    accepted = sum(bool(finding.accepted) for finding in findings)
    return (*found, *([("accepted", accepted, "accepted")] if accepted else []))


def counts_text(findings: Sequence[Finding]) -> str:
    """ "8 errors, 56 warnings, 46 notes; 2 accepted"; "no findings" where there are none."""
    texts = {code: f"{number:,} {word}" for code, number, word in counted(findings)}
    accepted = texts.pop("accepted", "")
    return (", ".join(texts.values()) or "no findings") + (f"; {accepted}" if accepted else "")


def as_text(findings: Sequence[Finding]) -> str:
    """A paragraph a section, a finding under it in two lines: what is wrong and what to do."""
    return "\n".join(line for group in grouped(findings) for line in _lines(group))


def _lines(group: Group) -> Iterator[str]:
    yield f"\n{group.title}"
    for finding in group.findings:
        severity = NAMES[finding.severity][0] if not finding.accepted else "accepted"
        subject = f"{finding.indicator}: " if finding.indicator and finding.indicator not in finding.place else ""
        yield f"  {severity:<8} {finding.place or 'the report'}  {subject}{finding.message}  [{finding.rule}]"
        advice = finding.accepted or finding.settle
        if advice:
            yield f"           {advice}"
