"""What is seen can be seen: contrast, and what is left of colours in greyscale."""

from itertools import combinations

import pytest

from belisha.domain.colour import contrast
from belisha.domain.direction import Direction
from belisha.domain.judgement import Outcome
from belisha.domain.target import Status
from belisha.render import theme


@pytest.mark.parametrize("colour", [theme.INK, theme.SECONDARY, theme.BRAND, theme.LINK, theme.TARGET])
def test_text_can_be_read_on_paper_and_on_tints(colour: str) -> None:
    assert contrast(colour, theme.PAPER) >= 4.5
    assert contrast(colour, theme.TINT) >= 4.5
    assert contrast(colour, theme.TOLERANCE) >= 4.5


@pytest.mark.parametrize("mark", [*theme.OUTCOMES.values(), theme.NO_OUTCOME])
def test_an_outcome_can_be_seen_and_its_word_read(mark: theme.Mark) -> None:
    assert all(contrast(colour, theme.PAPER) >= 3 for _, colour in mark.shapes)
    assert contrast(mark.text_colour, theme.PAPER) >= 4.5


@pytest.mark.parametrize(
    "colour", [theme.PALE, *(band.colour for band in theme.BANDS.values()), theme.NO_STATUS.colour]
)
def test_a_graphic_can_be_seen(colour: str) -> None:
    assert contrast(colour, theme.PAPER) >= 3


def test_every_outcome_has_its_shape() -> None:
    marks = {outcome: theme.outcome_mark(outcome.value) for outcome in Outcome}
    shapes = {tuple(shape for shape, _ in mark.shapes) for mark in (*marks.values(), theme.NO_OUTCOME)}
    assert len(shapes) == len(Outcome) + 1


def test_every_shape_has_a_character_of_its_own() -> None:
    assert set(theme.GLYPHS) == set(theme.Shape)
    assert len(set(theme.GLYPHS.values())) == len(theme.Shape)


@pytest.mark.parametrize("code", ["", "not_applicable", "to_be_confirmed", "anything"])
def test_a_reason_for_no_outcome_has_a_ring(code: str) -> None:
    assert theme.outcome_mark(code) is theme.NO_OUTCOME


def test_the_bands_of_a_gauge_differ_without_colour() -> None:
    for one, other in combinations(theme.BANDS.values(), 2):
        assert abs(one.depth - other.depth) >= 0.25
        assert contrast(one.colour, other.colour) >= 1.4
    assert set(theme.BANDS) == {Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET}


def test_arrows_belong_to_directions_that_have_a_better() -> None:
    assert {direction for direction in Direction if theme.arrow(direction.value)} == {
        Direction.BETTER,
        Direction.WORSE,
        Direction.SAME,
    }


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("#0b6b57", "#0b6b57"),
        ("#0B6B57", "#0b6b57"),
        ("", theme.BRAND),
        ("#ffdd00", theme.BRAND),
        ("red", theme.BRAND),
        ("#1d4f91; } body { display: none", theme.BRAND),
    ],
)
def test_a_brand_colour_is_taken_if_it_can_be_read(asked: str, given: str) -> None:
    assert theme.brand(asked) == given


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
