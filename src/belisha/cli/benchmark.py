"""``belisha benchmark``: a council's figures among those of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from belisha.analysis.benchmark import Comparison
from belisha.cli import options
from belisha.cli.tables import show_page
from belisha.cli.writing import show_or_write
from belisha.csv_text import csv_text, guard
from belisha.domain.facts import History
from belisha.domain.period import Period
from belisha.exchange import read_source
from belisha.exchange.benchmarks import with_files
from belisha.report.assess import reported_period
from belisha.report.benchmark_page import Compared, benchmark_page, compared

COLUMNS = (
    *("indicator", "title", "group", "period", "value", "rank", "of", "quartile"),
    *("middle", "gap", "best", "best_of"),
)


@click.command(
    "benchmark",
    epilog=options.examples(
        "benchmark register.xlsx",
        "benchmark april-2017.docx --with neighbours.csv --to html --out compared.html",
    ),
)
@options.source_argument
@click.option(
    "--with",
    "others",
    multiple=True,
    type=options.STORED,
    metavar="FILE.csv",
    help="Columns indicator, period, group, organisation and value; may be given again.",
)
@click.option("--period", type=options.PeriodParam(), help="Month to compare up to.  [default: the latest with values]")
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "csv", "html"]),
    default="text",
    show_default=True,
    help="To read, as a table for programs, or as a page.",
)
@click.option("--out", type=options.FILE, help="The file.  [default: shown here]")
def command(source: Path, others: tuple[Path, ...], period: Period | None, form: str, out: Path | None) -> None:
    """Say where each indicator stands among others: its rank, its quarter, and the gap to the middle and to the best.

    The others' values come from SOURCE's own benchmarks (a sheet of the workbook, a file of the package) and from
    --with. A group is compared in the newest period that both have.
    """
    facts = with_files(read_source(source).facts, others)
    asked = period or reported_period(facts)
    found = () if asked is None else compared(facts, asked)
    if form == "csv":
        show_or_write(_as_csv(found), out)
    else:
        show_page(benchmark_page(found), form, out)


def _as_csv(found: Sequence[Compared]) -> str:
    """A row for each indicator and group; ``gap`` is positive where the value is better."""
    return csv_text(COLUMNS, (_row(history, each) for history, each in found))


def _row(history: History, compared: Comparison) -> Iterator[str]:
    indicator, standing = history.indicator, compared.standing
    yield from map(guard, (indicator.code, indicator.title, compared.group))
    yield from (compared.period.code, f"{standing.value:f}")
    yield from ("" if place is None else str(place) for place in (standing.rank, standing.of, standing.quartile))
    yield from ("" if figure is None else f"{figure:f}" for figure in (standing.middle, standing.gap, standing.best))
    yield guard("; ".join(standing.best_of))
