"""The next month starts from this month: what lasts is kept, what belonged to the last issue goes."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace
from tests.exchange.workbook.editing import APRIL, facts

from belisha.domain.facts import Facts, PrintedCount
from belisha.domain.judgement import Outcome
from belisha.domain.organisation import Publication
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.exchange.forward import forward

MAY = APRIL.shift(1)


def issued() -> Facts:
    publication = Publication(
        period=APRIL,
        version="1.1",
        generated=datetime(2026, 5, 14, 10, 42),  # noqa: DTZ001 - a report's moment has no time zone
        publisher="Performance Team",
        notices=("There is no finance report this month.",),
        front_matter=("What this report is for.",),
    )
    counts = (PrintedCount(outcome=Outcome.ON_COURSE, count=3),)
    return replace(facts(), publication=publication, printed_counts=counts)


def test_the_next_month_keeps_all_but_what_belonged_to_the_last_issue() -> None:
    started = forward(issued(), MAY)
    publication = Publication(period=MAY, publisher="Performance Team", front_matter=("What this report is for.",))
    assert started == replace(issued(), publication=publication, printed_counts=())


def test_a_month_may_be_left_out_and_a_source_without_a_month_may_start() -> None:
    assert forward(issued(), APRIL.shift(3)).publication.period == APRIL.shift(3)
    assert forward(replace(issued(), publication=Publication()), MAY).publication.period == MAY


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (APRIL, "April 2026 is not after April 2026, the month reported"),
        (APRIL.shift(-1), "March 2026 is not after April 2026, the month reported"),
        (Period.quarter(2026, 2), "Q2 2026/27 is not a month"),
        (Period.year(2026), "2026/27 is not a month"),
    ],
)
def test_any_other_period_is_refused(period: Period, found: str) -> None:
    with pytest.raises(SourceError) as caught:
        forward(issued(), period)
    assert [problem.found for problem in caught.value.problems] == [found]
