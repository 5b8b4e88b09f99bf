"""The Report: every number and the text of every number, every status, sentence and chart series a reader will see.

Renderers place these values and never compute, compare or choose words. Every value is frozen and its sequences are
tuples. Codes stand beside words: a renderer picks a shape or colour by the code and prints the text.
The charts' parts are in ``belisha.report.chart_model``, those before the indicators in ``belisha.report.front_model``.
"""

from __future__ import annotations

from belisha import markers
from belisha.report.analysis_model import Analysis, OwnPoint, Signal
from belisha.report.chart_model import GaugeChart, ProcessChart, Sparkline, TrendChart
from belisha.report.front_model import (
    Glance,
    GlanceGroup,
    GlanceLine,
    Key,
    KeyEntry,
    KeyGroup,
    OutcomeCount,
    Summary,
    SummaryRow,
    SummaryTable,
)
from belisha.report.part import (
    Block,
    BulletList,
    Cell,
    DataTable,
    Fact,
    Figure,
    Heading,
    Label,
    Note,
    Paragraph,
    Part,
    Reference,
)
from belisha.report.words import Words

__all__ = [
    "SCHEMA", "AboutPart", "AimPart", "Analysis", "Block", "BulletList", "Cell", "ContentsEntry", "DataTable", "Detail",
    "DetailGroup", "DetailPart", "Entry", "Fact", "Figure", "Glance", "GlanceGroup", "GlanceLine", "Heading",
    "Identity", "IndicatorsPart", "Key", "KeyEntry", "KeyGroup", "Label", "MeasurePart", "Note", "OutcomeCount",
    "Paragraph", "Part", "PartnershipPart", "PartnershipsPart", "Point", "Reference", "Report", "RevisionRow",
    "RevisionsPart", "Signal", "Source", "Summary", "SummaryRow", "SummaryTable", "YearTable",
]  # fmt: skip

SCHEMA = 3
"""The number of this shape of Report. It changes whenever a stored report would no longer read."""


# What the report is


class Identity(Part):
    """What this report is. ``file_stem`` names the files: "monthly-performance-report-2017-04-v1.0".

    ``generated_code`` is ISO 8601 local time to the minute, ``generated`` its words. ``edition`` is empty for the whole
    report. ``draft`` is empty for a release, else the word to print on every page. ``brand_colour`` is ``#rrggbb``;
    ``logo`` a data URI or empty. ``period`` is the month reported, ``year`` its financial year ("2017/18").
    """

    organisation: str
    title: str
    period: Label
    year: Label
    version: str
    version_text: str
    generated_code: str
    generated: str
    edition: str = ""
    draft: str = ""
    publisher: str = ""
    contacts: tuple[str, ...] = ()
    summary: str = ""
    file_stem: str = ""
    brand_colour: str = ""
    logo: str = ""
    language: str = "en-GB"


# Indicators


class Point(Part):
    """One period of an indicator's series. ``future``: after the reported period, so a value is not due yet.

    ``supersedes`` is the figure this one replaced, with ``reason`` why. ``quality`` are labels of its quality codes.
    """

    period: Label
    value: Figure
    target: Figure
    status: Label
    future: bool = False
    quality: tuple[Label, ...] = ()
    supersedes: Figure | None = None
    reason: str = ""


class Entry(Part):
    """One indicator as the report's tables show it, and its whole series.

    ``status`` is by rule and ``status_sentence`` explains it; ``outcome`` is the owner's judgement, ``outcome_note``
    says how it was worked out or why it differs from the rule (empty where neither). ``direction_sentence`` gives both
    figures. ``printed_arrow`` is the source's own symbol, uninterpreted, with ``printed_arrow_text`` saying so.
    ``detail`` is the anchor of its detail, or empty. ``series`` is by period, future months with a target included.

    A report with analysis has it in ``analysis``, and from it ``signals`` with icons, ``forecast`` to stand beside the
    annual target and ``suggestion`` to stand beside an outcome that differs; in one without they are empty.
    """

    code: str
    anchor: str
    title: str
    aim: str
    polarity: Label
    aggregation: Label
    frequency: Label
    unit: Label
    period: Label
    value: Figure
    target: Figure
    annual_target: Figure
    status: Label
    status_sentence: str
    outcome: Label
    outcome_note: str
    direction: Label
    direction_sentence: str
    printed_arrow: str
    printed_arrow_text: str
    owners: str
    committee: str
    spark: Sparkline
    detail: str
    particulars: tuple[Fact, ...]
    series: tuple[Point, ...]
    signals: tuple[Signal, ...] = ()
    forecast: str = ""
    suggestion: str = ""
    analysis: Analysis | None = None


