"""The example council: its figures hold together, and it shows what Belisha can show."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.facts_builder import GENERATED

from belisha.analysis.forecast import Declined
from belisha.analysis.process_rules import Assurance, Variation
from belisha.cli.engine import analysis
from belisha.disclosure.choose import Why
from belisha.disclosure.protect import protect
from belisha.domain.direction import Direction, Incomparable
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, Frequency, NumberKind, Polarity, Unit
from belisha.domain.judgement import ADVERSE, Outcome
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.partnership import Table
from belisha.domain.period import Period, PeriodKind
from belisha.domain.prose import write_prose
from belisha.domain.target import Status
from belisha.exchange.package import Folder, read_package
from belisha.exchange.workbook import read_workbook
from belisha.report.assess import Assessed, assess
from belisha.report.compose import compose
from belisha.report.request import Request

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SEPTEMBER = Period.month(2026, 9)
JUDGED = tuple(Period.month(2026, month) for month in range(4, 10))
AGREES = {
    Status.ON_TARGET: Outcome.ON_COURSE,
    Status.NEAR_TARGET: Outcome.SOME_SLIPPAGE,
    Status.OFF_TARGET: Outcome.AT_RISK,
}
"""The expected outcome that needs no reason, by the status by rule."""
PER = {Unit.PERCENT: 100, Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000}


@cache
def example() -> Facts:
    return read_package(Folder(EXAMPLES / "estuary")).facts


@cache
def assessed(period: Period = SEPTEMBER) -> tuple[Assessed, ...]:
    return tuple(assess(history, period, example().organisation) for history in example().histories)


def by_code(code: str) -> History:
    history = example().history(code)
    assert history is not None
    return history


HISTORIES = pytest.mark.parametrize("history", example().histories, ids=lambda h: h.indicator.code)


def test_the_package_is_read_without_a_remark() -> None:
    reading = read_package(Folder(EXAMPLES / "estuary"))
    assert reading.remarks == ()
    assert len(reading.facts.histories) == 42


def test_the_workbook_says_what_the_package_says() -> None:
    path = EXAMPLES / "estuary.xlsx"
    assert read_workbook(path.read_bytes(), path.name).facts == example()


@HISTORIES
def test_rates_are_their_numerators_over_their_denominators(history: History) -> None:
    indicator = history.indicator
    step = Decimal(1).scaleb(-indicator.style.decimals)
    for seen in history.observations:
        assert (seen.numerator is None) == (seen.denominator is None)
        if seen.value is None or seen.numerator is None or seen.denominator is None:
            continue
        exact = seen.numerator * PER.get(indicator.unit, 1) / seen.denominator
        assert seen.value == exact.quantize(step, ROUND_HALF_UP), seen.period.code


@HISTORIES
def test_what_accumulates_does_not_fall_within_its_year(history: History) -> None:
    if history.indicator.aggregation is not Aggregation.CUMULATIVE:
        return
    for before, after in pairwise(o for o in history.current if o.value is not None):
        same_year = before.period.start_year == after.period.start_year
        if same_year or not history.indicator.resets:
            assert all(low <= high for low, high in zip(_sums(before), _sums(after), strict=True)), after.period.code
        else:
            assert _sums(after)[0] < _sums(before)[0], after.period.code


def _sums(seen: Observation) -> tuple[Decimal, ...]:
    """What adds up: a rate's two counts, else the value itself."""
    if seen.numerator is not None and seen.denominator is not None:
        return seen.numerator, seen.denominator
    assert seen.value is not None
    return (seen.value,)


def test_recycled_and_other_waste_are_shares_of_the_same_tonnes() -> None:
    recycling, residual = by_code("EP 1.1"), by_code("EP 1.2")
    known = [seen for seen in recycling.current if seen.value is not None]
    assert len(known) == 13
    for seen in known:
        left = residual.observation(Period.month(seen.period.calendar_year, seen.period.month_number))
        assert left is not None
        assert seen.denominator is not None
        assert seen.numerator is not None
        assert left.numerator == (seen.denominator - seen.numerator) * 1000


def test_the_year_to_date_average_weighs_each_month_alike() -> None:
    averages = by_code("EP 3.2").current
    populations = {seen.period: (seen.denominator or 0) / ((seen.period.last - 3) % 12 + 1) for seen in averages}
    assert all(len({populations[p] for p in populations if p.start_year == year}) == 1 for year in range(2023, 2027))


