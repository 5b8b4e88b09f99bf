"""``belisha new``: a blank workbook to fill in, with an example row in every sheet."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.cli import options
from belisha.cli.console import say, show_made
from belisha.cli.delivery import refuse_existing
from belisha.cli.writing import WORKBOOK, refuse_misnamed, write_file
from belisha.exchange.workbook import blank_workbook


@click.command("new", epilog=options.examples("new --to workbook --out register.xlsx"))
@click.option(
    "--to",
    type=click.Choice(["workbook"]),
    default="workbook",
    show_default=True,
    expose_value=False,
    help="What to make.",
)
@click.option("--out", type=options.FILE, default=Path("register.xlsx"), show_default=True, help="The workbook.")
@options.replace_option
def command(out: Path, *, overwrite: bool) -> None:
    """Write a blank workbook to fill in.

    Every sheet has an example row, which is passed over on reading, and drop-downs for the columns that take a word of
    a list.
    """
    refuse_misnamed(WORKBOOK, out)
    refuse_existing(out, overwrite=overwrite)
    show_made([write_file(out, blank_workbook(), overwrite=overwrite)])
    say("Next", f"Fill it in, then: belisha report {out}")
