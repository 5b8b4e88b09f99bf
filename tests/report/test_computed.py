"""What is computed, as a report shows it: beside what was judged, and nowhere in a report without analysis."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from tests.facts_builder import APRIL, GENERATED, facts, history

from belisha.cli.engine import analysis
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, NumberKind, NumberStyle, Polarity
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Quality
from belisha.domain.organisation import Publication
from belisha.domain.period import Period
from belisha.report.codec import decode_report, encode_report
from belisha.report.compose import compose
from belisha.report.model import Detail, Entry, GlanceGroup, Report
from belisha.report.request import Request

STEADY = ["50", "52"] * 6
JUMP = [*STEADY, "70"]
NARROW = ["50.0", "50.2"] * 18
COUNTS: dict[str, Any] = {"aggregation": Aggregation.PERIOD_TOTAL, "kind": NumberKind.COUNT, "style": NumberStyle(0)}
STOCK: dict[str, Any] = {"aggregation": Aggregation.SNAPSHOT, "kind": NumberKind.COUNT, "style": NumberStyle(0)}


def computed(*histories: History, **asked: Any) -> Report:
    return compose(facts(*histories), Request(generated=GENERATED, every_detail=True, **asked), analyse=analysis())


def shown(one: History) -> tuple[Entry, Detail]:
    made = computed(one)
    return made.entries[0], made.details[0]


def group(made: Report, anchor: str) -> GlanceGroup:
    return next(each for each in made.glance.groups if each.heading.anchor == anchor)


@pytest.mark.parametrize(
    ("values", "fields", "signals"),
    [
        (JUMP, {}, ["improvement"]),
        (JUMP, {"polarity": Polarity.MINIMISE}, ["concern"]),
        (JUMP, {"polarity": Polarity.MINIMISE, "targets": ["90"] * len(JUMP)}, ["concern"]),
        (JUMP, {"targets": ["90"] * len(JUMP)}, ["improvement"]),
        (JUMP, {"polarity": Polarity.NONE}, ["neutral_high"]),
        ([*STEADY, "30"], {"polarity": Polarity.NONE}, ["neutral_low"]),
        (NARROW, {"polarity": Polarity.GOLDILOCKS, "targets": ["50"] * 36}, ["common_cause", "consistently_passes"]),
        ([*NARROW, "54"], {"polarity": Polarity.GOLDILOCKS, "targets": ["50"] * 37}, ["neutral_high"]),
        ([*NARROW, "46"], {"polarity": Polarity.GOLDILOCKS, "targets": ["50"] * 37}, ["neutral_low"]),
        (STEADY, {"targets": ["51"] * 12}, ["common_cause", "hit_and_miss"]),
        (STEADY, {"targets": ["40"] * 12}, ["common_cause", "consistently_passes"]),
        (STEADY, {"targets": ["60"] * 12}, ["common_cause", "consistently_fails"]),
        (STEADY[:7], {"targets": ["51"] * 7}, []),
    ],
)
def test_an_entry_has_the_icons_of_its_series(values, fields, signals):
    entry, _ = shown(history(values, fields.pop("targets", ()), **(STOCK | fields)))
    assert [signal.label.code for signal in entry.signals] == signals


def test_figures_and_sentence_are_of_the_latest_value():
    entry, detail = shown(history(JUMP, **STOCK))
    found = entry.analysis
    assert found is not None
    assert (found.period.text, found.value.text, found.rule.code) == ("April 2017", "70", "outside_limits")
    assert (found.mean.text, found.lower.text, found.upper.text) == ("52.5", "43.6", "61.3")
    assert found.mean.number == Decimal("52.5")
    assert found.variation_sentence.startswith("70 in April 2017 is above the upper limit of 61.3")
    assert detail.process is not None
    assert detail.process.trend.description == found.process_sentence
    assert detail.process_text == ""


def test_a_cumulative_count_s_chart_has_what_each_month_added():
    running = ["50", "102", "152", "204", "254", "306", "356", "408", "458", "510", "560", "612"]
    one = history([*running, "70"], aggregation=Aggregation.CUMULATIVE, kind=NumberKind.COUNT, style=NumberStyle(0))
    entry, detail = shown(one)
    assert [point.value.text for point in detail.own] == [*STEADY, "70"]
    assert entry.analysis.variation.code == "improvement"
    assert detail.process.trend.title == "CP 1.1: each period's own value and its limits"
    assert detail.trend.title != detail.process.trend.title


def test_a_series_that_can_have_no_limits_says_why():
    entry, detail = shown(history(STEADY, aggregation=Aggregation.ROLLING_QUARTER))
    assert (entry.signals, detail.process, detail.own) == ((), None, ())
    assert detail.process_text == "There are no limits: the values roll, so each shares cases with the one before."
    assert entry.analysis.mean.missing == "rolling"
    assert entry.analysis.mean.text == "No limits"


def test_a_stock_that_carries_over_has_no_icon_and_no_chart_of_limits_but_the_reason():
    wandering = [str(50 + at // 4) for at in range(24)]
    entry, detail = shown(history(wandering, **STOCK))
    assert (entry.signals, detail.process) == ((), None)
    assert entry.analysis.mean.missing == "carried_over"
    assert "each is mostly the one before (lag-one correlation 0." in detail.process_text
    assert "Values stay near" not in detail.process_text
    entry, detail = shown(history(wandering, **(STOCK | {"aggregation": Aggregation.PERIOD_TOTAL})))
    assert entry.signals
    assert detail.process is not None


def test_a_forecast_stands_beside_the_target_and_on_the_trend():
    entry, detail = shown(history(STEADY, annual="51", end=Period.month(2017, 4), **STOCK))
    expected = entry.analysis.forecast
    assert entry.forecast == f"Forecast {expected.value.text} ({expected.low.text} to {expected.high.text})"
    assert 0 < expected.chance.number < 100
    assert expected.rests_on.number == 12
    assert detail.outlook[0] == expected.sentence
    mark = detail.trend.forecast
    assert (mark.value, mark.low, mark.high) == (expected.value.number, expected.low.number, expected.high.number)
    assert detail.trend.axis.minimum <= mark.low <= mark.high <= detail.trend.axis.maximum


def test_a_year_s_total_is_not_drawn_among_its_months():
    entry, detail = shown(history(STEADY, annual="600", **COUNTS))
    assert entry.forecast
    assert detail.trend.forecast is None


def test_a_forecast_of_provisional_figures_is_marked_and_a_declined_one_says_why():
    one = history(STEADY, annual="51", **STOCK)
    last = replace(one.observations[-1], quality=(Quality.PROVISIONAL,))
    entry, _ = shown(replace(one, observations=(*one.observations[:-1], last)))
    assert entry.analysis.forecast.value.shorthand == ("[p]",)
    entry, detail = shown(history(STEADY[:2], annual="51", **STOCK))
    assert (entry.forecast, entry.analysis.forecast.value.missing) == ("", "too_few_periods")
    assert entry.analysis.forecast.low is entry.analysis.forecast.value
    assert detail.outlook[0].startswith("No forecast: ")


@pytest.mark.parametrize(
    ("owner", "differs", "says"),
    [
        (Outcome.ON_COURSE, True, "The figures suggest “At risk of missing target”, from a chance of less than 1%"),
        (Outcome.AT_RISK, False, "The figures suggest the same."),
        (None, False, "The figures suggest “At risk of missing target”"),
    ],
)
def test_what_the_figures_suggest_stands_beside_what_the_owner_expects(owner, differs, says):
    entry, detail = shown(history(STEADY, annual="90", outcome=owner, **STOCK))
    assert entry.analysis.suggestion.code == "at_risk"
    assert entry.analysis.differs is differs
    assert bool(entry.suggestion) is differs
    assert says in detail.lines[1]
    assert detail.lines[1].startswith("Expected outcome: ")


def test_at_a_glance_tells_signals_and_differences():
    worse = history(JUMP, code="CP 1", polarity=Polarity.MINIMISE, outcome=Outcome.ON_COURSE, annual="40", **STOCK)
    better, even = history(JUMP, code="CP 2", **STOCK), history(STEADY, code="CP 3", **STOCK)
    made = computed(even, better, worse)
    special = group(made, "glance-signals").lines
    assert [line.signal.label.code for line in special] == ["concern", "improvement"]
    assert special[0].reference.code == "CP 1"
    assert special[1].text == "1 indicator for the better: CP 2 Indicator CP 2."
    (differing,) = group(made, "glance-differing").lines
    assert (differing.reference.code, differing.outcome.code) == ("CP 1", "on_course")
    quiet = computed(even)
    assert group(quiet, "glance-signals").lines == ()
    assert group(quiet, "glance-signals").empty == "No latest value is more than noise."


def test_the_key_explains_what_is_shown_and_nothing_else():
    def explained(made: Report, kind: str) -> list[str]:
        return [each.label.code for part in made.key.groups for each in part.entries if each.kind == kind]

    steady = computed(history(STEADY, ["51"] * 12, **STOCK))
    assert explained(steady, "variation") == ["common_cause"]
    assert explained(steady, "assurance") == ["hit_and_miss"]
    # Twelve months below a mean that the last one lifted are a shift.
    assert explained(computed(history(JUMP, **STOCK)), "variation") == ["concern", "improvement"]
    assert explained(computed(history(STEADY[:3], **STOCK)), "variation") == []
    assert {"forecast", "suggestion"} <= {*explained(steady, "term")}


def test_a_report_without_analysis_says_nothing_of_it():
    given = facts(history(JUMP, ["51"] * 13, annual="90", outcome=Outcome.ON_COURSE, **STOCK))
    made = compose(given, Request(generated=GENERATED, every_detail=True))
    entry, detail = made.entries[0], made.details[0]
    assert (entry.analysis, entry.signals, entry.forecast, entry.suggestion) == (None, (), "", "")
    assert (detail.outlook, detail.process, detail.process_text, detail.own) == ((), None, "", ())
    assert detail.trend.forecast is None
    assert not {"glance-signals", "glance-differing"} & {each.heading.anchor for each in made.glance.groups}
    assert not {"key-variation", "key-assurance"} & {each.heading.anchor for each in made.key.groups}
    assert len(made.about.blocks) + 2 == len(computed(history(JUMP, **STOCK)).about.blocks)


def test_a_stored_report_keeps_its_analysis():
    made = computed(history(JUMP, ["51"] * 13, annual="90", **STOCK))
    assert decode_report(encode_report(made)) == made


def lowered(previous: str | None, *earlier: str) -> list[str]:
    """What a report says of a target of 80, where releases of January, February … 2017 had others, as ``previous``."""

    def release(annual: str, month: int) -> Facts:
        period = Period.month(2017, month)
        return facts(history(STEADY, annual=annual, end=period, **STOCK), publication=Publication(period=period))

    made = compose(
        facts(history(STEADY, annual="80", end=Period.month(2017, 3), **STOCK)),
        Request(generated=GENERATED),
        None if previous is None else release(previous, 2),
        analysis(),
        [release(annual, 1) for annual in earlier],
    )
    return [remark.text for remark in made.entries[0].analysis.remarks]


def test_a_target_that_an_earlier_release_had_harder_was_lowered():
    said = ["The target was 90 earlier in the year and is now easier: 80."]
    assert lowered("90") == said
    assert lowered("80", "90") == said
    assert lowered("80") == lowered("70", "75") == lowered(None) == []


def test_what_came_later_is_out_of_sight():
    one = history([*STEADY, "90"], **STOCK)
    before = computed(one, period=APRIL.shift(-1)).entries[0]
    assert before.analysis.period.text == "March 2017"
    assert before.signals[0].label.code == "common_cause"
