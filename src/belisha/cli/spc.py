"""``belisha spc``: process behaviour charts of any series in a CSV file."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.analysis.process_rules import ProcessSettings
from belisha.cli import options, spc_result
from belisha.cli.spc_options import FiniteParam, Rebase, RebaseParam, check_bounds
from belisha.cli.writing import show_or_write

_MOST_SAID = 20
"""Series without limits that are named here; the result has all."""


@click.command(
    "spc",
    epilog=options.examples(
        "spc waiting-times.csv --polarity minimise --target 18",
        "spc waiting-times.csv --to html --out charts.html",
        'spc waiting-times.csv --rebase "North clinic=2026-04,new appointments system" --fix 12',
    ),
)
@click.argument("source", type=options.STORED, metavar="SERIES.csv")
@click.option(
    "--polarity",
    type=click.Choice(["maximise", "minimise", "none"]),
    default="maximise",
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=FiniteParam(), help="The value aimed for, the same for all series.")
@click.option("--screen", is_flag=True, help="Leave wild moving ranges out of the limits, as NHSRplotthedots does.")
@click.option("--fix", type=click.IntRange(min=12), metavar="N", help="Limits from each baseline's first N values.")
@click.option(
    "--rebase",
    "rebases",
    type=RebaseParam(),
    multiple=True,
    metavar="SERIES=DATE",
    help="New limits from a date on; a reason may follow a comma. Again for more.",
)
@click.option("--lower", type=FiniteParam(), help="A bound no value can fall below: limits are cut there.")
@click.option("--upper", type=FiniteParam(), help="A bound no value can rise above.")
@click.option(
    "--stock", is_flag=True, help="Values are of a moment, as a waiting list's: no limits where each carries over."
)
@click.option("--to", "form", type=click.Choice(["csv", "html"]), help="A table, or a page of charts.  [default: csv]")
@click.option("--out", type=options.FILE, help="The file.  [default: shown here; a page is named after SERIES.csv]")
def command(  # noqa: PLR0913 - an option each
    *,
    source: Path,
    polarity: str,
    target: float | None,
    screen: bool,
    fix: int | None,
    rebases: tuple[Rebase, ...],
    lower: float | None,
    upper: float | None,
    stock: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """Tell signal from noise in any series, by the rules of NHS Making Data Count.

    SERIES.csv has the columns series, period and value; others pass through. A value may be blank. Each value must
    be of its own period alone: not cumulative, rolling or for the year to date.
    """
    check_bounds(lower, upper)
    settings = ProcessSettings(
        polarity=polarity, target=target, screen=screen, fix=fix, rebase="rebase", lower=lower, upper=upper, stock=stock
    )
    form = form or ("html" if out is not None and out.suffix.lower() in {".html", ".htm"} else "csv")
    done = spc_result.analyse(source.read_bytes(), source.name, settings, rebases)
    if form == "html" and out is None:
        out = Path(f"{source.stem}-spc.html")
    text = spc_result.as_page(done) if form == "html" else spc_result.as_csv(done)
    show_or_write(text, out)
    said = spc_result.without_limits(done)
    for line in said[:_MOST_SAID]:
        click.echo(line, err=True)
    if len(said) > _MOST_SAID:
        click.echo(f"… and {len(said) - _MOST_SAID:,} more series without limits", err=True)
