"""``belisha check``: what is wrong in a report, before its harshest reader finds it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from belisha import __version__
from belisha.check.finding import Severity
from belisha.check.show.forms import SUFFIXES, in_form
from belisha.check.show.words import at_least, counts_text
from belisha.cli import options
from belisha.cli.checking import Asked, Checked, check_source
from belisha.cli.console import say
from belisha.cli.session import Session
from belisha.cli.sources import is_many
from belisha.cli.writing import show_or_write


@click.command(
    "check",
    epilog=options.examples(
        "check april-2017.docx",
        "check register.xlsx --earlier last-month.xlsx --format html --out findings.html",
        "check councils --format html --out findings",
    ),
)
@click.argument("sources", nargs=-1, required=True, type=options.EXISTING, metavar="SOURCE...")
@options.earlier_option
@click.option(
    "--period", type=options.PeriodParam(), help="Month to check, like 2017-04.  [default: the latest with values]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(SUFFIXES)),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--out", type=options.FILE, help="The file; for many sources, the folder for a file each.  [default: shown here]"
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--small",
    type=click.IntRange(1, 100),
    help="Counts of people from 1 to this are too small to publish.  [default: the organisation's own, else 5]",
)
@click.option(
    "--deep", is_flag=True, help="Make the web page and the PDF too, and check whether everybody can read them."
)
@click.pass_obj
def command(session: Session, /, sources: tuple[Path, ...], form: str, out: Path | None, **given: Any) -> None:
    """Hold every figure, sum, heading and sentence of a SOURCE against the data.

    A report document is checked as it stands, with the lines of what it prints; a workbook or data package as the
    report that would be made of it. Each finding says where, what was found, what was expected and how to settle it.
    SOURCE.accepted.toml beside a source lists the findings that may stand, with a reason and a last day. Several
    sources, or a folder of them, are checked on every core, with a summary of them all.
    """
    severity = Severity(given.pop("fail_on"))
    if given["deep"] and find_spec("page") is None:
        raise click.UsageError("--deep needs a checker of PDFs: pip install 'belisha[accessibility]'")
    asked = Asked(source=sources[0], name=sources[0].name, now=session.now(), **given)
    if is_many(sources):
        from belisha.cli.check_many import check_many  # noqa: PLC0415 - one source needs no processes

        if asked.earlier:
            raise click.UsageError("--earlier belongs to one source; here there are several.")
        failed = check_many(sources, form, out, severity, asked)
    else:
        checked = check_source(asked)
        _show(checked, form, out)
        failed = bool(at_least(checked.findings, severity))
    if failed:
        click.get_current_context().exit(1)


def _show(checked: Checked, form: str, out: Path | None) -> None:
    show_or_write(f"{in_form(form, [(checked.name, checked.findings)], __version__)}\n", out)
    if form == "text" or out is not None:
        click.echo()
        say("Found", counts_text(checked.findings))
