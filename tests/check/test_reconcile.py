"""Printed against republished, on the example's document and on the real one."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from belisha.check.claims import style
from belisha.check.reconcile import reconcile
from belisha.check.verdict import Row, Verdict
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading
from belisha.report.compose import compose
from belisha.report.model import Figure, Report
from belisha.report.request import Request

FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")


def read(path: Path) -> Reading:
    return recognise(read_document(path.read_bytes(), path.name))


def composed(reading: Reading) -> Report:
    moment = reading.facts.publication.generated
    assert moment is not None
    return compose(reading.facts, Request(generated=moment))


def rows_of(reading: Reading, report: Report | None = None) -> tuple[Row, ...]:
    assert reading.document is not None
    report = report or composed(reading)
    return reconcile(reading.document, reading.account, reading.claims, reading.facts, report)


@pytest.fixture(scope="module")
def example(repository: Path) -> Reading:
    return read(repository / "examples" / "estuary-report-2026-08.txt")


@pytest.fixture(scope="module")
def seed(seed_path: Path) -> Reading:
    return read(seed_path)


@pytest.fixture(scope="module", params=["example", "seed"])
def reading(request: pytest.FixtureRequest) -> Reading:
    found: Reading = request.getfixturevalue(request.param)
    return found


def test_every_figure_of_the_document_has_a_row(reading: Reading) -> None:
    assert reading.document is not None
    printed: dict[int, Counter[str]] = {}
    for row in rows_of(reading):
        printed.setdefault(row.line, Counter()).update(FIGURE.findall(row.printed))
    without = [
        (line.place, figure)
        for line in reading.document.written
        for figure, count in Counter(FIGURE.findall(line.text)).items()
        if printed.get(line.number, Counter())[figure] < count
    ]
    assert without == []


def test_nothing_is_unexplained(reading: Reading) -> None:
    assert [row for row in rows_of(reading) if row.unexplained] == []


def test_nothing_of_the_real_report_differs(seed: Reading) -> None:
    assert [row for row in rows_of(seed) if row.found.verdict is Verdict.DIFFERS] == []


def test_the_real_reports_figures_by_kind(seed: Reading) -> None:
    """13 detail pages and the list of 34, counted from the page; arrows and ticks are printed nine times."""
    kinds = Counter(row.kind for row in rows_of(seed))
    assert kinds["arrow"] == 9
    assert kinds["count"] == 9
    derived = [row for row in rows_of(seed) if row.kind == "outcome" and row.found.verdict is Verdict.DERIVED]
    ticks = [row for row in rows_of(seed) if row.kind == "outcome" and row.printed == "✓"]
    dashes = [row for row in rows_of(seed) if row.kind == "outcome" and row.printed == "-"]
    assert len(derived) == 34 - 9 - 2
    assert len(ticks) == 9
    assert len(dashes) == 2


def changed(report: Report, code: str, **fields: object) -> Report:
    """The report with fields of one indicator's entry replaced."""
    aims = tuple(
        msgspec.structs.replace(
            aim,
            entries=tuple(
                msgspec.structs.replace(entry, **fields) if entry.code == code else entry for entry in aim.entries
            ),
        )
        for aim in report.indicators.aims
    )
    return msgspec.structs.replace(report, indicators=msgspec.structs.replace(report.indicators, aims=aims))


def test_a_wrong_figure_in_the_report_is_found(example: Reading) -> None:
    report = composed(example)
    entry = next(entry for entry in report.entries if entry.annual_target.number is not None)
    wrong = Figure(text="1", number=Decimal(1))
    rows = rows_of(example, changed(report, entry.code, annual_target=wrong, printed_arrow="?"))
    found = {(row.kind, row.found.verdict) for row in rows if row.unexplained}
    assert ("target", Verdict.DIFFERS) in found
    assert ("arrow", Verdict.DIFFERS) in found
    assert {row.subject for row in rows if row.unexplained} == {f"{entry.code} {entry.title}"}


def test_a_missing_indicator_is_found(example: Reading) -> None:
    report = composed(example)
    aim, *others = report.indicators.aims
    fewer = msgspec.structs.replace(aim, entries=aim.entries[1:])
    part = msgspec.structs.replace(report.indicators, aims=(fewer, *others))
    rows = rows_of(example, msgspec.structs.replace(report, indicators=part))
    lost = [row for row in rows if row.unexplained and row.kind == "value"]
    assert lost
    assert {row.subject for row in lost} == {aim.entries[0].code}


def test_a_lost_commentary_is_found(example: Reading) -> None:
    report = composed(example)
    groups = tuple(
        msgspec.structs.replace(
            group, details=tuple(msgspec.structs.replace(each, commentary=()) for each in group.details)
        )
        for group in report.detail.groups
    )
    changed_report = msgspec.structs.replace(report, detail=msgspec.structs.replace(report.detail, groups=groups))
    lost = [row for row in rows_of(example, changed_report) if row.unexplained]
    assert lost
    assert all(row.subject.startswith("commentary, ") for row in lost)


STYLES = [
    ("1159", "1,159", "The same number: thousands are separated by commas."),
    ("10%", "10.0%", "The same number: an indicator's figures all have the same number of decimals."),
    ("10", "10%", "The same number: the unit stands with the figure."),
    ("1000", "£1,000", "The same number: thousands are separated by commas; the unit stands with the figure."),
]


@pytest.mark.parametrize(("printed", "republished", "sentence"), STYLES)
def test_the_rule_between_two_ways_of_writing_is_said(printed: str, republished: str, sentence: str) -> None:
    assert style(printed, republished) == sentence
