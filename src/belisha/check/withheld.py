"""Withheld counts, and what the figures that are published beside them say of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.disclosure.counts import Count, counts_of, is_counted
from belisha.disclosure.protect import linked
from belisha.disclosure.solver import ContradictionError, Interval, interval
from belisha.disclosure.tables import counts_in
from belisha.domain.facts import History
from belisha.domain.frozen import Frozen
from belisha.domain.observation import Missing
from belisha.domain.partnership import Table


class Unknown(Frozen):
    """A withheld count, and between which ends it lies for whoever reads all that is published."""

    name: str
    code: str
    between: Interval
    evidence: tuple[str, ...]
    line: int | None = None
    period: str = ""


def withheld(material: Material) -> Iterator[Unknown]:
    """Every count that is withheld in what would be published of the source, and that something printed bears on."""
    for part in material.published_parts:
        for table in part.tables:
            yield from _in_table(part, table)
    for group in linked(material.published.histories):
        if any(o.missing is Missing.WITHHELD for history in group for o in history.current):
            yield from _in_series(group, material)


def _in_table(part: Part, table: Table) -> Iterator[Unknown]:
    counts = counts_in(table)
    for place, between in _between(counts):
        row = table.rows[place[0]]
        yield Unknown(f"“{row[0]}”", part.code, between, tuple(row), part.line_of_row(row))


def _in_series(group: Sequence[History], material: Material) -> Iterator[Unknown]:
    known = counts_of([h for h in group if is_counted(h.indicator)], material.facts.organisation.year_start)
    counts = {(each.code, each.period): each for each in known if each.period.last <= material.period.last}
    for (code, period), between in _between(counts):
        own = counts[code, period]
        printed = (each for each in counts.values() if each.printed and not each.cells.isdisjoint(own.cells))
        evidence = tuple(f"{each.code}, {each.period.label}: {each.number}" for each in printed)
        yield Unknown(f"{code} in {period.label}", code, between, evidence[:4], None, period.code)


def _between[P](counts: Mapping[P, Count]) -> Iterator[tuple[P, Interval]]:
    """The places of withheld counts with their ends; none where the printed figures contradict each other."""
    printed = [each.printed for each in counts.values() if each.printed is not None]
    for place, count in counts.items():
        if count.withheld:
            try:
                yield place, interval(count.cells, printed)
            except ContradictionError:
                continue
