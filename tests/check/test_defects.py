"""Each kind of defect of the benchmark is found where it was put in, with a seed of its own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import check_defects as benchmark

KINDS = [*benchmark.DEFECTS, *benchmark.REGISTER]


def test_there_are_enough_kinds() -> None:
    assert len(KINDS) >= 70


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_found(kind: str) -> None:
    score = benchmark.try_kind(kind, range(71, 72))
    assert score.found == score.tried
    assert score.alarms == ()