@HISTORIES
def test_the_targets_of_a_year_end_at_its_annual_target(history: History) -> None:
    totals = history.indicator.code == "EP 1.4"  # a count of its own month: the twelve add up
    years = [t for t in history.targets if t.period.kind is PeriodKind.YEAR]
    assert years
    if history.indicator.frequency is Frequency.ANNUAL or history.indicator.polarity is Polarity.NONE:
        return
    for year in years:
        parts = [
            t for t in history.targets if t.period != year.period and t.period.start_year == year.period.start_year
        ]
        assert parts, year.period.code
        last = parts[-1]
        if totals:
            assert year.value == sum((t.value or Decimal(0)) for t in parts)
        else:
            assert (year.value, year.lower, year.upper) == (last.value, last.lower, last.upper), year.period.code


def test_the_months_run_from_april_2023_without_a_hole() -> None:
    months = [Period.month(2023, 4).shift(count) for count in range(42)]
    for history in example().histories:
        if history.indicator.frequency is Frequency.MONTHLY:
            assert [o.period for o in history.current] == months, history.indicator.code


def test_outcomes_are_spread_as_the_readme_says() -> None:
    assert Counter(a.outcome for a in assessed()) == {
        Outcome.ON_COURSE: 23,
        Outcome.SOME_SLIPPAGE: 8,
        Outcome.AT_RISK: 9,
        None: 2,
    }


@pytest.mark.parametrize("period", JUDGED, ids=str)
def test_an_outcome_gives_a_reason_where_it_differs_from_the_rule(period: Period) -> None:
    for one in assessed(period):
        assert one.judgement is not None, one.indicator.code
        differs = one.outcome is None or one.outcome is not AGREES.get(one.ruling.status)
        assert bool(one.judgement.reason) == differs, one.indicator.code


@pytest.mark.parametrize("period", JUDGED, ids=str)
def test_every_adverse_outcome_has_its_commentary(period: Period) -> None:
    adverse = [one for one in assessed(period) if one.outcome in ADVERSE]
    assert adverse
    assert [one.indicator.code for one in adverse if one.commentary is None] == []


def test_no_commentary_is_said_twice() -> None:
    texts = [write_prose(c.prose) for history in example().histories for c in history.commentaries]
    assert len(texts) == len(set(texts))


def printed() -> Iterator[tuple[str, History, Period]]:
    """Every percentage in a commentary."""
    for history in example().histories:
        for commentary in history.commentaries:
            for figure in re.findall(r"(\d+(?:\.\d+)?)%", write_prose(commentary.prose)):
                yield figure, history, commentary.period


def test_every_percentage_in_a_commentary_is_in_the_data() -> None:
    found = list(printed())
    assert len(found) > 100
    for figure, history, period in found:
        known = {o.value for o in history.observations if o.period.last <= period.last} | {
            t.value for t in history.targets
        }
        assert Decimal(figure) in known, (history.indicator.code, period.code, figure)


def test_every_kind_of_thing_is_shown() -> None:
    indicators = [history.indicator for history in example().histories]
    seen = [o for history in example().histories for o in history.observations]
    assert {i.polarity for i in indicators} == set(Polarity)
    assert {i.aggregation for i in indicators} == set(Aggregation)
    assert {i.kind for i in indicators} == set(NumberKind)
    assert {i.unit for i in indicators} == set(Unit)
    assert {i.frequency for i in indicators} == set(Frequency)
    assert {o.missing for o in seen} - {None} == set(Missing)
    assert {quality for o in seen for quality in o.quality} == set(Quality)
    assert {i.style.keep_zeros for i in indicators} == {True, False}
    assert len({i.committee for i in indicators}) == 4
    assert any(len(i.owners) > 1 for i in indicators)
    assert {i.resets for i in indicators} == {True, False}
    assert all(i.definition and i.source and i.rationale and i.year_introduced for i in indicators)


def test_small_counts_are_withheld_and_what_would_tell_them() -> None:
    withheld = {(each.code, str(each.period or each.row)): each.why for each in protect(example()).withheld}
    assert withheld == {
        ("EP 2.6", "FY2024-25-Q1"): Why.SMALL,
        ("EP 2.6", "FY2026-27-Q2"): Why.WOULD_TELL,
        ("Community Safety Indicators 6", "Motorcycle"): Why.SMALL,
        ("Community Safety Indicators 6", "Bicycle"): Why.WOULD_TELL,
    }


