"""``belisha render``: a stored report in any format, with nothing else present."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from belisha.cli import options
from belisha.cli.console import say, show_made, size_text
from belisha.cli.delivery import deliver
from belisha.cli.stored import refuse_other_files
from belisha.render import Format, render
from belisha.report.codec import decode_report


@click.command("render", epilog=options.examples("render monthly-performance-report-2017-04-v1.0.json --to pdf"))
@click.argument("stored", type=options.STORED, metavar="REPORT.json")
@options.to_option
@click.option("--out", type=options.FOLDER, default=Path(), help="Folder for the files.  [default: this one]")
def command(stored: Path, formats: tuple[Format, ...], out: Path) -> None:
    """Render a stored report, as --to json makes it.

    It needs neither the source nor its data: the stored report holds all that a reader will see.
    """
    start = perf_counter()
    data = stored.read_bytes()
    refuse_other_files(data, stored.name)
    report = decode_report(data, stored.name)
    made = deliver(render(report, formats), out)
    say("Read", f"{stored}: {report.identity.title}, {report.identity.period.text} ({size_text(len(data))})")
    show_made(made)
    say("Took", f"{perf_counter() - start:.1f} s")
