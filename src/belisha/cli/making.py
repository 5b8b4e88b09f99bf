"""One source to its report's files: what ``belisha report`` does for each of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from belisha.check.finding import Finding, Severity
from belisha.check.material import Material
from belisha.check.show.words import at_least, counts_text, standing
from belisha.cli.account import account_text, reading_text, use_text
from belisha.cli.checking import findings_on, material_of
from belisha.cli.console import count_text
from belisha.cli.delivery import Delivered, DeliveryError, deliver
from belisha.cli.engine import analysis
from belisha.cli.sources import read_earlier
from belisha.cli.stopping import StoppedError, named, stop_for_errors
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.exchange import read_source
from belisha.exchange.benchmarks import with_files
from belisha.exchange.reading import Reading
from belisha.render import Format, render
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.model import Report
from belisha.report.request import Edition, Request
from belisha.report.wording import say


class Order(Frozen, kw_only=True):
    """What to make, and of what. It travels between processes.

    ``generated`` is the moment that was asked for; ``now`` is printed where the source has no moment of its own either.
    ``strict``: errors stop a report document's report too.
    ``analysis``: variation, assurance and forecasts too.
    """

    source: Path
    out: Path
    now: datetime
    formats: tuple[Format, ...] = tuple(Format)
    period: Period | None = None
    edition: Edition | None = None
    previous: Path | None = None
    earlier: tuple[Path, ...] = ()
    benchmarks: tuple[Path, ...] = ()
    release: str | None = None
    draft: bool = False
    detail: str = "adverse"
    organisation: str | None = None
    generated: datetime | None = None
    strict: bool = False
    analysis: bool = True


class Made(Frozen, kw_only=True):
    """What was read and made. ``account`` and ``checked`` are counts in words; ``unread`` lines became nothing,
    ``errors`` what the checks found that did not stop it.
    """

    source: Path
    read: str
    account: tuple[str, ...]
    unread: tuple[str, ...]
    files: tuple[Delivered, ...]
    seconds: float
    checked: str = ""
    errors: tuple[str, ...] = ()


class Failed(Frozen):
    """A source without a report: what was wrong with it, a line each. ``errors``: how many of its own stopped it."""

    source: Path
    reasons: tuple[str, ...]
    errors: int = 0


def attempt(order: Order) -> Made | Failed:
    """One report, its failure as a value: what a process raises would have to be pickled."""
    try:
        return make_report(order)
    except SourceError as error:
        return Failed(order.source, tuple(str(problem) for problem in error.problems))
    except StoppedError as error:
        return Failed(order.source, error.reasons, error.count)
    except DeliveryError as error:
        return Failed(order.source, (str(error),))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        return Failed(order.source, (f"Belisha failed: {type(error).__name__}: {error}.",))


def make_report(order: Order) -> Made:
    """Read, compose, render and write. Raises SourceError, StoppedError or DeliveryError; then nothing was written."""
    start = perf_counter()
    reading = read_source(order.source)
    reading = replace(reading, facts=with_files(reading.facts, order.benchmarks))
    previous = None if order.previous is None else read_source(order.previous).facts
    analyse = analysis() if order.analysis else None
    earlier = read_earlier(order.earlier)
    report = compose(reading.facts, request(order, reading), previous, analyse, earlier)
    releases = (*(() if previous is None else (previous,)), *earlier)
    material = material_of(reading, report, order.source, releases)
    findings = findings_on(material, order.source, order.now)
    stop_for_errors(findings, reading, order.source, draft=order.draft, strict=order.strict)
    files = deliver(render(report, order.formats), order.out)
    return Made(
        source=order.source,
        read=reading_text(reading, order.source),
        account=(*account_text(reading), *_remarks(order, material)),
        unread=tuple(use_text(use) for use in reading.unread),
        files=files,
        seconds=perf_counter() - start,
        checked=_checked_text(findings),
        errors=named(at_least(findings, Severity.ERROR)),
    )


def _checked_text(findings: Sequence[Finding]) -> str:
    shown = "; belisha check shows them" if any(standing(findings)) else ""
    return counts_text(findings) + shown


def _remarks(order: Order, material: Material) -> Iterator[str]:
    """What is otherwise than whoever gave the order may think."""
    facts, withheld = material.facts, material.protected.withheld
    yield from _other_month(order, facts, material.report)
    if colour := facts.organisation.pale_colour:
        yield say.sections.colour_not_used(colour)
    if withheld:
        many = count_text(len(withheld), "figure")
        yield f"{many} withheld of what is marked as sensitive; belisha check says which and why"


def _other_month(order: Order, facts: Facts, report: Report) -> Iterator[str]:
    """Said where nobody asked for a month and the latest values are not of the one the source says it is of."""
    month = facts.publication.period
    if order.period is not None or month is None or month.code == report.identity.period.code:
        return
    latest = report.identity.period.text
    yield f"The source is of {month.label}, its latest values of {latest}; to report the former: --period {month.code}"


def request(order: Order, reading: Reading) -> Request:
    """What to compose: the moment asked for goes before the source's own, and that before the clock's."""
    return Request(
        generated=order.generated or reading.facts.publication.generated or order.now,
        period=order.period or stated_period(reading.facts, reading.document),
        edition=order.edition,
        release=order.release or "",
        draft=order.draft,
        organisation=order.organisation or "",
        every_detail=order.detail == "all",
    )
