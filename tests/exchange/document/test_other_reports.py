"""Other reports than the usual one: of another make, in disorder, or none at all."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.document.shapes import made_up_text

from belisha.domain.indicator import Polarity, Unit
from belisha.domain.judgement import Outcome
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind, SourceError
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading


def read(text: str) -> Reading:
    return recognise(read_document(text.encode(), "report.txt"))


def test_a_line_nobody_understands_is_unread_with_its_number() -> None:
    text = made_up_text().replace("\nAim: LANTERN", "\nLorem ipsum dolor sit amet.\n\nAim: LANTERN", 1)
    (unread,) = read(text).unread
    assert unread.text == "Lorem ipsum dolor sit amet."
    assert unread.number == text.splitlines().index(unread.text) + 1


def test_what_is_no_report_is_refused_with_what_was_looked_for() -> None:
    with pytest.raises(SourceError) as caught:
        read("Dear Ada,\n\nthank you for the figures.\n")
    assert "MPR Code, Code, Ref" in str(caught.value.problems[0])


def test_a_list_without_any_month_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        read("Ref\tTitle\tValue\tTarget\nK1\tBins\t3\t4\n")
    assert "month" in str(caught.value.problems[0])


DIGEST = """Kelvale District Council
Performance Digest - June 2025

Ref\tPerformance Indicator\tApr 25\tMay-25\tJun 2025\t2025/26 Target\tGood is\tRAG\tLead
Clean streets
K01\tFly tips cleared in 2 days\t91%\t93%\t95%\t90%\tHigh\tG\tJ Quill
K02\tComplaints (monthly)\t12\t14\t9\t10\tLow\tAmber\tA Penn / B Nib
Good homes
K03\tAverage days to let a home\t21.5 days\t22.0 days\tn/a\t20 days\tLow\tRed\tA Penn
K04\tIncome collected\t£1.2m\t£2.4m\t£3.6m\t£14.4m\tHigh\tGreen\tA Penn
K05\tBins emptied at the first call\t97%\t98%\t97%\t96% to 99%\tGoldilocks\tGreen\tJ Quill
Note: the figures are provisional.
"""


def test_a_list_with_a_column_for_each_month() -> None:
    reading = read(DIGEST)
    assert reading.unread == ()
    assert reading.facts.organisation.name == "Kelvale District Council"
    assert [aim.code for aim in reading.facts.aims] == ["Clean streets", "Good homes"]
    values = [[item.value for item in found.observations] for found in reading.facts.histories]
    assert values[0] == [91, 93, 95]
    assert values[2] == [Decimal("21.5"), Decimal("22.0"), None]
    assert values[3] == [1_200_000, 2_400_000, 3_600_000]
    assert reading.facts.histories[2].indicator.unit is Unit.DAYS
    bins = reading.facts.histories[4].target(Period.year(2025))
    assert bins is not None
    assert (bins.lower, bins.upper, bins.text) == (96, 99, "96% to 99%")
    outcomes = [found.judgements[0].outcome for found in reading.facts.histories]
    assert outcomes[:3] == [Outcome.ON_COURSE, Outcome.SOME_SLIPPAGE, Outcome.AT_RISK]
    assert reading.facts.histories[1].indicator.owners == ("A Penn", "B Nib")


DETAILED = """Kelvale District Council
Performance Digest - June 2025

Ref\tPerformance Indicator\tJun 2025\t2025/26 Target\tLead
K1\tFly tips cleared in 2 days\t91%\t90%\tJ Quill
K2\tComplaints\t12\t14\tA Penn

K1\tFly tips cleared in 2 days
Expected Outcome\t\tFormat\tAim to Maximise
Managed By\tJ Quill

