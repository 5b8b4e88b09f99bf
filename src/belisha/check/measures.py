"""Partnership measures with their texts and tables, and the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from belisha.domain.document import Line, LineUse
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.partnership import Footnote, Measure, Table
from belisha.domain.prose import BulletList, Paragraph

_MEASURE = re.compile(r"measure (\S+)")


class Part(Frozen, kw_only=True):
    """One measure. ``code`` is its section's title and its number; ``after`` is the line on which the next begins."""

    code: str
    section: str
    measure: Measure
    footnotes: tuple[Footnote, ...]
    line: int | None
    after: int | None
    lines: Mapping[int, Line]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.measure.latest if isinstance(block, Paragraph))

    @property
    def texts(self) -> tuple[str, ...]:
        """Paragraphs and items."""
        items = (item for block in self.measure.latest if isinstance(block, BulletList) for item in block.items)
        return (*self.paragraphs, *items)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.measure.latest if isinstance(block, Table))

    def line_of_row(self, row: tuple[str, ...]) -> int | None:
        """The last line of the measure in which every cell of a row stands: its own where the table has lines."""
        if self.line is None:
            return None
        found = self.line
        for number, line in self.lines.items():
            inside = self.line < number and (self.after is None or number < self.after)
            if inside and all(cell in line.text for cell in row if cell):
                found = number
        return found


def parts_of(facts: Facts, account: tuple[LineUse, ...], lines: Mapping[int, Line]) -> Iterator[Part]:
    starts = list(_starts(account))
    at = 0
    for section in facts.partnerships:
        for measure in section.measures:
            line = starts[at] if at < len(starts) else None
            after = starts[at + 1] if at + 1 < len(starts) else None
            at += 1
            yield Part(
                code=f"{section.title} {measure.number}",
                section=section.title,
                measure=measure,
                footnotes=section.footnotes,
                line=line,
                after=after,
                lines=lines,
            )


def _starts(account: tuple[LineUse, ...]) -> Iterator[int]:
    for use in account:
        if any(_MEASURE.fullmatch(word) for word in use.became):
            yield use.number
