"""A finished report, looked into by what a figure stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from belisha.domain.facts import Facts
from belisha.domain.judgement import Derivation, Outcome
from belisha.domain.period import Period
from belisha.report.model import (
    BulletList,
    DataTable,
    Detail,
    Entry,
    Figure,
    MeasurePart,
    Paragraph,
    Report,
)


class Republished:
    """The report's entries, series, details and measures by code, and every text that a reader finds in it."""

    def __init__(self, report: Report, facts: Facts) -> None:
        self.report = report
        self._derivations = {
            code_key(history.indicator.code): judgement.derivation
            for history in facts.histories
            for judgement in history.judgements
            if judgement.period.code == report.identity.period.code
        }
        self._measures = dict(_measures(report, facts))
        self._entries = {code_key(entry.code): entry for entry in report.entries}
        self._details = {code_key(detail.entry.code): detail for detail in report.details}
        self._points = {
            (code_key(entry.code), point.period.code): point for entry in report.entries for point in entry.series
        }
        self._texts = "\n".join(plain(text) for text in _texts(report, leave_out=("words", "logo")))

    def entry(self, code: str) -> Entry | None:
        return self._entries.get(code_key(code))

    def derivation(self, code: str) -> Derivation | None:
        """By which rule the outcome of the reported period was taken from the document."""
        return self._derivations.get(code_key(code))

    def detail(self, code: str) -> Detail | None:
        return self._details.get(code_key(code))

    def value(self, code: str, period: Period | None) -> Figure | None:
        """The value of a period; of the entry's own where none is named."""
        entry = self.entry(code)
        if entry is None or period is None:
            return entry.value if entry else None
        point = self._points.get((code_key(code), period.code))
        return point.value if point else entry.value if entry.period.code == period.code else None

    def target(self, code: str, period: Period | None) -> Figure | None:
        """The target of a period; for the reported year's, the annual target."""
        entry = self.entry(code)
        if entry is None or period is None:
            return entry.target if entry else None
        if point := self._points.get((code_key(code), period.code)):
            return point.target
        if period.code == self.report.identity.year.code:
            return entry.annual_target
        return entry.target if entry.period.code == period.code else None

    def count(self, outcome: Outcome | None, aim: str) -> int:
        """How many indicators have an outcome, of one aim or (with "") of all."""
        code = outcome.value if outcome else "none"
        return sum(entry.outcome.code == code for entry in self.report.entries if not aim or entry.aim == aim)

    def measure(self, code: str) -> MeasurePart | None:
        """A partnership measure by its section's title and its number as printed ("Local Economy Indicators 1")."""
        return self._measures.get(code_key(code))

    def says(self, text: str) -> bool:
        """Whether a text stands in the report, spaces and capitals apart."""
        return plain(text) in self._texts

    def subject(self, code: str, aim: str) -> str:
        """Whose figure it is: a code with its title, an aim's title, or nothing for the whole report."""
        if entry := self.entry(code):
            return f"{entry.code} {entry.title}"
        if measure := self.measure(code):
            return f"{measure.heading.number} {measure.heading.text}"
        titles = {part.code: part.heading.text for part in self.report.indicators.aims}
        return code or titles.get(aim, aim)


def measure_texts(measure: MeasurePart) -> Iterator[str]:
    """Every text of a measure's latest performance: a paragraph, an item or a cell each."""
    for block in measure.latest:
        match block:
            case Paragraph():
                yield block.text
            case BulletList():
                yield from block.items
            case DataTable():
                yield from block.header
                yield from (cell.text for row in block.rows for cell in row)
                yield from (note.text for note in block.notes)


def plain(text: str) -> str:
    """A text to compare by: without emphasis marks, double spaces and capitals."""
    return re.sub(r"\s+", " ", text.replace("**", "")).strip().casefold()


def code_key(code: str) -> str:
    """By which codes are compared: "CP 1.2" and "cp1.2" are one."""
    return "".join(code.split()).casefold()


def _measures(report: Report, facts: Facts) -> Iterator[tuple[str, MeasurePart]]:
    """Measures stand in the report in the facts' order, numbered anew."""
    if report.partnerships is None:
        return
    for section, shown in zip(facts.partnerships, report.partnerships.partnerships, strict=True):
        for measure, part in zip(section.measures, shown.measures, strict=True):
            yield code_key(f"{section.title} {measure.number}"), part


def _texts(value: object, leave_out: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, leave_out)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in leave_out:
                yield from _texts(getattr(value, name), leave_out)
