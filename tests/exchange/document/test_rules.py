"""The small rules of recognition, as tables of cases."""

from datetime import datetime
from decimal import Decimal

import pytest

from belisha.domain.figure import Role
from belisha.domain.indicator import Aggregation, Polarity, Unit
from belisha.domain.judgement import Outcome
from belisha.domain.organisation import Contact
from belisha.domain.period import Period
from belisha.domain.prose import BulletList, Paragraph, Prose
from belisha.exchange.document.commentary import prose_of
from belisha.exchange.document.dates import read_moment, read_period, years_in
from belisha.exchange.document.furniture import contacts_in, organisation_from
from belisha.exchange.document.inline import plain, read_cell
from belisha.exchange.document.numbers import bounds_in, read_printed
from belisha.exchange.document.titles import read_title
from belisha.exchange.document.words import Column, column_of, outcome_in, outcome_of, polarity_of

TITLES = [
    ("Bins [Cumulative]", "Bins", Aggregation.CUMULATIVE),
    ("Bins (cumulative)", "Bins", Aggregation.CUMULATIVE),
    ("Bins [Cumulative YTD]", "Bins", Aggregation.CUMULATIVE),
    ("Bins [Cummulative]", "Bins", Aggregation.CUMULATIVE),
    ("Bins [Monthly Snapshot]", "Bins", Aggregation.SNAPSHOT),
    ("Bins [Rolling Quarter]", "Bins", Aggregation.ROLLING_QUARTER),
    ("Bins [YTD average]", "Bins", Aggregation.YTD_AVERAGE),
    ("Bins [Year to date Snapshot]", "Bins", Aggregation.YTD_SNAPSHOT),
    ("Bins - monthly", "Bins", Aggregation.PERIOD_TOTAL),
    ("Bins [Cumulative", "Bins", Aggregation.CUMULATIVE),
    ("Bins Cumulative]", "Bins", Aggregation.CUMULATIVE),
    ("Bins [Cumulative)", "Bins", Aggregation.CUMULATIVE),
    ("Bins [REF 2B(1) [Rolling Quarter]", "Bins [REF 2B(1)]", Aggregation.ROLLING_QUARTER),
    ("Bins (REF 1C (2A) [Snapshot]", "Bins (REF 1C (2A))", Aggregation.SNAPSHOT),
    ("Bins [REF 1H] (of all kinds)", "Bins [REF 1H] (of all kinds)", Aggregation.NOT_STATED),
    ("Bins [Cumulative] of the north", "Bins of the north", Aggregation.CUMULATIVE),
    ("Bins (excluding skips).", "Bins (excluding skips).", Aggregation.NOT_STATED),
    ("Cumulative rainfall", "Cumulative rainfall", Aggregation.NOT_STATED),
    ("", "", Aggregation.NOT_STATED),
]


@pytest.mark.parametrize(("printed", "title", "aggregation"), TITLES)
def test_titles(printed: str, title: str, aggregation: Aggregation) -> None:
    read = read_title(printed)
    assert (read.title, read.aggregation) == (title, aggregation)


@pytest.mark.parametrize(
    ("printed", "repair"),
    [
        ("Bins [Cummulative]", "the spelling in its brackets"),
        ("Bins [Cumulative", "a bracket was closed"),
        ("Bins Cumulative]", "a bracket was opened"),
        ("Bins [Cumulative)", "its brackets were made to match"),
    ],
)
def test_a_repaired_title_says_what_was_mended(printed: str, repair: str) -> None:
    assert read_title(printed).repairs == (repair,)


PERIODS = [
    ("April 2016", "2016-04"),
    ("Apr 2016", "2016-04"),
    ("Apr-16", "2016-04"),
    ("apr '16", "2016-04"),
    ("Sept. 2016", "2016-09"),
    ("2016-04", "2016-04"),
    ("4/2016", "2016-04"),
    ("Q1 2016/17", "FY2016-17-Q1"),
    ("Q4 2016-17", "FY2016-17-Q4"),
    ("Quarter 2 2016/2017", "FY2016-17-Q2"),
    ("2016/17 Q3", "FY2016-17-Q3"),
    ("2016/17", "FY2016-17"),
    ("2016-2017", "FY2016-17"),
    ("FY 2016/17", "FY2016-17"),
    ("2011-12", "FY2011-12"),
    ("Apr-98", "1998-04"),
    ("30/04/2016", None),
    ("2016/18", None),
    ("13/2016", None),
    ("April", None),
    ("69.6", None),
    ("April 2016 was wet", None),
    ("EB 1.1", None),
]