\tValue\tTarget
May 2025\t93%\t90%
June 2025\t91%\t90%
"""


def test_what_the_list_has_no_column_for_is_taken_from_the_detail_page() -> None:
    reading = read(DETAILED)
    assert [history.indicator.polarity for history in reading.facts.histories] == [Polarity.MAXIMISE, Polarity.NONE]
    (remark,) = [remark for remark in reading.remarks if "whether higher or lower" in remark.text]
    assert remark.text.startswith("K2: nothing says whether higher or lower is better;")
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (6, "nothing says whether higher or lower is better; read as for information, and not rated."),
        (7, "no expected outcome can be read."),
    ],
)
def test_what_is_left_open_of_many_indicators_is_said_once_with_their_codes(column: int, said: str) -> None:
    lines = [line.split("\t") for line in DIGEST.splitlines()]
    for cells in lines[4:]:
        if len(cells) > 1:
            cells[column] = ""
    reading = read("\n".join("\t".join(cells) for cells in lines))
    remarks = [remark for remark in reading.remarks if said in remark.text]
    assert [(remark.place, remark.text) for remark in remarks] == [
        ("", f"5 indicators (K01, K02, K03, K04, K05): {said}")
    ]


def test_a_paragraph_longer_than_any_report_has_is_refused_with_its_place() -> None:
    with pytest.raises(SourceError) as caught:
        read(f"{DIGEST}\n{'word ' * 40_001}\n")
    (problem,) = caught.value.problems
    assert "line 14" in str(problem)
    assert "more than 200,000 characters" in str(problem)


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_a_report_in_disorder_is_read_or_refused_and_never_fails(seed: int) -> None:
    chance = random.Random(seed)
    lines = made_up_text().splitlines()
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(lines))
        cells = lines[at].split("\t")
        match chance.randrange(5):
            case 0:
                del lines[at : at + chance.randint(1, 20)]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                chance.shuffle(cells)
                lines[at] = "\t".join(cells)
            case 3:
                cells[chance.randrange(len(cells))] = chance.choice(
                    ["", "N/A", "May 2025", "EB 1.1", "Value", "[", "✓"]
                )
                lines[at] = "\t".join(cells)
            case 4:
                lines[at] = lines[at][: chance.randint(0, len(lines[at]))]
        lines = lines or [""]
    try:
        facts = read("\n".join(lines)).facts
    except SourceError:
        return
    assert {item.indicator.aim for item in facts.histories} <= {aim.code for aim in facts.aims}
    for item in facts.histories:
        assert len({seen.period for seen in item.observations}) == len(item.observations)
        assert len({aimed.period for aimed in item.targets}) == len(item.targets)


@pytest.mark.parametrize(
    ("title", "value", "remarked"),
    [
        ("Proportion of adults in work", "-", ["K1 is read as a rate."]),
        ("Score against ten crimes", "673", ["K1 is read as a score."]),
        ("Proportion of adults in work", "58.9%", []),
        ("Adults in work", "673", []),
    ],
)
def test_a_kind_of_number_that_only_the_title_tells_is_said(title: str, value: str, remarked: list[str]) -> None:
    reading = read(f"June 2025\nRef\tTitle\tGood is\tValue\tTarget\nK1\t{title}\tHigh\t{value}\t-\n")
    assert [remark.text for remark in reading.remarks if "is read as a" in remark.text] == remarked


def test_bullets_of_a_symbol_font_are_bullets() -> None:
    text = made_up_text()
    copied = text.replace("• ", "\uf0b7 ").replace("✓", "\uf0fc")
    assert "\uf0b7" in copied
    assert read(copied).facts == read(text).facts
    assert any("signs of a symbol font" in remark.text for remark in read(copied).remarks)


@pytest.mark.parametrize(("value", "said"), [("0.589", 1), ("58.9", 0), ("0.589%", 0), ("0", 0)])
def test_a_share_among_percentages_is_not_taken_for_one_in_silence(value: str, said: int) -> None:
    header = "June 2025\nRef\tTitle\tGood is\tApr 25\tMay 25\tJun 25\tTarget\n"
    reading = read(f"{header}K1\tAdults in work\tHigh\t57.0%\t58.1%\t{value}\t60%\n")
    remarks = [remark for remark in reading.remarks if "without a sign" in remark.text]
    assert [remark.kind for remark in remarks] == [RemarkKind.AMBIGUOUS] * said
