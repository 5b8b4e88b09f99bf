"""``belisha backtest``: how good the forecasts would have been for the years that have ended."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.analysis.backtest import Score, scores, trials
from belisha.analysis.outlook import Family
from belisha.cli import options
from belisha.cli.console import count_text, say, table
from belisha.csv_text import csv_text
from belisha.exchange import read_source

_FAMILIES = {
    Family.ADDS_UP: "adds up over the year",
    Family.YEAR_TO_DATE: "rate for the year to date",
    Family.LEVEL: "stock or rate of its own period",
}
_COLUMNS = (
    *("family", "series", "forecasts", "miss", "naive", "with_last_year", "miss_with_last_year", "last_year_share"),
    *("crps", "coverage", "spread_factor"),
)


@click.command("backtest", epilog=options.examples("backtest register.xlsx", "backtest register.xlsx --to csv"))
@options.source_argument
@click.option(
    "--to", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True, help="How to show it."
)
def command(source: Path, form: str) -> None:
    """Forecast each year that has ended, from each of its periods, and hold that against how it ended.

    Misses are in usual changes from one period to the next. "Naive" carries on as things are; "last year" scales up by
    last year's share, beside the forecasts' own miss where there is a last year. Coverage is how often the 80% interval
    held the year's end; the spread is multiplied by a factor that is 1 where that needs no change.
    """
    facts = read_source(source).facts
    found = scores(trials(facts.histories, facts.organisation))
    if form == "csv":
        click.echo(csv_text(_COLUMNS, ((each.family.value, *_cells(each, "")) for each in found)), nl=False)
        return
    if not found:
        say("Nothing", "no year has ended of which earlier periods are known")
        return
    header = (
        *("Family", "Series", "Forecasts", "Miss", "Naive", "With a last year", "Miss", "Last year"),
        *("CRPS", "Coverage", "Factor"),
    )
    click.echo(table(header, [(_FAMILIES[each.family], *_cells(each, "–")) for each in found]))
    say("Tried", f"{count_text(sum(each.trials for each in found), 'forecast')} of years that have ended")


def _cells(score: Score, none: str) -> tuple[str, ...]:
    """``none`` stands where there was no forecast with a last year, so nothing that could be missed."""
    with_last_year = (score.ours_shared, score.last_year_share)
    return (
        *(f"{score.series}", f"{score.trials}", f"{score.ours:.2f}", f"{score.naive:.2f}"),
        *(
            f"{score.shared}",
            *(f"{each:.2f}" if score.shared else none for each in with_last_year),
            f"{score.crps:.2f}",
        ),
        f"{score.coverage:.0%}",
        f"{score.factor:.2f}",
    )
