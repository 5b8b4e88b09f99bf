"""The moment that a file names as its making: the report's own, so that the same report gives the same bytes."""

from __future__ import annotations

from datetime import datetime

from belisha.report.model import Identity

UNKNOWN = datetime(1980, 1, 1)  # noqa: DTZ001 - a report's moment is local time, without a zone
"""Where a report names no moment: the first that a zip archive can hold."""


def moment(identity: Identity) -> datetime:
    """When the report was made, in local time."""
    try:
        return max(datetime.fromisoformat(identity.generated_code).replace(tzinfo=None), UNKNOWN)
    except ValueError:
        return UNKNOWN
