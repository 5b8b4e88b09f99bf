"""The council or other body, its plan, and the publication it makes."""

from __future__ import annotations

from datetime import datetime

from belisha.domain.colour import is_readable
from belisha.domain.frozen import Frozen
from belisha.domain.period import FINANCIAL_YEAR_START, Period
from belisha.domain.tolerance import DEFAULT_TOLERANCE, Tolerance

SMALL = 5
"""Counts of people from 1 to this may tell who they are, unless the organisation says otherwise."""


class Contact(Frozen):
    """Who answers questions about the report; each part may be empty."""

    name: str = ""
    email: str = ""
    telephone: str = ""


class Organisation(Frozen, kw_only=True):
    """``name_derived`` marks a name that was worked out (from e-mail addresses) rather than stated.

    ``brand_colour`` is ``#rrggbb`` or empty; ``logo`` is a data URI of a PNG or SVG picture or empty.
    ``year_start`` is the first month of its year, 1 to 12. ``small`` is the highest count of people that is withheld.
    """

    name: str
    name_derived: bool = False
    year_start: int = FINANCIAL_YEAR_START
    tolerance: Tolerance = DEFAULT_TOLERANCE
    brand_colour: str = ""
    logo: str = ""
    small: int = SMALL

    @property
    def pale_colour(self) -> str:
        """The brand colour where text in it could not be read, so that a report has another; else empty."""
        return "" if is_readable(self.brand_colour) else self.brand_colour


class Aim(Frozen):
    """An aim of the plan: ``code`` is how indicators refer to it, ``priorities`` stand under it in order."""

    code: str
    title: str
    priorities: tuple[str, ...] = ()


class Publication(Frozen, kw_only=True):
    """The series, and this release of it as the source has it.

    ``period`` is the month reported; ``version`` like "1.0"; ``generated`` the moment the source was made.
    ``notices`` stand on the front; ``front_matter`` is an introduction in paragraphs.
    """

    title: str = "Monthly Performance Report"
    period: Period | None = None
    version: str = ""
    generated: datetime | None = None
    publisher: str = ""
    contacts: tuple[Contact, ...] = ()
    notices: tuple[str, ...] = ()
    front_matter: tuple[str, ...] = ()
