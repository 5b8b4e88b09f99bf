"""Detail pages: an indicator's head, its table of dates, its gauge and what its owner says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.domain.document import Line
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.aims import is_aim, is_counts
from belisha.exchange.document.dates import read_period
from belisha.exchange.document.draft import DetailPage, Region, SeriesRow, Work, key_of, sole_text
from belisha.exchange.document.furniture import read_furniture
from belisha.exchange.document.headings import section_of
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.listing import header_of, is_code
from belisha.exchange.document.partnership_header import partnership_header
from belisha.exchange.document.words import BY_WORD, DETAIL_LABELS, SERIES_COLUMNS, Column, canonical

_DATE_RANGE = re.compile(r"date\s+range\s*\d*", re.IGNORECASE)
_CODE_FIRST = re.compile(r"((?:[A-Za-z]{1,6}\s?-?)?\d+(?:[./-]\d+)*[a-z]?)[\s:–—-]+(\S.*)")
_GAUGE = re.compile(r"\bresult\b|\bgauge\b|\bneedle\b", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d\s.,%£-]+")
_REACH = 4
"""How many lines after a code a page's labels or dates must begin."""
_LONGEST_LABEL = 60


def read_detail_page(work: Work) -> bool:
    """A page, from the row with its code to the last line before the next page, aim or section."""
    head = page_head(work)
    if head is None:
        return False
    code, title = head
    work.draft.region, work.draft.header, work.draft.row = Region.DETAIL, None, None
    page = DetailPage(line=work.line, code=code, title=title, aim=work.draft.aim)
    earlier = work.draft.pages.setdefault(key_of(code), page)
    if earlier is not page:
        work.ledger.remark(
            RemarkKind.AMBIGUOUS, work.line, f"{code} has two detail pages; the first is on {earlier.line.place}.",
            "What the first does not have is taken from the second.",
        )  # fmt: skip
    line = work.take(f"detail page of {code}")
    if line.cells:
        earlier.gauge.extend(_beside_title(line))
    while not work.done and not _ends(work):
        _line(work, earlier)
    return True


def page_head(work: Work) -> tuple[str, str] | None:
    """Code and title, if a page begins here: labels or dates must follow soon."""
    line = work.line
    if line.cells:
        texts = [cell.text for cell in line.cells]
        code = squeeze(texts[0])
        title = next((text for text in texts[1:] if text), "")
        found = (code, title) if is_code(code) and title else None
    else:
        match = _CODE_FIRST.fullmatch(line.text) if len(line.text) < 500 else None
        found = (
            (squeeze(match[1]), match[2]) if match and (line.heading or key_of(match[1]) in work.draft.rows) else None
        )
    if found is None or read_period(found[0], days=True) or not _followed(work):
        return None
    return found


def _followed(work: Work) -> bool:
    for line in work.ahead(_REACH):
        if header_of(line) or is_aim(line) or is_counts(line) or section_of(line):
            return False
        if _labels(line) or _is_dates(line):
            return True
        if line.cells and is_code(line.cells[0].text):
            return False
    return False


def _ends(work: Work) -> bool:
    line = work.line
    if is_aim(line) or is_counts(line) or header_of(line) or partnership_header(line):
        return True
    return page_head(work) is not None or section_of(line) is not None


def _line(work: Work, page: DetailPage) -> None:
    line = work.line
    if read_furniture(work):
        return
    if (line.cells or not page.series) and (labels := _labels(line)):
        for column, text in labels:
            if column is Column.COMMENTARY:
                page.commentary.extend((line, part) for part in _paragraphs(line, text))
            else:
                page.labels.setdefault(column, (line, text))
        work.take(*(f"{column}, {page.code}" for column, _ in labels))
    elif columns := _series_header(line):
        page.columns = columns
        work.take(f"header of dates, {page.code}")
    elif _DATE_RANGE.fullmatch(sole_text(line)):
        work.take(f"heading of dates, {page.code}")
    elif line.cells and (period := read_period(line.cells[0].text, days=True)):
        cells = dict(_series_cells(line, page))
        page.series.append(SeriesRow(line, period, cells))
        work.take(
            *(f"{column}, {page.code} {period.label}" for column in cells),
            *([] if cells else [_empty(page, period.label)]),
        )
    elif not page.series and _is_gauge(sole_text(line)):
        page.gauge.append((line, sole_text(line)))
        work.take(f"gauge, {page.code}")
    else:
        _commentary(work, page)


