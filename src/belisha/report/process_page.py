"""A page of process behaviour charts on its own: a summary of all series, then each with its chart and its figures."""

from __future__ import annotations

from belisha.report.chart_model import ProcessChart
from belisha.report.part import Label, Part


class ProcessRow(Part):
    """One period in a series' table; the texts are empty where there is nothing to say."""

    period: str
    value: str
    mean: str
    lower: str
    upper: str
    variation: Label
    rule: str


class ProcessEntry(Part):
    """One series: what the summary's row has, its chart, and its figures by period."""

    anchor: str
    title: str
    latest: str
    period: str
    variation: Label
    assurance: Label
    mean: str
    limits: str
    target: str
    sentence: str
    notes: tuple[str, ...]
    chart: ProcessChart
    rows: tuple[ProcessRow, ...]


class ProcessWords(Part):
    """The page's fixed words."""

    skip: str
    summary: str
    charts: str
    figures: str
    caption: str
    columns: tuple[str, ...]
    """Of the summary: series, period, latest, variation, assurance, mean, limits, target, in words."""
    row_columns: tuple[str, ...]
    """Of a series' figures: period, value, mean, lower limit, upper limit, variation, rule."""
    method: tuple[str, ...]


class ProcessPage(Part):
    language: str
    title: str
    introduction: str
    words: ProcessWords
    entries: tuple[ProcessEntry, ...]
