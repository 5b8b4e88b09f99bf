"""What a commentary says in words of the figures: one wrong sentence, one finding; a true one, none.

The figures: 205 fly-tips in August 2026 with a target of 165, after 197, 188 and 180, and 178 a year before.
"""

import pytest
from tests.check.checking import DOCUMENT, findings_in, serious

_TIPS = "Residents and crews reported 205 fly-tips in August 2026, up from 197 in July and 40 above the target of 165."
_REABLED = "Of the 147 people whose 91st day fell between June and August 2026, 120 were living at home: 81.6%,"
TEXT = DOCUMENT.read_text("utf-8")
WRONG = {
    "Fly-tips fell by 8 from July.": "amount_moved",
    "Fly-tips rose by 9 from July.": "amount_moved",
    "That is 10% more than in August 2025.": "amount_moved",
    "It is a decrease of 4% on the previous month.": "amount_moved",
    "There were fewer fly-tips than last year.": "compared_with",
    "The number is below last year's.": "compared_with",
    "Fly-tipping has fallen for three months running.": "running",
    "Fly-tips have improved for the third consecutive month.": "running",
    "This is the lowest number for a year.": "record",
    "This is the best month since April.": "record",
    "Numbers continue to fall.": "direction",
    "The trend is downwards.": "direction",
    "The number of fly-tips has fallen.": "direction",
    "The number is well within its target.": "comparison",
    "The target for the year is 1,900.": "target_said",
}
TRUE = (
    "Fly-tips rose by 8 from July.",
    "That is 21% more than in August 2025.",
    "There were more fly-tips than last year.",
    "Fly-tipping has risen for the fourth month running.",
    "It is the highest number for a year.",
    "Numbers continue to rise.",
    "The target for the year is 1,980.",
    # of something else than the figure
    "The number of crews fell by two in July.",
    "The number of lorries rose by 3 from July.",
    "Fly-tips on private land fell by 10% from July.",
    "There were fewer fly-tips on farmland than last year.",
    "This is better for residents than last year's scheme.",
    "This has reduced the backlog.",
    "It is improving the reuse shop.",
    # of what is to come
    "Fly-tips should fall by 20 by December.",
)


def spoken(old: str, new: str) -> set[str]:
    assert old in TEXT
    return {each.rule for each in serious(findings_in(TEXT.replace(old, new, 1)))}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wrong_sentence_is_told_once(sentence: str) -> None:
    assert spoken(_TIPS, f"{_TIPS} {sentence}") == {WRONG[sentence]}


@pytest.mark.parametrize("sentence", TRUE)
def test_a_true_sentence_is_let_pass(sentence: str) -> None:
    assert spoken(_TIPS, f"{_TIPS} {sentence}") == set()


def test_a_share_is_worked_out_from_two_clauses() -> None:
    assert spoken(_REABLED, "This quarter 147 people left hospital, 120 were still at home: 81.6%,") == set()
    assert spoken(_REABLED, "This quarter 147 people left hospital, 102 were still at home: 81.6%,") == {"ratio_said"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Two of the children with a plan are in Gannetfield.", {"small_number"}),
        ("Since then 3 pupils have moved away.", {"small_number"}),
        ("Part 3 of the Children and Families Act 2014 asks for it.", set()),
        ("Six of the children have moved to Gannetfield.", set()),
        ("Two of the three people who chair the conferences were away.", set()),
    ],
)
def test_few_people_are_told_in_figures_and_in_words(sentence: str, told: set[str]) -> None:
    assert spoken(_TIPS, f"{_TIPS} {sentence}") == told


def test_a_small_number_of_two_clauses_is_told_once() -> None:
    text = TEXT.replace(_REABLED, f"In one home 14 people were assessed; 2 were still there in July. {_REABLED}", 1)
    assert [each.rule for each in serious(findings_in(text))] == ["small_number"]