@pytest.mark.parametrize(("text", "code"), PERIODS)
def test_periods(text: str, code: str | None) -> None:
    period = read_period(text)
    assert (period.code if period else None) == code


def test_a_day_stands_for_its_month_where_it_may() -> None:
    assert read_period("30/04/2016", days=True) == Period.month(2016, 4)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14 June 2017 10:42", "2017-06-14T10:42"),
        ("14th June 2017", "2017-06-14T00:00"),
        ("14/06/2017 9.05 pm", "2017-06-14T21:05"),
        ("2017-06-14T10:42:07", "2017-06-14T10:42:07"),
        ("31 February 2017", None),
        ("June", None),
    ],
)
def test_moments(text: str, moment: str | None) -> None:
    assert read_moment(text) == (datetime.fromisoformat(moment) if moment else None)


def test_years_in_a_heading() -> None:
    assert years_in("Section 1: 2017- 2018 and 2019/20, not 2016-04") == (Period.year(2017), Period.year(2019))


HEADERS = [
    ("MPR Code", Column.CODE),
    ("Ref.", Column.CODE),
    ("Short Name", Column.TITLE),
    ("Month's Value", Column.VALUE),
    ("Months Value", Column.VALUE),
    ("Month’s Target", Column.TARGET),
    ("Annual Target 2017/18", Column.ANNUAL_TARGET),
    ("2017/18 Target", Column.ANNUAL_TARGET),
    ("Year End Target", Column.ANNUAL_TARGET),
    ("April 2017 Actual", Column.VALUE),
    ("Scrutiny Committe", Column.COMMITTEE),
    ("Managed By", Column.OWNER),
    ("Weather", None),
]


@pytest.mark.parametrize(("header", "column"), HEADERS)
def test_headers(header: str, column: Column | None) -> None:
    assert column_of(header) is column


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("✓", Outcome.ON_COURSE),
        ("✔\ufe0f", Outcome.ON_COURSE),
        ("Green", Outcome.ON_COURSE),
        ("AMBER", Outcome.SOME_SLIPPAGE),
        ("R", Outcome.AT_RISK),
        ("🔴", Outcome.AT_RISK),
        ("At risk of missing target", Outcome.AT_RISK),
        ("●", None),
        ("✗", None),
        ("", None),
    ],
)
def test_outcomes(text: str, outcome: Outcome | None) -> None:
    assert outcome_of(text) is outcome


def test_a_key_goes_before_what_a_symbol_usually_means() -> None:
    assert outcome_of("▲", {"▲": Outcome.AT_RISK}) is Outcome.AT_RISK
    assert outcome_in("some slippage against target, but still expected to meet it") is Outcome.SOME_SLIPPAGE


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Aim to Maximise", Polarity.MAXIMISE),
        ("aim to minimize", Polarity.MINIMISE),
        ("Higher is better", Polarity.MAXIMISE),
        ("Low", Polarity.MINIMISE),
        ("Goldilocks", Polarity.GOLDILOCKS),
        ("For information", Polarity.NONE),
        ("Blue", None),
    ],
)
def test_polarities(text: str, polarity: Polarity | None) -> None:
    assert polarity_of(text) is polarity


