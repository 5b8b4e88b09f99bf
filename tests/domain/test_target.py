from decimal import Decimal

import pytest
from tests.spec import limits as limits_spec
from tests.spec import status as status_spec
from tests.spec import tolerance as tolerance_spec
from tests.spec._table import case, number, rows

from belisha.domain.facts import History
from belisha.domain.indicator import Indicator, Polarity
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Limits, Target, limits, rule
from belisha.domain.tolerance import Tolerance, ToleranceKind

APRIL = Period.month(2017, 4)


def read_tolerance(text: str) -> Tolerance:
    return Tolerance(Decimal(text.rstrip("%")), ToleranceKind.PERCENT if text.endswith("%") else ToleranceKind.AMOUNT)


def read_target(row: dict[str, str]) -> Target:
    low, _, high = row["bounds"].partition(" to ")
    return Target(period=APRIL, value=number(row["target"]), lower=number(low), upper=number(high))


@pytest.mark.parametrize("row", rows(status_spec.TABLE), ids=case)
def test_a_value_has_the_status_that_the_rule_says(row: dict[str, str]) -> None:
    polarity, tolerance = Polarity(row["which way"]), read_tolerance(row["tolerance"])
    ruling = rule(number(row["value"]), read_target(row), polarity, tolerance)
    assert ruling.status == row["status"]
    assert (ruling.value, ruling.tolerance) == (number(row["value"]), tolerance)


def describe(low: Decimal | None, high: Decimal | None) -> str:
    """ "90 or more", "66 or less", "95 to 105"."""
    shown = [f"{edge.normalize():f}" for edge in (low, high) if edge is not None]
    return " to ".join(shown) if len(shown) == 2 else f"{shown[0]} or {'more' if high is None else 'less'}"


@pytest.mark.parametrize("row", rows(limits_spec.TABLE), ids=case)
def test_limits_are_exact(row: dict[str, str]) -> None:
    edges = limits(read_target(row), Polarity(row["which way"]), read_tolerance(row["tolerance"]))
    said = (row["on target"], row["near target"])
    if edges is None:
        assert said == ("", "")
    else:
        on, near = (edges.on_lower, edges.on_upper), (edges.near_lower, edges.near_upper)
        assert (describe(*on), describe(*near)) == said


@pytest.mark.parametrize("row", rows(tolerance_spec.TABLE), ids=case)
def test_the_nearest_tolerance_holds(row: dict[str, str]) -> None:
    own, period = (read_tolerance(row[name]) if row[name] else None for name in ("indicator", "period"))
    indicator = Indicator(code="A", title="A", aim="A", polarity=Polarity.MAXIMISE, tolerance=own)
    organisation = Organisation(name="Estuary", tolerance=read_tolerance(row["organisation"]))
    target = Target(period=APRIL, value=Decimal(100), tolerance=period)
    ruling = rule(Decimal(0), target, Polarity.MAXIMISE, History(indicator=indicator).tolerance(organisation))
    assert ruling.tolerance == read_tolerance(row["holds"])


def test_a_value_without_a_target_keeps_the_tolerance_and_has_no_limits() -> None:
    ruling = rule(Decimal(5), None, Polarity.MAXIMISE, Tolerance(Decimal(5)))
    assert (ruling.status, ruling.target, ruling.limits) == ("no_target", None, None)


def test_a_missing_value_still_shows_the_limits_it_would_be_held_to() -> None:
    ruling = rule(None, Target(period=APRIL, value=Decimal(90)), Polarity.MAXIMISE, Tolerance(Decimal(5)))
    assert ruling.limits == Limits(Decimal(90), None, Decimal("85.5"), None)
