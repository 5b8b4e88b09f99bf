"""What is too much for one report is refused, and how much there is."""

import pytest
from msgspec.structs import replace
from tests.facts_builder import APRIL, GENERATED, council, facts

from belisha.domain.facts import Facts
from belisha.domain.judgement import Commentary
from belisha.domain.organisation import Publication
from belisha.domain.partnership import Measure, Partnership, Table
from belisha.domain.period import Period
from belisha.domain.prose import Paragraph
from belisha.report.bounds import MOST_CHARACTERS, MOST_INDICATORS, MOST_TEXTS
from belisha.report.compose import compose
from belisha.report.request import Request, RequestError


def with_commentary(text: str, period: Period = APRIL) -> Facts:
    given = facts(*council())
    first, *others = given.histories
    commentaries = (Commentary(period=period, prose=(Paragraph(text),)),)
    return replace(given, histories=(replace(first, commentaries=commentaries), *others))


def with_partnership(cells: int) -> Facts:
    measure = Measure(number="1", title="Crimes", latest=(Table(rows=tuple(("x", "y") for _ in range(cells // 2))),))
    return replace(facts(*council()), partnerships=(Partnership(title="Safety", measures=(measure,)),))


def with_indicators(count: int) -> Facts:
    one = council()[0]
    many = (replace(one, indicator=replace(one.indicator, code=f"CP {number}")) for number in range(count))
    return facts(*many)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (with_commentary("x" * (MOST_CHARACTERS + 1)), "characters of text"),
        (
            replace(facts(*council()), publication=Publication(front_matter=("x " * MOST_CHARACTERS,))),
            "characters of text",
        ),
        (with_partnership(MOST_TEXTS), "paragraphs and cells of text"),
        (with_indicators(MOST_INDICATORS + 1), "it would have 2,001 indicators"),
    ],
    ids=["commentary", "introduction", "table", "indicators"],
)
def test_what_is_beyond_bounds_is_refused(given: Facts, found: str) -> None:
    with pytest.raises(RequestError) as caught:
        compose(given, Request(generated=GENERATED))
    assert found in str(caught.value.problems[0])


def test_the_longest_commentary_of_any_month_but_the_reported_is_no_matter() -> None:
    given = with_commentary("x" * (MOST_CHARACTERS + 1), APRIL.shift(-1))
    assert compose(given, Request(generated=GENERATED, period=APRIL)).identity.period.code == APRIL.code
