"""``belisha convert``: any source as a workbook or a data package, to settle, to keep or to go on from."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from belisha.cli import options
from belisha.cli.account import account_text, reading_text
from belisha.cli.carried import Carried, carried
from belisha.cli.console import say, show_made
from belisha.cli.delivery import refuse_existing
from belisha.cli.session import Session
from belisha.cli.writing import refuse_misnamed, write_facts
from belisha.domain.facts import Facts
from belisha.domain.period import Period
from belisha.exchange import read_source
from belisha.exchange.forward import forward as start_month
from belisha.exchange.layout import table_named
from belisha.exchange.workbook import Settle, to_settle


@click.command(
    "convert",
    epilog=options.examples(
        "convert april-2017.docx --to workbook --out register.xlsx",
        "convert register.xlsx --to workbook --forward 2017-05 --out may.xlsx",
        "convert register.xlsx --to package --out register",
    ),
)
@options.source_argument
@options.kind_option
@click.option(
    "--out",
    type=options.FILE,
    help="The workbook, or the package's folder or .zip file.  [default: named after SOURCE]",
)
@click.option("--forward", type=options.PeriodParam(), help="Start this month from the source, like 2017-05.")
@options.organisation_option
@options.replace_option
@click.pass_obj
def command(
    session: Session,
    source: Path,
    kind: str,
    out: Path | None,
    forward: Period | None,
    organisation: str | None,
    *,
    overwrite: bool,
) -> None:
    """Write any SOURCE as a workbook or a data package.

    What a person must still settle is marked in the workbook and listed here. Errors that a month started with
    --forward takes over from the one before do not stop its report for some months.
    """
    place = out or Path(options.default_name(kind, source, forward))
    refuse_misnamed(kind, place)
    refuse_existing(place, overwrite=overwrite)
    reading = read_source(source)
    facts = _named(reading.facts, organisation)
    old: Carried | None = None
    if forward is not None:
        facts = start_month(facts, forward)
        old = carried(reading, facts, forward, source, session.now())
    made = write_facts(facts, kind, place, overwrite=overwrite, beside=old.beside(place) if old else {})
    say("Read", reading_text(reading, source))
    for line in account_text(reading):
        say("", line)
    show_made(made)
    questions = [_question(each) for each in to_settle(facts)]
    for number, question in enumerate([*questions, *(old.questions() if old else ())]):
        say("" if number else "Settle", question)


def _named(facts: Facts, organisation: str | None) -> Facts:
    if organisation is None:
        return facts
    return replace(facts, organisation=replace(facts.organisation, name=organisation, name_derived=False))


def _question(settle: Settle) -> str:
    """Where a person finds a question in the workbook, and the question."""
    table = table_named(settle.table)
    row = ", ".join(part.label if isinstance(part, Period) else str(part) for part in settle.key)
    place = f"sheet {table.sheet}, {row + ', ' if row else ''}{table.column(settle.column).heading}"
    return f"{place}: {settle.question}"
