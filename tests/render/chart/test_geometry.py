from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.render.chart.geometry import clear_of, fit, shrink, spread, text_width, wrap

heights = st.floats(1, 40)


@given(st.lists(st.tuples(st.floats(0, 200), heights), max_size=6))
def test_labels_are_spread_in_order_without_touching(wanted: list[tuple[float, float]]) -> None:
    wanted.sort()
    sizes = [height for _, height in wanted]
    places = spread([centre for centre, _ in wanted], sizes, 0, 1000)
    for (one, other), (size, after) in zip(pairwise(places), pairwise(sizes), strict=True):
        assert other - one >= (size + after) / 2 - 1e-6
    assert all(place >= size / 2 - 1e-6 for place, size in zip(places, sizes, strict=True))


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_labels_that_want_one_place_share_it_around_its_middle() -> None:
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_labels_at_the_edge_are_pushed_inwards() -> None:
    assert spread([98, 99], [10, 10], 0, 100) == [85, 95]


@pytest.mark.parametrize(
    ("taken", "wanted", "place"),
    [
        ([], 50, 50),
        ([(40, 60)], 50, 35),
        ([(40, 60)], 52, 65),
        ([(0, 60)], 50, 65),
        ([(0, 45), (50, 60)], 50, 65),
        ([(0, 100)], 50, None),
        ([], 2, 5),
    ],
)
def test_the_nearest_free_place_is_found(taken: list[tuple[float, float]], wanted: float, place: float | None) -> None:
    assert clear_of(taken, wanted, 10, 0, 100) == place


@given(st.text(max_size=80), st.floats(20, 300))
def test_a_text_that_is_cut_fits(text: str, room: float) -> None:
    shown = fit(text, 12, room)
    assert text_width(shown, 12) <= room
    assert shown == text or shown.endswith("…")


@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 3))
def test_wrapped_lines_fit(text: str, room: float, most: int) -> None:
    lines = wrap(text, 12, room, most)
    assert len(lines) <= most
    assert all(text_width(line, 12) <= room for line in lines)


def test_wrapping_keeps_every_word_where_there_is_room() -> None:
    assert " ".join(wrap("Some slippage against target", 15, 120, 2)) == "Some slippage against target"


@given(st.text(min_size=1, max_size=60))
def test_a_figure_shrinks_until_it_fits(text: str) -> None:
    assert text_width(text, shrink(text, 13, 40)) <= 40 + 1e-6
    assert shrink(text, 13, 1e9) == 13
