"""One source to its report's files: what ``belisha report`` does for each of its sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from belisha.cli.account import account_text, reading_text, use_text
from belisha.cli.delivery import Delivered, DeliveryError, deliver
from belisha.domain.organisation import Publication
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.exchange import read_source
from belisha.render import Format, render
from belisha.report.compose import compose
from belisha.report.request import Edition, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to make, and of what. It travels between processes.

    ``generated`` is the moment that was asked for; ``now`` is printed where the source has no moment of its own either.
    """

    source: Path
    out: Path
    now: datetime
    formats: tuple[Format, ...] = tuple(Format)
    period: Period | None = None
    edition: Edition | None = None
    previous: Path | None = None
    release: str = ""
    draft: bool = False
    detail: str = "adverse"
    organisation: str = ""
    generated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was read and made. ``account`` are counts in words; ``unread`` lines of the source that became nothing."""

    source: Path
    read: str
    account: tuple[str, ...]
    unread: tuple[str, ...]
    files: tuple[Delivered, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A source without a report: what was wrong with it, a line each."""

    source: Path
    reasons: tuple[str, ...]


def attempt(order: Order) -> Made | Failed:
    """One report, its failure as a value: what a process raises would have to be pickled."""
    try:
        return make_report(order)
    except SourceError as error:
        return Failed(order.source, tuple(str(problem) for problem in error.problems))
    except DeliveryError as error:
        return Failed(order.source, (str(error),))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        return Failed(order.source, (f"Belisha failed: {type(error).__name__}: {error}.",))


def make_report(order: Order) -> Made:
    """Read, compose, render and write. Raises SourceError or DeliveryError; then nothing was written."""
    start = perf_counter()
    reading = read_source(order.source)
    previous = None if order.previous is None else read_source(order.previous).facts
    report = compose(reading.facts, request(order, reading.facts.publication), previous)
    files = deliver(render(report, order.formats), order.out)
    return Made(
        source=order.source,
        read=reading_text(reading, order.source),
        account=account_text(reading),
        unread=tuple(use_text(use) for use in reading.unread),
        files=files,
        seconds=perf_counter() - start,
    )


def request(order: Order, publication: Publication) -> Request:
    """What to compose: the moment asked for goes before the source's own, and that before the clock's."""
    return Request(
        generated=order.generated or publication.generated or order.now,
        period=order.period,
        edition=order.edition,
        release=order.release,
        draft=order.draft,
        organisation=order.organisation,
        every_detail=order.detail == "all",
    )
