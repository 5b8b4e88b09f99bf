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


@pytest.mark.parametrize("kind", benchmark.REGISTER)
def test_it_is_found_in_a_register_that_no_rule_was_made_with(kind: str) -> None:
    score = benchmark.try_elsewhere(kind, range(71, 73))
    assert score.found == score.tried
    assert score.alarms == ()


def test_such_a_register_has_a_warning_in_fifty_indicators_at_most() -> None:
    indicators, warned = benchmark.false_alarms(range(71, 77))
    assert indicators >= 60
    assert warned * 50 <= indicators


@pytest.mark.parametrize("kind", benchmark.OTHERS)
def test_a_clean_register_of_another_kind_has_no_false_alarm(kind: str) -> None:
    indicators, alarms = benchmark.false_alarms_elsewhere(kind, range(71, 75))
    assert indicators
    assert alarms == ()
