"""What a check found: where, what stands there, what was expected, and how to settle it."""

from __future__ import annotations

from enum import StrEnum

from belisha.domain.frozen import Frozen


class Severity(StrEnum):
    ERROR = "error"
    """Two figures or statements cannot both be true."""
    WARNING = "warning"
    """A reader will be misled or will ask."""
    NOTE = "note"
    """Worth a look; often there is a good reason."""


RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Flag(Frozen, kw_only=True):
    """What a rule says. ``code`` is an indicator's, or a measure's section and number; ``evidence`` the figures it
    rests on, each with its place. ``severity`` goes before the rule's own.
    """

    message: str
    found: str = ""
    expected: str = ""
    settle: str = ""
    line: int | None = None
    code: str = ""
    period: str = ""
    evidence: tuple[str, ...] = ()
    severity: Severity | None = None


class Finding(Frozen, kw_only=True):
    """A flag with its rule and its place. ``line`` is the document's, None in a register; ``period`` a period's code.

    ``accepted`` is the reason why somebody lets it stand, else empty.
    """

    rule: str
    severity: Severity
    place: str
    line: int | None
    section: str
    indicator: str
    period: str
    found: str
    expected: str
    evidence: tuple[str, ...]
    settle: str
    message: str
    accepted: str = ""
