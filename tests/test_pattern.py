"""Expressions that are compiled when a text needs them."""

import re

import pytest

from belisha.pattern import Pattern


def test_nothing_is_compiled_before_a_text_needs_it() -> None:
    pattern = Pattern(r"broken (", needs=("broken",))
    assert pattern.search("A text without the word.") is None
    assert list(pattern.finditer("A text without the word.")) == []
    with pytest.raises(re.error):
        pattern.search("A text with the word: Broken.")


def test_a_text_matches_as_it_does_with_the_expression_itself() -> None:
    pattern = Pattern(r"within (\d+)", re.IGNORECASE, needs=("within ",))
    text = "Within 2 points; it was within 5."
    assert [match[1] for match in pattern.finditer(text)] == ["2", "5"]
    assert [found[1] for found in (pattern.search(text), pattern.match(text, 24)) if found] == ["2", "5"]
    assert pattern.fullmatch(text) is None
    assert pattern.sub(lambda match: f"by {match[1]}", text) == "by 2 points; it was by 5."
    assert pattern.sub(lambda match: f"by {match[1]}", "no more") == "no more"
