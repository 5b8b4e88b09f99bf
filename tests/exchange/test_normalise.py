"""Text as it comes in, and as it is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.exchange.normalise import clean, normalise

CASES = [
    ("plain text, kept", "plain text, kept", ()),
    ("tab\tand\nnewline", "tab\tand\nnewline", ()),
    ("Windows\r\nand old Mac\r", "Windows\nand old Mac\n", ("line ends",)),
    ("next\x85line\u2028other\u2029", "next\nline\nother\n", ("line ends",)),
    ("bell\x07 and null\x00", "bell and null", ("control characters",)),
    ("a lone \ud800 surrogate", "a lone  surrogate", ("control characters",)),
    ("no\u00a0break\u2009thin\u3000wide", "no break thin wide", ("spaces",)),
    ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen", ("invisible characters",)),
    ("evil\u202etxt.exe\u202c", "eviltxt.exe", ("writing direction marks",)),
    ("cafe\u0301", "café", ("Unicode form",)),
    ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧", ()),
    ("flag 🏴\U000e0067\U000e0062\U000e007f", "flag 🏴\U000e0067\U000e0062\U000e007f", ()),
    ("tag\U000e0067s", "tags", ("invisible characters",)),
    ("joined\u200dletters", "joinedletters", ("invisible characters",)),
    ("می\u200cخواهم", "می\u200cخواهم", ()),
    ("✓ ↑ £ – ’ ≥ é", "✓ ↑ £ – ’ ≥ é", ()),
]


@pytest.mark.parametrize(("given_text", "kept", "changes"), CASES)
def test_what_is_kept_and_what_is_said(given_text: str, kept: str, changes: tuple[str, ...]) -> None:
    result = normalise(given_text)
    assert (result.text, result.changes) == (kept, changes)
    assert result.changed is bool(changes)


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert normalise(once).changes == ()
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t" for character in once)
