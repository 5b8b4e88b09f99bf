"""Everything a Report says, found by walking it: a new field has to be shown, or excused here with the reason.

Exemptions name a field ("Entry.series"), or a whole part ("Axis.*"), for some formats. What stands below an exempt field is
exempt there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from belisha.render import Format
from belisha.report.model import Cell, Figure, Report

PAGES = frozenset({Format.PDF, Format.HTML, Format.DOCX})
TABLES = frozenset({Format.XLSX, Format.DATA})
ALL = PAGES | TABLES

CODES = frozenset(
    {
        "Report.schema",
        "Report.words",
        "Label.code",
        "Fact.code",
        "Heading.anchor",
        "Reference.anchor",
        "DataTable.anchor",
        "Entry.anchor",
        "Entry.detail",
        "Entry.aim",
        "AimPart.code",
        "KeyEntry.kind",
        "Signal.kind",
        "Identity.file_stem",
        "Identity.brand_colour",
        "Identity.logo",
        "Identity.language",
        "Identity.generated_code",
        "Identity.version",
        "Figure.missing",
        "Sparkline.outcome",
        "TrendChart.anchor",
        "TrendChart.kind",
        "GaugeChart.anchor",
        "CountsChart.anchor",
        "Heading.number",
    }
)
"""For machines: names of places, codes beside words, and the fixed words that every format takes as it needs them."""

DRAWN = frozenset(
    {
        "Axis.*",
        "ChartPoint.*",
        "TrendChart.latest",
        "TrendChart.value_label",
        "TrendChart.target_label",
        "TrendChart.previous_label",
        "TrendChart.near_label",
        "TrendChart.provisional_label",
        "TrendChart.break_label",
        "GaugeChart.minimum",
        "GaugeChart.maximum",
        "GaugeChart.limits",
        "GaugeChart.bands",
        "GaugeChart.value",
        "GaugeChart.value_text",
        "GaugeChart.caption",
        "Sparkline.values",
        "Sparkline.targets",
        "CountBar.*",
        "CountsChart.title",
        "TrendChart.title",
        "GaugeChart.title",
        "ForecastMark.*",
        "ProcessStretch.*",
        "ProcessChart.variations",
        "ProcessChart.endings",
        "ProcessChart.legend",
    }
)
"""Drawn in a picture, where words cannot be looked for; the figures stand in tables, the finding in its description."""

EXEMPT: Mapping[str, tuple[frozenset[Format], str]] = {
    **dict.fromkeys(CODES, (ALL, "for machines")),
    **dict.fromkeys(DRAWN, (ALL, "drawn")),
    "Report.contents": (TABLES, "the sheets and files have contents of their own"),
    "Entry.series": (PAGES, "pages show the months of the indicators in detail: YearTable.points"),
    "Entry.particulars": (PAGES, "pages show them on the indicator's own page: Detail.particulars"),
    "Entry.analysis": (PAGES, "pages show its signals, its notes and, in detail, its sentences"),
    "Entry.signals": (TABLES, "they have columns of their own: Analysis.variation and Analysis.assurance"),
    "Entry.forecast": (TABLES, "its figures have columns of their own: ForecastPart"),
    "Entry.suggestion": (TABLES, "it has columns of its own: Analysis.suggestion"),
    "Detail.own": (frozenset({Format.PDF, Format.DOCX}), "drawn in the chart of them"),
    "OwnPoint.target": (frozenset({Format.HTML}), "drawn in the chart of them"),
    "Entry.unit": (frozenset({Format.PDF, Format.HTML}), "stands on the indicator's own page"),
    "Entry.aggregation": (frozenset({Format.HTML}), "stands on the indicator's own page"),
    "Entry.frequency": (frozenset({Format.PDF, Format.HTML}), "stands on the indicator's own page"),
    "Entry.printed_arrow": (PAGES, "its sentence names it: Entry.printed_arrow_text"),
    "Detail.entry": (ALL, "the same entry as in the part of indicators"),
    "Detail.heading": (frozenset({Format.XLSX}), "code and title stand in columns"),
    "Figure.note": (PAGES, "the key explains the marks that stand beside a figure"),
    "Cell.number": (ALL, "the cell's text as a number: looked for as one in the spreadsheet"),
    "Point.quality": (PAGES, "the marks beside the figure say it"),
    "Point.supersedes": (PAGES, "the part on revisions lists what was replaced"),
    "Point.reason": (PAGES, "the part on revisions gives the reason"),
    "YearTable.caption": (TABLES, "each row names its period"),
    **{
        f"{part}.heading": (TABLES, "a sheet or file is named after what it holds")
        for part in ("Summary", "Glance", "Key", "IndicatorsPart", "PartnershipsPart", "RevisionsPart", "DetailPart")
    },
}


@dataclass(frozen=True)
class Needed:
    """Something that has to be found, and where the report has it."""

    place: str
    text: str
    number: Decimal | None = None


def needed(report: Report, form: Format) -> Iterator[Needed]:
    """Every text and figure that ``form`` has to show."""
    yield from dict.fromkeys(_walk(report, form, ""))


def _walk(value: Any, form: Format, place: str) -> Iterator[Needed]:
    match value:
        case Figure():
            yield from _figure(value, form, place)
        case Cell(number=Decimal() as number):
            yield Needed(place, value.text, number if form is Format.XLSX else None)
        case msgspec.Struct():
            yield from _fields(value, form)
        case tuple():
            for each in value:
                yield from _walk(each, form, place)
        case str() if value.strip():
            yield Needed(place, value)
        case Decimal() | int() if not isinstance(value, bool):
            yield Needed(place, str(value), Decimal(value))
        case _:
            pass


def _figure(figure: Figure, form: Format, place: str) -> Iterator[Needed]:
    """A figure is its number to a spreadsheet, and its text to everyone else."""
    if figure.number is not None and form is Format.XLSX:
        yield Needed(place, figure.text, figure.number)
    else:
        yield Needed(place, figure.text)
    yield from (Needed(f"{place} marks", mark) for mark in figure.shorthand)
    if figure.note and not _exempt("Figure.note", form):
        yield Needed(f"{place} note", figure.note)


def _fields(part: msgspec.Struct, form: Format) -> Iterator[Needed]:
    kind = type(part).__name__
    for name in part.__struct_fields__:
        place = f"{kind}.{name}"
        if not (_exempt(place, form) or _unsaid(part, name)):
            yield from _walk(getattr(part, name), form, place)


def _exempt(place: str, form: Format) -> bool:
    kind, _, _ = place.partition(".")
    return any(name in EXEMPT and form in EXEMPT[name][0] for name in (place, f"{kind}.*"))


_INSTEAD = {"empty": ("lines", "rows", "groups"), "gauge_text": ("gauge",), "commentary_text": ("commentary",)}


def _unsaid(part: msgspec.Struct, name: str) -> bool:
    """Whether a field says that something is missing, and it is not."""
    return any(getattr(part, other, ()) for other in _INSTEAD.get(name, ()))
