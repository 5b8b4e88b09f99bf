"""The partnership sections, numbered anew: the source's own numbering slips cannot recur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from belisha.domain.partnership import Measure, Partnership
from belisha.report.blocks import measure_blocks, notes, prose_blocks
from belisha.report.model import Heading, MeasurePart, PartnershipPart, PartnershipsPart, Source
from belisha.report.wording import say


def partnerships(sections: Sequence[Partnership], number: int) -> PartnershipsPart | None:
    """``number`` is the section's; None where there are no partnership measures."""
    if not sections:
        return None
    return PartnershipsPart(
        heading=Heading(anchor="partnerships", text=say.sections.PARTNERSHIPS, number=str(number)),
        partnerships=tuple(_section(s, f"{number}.{i}", f"partnership-{i}") for i, s in enumerate(sections, start=1)),
    )


def _section(section: Partnership, number: str, anchor: str) -> PartnershipPart:
    return PartnershipPart(
        heading=Heading(anchor=anchor, text=section.title, number=number),
        introduction=prose_blocks(section.introduction),
        measures=tuple(
            _measure(measure, f"{number}.{i}", f"{anchor}-{i}") for i, measure in enumerate(section.measures, start=1)
        ),
        footnotes=notes(section.footnotes),
    )


def _measure(measure: Measure, number: str, anchor: str) -> MeasurePart:
    return MeasurePart(
        heading=Heading(anchor=anchor, text=measure.title, number=number),
        rationale=measure.rationale,
        sources=tuple(_source(text) for text in measure.sources),
        latest=measure_blocks(measure.latest, anchor, measure.title),
    )


def _source(text: str) -> Source:
    """A web address becomes a link; anything else, or an address of another kind, stays text."""
    if not re.fullmatch(r"https?://\S+", text):
        return Source(text=text)
    try:
        linked = bool(urlsplit(text).hostname)
    except ValueError:
        linked = False
    return Source(text=text, url=text if linked else "")
