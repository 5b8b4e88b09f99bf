"""``belisha demo``: the example council's report in every format, with a page to open."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.cli import options
from belisha.cli.session import Session


@click.command("demo", epilog=options.examples("demo", "demo --out /tmp/belisha"))
@click.option("--out", type=options.FOLDER, default=Path("demo"), show_default=True, help="Folder for the files.")
@click.pass_obj
def command(session: Session, out: Path) -> None:
    """Report a made-up council in every format, into ./demo, with an index page to open."""
    raise NotImplementedError
