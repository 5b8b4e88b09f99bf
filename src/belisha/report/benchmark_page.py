"""How a council's figures stand among those of others, as a page with a table for each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from belisha.analysis.benchmark import Comparison, comparisons
from belisha.domain.facts import Facts, History
from belisha.domain.period import Period
from belisha.report.entries import slug
from belisha.report.part import Cell, DataTable
from belisha.report.tables_page import TablesPage
from belisha.report.wording import say
from belisha.report.wording.numbers import figure_text

type Compared = tuple[History, Comparison]


def compared(facts: Facts, asked: Period) -> tuple[Compared, ...]:
    """Every comparison as seen from ``asked``, in the plan's order."""
    return tuple((h, each) for h in facts.histories for each in comparisons(h, asked, facts.organisation))


def benchmark_page(found: Sequence[Compared]) -> TablesPage:
    words = say.compare
    return TablesPage(
        language=say.LANGUAGE,
        title=words.PAGE_TITLE,
        skip=say.SKIP,
        paragraphs=() if found else (words.NOTHING,),
        tables=tuple(_tables(found)),
        method=words.METHOD,
    )


def _tables(found: Sequence[Compared]) -> Iterator[DataTable]:
    for number, group in enumerate(dict.fromkeys(each.group for _, each in found), start=1):
        yield DataTable(
            anchor=f"group-{number}-{slug(group)}",
            caption=group,
            header=say.compare.COLUMNS,
            rows=tuple(_row(history, each) for history, each in found if each.group == group),
        )


def _row(history: History, comparison: Comparison) -> tuple[Cell, ...]:
    indicator, standing = history.indicator, comparison.standing
    return (
        Cell(text=f"{indicator.code} {indicator.title}"),
        Cell(text=comparison.period.label),
        Cell(text=figure_text(standing.value, indicator), number=standing.value),
        Cell(text=say.compare.rank_text(standing), number=None if standing.rank is None else Decimal(standing.rank)),
        Cell(text=say.compare.quarter_text(standing)),
        Cell(text=say.compare.gap_text(standing, indicator), number=standing.gap),
        Cell(text=say.compare.comparison_sentence(comparison, indicator)),
    )
