"""``belisha benchmark``: a council's figures among those of others."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import click

from belisha.cli import options
from belisha.cli.tables import as_text
from belisha.cli.writing import show_or_write
from belisha.domain.formula import guard
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
    elif form == "html":
        from belisha.render.html.tables import tables_page  # noqa: PLC0415 - only this form needs templates

        show_or_write(tables_page(benchmark_page(found)), out)
    else:
        show_or_write(as_text(benchmark_page(found)), out)


def _as_csv(found: Sequence[Compared]) -> str:
    """A row for each indicator and group, RFC 4180; ``gap`` is positive where the value is better."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for history, each in found:
        standing = each.standing
        names = (history.indicator.code, history.indicator.title, each.group)
        figures = (standing.rank, standing.of, standing.quartile, standing.middle, standing.gap, standing.best)
        numbers = (
            "" if figure is None else f"{figure:f}" if not isinstance(figure, int) else figure for figure in figures
        )
        writer.writerow(
            [
                *(guard(name) for name in names),
                each.period.code,
                f"{standing.value:f}",
                *numbers,
                guard("; ".join(standing.best_of)),
            ]
        )
    return text.getvalue()
