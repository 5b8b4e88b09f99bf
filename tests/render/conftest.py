"""The reports that renderers are tried on: one made by hand, the example council's and the real one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.report_builder import report

from belisha.cli.engine import analysis
from belisha.exchange import read_source
from belisha.report.compose import compose
from belisha.report.model import Report
from belisha.report.request import Request


@pytest.fixture(scope="session")
def example_report(repository: Path) -> Report:
    """The example council's report, which shows every feature."""
    facts = read_source(repository / "examples" / "estuary").facts
    return compose(facts, Request(generated=datetime(2026, 10, 14, 9, 30)), analyse=analysis())  # noqa: DTZ001


@pytest.fixture(scope="session")
def seed_report(seed_path: Path) -> Report:
    """The real report of April 2017, republished."""
    facts = read_source(seed_path).facts
    return compose(facts, Request(generated=datetime(2017, 6, 14, 10, 42)), analyse=analysis())  # noqa: DTZ001


@pytest.fixture(params=["by hand", "example", "seed"])
def any_report(request: pytest.FixtureRequest) -> Report:
    """Each of them in turn."""
    if request.param == "by hand":
        return report()
    made: Report = request.getfixturevalue(f"{request.param}_report")
    return made
