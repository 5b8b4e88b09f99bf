"""Which words are taken for misspelt, and which are let pass."""

import random

import pytest
from tests.check.checking import DOCUMENT, findings_in

from belisha.check.lexicon import known, near
from belisha.check.spelling import own_words, unknown_words
from belisha.domain.facts import Facts
from belisha.domain.organisation import Aim, Organisation

UNKNOWN = {
    "The perfomance of the team": ("perfomance", "performance"),
    "Perfomance was good.": ("Perfomance", "performance"),
    "an organization of councils": ("organization", "organisation"),
    "on monday and on Monday": ("monday", "Monday"),
    "a long-trem plan": ("trem", "term"),
    "a zzqvx of ours": ("zzqvx", ""),
    "the chilren’s homes": ("chilren", "children"),
}
KNOWN = (
    "the children’s homes, the parents' views, don't and isn’t",
    "Ms Okonjo met Qwertsby Town of Zzland",
    "Qwertsby was quiet.",
    "(“Qwertsby” was quiet.)",
    "LAC, CiN, EHCPs, iQuanta and MyBorough",
    "write to a.persn@estury.example or www.estury.example/perfomance",
    "https://estury.example/perfomance and estury.example/perfomance",
    "at SS2 6ER, item 10c, 4th and 20mph",
    "a one-off, re-opened, multi-agency, co-ordinated, long-term plan",
    "reablement, safeguarding, wellbeing, outturn and flytipping",
    "naïve façade",
)


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_word_is_found_with_what_it_may_mean(text: str) -> None:
    (found,) = unknown_words(text, frozenset())
    word, meant = UNKNOWN[text]
    assert found.word == word
    assert (meant in found.meant) if meant else not found.meant


@pytest.mark.parametrize("text", KNOWN)
def test_words_names_and_addresses_are_let_pass(text: str) -> None:
    assert list(unknown_words(text, frozenset())) == []


def test_the_councils_names_are_its_own_words() -> None:
    facts = Facts(organisation=Organisation(name="Qwertsby Town"), aims=(Aim("ZZPLEN", "zzplendid streets"),))
    assert list(unknown_words("qwertsby is zzplendid", own_words(facts))) == []


def test_what_is_near_is_known() -> None:
    assert near("recieve") == ("receive", "relieve")
    assert all(known(word) for word in near("trem"))
    assert not known("")
    assert near("x" * 25) == ()


def test_a_word_is_told_once_with_how_often_it_stands() -> None:
    text = DOCUMENT.read_text("utf-8").replace("household", "houshold").replace("housholds", "houses")
    (found,) = (finding for finding in findings_in(text) if finding.rule == "misspelt")
    assert found.expected == "household"
    assert "times" in found.message


def test_most_slips_of_the_finger_make_no_word() -> None:
    """Four in five at least; the rest make another word, which no dictionary tells from the one that was meant."""
    rng = random.Random(4)
    words = ["performance", "target", "children", "recycling", "assessment", "council", "homes", "visits", "quarter"]
    slips = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for word in words for at in range(1, len(word) - 2)]
    slips += [word[:at] + rng.choice("aeioust") + word[at + 1 :] for word in words for at in range(1, len(word))]
    slips = [slip for slip in slips if slip not in words]
    found = [slip for slip in slips if list(unknown_words(f"the {slip} of", frozenset()))]
    assert len(found) >= 0.8 * len(slips)
