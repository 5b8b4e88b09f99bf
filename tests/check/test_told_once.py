"""One slip, one finding: the one that says it best."""

import pytest
from tests.check.checking import DOCUMENT, findings_in

SAID_BY = {
    "count_total": ("target 25", "target 28", "count_outcome"),
    "no_commentary": ("200\t✓", "200\t◆", "detail_page"),
    "outcome_against_status": ("200\t✓", "200\t◆", "detail_page"),
    "figure": ("93 of 121 first conferences have been held in time: 76.9%", "93 of 121 first conferences have been held in time: 66.9%", "ratio_said"),
    "difference_said": ("Minimise\tAugust 2026\t173", "Minimise\tAugust 2026\t219", "two_values"),
    "change": ("\t539\t2,626\t", "\t539\t2,726\t", "total"),
}  # fmt: skip
CLEAN = {(each.rule, each.line) for each in findings_in(DOCUMENT.read_text("utf-8"))}


@pytest.mark.parametrize("silent", SAID_BY)
def test_a_slip_is_told_by_one_rule(silent: str) -> None:
    old, new, speaks = SAID_BY[silent]
    text = DOCUMENT.read_text("utf-8")
    assert old in text
    rules = {each.rule for each in findings_in(text.replace(old, new, 1)) if (each.rule, each.line) not in CLEAN}
    assert speaks in rules
    assert silent not in rules


def test_two_slips_in_one_text_are_both_told() -> None:
    text = DOCUMENT.read_text("utf-8")
    text = text.replace("in time: 76.9%", "in time: 66.9%").replace(
        "In August alone, 12 of 17 were in time.", "It was 51.4% before."
    )
    found = [each for each in findings_in(text) if each.indicator == "EP 2.3" and each.severity != "note"]
    assert {each.rule for each in found} >= {"ratio_said", "figure"}
    assert "51.4%" in " ".join(each.found for each in found if each.rule == "figure")
