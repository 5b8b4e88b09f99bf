import re

import pytest
from tests import report_builder as make

from belisha.render import theme
from belisha.render.html.style import style
from belisha.web_page import policy


def test_the_brand_is_the_organisations() -> None:
    css = style(make.report(identity=make.identity(brand_colour="#0b6b57")))
    assert "--brand-colour: #0b6b57;" in css


@pytest.mark.parametrize("colour", ["", "#ffff00", "red; } body { display: none"])
def test_a_brand_that_cannot_be_read_is_not_used(colour: str) -> None:
    css = style(make.report(identity=make.identity(brand_colour=colour)))
    assert f"--brand-colour: {theme.BRAND};" in css


def test_the_sheet_takes_its_colours_from_the_page() -> None:
    """Only forced colours need one of its own: white, behind drawings."""
    css = style(make.report())
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", css.split("/*", 1)[1])) <= {"#fff"}


def test_nothing_is_fetched() -> None:
    assert not re.search(r"@import|url\(|@font-face|https?:", style(make.report()))


@pytest.mark.parametrize(
    "name", ['"; } * { display: none', "</style><script>", "back\\slash", "line\nbreak", "Ynys Môn", "\x00"]
)
def test_a_name_stays_within_its_string(name: str) -> None:
    css = style(make.report(identity=make.identity(organisation=name)))
    running = css.split("@bottom-left { content: ")[1].split(";")[0]
    assert re.fullmatch(r'"(?:[A-Za-z0-9 .,]|\\[0-9a-f]+ )*"', running)
    assert "</style" not in css


def test_each_style_sheet_has_its_own_policy() -> None:
    assert policy("a") != policy("b")
