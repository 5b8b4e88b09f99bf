"""Recorded figures, and why a figure is missing."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.period import Period


class Missing(StrEnum):
    """Why there is no value. Missing is never zero and never blank without a reason."""

    NOT_YET_AVAILABLE = "not_yet_available"
    NOT_COLLECTED = "not_collected"
    NOT_APPLICABLE = "not_applicable"
    TO_BE_CONFIRMED = "to_be_confirmed"
    WITHHELD = "withheld"
    NOT_STATED = "not_stated"
    """The source gives neither a value nor a reason; nobody may make one up."""


WITHHELD_MARK = "[c]"
"""What stands for a withheld figure in a text or a table, as the Government Analysis Function has it."""


class Quality(StrEnum):
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    INCOMPLETE = "incomplete"
    REVISED = "revised"
    BREAK_IN_SERIES = "break_in_series"
    """Counted differently from here on: not comparable with what went before."""


class Part(Frozen):
    """What went into a figure that was worked out: another indicator's value of the period, or a denominator.

    ``value`` is None where it is missing; ``since`` and ``source`` are a denominator's.
    """

    name: str
    value: Decimal | None
    since: Period | None = None
    source: str = ""


class Observation(Frozen, kw_only=True):
    """One recorded figure for a period, as entered at one moment; never edited, only superseded.

    Exactly one of ``value`` and ``missing`` is set. ``text`` is what the source printed. ``revision`` counts from 1:
    the highest of a period is current, the others are what it superseded. ``recorded`` is when it was entered, where
    known; ``reason`` says why it replaced the one before. ``working`` are the parts of a figure that nobody recorded:
    it was worked out by its indicator's formula.
    """

    period: Period
    value: Decimal | None = None
    missing: Missing | None = None
    text: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    quality: tuple[Quality, ...] = ()
    revision: int = 1
    recorded: datetime | None = None
    reason: str = ""
    working: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) == (self.missing is None):
            raise ValueError(f"{self.period.code}: an observation has either a value or a reason for having none.")
