"""A made-up report with every awkward thing in it: each of them by itself."""

from datetime import datetime
from decimal import Decimal

import pytest
from tests.exchange.document.shapes import as_html, as_word, made_up_text

from belisha.domain.document import ClaimKind
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Frequency, NumberKind, Scale, Unit
from belisha.domain.judgement import Derivation, Judgement, Outcome
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.organisation import Contact
from belisha.domain.partnership import Footnote, Table
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.domain.prose import BulletList, Paragraph
from belisha.domain.target import Target
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading

MAY = Period.month(2025, 5)


def read(text: str) -> Reading:
    return recognise(read_document(text.encode(), "report.txt"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(made_up_text())


@pytest.fixture(scope="module")
def facts(reading: Reading) -> Facts:
    return reading.facts


def history(facts: Facts, code: str) -> History:
    found = facts.history(code)
    assert found is not None
    return found


def words_for(reading: Reading, number: int) -> tuple[str, ...]:
    return next(use.became for use in reading.account if use.number == number)


def line_of(start: str, nth: int = 0) -> int:
    lines = made_up_text().splitlines()
    return [index for index, line in enumerate(lines, start=1) if line.startswith(start)][nth]


def test_nothing_is_unread(reading: Reading) -> None:
    assert reading.unread == ()


@pytest.mark.parametrize("shape", ["word", "html"])
def test_every_shape_gives_the_same_facts(facts: Facts, shape: str) -> None:
    data = as_word(made_up_text()) if shape == "word" else as_html(made_up_text()).encode()
    other = recognise(read_document(data, f"report.{shape}"))
    assert other.facts == facts
    assert other.unread == ()


def test_places_can_be_found_in_word() -> None:
    reading = recognise(read_document(as_word(made_up_text()), "report.docx"))
    places = [use.place for use in reading.account]
    assert places[0] == "paragraph 1"
    assert len(set(places)) == len(places)
    assert "table 2, row 1" in places
    assert [use.number for use in reading.account] == list(range(1, len(places) + 1))


def test_the_front(facts: Facts) -> None:
    publication = facts.publication
    assert (publication.title, publication.period, publication.version) == ("Monthly Performance Report", MAY, "1.2")
    assert publication.publisher == "Performance and Insight Team"
    assert publication.generated == datetime.fromisoformat("2025-07-09T16:05")
    assert publication.contacts == (
        Contact("", "ada.mere@estuary.example", "(01632) 960101"),
        Contact("", "tomasz.reed@estuary.example", "(01632) 960102"),
    )
    assert publication.notices == ("Please note that no budget report goes with the May report.",)
    assert (facts.organisation.name, facts.organisation.name_derived) == ("Estuary", True)


def test_furniture_that_is_repeated_is_called_so(reading: Reading) -> None:
    assert words_for(reading, line_of("Version")) == ("version",)
    assert words_for(reading, line_of("Version", 1)) == ("page furniture: version, repeated",)


def test_an_aim_that_is_repeated_is_called_so_though_its_full_stop_is_lost(reading: Reading) -> None:
    assert words_for(reading, line_of("Aim: HEARTH", 1)) == ("aim HEARTH, repeated",)
    assert not any("HEARTH" in remark.text and "differ" in remark.text for remark in reading.remarks)


def test_a_header_in_the_middle_of_an_aim_ends_nothing(facts: Facts) -> None:
    assert [item.indicator.code for item in facts.of_aim("SHELTER")] == ["EB 1.1", "EB 1.2", "EB 1.3", "EB 1.4"]
    assert [item.indicator.code for item in facts.of_aim("LANTERN")] == ["EB 4.1", "EB 4.2", "EB 4.3", "EB 4.4"]


def test_a_value_keeps_its_number_and_its_text(facts: Facts) -> None:
    assert history(facts, "EB 4.4").observation(MAY) == Observation(period=MAY, value=Decimal(48210), text="48,210")
    assert history(facts, "EB 1.1").target(MAY) == Target(period=MAY, value=Decimal(38), text="38")


def test_no_value_says_why(facts: Facts) -> None:
    waste = history(facts, "EB 2.1")
    assert waste.target(MAY) == Target(period=MAY, missing=Missing.NOT_APPLICABLE, text="-")
    year = waste.target(Period.year(2025))
    assert year == Target(period=Period.year(2025), missing=Missing.TO_BE_CONFIRMED, text="TBC")
    assert history(facts, "EB 3.3").judgements == (Judgement(period=MAY, missing=Missing.NOT_APPLICABLE),)


def test_blanks_of_the_past_and_of_the_future(facts: Facts) -> None:
    reviews = history(facts, "EB 1.2").observations
    assert [item.missing for item in reviews[:12]] == [Missing.NOT_COLLECTED] * 12
    assert [item.text for item in reviews[12:]] == ["70.2%", "71.4%"]
    ahead = history(facts, "EB 1.2").target(Period.month(2025, 6))
    assert ahead is not None
    assert ahead.value == 80


def test_a_blank_that_nothing_explains_is_not_stated() -> None:
    text = made_up_text().replace("January 2025\t39.6\t37", "January 2025\t\t37")
    seen = history(read(text).facts, "EB 1.1").observation(Period.month(2025, 1))
    assert seen == Observation(period=Period.month(2025, 1), missing=Missing.NOT_STATED)


def test_a_blank_in_the_reported_month_is_not_stated() -> None:
    text = made_up_text().replace("May 2025\t41.5\t38", "May 2025\t\t38")
    row = next(line for line in text.splitlines() if line.startswith("EB 1.1"))
    seen = history(read(text.replace(row, row.replace("\t41.5\t", "\t\t"))).facts, "EB 1.1").observation(MAY)
    assert seen == Observation(period=MAY, missing=Missing.NOT_STATED)


def test_a_blank_in_the_first_month_of_the_year_introduced_is_not_stated() -> None:
    text = made_up_text().replace("April 2025\t70.2%\t80%", "April 2025\t\t80%")
    seen = history(read(text).facts, "EB 1.2").observation(Period.month(2025, 4))
    assert seen == Observation(period=Period.month(2025, 4), missing=Missing.NOT_STATED)


def test_a_blank_target_beside_a_value_is_not_stated() -> None:
    text = made_up_text().replace("January 2025\t39.6\t37", "January 2025\t39.6\t")
    aimed = history(read(text).facts, "EB 1.1").target(Period.month(2025, 1))
    assert aimed == Target(period=Period.month(2025, 1), missing=Missing.NOT_STATED)


def test_quarter_rows_are_read_where_they_have_a_value(facts: Facts) -> None:
    quarter = Period.quarter(2024, 4)
    assert history(facts, "EB 3.1").observation(quarter) is None
    text = made_up_text().replace("Q4 2024/25\t\t\n", "Q4 2024/25\t81.7%\t85%\n")
    seen = history(read(text).facts, "EB 3.1")
    assert seen.observation(quarter) == Observation(period=quarter, value=Decimal("81.7"), text="81.7%")
    assert seen.target(quarter) == Target(period=quarter, value=Decimal(85), text="85%")


def test_quarterly_figures_make_a_quarterly_indicator(facts: Facts) -> None:
    waste = history(facts, "EB 2.1")
    assert waste.indicator.frequency is Frequency.QUARTERLY
    march, april = waste.observation(Period.month(2025, 3)), waste.observation(Period.month(2025, 4))
    assert march is not None
    assert april is not None
    assert (march.missing, april.missing) == (Missing.NOT_YET_AVAILABLE, Missing.NOT_APPLICABLE)


def test_the_head_of_a_page_in_one_cell_or_two(reading: Reading) -> None:
    one = line_of("Expected Outcome\t\tFormat Aim to Maximise")
    assert words_for(reading, one) == ("expected outcome, EB 3.1", "polarity, EB 3.1")
    assert words_for(reading, one + 1) == ("owner, EB 3.1",)


def test_a_lone_symbol_is_no_status(reading: Reading) -> None:
    judged = history(reading.facts, "EB 2.1").judgements[0]
    assert (judged.outcome, judged.derivation) == (Outcome.SOME_SLIPPAGE, Derivation.LISTED_WITH_ONE_COUNT)
    assert any('"●" stands for no outcome' in remark.text for remark in reading.remarks)


def test_gauges(reading: Reading) -> None:
    gauges = {gauge.code: gauge for gauge in reading.claims.gauges}
    assert gauges["EB 1.1"].limit == Decimal("39.9")
    assert gauges["EB 1.2"].limit == Decimal(76)
    assert gauges["EB 3.2"].limit == Decimal("18.9")
    assert [gauge.agrees for gauge in gauges.values()] == [True, True, None, None, None, True]
    assert history(reading.facts, "EB 1.2").indicator.scale == Scale(Decimal(0), Decimal(100))
    assert history(reading.facts, "EB 1.4").indicator.scale is None


def test_a_gauge_with_another_tolerance_is_said() -> None:
    reading = read(made_up_text().replace("<p>38 39.9</p>", "<p>38 41</p>"))
    gauge = next(gauge for gauge in reading.claims.gauges if gauge.code == "EB 1.1")
    assert (gauge.limit, gauge.agrees) == (Decimal(41), False)
    assert history(reading.facts, "EB 1.1").indicator.tolerance is None
    assert any("not the tolerance of 5%" in remark.text for remark in reading.remarks)


def test_numbers(facts: Facts) -> None:
    kinds = {item.indicator.code: (item.indicator.kind, item.indicator.unit) for item in facts.histories}
    assert kinds["EB 1.1"] == (NumberKind.RATE, Unit.PER_10000)
    assert kinds["EB 2.3"] == (NumberKind.SCORE, Unit.NUMBER)
    assert kinds["EB 3.2"] == (NumberKind.DURATION, Unit.NUMBER)
    assert kinds["EB 4.4"] == (NumberKind.COUNT, Unit.NUMBER)


def test_a_total_that_never_starts_again_is_told_by_its_first_months(facts: Facts) -> None:
    assert [item.indicator.code for item in facts.histories if not item.indicator.resets] == ["EB 4.2"]


def test_the_more_frequent_spelling_of_a_committee_is_kept(facts: Facts) -> None:
    assert facts.committees == ("People Scrutiny", "Place Scrutiny", "Policy & Resources Scrutiny")


def test_joint_owners(facts: Facts) -> None:
    assert history(facts, "EB 4.2").indicator.owners == ("Ruth Fairlead", "Owen Quay")


def test_commentary_without_its_emphasis(facts: Facts) -> None:
    first, second = history(facts, "EB 1.1").commentaries[0].prose, history(facts, "EB 1.2").commentaries[0].prose
    assert [type(block) for block in first] == [Paragraph, Paragraph, BulletList]
    assert first[2] == BulletList((
        "a second worker visits each family within a week", "the deposit scheme is open to single people as well.",
    ))  # fmt: skip
    assert second[1] == BulletList(("By letter - 41%", "By telephone - 22%", "On the web - 37%"))


def latest(facts: Facts, section: int, number: int) -> tuple[object, ...]:
    return facts.partnerships[section].measures[number - 1].latest


def test_a_cell_over_two_pages_is_joined(reading: Reading) -> None:
    joined = latest(reading.facts, 0, 2)[-1]
    assert isinstance(joined, Paragraph)
    assert "has lifted the share from 69.9% in March 2025." in joined.text
    assert RemarkKind.REPAIRED in {remark.kind for remark in reading.remarks if "breaks off" in remark.text}


def test_a_table_in_a_cell_is_read_once(reading: Reading) -> None:
    assert latest(reading.facts, 1, 1) == (
        Paragraph("Coast Scorecard, each quarter"),
        Table(
            header=("", "Feb 2025", "Feb 2024"),
            rows=(("Average Price", "£251,300", "£240,115"), ("% Change", "4.66% (Feb 24-25)", "1.10% (Feb 23-24)")),
        ),
    )
    assert words_for(reading, line_of("Average Price\t")) == ("copy of a table in measure 1",)
    assert reading.facts.partnerships[1].measures[1].sources == ("Estuary Planning Register",)


def test_marks_have_their_tables_meaning(facts: Facts) -> None:
    table = latest(facts, 2, 1)[0]
    assert isinstance(table, Table)
    assert [note.mark for note in table.notes] == ["*", "**"]
    assert table.figure("*").missing is Missing.NOT_COLLECTED
    assert facts.partnerships[2].footnotes == (
        Footnote("*", "This number is of crimes alone"), Footnote("**", "This number is of reports, not of people"),
    )  # fmt: skip


def test_a_nested_table_stands_under_its_columns_header(facts: Facts) -> None:
    assert latest(facts, 2, 2) == (
        Table(
            caption="Number (April 2024 – March 2025)",
            header=("Total number of Incidents", "Total number of crimes"),
            rows=(("9120", "4417"),),
        ),
        Table(header=("Increase/ Decrease (from April 2024 – March 2025) %",), rows=(("↑3.2",),)),
    )


def test_claims_of_figures_have_codes_and_periods(reading: Reading) -> None:
    claims = [claim for claim in reading.claims.figures if claim.code == "EB 2.3"]
    assert [(claim.kind, claim.text) for claim in claims] == [
        (ClaimKind.OUTCOME, "✓"),
        (ClaimKind.VALUE, "4.25"),
        (ClaimKind.TARGET, "4.00"),
        (ClaimKind.TARGET, "4.00"),
        (ClaimKind.ARROW, "↑"),
    ]
    assert claims[1].period == MAY
    assert claims[3].period == Period.year(2025)


def test_a_provisional_figure_is_marked_so() -> None:
    text = made_up_text().replace("January 2025\t39.6\t37", "January 2025\t39.6 (p)\t37")
    seen = history(read(text).facts, "EB 1.1").observation(Period.month(2025, 1))
    assert seen == Observation(
        period=Period.month(2025, 1), value=Decimal("39.6"), text="39.6 (p)", quality=(Quality.PROVISIONAL,)
    )


def test_commentary_beside_a_label() -> None:
    text = made_up_text().replace("New claims rose after the yard closed.", "Commentary\tThe yard closed.\t")
    assert history(read(text).facts, "EB 3.2").commentaries[0].prose == (Paragraph("The yard closed."),)


def test_counts_in_a_table() -> None:
    line = next(line for line in made_up_text().splitlines() if line.startswith("Performance Data"))
    rows = "Expected Outcome\tNumber\nAt risk of missing target\t4\nOn course to achieve target\t7\nSome slippage\t2"
    reading = read(made_up_text().replace(line, f"{rows}\nNo Value\t1"))
    assert reading.facts == read(made_up_text()).facts
    assert reading.unread == ()


def test_a_row_over_two_pages_is_joined() -> None:
    text = made_up_text().replace(
        "EB 2.2\tMissed bins per 100,000 collections [Monthly Snapshot]",
        "EB 2.2\tMissed bins per 100,000",
    )
    row = next(line for line in text.splitlines() if line.startswith("EB 2.2"))
    reading = read(text.replace(row, f"{row}\n\tcollections [Monthly Snapshot]" + "\t" * 9))
    assert (
        history(reading.facts, "EB 2.2").indicator.printed_title
        == history(read(made_up_text()).facts, "EB 2.2").indicator.printed_title
    )
    assert any("EB 2.2's row, which is split" in remark.text for remark in reading.remarks)


def test_remarks_stand_in_the_documents_order(reading: Reading) -> None:
    places = [int(remark.place.split()[1]) for remark in reading.remarks if remark.place]
    assert places == sorted(places)
    assert [bool(remark.place) for remark in reading.remarks][:2] == [False, True]


def test_a_measure_that_is_only_a_link_keeps_it_as_its_title() -> None:
    text = made_up_text().replace("<p>Treatment - % of patients seen within 18 weeks</p> ", "")
    measure = read(text).facts.partnerships[0].measures[0]
    assert measure.title == measure.sources[0] == "http://health.estuary.example/papers/"