class AimPart(Part):
    """One aim: its priorities, its entries in order and the sentence that counts them."""

    heading: Heading
    code: str
    priorities: tuple[str, ...]
    sentence: str
    entries: tuple[Entry, ...]


class IndicatorsPart(Part):
    heading: Heading
    introduction: tuple[str, ...]
    aims: tuple[AimPart, ...]


# Detail


class YearTable(Part):
    """One year's months (and quarters) of an indicator: the points are a part of its series.

    ``text`` is said in place of the table where there are no points ("Not collected in 2016/17: …").
    """

    caption: str
    points: tuple[Point, ...]
    text: str = ""


class Detail(Part):
    """One indicator's page. ``entry`` is its entry; ``lines`` say status, judgement and direction in words.

    ``gauge`` is None where there is nothing to show on one, and ``gauge_text`` then says why. ``commentary`` is empty
    where there is none, and ``commentary_text`` then says so. ``particulars`` are the format, the owners, …

    ``outlook`` says the forecast and what to be careful of; ``process`` is the process behaviour chart of the periods'
    ``own`` values or None, and ``process_text`` then says why there are no limits. Without analysis all are empty.
    """

    heading: Heading
    entry: Entry
    lines: tuple[str, ...]
    particulars: tuple[Fact, ...]
    gauge: GaugeChart | None
    gauge_text: str
    trend: TrendChart
    years: tuple[YearTable, ...]
    commentary_heading: str
    commentary: tuple[Block, ...]
    commentary_text: str
    commentary_by: str
    outlook: tuple[str, ...] = ()
    process: ProcessChart | None = None
    process_text: str = ""
    own: tuple[OwnPoint, ...] = ()


class DetailGroup(Part):
    """An aim's details under its heading, with the sentence that counts them and what the source printed there."""

    heading: Heading
    sentence: str
    printed: str
    details: tuple[Detail, ...]


class DetailPart(Part):
    """``empty`` is said where no indicator needs a detail page."""

    heading: Heading
    introduction: tuple[str, ...]
    groups: tuple[DetailGroup, ...]
    empty: str


# Partnerships


class Source(Part):
    """Where a measure's figures come from: ``url`` is empty where ``text`` is no link."""

    text: str
    url: str = ""


class MeasurePart(Part):
    heading: Heading
    rationale: str
    sources: tuple[Source, ...]
    latest: tuple[Block, ...]


class PartnershipPart(Part):
    heading: Heading
    introduction: tuple[Block, ...]
    measures: tuple[MeasurePart, ...]
    footnotes: tuple[Note, ...]


class PartnershipsPart(Part):
    heading: Heading
    partnerships: tuple[PartnershipPart, ...]


# Revisions, and how the report was made


class RevisionRow(Part):
    """A past figure that was replaced, and whether that changed a status; ``status_change`` is empty where not."""

    reference: Reference
    period: Label
    before: Figure
    after: Figure
    reason: str
    status_change: str


class RevisionsPart(Part):
    heading: Heading
    introduction: str
    rows: tuple[RevisionRow, ...]
    empty: str


class AboutPart(Part):
    """How the figures were made and judged, and what was worked out from a source document, in paragraphs and lists."""

    heading: Heading
    blocks: tuple[Block, ...]


class ContentsEntry(Part):
    """``level`` 1 for sections, 2 for what stands under them."""

    heading: Heading
    level: int


class Report(Part, tag_field=markers.KEY, tag=markers.REPORT):
    """Everything a reader will see. Sections stand in this order; a part that is None is not in this edition.

    As JSON it begins with the mark by which Belisha knows its own reports.
    """

    schema: int
    identity: Identity
    words: Words
    notices: tuple[str, ...]
    introduction: tuple[str, ...]
    contents: tuple[ContentsEntry, ...]
    summary: Summary
    glance: Glance
    key: Key
    indicators: IndicatorsPart
    detail: DetailPart
    partnerships: PartnershipsPart | None
    revisions: RevisionsPart
    about: AboutPart

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every indicator's entry, in order."""
        return tuple(entry for aim in self.indicators.aims for entry in aim.entries)

    @property
    def details(self) -> tuple[Detail, ...]:
        return tuple(detail for group in self.detail.groups for detail in group.details)
