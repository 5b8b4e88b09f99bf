"""The real report, held against what a careful reader finds in it."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.check.checking import findings_in, findings_of, material_of
from tests.check.yardstick import SLIPS, Slip
from tests.exchange.document.transforming import shift_years

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


@pytest.mark.parametrize("years", [3, 9, -4])
def test_other_years_have_the_same_findings(seed_path: Path, findings: tuple[Finding, ...], years: int) -> None:
    moved = shift_years(seed_path.read_text("utf-8"), years)
    moved = re.sub(r"\b20(?:0[7-9]|1[0-8])(?=[.,](?:\s|<|$))", lambda m: str(int(m[0]) + years), moved)
    short = re.sub(r"\bFeb (\d\d)-(\d\d)\b", lambda m: f"Feb {int(m[1]) + years:02d}-{int(m[2]) + years:02d}", moved)
    assert shape(findings_in(short)) == shape(findings)


NAMES = {
    "CP ": "PI ", "SAFE": "SECURE", "HEALTHY": "WELL", "Policy": "Resources", "Place Scrutiny": "Streets Scrutiny",
    "People Scrutiny": "Families Scrutiny", "Theft of a Vehicle": "Theft of a Bus", "Theft of vehicle": "Theft of bus",
    "vehicle theft": "bus theft",
}  # fmt: skip


def test_other_names_and_codes_have_the_same_findings(seed_path: Path, findings: tuple[Finding, ...]) -> None:
    text = seed_path.read_text("utf-8")
    for old, new in NAMES.items():
        text = text.replace(old, new)
    owners = {row.split("\t")[9] for row in text.splitlines() if re.match(r"PI \d", row) and row.count("\t") == 10}
    for at, owner in enumerate(sorted(owners)):
        text = text.replace(owner, f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at] * 3}an {'ZYXWVUTSRQPONMLKJIHGFEDCBA'[at] * 4}er")
    changed = findings_in(text)
    table = {"table_claim", "shares_of_counts", "same_measure"}
    assert {key: n for key, n in shape(changed).items() if key[0] not in table} == {
        key: n for key, n in shape(findings).items() if key[0] not in table
    }
    assert {finding.rule for finding in changed} >= table


FIGURES = {"2.14": "2.31", "7096": "6984", "↓3.5": "↓4.1", "260,686": "271,440", "8344": "8119", "83.7%": "83.9%"}


def test_other_figures_have_the_same_findings(seed_path: Path, findings: tuple[Finding, ...]) -> None:
    text = seed_path.read_text("utf-8")
    for old, new in FIGURES.items():
        assert old in text
        text = text.replace(old, new)
    assert shape(findings_in(text)) == shape(findings)


def test_it_takes_less_than_a_tenth_of_a_second_beyond_reading(seed_path: Path) -> None:
    reading = read_source(seed_path)
    material = material_of(reading)
    check(material_of(reading))  # patterns are compiled once a process
    start = time.process_time()
    check(material)
    assert time.process_time() - start < 0.1
