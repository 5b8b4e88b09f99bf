"""Which period a source is checked for, where nobody says."""

from __future__ import annotations

from belisha.domain.document import Document
from belisha.domain.facts import Facts
from belisha.domain.period import Period

FEW = 3
"""So few indicators with a figure for a later period do not make a document one of that period: they are slips."""


def stated_period(facts: Facts, document: Document | None) -> Period | None:
    """A document's own month, where no more than a few of its figures are later; else None: the latest is reported."""
    stated = facts.publication.period
    if document is None or stated is None:
        return None
    periods = [{o.period.last for o in h.observations if o.value is not None} for h in facts.histories]
    later = sum(max(known) > stated.last for known in periods if known)
    same = sum(stated.last in known for known in periods)
    return stated if 0 < later <= FEW < same else None
