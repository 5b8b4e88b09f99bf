"""The words that an expression says its matches have, against texts made from the expression."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belisha import check
from belisha.pattern import Pattern


def _patterns() -> dict[str, Pattern]:
    """Every expression of the checks that names such words, by where it stands."""
    names = (module.name for module in pkgutil.walk_packages(check.__path__, "belisha.check."))
    return {
        f"{name}.{word}": value
        for name in names
        for word, value in vars(importlib.import_module(name)).items()
        if isinstance(value, Pattern) and value.needs
    }


PATTERNS = _patterns()


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_every_text_with_a_match_has_one_of_the_words(name: str, data: st.DataObject) -> None:
    pattern = PATTERNS[name]
    text = data.draw(st.from_regex(re.compile(pattern.expression, pattern.flags | re.ASCII)))
    assert pattern.may_be_in(text)


def test_there_are_such_expressions() -> None:
    assert len(PATTERNS) > 30
    assert all(word == word.lower() for pattern in PATTERNS.values() for word in pattern.needs)
