"""``belisha track``: what owners and forecasts expected of the years that have ended, and how right they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from belisha.analysis.track import Prediction, predictions
from belisha.cli import options
from belisha.cli.console import complain
from belisha.cli.sources import read_earlier
from belisha.cli.tables import show_page
from belisha.cli.writing import show_or_write
from belisha.csv_text import csv_text, guard
from belisha.domain.facts import Facts
from belisha.exchange import read_source
from belisha.report.track_page import track_page

COLUMNS = (
    *("indicator", "title", "owners", "period", "year", "expected_outcome", "chance"),
    *("target", "ended_at", "met", "owner_miss", "forecast_miss"),
)


@click.command(
    "track",
    epilog=options.examples(
        "track register.xlsx",
        "track march-2018.docx --earlier releases-2017-18 --to html --out track-record.html",
        "track register.xlsx --to csv --out expected.csv",
    ),
)
@options.source_argument
@options.earlier_option
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "csv", "html"]),
    default="text",
    show_default=True,
    help="Scores to read, or as a page; each expectation as a table.",
)
@click.option("--out", type=options.FILE, help="The file.  [default: shown here]")
def command(source: Path, earlier: tuple[Path, ...], form: str, out: Path | None) -> None:
    """Score every expected outcome and every forecast of the years that have ended, as made at the time.

    SOURCE says how the years ended. What was expected before comes from --earlier, the releases made then; else from
    what SOURCE itself has of earlier months. Scores are by month of the year, by owner and by indicator.
    """
    facts = read_source(source).facts
    releases = read_earlier(earlier)
    for line in _doubts(facts, releases):
        complain(line)
    found = tuple(predictions(facts, releases))
    if form == "csv":
        show_or_write(_as_csv(found), out)
    else:
        show_page(track_page(found, facts.organisation.year_start), form, out)


def _doubts(facts: Facts, releases: Sequence[Facts]) -> Iterable[str]:
    """Releases that may not belong to the source."""
    codes = {history.indicator.code for history in facts.histories}
    for each in releases:
        if not codes & {history.indicator.code for history in each.histories}:
            yield f"A release of {each.organisation.name} has none of the source's indicators; it is not used."


def _as_csv(found: Iterable[Prediction]) -> str:
    """A row for each expectation; ``met`` is true or false, misses are squared."""
    return csv_text(COLUMNS, map(_row, found))


def _row(each: Prediction) -> Iterator[str]:
    indicator, ended = each.history.indicator, each.ended
    yield from map(guard, (indicator.code, indicator.title, "; ".join(indicator.owners)))
    yield from (each.asked.code, ended.year.code, each.outcome or "", _digits(each.chance))
    yield from ("" if ended.target.value is None else f"{ended.target.value:f}", f"{ended.value:f}")
    yield from ("true" if ended.met else "false", _digits(each.owner_miss), _digits(each.forecast_miss))


def _digits(number: float | None) -> str:
    return "" if number is None else f"{number:.4f}"
