"""What is withheld of small counts, and that nobody can undo it: held against trying every figure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.facts_builder import ORGANISATION, facts, history

from belisha.analysis.derived import with_derived
from belisha.disclosure.choose import Why
from belisha.disclosure.protect import protect
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, NumberKind, NumberStyle, Unit
from belisha.domain.judgement import Commentary, Judgement, Outcome
from belisha.domain.observation import Missing, Observation
from belisha.domain.period import Period
from belisha.domain.prose import Paragraph

MARCH = Period.month(2017, 3)
TOTAL, CUMULATIVE = Aggregation.PERIOD_TOTAL, Aggregation.CUMULATIVE


def people(values: Sequence[str | Missing | None], code: str = "CP 1.1", **fields: Any) -> History:
    known = {"kind": NumberKind.COUNT, "style": NumberStyle(0), "sensitive": True, "aggregation": TOTAL, "end": MARCH}
    return history(values, code=code, **(known | fields))


def rate(parts: Sequence[tuple[int, int]], aggregation: Aggregation = Aggregation.SNAPSHOT, **fields: Any) -> History:
    """Percentages with one decimal, from numerators and denominators, that end with March 2017."""
    shares = [Decimal(100 * top) / of for top, of in parts]
    made = people(
        [f"{share:.1f}" for share in shares],
        kind=NumberKind.RATE,
        unit=Unit.PERCENT,
        aggregation=aggregation,
        style=NumberStyle(1),
        **fields,
    )
    return replace(
        made,
        observations=tuple(
            replace(o, numerator=Decimal(top), denominator=Decimal(of))
            for o, (top, of) in zip(made.observations, parts, strict=True)
        ),
    )


def shown(known: Facts, code: str = "CP 1.1") -> list[str]:
    held = protect(known).facts.history(code)
    assert held is not None
    return ["[c]" if o.missing is Missing.WITHHELD else str(o.value) for o in held.current]


CASES = [
    (["3", "50", "0", "6", "5"], TOTAL, "[c] 50 0 6 [c]", "small counts go, zero stays"),
    (["3", "9", "15", "19", "25"], CUMULATIVE, "[c] 9 15 [c] 25", "4 people in the fourth month would be 19 less 15"),
    (["20", "22", "30", "40"], CUMULATIVE, "20 [c] 30 40", "and so would 2 in the second"),
    (["20", "22", "23", "24"], CUMULATIVE, "20 [c] [c] [c]", "4 in three months are no more to be known"),
    (["20", "20", "20"], CUMULATIVE, "20 20 20", "nobody is nobody"),
    (["20", None, "23"], CUMULATIVE, "20 [c]", "3 in two months"),
]


@pytest.mark.parametrize(("values", "aggregation", "expected", "why"), CASES)
def test_a_series(values: list[str | None], aggregation: Aggregation, expected: str, why: str) -> None:
    year = Period.month(2016, 4 + len(values) - 1)
    assert " ".join(shown(facts(people(values, aggregation=aggregation, end=year)))) == expected


def test_a_year_begins_again() -> None:
    known = facts(people(["60", "3", "12"], aggregation=CUMULATIVE, end=Period.month(2017, 5)))
    assert shown(known) == ["60", "[c]", "12"]


def test_what_last_month_printed_this_month_does_not_withhold() -> None:
    """Month after month: what was printed stays printed, and what was withheld stays withheld."""
    values = ["7", "9", "12", "20", "21", "33", "34", "35", "44", "44", "47", "60"]
    releases = [
        shown(facts(people(values[:at], aggregation=CUMULATIVE, end=Period.month(2016, 4).shift(at - 1))))
        for at in range(1, 13)
    ]
    assert all(later[: len(one)] == one for one, later in pairwise(releases))
    assert releases[-1] == ["7", "[c]", "12", "20", "[c]", "33", "[c]", "[c]", "44", "44", "[c]", "60"]


def test_a_quarter_does_not_tell_its_third_month() -> None:
    months = people(["30", "3", "40"], end=Period.month(2016, 6))
    quarter = Observation(period=Period.quarter(2016, 1), value=Decimal(73))
    assert shown(facts(replace(months, observations=(*months.observations, quarter)))) == ["30", "[c]", "[c]", "73"]


def test_a_total_does_not_tell_its_part() -> None:
    known = facts(
        people(["40"], "T", sensitive=False),
        *(people([value], code, part_of="T") for code, value in {"A": "3", "B": "12", "C": "25"}.items()),
    )
    assert [shown(known, code) for code in "TABC"] == [["40"], ["[c]"], ["[c]"], ["25"]]
    assert {(each.code, each.why) for each in protect(known).withheld} == {("A", Why.SMALL), ("B", Why.WOULD_TELL)}


@pytest.mark.parametrize(
    ("top", "of", "expected"),
    [(3, 16, "[c]"), (14, 16, "[c]"), (0, 16, "0.0"), (16, 16, "100.0"), (8, 16, "50.0"), (2, 4, "[c]")],
)
def test_a_rate_of_few_is_withheld_and_so_is_one_that_leaves_few_over(top: int, of: int, expected: str) -> None:
    assert shown(facts(rate([(top, of)]))) == [expected]


def test_a_cumulative_rate_does_not_tell_the_few_of_one_month() -> None:
    known = facts(rate([(10, 20), (13, 40), (30, 60)], CUMULATIVE, end=Period.month(2016, 6)))
    assert shown(known) == ["50.0", "[c]", "50.0"]


def test_numerator_denominator_text_and_what_was_replaced_go_too() -> None:
    made = rate([(3, 16)])
    first = replace(made.observations[0], text="18.8%")
    second = replace(first, revision=2, numerator=Decimal(2), value=Decimal("12.5"), reason="It was 3, not 2.")
    safe = protect(facts(replace(made, observations=(first, second)))).facts.histories[0]
    assert [o.missing for o in safe.observations] == [Missing.WITHHELD] * 2
    assert {(o.value, o.numerator, o.denominator, o.text) for o in safe.observations} == {(None, None, None, "")}


def test_a_formula_does_not_tell_what_it_is_worked_out_of() -> None:
    known = with_derived(
        facts(
            people(["3", "30"], "A"),
            people(["50", "60"], "B", sensitive=False),
            people([], "SUM", sensitive=False, formula="[A] + [B]"),
        )
    )
    assert shown(known, "SUM") == ["[c]", "90"]
    assert not any(
        part.value == 3 for h in protect(known).facts.histories for o in h.observations for part in o.working
    )


def test_what_is_not_marked_is_left_alone() -> None:
    known = facts(people(["3"], sensitive=False))
    assert protect(known).facts is known


def test_the_organisation_says_what_is_small() -> None:
    known = facts(people(["8", "30"]))
    assert shown(known) == ["8", "30"]
    assert shown(replace(known, organisation=replace(ORGANISATION, small=10))) == ["[c]", "30"]


def test_protecting_twice_withholds_no_more() -> None:
    once = protect(facts(people(["3", "9", "15", "19", "25"], aggregation=CUMULATIVE, end=Period.month(2016, 8)))).facts
    assert protect(once).facts == once


def test_the_texts_say_it_no_more() -> None:
    made = people(["30", "3"])
    said = Commentary(period=MARCH, prose=(Paragraph("Three children came in March, 27 fewer than in February."),))
    judged = Judgement(period=MARCH, outcome=Outcome.AT_RISK, reason="Only 3 came.")
    safe = protect(facts(replace(made, commentaries=(said,), judgements=(judged,)))).facts.histories[0]
    assert safe.commentaries[0].prose == (Paragraph("[c] children came in March, 27 fewer than in February."),)
    assert safe.judgements[0].reason == "Only [c] came."


SMALL, TOP = 3, 14
LEAF_MONTHS = st.lists(st.integers(0, 6), min_size=2, max_size=4)


@settings(deadline=None, max_examples=60)
@given(own=LEAF_MONTHS, cumulative=st.booleans(), quarter=st.booleans())
def test_nobody_can_undo_it_in_a_series(own: list[int], cumulative: bool, quarter: bool) -> None:
    start, aggregation = Period.month(2016, 4), CUMULATIVE if cumulative else TOTAL
    values = list(accumulate(own)) if cumulative else own
    made = people([str(value) for value in values], aggregation=aggregation, end=start.shift(len(own) - 1))
    if quarter and not cumulative and len(own) > 2:
        whole = Observation(period=Period.quarter(2016, 1), value=Decimal(sum(own[:3])))
        made = replace(made, observations=(*made.observations, whole))
    safe = protect(replace(facts(made), organisation=replace(ORGANISATION, small=SMALL))).facts.histories[0]

    def figure(period: Period, guess: Sequence[int]) -> int:
        first = 0 if cumulative else period.first - start.first
        return sum(guess[first : period.last - start.first + 1])

    printed = {o.period: int(o.value) for o in safe.current if o.value is not None}
    guesses = [
        guess
        for guess in product(range(TOP + 1), repeat=len(own))
        if all(figure(period, guess) == value for period, value in printed.items())
    ]
    secrets = [{month} for month, count in enumerate(own) if 1 <= count <= SMALL]
    secrets += [
        {month for month in range(len(own)) if figure(o.period, [m == month for m in range(len(own))])}
        for o in made.current
        if o.value is not None and 1 <= o.value <= SMALL
    ]
    _nothing_is_known(secrets, guesses)


@settings(deadline=None, max_examples=40)
@given(parts=st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2))
def test_nobody_can_undo_it_in_totals_that_add_up(parts: list[list[int]]) -> None:
    """Two parts and their total, cumulative over two months: four counts, and every sum of them that is printed."""
    end = Period.month(2016, 5)

    def added(months: Sequence[int]) -> list[str]:
        return [str(value) for value in accumulate(months)]

    total = [a + b for a, b in zip(*parts, strict=True)]
    known = facts(
        people(added(total), "T", aggregation=CUMULATIVE, end=end),
        *(
            people(added(own), code, aggregation=CUMULATIVE, end=end, part_of="T")
            for code, own in zip("AB", parts, strict=True)
        ),
    )
    safe = protect(replace(known, organisation=replace(ORGANISATION, small=SMALL))).facts
    printed = dict(_printed(safe))
    members = {
        ("A", 0): {0},
        ("A", 1): {0, 1},
        ("B", 0): {2},
        ("B", 1): {2, 3},
        ("T", 0): {0, 2},
        ("T", 1): {0, 1, 2, 3},
    }
    guesses = [
        guess
        for guess in product(range(TOP + 1), repeat=4)
        if all(sum(guess[at] for at in members[place]) == value for place, value in printed.items())
    ]
    true = [*parts[0], *parts[1]]
    sums = [{at} for at in range(4)] + [{0, 2}, {1, 3}] + list(members.values())
    _nothing_is_known([each for each in sums if 1 <= sum(true[at] for at in each) <= SMALL], guesses)


def _printed(known: Facts) -> Iterator[tuple[tuple[str, int], int]]:
    for each in known.histories:
        for o in each.current:
            if o.value is not None:
                yield (each.indicator.code, o.period.last % 12 - 3), int(o.value)


def _nothing_is_known(secrets: Sequence[set[int]], guesses: Sequence[tuple[int, ...]]) -> None:
    for secret in secrets:
        sums = {sum(guess[at] for at in secret) for guess in guesses}
        assert max(sums) - min(sums) >= SMALL
