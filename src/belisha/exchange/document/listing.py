"""The list of indicators: header rows, in any order of columns, and the rows under them."""

from __future__ import annotations

import re

from belisha.domain.document import Line
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.dates import periods_in, read_period, years_in
from belisha.exchange.document.draft import AimDraft, ListHeader, ListRow, Region, Work, key_of, sole_text
from belisha.exchange.document.headings import claim, enter, is_sentence
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.words import COLUMNS, WEAK_COLUMNS, Column, canonical, column_of

_EXACT = frozenset(word for words in COLUMNS.values() for word in words.split("|")) | WEAK_COLUMNS.keys()
_LONGEST_HEADER = 60
_LONGEST_CODE = 20
_ENOUGH = 3
"""Header cells that must be known letter for letter before a row is taken for a header."""
MOST_PIECES = 20
"""A row or cell is not split over more pages than this."""
_NO_GROUP = re.compile(r"^(?:section|part)\b|\b(?:indicators?|performance|measures?|partnership)\b|^[*]", re.IGNORECASE)
_PROOF = frozenset({Column.VALUE, Column.TARGET, Column.ANNUAL_TARGET, Column.POLARITY, Column.OUTCOME})


def read_list_header(work: Work) -> bool:
    """A header row of the list; the first, or one repeated on a later page."""
    header = header_of(work.line)
    if header is None:
        return False
    if work.draft.region is Region.DETAIL:
        # an aim that stands again above each page of the list
        work.draft.region = Region.LIST
    enter(work.draft, Region.LIST)
    work.draft.row = None
    repeated = work.draft.header is not None or bool(work.draft.rows)
    work.draft.header = header
    for name in header.unknown.values():
        work.ledger.remark(
            RemarkKind.LEFT_OUT, work.line, f'The column "{name}" is none that is known; its cells were not taken.'
        )
    work.take("header row, repeated" if repeated else "header row")
    return True


def read_list_row(work: Work) -> bool:
    """A row under the header: an indicator, or the rest of one whose row was split over two pages."""
    draft, line = work.draft, work.line
    if draft.header is None or not line.cells:
        return False
    cells = {
        column: line.cells[index].text for index, column in draft.header.columns.items() if index < len(line.cells)
    }
    code = squeeze(cells.get(Column.CODE, ""))
    if is_code(code) and cells.get(Column.TITLE):
        return _indicator(work, code, cells)
    if not code and draft.row is not None and any(cells.values()) and draft.row.pieces < MOST_PIECES:
        draft.row.pieces += 1
        for column, text in cells.items():
            if text:
                draft.row.cells[column] = squeeze(f"{draft.row.text(column)} {text}")
        code = draft.row.text(Column.CODE)
        work.ledger.remark(
            RemarkKind.REPAIRED, line, f"Read as the rest of {code}'s row, which is split over two lines."
        )
        work.take(f"indicator {code}, continued")
        return True
    return False


def read_group(work: Work) -> bool:
    """A short title over rows of the list, without the word "Aim": a line of its own, or the only cell of its row."""
    draft, line, text = work.draft, work.line, sole_text(work.line)
    if draft.region is not Region.LIST or not text or len(text) > _LONGEST_HEADER or is_sentence(text):
        return False
    following = next(iter(work.ahead(1)), None)
    if following is None or _NO_GROUP.search(text) or not (header_of(following) or _is_row(work, following)):
        return False
    draft.aim = draft.aims.setdefault(text.casefold(), AimDraft(text, [])).code
    draft.row = None
    work.ledger.remark(RemarkKind.DERIVED, line, f'"{text}" is read as an aim.', "It heads rows of the list.")
    work.take(f"aim {text}")
    return True


def read_subtitle(work: Work) -> bool:
    """What stands between the list's heading and its first aim: a subtitle, or paragraphs that introduce it."""
    draft, text = work.draft, sole_text(work.line)
    if draft.region is not Region.LIST or draft.rows or draft.aims or not text:
        return False
    if is_sentence(text):
        draft.front_matter.append(text)
        work.take("front matter")
    else:
        claim(work.ledger, work.line, text)
        work.take("subtitle")
    return True


def header_of(line: Line) -> ListHeader | None:
    """Which column stands where, if the line is a header row of the list: with code, title and one figure's column."""
    names = {index: cell.text for index, cell in enumerate(line.cells) if cell.parts}
    if len(names) < _ENOUGH or any(len(name) > _LONGEST_HEADER for name in names.values()):
        return None
    if sum(canonical(name) in _EXACT or read_period(name) is not None for name in names.values()) < _ENOUGH:
        return None
    columns = _columns(names)
    months = {i: period for i, name in names.items() if i not in columns and (period := read_period(name))}
    if not {Column.CODE, Column.TITLE} <= set(columns.values()) or not (_PROOF & set(columns.values()) or months):
        return None
    annual = [years_in(names[index]) for index, column in columns.items() if column is Column.ANNUAL_TARGET]
    values = [periods_in(names[index]) for index, column in columns.items() if column is Column.VALUE]
    return ListHeader(
        columns=columns,
        unknown={index: name for index, name in names.items() if index not in columns and index not in months},
        months=months,
        month=next((months[0] for months in values if months), None),
        year=next((years[0] for years in annual if years), None),
    )


def _columns(names: dict[int, str]) -> dict[int, Column]:
    """Clear headers first; then those that mean one thing beside some and another beside others."""
    columns: dict[int, Column] = {}
    for index, name in names.items():
        column = column_of(name)
        if column is not None and column is not Column.PERIOD and column not in columns.values():
            columns[index] = column
    for index, name in names.items():
        for column in WEAK_COLUMNS.get(canonical(name), ()):
            if index not in columns and column not in columns.values():
                columns[index] = column
    return columns


def is_code(text: str) -> bool:
    """Whether a text can be an indicator's code: short, with a digit, and no sentence."""
    return 0 < len(text) <= _LONGEST_CODE and any(character.isdigit() for character in text) and text.count(" ") <= 2


def _is_row(work: Work, line: Line) -> bool:
    header = work.draft.header
    if header is None:
        return False
    code = next(index for index, column in header.columns.items() if column is Column.CODE)
    return len(line.cells) > code and is_code(line.cells[code].text)


def _aim(work: Work, cells: dict[Column, str]) -> str:
    """The aim that a column names, else the one the row stands under."""
    name = squeeze(cells.get(Column.AIM, ""))
    return work.draft.aims.setdefault(name.casefold(), AimDraft(name, [])).code if name else work.draft.aim


def _indicator(work: Work, code: str, cells: dict[Column, str]) -> bool:
    draft, line, header = work.draft, work.line, work.draft.header
    earlier = draft.rows.get(key_of(code))
    if header is None:
        return False
    if earlier is not None:
        work.ledger.remark(
            RemarkKind.AMBIGUOUS, line, f"{code} stands in the list twice; the first row is on {earlier.line.place}.",
            "The first row is kept.",
        )  # fmt: skip
        work.take(f"indicator {code}, repeated")
        return True
    cells[Column.CODE] = code
    months = {period: line.cells[index].text for index, period in header.months.items() if index < len(line.cells)}
    draft.row = ListRow(line=line, header=header, aim=_aim(work, cells), cells=cells, months=months)
    draft.rows[key_of(code)] = draft.row
    work.take(f"indicator {code}")
    return True
