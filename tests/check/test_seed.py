"""The real report, held against what a careful reader finds in it."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.check.checking import findings_in, findings_of, material_of
from tests.check.other_council import with_other_figures, with_other_names, with_other_years
from tests.check.yardstick import SLIPS, Slip

from belisha.check.engine import check
from belisha.check.finding import Finding
from belisha.exchange import read_source

SHARE = 0.97
FEW = 3


@pytest.fixture(scope="module")
def findings(seed_path: Path) -> tuple[Finding, ...]:
    return findings_of(seed_path)


def finds(finding: Finding, slip: Slip) -> bool:
    return finding.rule in slip.rules and finding.line in slip.lines


def test_nearly_all_that_a_careful_reader_finds_is_found(findings: tuple[Finding, ...]) -> None:
    missed = [slip for slip in SLIPS if not any(finds(finding, slip) for finding in findings)]
    assert len(SLIPS) > 100
    assert len(missed) <= (1 - SHARE) * len(SLIPS), missed


def test_hardly_anything_else_is_flagged(findings: tuple[Finding, ...]) -> None:
    others = [finding for finding in findings if not any(finds(finding, slip) for slip in SLIPS)]
    assert len(others) <= FEW, others


def shape(findings: tuple[Finding, ...]) -> Counter[tuple[str, int | None, str]]:
    return Counter((finding.rule, finding.line, finding.severity) for finding in findings)


OTHERS: dict[str, Callable[[str], str]] = {
    "names": with_other_names,
    "figures": with_other_figures,
    "a year": lambda text: with_other_years(text, 1),
    "years back": lambda text: with_other_years(text, -4),
    "years with the same weekdays": lambda text: with_other_years(text, 28),
    "all of it": lambda text: with_other_names(with_other_years(with_other_figures(text), 9)),
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_council_with_the_same_slips_has_the_same_findings(
    seed_path: Path, findings: tuple[Finding, ...], other: str
) -> None:
    changed = OTHERS[other](seed_path.read_text("utf-8"))
    assert shape(findings_in(changed)) == shape(findings)


def test_it_takes_less_than_a_tenth_of_a_second_beyond_reading(seed_path: Path) -> None:
    reading = read_source(seed_path)
    material = material_of(reading)
    check(material_of(reading))  # patterns are compiled once a process
    start = time.process_time()
    check(material)
    assert time.process_time() - start < 0.1
