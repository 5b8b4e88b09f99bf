"""What a table of dates may hold besides, and what is concluded from its figures."""

from decimal import Decimal

import pytest

from belisha.domain.facts import History
from belisha.domain.indicator import Frequency
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Missing, Observation
from belisha.domain.period import Period
from belisha.exchange.document import read_document, recognise

LIST = "Ref\tShort Name\tFormat\tLatest Month\tMonth's Value\tMonth's Target\tAnnual Target 2025/26\tOutcome\n"
MAY = Period.month(2025, 5)


def history(
    rows: str, title: str = "Visits [Cumulative]", *, value: str = "40", key: str = "", symbol: str = ""
) -> History:
    """The history of one indicator with this title, this value in the list, and these rows under its header of dates."""
    text = (
        f"Report\nMay 2025\n{key}\nSection 1: Indicators\n{LIST}"
        f"K1\t{title}\tAim to Maximise\tMay 2025\t{value}\t45\t500\t{symbol}\n\n"
        f"Section 2: Detail\nK1\t{title}\t\nYear Introduced\t2020\t\nDate Range 1\t\t\n{rows}\n"
    )
    reading = recognise(read_document(text.encode(), "report.txt"))
    assert reading.unread == ()
    (found,) = reading.facts.histories
    return found


def test_the_two_counts_behind_a_rate() -> None:
    rows = "\tTarget\tNumerator\tDenominator\tValue\nApril 2025\t50%\t1\t4\t25%\nMay 2025\t50%\t2\t5\t40%"
    found = history(rows, "Share of calls answered", value="40%")
    assert found.observations == (
        Observation(
            period=MAY.shift(-1), value=Decimal(25), text="25%", numerator=Decimal(1), denominator=Decimal(4)
        ),
        Observation(period=MAY, value=Decimal(40), text="40%", numerator=Decimal(2), denominator=Decimal(5)),
    )  # fmt: skip


RESETS = [
    ("\tValue\tTarget\nMarch 2025\t480\t\nApril 2025\t20\t\nMay 2025\t40\t", True),
    ("\tValue\tTarget\nMarch 2025\t30\t\nApril 2025\t35\t\nMay 2025\t40\t", False),
    ("\tValue\tTarget\nApril 2025\t20\t\nMay 2025\t40\t", True),
]


@pytest.mark.parametrize(("rows", "resets"), RESETS)
def test_a_cumulative_count_starts_again_unless_its_figures_go_on(rows: str, resets: bool) -> None:
    assert history(rows).indicator.resets is resets


def test_a_rate_always_starts_again() -> None:
    rows = "\tValue\tTarget\nMarch 2025\t30%\t\nApril 2025\t35%\t"
    assert history(rows, "Share of visits [Cumulative]", value="40%").indicator.resets


FREQUENCIES = [
    ("April 2024\tN/A\nMay 2024\tN/A\nJune 2024\t1\nSeptember 2024\t2\nMay 2025\tN/A", "N/A", Frequency.QUARTERLY),
    ("April 2023\tN/A\nMarch 2024\t1\nApril 2024\tN/A\nMarch 2025\t2", "N/A", Frequency.ANNUAL),
    ("April 2024\tN/A\nMay 2024\tN/A\nJune 2024\t1\nAugust 2024\t2", "N/A", Frequency.MONTHLY),
    ("June 2024\t1\nSeptember 2024\t2", "3", Frequency.MONTHLY),
]


@pytest.mark.parametrize(("rows", "value", "frequency"), FREQUENCIES)
def test_how_often_it_is_reported(rows: str, value: str, frequency: Frequency) -> None:
    assert history(f"\tValue\n{rows}", value=value).indicator.frequency is frequency


def test_dates_may_be_days_and_years() -> None:
    found = history("\tValue\tTarget\n2023/24\t450\t440\n31/03/2025\t480\t500\n30/04/2025\t20\t")
    assert [seen.period.label for seen in found.observations] == ["2023/24", "March 2025", "April 2025", "May 2025"]
    year = found.target(Period.year(2023))
    assert year is not None
    assert year.value == 440


def test_words_where_a_figure_should_be_are_no_value() -> None:
    seen = history("\tValue\tTarget\nApril 2025\tsee below\t").observation(MAY.shift(-1))
    assert seen == Observation(period=MAY.shift(-1), missing=Missing.NOT_STATED, text="see below")


def test_a_symbol_may_stand_beside_its_meaning_in_the_key() -> None:
    key = "Key\nSymbol\tMeaning\n◆\tat risk of missing target\n"
    judged = history("\tValue\nApril 2025\t20", key=key, symbol="◆").judgements[0]
    assert judged.outcome is Outcome.AT_RISK
