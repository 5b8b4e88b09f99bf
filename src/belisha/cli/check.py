"""``belisha check``: what is wrong in a report, before its harshest reader finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click

from belisha import __version__
from belisha.check.finding import Severity
from belisha.check.material import SMALL
from belisha.check.rules import RULES
from belisha.check.show.data import as_json, as_sarif
from belisha.check.show.words import as_text, at_least, counts_text, standing
from belisha.cli import options
from belisha.cli.checking import Asked, Checked, check_source, try_source
from belisha.cli.console import complain, count_text, say, show_made, table
from belisha.cli.delivery import staged
from belisha.cli.many import cores
from belisha.cli.session import Session
from belisha.cli.sources import find_sources, is_many
from belisha.cli.writing import delivered

_FEW = 8
"""Sources that are checked in this process: others would take longer to start."""


@click.command(
    "check",
    epilog=options.examples(
        "check april-2017.docx",
        "check register.xlsx --earlier last-month.xlsx --format html --out findings.html",
        "check councils --format json --out findings.json",
    ),
)
@click.argument("sources", nargs=-1, required=True, type=options.EXISTING, metavar="SOURCE...")
@click.option(
    "--earlier",
    multiple=True,
    type=options.EXISTING,
    metavar="SOURCE",
    help="An earlier release's source; may be given again.",
)
@click.option(
    "--period", type=options.PeriodParam(), help="Month to check, like 2017-04.  [default: the latest with values]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "sarif"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option("--out", type=options.FILE, help="The file.  [default: shown here]")
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
    default=SMALL,
    show_default=True,
    help="Counts of people from 1 to this are too small to publish.",
)
@click.pass_obj
def command(session: Session, /, sources: tuple[Path, ...], form: str, out: Path | None, **given: Any) -> None:
    """Hold every figure, sum, heading and sentence of a SOURCE against the data.

    A report document is checked as it stands, with the lines of what it prints; a workbook or data package as the
    report that would be made of it. Each finding says where, what was found, what was expected and how to settle it.
    SOURCE.accepted.toml beside a source lists the findings that may stand, with a reason and a last day.
    """
    if is_many(sources):
        if given["earlier"]:
            raise click.UsageError("--earlier belongs to one source; here there are several.")
        found = [(each.path, str(each.name)) for each in find_sources(sources, Path("reports"))[0]]
        asked = [
            Asked(source=path, name=name, now=session.now(), period=given["period"], small=given["small"])
            for path, name in found
        ]
        results = sorted(_many(asked), key=lambda each: each.name)
    else:
        one = Asked(
            source=sources[0],
            name=sources[0].name,
            now=session.now(),
            period=given["period"],
            earlier=given["earlier"],
            small=given["small"],
        )
        results = [check_source(one)]
    _show(results, form, out)
    failed = [each for each in results if each.reasons]
    if failed or any(at_least(each.findings, Severity(given["fail_on"])) for each in results):
        click.get_current_context().exit(1)


def _many(asked: Sequence[Asked]) -> Iterator[Checked]:
    if len(asked) <= _FEW:
        yield from map(try_source, asked)
        return
    with ProcessPoolExecutor(min(cores(), 60), get_context("spawn")) as pool:
        yield from pool.map(try_source, asked, chunksize=4)


def _show(results: Sequence[Checked], form: str, out: Path | None) -> None:
    found = [(each.name, each.findings) for each in results if not each.reasons]
    if form == "text":
        text = "\n".join(_texts(results))
    elif form == "html":
        from belisha.check.show.page import as_page  # noqa: PLC0415 - only this form needs templates

        text = as_page(found)
    else:
        text = as_json(found) if form == "json" else as_sarif(found, __version__)
    if out is None:
        click.echo(text)
    else:
        with staged(out.absolute().parent) as stage:
            (stage / out.name).write_bytes(f"{text}\n".encode())
        show_made([delivered(out)])
    if form == "text" or out is not None:
        _sum_up(results)
    for each in results:
        if each.reasons:
            complain(f"Failed   {each.name}: {count_text(len(each.reasons), 'problem')}")
            for reason in each.reasons:
                click.echo(f"         {reason}", err=True)


def _texts(results: Sequence[Checked]) -> Iterator[str]:
    for each in results:
        if len(results) > 1:
            yield f"{each.name}: {counts_text(each.findings) if not each.reasons else 'not read'}"
        else:
            yield as_text(each.findings)


def _sum_up(results: Sequence[Checked]) -> None:
    findings = [finding for each in results for finding in each.findings]
    click.echo()
    say("Found", counts_text(findings))
    if len(results) > 1:
        rules = Counter(finding.rule for finding in standing(findings))
        sources = Counter(rule for each in results for rule in {finding.rule for finding in standing(each.findings)})
        rows = [(name, f"{rules[name]:,}", f"{sources[name]:,}", RULES[name].about) for name, _ in rules.most_common()]
        click.echo(table(("rule", "findings", "sources", "what it holds"), rows))
