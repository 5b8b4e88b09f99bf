"""Which column stands where in a table of partnership measures."""

from __future__ import annotations

import re

from belisha.domain.document import Line
from belisha.domain.frozen import Frozen
from belisha.exchange.document.words import canonical

_TITLES = frozenset({
    "performance measures", "potential performance measures", "performance measure", "measure", "measures",
    "potential performance measure", "indicator", "indicators", "partnership indicators", "partnership measures",
})  # fmt: skip
_LATEST = re.compile(r"(?:latest|current)\s+(?:performance|position|data|figures?|results?|values?)\b")
_RATIONALE = re.compile(r"\b(?:rationale|why)\b")
_LONGEST_HEADER = 80


class PartnershipHeader(Frozen):
    """The columns of the measure's title, of its rationale if there is one, and the first of its latest performance.

    ``names`` are the headers over the columns of latest performance where there are several.
    """

    title: int
    rationale: int | None
    latest: int
    names: tuple[str, ...] = ()


def partnership_header(line: Line) -> PartnershipHeader | None:
    """The header, if the line is one: it names measures, and their rationale or latest performance."""
    if len(line.cells) < 2 or len(line.text) > 500:
        return None
    names = [_named(cell.text) for cell in line.cells]
    title = next((index for index, name in enumerate(names) if name in _TITLES), None)
    rationale = next((index for index, name in enumerate(names) if _RATIONALE.search(name)), None)
    latest = next((index for index, name in enumerate(names) if _LATEST.match(name)), None)
    if title is None or latest is None:
        return None
    printed = [cell.text for cell in line.cells[latest:]]
    while printed and not printed[-1]:
        printed.pop()
    return PartnershipHeader(title, rationale, latest, tuple(printed) if len(printed) > 1 else ())


def _named(text: str) -> str:
    return canonical(text) if len(text) <= _LONGEST_HEADER else ""
