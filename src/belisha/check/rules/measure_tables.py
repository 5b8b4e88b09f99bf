"""What the text of a partnership measure says of the rows of its own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.reading_amounts import AMOUNT, Amount, amount_of, is_size
from belisha.check.reading_text import Said, numbers, sentences
from belisha.check.reading_when import When, whens
from belisha.check.rule import rule
from belisha.check.rules.speaking import ADVICE, FAMILY, TOMORROW, VERBS, way
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Polarity, Unit
from belisha.domain.partnership import Table
from belisha.pattern import Pattern

_MOVED = Pattern(rf"\b(?P<word>{VERBS})\b(?: by (?:about |around |nearly |almost )?{AMOUNT})?", re.IGNORECASE)
_A_MOVE = Pattern(
    r"^(?:(?:this|that|it) (?:is|was) )?an? (?P<word>increase|rise|decrease|fall|reduction|drop) of "
    rf"{AMOUNT}(?= (?:on|from|over|since|compared))",
    re.IGNORECASE,
    needs=(" of ",),
)
_MORE = Pattern(
    rf"\b{AMOUNT} (?P<word>more|fewer) (?P<what>[a-z-]+) than\b", re.IGNORECASE, needs=(" more ", " fewer ")
)
_CLAUSE = re.compile(r"[,;:–]|\b(?:and|but|while|whereas|although|though|as|because|so|since)\b")
_A_YEAR = re.compile(r"\b(?:over|in|on|during|than|from|since) (?:the|a|last|previous) (?:previous )?year\b")
_LITTLE = frozenset(
    {
        "the",
        "there",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "that",
        "this",
        "and",
        "been",
        "our",
        "all",
        "its",
        "now",
        "again",
        "also",
        "only",
    }
)
_OF_ANY = frozenset(
    {"number", "share", "rate", "figure", "level", "total", "incident", "people", "case", "report", "count", "overall"}
)
"""Words that say nothing of which row is meant."""


class Row(Frozen):
    """A row of a table: the words of its label, and its figures with the months that each is of, newest first."""

    label: str
    words: frozenset[str]
    figures: tuple[tuple[When, Said], ...]

    @property
    def is_share(self) -> bool:
        return all(said.percent for _, said in self.figures)


class Claim(Frozen):
    """That a row's figure moved: which way, and how far where that is said."""

    text: str
    row: Row
    turn: int
    amount: Amount | None


@rule(FAMILY, Severity.ERROR, "“attendances fell”, under 8,190 and 8,012 a month before", unless=("measure_said",))
def measure_moved(material: Material) -> Iterator[Flag]:
    """A row of a measure's table rose or fell as the measure's text says, and as far."""
    for part, rows, sentence in _read(material):
        for claim in _claims(part, rows, sentence):
            pairs = _pairs(claim.row, sentence, material)
            if pairs and not any(_is_so(claim, old, new) for old, new in pairs):
                old, new = pairs[0]
                yield _tell(part, claim.text, f"“{claim.row.label}” went from {old.text} to {new.text}", new.text)


@rule(FAMILY, Severity.WARNING, "“the share was 75.3% in July”, which is June's", unless=("measure_ratio",))
def measure_figure(material: Material) -> Iterator[Flag]:
    """A figure that a measure's text gives of a row of its table stands in that row, under the months it names."""
    for part, rows, sentence in _read(material):
        words = _words(sentence)
        for row in rows if len(rows) > 1 else ():
            if not row.words or not row.words <= words or any(row.words < other.words <= words for other in rows):
                continue
            named = _times(sentence, material)
            own = [said for when, said in row.figures if any(_is_same(when, one) for one in named)]
            for said in numbers(sentence):
                wrong = own and all(said.number != each.number for each in own)
                if wrong and _is_like(said, row) and not _is_of_other(said, row, rows):
                    yield _tell(part, said.text, f"“{row.label}” has {own[0].text}", own[0].text)


def _read(material: Material) -> Iterator[tuple[Part, tuple[Row, ...], str]]:
    for part in material.parts:
        rows = tuple(row for table in part.tables for row in _rows(part, table, material))
        for text in part.texts if rows else ():
            for sentence in sentences(text):
                yield part, rows, sentence


