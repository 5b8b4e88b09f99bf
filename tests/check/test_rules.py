"""What is asked of every rule, and of the list of them."""

import pytest

from belisha.check.rule import Rule, rule
from belisha.check.rules import RULES

FAMILIES = {"arithmetic", "consistency", "history", "commentary", "disclosure", "accessibility"}


@pytest.mark.parametrize("each", RULES.values(), ids=RULES)
def test_a_rule_says_what_it_holds_and_gives_a_case(each: Rule) -> None:
    assert each.about.endswith(".")
    assert len(each.about) > 20
    assert each.example
    assert each.family in FAMILIES


def test_every_kind_has_rules() -> None:
    assert {each.family for each in RULES.values()} == FAMILIES
    assert len(RULES) >= 80


def test_a_name_is_taken_once() -> None:
    name = next(iter(RULES))
    check = RULES[name].check
    with pytest.raises(ValueError, match=name):
        rule("arithmetic", RULES[name].severity, "")(check)


def test_what_a_rule_leaves_to_another_is_a_rule() -> None:
    assert {name for each in RULES.values() for name in each.unless} <= {*RULES}
    assert not any(name in RULES[other].unless for name in RULES for other in RULES[name].unless)
