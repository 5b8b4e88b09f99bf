"""The example council has nothing above a note."""

import pytest
from tests.check.checking import EXAMPLES, findings_of, serious


@pytest.mark.parametrize("name", ["estuary", "estuary.xlsx", "estuary-report-2026-08.txt"])
def test_the_example_is_clean(name: str) -> None:
    assert serious(findings_of(EXAMPLES / name)) == []
