"""What the rules read: facts, the report that is made of them, and the document they were taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from belisha.check.measures import Part, parts_of
from belisha.check.passages import Passage, passages_of
from belisha.check.republished import code_key
from belisha.disclosure.protect import Protected, protect
from belisha.domain.document import Claim, ClaimKind, Claims, Document, Line, LineUse
from belisha.domain.facts import Facts
from belisha.domain.figure import PrintedFigure, read_figure
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import ADVERSE
from belisha.domain.period import Period
from belisha.domain.prose import texts_of
from belisha.domain.target import Status
from belisha.report.assess import Assessed, assess
from belisha.report.model import Report

if TYPE_CHECKING:  # lxml costs more than all rules together, and most calls check no page
    from lxml.html import HtmlElement


class Material(Frozen, kw_only=True, dict=True):
    """``account`` and ``claims`` belong to ``document``; all three are empty for a register.

    ``earlier`` are the facts of earlier releases. ``small_asked`` goes before the organisation's own highest count that
    is too small to publish.
    ``words`` are the council's own, in lower case, that are spelt right though no dictionary has them.
    ``page`` and ``pdf`` are the report as a web page and as a PDF, where they were made.
    """

    facts: Facts
    report: Report
    document: Document | None = None
    account: tuple[LineUse, ...] = ()
    claims: Claims = Claims()
    earlier: tuple[Facts, ...] = ()
    small_asked: int | None = None
    words: frozenset[str] = frozenset()
    page: bytes = b""
    pdf: bytes = b""

    @cached_property
    def small(self) -> int:
        """Counts of people from 1 to this are too small to publish."""
        return self.small_asked or self.facts.organisation.small

    @cached_property
    def page_tree(self) -> HtmlElement | None:
        """The web page as elements; None where none was made."""
        if not self.page:
            return None
        from lxml.html import document_fromstring  # noqa: PLC0415 - only where a page is checked

        return document_fromstring(self.page.decode())

    @cached_property
    def protected(self) -> Protected:
        """The facts as they would be published, and what is withheld of them."""
        return protect(self.facts)

    @property
    def published(self) -> Facts:
        return self.protected.facts

    @cached_property
    def period(self) -> Period:
        return Period.parse(self.report.identity.period.code, self.facts.organisation.year_start)

    @cached_property
    def year(self) -> Period:
        return self.period.in_year(self.facts.organisation.year_start)

    @cached_property
    def assessed(self) -> tuple[Assessed, ...]:
        return tuple(assess(history, self.period, self.facts.organisation) for history in self.facts.histories)

    @cached_property
    def by_code(self) -> dict[str, Assessed]:
        return {code_key(each.indicator.code): each for each in self.assessed}

    @cached_property
    def troubled(self) -> tuple[Assessed, ...]:
        """Those judged adverse; those off target by rule that nobody has judged."""
        return tuple(
            each
            for each in self.assessed
            if each.outcome in ADVERSE or (each.outcome is None and each.ruling.status is Status.OFF_TARGET)
        )

    @cached_property
    def lines(self) -> dict[int, Line]:
        return {line.number: line for line in self.document.written} if self.document else {}

    @cached_property
    def uses(self) -> dict[str, tuple[int, ...]]:
        """What lines became, in the reader's words, each with the lines that did."""
        found: dict[str, list[int]] = {}
        for use in self.account:
            for word in use.became:
                found.setdefault(word, []).append(use.number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    def used(self, *beginnings: str) -> Iterator[Line]:
        """The lines that became what begins so, in order."""
        numbers = {number for word, held in self.uses.items() if word.startswith(beginnings) for number in held}
        yield from (self.lines[number] for number in sorted(numbers))

    @cached_property
    def rows(self) -> dict[str, int]:
        """The line of each indicator's row in the list, by code."""
        return self._lines_after("indicator ")

    @cached_property
    def pages(self) -> dict[str, int]:
        """The line of each indicator's detail page, by code."""
        return self._lines_after("detail page of ")

    def _lines_after(self, beginning: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for word, numbers in self.uses.items():
            if word.startswith(beginning) and "," not in word:
                found.setdefault(code_key(word.removeprefix(beginning)), numbers[0])
        return found

    def line_of(self, code: str) -> int | None:
        """Where an indicator stands: its page, else its row."""
        key = code_key(code)
        return self.pages.get(key, self.rows.get(key))

    @cached_property
    def figures(self) -> dict[tuple[ClaimKind, str, Period | None], tuple[Claim, ...]]:
        """Printed figures by what they stand for."""
        found: dict[tuple[ClaimKind, str, Period | None], list[Claim]] = {}
        for claim in self.claims.figures:
            found.setdefault((claim.kind, code_key(claim.code), claim.period), []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    def printed(self, kind: ClaimKind, code: str, period: Period | None) -> tuple[Claim, ...]:
        return self.figures.get((kind, code_key(code), period), ())

    def line_at(self, code: str, period: Period) -> int | None:
        """Where a value of a period is printed, best in the table of dates; else where its indicator stands."""
        claims = self.printed(ClaimKind.VALUE, code, period) or self.printed(ClaimKind.TARGET, code, period)
        return claims[-1].line if claims else self.line_of(code)

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        return tuple((heading.line, heading.text) for heading in self.claims.headings if not heading.contents)

    def section_at(self, line: int) -> str:
        """The heading that a line stands under."""
        return next((text for number, text in reversed(self.headings) if number <= line), "")

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every commentary of the reported period, paragraph by paragraph."""
        return tuple(passages_of(self.facts, self.period, self.account, self.lines))

    @cached_property
    def _texts(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, list[Passage]] = {}
        for each in self.passages:
            found.setdefault(code_key(each.code), []).append(each)
        return {key: tuple(passages) for key, passages in found.items()}

    def texts(self, code: str) -> tuple[Passage, ...]:
        return self._texts.get(code_key(code), ())

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Every sentence that somebody wrote: the commentaries, and the partnership measures' titles and texts."""
        written = [
            Passage(part.code, text, part.line)
            for part in self.parts
            for text in (part.measure.title, part.measure.rationale, *part.texts)
            if text
        ]
        return (*self.passages, *written)

    @cached_property
    def written(self) -> tuple[Passage, ...]:
        """The prose, the notices and the introduction on the front, and the introductions of the partnerships."""
        publication = self.facts.publication
        lines = {
            line.text.strip(): line.number for line in self.used("notice", "front matter", "partnership introduction")
        }
        texts = (
            *publication.notices,
            *publication.front_matter,
            *(text for section in self.facts.partnerships for text in texts_of(section.introduction)),
        )
        return (*self.prose, *(Passage("", text, lines.get(text)) for text in texts))

    def said(self, code: str) -> str:
        """All of an indicator's commentary."""
        return " ".join(each.text for each in self.texts(code))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every partnership measure with its texts and tables."""
        return tuple(parts_of(self.facts, self.account, self.lines))

    @cached_property
    def published_parts(self) -> tuple[Part, ...]:
        """The same as they would be published."""
        return tuple(parts_of(self.published, self.account, self.lines))

    @cached_property
    def _list_lines(self) -> tuple[Line, ...]:
        return tuple(self.used("header row", "indicator "))

    def list_column(self, pattern: str) -> Iterator[tuple[int, str, str]]:
        """The cells of the list under the header that matches: line, indicator's code and text."""
        wanted = re.compile(pattern, re.IGNORECASE)
        column: int | None = None
        rows = {number: code for code, number in self.rows.items()}
        for line in self._list_lines:
            if line.number not in rows:
                column = next((at for at, cell in enumerate(line.cells) if wanted.search(cell.text)), None)
            elif column is not None and column < len(line.cells):
                history = self.by_code.get(rows[line.number])
                code = history.indicator.code if history else rows[line.number]
                yield line.number, code, line.cells[column].text


def number_in(text: str) -> PrintedFigure:
    """What a cell says, without the brackets after it: "12.24% (Feb 16-17)"."""
    return read_figure(re.sub(r"\s*\([^()]*\)\s*$", "", text))
