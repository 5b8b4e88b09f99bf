"""What goes on the page: order, counts that add up, editions, drafts, and what is said at a glance."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.facts_builder import AMBER, APRIL, GENERATED, GREEN, RED, council, entry, facts, history, report

from belisha.domain.facts import Facts, History, PrintedCount
from belisha.domain.judgement import Commentary, Derivation, Judgement
from belisha.domain.observation import Missing, Observation
from belisha.domain.organisation import Publication
from belisha.domain.partnership import Measure, Partnership
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.domain.prose import read_prose
from belisha.domain.target import Target
from belisha.report.compose import compose
from belisha.report.model import Paragraph, Report
from belisha.report.request import Edition, EditionKind, Request


def composed(given: Facts, previous: Facts | None = None, **asked: object) -> Report:
    return compose(given, Request(generated=GENERATED, **asked), previous)  # type: ignore[arg-type]


def test_the_counts_add_up_by_aim_and_in_all() -> None:
    summary = report(*council()).summary
    for table in (summary.outcomes, summary.statuses):
        assert all(sum(c.number or 0 for c in row.counts) == row.total.number for row in (*table.rows, table.total))
        for column in range(len(table.columns)):
            assert sum(row.counts[column].number or 0 for row in table.rows) == table.total.counts[column].number
    assert [(c.label.code, c.count.text) for c in summary.counts] == [
        ("at_risk", "1"),
        ("at_risk_or_some_slippage", "1"),
        ("some_slippage", "1"),
        ("on_course", "1"),
        ("none", "1"),
    ]
    assert summary.sentence.startswith("5 indicators: 1 at risk of missing target, 1 at risk or with some slippage, ")


def test_an_open_outcome_has_no_column_where_there_is_none() -> None:
    columns = [label.code for label in report(*council()[:3]).summary.outcomes.columns]
    assert columns == ["at_risk", "some_slippage", "on_course", "none"]


def test_the_detail_holds_what_is_judged_red_or_amber_and_on_request_everything() -> None:
    assert [d.entry.code for d in report(*council()).details] == ["CP 1.1", "CP 1.10", "CP 2.1"]
    assert len(report(*council(), every_detail=True).details) == 5
    none = report(council()[1])
    assert none.details == ()
    assert none.detail.empty


def test_contents_name_every_section_once_in_the_order_of_the_page() -> None:
    made = report(*council())
    anchors = [entry.heading.anchor for entry in made.contents]
    assert anchors == [
        *["summary", "at-a-glance", "key", "indicators", "aim-1", "aim-2"],
        *["detail", "detail-aim-1", "detail-aim-2", "revisions", "about"],
    ]
    assert [c.heading.number for c in made.contents if c.heading.number] == [
        *["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "4"],
    ]


def test_partnerships_are_numbered_anew_and_only_in_the_whole_report() -> None:
    sections = (
        Partnership(
            title="Health",
            measures=(Measure(number="7.", title="Waiting", sources=("https://a.example/x", "GP survey")),),
        ),
    )
    given = facts(*council(), partnerships=sections)
    whole = composed(given)
    assert whole.partnerships is not None
    measure = whole.partnerships.partnerships[0].measures[0]
    assert (measure.heading.number, measure.heading.text) == ("3.1.1", "Waiting")
    assert [(s.text, s.url) for s in measure.sources] == [
        ("https://a.example/x", "https://a.example/x"),
        ("GP survey", ""),
    ]
    assert whole.revisions.heading.number == "4"
    edition = composed(given, edition=Edition(EditionKind.COMMITTEE, "People"))
    assert edition.partnerships is None
    assert edition.revisions.heading.number == "3"


@pytest.mark.parametrize(
    ("kind", "name", "codes"),
    [
        (EditionKind.COMMITTEE, "people", ["CP 1.1", "CP 1.10"]),
        (EditionKind.AIM, "CLEAN", ["CP 2.1", "CP 2.2"]),
        (EditionKind.OWNER, "B", ["CP 1.1", "CP 1.2"]),
    ],
)
def test_an_edition_holds_its_own_indicators(kind: EditionKind, name: str, codes: list[str]) -> None:
    made = report(*council(), edition=Edition(kind, name))
    assert [e.code for e in made.entries] == codes
    assert made.identity.edition
    assert made.summary.outcomes.total.total.text == str(len(codes))


def test_an_edition_nobody_belongs_to_names_what_there_is() -> None:
    with pytest.raises(SourceError) as caught:
        report(*council(), edition=Edition(EditionKind.COMMITTEE, "Peopel"))
    assert "one of: People; Place. Did you mean “People”?" in str(caught.value.problems[0])


def test_what_the_report_is_called() -> None:
    identity = report(*council(), draft=True, release="V1.1", organisation="Another Council").identity
    assert (identity.organisation, identity.version_text, identity.draft) == ("Another Council", "Draft 1.1", "Draft")
    assert identity.file_stem == "monthly-performance-report-2017-04-v1.1-draft"
    assert (identity.generated_code, identity.generated) == ("2017-06-14T10:42", "14 June 2017 10:42")
    whole = composed(replace(facts(*council()), publication=Publication(version="V1.0")))
    assert whole.identity.file_stem == "monthly-performance-report-2017-04-v1.0"


def test_the_period_is_the_latest_with_values_and_later_figures_are_out_of_sight() -> None:
    known = history(["70", "75", Missing.NOT_YET_AVAILABLE], ["66", "66", "66"], end=Period.month(2017, 5))
    assert report(known).identity.period.text == "April 2017"
    earlier = report(known, period=Period.month(2017, 3))
    assert earlier.entries[0].value.text == "70"
    assert [p.period.code for p in earlier.entries[0].series if p.value.number is not None] == ["2017-03"]
    assert [p.future for p in earlier.entries[0].series] == [False, True, True]
    assert [p.value.text for p in earlier.entries[0].series] == ["70", "Not due yet", "Not due yet"]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (Period.month(2030, 1), "February 2017, March 2017, April 2017"),
        (Period.month(2016, 1), "September 2016, October 2016, November 2016"),
        (Period.month(2016, 12), "October 2016, November 2016, January 2017"),
        (Period.quarter(2016, 4), "February 2017, March 2017, April 2017"),
    ],
)
def test_the_nearest_periods_with_values_are_named_instead(asked: Period, near: str) -> None:
    values = ["70", "71", "72", Missing.NOT_COLLECTED, "73", "74", "75", "76"]
    known = history(values, ["66"] * 8, end=Period.month(2017, 4))
    if asked == Period.month(2016, 12):
        known = replace(known, observations=tuple(o for o in known.observations if o.period != asked))
    with pytest.raises(SourceError) as caught:
        composed(facts(known), period=asked)
    assert caught.value.problems[0].expected == f"one with figures, such as {near}"


def test_a_period_for_which_nothing_is_recorded_is_refused() -> None:
    given = facts(*council())
    with pytest.raises(SourceError) as caught:
        composed(given, period=Period.month(2030, 1))
    assert str(caught.value.problems[0]) == (
        "--period: nothing is recorded for January 2030. Expected one with figures, such as April 2017."
    )
    begun = replace(given, publication=Publication(period=Period.month(2017, 5)))
    assert composed(begun, period=Period.month(2017, 5)).identity.period.text == "May 2017"


@pytest.mark.parametrize(
    ("previous", "found"),
    [
        (facts(history(["84"])), "it is of April 2017"),
        (facts(history([Missing.WITHHELD])), "it has no values"),
        (facts(history(["84"], end=Period.month(2017, 3), code="XX 1")), "it has none of this report's indicators"),
    ],
)
def test_an_earlier_source_is_of_an_earlier_month_and_the_same_register(previous: Facts, found: str) -> None:
    with pytest.raises(SourceError) as caught:
        report(*council(), previous=previous)
    assert [(p.place, p.found) for p in caught.value.problems] == [("--previous", found)]


def test_what_a_source_says_of_its_own_month_is_not_said_of_another() -> None:
    known = history(["75", "75"], ["66", "66"])
    given = facts(
        known,
        publication=Publication(period=APRIL, notices=("No finance report this month.",)),
        printed_counts=(PrintedCount(outcome=RED, count=9),),
    )
    own, other = composed(given), composed(given, period=Period.month(2017, 3))
    assert (own.notices, len(own.summary.printed)) == (("No finance report this month.",), 1)
    assert (other.notices, other.summary.printed) == ((), ())


def test_a_colour_that_cannot_be_read_is_said_not_to_be_used() -> None:
    def told(colour: str) -> bool:
        given = facts(*council())
        about = composed(replace(given, organisation=replace(given.organisation, brand_colour=colour))).about
        return any(isinstance(block, Paragraph) and f"{colour}, is too pale" in block.text for block in about.blocks)

    assert [told(colour) for colour in ("#ffdd00", "#1d5c63", "")] == [True, False, False]


def test_late_values_are_counted_as_what_they_are() -> None:
    made = report(history(["80", None], ["90", "90"]), history(["1", "2"], code="CP 1.2"), period=APRIL)
    assert made.summary.statuses.caption == "Status by rule by aim, 1 of them for a month before April 2017"


def test_a_figure_of_many_digits_is_printed_in_full() -> None:
    assert entry(history(["123456789012345678901234.5"])).value.text == "123,456,789,012,345,678,901,234.5"


def test_facts_without_any_value_cannot_be_reported() -> None:
    with pytest.raises(SourceError, match="1 problem"):
        report(history())


def test_anchors_stay_unique_where_codes_differ_in_signs_only() -> None:
    made = report(history(["1"], code="CP 1.1"), history(["2"], code="CP-1-1"))
    assert [e.anchor for e in made.entries] == ["cp-1-1", "cp-1-1-2"]


def test_a_replaced_figure_is_a_revision_and_a_first_figure_is_not() -> None:
    march = Period.month(2017, 3)
    known = history(["85", "80"], ["90", "90"])
    revised = Observation(period=march, value=Decimal(90), revision=2, reason="Late returns.")
    first = Observation(period=march, value=Decimal(85))
    both = History(
        indicator=known.indicator, observations=(first, revised, known.observations[1]), targets=known.targets
    )
    (row,) = report(both).revisions.rows
    assert (row.period.text, row.before.text, row.after.text, row.reason) == ("March 2017", "85", "90", "Late returns.")
    assert row.status_change == "Off target to on target"
    assert report(known).revisions.rows == ()
    assert report(known, previous=facts(history(["84", Missing.NOT_YET_AVAILABLE], end=march))).revisions.rows == ()
    (since,) = report(known, previous=facts(history(["84"], end=march))).revisions.rows
    assert (since.before.text, since.after.text, since.status_change) == ("84", "85", "")


def test_printed_counts_stand_beside_what_they_leave_open() -> None:
    counts = (
        PrintedCount(outcome=RED, count=1),
        PrintedCount(outcome=AMBER, count=2),
        PrintedCount(outcome=RED, count=1, aim="CLEAN"),
        PrintedCount(outcome=AMBER, count=1, aim="CLEAN"),
    )
    made = composed(facts(*council(), printed_counts=counts))
    assert made.summary.printed == (
        "The source printed 1 “At risk of missing target” and 2 “Some slippage against target”.",
        "For CLEAN the source printed 1 “At risk of missing target” and 1 “Some slippage against target”.",
    )
    assert [g.printed for g in made.detail.groups] == ["", made.summary.printed[1]]
    settled = composed(facts(*council()[:3], printed_counts=(PrintedCount(outcome=RED, count=1),)))
    assert settled.summary.printed == ()


def test_a_derived_outcome_says_by_which_rule() -> None:
    known = history(["80"], ["90"])
    judged = replace(
        known, judgements=(Judgement(period=APRIL, outcome=RED, derivation=Derivation.LISTED_WITH_ONE_COUNT),)
    )
    assert entry(judged).outcome_note.startswith("Worked out: ")
    assert "worked out" in str(report(judged).about.blocks)


def test_an_outcome_that_differs_from_the_rule_gives_its_reason() -> None:
    known = history(["80"], ["90"])
    reasoned = replace(known, judgements=(Judgement(period=APRIL, outcome=GREEN, reason="The backlog is cleared."),))
    assert entry(reasoned).outcome_note == "The owner's reason: The backlog is cleared."
    assert entry(history(["80"], ["90"], outcome=GREEN)).outcome_note == (
        "Differs from the status by rule; the owner gives no reason."
    )
    assert entry(history(["80"], ["90"], outcome=RED)).outcome_note == ""


def test_the_key_holds_every_symbol_that_is_used_and_no_other() -> None:
    made = report(*council())
    kinds = {
        kind: {e.label.code for g in made.key.groups for e in g.entries if e.kind == kind}
        for kind in ("outcome", "status", "polarity", "direction", "shorthand")
    }
    assert (
        kinds["outcome"]
        == {label.code for label in made.summary.outcomes.columns}
        >= {e.outcome.code for e in made.entries}
    )
    assert (
        kinds["status"]
        == {label.code for label in made.summary.statuses.columns}
        >= {e.status.code for e in made.entries}
    )
    assert kinds["polarity"] == {"minimise", "maximise"}
    assert kinds["direction"] == {"not_comparable"}
    assert kinds["shorthand"] == {"[x]"}


def test_a_year_in_which_nothing_was_collected_is_a_sentence_and_not_a_table_of_blanks() -> None:
    known = history([Missing.NOT_COLLECTED] * 12 + ["58.9"], [None] * 12 + ["90"], year_introduced=2017)
    last, this = report(known, every_detail=True).details[0].years
    assert (last.points, last.text) == ((), "Not collected in 2016/17: the indicator was introduced in 2017.")
    assert [p.period.text for p in this.points] == ["April 2017"]


def test_commentary_keeps_its_paragraphs_and_lists() -> None:
    known = history(["80"], ["90"], outcome=RED)
    said = replace(known, commentaries=(Commentary(period=APRIL, prose=read_prose("What.\n\n• a\n• b"), by="A"),))
    (detail,) = report(said).details
    assert [type(b).__name__ for b in detail.commentary] == ["Paragraph", "BulletList"]
    assert (detail.commentary_by, detail.commentary_text) == ("A", "")
    assert report(known).details[0].commentary_text == "No commentary was given."


def test_a_bad_annual_target_is_shown_as_what_it_is() -> None:
    known = history(["80"], ["90"])
    open_year = replace(
        known, targets=(*known.targets, Target(period=Period.year(2017), missing=Missing.TO_BE_CONFIRMED))
    )
    assert entry(open_year).annual_target.text == "To be confirmed"
    assert entry(history(["80"], ["90"], annual="97.3")).annual_target.text == "97.3"
