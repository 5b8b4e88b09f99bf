"""``belisha report``: a source in, a finished report out; or many sources, on every core."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import click
from msgspec.structs import replace

from belisha.cli import options
from belisha.cli.console import complain, count_text, say, show_made, size_text
from belisha.cli.making import Failed, Made, Order, attempt, make_report
from belisha.cli.session import Session
from belisha.cli.sources import find_sources, is_many
from belisha.cli.stopping import StoppedError

_MOST_UNREAD = 20
"""Unread lines shown here; ``belisha read`` shows all."""


@click.command(
    "report",
    epilog=options.examples(
        "report april-2017.docx",
        "report register.xlsx --period 2026-09 --to pdf,html --out september",
        'report register.xlsx --edition committee="People Scrutiny" --draft',
        "report councils --out reports",
    ),
)
@click.argument("sources", nargs=-1, required=True, type=options.EXISTING, metavar="SOURCE...")
@options.to_option
@click.option(
    "--out", type=options.FOLDER, help="Folder for the files.  [default: this one; for many sources, reports]"
)
@click.option(
    "--period", type=options.PeriodParam(), help="Month to report, like 2017-04.  [default: the latest with values]"
)
@click.option(
    "--edition",
    type=options.EditionParam(),
    metavar="KIND=NAME",
    help="A part: committee=NAME, aim=NAME or owner=NAME.",
)
@click.option(
    "--previous", type=options.EXISTING, metavar="SOURCE", help="Last month's source, to say what has changed."
)
@options.earlier_option
@click.option(
    "--benchmarks",
    multiple=True,
    type=options.STORED,
    metavar="FILE.csv",
    help="Others' figures to compare with, as belisha benchmark takes them; may be given again.",
)
@click.option(
    "--release",
    type=options.ReleaseParam(),
    default=None,
    metavar="NUMBER",
    help="The report's version.  [default: the source's own, else 1.0]",
)
@click.option("--draft", is_flag=True, help="Mark every page as a draft; the checks stop none.")
@click.option(
    "--detail",
    type=click.Choice(["adverse", "all"]),
    default="adverse",
    show_default=True,
    help="Which indicators have a detail page: those at risk or slipping, or all.",
)
@options.organisation_option
@click.option(
    "--generated",
    type=options.MOMENT,
    metavar="MOMENT",
    help="When it was made, like 2017-06-14T10:42.  [default: the source's own moment, else now]",
)
@click.option(
    "--analysis/--no-analysis",
    default=True,
    show_default=True,
    help="Say what is more than noise, forecast the year's end, and suggest outcomes beside the owners'.",
)
@click.option("--strict", is_flag=True, help="Let errors stop a report document's report too.")
@click.pass_obj
def command(session: Session, /, sources: tuple[Path, ...], out: Path | None, **given: Any) -> None:
    """Make the report of a SOURCE in every format.

    SOURCE is a report document (text, Word or HTML), a workbook or a data package. With several sources, or a folder of
    them, each report goes into a folder of its own, and every core is used.

    An error that the checks find, and that nobody has let stand, stops the report of a workbook or data package. A
    report document was published with its errors: they are named, and it is made again.
    """
    many = is_many(sources)
    order = Order(source=sources[0], out=out or Path("reports" if many else ""), now=session.now(), **given)
    if not many:
        _report_one(order)
        return
    if order.previous or order.earlier or order.organisation:
        raise click.UsageError("--previous, --earlier and --organisation belong to one source; here there are several.")
    _report_many(sources, order)


def _report_one(order: Order) -> None:
    try:
        _show(make_report(order))
    except StoppedError as error:
        complain(str(error), error.reasons)
        click.get_current_context().exit(1)


def _show(made: Made) -> None:
    say("Read", made.read)
    for line in made.account:
        say("", line)
    if made.unread:
        left = len(made.unread) - _MOST_UNREAD
        more = (f"and {left} more; belisha read shows them.",) if left > 0 else ()
        said = f"{count_text(len(made.unread), 'line')} that became nothing:"
        complain(said, (*made.unread[:_MOST_UNREAD], *more), label="Unread")
    say("Checked", made.checked)
    for line in made.errors:
        say("", line)
    show_made(made.files)
    say("Took", f"{made.seconds:.1f} s")


def _report_many(paths: Sequence[Path], order: Order) -> None:
    from belisha.cli.many import DIED, in_processes  # noqa: PLC0415 - one source needs no processes

    start = perf_counter()
    found, passed = find_sources(paths, order.out)
    if not found:
        raise click.UsageError(
            f"No source in {', '.join(map(str, paths))}: no report document, workbook or data package."
        )
    orders = [replace(order, source=each.path, out=order.out / each.name) for each in found]
    outcomes: list[Made | Failed] = []
    with click.progressbar(length=len(orders), label="Reports", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for outcome in in_processes(attempt, orders, lambda order: Failed(order.source, (DIED,))):
            outcomes.append(outcome)
            bar.update(1)
    _sum_up(outcomes, order.out, len(passed), perf_counter() - start)


def _sum_up(outcomes: Sequence[Made | Failed], out: Path, passed: int, seconds: float) -> None:
    made = [each for each in outcomes if isinstance(each, Made)]
    failures = sorted((each for each in outcomes if isinstance(each, Failed)), key=lambda each: each.source)
    files = [file for each in made for file in each.files]
    say(
        "Read",
        f"{count_text(len(outcomes), 'source')}"
        + (f"; {count_text(passed, 'other file')} passed over" if passed else ""),
    )
    say(
        "Made",
        f"{count_text(len(made), 'report')} in {out}: {count_text(sum(f.files for f in files), 'file')}, "
        f"{size_text(sum(f.size for f in files))}",
    )
    for each in sorted((each for each in made if each.unread), key=lambda each: each.source):
        complain(f"{each.source}: {count_text(len(each.unread), 'line')}; belisha read shows them.", label="Unread")
    say("Took", f"{seconds:.1f} s")
    for each in sorted((each for each in made if each.errors), key=lambda each: each.source):
        complain(f"{each.source}: {each.checked}.", label="Checked")
    for failed in failures:
        many = count_text(failed.errors, "error") if failed.errors else count_text(len(failed.reasons), "problem")
        complain(f"{failed.source}: {many}", failed.reasons, label="Stopped" if failed.errors else "Failed")
    if failures:
        click.get_current_context().exit(1)
