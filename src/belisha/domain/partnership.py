"""Partnership measures: looser than indicators, with a rationale and the latest performance in prose or tables."""

from __future__ import annotations

from belisha.domain.figure import PrintedFigure, read_figure
from belisha.domain.frozen import Frozen
from belisha.domain.prose import BulletList, Paragraph


class Footnote(Frozen):
    """``mark`` as printed: "*", "**"."""

    mark: str
    text: str


class Table(Frozen, kw_only=True):
    """A small table: every row is as long as ``header``, or as the longest row where there is no header.

    A mark means what this table's own ``notes`` say, else what its section's footnotes say.
    """

    caption: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[Footnote, ...] = ()

    def figure(self, cell: str) -> PrintedFigure:
        """What a cell says, as number, change and reason for missing."""
        return read_figure(cell, marks={note.mark: note.text for note in self.notes})


class Measure(Frozen, kw_only=True):
    """``number`` as printed ("1"); ``rationale`` is why it is watched; ``sources`` are links or names of sources.

    The small counts in the tables of a ``sensitive`` one are withheld.
    """

    number: str
    title: str
    rationale: str = ""
    sources: tuple[str, ...] = ()
    latest: tuple[Paragraph | BulletList | Table, ...] = ()
    sensitive: bool = False


class Partnership(Frozen, kw_only=True):
    """One partnership's section: an introduction, its measures and its footnotes."""

    title: str
    introduction: tuple[Paragraph | BulletList, ...] = ()
    measures: tuple[Measure, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
