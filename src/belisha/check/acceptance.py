"""Findings that somebody lets stand: with a reason, until a day, and only while the figures are what they were."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec.structs import replace

from belisha.check.finding import Finding
from belisha.check.republished import code_key
from belisha.check.rules import RULES
from belisha.domain.frozen import Frozen
from belisha.domain.problems import Problem, SourceError

SUFFIX = ".accepted.toml"
"""The file beside a source has the source's name with this after it."""
_KEYS = ("rule", "indicator", "period", "found", "expected")


class Acceptance(Frozen, kw_only=True):
    """Which finding: its rule, its indicator and what was found and expected. ``until`` is the last day it holds."""

    rule: str
    indicator: str
    period: str
    found: str
    expected: str
    reason: str
    until: date

    def covers(self, finding: Finding, today: date) -> bool:
        same = (self.rule, self.found, self.expected) == (finding.rule, finding.found, finding.expected)
        placed = code_key(self.indicator) == code_key(finding.indicator) and self.period == finding.period
        return same and placed and today <= self.until


def accept(findings: Iterable[Finding], accepted: tuple[Acceptance, ...], today: date) -> tuple[Finding, ...]:
    """The findings, those that are let stand with the reason."""
    return tuple(
        replace(finding, accepted=next((each.reason for each in accepted if each.covers(finding, today)), ""))
        for finding in findings
    )


def read_acceptances(text: str, name: str) -> tuple[Acceptance, ...]:
    """The acceptances of a TOML file: an ``[[accepted]]`` each. Raises SourceError with every problem."""
    try:
        entries = tomllib.loads(text).get("accepted", [])
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            name, [Problem(place="", found=f"it is no TOML: {error}", expected="entries [[accepted]]")]
        ) from None
    if not isinstance(entries, list):
        entries = [entries]
    problems = [problem for at, entry in enumerate(entries, 1) for problem in _problems(entry, f"entry {at}")]
    if problems:
        raise SourceError(name, problems)
    return tuple(_acceptance(entry) for entry in entries)


def _problems(entry: object, place: str) -> list[Problem]:
    if not isinstance(entry, dict):
        return [Problem(place=place, found="it is no table", expected="[[accepted]] with rule, reason and until")]
    found = []
    if entry.get("rule") not in RULES:
        found.append(
            Problem(
                place=place,
                found=f"there is no rule “{entry.get('rule', '')}”",
                expected="a rule's name, as the finding gives it",
            )
        )
    if not str(entry.get("reason", "")).strip():
        found.append(Problem(place=place, found="it has no reason", expected="reason: why it may stand"))
    if not isinstance(entry.get("until"), date) or isinstance(entry.get("until"), datetime):
        found.append(Problem(place=place, found="it has no last day", expected="until: a day, like 2026-12-31"))
    return found


def _acceptance(entry: Mapping[str, object]) -> Acceptance:
    until = entry["until"]
    if not isinstance(until, date):
        raise TypeError(until)
    texts = {key: str(entry.get(key, "")) for key in (*_KEYS, "reason")}
    return Acceptance(until=until, **texts)


def let_stand(findings: Iterable[Finding], reason: str, until: date) -> tuple[Acceptance, ...]:
    return tuple(
        Acceptance(**{key: getattr(finding, key) for key in _KEYS}, reason=reason, until=until) for finding in findings
    )


def entry_text(entry: Finding | Acceptance) -> str:
    """What to put into the file to let a finding stand; of a mere finding, the reason and the day are left to write."""
    lines = [f"{key} = {_quoted(getattr(entry, key))}" for key in _KEYS if getattr(entry, key)]
    reason, until = (entry.reason, entry.until) if isinstance(entry, Acceptance) else ("", "")
    return "\n".join(["[[accepted]]", *lines, f"reason = {_quoted(reason)}", f"until = {until}"])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
