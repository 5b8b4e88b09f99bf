"""What the commands take from outside besides their arguments: the clock. Tests give their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from belisha.domain.frozen import Frozen


def local_now() -> datetime:
    """The local time to the minute, as a report prints it, without a time zone."""
    return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - the reader's own wall clock is meant


class Session(Frozen):
    now: Callable[[], datetime] = local_now
