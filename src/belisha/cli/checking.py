"""One source to its findings: for each source of ``belisha check``, and for that of ``belisha report``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from belisha.check.acceptance import SUFFIX, Acceptance, accept, read_acceptances
from belisha.check.engine import check
from belisha.check.finding import Finding
from belisha.check.material import Material
from belisha.cli.sources import OWN_WORDS, read_earlier
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.domain.problems import Problem, SourceError
from belisha.exchange import read_source
from belisha.exchange.reading import Reading
from belisha.render import Format, render
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.model import Report
from belisha.report.request import Request


class Asked(Frozen, kw_only=True):
    """What to check. It travels between processes. ``earlier`` are sources of earlier releases.

    ``deep``: what is made of the source is checked too, the web page and the PDF.
    """

    source: Path
    name: str
    now: datetime
    period: Period | None = None
    earlier: tuple[Path, ...] = ()
    small: int | None = None
    deep: bool = False


class Checked(Frozen):
    """A source's findings; or, where it cannot be read, why not, a line each."""

    name: str
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()


def check_source(asked: Asked) -> Checked:
    """Read, compose and check. Raises SourceError."""
    reading = read_source(asked.source)
    moment = reading.facts.publication.generated or asked.now
    period = asked.period or stated_period(reading.facts, reading.document)
    report = compose(reading.facts, Request(generated=moment, period=period))
    earlier = read_earlier(asked.earlier)
    material = replace(material_of(reading, report, asked.source, earlier), small_asked=asked.small)
    if asked.deep:
        page, pdf = (render(report, [form])[0].data for form in (Format.HTML, Format.PDF))
        material = replace(material, page=page, pdf=pdf)
    return Checked(asked.name, findings_on(material, asked.source, asked.now))


def material_of(reading: Reading, report: Report, source: Path, earlier: tuple[Facts, ...] = ()) -> Material:
    """What is checked: a source, and the report made of it. Raises SourceError for the council's own words."""
    return Material(
        facts=reading.facts,
        report=report,
        document=reading.document,
        account=reading.account,
        claims=reading.claims,
        earlier=earlier,
        words=own_words(source),
    )


def findings_on(material: Material, source: Path, now: datetime) -> tuple[Finding, ...]:
    """The findings; those that the file beside the source lets stand have the reason. Raises SourceError for it."""
    return accept(check(material), acceptances(source), now.date())


def acceptances(source: Path) -> tuple[Acceptance, ...]:
    """What the file beside a source lets stand; nothing where there is none. Raises SourceError."""
    path = source.with_name(source.name + SUFFIX) if source.name else source
    return read_acceptances(_text(path), path.name) if path.is_file() else ()


def own_words(source: Path) -> frozenset[str]:
    """The words that the council's own file lets stand, in lower case: one a line, # before a remark.

    The file is ``words.txt`` in the source's folder, so that one serves all of a council's reports. Raises SourceError.
    """
    path = source.absolute().parent / OWN_WORDS
    lines = _text(path).splitlines() if path.is_file() else []
    return frozenset(word.casefold() for line in lines for word in line.partition("#")[0].split())


def _text(path: Path) -> str:
    """Raises SourceError."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(place="", found="it is not in UTF-8", expected="a text file in UTF-8")
        raise SourceError(path.name, [problem]) from None


def try_source(asked: Asked) -> Checked:
    """A source's findings, its failure as a value: what a process raises would have to be pickled."""
    try:
        return check_source(asked)
    except SourceError as error:
        return Checked(asked.name, reasons=tuple(str(problem) for problem in error.problems))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one source must not lose the others
        return Checked(asked.name, reasons=(f"Belisha failed: {type(error).__name__}: {error}.",))
