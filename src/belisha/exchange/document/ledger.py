"""Keeping account while a document is read: what became of each line, what it claims, and what was not plain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from belisha.domain.document import Claim, ClaimKind, Claims, Document, Gauge, Heading, KeyTerm, Line, LineUse
from belisha.domain.figure import Role, read_figure
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.problems import Remark, RemarkKind
from belisha.exchange.document.numbers import read_printed

_ROLES = {ClaimKind.VALUE: Role.VALUE, ClaimKind.TARGET: Role.TARGET, ClaimKind.MEASURE: Role.VALUE}


class Ledger:
    """Filled line by line; nothing in it decides anything."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._uses: dict[int, list[str]] = {}
        self._remarks: dict[Remark, int] = dict.fromkeys(document.remarks, 0)
        self._silences: dict[str, dict[str, Line]] = {}
        self._figures: list[Claim] = []
        self.headings: list[Heading] = []
        self.key: list[KeyTerm] = []
        self.gauges: list[Gauge] = []
        self.generated: datetime | None = None

    def use(self, line: Line, *became: str) -> None:
        """Enter what a line became, in short words."""
        uses = self._uses.setdefault(line.number, [])
        uses.extend(word for word in became if word not in uses)

    def remark(self, kind: RemarkKind, place: Line | None, text: str, rule: str = "") -> None:
        """Enter what was not plain, on a line or (None) in the whole document."""
        where, number = ("", 0) if place is None else (place.place, place.number)
        self._remarks.setdefault(Remark(kind=kind, place=where, text=text, rule=rule), number)

    def silence(self, code: str, line: Line, text: str) -> None:
        """Enter what a document leaves open of an indicator. Of many it is said once: a column is missing."""
        self._silences.setdefault(text, {}).setdefault(code, line)

    def figure(
        self,
        line: Line,
        kind: ClaimKind,
        text: str,
        *,
        code: str = "",
        period: Period | None = None,
        aim: str = "",
        outcome: Outcome | None = None,
    ) -> None:
        """Enter a printed figure or symbol; blanks are none."""
        if not text.strip():
            return
        number, missing = _said(kind, text)
        self._figures.append(
            Claim(
                line=line.number,
                place=line.place,
                kind=kind,
                text=text,
                code=code,
                period=period,
                number=number,
                missing=missing,
                aim=aim,
                outcome=outcome,
            )
        )

    @property
    def account(self) -> tuple[LineUse, ...]:
        return tuple(
            LineUse(line.number, line.place, line.text, tuple(self._uses.get(line.number, ())))
            for line in self._document.written
        )

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """In the document's order, what is about all of it first."""
        numbers = self._remarks | dict(_silence(text, lines) for text, lines in self._silences.items())
        return tuple(sorted(numbers, key=lambda remark: numbers[remark]))

    @property
    def claims(self) -> Claims:
        return Claims(
            figures=tuple(sorted(self._figures, key=lambda claim: claim.line)),
            headings=tuple(self.headings),
            key=tuple(self.key),
            gauges=tuple(self.gauges),
            generated=self.generated,
        )


def _silence(text: str, lines: Mapping[str, Line]) -> tuple[Remark, int]:
    """The remark, and the line that it stands for: none where it is about several indicators."""
    codes = list(lines)
    first = lines[codes[0]]
    if len(codes) == 1:
        return Remark(kind=RemarkKind.AMBIGUOUS, place=first.place, text=f"{codes[0]}: {text}"), first.number
    whose = f"{len(codes)} indicators ({', '.join(codes)})"
    return Remark(kind=RemarkKind.AMBIGUOUS, place="", text=f"{whose}: {text}"), 0


def _said(kind: ClaimKind, text: str) -> tuple[Decimal | None, Missing | None]:
    if kind in {ClaimKind.COUNT, ClaimKind.GAUGE}:
        return read_figure(text).number, None
    if kind not in _ROLES:
        return None, None
    figure = read_printed(text, _ROLES[kind])
    return figure.number, figure.missing
