"""The real report, held figure by figure against a reading of its lines that shares nothing with ours."""

import hashlib
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from belisha.domain.document import ClaimKind
from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, Frequency, NumberKind, NumberStyle, Polarity, Scale, Unit
from belisha.domain.judgement import Derivation, Outcome
from belisha.domain.observation import Missing
from belisha.domain.partnership import Table
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.domain.prose import BulletList, Paragraph
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
APRIL = Period.month(2017, 4)
YEAR = Period.year(2017)


@pytest.fixture(scope="module")
def reading(seed_path: Path) -> Reading:
    return recognise(read_document(seed_path.read_bytes(), seed_path.name))


@pytest.fixture(scope="module")
def lines(seed_path: Path) -> list[str]:
    return seed_path.read_text("utf-8").splitlines()


def history(reading: Reading, code: str) -> History:
    found = reading.facts.history(code)
    assert found is not None, code
    return found


def number(text: str) -> Decimal | None:
    """A figure as a child would read it."""
    bare = text.replace(",", "").replace("%", "").replace("£", "")
    return Decimal(bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else None


def listed(lines: list[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines if re.match(r"CP \d", line) and line.count("\t") == 10]


def dated(lines: list[str]) -> list[tuple[str, Period, str, str]]:
    """Code, month, value and target of every month in the tables of the detail pages."""
    found, code = [], ""
    for line in lines:
        cells = line.split("\t")
        if re.fullmatch(r"CP \d+\.\d+", cells[0]):
            code = cells[0]
        match = re.fullmatch(rf"({'|'.join(MONTHS)}) (20\d\d)", cells[0])
        if match and len(cells) == 3:
            found.append((code, Period.month(int(match[2]), MONTHS.index(match[1]) + 1), cells[1], cells[2]))
    return found


def test_nothing_is_unread_and_every_line_is_accounted_for(reading: Reading, lines: list[str]) -> None:
    assert [use.number for use in reading.unread] == []
    assert [use.number for use in reading.account] == [
        index for index, line in enumerate(lines, start=1) if line.strip()
    ]


def test_every_indicator_has_every_column_as_printed(reading: Reading, lines: list[str]) -> None:
    rows = listed(lines)
    assert len(rows) == 34
    assert [item.indicator.code for item in reading.facts.histories] == [row[0] for row in rows]
    for row, item in zip(rows, reading.facts.histories, strict=True):
        indicator, value, target, annual = (
            item.indicator, item.observation(APRIL), item.target(APRIL), item.target(YEAR),
        )  # fmt: skip
        assert value is not None
        assert target is not None
        assert annual is not None
        assert indicator.printed_title == row[1]
        assert (value.text, target.text, annual.text) == (row[4], row[5], row[6])
        assert (value.value, target.value, annual.value) == (number(row[4]), number(row[5]), number(row[6]))
        assert "; ".join(indicator.owners) == row[9]
        assert indicator.committee == row[10].replace(" and ", " & ")
        assert {"maximise": "Aim to Maximise", "minimise": "Aim to Minimise"}.get(
            indicator.polarity, "Goldilocks"
        ) == row[2]
        assert [judgement.printed_arrow for judgement in item.judgements] == [row[8]]


def test_every_month_of_every_detail_page_is_there(reading: Reading, lines: list[str]) -> None:
    rows = dated(lines)
    assert len({code for code, *_ in rows}) == 13
    for code, month, value, target in rows:
        observation, aimed = history(reading, code).observation(month), history(reading, code).target(month)
        assert (observation.text if observation else "", observation.value if observation else None) == (
            value,
            number(value),
        ), (code, month.label)
        if target:
            assert aimed is not None
            assert (aimed.text, aimed.value) == (target, number(target))


def test_nothing_is_there_that_was_not_printed(reading: Reading, lines: list[str]) -> None:
    printed = Counter(code for code, _, value, _ in dated(lines) if value)
    for item in reading.facts.histories:
        stated = [observation for observation in item.observations if observation.text]
        assert len(stated) == max(printed[item.indicator.code], 1), item.indicator.code


def test_blanks_before_the_year_introduced_are_not_collected_and_in_the_future_nothing(reading: Reading) -> None:
    for code in ("CP 1.4", "CP 1.5", "CP 1.6", "CP 3.10"):
        before = [item for item in history(reading, code).observations if item.period < APRIL]
        assert [item.missing for item in before] == [Missing.NOT_COLLECTED] * 12, code
    assert all(item.period <= APRIL for item in (o for h in reading.facts.histories for o in h.observations))


def test_a_target_may_reach_beyond_the_reported_month(reading: Reading) -> None:
    march = history(reading, "CP 3.9").target(Period.month(2018, 3))
    assert march is not None
    assert march.value == 5740


def test_a_quarterly_indicator_is_told_by_its_months(reading: Reading) -> None:
    waste = history(reading, "CP 2.3")
    assert waste.indicator.frequency is Frequency.QUARTERLY
    missing = {item.period.label: item.missing for item in waste.observations if item.missing}
    assert missing["March 2017"] is Missing.NOT_YET_AVAILABLE
    assert missing["April 2017"] is Missing.NOT_APPLICABLE
    assert [item.value for item in waste.observations if item.value is not None] == [
        Decimal("48.56"), Decimal("50.56"), Decimal("47.79"),
    ]  # fmt: skip


def test_the_table_of_eighteen_months_is_read(reading: Reading) -> None:
    reablement = history(reading, "CP 3.2")
    assert len([item for item in reablement.observations if item.value is not None]) == 13
    assert reablement.observation(Period.quarter(2016, 1)) is None


def test_outcomes_are_printed_or_derived_by_rule(reading: Reading) -> None:
    judged = {item.indicator.code: item.judgements[0] for item in reading.facts.histories}
    assert Counter(judgement.outcome for judgement in judged.values()) == {
        Outcome.AT_RISK: 7, Outcome.AT_RISK_OR_SOME_SLIPPAGE: 6, Outcome.ON_COURSE: 19, None: 2,
    }  # fmt: skip
    assert Counter(judgement.derivation for judgement in judged.values()) == {
        Derivation.LISTED_WITH_ONE_COUNT: 7, Derivation.LISTED_WITH_TWO_COUNTS: 6, Derivation.PRINTED_SYMBOL: 9,
        Derivation.REMAINING_BY_COUNT: 10, None: 2,
    }  # fmt: skip
    at_risk = Counter(
        item.indicator.aim for item in reading.facts.histories if item.judgements[0].outcome is Outcome.AT_RISK
    )
    assert at_risk == {"SAFE": 5, "CLEAN": 1, "EXCELLENT": 1}
    assert [code for code, judgement in judged.items() if judgement.outcome is None] == ["CP 3.1", "CP 3.11"]
    assert judged["CP 3.1"].missing is Missing.NOT_APPLICABLE
    open_ones = {c for c, judgement in judged.items() if judgement.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE}
    assert open_ones == {"CP 3.2", "CP 3.3", "CP 3.4", "CP 3.8", "CP 3.9", "CP 3.10"}


def test_the_printed_counts_are_kept(reading: Reading) -> None:
    counts = [(count.aim, count.outcome, count.count) for count in reading.facts.printed_counts]
    assert counts == [
        ("", Outcome.AT_RISK, 10),
        ("", Outcome.ON_COURSE, 19),
        ("", Outcome.SOME_SLIPPAGE, 3),
        ("", None, 2),
        ("SAFE", Outcome.AT_RISK, 5),
        ("CLEAN", Outcome.AT_RISK, 1),
        ("HEALTHY", Outcome.AT_RISK, 3),
        ("HEALTHY", Outcome.SOME_SLIPPAGE, 3),
        ("EXCELLENT", Outcome.AT_RISK, 1),
    ]


TITLES = {
    "CP 1.7": Aggregation.CUMULATIVE,
    "CP 2.1": Aggregation.SNAPSHOT,
    "CP 3.1": Aggregation.NOT_STATED,
    "CP 3.2": Aggregation.ROLLING_QUARTER,
    "CP 3.3": Aggregation.YTD_AVERAGE,
    "CP 3.4": Aggregation.YTD_SNAPSHOT,
    "CP 4.8": Aggregation.NOT_STATED,
}


def test_titles_are_clean_and_say_how_the_value_is_made(reading: Reading) -> None:
    for code, aggregation in TITLES.items():
        assert history(reading, code).indicator.aggregation is aggregation, code
    assert history(reading, "CP 3.2").indicator.title.endswith("[ASCOF 2B(1)]")
    assert history(reading, "CP 3.4").indicator.title.endswith("(ASCOF 1C (2A))")
    assert not any(
        re.search(r"(?i)cumulative|snapshot|rolling|ytd", item.indicator.title) for item in reading.facts.histories
    )


def test_numbers_have_their_kind_unit_and_style(reading: Reading) -> None:
    def shape(code: str) -> tuple[NumberKind, Unit, NumberStyle]:
        indicator = history(reading, code).indicator
        return indicator.kind, indicator.unit, indicator.style

    assert shape("CP 1.2") == (NumberKind.RATE, Unit.PER_10000, NumberStyle(1, keep_zeros=False))
    assert shape("CP 1.3") == (NumberKind.SCORE, Unit.NUMBER, NumberStyle(0, keep_zeros=True))
    assert shape("CP 3.6") == (NumberKind.COUNT, Unit.NUMBER, NumberStyle(0, keep_zeros=True))
    assert shape("CP 4.3") == (NumberKind.RATE, Unit.PERCENT, NumberStyle(2, keep_zeros=True))
    assert history(reading, "CP 1.1").indicator.polarity is Polarity.GOLDILOCKS
    assert [item.indicator.code for item in reading.facts.histories if not item.indicator.resets] == ["CP 5.5"]


def test_gauges_imply_the_tolerance_and_never_a_value(reading: Reading) -> None:
    gauges = {gauge.code: gauge for gauge in reading.claims.gauges}
    limits = {code: gauge.limit for code, gauge in gauges.items() if gauge.limit is not None}
    assert limits == {"CP 1.2": Decimal("69.3"), "CP 1.4": Decimal("85.5"), "CP 5.6": Decimal("53.2")}
    assert all(gauges[code].agrees for code in limits)
    assert gauges["CP 1.3"].numbers == ()
    assert history(reading, "CP 1.2").indicator.scale == Scale(Decimal(0), Decimal(120))
    assert history(reading, "CP 5.6").indicator.scale == Scale(Decimal(0), Decimal(73))


def test_the_front_gives_title_month_version_and_contacts(reading: Reading, lines: list[str]) -> None:
    publication = reading.facts.publication
    assert (publication.title, publication.period, publication.version) == ("Monthly Performance Report", APRIL, "1.0")
    assert publication.generated is not None
    assert publication.generated.isoformat() == "2017-06-14T10:42:00"
    printed = re.findall(r"(\S+@\S+) (\(\d+\) \d+)", lines[30])
    assert [(contact.email, contact.telephone) for contact in publication.contacts] == printed
    assert len(printed) == 2
    assert publication.notices == (lines[24],)
    domain = re.search(r"@(\w+)\.", lines[30])
    assert domain is not None
    assert reading.facts.organisation.name == domain[1].title()
    assert reading.facts.organisation.name_derived


def test_headings_and_key_are_kept_as_claims(reading: Reading) -> None:
    headings = [(heading.line, heading.number) for heading in reading.claims.headings if heading.number]
    assert headings == [
        (9, "1"), (11, "2"), (13, "3"), (51, "1"), (135, "3"), (664, "3"), (666, "1"), (681, "2"), (696, "3"),
    ]  # fmt: skip
    years = {heading.line: [year.label for year in heading.years] for heading in reading.claims.headings}
    assert years[51] == ["2017/18"]
    assert years[53] == ["2013/14"]
    assert [term.line for term in reading.claims.key] == list(range(36, 44))
    assert [symbol for symbol, _ in reading.claims.key[5].symbols] == ["", "", ""]


def test_commentary_is_paragraphs_and_lists(reading: Reading) -> None:
    shapes = {
        item.indicator.code: [type(block) for block in item.commentaries[0].prose]
        for item in reading.facts.histories
        if item.commentaries
    }
    assert len(shapes) == 13
    assert shapes.pop("CP 1.3") == [Paragraph, Paragraph, BulletList]
    assert set(map(tuple, shapes.values())) == {(Paragraph,)}
    breakdown = history(reading, "CP 1.3").commentaries[0].prose[2]
    assert isinstance(breakdown, BulletList)
    assert [item[-4:].strip("- ") for item in breakdown.items] == [
        "4%",
        "10%",
        "2%",
        "8%",
        "5%",
        "3%",
        "19%",
        "30%",
        "17%",
        "2%",
    ]


def test_every_commentary_is_whole(reading: Reading, lines: list[str]) -> None:
    paragraphs = {
        block.text
        for item in reading.facts.histories
        for commentary in item.commentaries
        for block in commentary.prose
        if isinstance(block, Paragraph)
    }
    printed = {
        " ".join(line.split())
        for line in lines[175:662]
        if "\t" not in line and len(line.split()) > 8 and not line.startswith(("Aim:", "Expected")) and "**" not in line
    }
    assert len(printed) == 13
    assert printed <= paragraphs


def test_partnership_sections_have_all_their_measures(reading: Reading) -> None:
    sections = reading.facts.partnerships
    assert [len(section.measures) for section in sections] == [7, 3, 8]
    assert [[measure.number for measure in section.measures] for section in sections] == [
        list("1234567"), list("123"), list("12345678"),
    ]  # fmt: skip
    assert [len(section.footnotes) for section in sections] == [1, 0, 2]
    assert [footnote.mark for footnote in sections[2].footnotes] == ["*", "**"]
    assert [len(section.introduction) for section in sections] == [0, 0, 1]
    assert sum(source.startswith("http") for measure in sections[0].measures for source in measure.sources) == 6


def test_the_cell_that_is_split_over_two_pages_is_whole(reading: Reading, lines: list[str]) -> None:
    last = reading.facts.partnerships[0].measures[4].latest[-1]
    assert isinstance(last, Paragraph)
    first, rest = lines[672].removesuffix("</p>").rpartition("<p>")[2], lines[674].strip()
    assert last.text == f"{first} {rest}"


def tables(reading: Reading, section: int, number: int) -> list[Table]:
    measure = reading.facts.partnerships[section].measures[number - 1]
    return [part for part in measure.latest if isinstance(part, Table)]


def test_nested_tables_are_read_once_with_their_headers(reading: Reading) -> None:
    (prices,) = tables(reading, 1, 1)
    assert prices.header == ("", "Feb 2017", "Feb 2016")
    assert [row[1] for row in prices.rows] == ["£260,686", "12.24% (Feb 16-17)"]
    (planning,) = tables(reading, 1, 2)
    assert (planning.header, [row[1] for row in planning.rows]) == ((), ["1913", "1624"])
    assert reading.facts.partnerships[1].measures[2].sources == ("Office of National Statistics",)


def test_the_wide_table_has_its_own_meaning_of_marks(reading: Reading) -> None:
    (crimes,) = tables(reading, 2, 1)
    assert len(crimes.header) == 5
    assert [len(row) for row in crimes.rows] == [5] * 11
    assert [note.mark for note in crimes.notes] == ["*", "**"]
    total = crimes.rows[0]
    assert crimes.figure(total[1]).missing is Missing.NOT_COLLECTED
    assert crimes.figure(total[3]).number == Decimal("-3.5")
    numbers = [crimes.figure(cell).number for row in crimes.rows for cell in row[1:]]
    assert sum(value is not None for value in numbers) == 39


def test_columns_with_headers_keep_them(reading: Reading) -> None:
    nested, change = tables(reading, 2, 2)
    assert nested.rows == (("37434", "15009"),)
    assert change.rows == (("↑5.2",),)
    last = [tables(reading, 2, number)[0] for number in range(3, 9)]
    assert [table.rows[0] for table in last] == [
        ("7096", "↓3.5"), ("TBC", "-"), ("TBC", "-"), ("TBC", "-"), ("1632*", "-"), ("1033**", "-"),
    ]  # fmt: skip
    assert all(len(table.header) == 2 for table in last)


def test_what_is_mended_or_left_open_is_said(reading: Reading) -> None:
    said = {(remark.kind, remark.place) for remark in reading.remarks}
    assert (RemarkKind.REPAIRED, "line 119") in said  # the committee
    assert (RemarkKind.REPAIRED, "line 91") in said  # the bracket
    assert (RemarkKind.REPAIRED, "line 102") in said
    assert (RemarkKind.REPAIRED, "line 675") in said  # the split cell
    assert (RemarkKind.AMBIGUOUS, "line 343") in said  # the lone ●
    assert (RemarkKind.AMBIGUOUS, "line 109") in said  # a number that is a percentage
    assert (RemarkKind.DERIVED, "line 131") in said  # a total that never starts again
    disputed = [remark for remark in reading.remarks if "The list goes before" in remark.rule]
    assert disputed == []


def test_every_figure_is_a_claim_with_its_line(reading: Reading, lines: list[str]) -> None:
    claims = reading.claims.figures
    for claim in claims:
        # a cell that is split over two pages ends two lines further down
        near = re.sub(r"<[^>]+>", " ", " ".join(lines[claim.line - 1 : claim.line + 2]))
        assert claim.text in " ".join(near.split()), claim
    kinds = Counter(claim.kind for claim in claims)
    printed = sum(bool(cell) for _, _, *cells in dated(lines) for cell in cells)
    assert kinds[ClaimKind.VALUE] + kinds[ClaimKind.TARGET] == printed + 3 * 34
    assert kinds[ClaimKind.ARROW] == 9
    assert kinds[ClaimKind.OUTCOME] == 9 + 2 + 1
    assert kinds[ClaimKind.COUNT] == 9


def test_the_reading_is_always_the_same(reading: Reading, seed_path: Path) -> None:
    again = recognise(read_document(seed_path.read_bytes(), seed_path.name))
    assert hashlib.sha256(repr(again).encode()).digest() == hashlib.sha256(repr(reading).encode()).digest()
