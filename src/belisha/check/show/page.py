"""The page of findings, to work through from top to bottom."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Template

from belisha.check.acceptance import SUFFIX, entry_text
from belisha.check.finding import Finding
from belisha.check.rules import RULES
from belisha.check.show.words import NAMES, Group, counted, counts_text, grouped
from belisha.domain.frozen import Frozen
from belisha.web_page import digest, environment, policy

_TEMPLATES = Path(__file__).parents[1] / "templates"
_INTRODUCTION = (
    "Work through them from top to bottom, and tick what is dealt with. An error is where two statements cannot both "
    "be true; a warning, where a reader will be misled or will ask; a note is worth a look."
)


class _Source(Frozen):
    """A source's findings. ``counts`` are how many of each severity, with its code and its word."""

    source: str
    counts: tuple[tuple[str, int, str], ...]
    groups: tuple[Group, ...]
    total: int


def as_page(found: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    """One HTML page; ``found`` are the sources with their findings. Its one script keeps the ticks over a reload."""
    pages = [_Source(source, counted(findings), grouped(findings), len(findings)) for source, findings in found]
    every = [finding for _, findings in found for finding in findings]
    css, script = _css(), _script()
    return _template("findings.html.jinja").render(
        title=f"Findings: {found[0][0]}" if len(found) == 1 else f"Findings in {len(found):,} sources",
        lead=_INTRODUCTION if every else f"There are {counts_text(every)}.",
        pages=pages,
        severities=NAMES,
        rules=RULES,
        entry=entry_text,
        suffix=SUFFIX,
        css=css,
        script=script,
        key=_key,
        policy=policy(css, f"script-src {digest(script)}"),
    )


def _key(source: str, finding: Finding) -> str:
    """By which a browser knows a finding again: another where its figures have changed."""
    return "belisha-" + hashlib.sha256(f"{source}\n{entry_text(finding)}".encode()).hexdigest()[:24]


class Summed(Frozen):
    """A source in the page of many: the address of its own page, and how many findings of each severity it has."""

    name: str
    href: str
    counts: tuple[int, ...]


def as_index(sources: Sequence[Summed], spoke: Sequence[tuple[str, int, int]]) -> str:
    """The page that leads to each source's own; ``spoke`` are rules' names with their findings and sources."""
    css = _css()
    return _template("index.html.jinja").render(
        title=f"Findings in {len(sources):,} sources",
        lead="Each source has a page of its own to work through.",
        severities=NAMES,
        sources=sources,
        spoke=[(RULES[name], number, held_in) for name, number, held_in in spoke],
        css=css,
        policy=policy(css),
    )


@cache
def _css() -> str:
    return (_TEMPLATES / "findings.css").read_text("utf-8")


@cache
def _script() -> str:
    return (_TEMPLATES / "findings.js").read_text("utf-8")


@cache
def _template(name: str) -> Template:
    return environment(_TEMPLATES).get_template(name)
