"""What officers say of the figures in many words: each slip is told by one rule, and nothing that is true is."""

import pytest
from msgspec.structs import replace
from tests.check import cases_claimed, cases_said
from tests.check.checking import DOCUMENT, material_of, serious

from belisha.check.engine import check
from belisha.check.material import Material
from belisha.domain.document import Claims
from belisha.domain.facts import Facts
from belisha.domain.prose import Paragraph
from belisha.exchange import read_source

SLIPS = cases_said.SLIPS | cases_claimed.SLIPS
TRUE = cases_said.TRUE + cases_claimed.TRUE
READING = read_source(DOCUMENT)
CLAIMS = Claims(headings=READING.claims.headings)
REPORT = material_of(READING).report


def with_sentence(code: str, sentence: str) -> Facts:
    """The example with a sentence more at the end of an indicator's commentary."""
    histories = []
    for history in READING.facts.histories:
        if history.indicator.code == code:
            *earlier, last = history.commentaries
            said = replace(last, prose=(*last.prose, Paragraph(sentence)))
            histories.append(replace(history, commentaries=(*earlier, said)))
        else:
            histories.append(history)
    return replace(READING.facts, histories=tuple(histories))


def spoken(facts: Facts) -> list[str]:
    """The rules that speak above a note."""
    return [each.rule for each in serious(check(Material(facts=facts, report=REPORT, claims=CLAIMS)))]


def test_the_example_itself_has_nothing_above_a_note() -> None:
    assert spoken(READING.facts) == []


@pytest.mark.parametrize(("code", "sentence"), SLIPS)
def test_a_slip_is_told_once(code: str, sentence: str) -> None:
    assert spoken(with_sentence(code, sentence)) == [SLIPS[code, sentence]]


@pytest.mark.parametrize(("code", "sentence"), TRUE)
def test_what_is_true_is_let_pass(code: str, sentence: str) -> None:
    assert spoken(with_sentence(code, sentence)) == []
