"""How a figure was worked out, and how it compares: said among an indicator's particulars."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from belisha.analysis.derived import with_derived
from belisha.domain.benchmark import Benchmark
from belisha.domain.denominator import Denominator
from belisha.domain.indicator import MissingPart, NumberKind, Polarity, Unit
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.report.wording import say
from facts_builder import APRIL, detail, facts, history

PEOPLE = (Denominator("people", Period.month(2017, 1), Decimal(60_000), "mid-2016 estimate"),)
RATE = {"formula": "[A 1] / [people] * 1000", "kind": NumberKind.RATE, "unit": Unit.PER_1000}


def particulars(count: str | Missing, **fields: object) -> dict[str, str]:
    made = with_derived(facts(history([count], code="A 1"), history(code="F 1", **fields), denominators=PEOPLE))
    return {each.label: each.text for each in detail(made.histories[1], period=APRIL).particulars}


def test_a_worked_out_figure_shows_its_parts_and_whose_they_are() -> None:
    said = particulars("1200", **RATE)
    assert said["Formula"] == "[A 1] / [people] * 1000"
    assert said["Worked out"] == (
        "20 is [A 1] (1,200) / [people] (60,000 since January 2017) * 1000. people: mid-2016 estimate."
    )


def test_a_missing_part_is_named_and_so_is_one_that_counts_as_zero() -> None:
    assert particulars(Missing.WITHHELD, **RATE)["Worked out"] == (
        f"{say.missing_text(Missing.WITHHELD)}: [A 1] has no value in April 2017."
    )
    zero = {"formula": "[A 1] + 5", "missing_part": MissingPart.COUNTS_AS_ZERO}
    assert particulars(Missing.WITHHELD, **zero)["Worked out"] == (
        "5 is [A 1] (none) + 5. [A 1] without a value counts as zero."
    )


def test_a_recorded_figure_has_no_derivation() -> None:
    (one,) = facts(history(["5"], code="F 1", formula="1 + 1")).histories
    assert "Worked out" not in {each.label for each in detail(one).particulars}


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        (
            Polarity.MAXIMISE,
            "5 in April 2017 is 2nd of 3 in the group “Near us”, 0.5 worse than the others' middle value, 5.5.",
        ),
        (
            Polarity.MINIMISE,
            "5 in April 2017 is 2nd of 3 in the group “Near us”, 0.5 better than the others' middle value, 5.5.",
        ),
        (Polarity.NONE, "5 in April 2017 is 0.5 below Near us: 5.5."),
    ],
)
def test_how_it_compares(polarity: Polarity, said: str) -> None:
    others = tuple(
        Benchmark(period=APRIL, group="Near us", organisation=name, value=Decimal(value))
        for name, value in (("North", 4), ("South", 7))
    )
    one = replace(history(["5"], polarity=polarity), benchmarks=others)
    found = {each.label: each.text for each in detail(one).particulars}["Compared with others"]
    assert found.startswith(said)
