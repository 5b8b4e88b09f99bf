"""Whether what the checks find stops a report, and what is then said: the one place that decides it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from belisha.check.acceptance import SUFFIX
from belisha.check.finding import Finding, Severity
from belisha.check.show.words import at_least
from belisha.cli.console import count_text
from belisha.exchange.reading import Reading

_MOST_NAMED = 5
"""Errors named where a report is made or stopped; ``belisha check`` shows all."""


class StoppedError(Exception):
    """A report that was not made for its errors; ``reasons`` name the first of them and say what to do, a line each."""

    def __init__(self, source: Path, errors: Sequence[Finding]) -> None:
        self.source, self.count = source, len(errors)
        self.reasons = (*named(errors), *_what_to_do(source))
        super().__init__(f"{source}: nothing was made, for the checks find {count_text(self.count, 'error')}.")


def stop_for_errors(findings: Sequence[Finding], reading: Reading, source: Path, *, draft: bool, strict: bool) -> None:
    """Raises StoppedError for errors that nobody lets stand.

    A register's errors stop its report. A report document was published with its own, which can be settled in the
    original alone: they stop it where that is asked for. A draft is there to settle errors by, so nothing stops it.
    """
    was_published = reading.document is not None
    errors = at_least(findings, Severity.ERROR)
    if errors and not draft and (strict or not was_published):
        raise StoppedError(source, errors)


def named(errors: Sequence[Finding]) -> tuple[str, ...]:
    """The first errors, a line each, and how many more there are."""
    lines = tuple(error_text(each) for each in errors[:_MOST_NAMED])
    more = len(errors) - _MOST_NAMED
    return (*lines, f"and {count_text(more, 'more error')}") if more > 0 else lines


def error_text(error: Finding) -> str:
    """Where it is, whose, what is wrong and by which rule; its place and its indicator once each."""
    code = "" if error.indicator in error.place else error.indicator
    where = "".join(f"{part}: " for part in (error.place, code) if part)
    return f"{where}{error.message}  [{error.rule}]"


def _what_to_do(source: Path) -> tuple[str, ...]:
    return (
        f'To work through them: belisha check "{source}" --format html --out findings.html',
        f"To let one stand, with a reason: write it into {source.name}{SUFFIX} beside the source, as that page shows.",
        "To see the report as it is meanwhile: belisha report with --draft.",
    )
