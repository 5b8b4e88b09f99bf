"""How a document is built: slips of one kind in other forms than a rule's own case, and variations that are no slips."""

from functools import cache

import pytest
from tests.check.cases import Edit
from tests.check.checking import DOCUMENT, findings_in, serious

from belisha.check.finding import Finding

_CALLS = "Callers waited 4.4 minutes on average"
SLIPS: dict[Edit, str] = {
    ("2. Local Economy Indicators\n\nThe", "1. Local Economy Indicators\n\nThe"): "partnership_number",
    ("\n1.\tAverage house price", "\n2.\tAverage house price"): "measure_number",
    ("\n6\tPeople killed", "\n5\tPeople killed"): "measure_number",
    ("**Section 3** Partnership Indicators", "**Section 3** Partner Measures"): "contents_left_out",
    ("Section 1: 2026-27 Indicators", "Section 1: 2026-28 Indicators"): "contents_left_out",
    ("Local Economy Indicators\nCommunity", "Community"): "contents_left_out",
    (_CALLS, f"The column headed “RAG” is new. {_CALLS}"): "column_named",
    (_CALLS, f"The Variance column says more. {_CALLS}"): "column_named",
    (_CALLS, f"(See footnote 2.) {_CALLS}"): "reference",
    (_CALLS, f"Appendix B lists them. {_CALLS}"): "reference",
    ("every two months.", "every two months (see section 5)."): "reference",
    ("The survey is made once a year.", "The survey is made once a year (see measure 9)."): "reference",
    ("<p>943* (April", "<p>943† (April"): "mark_without_note",
    ("<td>8,012</td>", "<td>6,012</td>"): "table_ratio",
    ("April to August 2025\tChange in %", "April to June 2025\tChange in %"): "spans_unequal",
}
HARMLESS = (
    (_CALLS, f"The column in the square is being mended. {_CALLS}"),
    (_CALLS, f"See the Month's Target column. {_CALLS}"),
    (_CALLS, f"There was a marked rise. {_CALLS}"),
    (_CALLS, f"Please note 2 lines were shut. {_CALLS}"),
    ("The survey is made once a year.", "The survey is made once a year (see measure 5)."),
    ("every two months.", "every two months, as section 75 of the Act allows."),
    ("every two months.", "every two months (see section 2)."),
    ("Eight kinds together", "All kinds together"),
    ("**Section 1** 2026-27 Indicators", "**Section 1** Indicators"),
    ("01632 960157", "01632 960 157"),
)


@cache
def found(edit: Edit) -> tuple[Finding, ...]:
    text = DOCUMENT.read_text("utf-8")
    assert edit[0] in text
    return findings_in(text.replace(*edit, 1))


@pytest.mark.parametrize("edit", SLIPS)
def test_it_is_found(edit: Edit) -> None:
    assert SLIPS[edit] in {each.rule for each in serious(found(edit))}


@pytest.mark.parametrize("edit", HARMLESS)
def test_it_passes(edit: Edit) -> None:
    assert serious(found(edit)) == []


def test_the_rows_of_a_longer_code_are_its_own() -> None:
    text = DOCUMENT.read_text("utf-8").replace("EP 4.6", "EP 1.10")
    short = text.replace("January 2027\t\t£1,800,000\nFebruary 2027\t\t£1,980,000\nMarch 2027\t\t£2,160,000\n", "")
    assert "series_length" not in {each.rule for each in findings_in(text)}
    assert [each.indicator for each in findings_in(short) if each.rule == "series_length"] == ["EP 1.10"]
