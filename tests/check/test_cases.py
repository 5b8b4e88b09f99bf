"""Every rule has a case that it finds and one that it lets pass. A new rule's case belongs into one of these tables."""

from functools import cache

import pytest
from msgspec.structs import replace
from tests.check.cases import DOCUMENT_CASES, Edit
from tests.check.cases_register import PAGE, PAGE_CASES, REGISTER_CASES
from tests.check.cases_rendered import MADE_CASES
from tests.check.checking import DOCUMENT, EXAMPLES, findings_in, findings_on, material_of

from belisha.check.engine import check
from belisha.check.finding import Finding
from belisha.check.rules import RULES
from belisha.domain.facts import Facts
from belisha.exchange import read_source
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading
from belisha.render import Format, render

type Said = frozenset[tuple[str, int | None, str, str]]


def keyed(findings: tuple[Finding, ...]) -> Said:
    return frozenset((each.rule, each.line, each.indicator, each.message) for each in findings)


def of(rule: str, said: Said) -> Said:
    return frozenset(each for each in said if each[0] == rule)


@cache
def said_in(edits: tuple[Edit, ...]) -> Said:
    text = DOCUMENT.read_text("utf-8")
    for old, new in edits:
        assert old in text, f"the example does not say “{old}”"
        text = text.replace(old, new, 1)
    return keyed(findings_in(text))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_source(EXAMPLES / "estuary").facts


def test_every_rule_has_a_case() -> None:
    assert {*DOCUMENT_CASES, *REGISTER_CASES, *PAGE_CASES, *MADE_CASES, "pdf_standard"} == {*RULES}


@pytest.mark.parametrize("rule", DOCUMENT_CASES)
def test_a_rule_finds_its_case_and_lets_its_other_pass(rule: str) -> None:
    case = DOCUMENT_CASES[rule]
    assert case.wrong != case.right
    assert of(rule, said_in(case.wrong)) - of(rule, said_in(case.right))
    assert of(rule, said_in(case.right)) <= of(rule, said_in(()))


@pytest.mark.parametrize("rule", REGISTER_CASES)
def test_a_rule_finds_its_case_in_a_register(rule: str, facts: Facts) -> None:
    case = REGISTER_CASES[rule]
    earlier = () if case.earlier is None else (case.earlier(facts),)
    said = [of(rule, keyed(findings_on(change(facts), earlier))) for change in (case.wrong, case.right)]
    assert said[0] - said[1]
    assert said[1] <= of(rule, keyed(findings_on(facts, earlier)))


@pytest.mark.parametrize("rule", PAGE_CASES)
def test_a_rule_finds_its_case_on_a_web_page(rule: str) -> None:
    pages = [PAGE.format(heading=heading).encode() for heading in PAGE_CASES[rule]]
    wrong, right = (check(material_of(recognise(read_document(page, "report.html")))) for page in pages)
    assert of(rule, keyed(wrong))
    assert not of(rule, keyed(right))


def found_in(facts: Facts, **made: bytes) -> set[str]:
    """The rules that speak of what was made of the example, and of nothing else."""
    rules = [RULES[name] for name in (*MADE_CASES, "pdf_standard")]
    return {each.rule for each in check(replace(material_of(Reading(facts=facts)), **made), rules)}


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [(rule, *case) for rule, cases in MADE_CASES.items() for case in cases]
)
def test_a_rule_finds_its_case_on_the_page_that_was_made(rule: str, wrong: str, right: str, facts: Facts) -> None:
    assert found_in(facts, page=wrong.encode()) == {rule}
    assert found_in(facts, page=right.encode()) == set()


def test_what_is_made_of_the_example_is_found_to_be_in_order(facts: Facts) -> None:
    report = material_of(Reading(facts=facts)).report
    page, pdf = (render(report, [form])[0].data for form in (Format.HTML, Format.PDF))
    assert found_in(facts, page=page, pdf=pdf) == set()
    assert found_in(facts, pdf=pdf.replace(b"/Lang", b"/Gone")) == {"pdf_standard"}
