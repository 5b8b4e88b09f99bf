"""At a glance, what the analysis finds: what is more than noise, and where it and the owners differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from belisha.analysis.process_rules import Variation
from belisha.report.assess import Assessed
from belisha.report.model import Entry, GlanceGroup, GlanceLine, Heading, Reference
from belisha.report.wording import say

_IN_LINES = (Variation.CONCERN, Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW)
"""What has a line of its own; what has changed for the better stands together in one."""

type Shown = tuple[Assessed, Entry]


def signal_groups(shown: Sequence[Shown], refer: Callable[[Assessed], Reference]) -> tuple[GlanceGroup, ...]:
    """Two groups; none in a report without analysis."""
    if not any(entry.analysis for _, entry in shown):
        return ()
    special = [
        GlanceLine(text=entry.analysis.variation_sentence, reference=refer(assessed), signal=entry.signals[0])
        for variation in _IN_LINES
        for assessed, entry in shown
        if entry.analysis is not None and entry.analysis.variation.code == variation
    ]
    better = [entry for _, entry in shown if entry.analysis and entry.analysis.variation.code == Variation.IMPROVEMENT]
    if better:
        text = say.glance.improved([f"{entry.code} {entry.title}" for entry in better])
        special.append(GlanceLine(text=text, signal=better[0].signals[0]))
    differing = [
        GlanceLine(text=entry.suggestion, reference=refer(assessed), outcome=entry.outcome)
        for assessed, entry in shown
        if entry.analysis is not None and entry.analysis.differs
    ]
    return (
        GlanceGroup(
            heading=Heading(anchor="glance-signals", text=say.glance.SIGNALS),
            introduction=say.glance.SIGNALS_INTRODUCTION,
            lines=tuple(special),
            empty=say.glance.NO_SIGNALS,
        ),
        GlanceGroup(
            heading=Heading(anchor="glance-differing", text=say.glance.DIFFERING),
            introduction=say.glance.DIFFERING_INTRODUCTION,
            lines=tuple(differing),
            empty=say.glance.NONE_DIFFERS,
        ),
    )
