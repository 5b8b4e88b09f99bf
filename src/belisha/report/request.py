"""What is asked of a report besides its facts."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum

from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.domain.problems import Problem, SourceError


class RequestError(SourceError):
    """A report that cannot be made as asked, of facts that are in order: another period, edition or earlier source."""

    wanted = "made"


class EditionKind(StrEnum):
    COMMITTEE = "committee"
    AIM = "aim"
    OWNER = "owner"


class Edition(Frozen):
    """A report cut for one committee, aim (by code or title) or owner."""

    kind: EditionKind
    name: str


class Request(Frozen, kw_only=True):
    """``generated`` is the moment to print: time is an argument. ``period``: None for the latest with values.

    ``release`` is a version number such as "1.0", else the source's own. ``organisation`` goes before the source's
    name. ``every_detail`` gives each indicator a detail page, not only those at risk or behind.
    """

    generated: datetime
    period: Period | None = None
    edition: Edition | None = None
    release: str = ""
    draft: bool = False
    organisation: str = ""
    every_detail: bool = False


def cut(facts: Facts, edition: Edition) -> tuple[History, ...]:
    """The histories that belong in the edition. Raises RequestError naming what there is where nothing does."""
    if chosen := members(facts, edition):
        return chosen
    known = tuple(dict.fromkeys(n for h in facts.histories for n in _names(facts, h, edition.kind) if n))
    close = get_close_matches(edition.name, known, n=1)
    raise RequestError(
        "This edition",
        [
            Problem(
                place="--edition",
                found=f"no indicator has the {edition.kind.value} “{edition.name}”",
                expected=f"one of: {'; '.join(known)}" if known else f"indicators with a {edition.kind.value}",
                remedy=f"Did you mean “{close[0]}”?" if close else "",
            )
        ],
    )


def members(facts: Facts, edition: Edition) -> tuple[History, ...]:
    """The histories that belong in the edition; there may be none."""
    wanted = edition.name.strip().casefold()
    return tuple(h for h in facts.histories if wanted in {n.casefold() for n in _names(facts, h, edition.kind)})


def _names(facts: Facts, history: History, kind: EditionKind) -> tuple[str, ...]:
    indicator = history.indicator
    if kind is EditionKind.COMMITTEE:
        return (indicator.committee,)
    if kind is EditionKind.OWNER:
        return indicator.owners
    return (indicator.aim, *(aim.title for aim in facts.aims if aim.code == indicator.aim))
