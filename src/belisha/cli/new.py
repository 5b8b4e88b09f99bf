"""``belisha new``: a blank workbook to fill in, with an example row in every sheet."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.cli import options
from belisha.cli.console import say, show_made
from belisha.cli.delivery import refuse_existing, staged
from belisha.cli.writing import WORKBOOK, delivered, refuse_misnamed
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
    with staged(out.absolute().parent, overwrite=overwrite) as stage:
        (stage / out.name).write_bytes(blank_workbook())
    show_made([delivered(out)])
    say("Next", f"Fill it in, then: belisha report {out}")
