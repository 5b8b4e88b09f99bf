"""Facts → workbook → Facts and Facts → package → Facts give back the same value, whatever stands in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import facts as any_facts

from belisha.domain.facts import Facts
from belisha.exchange import read_source
from belisha.exchange.package import package_files, read_package, write_package
from belisha.exchange.workbook import read_workbook, write_workbook

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


class Held:
    """A package's files in memory."""

    name = "package"

    def __init__(self, facts: Facts) -> None:
        self._files = package_files(facts)

    def read(self, path: str) -> bytes:
        return self._files[path]


@SETTINGS
@given(any_facts())
def test_any_facts_come_back_from_a_workbook(facts: Facts) -> None:
    assert read_workbook(write_workbook(facts), "register.xlsx").facts == facts


@SETTINGS
@given(any_facts())
def test_any_facts_come_back_from_a_package_without_a_remark(facts: Facts) -> None:
    reading = read_package(Held(facts))
    assert reading.facts == facts
    assert reading.remarks == ()


@settings(SETTINGS, max_examples=8)
@given(any_facts())
def test_facts_that_came_back_are_written_the_same(facts: Facts) -> None:
    again = read_package(Held(facts)).facts
    assert package_files(again) == package_files(facts)
    assert write_workbook(again) == write_workbook(facts)


@pytest.fixture(params=["seed", "example", "example's document"])
def known(request: pytest.FixtureRequest, repository: Path) -> Facts:
    sources = {"example": "examples/estuary", "example's document": "examples/estuary-report-2026-08.txt"}
    if request.param == "seed":
        return read_source(request.getfixturevalue("seed_path")).facts
    return read_source(repository / sources[request.param]).facts


def test_known_facts_come_back_from_both(known: Facts, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(write_workbook(known))
    write_package(known, tmp_path / "package")
    assert read_source(tmp_path / "register.xlsx").facts == known
    assert read_source(tmp_path / "package").facts == known


_WRITE = """
import hashlib, sys
from pathlib import Path
from belisha.exchange import read_source
from belisha.exchange.package import package_files
from belisha.exchange.workbook import write_workbook
facts = read_source(Path(sys.argv[1])).facts
print(hashlib.sha256(b"".join([write_workbook(facts), *package_files(facts).values()])).hexdigest())
"""


def test_another_process_writes_the_same_bytes(repository: Path) -> None:
    source = repository / "examples" / "estuary-report-2026-08.txt"
    digests = {
        subprocess.run(
            [sys.executable, "-c", _WRITE, source],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Kolkata"))
    }
    assert len(digests) == 1
