"""``belisha reconcile``: what a document printed against what is republished."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from belisha.check.reconcile import reconcile
from belisha.check.verdict import Row, Verdict
from belisha.cli import options
from belisha.cli.account import reading_text
from belisha.cli.console import complain, count_text, say, show_made, table
from belisha.cli.reconciliation import VERDICTS, as_csv, as_workbook, columns, header
from belisha.cli.session import Session
from belisha.cli.writing import show_or_write, write_file
from belisha.domain.problems import Problem, SourceError
from belisha.exchange import read_source
from belisha.exchange.reading import Reading
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.request import Request


@click.command(
    "reconcile",
    epilog=options.examples(
        "reconcile april-2017.docx", "reconcile april-2017.docx --differences", "reconcile april-2017.docx --to xlsx"
    ),
)
@options.source_argument
@click.option(
    "--to",
    "form",
    type=click.Choice(["table", "csv", "xlsx"]),
    default="table",
    show_default=True,
    help="A table to read here, a CSV file or a spreadsheet.",
)
@click.option("--out", type=options.FILE, help="The file.  [default: shown here; a spreadsheet is named after SOURCE]")
@click.option("--differences", is_flag=True, help="Leave out what is equal.")
@click.pass_obj
def command(session: Session, source: Path, form: str, out: Path | None, *, differences: bool) -> None:
    """Hold every figure of a report document against the report made from it.

    A row for each figure and symbol: what was printed, what is republished, and whether the two are equal, the same in
    another form, derived, not republished, or different, and why. The exit code is 1 where anything is left
    unexplained.
    """
    reading = read_source(source)
    rows = _rows(reading, source, session)
    shown = [row for row in rows if not differences or row.found.verdict is not Verdict.EQUAL]
    if form == "xlsx":
        book = as_workbook(shown, reading_text(reading, source), session.now())
        show_made([write_file(out or Path(f"{source.stem}-reconciled.xlsx"), book)])
    else:
        show_or_write(as_csv(shown) if form == "csv" else f"{table(header(), map(columns, shown))}\n", out)
    _sum_up(rows, err=form == "csv" and out is None)


def _rows(reading: Reading, source: Path, session: Session) -> tuple[Row, ...]:
    if reading.document is None:
        problem = Problem(
            place="", found="it is a register, which prints nothing", expected="a report document: text, Word or HTML"
        )
        raise SourceError(str(source), [problem])
    moment = reading.facts.publication.generated or session.now()
    period = stated_period(reading.facts, reading.document)
    report = compose(reading.facts, Request(generated=moment, period=period, every_detail=False))
    return reconcile(reading.document, reading.account, reading.claims, reading.facts, report)


def _sum_up(rows: tuple[Row, ...], *, err: bool) -> None:
    """The counts by verdict; where the rows went to standard output as CSV, these go to standard error."""
    found = Counter(row.found.verdict for row in rows)
    counts = ", ".join(f"{found[verdict]:,} {words}" for verdict, words in VERDICTS.items() if found[verdict])
    if err:
        click.echo(f"{count_text(len(rows), 'figure')}: {counts}", err=True)
    else:
        say("Figures", f"{len(rows):,}: {counts}")
    unexplained = [row for row in rows if row.unexplained]
    if unexplained:
        complain(f"{count_text(len(unexplained), 'figure')} without an explanation:", map(_change_text, unexplained))
        click.get_current_context().exit(1)


def _change_text(row: Row) -> str:
    return f"{row.place}, {row.kind} {row.subject}: {row.printed} → {row.found.republished or '–'}"
