"""Formula indicators in a register: their figures are worked out when it is read, and never written as recorded ones."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from belisha.domain.denominator import Denominator
from belisha.domain.facts import Facts
from belisha.domain.indicator import MissingPart, NumberKind, Unit
from belisha.domain.observation import Missing, Observation, Part, Quality
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.exchange.package import Folder, read_package, write_package
from belisha.exchange.workbook import read_workbook, write_workbook
from facts_builder import APRIL, facts, history

MARCH = APRIL.shift(-1)
PEOPLE = (
    Denominator("people", Period.month(2016, 4), Decimal(50_000), "mid-2015 estimate"),
    Denominator("people", APRIL, Decimal(60_000), "mid-2016 estimate"),
)
RATE = {"formula": "[A 1] / [people] * 1000", "kind": NumberKind.RATE, "unit": Unit.PER_1000}


def register(*formulas: dict[str, object], counts: tuple[str | Missing | None, ...] = ("90", "120")) -> Facts:
    made = [history(code=f"F {at}", **fields) for at, fields in enumerate(formulas, start=1)]
    return facts(history(counts, code="A 1"), *made, denominators=PEOPLE)


def read_back(written: Facts, folder: Path) -> Facts:
    write_package(written, folder / "p")
    found = read_package(Folder(folder / "p")).facts
    assert read_workbook(write_workbook(found), "b.xlsx").facts == found
    return found


def derived(found: Facts, code: str = "F 1") -> dict[Period, Observation]:
    one = found.history(code)
    assert one is not None
    return {each.period: each for each in one.current}


def test_a_rate_per_population_by_the_estimate_that_held(tmp_path: Path) -> None:
    found = derived(read_back(register(RATE), tmp_path))
    assert {period: (o.value, o.numerator, o.denominator) for period, o in found.items()} == {
        MARCH: (Decimal("1.8"), 90, 50_000),
        APRIL: (Decimal("2.0"), 120, 60_000),
    }
    assert found[APRIL].working == (
        Part("A 1", Decimal(120)),
        Part("people", Decimal(60_000), APRIL, "mid-2016 estimate"),
    )


def test_what_was_worked_out_is_not_written_as_recorded(tmp_path: Path) -> None:
    read_back(register(RATE), tmp_path)
    assert "F 1" not in (tmp_path / "p" / "values.csv").read_text("utf-8")


def test_a_recorded_figure_goes_before_a_worked_out_one(tmp_path: Path) -> None:
    both = register(RATE)
    kept = replace(both.histories[1], observations=(Observation(period=APRIL, value=Decimal("1.9")),))
    found = derived(read_back(replace(both, histories=(both.histories[0], kept)), tmp_path))
    assert (found[MARCH].value, found[APRIL].value, found[APRIL].working) == (Decimal("1.8"), Decimal("1.9"), ())


def test_a_missing_part_leaves_none_for_its_own_reason_unless_it_counts_as_zero(tmp_path: Path) -> None:
    plus = {"formula": "[A 1] + 5"}
    zero = plus | {"missing_part": MissingPart.COUNTS_AS_ZERO}
    read = read_back(register(plus, zero, counts=(Missing.WITHHELD, "120")), tmp_path)
    assert derived(read)[MARCH].missing is Missing.WITHHELD
    assert derived(read, "F 2")[MARCH].value == 5
    assert derived(read, "F 2")[APRIL].value == 125


def test_there_is_no_figure_before_the_first_denominator_nor_over_nothing(tmp_path: Path) -> None:
    early = replace(register(RATE, {"formula": "1 / ([A 1] - [A 1])"}), denominators=PEOPLE[1:])
    read = read_back(early, tmp_path)
    assert derived(read)[MARCH].missing is Missing.NOT_STATED
    assert derived(read)[MARCH].working[1] == Part("people", None)
    assert derived(read, "F 2")[APRIL].missing is Missing.NOT_APPLICABLE


def test_a_formula_may_name_another_whatever_their_order(tmp_path: Path) -> None:
    read = read_back(register({"formula": "[F 2] * 2"}, {"formula": "[A 1] + 1"}), tmp_path)
    assert derived(read)[APRIL].value == 242


def test_a_doubtful_part_makes_a_doubtful_figure(tmp_path: Path) -> None:
    one = register(RATE)
    doubtful = replace(one.histories[0].observations[1], quality=(Quality.PROVISIONAL,))
    parts = replace(one.histories[0], observations=(one.histories[0].observations[0], doubtful))
    found = derived(read_back(replace(one, histories=(parts, one.histories[1])), tmp_path))
    assert (found[MARCH].quality, found[APRIL].quality) == ((), (Quality.PROVISIONAL,))


@pytest.mark.parametrize(
    ("formulas", "said"),
    [
        (["[A 1"], "'[' cannot stand"),
        (["[A 2] + 1"], '"A 2". Expected an indicator\'s code'),
        (["[peopel] + 1"], "Did you mean people?"),
        (["[F 1] + 1"], "F 1 needs F 1: a figure that needs itself"),
        (["[F 2]", "[F 1]"], "a figure that needs itself"),
    ],
)
def test_a_formula_that_cannot_be_followed_is_refused_in_its_place(
    formulas: list[str], said: str, tmp_path: Path
) -> None:
    write_package(register(*({"formula": text} for text in formulas)), tmp_path / "p")
    with pytest.raises(SourceError) as caught:
        read_package(Folder(tmp_path / "p"))
    (problem,) = caught.value.problems
    assert "column formula" in problem.place
    assert said in str(problem)
