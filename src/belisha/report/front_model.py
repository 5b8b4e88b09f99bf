"""The parts of a Report that stand before the indicators: the summary, what stands out at a glance, and the key."""

from __future__ import annotations

from belisha.report.analysis_model import Signal
from belisha.report.chart_model import CountsChart
from belisha.report.part import Figure, Heading, Label, Part, Reference


class OutcomeCount(Part):
    """How many indicators carry an expected outcome or a status by rule."""

    label: Label
    count: Figure


class SummaryRow(Part):
    """One aim's counts, in the order of the table's columns, and their total."""

    title: str
    counts: tuple[Figure, ...]
    total: Figure


class SummaryTable(Part):
    """Counts by aim: ``columns`` are the outcomes (or statuses) in order; the last row is the total of all."""

    caption: str
    columns: tuple[Label, ...]
    rows: tuple[SummaryRow, ...]
    total: SummaryRow


class Summary(Part):
    """The counts that open the report. ``printed`` says what the source document printed, where that differs or leaves
    an outcome open; empty otherwise.
    """

    heading: Heading
    sentence: str
    chart: CountsChart
    counts: tuple[OutcomeCount, ...]
    outcomes: SummaryTable
    statuses: SummaryTable
    printed: tuple[str, ...] = ()


class GlanceLine(Part):
    """One line: the indicator it speaks of, its expected outcome or its variation, and a sentence from the figures."""

    text: str
    reference: Reference | None = None
    outcome: Label | None = None
    signal: Signal | None = None


class GlanceGroup(Part):
    """Lines on one question ("What has changed since March 2017"); ``empty`` is said where there are no lines."""

    heading: Heading
    introduction: str
    lines: tuple[GlanceLine, ...]
    empty: str


class Glance(Part):
    heading: Heading
    groups: tuple[GlanceGroup, ...]


class KeyEntry(Part):
    """``kind``: "term", "outcome", "status", "direction", "polarity", "aggregation", "variation", "assurance" or
    "shorthand".
    """

    kind: str
    label: Label
    description: str


class KeyGroup(Part):
    heading: Heading
    entries: tuple[KeyEntry, ...]


class Key(Part):
    heading: Heading
    groups: tuple[KeyGroup, ...]