def _rows(part: Part, table: Table, material: Material) -> Iterator[Row]:
    """The rows with figures of two or more times; two lines of one figure each, under their times, are one row."""
    heads = [_time(text, material) for text in table.header]
    for row in table.rows:
        cells = [(heads[at], row[at]) for at in range(1, min(len(row), len(heads)))]
        yield from _row(row[0], _words(row[0]), cells)
    pairs = [(_time(row[0], material), row[1]) for row in table.rows if len(row) == 2]
    if len(pairs) == len(table.rows) and all(when for when, _ in pairs):
        title = part.measure.title
        yield from _row(title, _words(title), pairs)


def _row(label: str, words: frozenset[str], cells: list[tuple[When | None, str]]) -> Iterator[Row]:
    found = [
        (when, said) for when, cell in cells if when for said in numbers(cell) if "↑" not in cell and "↓" not in cell
    ]
    found.sort(key=lambda each: each[0].last, reverse=True)
    if len(found) > 1:
        yield Row(label, words, tuple(found))


def _time(text: str, material: Material) -> When | None:
    found = _times(text, material)
    return found[0] if len(found) == 1 else None


def _times(text: str, material: Material) -> tuple[When, ...]:
    return whens(text, material.period, material.period, material.facts.organisation.year_start)


def _claims(part: Part, rows: tuple[Row, ...], sentence: str) -> Iterator[Claim]:
    if (match := _A_MOVE.search(sentence)) and len(rows) == 1:
        yield Claim(match[0], rows[0], _way(match["word"]), amount_of(match))
    for match in _MORE.finditer(sentence):
        if row := _row_of(part, rows, match["what"]):
            yield Claim(match[0], row, _way(match["word"]), amount_of(match))
    for match in _MOVED.finditer(sentence):
        before = _CLAUSE.split(sentence[: match.start()])[-1]
        row = None if TOMORROW.search(sentence[: match.start()]) else _row_of(part, rows, before)
        if row and (turn := _way(match["word"])):
            amount = amount_of(match) if match["number"] or match["fraction"] or match["half"] else None
            yield Claim(f"{before.strip()} {match[0]}", row, turn, amount)


def _way(word: str) -> int:
    """0 for "improved" and "worse": a measure does not say which way is better."""
    word = word.casefold()
    return (
        0
        if word.startswith(("improv", "better", "worse", "deterior"))
        else 1
        if word == "increase"
        else way(word, Polarity.NONE)
    )


def _row_of(part: Part, rows: tuple[Row, ...], words: str) -> Row | None:
    """The row of which words speak: all of them stand in its label or the measure's title, or could be of any row."""
    said = _words(words)
    title = _words(part.measure.title)
    meant = [row for row in rows if said & row.words and said <= row.words | title | _OF_ANY]
    meant.sort(key=lambda row: len(said & row.words) / len(row.words), reverse=True)
    return meant[0] if meant else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold()) if word not in _LITTLE)


def _pairs(row: Row, sentence: str, material: Material) -> list[tuple[Said, Said]]:
    """An earlier figure and the newest of as many months: those of the times that a sentence names, or every one."""
    newest, now = row.figures[0]
    earlier = [(when, said) for when, said in row.figures[1:] if _length(when) == _length(newest)]
    named = _times(sentence, material)
    picked = [each for each in earlier if any(_is_same(each[0], one) for one in named)]
    if not picked and _A_YEAR.search(sentence):
        picked = [each for each in earlier if each[0].last == newest.last - 12]
    return [(said, now) for _, said in picked or earlier]


def _length(when: When) -> int:
    return when.last - when.first


def _is_same(one: When, other: When) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _is_so(claim: Claim, old: Said, new: Said) -> bool:
    unit = Unit.PERCENT if claim.row.is_share else Unit.NUMBER
    right = (new.number - old.number) * claim.turn > 0
    return right and (claim.amount is None or is_size(claim.amount, old.number, new.number, unit))


def _is_like(said: Said, row: Row) -> bool:
    """Whether a number is written as a row's figures are, and of their size."""
    first = row.figures[0][1]
    return said.percent == first.percent and first.number / 2 <= said.number <= first.number * 2


def _is_of_other(said: Said, row: Row, rows: tuple[Row, ...]) -> bool:
    """Whether it is another row's figure, or how far two of its own lie apart."""
    others = {each.number for other in rows if other is not row for _, each in other.figures}
    own: list[Decimal] = [each.number for _, each in row.figures]
    return said.number in others or said.number in {abs(a - b) for a in own for b in own}


def _tell(part: Part, said: str, truth: str, expected: str) -> Flag:
    said = said.strip(" .,")
    return Flag(
        message=f"The text says “{said}”; {truth}.",
        found=said,
        expected=expected,
        code=part.code,
        line=part.line,
        settle=ADVICE,
    )
