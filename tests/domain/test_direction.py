from decimal import Decimal

import pytest
from tests.spec import direction as spec
from tests.spec._table import case, number, rows

from belisha.domain.direction import Standing, travel
from belisha.domain.indicator import Polarity
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.period import Period
from belisha.domain.target import Target

NOW = Period.month(2017, 4)
THEN = NOW.previous_year


def observation(period: Period, value: str, quality: str) -> Observation:
    held = number(value)
    missing = Missing.NOT_COLLECTED if held is None else None
    return Observation(period=period, value=held, missing=missing, quality=(Quality(quality),) if quality else ())


def target(period: Period, text: str) -> Target | None:
    low, _, high = text.partition("-")
    if high:
        return Target(period=period, lower=Decimal(low), upper=Decimal(high))
    return Target(period=period, value=Decimal(text)) if text else None


@pytest.mark.parametrize("row", rows(spec.TABLE), ids=case)
def test_the_direction_is_judged_by_which_way_is_better(row: dict[str, str]) -> None:
    when, _, quality = row["also"].partition(" ")
    aimed, _, aimed_then = row["targets (now, then)"].partition(",")
    now = observation(NOW, row["now"], quality if when == "now" else "")
    then = observation(THEN, row["year before"], quality if when == "then" else "")
    found = travel(
        Standing(NOW, now, target(NOW, aimed.strip())),
        Standing(THEN, then, target(THEN, aimed_then.strip())),
        Polarity(row["which way"]),
        broken=row["also"] == "a break between",
    )
    said = f"{found.direction}: {found.why_not}" if found.why_not else found.direction.value
    assert (f"{said}, tentatively" if found.tentative else said) == row["direction"]


def test_a_period_that_nobody_recorded_is_a_missing_value() -> None:
    found = travel(Standing(NOW), Standing(THEN), Polarity.MAXIMISE)
    assert (found.direction, found.why_not, found.value, found.earlier) == ("not_comparable", "no_value", None, None)