def _paragraphs(line: Line, text: str) -> tuple[str, ...]:
    """The paragraphs of the cell whose text this is."""
    return next((cell.paragraphs for cell in line.cells if cell.text == text), (text,) if text else ())


def _empty(page: DetailPage, label: str) -> str:
    return f"{label} without a value, {page.code}"


def _commentary(work: Work, page: DetailPage) -> None:
    line = work.line
    texts = [cell.text for cell in line.cells if cell.parts] or [line.text]
    if len(texts) > 1:
        work.ledger.remark(
            RemarkKind.REPAIRED, line, f"A table's row in the commentary of {page.code} is read as an item of a list."
        )
        texts = ["• " + " – ".join(texts)]
    if canonical(texts[0]) in {"comment", "comments", "commentary", "narrative"}:
        work.take(f"heading of commentary, {page.code}")
        return
    page.commentary.append((line, texts[0]))
    work.take(f"commentary, {page.code}")


def _beside_title(line: Line) -> Iterator[tuple[Line, str]]:
    """What stands in the head's row after the title: the gauge, by its labels or a picture's description."""
    after = [cell for cell in line.cells[1:] if cell.parts][1:]
    for cell in after:
        for part in cell.paragraphs:
            yield line, part


def _labels(line: Line) -> list[tuple[Column, str]]:
    """The labels on a line with their values, whether these stand beside them or in the same cell."""
    texts = [cell.text for cell in line.cells] or [line.text]
    if len(line.text) > 600 or _label_and_value(texts[0], line)[0] is None:
        return []
    found: list[tuple[Column, str]] = []
    index = 0
    while index < len(texts):
        column, value = _label_and_value(texts[index], line)
        index += 1
        if column is None:
            continue
        # "Aim to Maximise" could be a label and its value; after its own label it is that label's value.
        if not value and index < len(texts) and _label_and_value(texts[index], line)[0] in (None, column):
            value = texts[index]
            index += 1
        found.append((column, value))
    return found


def _label_and_value(text: str, line: Line) -> tuple[Column | None, str]:
    """A label, and its value where that stands in the same cell: "Format Aim to Maximise", "Managed By: A Person".

    In a paragraph there must be a colon: a commentary may begin with the word "Source".
    """
    head, colon, rest = text.partition(":")
    if len(head) <= _LONGEST_LABEL and (colon or line.cells) and (column := _label(head)) is not None:
        return column, squeeze(rest)
    words = text.split() if line.cells and len(text) <= 2 * _LONGEST_LABEL else []
    for count in (2, 1, 3):
        if len(words) > count and (column := _label(" ".join(words[:count]))):
            return column, " ".join(words[count:])
    return None, ""


def _label(text: str) -> Column | None:
    column = BY_WORD.get(canonical(text))
    return column if column in DETAIL_LABELS else None


def _is_dates(line: Line) -> bool:
    text = line.cells[0].text if line.cells else line.text
    return bool(_DATE_RANGE.fullmatch(text) or _series_header(line) or (line.cells and read_period(text, days=True)))


def _series_header(line: Line) -> tuple[Column | None, ...]:
    """The columns of a table of dates: "", Value, Target, in any order; () for any other line."""
    if len(line.cells) < 2 or len(line.text) > 300:
        return ()
    columns = tuple(_series_column(cell.text) for cell in line.cells)
    known = {column for column in columns if column in SERIES_COLUMNS}
    return columns if Column.VALUE in known or {Column.TARGET} == known else ()


def _series_column(text: str) -> Column | None:
    column = BY_WORD.get(canonical(text)) if text and len(text) <= _LONGEST_LABEL else None
    return column if column in SERIES_COLUMNS else None


def _series_cells(line: Line, page: DetailPage) -> Iterator[tuple[Column, str]]:
    for index, cell in enumerate(line.cells[1:], start=1):
        column = page.columns[index] if index < len(page.columns) else None
        if column is not None and cell.parts:
            yield column, cell.text


def _is_gauge(text: str) -> bool:
    return bool(text) and len(text) < 600 and bool(_GAUGE.search(text) or _NUMBERS.fullmatch(text))