@pytest.mark.parametrize(
    ("text", "number", "unit", "decimals"),
    [
        ("12.5 days", "12.5", Unit.DAYS, 1),
        ("£1.2m", "1200000", Unit.POUNDS, 0),
        ("£1.234 million", "1234000", Unit.POUNDS, 0),
        ("3.25k", "3250", Unit.NUMBER, 0),
        ("3,400 tonnes", "3400", Unit.TONNES, 0),
        ("58.9%", "58.9", Unit.PERCENT, 1),
        ("↓3.5", "-3.5", Unit.NUMBER, 1),
        ("58.9% (provisional)", "58.9", Unit.PERCENT, 1),
        ("12 days (e)", "12", Unit.DAYS, 0),
        ("12m", None, Unit.NUMBER, 0),
        ("12 million", "12000000", Unit.NUMBER, 0),
        ("see note", None, Unit.NUMBER, 0),
        ("5 may 2017", None, Unit.NUMBER, 0),
    ],
)
def test_figures_with_words(text: str, number: str | None, unit: Unit, decimals: int) -> None:
    figure = read_printed(text, Role.VALUE)
    assert figure.text == text
    assert (figure.number, figure.unit, figure.decimals) == (Decimal(number) if number else None, unit, decimals)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("64 - 72", (64, 72)), ("64% to 72%", (64, 72)), ("64–72", (64, 72)), ("72 - 64", None), ("-5", None)],
)
def test_bounds(text: str, bounds: tuple[int, int] | None) -> None:
    assert bounds_in(text) == bounds


PROSE: list[tuple[list[str], Prose]] = [
    (["One.", "Two."], (Paragraph("One."), Paragraph("Two."))),
    (["We will:", "• clean;", "• mend."], (Paragraph("We will:"), BulletList(("clean", "mend.")))),
    (["We will: • clean; • mend."], (Paragraph("We will:"), BulletList(("clean", "mend.")))),
    (["- clean", "- mend"], (BulletList(("clean", "mend")),)),
    (["1. clean", "2. mend"], (BulletList(("clean", "mend")),)),
    (["A - 4%; B - 10%; C - 2%."], (BulletList(("A - 4%", "B - 10%", "C - 2%")),)),
    (["By kind: A - 4%; B - 10%; C - 2%."], (Paragraph("By kind:"), BulletList(("A - 4%", "B - 10%", "C - 2%")))),
    (["It rained; it snowed; it blew."], (Paragraph("It rained; it snowed; it blew."),)),
    (["  spaced \t out  "], (Paragraph("spaced out"),)),
    ([""], ()),
]


@pytest.mark.parametrize(("lines", "prose"), PROSE)
def test_prose(lines: list[str], prose: Prose) -> None:
    assert prose_of(lines) == prose


MARKUP = [
    ("**bold** and __under__", "bold and under"),
    ("Solved** %", "Solved** %"),
    ("** This number", "** This number"),
    ("1632*", "1632*"),
    ("p<0.05 and <5 cases", "p<0.05 and <5 cases"),
    ("<u>Outcome</u> &amp; more", "Outcome & more"),
    ("A&E, R&D; &notice", "A&E, R&D; &notice"),
    ("1632\\*", "1632*"),
    ("one&nbsp;two&#8202;three&#x202e;four&#7;", "one two threefour"),
]


@pytest.mark.parametrize(("text", "words"), MARKUP)
def test_markup_in_text(text: str, words: str) -> None:
    assert plain(text) == words


def test_markup_in_a_cell() -> None:
    cell = read_cell("<p>One</p><p>Two <b>b</b></p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr>")
    assert cell.paragraphs == ("One", "Two b")
    assert [(grid.header, grid.rows) for grid in cell.grids] == [(("a", "b"), (("1", ""),))]


def test_contacts_may_have_names_and_lack_the_rest() -> None:
    assert contacts_in("Ada Mere, ada@x.example, 01632 960101; or bo@x.example") == (
        Contact("Ada Mere", "ada@x.example", "01632 960101"),
        Contact("", "bo@x.example", ""),
    )
    assert contacts_in("call (01632) 960101") == (Contact(telephone="(01632) 960101"),)


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("a@estuary.gov.uk", "Estuary"),
        ("a@performance.estuary.gov.uk", "Estuary"),
        ("a@upper-vale.gov.uk", "Upper Vale"),
        ("a@estuary.example", "Estuary"),
        ("a@gmail.com", ""),
    ],
)
def test_an_organisation_by_its_addresses(email: str, name: str) -> None:
    assert organisation_from([Contact(email=email)]) == name
