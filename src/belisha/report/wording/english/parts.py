"""Small parts of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from belisha.domain.period import MONTH_NAMES

LANGUAGE = "en-GB"
"""As BCP 47 has it."""
SKIP = "Skip to main content"


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 indicator", "34 indicators"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def moment(when: datetime) -> str:
    """ "14 June 2017 10:42"."""
    return f"{when.day} {MONTH_NAMES[when.month - 1]} {when.year} {when:%H:%M}"