def test_a_formula_works_out_visits_by_the_population_of_their_year() -> None:
    worked_out, visits = by_code("EP 3.5"), by_code("EP 5.3")
    assert [o.period for o in worked_out.current] == [o.period for o in visits.current]
    assert all(o.working for o in worked_out.observations)
    populations = {o.period.calendar_year: o.denominator for o in worked_out.current if o.period.month_number == 4}
    assert populations == {2023: 171640, 2024: 172180, 2025: 172650, 2026: 173040}
    complaints = {o.period.start_year: o.denominator for o in by_code("EP 6.7").current if o.denominator}
    assert complaints.items() <= populations.items()


def test_september_shows_every_status_and_direction() -> None:
    assert {a.ruling.status for a in assessed()} == set(Status)
    assert {a.travel.direction for a in assessed()} == set(Direction)
    why_not = {a.travel.why_not for a in assessed()} - {None}
    assert why_not == set(Incomparable) - {Incomparable.NO_TARGET}


def test_what_was_superseded_is_kept_with_its_reason() -> None:
    for code in ("EP 1.1", "EP 3.6", "EP 4.1", "EP 6.3"):
        superseded = {o.period for o in by_code(code).observations if o.revision == 2}
        assert len(superseded) == 1, code
        current = by_code(code).observation(superseded.pop())
        assert current is not None
        assert current.reason
        assert Quality.REVISED in current.quality


def test_partnership_tables_say_what_their_figures_give() -> None:
    tables = [
        (measure.number, block)
        for part in example().partnerships
        for measure in part.measures
        for block in measure.latest
        if isinstance(block, Table) and any("Change in %" in name for name in block.header)
    ]
    assert len(tables) == 2
    for _, table in tables:
        change = table.header.index("Change in %")
        for row in table.rows:
            after, before = (table.figure(cell).number for cell in row[change - 2 : change])
            assert after is not None
            assert before is not None
            exact = (after - before) * 100 / before
            assert table.figure(row[change]).number == exact.quantize(Decimal("0.1"), ROUND_HALF_UP), row[0]


def test_nobody_can_be_reached_at_an_address_of_the_example() -> None:
    contacts = example().publication.contacts
    assert contacts
    assert all(c.email.endswith("@estuary.example") and c.telephone.startswith("01632 960") for c in contacts)
    sources = [s for part in example().partnerships for m in part.measures for s in m.sources]
    assert sources
    assert all(re.match(r"https://[\w.]+\.estuary\.example/", source) for source in sources if ":" in source)


def test_a_revision_changed_a_status_and_others_changed_none() -> None:
    rows = compose(example(), Request(generated=GENERATED, period=SEPTEMBER)).revisions.rows
    changes = {row.reference.code: row.status_change for row in rows}
    assert changes == {"EP 1.1": "Off target to near target", "EP 3.6": "", "EP 4.1": "", "EP 6.3": ""}


def test_it_shows_what_is_computed() -> None:
    made = compose(example(), Request(generated=GENERATED), analyse=analysis())
    found = [entry.analysis for entry in made.entries if entry.analysis is not None]
    assert len(found) == 42
    assert {each.variation.code for each in found} == {*Variation, ""}
    assert {each.assurance.code for each in found} == {*Assurance, ""}
    assert {each.mean.missing for each in found} >= {"rolling", "year_to_date", "too_few_points"}
    assert any("trial limits" in each.process_sentence for each in found)
    assert {each.forecast.value.missing for each in found} == {"", Declined.ONE_VALUE_A_YEAR}
    assert any(each.forecast.value.shorthand == ("[p]",) for each in found)
    assert any(each.differs for each in found)
    assert "easier_than_last_result" in {remark.code for each in found for remark in each.remarks}
    assert "Too few cases to say" in {entry.direction.text for entry in made.entries}


def test_few_indicators_stand_out_as_in_a_real_council() -> None:
    made = compose(example(), Request(generated=GENERATED), analyse=analysis())
    found = [entry.analysis for entry in made.entries if entry.analysis is not None]
    special = [each for each in found if each.variation.code not in {"", Variation.COMMON_CAUSE}]
    assert 4 <= len(special) <= 6
    assert 4 <= sum(each.differs for each in found) <= 6
