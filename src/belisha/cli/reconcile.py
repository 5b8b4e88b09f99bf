"""``belisha reconcile``: what the document printed against what is republished."""

from __future__ import annotations

from pathlib import Path

import click

from belisha.cli import options


@click.command("reconcile", epilog=options.examples("reconcile april-2017.docx"))
@options.source_argument
def command(source: Path) -> None:
    """Hold every figure of a report document against the report made from it."""
    raise NotImplementedError
