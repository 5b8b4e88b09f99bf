"""The key: every symbol and word of judgement that the report uses, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from belisha.report.model import Analysis, Detail, Entry, Figure, Heading, Key, KeyEntry, KeyGroup, Summary
from belisha.report.part import Label
from belisha.report.wording import say


def key(entries: Sequence[Entry], details: Sequence[Detail], summary: Summary) -> Key:
    """``summary`` counts by every outcome and status that the report's tables and charts name."""
    used = {
        "outcome": list(summary.outcomes.columns),
        "status": list(summary.statuses.columns),
        "direction": _directions(entries),
        "polarity": _labels(e.polarity for e in entries),
        "aggregation": _labels(e.aggregation for e in entries),
        "variation": _labels([*_signals(entries, "variation"), *_drawn(details)]),
        "assurance": _labels(_signals(entries, "assurance")),
        "shorthand": [Label(code=mark, text=mark) for mark in _marks(entries, details)],
    }
    groups = [_terms(entries)] + [_group(kind, labels) for kind, labels in used.items() if labels]
    return Key(heading=Heading(anchor="key", text=say.sections.KEY), groups=tuple(groups))


def _group(kind: str, labels: Sequence[Label]) -> KeyGroup:
    described = [KeyEntry(kind=kind, label=a, description=say.describe(kind, a.code)) for a in labels]
    # The key's order is the wording's, so that it reads the same each month whatever comes first in the tables.
    described.sort(key=lambda e: say.key_order(kind, e.label.code))
    heading = Heading(anchor=f"key-{kind}", text=say.sections.KEY_GROUPS[kind])
    return KeyGroup(heading=heading, entries=tuple(described))


def _terms(entries: Sequence[Entry]) -> KeyGroup:
    computed = say.sections.COMPUTED_TERMS if any(e.analysis for e in entries) else ()
    return KeyGroup(
        heading=Heading(anchor="key-columns", text=say.sections.KEY_GROUPS["term"]),
        entries=tuple(
            KeyEntry(kind="term", label=Label(code=code, text=text), description=description)
            for code, text, description in (*say.sections.TERMS, *computed)
        ),
    )


def _labels(labels: Iterable[Label]) -> list[Label]:
    return list({label.code: label for label in labels}.values())


def _signals(entries: Sequence[Entry], kind: str) -> Iterable[Label]:
    for entry in entries:
        yield from (signal.label for signal in entry.signals if signal.kind == kind)


def _drawn(details: Sequence[Detail]) -> Iterable[Label]:
    """The variations of the periods that charts and their tables show."""
    return (point.variation for detail in details for point in detail.own if point.variation.code)


def _directions(entries: Sequence[Entry]) -> list[Label]:
    """Without the period that an entry's own label names."""
    codes = dict.fromkeys(e.direction.code for e in entries)
    return [Label(code=code, text=say.direction_title(code)) for code in codes]


def _marks(entries: Sequence[Entry], details: Sequence[Detail]) -> list[str]:
    marks: dict[str, None] = {}
    for figure in (*_figures(entries), *(point.value for detail in details for point in detail.own)):
        marks |= dict.fromkeys(figure.shorthand)
    return list(marks)


def _figures(entries: Sequence[Entry]) -> Iterable[Figure]:
    for entry in entries:
        yield from (entry.value, entry.target, entry.annual_target)
        for point in entry.series:
            yield from (point.value, point.target)
        if entry.analysis:
            yield from _computed(entry.analysis)


def _computed(shown: Analysis) -> Iterable[Figure]:
    expected = shown.forecast
    yield from (shown.mean, shown.lower, shown.upper, expected.value, expected.low, expected.high, expected.chance)
