"""A source's findings, as the tests of the checks ask for them."""

from datetime import datetime
from pathlib import Path

from belisha.check.engine import check
from belisha.check.finding import Finding, Severity
from belisha.check.material import Material
from belisha.domain.facts import Facts
from belisha.exchange import read_source
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.request import Request

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENT = EXAMPLES / "estuary-report-2026-08.txt"
MOMENT = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001 - a wall clock's moment, as a report prints it


def material_of(reading: Reading, earlier: tuple[Facts, ...] = ()) -> Material:
    report = compose(reading.facts, Request(generated=MOMENT, period=stated_period(reading.facts, reading.document)))
    return Material(
        facts=reading.facts,
        report=report,
        document=reading.document,
        account=reading.account,
        claims=reading.claims,
        earlier=earlier,
    )


def findings_of(source: Path) -> tuple[Finding, ...]:
    return check(material_of(read_source(source)))


def findings_in(text: str) -> tuple[Finding, ...]:
    return check(material_of(recognise(read_document(text.encode(), "report.txt"))))


def findings_on(facts: Facts, earlier: tuple[Facts, ...] = ()) -> tuple[Finding, ...]:
    return check(material_of(Reading(facts=facts), earlier))


def serious(findings: tuple[Finding, ...]) -> list[Finding]:
    """Those above a note."""
    return [finding for finding in findings if finding.severity is not Severity.NOTE]
