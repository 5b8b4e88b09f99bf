"""What has been found of a report so far, as printed; ``facts`` are made of it when the last line is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from belisha.domain.document import Document, Line
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import Outcome
from belisha.domain.organisation import Contact
from belisha.domain.partnership import Footnote, Measure, Partnership
from belisha.domain.period import Period
from belisha.domain.prose import BulletList, Paragraph
from belisha.exchange.document.ledger import Ledger
from belisha.exchange.document.words import Column


class Region(StrEnum):
    """The part of the report that the reading has come to."""

    FRONT = "front"
    KEY = "key"
    LIST = "list"
    DETAIL = "detail"
    PARTNERSHIP = "partnership"


class ListHeader(Frozen, kw_only=True):
    """Which column stands where.

    ``month`` and ``year`` are those that the header cells of value and annual target name; ``months`` are columns of
    their own, each with a month's values.
    """

    columns: dict[int, Column]
    unknown: dict[int, str]
    months: dict[int, Period] = field(default_factory=dict)
    month: Period | None = None
    year: Period | None = None


class ListRow(Struct, kw_only=True):
    """A row of the list of indicators."""

    line: Line
    header: ListHeader
    aim: str
    cells: dict[Column, str]
    months: dict[Period, str] = field(default_factory=dict)
    pieces: int = 1

    def text(self, column: Column) -> str:
        return self.cells.get(column, "")


class SeriesRow(Frozen):
    """A row of a detail page's table of dates."""

    line: Line
    period: Period
    cells: dict[Column, str]


class DetailPage(Struct, kw_only=True):
    """An indicator's page among those rated red or amber."""

    line: Line
    code: str
    title: str
    aim: str
    gauge: list[tuple[Line, str]] = field(default_factory=list)
    labels: dict[Column, tuple[Line, str]] = field(default_factory=dict)
    columns: tuple[Column | None, ...] = (None, Column.VALUE, Column.TARGET)
    series: list[SeriesRow] = field(default_factory=list)
    commentary: list[tuple[Line, str]] = field(default_factory=list)

    def label(self, column: Column) -> str:
        return self.labels[column][1] if column in self.labels else ""


class AimDraft(Struct):
    code: str
    priorities: list[str]


class CountDraft(Frozen):
    line: Line
    aim: str
    outcome: Outcome | None
    count: int


class SectionDraft(Struct):
    """A partnership's section. ``after`` is what follows a measure's table, by its place among the measures."""

    title: str
    introduction: list[Paragraph | BulletList] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    after: dict[int, list[Paragraph | BulletList]] = field(default_factory=dict)
    footnotes: list[Footnote] = field(default_factory=list)

    def partnership(self) -> Partnership:
        measures = [
            replace(measure, latest=(*measure.latest, *self.after.get(place, ())))
            for place, measure in enumerate(self.measures)
        ]
        return Partnership(
            title=self.title,
            introduction=tuple(self.introduction),
            measures=tuple(measures),
            footnotes=tuple(self.footnotes),
        )


class Draft(Struct):
    title: str = ""
    organisation: str = ""
    month: Period | None = None
    version: str = ""
    publisher: str = ""
    contacts: list[Contact] = field(default_factory=list)
    generated: datetime | None = None
    notices: list[str] = field(default_factory=list)
    front_matter: list[str] = field(default_factory=list)
    key_symbols: dict[str, set[Outcome]] = field(default_factory=dict)
    aims: dict[str, AimDraft] = field(default_factory=dict)
    counts: list[CountDraft] = field(default_factory=list)
    rows: dict[str, ListRow] = field(default_factory=dict)
    pages: dict[str, DetailPage] = field(default_factory=dict)
    sections: list[SectionDraft] = field(default_factory=list)
    # where the reading stands
    region: Region = Region.FRONT
    aim: str = ""
    header: ListHeader | None = None
    row: ListRow | None = None


class Work(Struct):
    """A document being read: what is left of it, what was found, and the account."""

    document: Document
    left: list[Line]
    draft: Draft
    ledger: Ledger
    position: int = 0

    @classmethod
    def on(cls, document: Document) -> Work:
        return cls(document, list(document.written), Draft(), Ledger(document))

    @property
    def done(self) -> bool:
        return self.position >= len(self.left)

    @property
    def line(self) -> Line:
        return self.left[self.position]

    def ahead(self, count: int) -> Iterable[Line]:
        """The lines after this one, ``count`` at most."""
        return self.left[self.position + 1 : self.position + 1 + count]

    def take(self, *became: str) -> Line:
        """Go on to the next line, entering what this one became."""
        line = self.line
        self.position += 1
        self.ledger.use(line, *became)
        return line


def sole_text(line: Line) -> str:
    """What a paragraph says, or a row with one cell filled; "" for other rows."""
    if not line.cells:
        return line.text
    filled = [cell for cell in line.cells if cell.parts]
    return filled[0].text if len(filled) == 1 else ""


def key_of(code: str) -> str:
    """By which codes are compared: "CP 1.2" and "cp1.2" are one."""
    return "".join(code.split()).upper()
