"""At a glance: what changed, the reds in a line each, what is missing."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.facts_builder import APRIL, GREEN, RED, council, facts, history, report

from belisha.domain.indicator import Frequency, Polarity
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.report.model import GlanceGroup, Report
from belisha.report.request import Edition, EditionKind


def group(made: Report, name: str) -> GlanceGroup:
    return next(g for g in made.glance.groups if g.heading.anchor == f"glance-{name}")


def lines(made: Report, name: str) -> list[tuple[str, str]]:
    return [(line.reference.code if line.reference else "", line.text) for line in group(made, name).lines]


def test_nothing_is_said_of_the_year_end_where_nobody_judged_it() -> None:
    assert group(report(history(["80"])), "reds").empty == "No expected outcome is known, so nothing can be said."
    assert group(report(history(["80"], outcome=GREEN)), "reds").empty == (
        "Of 1 indicator with an expected outcome, none is at risk of missing its annual target."
    )


def test_the_reds_are_told_from_their_figures() -> None:
    assert lines(report(*council()), "reds") == [
        ("CP 1.1", "75 is above 69.3, which is 105% of the target of 66."),
        ("CP 2.1", "80 is below 85.5, which is 95% of the target of 90."),
    ]


def test_what_is_missing_is_listed() -> None:
    missing = dict(lines(report(*council()), "missing"))
    assert missing["CP 2.2"] == "No value for April 2017: not collected. No target for April 2017. No expected outcome."
    assert missing["CP 1.1"] == "No commentary, though it is at risk or behind target."
    assert "CP 1.2" not in missing


def test_a_late_value_is_shown_with_its_own_month_and_listed_as_missing() -> None:
    late = history(["80", None], ["90", "90"], outcome=GREEN)
    made = report(late, period=APRIL)
    assert (made.entries[0].value.text, made.entries[0].period.text) == ("80", "March 2017")
    assert lines(made, "missing") == [("CP 1.1", "No value for April 2017; the latest is for March 2017.")]


def test_nothing_is_missing_from_an_indicator_for_information_that_has_its_value() -> None:
    assert lines(report(history(["80"], polarity=Polarity.NONE)), "missing") == []


@pytest.mark.parametrize(
    ("month", "annual", "said"),
    [
        (Missing.NOT_APPLICABLE, Decimal(90), ""),
        (
            Missing.NOT_APPLICABLE,
            Missing.TO_BE_CONFIRMED,
            "No target for April 2017; the annual target is to be confirmed.",
        ),
        (Missing.TO_BE_CONFIRMED, None, "Target for April 2017: to be confirmed."),
        (Missing.NOT_STATED, Decimal(90), "No target for April 2017."),
        (Missing.NOT_APPLICABLE, None, "No target for April 2017."),
    ],
)
def test_a_missing_target_is_told_by_the_month_and_the_year(
    month: Missing, annual: Decimal | Missing | None, said: str
) -> None:
    year = Period.year(2017)
    targets = [Target(period=APRIL, missing=month)]
    if isinstance(annual, Missing):
        targets.append(Target(period=year, missing=annual))
    elif annual is not None:
        targets.append(Target(period=year, value=annual))
    known = replace(history(["80"], outcome=GREEN), targets=tuple(targets))
    assert lines(report(known), "missing") == ([("CP 1.1", said)] if said else [])


def test_changes_come_from_earlier_figures_where_no_earlier_report_is_given() -> None:
    made = report(history(["30", "29.6"], ["30", "33.5"], code="CP 3.4"), history(["80", "84"], ["90", "90"]))
    assert lines(made, "changed") == [
        ("CP 3.4", "Was on target, now off target. Value down from 30 to 29.6. Target raised from 30 to 33.5."),
    ]
    assert group(made, "changed").heading.text == "What has changed since March 2017"
    assert "this source's own figures for March 2017, where 2 of 2 indicators" in group(made, "changed").introduction


def test_changes_since_an_earlier_report() -> None:
    march = Period.month(2017, 3)
    before = facts(history(["90"], ["90"], end=march, outcome=GREEN, code="CP 1.1"))
    made = report(history(["80"], ["90"], outcome=RED, code="CP 1.1"), history(["1"], code="CP 9.9"), previous=before)
    assert lines(made, "changed") == [
        (
            "CP 1.1",
            "Was on target, now off target. Expected outcome was on course to achieve target, now at risk of missing target. Value down from 90 to 80.",
        ),
        ("CP 9.9", "New in this report."),
    ]


def test_an_indicator_that_left_since_the_earlier_report_is_named() -> None:
    march = Period.month(2017, 3)
    kept, left = history(["90"], end=march, code="CP 1.1"), history(["90"], end=march, code="CP 4.1", committee="Place")
    made = report(history(["80"], code="CP 1.1"), previous=facts(kept, left))
    assert lines(made, "changed") == [("", "CP 4.1 Indicator CP 4.1: it has left the register since March 2017.")]


@pytest.mark.parametrize(("committee", "told"), [("Place", True), ("People", False)])
def test_an_edition_names_only_those_that_left_it(committee: str, told: bool) -> None:
    march = Period.month(2017, 3)
    before = [
        history(["90"], end=march, code=f"CP 1.{n}", committee=name) for n, name in enumerate(["People", "Place"])
    ]
    left = history(["90"], end=march, code="CP 4.1", committee="Place")
    now = [replace(h, observations=history(["80"]).observations) for h in before]
    made = report(*now, previous=facts(*before, left), edition=Edition(EditionKind.COMMITTEE, committee))
    assert any(text.startswith("CP 4.1") for _, text in lines(made, "changed")) is told


@pytest.mark.parametrize(
    ("march", "said"),
    [
        (Missing.NOT_YET_AVAILABLE, "No value for March 2017: not yet available."),
        (Missing.NOT_STATED, "No value for March 2017: not stated."),
        (Missing.NOT_COLLECTED, ""),
        ("85", ""),
    ],
)
def test_a_quarters_figure_that_is_overdue_is_missing_in_the_months_after(march: Missing | str, said: str) -> None:
    due = ["80", Missing.NOT_APPLICABLE, Missing.NOT_APPLICABLE, march, Missing.NOT_APPLICABLE]
    quarterly = history(due, [None] * 4 + ["90"], outcome=GREEN, frequency=Frequency.QUARTERLY)
    assert lines(report(quarterly, period=APRIL), "missing") == ([("CP 1.1", said)] if said else [])
