"""``belisha read``: what is in a source, and what became of every line of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from msgspec.structs import asdict

from belisha.cli import options
from belisha.cli.account import REMARKS, account_text, counts, reading_text, use_kinds
from belisha.cli.console import count_text, say, table
from belisha.domain.problems import SourceError
from belisha.exchange import read_source
from belisha.exchange.reading import Reading


@click.command(
    "read",
    epilog=options.examples("read april-2017.docx", "read april-2017.txt --lines", "read register.xlsx --format json"),
)
@options.source_argument
@click.option("--lines", is_flag=True, help="Say of every line what it became, not only of those left unread.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def command(source: Path, *, lines: bool, form: str) -> None:
    """Say what is in a SOURCE: counts, what each line became, remarks and problems.

    Nothing is guessed silently: what was derived, repaired or left open is a remark, and a line that became nothing is
    listed as unread.
    """
    try:
        reading = read_source(source)
    except SourceError as error:
        if form == "json":
            click.echo(_json({"source": str(source), "problems": [asdict(problem) for problem in error.problems]}))
        raise
    if form == "json":
        click.echo(_json(_as_data(reading, source)))
    else:
        _print(reading, source, lines=lines)


def _print(reading: Reading, source: Path, *, lines: bool) -> None:
    say("Read", reading_text(reading, source))
    for line in account_text(reading):
        say("", line)
    if reading.account:
        _print_account(reading, lines=lines)
    if reading.remarks:
        say("\nRemarks")
        rows = [(REMARKS[remark.kind], remark.place, _sentence(remark.text, remark.rule)) for remark in reading.remarks]
        click.echo(table(("kind", "place", "what was made of it"), rows))


def _print_account(reading: Reading, *, lines: bool) -> None:
    if lines:
        say("\nLines")
        rows = [(use.place, _short(use.text), "; ".join(use.became) or "unread") for use in reading.account]
        click.echo(table(("place", "text", "became"), rows))
    else:
        say("\nBecame")
        click.echo(table(("what", "lines"), [(kind, f"{count:,}") for kind, count in use_kinds(reading.account)]))
    if reading.unread:
        say("\nUnread", count_text(len(reading.unread), "line"))
        click.echo(table(("place", "text"), [(use.place, use.text.strip()) for use in reading.unread]))


def _as_data(reading: Reading, source: Path) -> dict[str, Any]:
    facts = reading.facts
    period = facts.publication.period or facts.latest_period
    return {
        "source": str(source),
        "form": reading.form,
        "organisation": facts.organisation.name,
        "title": facts.publication.title,
        "period": period.code if period else None,
        "counts": counts(reading),
        "lines": [asdict(use) for use in reading.account],
        "unread": len(reading.unread),
        "remarks": [asdict(remark) for remark in reading.remarks],
        "problems": [],
    }


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _sentence(text: str, rule: str) -> str:
    return f"{text} ({rule.rstrip('.')})" if rule else text


def _short(text: str) -> str:
    return " ".join(text.split())
