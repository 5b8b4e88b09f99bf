"""Many sources checked on every core: a file of findings each, and a summary of them all."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from time import perf_counter
from urllib.parse import quote

import click
from msgspec import field
from msgspec.structs import replace

from belisha import __version__
from belisha.check.finding import Finding, Severity
from belisha.check.rules import RULES
from belisha.check.show.forms import SUFFIXES, in_form
from belisha.check.show.words import NAMES, counts_text, standing
from belisha.cli.checking import Asked, try_source
from belisha.cli.console import complain, count_text, say, table
from belisha.cli.delivery import DeliveryError
from belisha.cli.many import DIED, in_processes
from belisha.cli.sources import find_sources
from belisha.cli.writing import write_file
from belisha.domain.frozen import Frozen

_FEW = 8
"""Sources that are checked in this process: others would take longer to start."""
_SHOWN = 20
"""Sources that are listed, with the most errors first, then warnings."""


class Tally(Frozen):
    """What is kept of a source, so that thousands fit into memory: counts of what nobody has accepted.

    ``findings`` are kept where all go into one text. ``reasons`` say why it was not checked.
    """

    name: str
    text: str = ""
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[int, ...]:
        return tuple(-self.severities[severity] for severity in NAMES)


def check_many(sources: Sequence[Path], form: str, out: Path | None, fail_on: Severity, like: Asked) -> bool:
    """Check each as ``like`` says, write or show their findings, and sum them up; whether any failed."""
    start = perf_counter()
    if out is not None and out.is_file():
        raise click.BadParameter(f"{out} is a file; many sources need a folder.", param_hint="--out")
    found, passed = find_sources(sources, out or Path("reports"))
    if not found:
        raise click.UsageError(f"No source in {', '.join(map(str, sources))}.")
    asked = [replace(like, source=each.path, name=str(each.name)) for each in found]
    whole = out is None and form != "text"
    work = partial(_tally, form=form, out=out, keep=whole)
    tallies = sorted(_all(work, asked), key=lambda each: each.name)
    checked = [each for each in tallies if not each.reasons]
    if whole:
        click.echo(in_form(form, [(each.name, each.findings) for each in checked], __version__))
    else:
        _sum_up(checked, len(passed), perf_counter() - start, form, out)
    for each in tallies:
        if each.reasons:
            complain(f"{each.name}: {count_text(len(each.reasons), 'problem')}", each.reasons, label="Failed")
    stopped = {Severity.ERROR, fail_on}
    return len(checked) < len(tallies) or any(each.severities[one] for each in checked for one in stopped)


def _all(work: partial[Tally], asked: Sequence[Asked]) -> Iterator[Tally]:
    few = len(asked) <= _FEW
    done = map(work, asked) if few else in_processes(work, asked, lambda one: Tally(one.name, reasons=(DIED,)))
    hidden = few or not sys.stderr.isatty()
    with click.progressbar(done, length=len(asked), label="Sources", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _tally(asked: Asked, *, form: str, out: Path | None, keep: bool) -> Tally:
    checked = try_source(asked)
    if checked.reasons:
        return Tally(checked.name, reasons=checked.reasons)
    if out is not None:
        place = out / f"{checked.name}{SUFFIXES[form]}"
        try:
            text = in_form(form, [(checked.name, checked.findings)], __version__)
            write_file(place, f"{text}\n".encode())
        except DeliveryError as error:
            return Tally(checked.name, reasons=(str(error),))
    left = tuple(standing(checked.findings))
    return Tally(
        checked.name,
        counts_text(checked.findings),
        Counter(finding.severity for finding in left),
        Counter(finding.rule for finding in left),
        checked.findings if keep else (),
    )


def _sum_up(checked: Sequence[Tally], passed: int, seconds: float, form: str, out: Path | None) -> None:
    """The worst sources, the rules that spoke most, and the counts of all."""
    worst = sorted(checked, key=lambda each: (each.weight, each.name))
    spoke = _spoke(checked)
    shown = [(each.name, each.text) for each in worst[:_SHOWN]]
    if left := len(worst) - len(shown):
        shown.append((f"and {left:,} more", ""))
    click.echo(table(("source", "findings"), shown))
    click.echo()
    rows = [(name, RULES[name].severity.value, f"{n:,}", f"{held:,}", RULES[name].about) for name, n, held in spoke]
    click.echo(table(("rule", "severity", "findings", "sources", "what it holds"), rows))
    click.echo()
    others = f"; {count_text(passed, 'other file')} passed over" if passed else ""
    say("Checked", f"{count_text(len(checked), 'source')}{others}")
    severities = sum((each.severities for each in checked), Counter[Severity]())
    said = [f"{severities[one]:,} {words[severities[one] != 1]}" for one, words in NAMES.items() if severities[one]]
    say("Found", ", ".join(said) or "no findings")
    if out is not None:
        _write_index(worst, spoke, form, out)
        say("Made", f"{count_text(len(checked), 'file')} in {out}" + (", and index.html" if form == "html" else ""))
    say("Took", f"{seconds:.1f} s")


def _spoke(checked: Sequence[Tally]) -> list[tuple[str, int, int]]:
    """The rules that spoke, the most frequent first, with their findings and the sources that they are in."""
    total, sources = Counter[str](), Counter[str]()
    for each in checked:
        total.update(each.rules)
        sources.update(each.rules.keys())
    return [(name, number, sources[name]) for name, number in total.most_common()]


def _write_index(worst: Sequence[Tally], spoke: Sequence[tuple[str, int, int]], form: str, out: Path) -> None:
    """Raises DeliveryError."""
    if form != "html":
        return
    from belisha.check.show.page import Summed, as_index  # noqa: PLC0415 - only this form needs templates

    sources = [
        Summed(each.name, quote(f"{PurePath(each.name).as_posix()}.html"), tuple(each.severities[one] for one in NAMES))
        for each in worst
    ]
    write_file(out / "index.html", f"{as_index(sources, spoke)}\n".encode())
