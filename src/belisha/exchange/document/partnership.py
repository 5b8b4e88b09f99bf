"""Partnership sections: their headings, introductions, tables of measures and footnotes."""

from __future__ import annotations

import re

from belisha.domain.document import Cell, ClaimKind, Line
from belisha.domain.figure import read_figure
from belisha.domain.partnership import Footnote, Table
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.commentary import prose_of
from belisha.exchange.document.draft import Region, SectionDraft, Work, sole_text
from belisha.exchange.document.furniture import read_furniture
from belisha.exchange.document.headings import claim, enter, is_sentence
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.listing import MOST_PIECES, header_of
from belisha.exchange.document.measures import FOOTNOTE, MeasureDraft, without_copies
from belisha.exchange.document.partnership_header import PartnershipHeader, partnership_header

_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+(\S.*)")
_TITLE_WORD = re.compile(r"\b(?:indicators?|measures?|partnership|performance)\s*:?$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3}|[a-z])[.)]?", re.IGNORECASE)


def read_partnership(work: Work) -> bool:
    """A table of measures wherever it stands; within the partnership part, any other line of it."""
    header = partnership_header(work.line)
    if header is not None and header_of(work.line) is None:
        enter(work.draft, Region.PARTNERSHIP)
        _Tables(work, header, _section(work)).read()
        return True
    if work.draft.region is not Region.PARTNERSHIP or not sole_text(work.line):
        return False
    _text(work, sole_text(work.line))
    return True


def _text(work: Work, text: str) -> None:
    draft, line = work.draft, work.line
    section = draft.sections[-1] if draft.sections else None
    if (footnote := FOOTNOTE.fullmatch(text)) and section:
        section.footnotes.append(Footnote(footnote[1], footnote[2]))
        work.take(f"footnote {footnote[1]}")
    elif _is_title(line, text):
        numbered = _NUMBERED.fullmatch(text)
        claim(work.ledger, line, text, number=numbered[1] if numbered else "")
        draft.sections.append(SectionDraft(numbered[2] if numbered else text))
        work.take("partnership section")
    elif section is None or not section.measures:
        _section(work).introduction.extend(prose_of([text]))
        work.take("partnership introduction")
    else:
        last = section.measures[-1]
        section.after.setdefault(len(section.measures) - 1, []).extend(prose_of([text]))
        work.take(f"latest performance, measure {last.number}")


def _is_title(line: Line, text: str) -> bool:
    if is_sentence(text):
        return False
    return bool(line.heading or _NUMBERED.fullmatch(text) or _TITLE_WORD.search(text))


def _section(work: Work) -> SectionDraft:
    """The section that is being read; one without a heading of its own is called so."""
    if not work.draft.sections:
        work.draft.sections.append(SectionDraft("Partnership measures"))
        work.ledger.remark(
            RemarkKind.DERIVED,
            work.line,
            'These measures are called "Partnership measures".',
            "Their section has no heading.",
        )
    return work.draft.sections[-1]


