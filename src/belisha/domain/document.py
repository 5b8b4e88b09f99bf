"""What stands on the pages of a report that was read, where it stands, and what it claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.problems import Remark


class Form(StrEnum):
    TEXT = "text"
    WORD = "word"
    HTML = "html"


class Grid(Frozen):
    """A table inside a cell: its rows of texts; ``header`` where the source marks one."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def all_rows(self) -> tuple[tuple[str, ...], ...]:
        return (self.header, *self.rows) if self.header else self.rows

    @property
    def text(self) -> str:
        return _spaced(cell for row in self.all_rows for cell in row)


class Cell(Frozen):
    """A table's cell: its paragraphs, without markup, and the tables nested in it. A blank cell has no parts."""

    parts: tuple[str | Grid, ...] = ()

    @property
    def text(self) -> str:
        """All of it on one line."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return _spaced(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part for part in self.parts if isinstance(part, str))

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(part for part in self.parts if isinstance(part, Grid))


class Line(Frozen, kw_only=True):
    """A paragraph, or a table's row where it has ``cells``.

    ``number`` is the file's line in a text, else the count of paragraphs and rows from the start. ``place`` is where a
    person finds it: "line 64", "paragraph 12", "table 3, row 2", "footer". ``text`` has no markup; a row's cells stand
    in it between tabs. ``heading`` is the level of a heading that is marked as one, else 0. ``margin`` marks what
    stands in a page's header or footer.
    """

    number: int
    text: str
    place: str
    cells: tuple[Cell, ...] = ()
    heading: int = 0
    margin: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip() and not any(cell.parts for cell in self.cells)


class Document(Frozen, kw_only=True):
    """What is on the page. ``lines`` holds the blank ones of a text file too, so that their numbers run on.

    ``remarks`` say what was mended or left out while the page was taken from its file.
    """

    name: str
    form: Form
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def written(self) -> tuple[Line, ...]:
        """The lines on which something stands."""
        return tuple(line for line in self.lines if not line.blank)


class LineUse(Frozen):
    """What became of a line: ``became`` in short words ("indicator CP 1.2", "value, CP 1.2 April 2016"), or nothing."""

    number: int
    place: str
    text: str
    became: tuple[str, ...] = ()

    @property
    def read(self) -> bool:
        return bool(self.became)


class ClaimKind(StrEnum):
    """What a printed figure or symbol stands for."""

    VALUE = "value"
    TARGET = "target"
    OUTCOME = "outcome"
    ARROW = "arrow"
    COUNT = "count"
    GAUGE = "gauge"
    MEASURE = "measure"


class Claim(Frozen, kw_only=True):
    """One figure or symbol of the document, as printed on ``line``.

    ``code`` is the indicator's, or a partnership measure's section and number. ``number`` or ``missing`` is what it
    says. A count has the ``aim`` it stands under ("" for the whole report) and its ``outcome`` (None for "No Value").
    """

    line: int
    place: str
    kind: ClaimKind
    text: str
    code: str = ""
    period: Period | None = None
    number: Decimal | None = None
    missing: Missing | None = None
    aim: str = ""
    outcome: Outcome | None = None


class Heading(Frozen, kw_only=True):
    """``number`` as printed ("1", "3"), and every year the heading names. ``contents``: it is the contents' entry."""

    line: int
    place: str
    text: str
    number: str = ""
    years: tuple[Period, ...] = ()
    contents: bool = False


class KeyTerm(Frozen, kw_only=True):
    """A row of the key. ``symbols`` are the (symbol, meaning) pairs in it; a symbol lost from the text is empty."""

    line: int
    term: str
    meaning: tuple[str, ...]
    symbols: tuple[tuple[str, str], ...] = ()


class Gauge(Frozen, kw_only=True):
    """A gauge beside an indicator: its ``text`` (labels, or a picture's description) and the ``numbers`` in it.

    ``value``, ``target``, ``limit`` and the scale's ends are those of its numbers that can be told apart from the
    indicator's own; ``limit`` is where near the target ends. ``agrees`` says whether that limit is the tolerance's;
    None where no limit survives.
    """

    line: int
    place: str
    code: str
    text: str
    numbers: tuple[Decimal, ...] = ()
    value: Decimal | None = None
    target: Decimal | None = None
    limit: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    agrees: bool | None = None


class Claims(Frozen, kw_only=True):
    """What the document says of itself and of its figures, beyond what became facts."""

    figures: tuple[Claim, ...] = ()
    headings: tuple[Heading, ...] = ()
    key: tuple[KeyTerm, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    generated: datetime | None = None


def _spaced(texts: Iterable[str]) -> str:
    return " ".join(text for text in texts if text)
