"""The real report changed in place: what is read follows its structure, not this month, this council or this order."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exchange.document.shapes import as_html, as_word
from tests.exchange.document.transforming import LIST_HEADER, mapped, mapped_facts, shift_years, with_columns, without

from belisha.domain.facts import Facts, History
from belisha.domain.judgement import Derivation, Outcome
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading


@pytest.fixture(scope="module")
def text(seed_path: Path) -> str:
    return seed_path.read_text("utf-8")


@pytest.fixture(scope="module")
def facts(text: str) -> Facts:
    return read(text).facts


def read(text: str) -> Reading:
    return recognise(read_document(text.encode(), "report.txt"))


def test_another_prefix_of_codes(text: str, facts: Facts) -> None:
    def renamed(part: str) -> str:
        return part.replace("CP ", "KPI")

    assert read(renamed(text)).facts == mapped_facts(facts, renamed)


@pytest.mark.parametrize("code", [lambda n: f"LI {n}", lambda n: f"BV-{n.replace('.', '')}", lambda n: f"{n}"])
def test_codes_of_other_kinds(text: str, code: Callable[[str], str]) -> None:
    codes = [item.indicator.code for item in read(text).facts.histories]
    for old in sorted(codes, key=len, reverse=True):
        text = text.replace(f"\n{old}\t", f"\n{code(old.removeprefix('CP '))}\t")
    reading = read(text)
    assert [item.indicator.code for item in reading.facts.histories] == [code(old.removeprefix("CP ")) for old in codes]
    assert sum(bool(item.commentaries) for item in reading.facts.histories) == 13
    assert reading.unread == ()


@pytest.mark.parametrize("years", [1, 9, -5])
def test_another_year(text: str, facts: Facts, years: int) -> None:
    reading = read(shift_years(text, years))
    expected = mapped(facts, lambda part: shift_years(part, years), lambda period: period.shift(12 * years), years)
    assert reading.facts == expected
    assert reading.unread == ()


AIMS = {"SAFE": "Thriving Places", "CLEAN": "GREEN BY 2030", "HEALTHY": "Live well", "EXCELLENT": "Money & Trust"}


def test_other_aims_and_committees(text: str, facts: Facts) -> None:
    def renamed(part: str) -> str:
        for old, new in AIMS.items():
            part = part.replace(f"Aim: {old}:", f"Aim: {new}:") if "Aim:" in part else new if part == old else part
        return part.replace("People Scrutiny", "Children, Adults and Health Committee").replace(
            "Place Scrutiny", "Streets Board"
        )

    changed = "\n".join(map(renamed, text.splitlines()))
    assert read(changed).facts == mapped_facts(facts, renamed)


def test_columns_in_another_order(text: str, facts: Facts) -> None:
    reading = read(with_columns(text, [9, 0, 2, 10, 6, 5, 4, 1, 3, 8, 7]))
    assert reading.facts == facts
    assert reading.unread == ()


def test_fewer_columns(text: str, facts: Facts) -> None:
    reading = read(with_columns(text, [0, 1, 2, 4, 5]))
    histories = {item.indicator.code: item for item in reading.facts.histories}
    for item in facts.histories:
        found = histories[item.indicator.code]
        assert found.observations == item.observations
        assert found.target(Period.month(2017, 4)) == item.target(Period.month(2017, 4))
        assert found.target(Period.year(2017)) is None
        assert found.indicator.committee == ""
    assert reading.unread == ()


OTHER_HEADERS = {
    "MPR Code": "Ref",
    "Short Name": "Indicator",
    "Minimise or Maximise": "Good is",
    "Latest Month": "Reporting period",
    "Month's Value": "Actual",
    "Month's Target": "Target",
    "Annual Target 2017/18": "2017/18 Target",
    "Expected Outcome": "RAG rating",
    "Better or worse than last year": "Direction of travel",
    "Managed By": "Lead Officer",
    "Scrutiny Committee": "Committee",
}


def test_other_words_in_the_headers(text: str, facts: Facts) -> None:
    def renamed(line: str) -> str:
        if not line.startswith(LIST_HEADER):
            return line
        return "\t".join(OTHER_HEADERS[name] for name in line.split("\t"))

    assert read("\n".join(map(renamed, text.splitlines()))).facts == facts


def test_a_column_nobody_knows_is_said_and_left_out(text: str, facts: Facts) -> None:
    lines = [
        f"{line}\t{'Weather' if line.startswith(LIST_HEADER) else 'rain'}" if line.count("\t") == 10 else line
        for line in text.splitlines()
    ]
    reading = read("\n".join(lines))
    assert reading.facts == facts
    assert any('"Weather"' in remark.text for remark in reading.remarks)


def test_committee_as_the_last_column_of_another_table(text: str, facts: Facts) -> None:
    assert read(text.replace("Scrutiny Committee", "Reports to")).facts == facts


def test_without_partnerships(text: str, facts: Facts) -> None:
    assert read(without(text, "SECTION 3", "")).facts == replace(facts, partnerships=())


def test_without_the_front_but_its_month(text: str, facts: Facts) -> None:
    reading = read("April 2017\n" + without(text, "MONTHLY", "Section 1"))
    assert reading.facts.histories == facts.histories
    assert reading.facts.organisation.name_derived
    assert any("--organisation" in remark.rule for remark in reading.remarks)


def test_without_a_month_on_the_front_the_rows_say_it(text: str, facts: Facts) -> None:
    assert read(text.replace("\nApril 2017\n", "\n")).facts == facts


def test_without_the_key_and_the_contents(text: str, facts: Facts) -> None:
    assert read(without(without(text, "Key to", "Version"), "Contents", "Please note")).facts == facts


def test_without_the_detail_nothing_adverse_can_be_known(text: str, facts: Facts) -> None:
    reading = read(without(text, "Section 3: Detail", "SECTION 3"))
    assert len(reading.facts.histories) == 34
    outcomes = [item.judgements[0] for item in reading.facts.histories]
    assert sum(judgement.outcome is Outcome.ON_COURSE for judgement in outcomes) == 9
    assert sum(judgement.missing is Missing.NOT_STATED for judgement in outcomes) == 23


def test_without_the_list_the_pages_still_give_their_indicators(text: str) -> None:
    reading = read(without(text, "Aim: SAFE", "Section 3: Detail"))
    assert len(reading.facts.histories) == 13
    assert all(len(item.observations) > 3 for item in reading.facts.histories)


def test_without_the_counts_of_the_aims_the_whole_reports_leave_it_open(text: str) -> None:
    kept = [line for line in text.splitlines() if not line.startswith("Expected Outcome: ")]
    outcomes = [item.judgements[0] for item in read("\n".join(kept)).facts.histories]
    assert sum(judgement.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE for judgement in outcomes) == 13


def test_without_any_counts_what_is_not_listed_stays_open(text: str) -> None:
    kept = [line for line in text.splitlines() if "Expected Outcome: " not in line]
    outcomes = [item.judgements[0] for item in read("\n".join(kept)).facts.histories]
    assert sum(judgement.derivation is Derivation.REMAINING_BY_COUNT for judgement in outcomes) == 0
    assert sum(judgement.missing is Missing.NOT_STATED for judgement in outcomes) == 10


def test_an_aim_with_more_pages_than_its_count_stays_open(text: str) -> None:
    changed = text.replace(
        "Expected Outcome: At risk of missing target 5", "Expected Outcome: At risk of missing target 4"
    )
    safe = [item.judgements[0] for item in read(changed).facts.of_aim("SAFE") if item.commentaries]
    assert {judgement.outcome for judgement in safe} == {Outcome.AT_RISK_OR_SOME_SLIPPAGE}


def test_symbols_that_survive_are_believed(text: str) -> None:
    lines = text.splitlines()
    for index, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) == 11 and cells[0] in {"CP 3.2", "CP 3.3", "CP 3.4"}:
            lines[index] = "\t".join([*cells[:7], "Red", *cells[8:]])
    outcomes = {item.indicator.code: item.judgements[0] for item in read("\n".join(lines)).facts.of_aim("HEALTHY")}
    assert outcomes["CP 3.2"].outcome is Outcome.AT_RISK
    assert outcomes["CP 3.2"].derivation is None
    assert outcomes["CP 3.8"].outcome is Outcome.SOME_SLIPPAGE
    assert outcomes["CP 3.8"].derivation is Derivation.LISTED_WITH_ONE_COUNT


def test_a_symbol_means_what_the_key_says(text: str) -> None:
    lines = text.replace("<p> = at risk", "<p>▲ = at risk").splitlines()
    changed = [
        "\t".join([*line.split("\t")[:7], "▲", *line.split("\t")[8:]]) if line.startswith("CP 1.1\t") else line
        for line in lines
    ]
    judged = read("\n".join(changed)).facts.histories[0].judgements[0]
    assert (judged.outcome, judged.derivation) == (Outcome.AT_RISK, Derivation.PRINTED_SYMBOL)


@pytest.mark.parametrize("months", [12, 18])
def test_tables_of_dates_of_other_lengths(text: str, facts: Facts, months: int) -> None:
    first = Period.month(2018, 3).shift(1 - months)
    lines = [line for line in text.splitlines() if not is_before(line, first)]
    for item in read("\n".join(lines)).facts.histories:
        whole = history(facts, item.indicator.code).observations
        kept = [seen for seen in whole if seen.period >= first or len(whole) == 1]
        assert [(seen.period, seen.value, seen.text) for seen in item.observations] == [
            (seen.period, seen.value, seen.text) for seen in kept
        ]


def is_before(line: str, first: Period) -> bool:
    cells = line.split("\t")
    if len(cells) != 3 or not cells[0][-4:].isdigit():
        return False
    names = "January February March April May June July August September October November December".split()  # noqa: SIM905
    name, year = cells[0].split()
    return Period.month(int(year), names.index(name) + 1) < first


def history(facts: Facts, code: str) -> History:
    found = facts.history(code)
    assert found is not None
    return found


def test_where_list_and_detail_disagree_the_list_wins_and_it_is_said(text: str, facts: Facts) -> None:
    reading = read(text.replace("\nApril 2017\t75\t66\n", "\nApril 2017\t74\t66\n"))
    assert reading.facts == facts
    assert any("74" in remark.text and "75" in remark.text for remark in reading.remarks)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_as_a_word_file_or_a_web_page(form: str, text: str, facts: Facts) -> None:
    data = as_word(text) if form == "docx" else as_html(text).encode()
    reading = recognise(read_document(data, f"report.{form}"))
    assert reading.facts == facts
    assert reading.unread == ()


ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_encoding(text: str, facts: Facts, encoding: str) -> None:
    data = text.encode(encoding)
    assert recognise(read_document(data, "report.txt")).facts == facts


def test_windows_text_has_no_arrows_but_all_else(text: str, facts: Facts) -> None:
    def simplified(part: str) -> str:
        return part.replace("↓", "-").replace("↑", "+").replace("✓", "Green").replace("●", "o")

    reading = recognise(read_document(simplified(text).encode("cp1252"), "report.txt"))
    assert [item.observations for item in reading.facts.histories] == [item.observations for item in facts.histories]
    assert reading.unread == ()


def test_line_ends_of_windows(text: str, facts: Facts) -> None:
    data = codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()
    reading = recognise(read_document(data, "report.txt"))
    assert reading.facts == facts
    assert [use.number for use in reading.account] == [use.number for use in read(text).account]