class _Tables:
    """Reads the rows under one header, one measure after another."""

    def __init__(self, work: Work, header: PartnershipHeader, section: SectionDraft) -> None:
        self.work = work
        self.header = header
        self.section = section
        self.names = header.names
        self.measure: MeasureDraft | None = None
        self.first_line = work.line

    def read(self) -> None:
        self.work.take("partnership header")
        while not self.work.done and (read_furniture(self.work) or self._row()):
            pass
        self._finish()

    def _row(self) -> bool:
        line = self.work.line
        if not line.cells or partnership_header(line) or header_of(line):
            return False
        texts = [cell.text for cell in line.cells]
        return (
            self._copy(texts)
            or self._footnote(line)
            or self._new(line, texts)
            or self._names(texts)
            or self._more(line, texts)
        )

    def _copy(self, texts: list[str]) -> bool:
        if self.measure is None or not self.measure.repeats(texts):
            return False
        self.work.take(f"copy of a table in measure {self.measure.number}")
        return True

    def _footnote(self, line: Line) -> bool:
        match = FOOTNOTE.fullmatch(sole_text(line))
        if match is None:
            return False
        note = Footnote(match[1], match[2])
        if self.measure is not None and self.measure.uses_mark(match[1]):
            self.measure.notes.append(note)
            self.work.take(f"note {match[1]} of the table in measure {self.measure.number}")
        else:
            self.section.footnotes.append(note)
            self.work.take(f"footnote {match[1]}")
        return True

    def _new(self, line: Line, texts: list[str]) -> bool:
        """A row that begins a measure: numbered, or with a title and something beside it."""
        number = _NUMBER.fullmatch(texts[0].strip())
        filled = (index for index in range(1, self.header.latest) if texts[index : index + 1] != [""])
        # the header over the number often is the title's, one column too far left
        column = next(filled, self.header.title) if number else self.header.title
        title = line.cells[column] if column < len(line.cells) else Cell()
        if not title.parts or not (number or any(texts[column + 1 :])) or (not number and column and texts[0]):
            return False
        self._finish()
        shown = number[1] if number else str(len(self.section.measures) + 1)
        if not number:
            self.work.ledger.remark(
                RemarkKind.DERIVED, line, f"This measure is given the number {shown}.", "It has none."
            )
        rationale = self.header.rationale
        cells, copied = without_copies(_trimmed(list(line.cells[self.header.latest :])))
        self.measure = MeasureDraft(
            number=shown,
            title=list(title.paragraphs),
            rationale=texts[rationale] if rationale is not None and rationale < len(texts) else "",
            cells=cells,
            names=self.names,
        )
        self.first_line = line
        became = [f"measure {shown}", *(["copy of its table"] if copied else [])]
        self.work.take(*became)
        return True

    def _names(self, texts: list[str]) -> bool:
        """A second header row, before any measure, over the columns of latest performance."""
        if self.measure is not None or any(texts[: self.header.latest]):
            return False
        self.names = tuple(_trimmed_texts(texts[self.header.latest :]))
        self.work.take("partnership header, second row")
        return True

    def _more(self, line: Line, texts: list[str]) -> bool:
        """A row that carries the measure on: of its wide table, or of a cell split over two pages."""
        measure = self.measure
        if measure is None:
            return False
        latest = [text for text in texts[self.header.latest :] if text]
        if measure.wide and not any(texts[: self.header.latest]):
            measure.add(tuple(_trimmed_texts(texts[self.header.latest :])))
            self._claims(line, measure, texts[self.header.latest :])
            self.work.take(f"row of the table in measure {measure.number}")
            return True
        if len(latest) > 1 or measure.pieces >= MOST_PIECES:
            return False
        measure.pieces += 1
        self._split(line, measure, texts, latest)
        return True

    def _split(self, line: Line, measure: MeasureDraft, texts: list[str], latest: list[str]) -> None:
        title, rationale = self.header.title, self.header.rationale
        if title < len(texts) and texts[title]:
            measure.title.append(texts[title])
        if rationale is not None and rationale < len(texts) and texts[rationale]:
            measure.rationale = squeeze(f"{measure.rationale} {texts[rationale]}")
        if latest and measure.carry_on(latest[0]):
            found = f"Joined to the text of measure {measure.number}, which breaks off before it."
            self.work.ledger.remark(RemarkKind.REPAIRED, line, found, "A cell was split over two pages.")
        self.work.take(f"measure {measure.number}, continued")

    def _finish(self) -> None:
        if self.measure is None:
            return
        made = self.measure.measure()
        self.section.measures.append(made)
        for part in made.latest:
            if not isinstance(part, Table) and any(character.isdigit() for character in str(part)):
                texts = part.items if hasattr(part, "items") else (part.text,)
                for text in texts:
                    self._claim(self.first_line, self.measure, text)
            elif isinstance(part, Table) and not self.measure.rows:
                for row in (part.header, *part.rows):
                    self._claims(self.first_line, self.measure, list(row))
        self.measure = None

    def _claims(self, line: Line, measure: MeasureDraft, texts: list[str]) -> None:
        for text in texts:
            figure = read_figure(text)
            if figure.number is not None or (figure.missing is not None and text):
                self._claim(line, measure, text)

    def _claim(self, line: Line, measure: MeasureDraft, text: str) -> None:
        self.work.ledger.figure(line, ClaimKind.MEASURE, text, code=f"{self.section.title} {measure.number}")


def _trimmed(cells: list[Cell]) -> list[Cell]:
    end = len(cells)
    while end and not cells[end - 1].parts:
        end -= 1
    return cells[:end]


def _trimmed_texts(texts: list[str]) -> list[str]:
    end = len(texts)
    while end and not texts[end - 1]:
        end -= 1
    return texts[:end]
