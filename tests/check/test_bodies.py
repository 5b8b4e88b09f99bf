"""Bodies that are named with a wrong little word."""

import pytest

from belisha.check.bodies import BODIES, misnamed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Office of National Statistics", "Office for National Statistics"),
        ("The Department of Education said", "Department for Education"),
        ("Department for Health and Social Care", "Department of Health and Social Care"),
        ("the Department of Work & Pensions", "Department for Work and Pensions"),
    ],
)
def test_a_wrong_name_is_found_once(text: str, name: str) -> None:
    ((written, right),) = misnamed(text)
    assert written in text
    assert right == name


@pytest.mark.parametrize("name", BODIES)
def test_a_right_name_is_let_pass(name: str) -> None:
    assert list(misnamed(f"By the {name}.")) == []
    assert list(misnamed(f"By the {name.replace(' and ', ' & ')}.")) == []


def test_an_office_of_the_councils_own_is_let_pass() -> None:
    assert list(misnamed("the Office of Education Welfare; the department of health at the college")) == []
