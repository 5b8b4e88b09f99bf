"""The track record as a page: its sentences, and a table by month, by owner and by indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from belisha.analysis.track import GROUPS, Grouping, Prediction, Record, Score, record_of, track_record
from belisha.report.part import Cell, DataTable
from belisha.report.tables_page import TablesPage
from belisha.report.wording import say


def track_page(found: Sequence[Prediction], year_start: int) -> TablesPage:
    """Without predictions it says that there are none. ``year_start`` is the first month of the year."""
    words = say.track
    years = tuple(dict.fromkeys(each.ended.year.label for each in sorted(found, key=lambda each: each.ended.year)))
    return TablesPage(
        language=say.LANGUAGE,
        title=words.PAGE_TITLE,
        skip=say.SKIP,
        paragraphs=words.record_sentences(record_of(found), years) if found else (words.NOTHING,),
        tables=tuple(_tables(found, year_start)) if found else (),
        method=words.METHOD,
    )


def _tables(found: Sequence[Prediction], year_start: int) -> Iterator[DataTable]:
    words = say.track
    titles = {each.history.indicator.code: each.history.indicator.title for each in found}
    named: dict[Grouping, tuple[str, str, Callable[[str], str]]] = {
        Grouping.MONTH: (words.BY_MONTH, words.MONTH, lambda name: words.month_text(name, year_start)),
        Grouping.OWNER: (words.BY_OWNER, words.OWNER, lambda name: name or words.NO_OWNER),
        Grouping.INDICATOR: (words.BY_INDICATOR, words.INDICATOR, lambda name: f"{name} {titles[name]}"),
    }
    for grouping, (caption, column, name_of) in named.items():
        yield DataTable(
            anchor=f"by-{grouping.value}",
            caption=caption,
            header=(column, *words.COLUMNS),
            rows=tuple(_row(each, name_of(each.group)) for each in track_record(found, GROUPS[grouping])),
        )


def _row(record: Record, name: str) -> tuple[Cell, ...]:
    return (
        Cell(text=name),
        *(_count(count) for count in (record.owner.count, record.on_course, record.came_true)),
        _score(record.owner),
        _count(record.forecast.count),
        _score(record.forecast),
    )


def _count(count: int) -> Cell:
    return Cell(text=f"{count:,}", number=Decimal(count))


def _score(score: Score) -> Cell:
    number = None if score.brier is None else Decimal(repr(score.brier))
    return Cell(text=say.track.score_text(score), number=number)
