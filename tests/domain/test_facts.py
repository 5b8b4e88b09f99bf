from decimal import Decimal

import pytest

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Indicator, NumberStyle, Polarity
from belisha.domain.judgement import Commentary, Judgement, Outcome
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.problems import Problem, SourceError
from belisha.domain.prose import Paragraph
from belisha.domain.target import Target

APRIL = Period.month(2017, 4)
ORGANISATION = Organisation(name="Estuary Borough Council")


def value(period: Period, number: int | None = 1, revision: int = 1, *quality: Quality) -> Observation:
    missing = Missing.NOT_COLLECTED if number is None else None
    held = None if number is None else Decimal(number)
    return Observation(period=period, value=held, missing=missing, revision=revision, quality=quality)


def history(*observations: Observation, code: str = "A", committee: str = "", aim: str = "X") -> History:
    indicator = Indicator(code=code, title=code, aim=aim, polarity=Polarity.MAXIMISE, committee=committee)
    return History(indicator=indicator, observations=observations)


def test_a_history_is_sorted_however_it_was_made() -> None:
    may = APRIL.shift(1)
    made = History(
        indicator=history().indicator,
        observations=(value(may), value(APRIL, 2, 2), value(APRIL)),
        targets=(Target(period=may, value=Decimal(1)), Target(period=APRIL, value=Decimal(2))),
        judgements=(Judgement(period=may, outcome=Outcome.AT_RISK), Judgement(period=APRIL, outcome=Outcome.ON_COURSE)),
        commentaries=(
            Commentary(period=may, prose=(Paragraph("b"),)),
            Commentary(period=APRIL, prose=(Paragraph("a"),)),
        ),
    )
    assert [(o.period, o.revision) for o in made.observations] == [(APRIL, 1), (APRIL, 2), (may, 1)]
    for parts in (made.targets, made.judgements, made.commentaries):
        assert [part.period for part in parts] == [APRIL, may]


def test_the_last_revision_holds_and_the_others_are_kept() -> None:
    made = history(value(APRIL, 5), value(APRIL, 6, 2))
    assert [o.value for o in made.current] == [Decimal(6)]
    assert made.observation(APRIL) == value(APRIL, 6, 2)
    assert len(made.observations) == 2


def test_what_a_period_lacks_is_none() -> None:
    assert [history().observation(APRIL), history().target(APRIL), history().judgement(APRIL)] == [None] * 3
    assert history().commentary(APRIL) is None


@pytest.mark.parametrize(("at", "broken"), [(-1, False), (0, False), (1, True), (12, True), (13, False)])
def test_a_break_lies_after_the_earlier_and_up_to_the_later_period(at: int, *, broken: bool) -> None:
    made = history(value(APRIL), value(APRIL.shift(at), 1, 2, Quality.BREAK_IN_SERIES))
    assert made.broken_between(APRIL, APRIL.shift(12)) is broken


def test_a_break_that_a_revision_took_back_is_none() -> None:
    made = history(value(APRIL, 1, 1, Quality.BREAK_IN_SERIES), value(APRIL, 1, 2))
    assert not made.broken_between(APRIL.shift(-12), APRIL)


def test_the_latest_period_is_the_last_with_a_value() -> None:
    made = Facts(
        organisation=ORGANISATION, histories=(history(value(APRIL), value(APRIL.shift(1), None)), history(code="B"))
    )
    assert made.latest_period == APRIL
    assert Facts(organisation=ORGANISATION).latest_period is None


def test_committees_and_aims_keep_the_plans_order() -> None:
    histories = (
        history(code="A", committee="Place", aim="X"),
        history(code="B", committee="People", aim="Y"),
        history(code="C", committee="Place", aim="X"),
        history(code="D"),
    )
    made = Facts(organisation=ORGANISATION, histories=histories)
    assert made.committees == ("Place", "People")
    assert [h.indicator.code for h in made.of_aim("X")] == ["A", "C", "D"]
    assert made.history("B") == histories[1]
    assert made.history("Z") is None


@pytest.mark.parametrize(("number", "missing"), [(None, None), (Decimal(1), Missing.NOT_COLLECTED)])
def test_a_value_is_never_left_out_in_silence(number: Decimal | None, missing: Missing | None) -> None:
    with pytest.raises(ValueError, match="2017-04: an observation has either"):
        Observation(period=APRIL, value=number, missing=missing)


@pytest.mark.parametrize(("outcome", "missing"), [(None, None), (Outcome.AT_RISK, Missing.NOT_STATED)])
def test_an_outcome_is_never_left_out_in_silence(outcome: Outcome | None, missing: Missing | None) -> None:
    with pytest.raises(ValueError, match="2017-04: a judgement has either"):
        Judgement(period=APRIL, outcome=outcome, missing=missing)


@pytest.mark.parametrize(
    ("number", "decimals", "published"),
    [
        ("48.25", 1, "48.3"),
        ("48.35", 1, "48.4"),
        ("-48.25", 1, "-48.3"),
        ("2.5", 0, "3"),
        ("10", 2, "10.00"),
        ("0.049", 1, "0.0"),
    ],
)
def test_figures_are_published_rounded_half_up_away_from_zero(number: str, decimals: int, published: str) -> None:
    assert str(NumberStyle(decimals).published(Decimal(number))) == published


def test_an_error_says_where_what_and_what_to_do() -> None:
    problem = Problem(place="line 64", found="two headings", expected="one", remedy="Remove one of them.")
    assert str(problem) == "line 64: two headings. Expected one. Remove one of them."
    assert str(Problem(place="", found="nothing", expected="a file")) == "nothing. Expected a file."
    assert str(SourceError("a.txt", [problem])) == "a.txt cannot be read: 1 problem."
    assert str(SourceError("a.txt", [problem, problem])) == "a.txt cannot be read: 2 problems."
