import re

import pytest
from tests import chart_builder as make
from tests import drawn

from belisha.render import chart, theme
from belisha.render.chart import NARROW, SCREEN
from belisha.report.chart_model import CountsChart, Sparkline

GAUGE = make.gauge((("on_target", "0"), ("near_target", "66"), ("off_target", "69.3")), "120", "75")
ALL = (
    (chart.trend, make.trend(make.points(["5", None, "7"], "6"))),
    (chart.gauge, GAUGE),
    (chart.counts, make.counts(("at_risk", 7), ("on_course", 19))),
    (chart.sparkline, make.sparkline(["5", None, "7"], "6")),
)
HOSTILE = '</title><script>alert(1)</script>\x00\x1b \ud83d & "quotes" ]]> {{ 7 }} שלום 🎉'


@pytest.mark.parametrize(("draw", "value"), ALL, ids=lambda each: getattr(each, "__name__", ""))
def test_a_chart_stands_alone_and_says_what_it_shows(draw, value) -> None:  # type: ignore[no-untyped-def]
    root = drawn.parse(draw(value))
    assert root.get("role") == "img"
    named = root.get("aria-labelledby")
    name = root.get("aria-label") or root.xpath(f"string(//*[@id='{named}'])")
    assert name == getattr(value, "title", value.description)
    if described := root.get("aria-describedby"):
        assert root.xpath(f"string(//*[@id='{described}'])") == value.description
    assert draw(value) == draw(value)


@pytest.mark.parametrize("setting", [chart.DOCUMENT, SCREEN, NARROW])
@pytest.mark.parametrize(("draw", "value"), ALL, ids=lambda each: getattr(each, "__name__", ""))
def test_a_chart_has_nothing_that_a_strict_policy_forbids(draw, value, setting) -> None:  # type: ignore[no-untyped-def]
    for element in drawn.parse(draw(value, setting)).iter():
        assert element.tag.removeprefix(drawn.SVG) in {"svg", "title", "desc", "g", "path", "rect", "text"}
        assert not {name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name}


@pytest.mark.parametrize(
    "svg",
    [
        lambda: chart.trend(
            make.trend(make.points(["5", None]), title=HOSTILE, value_label=HOSTILE, near_label=HOSTILE, anchor='a"><b')
        ),
        lambda: chart.sparkline(Sparkline(description=HOSTILE, values=(), targets=())),
        lambda: chart.counts(CountsChart(anchor="x", title=HOSTILE, description=HOSTILE, bars=())),
    ],
)
def test_hostile_text_stays_text(svg) -> None:  # type: ignore[no-untyped-def]
    assert "script" not in {element.tag.removeprefix(drawn.SVG) for element in drawn.parse(svg()).iter()}


def test_the_ids_of_a_chart_follow_from_its_anchor_and_kind() -> None:
    trend, gauge = make.trend(make.points(["5"])), GAUGE
    svgs = [chart.trend(trend), chart.trend(trend, NARROW), chart.gauge(gauge)]
    ids = [id_ for svg in svgs for id_ in drawn.parse(svg).xpath("//@id")]
    assert len(ids) == len(set(ids)) == 6


# Gauge


def test_a_gauge_prints_its_value_limits_and_statuses() -> None:
    said = drawn.words(chart.gauge(GAUGE))
    assert {"75", "0", "66", "69.3", "120", "On target", "Near target", "Off target", "April 2017"} <= set(said)


def test_a_gauge_shows_each_status_by_colour_and_depth() -> None:
    svg = chart.gauge(GAUGE)
    assert {len(drawn.paths(svg, fill=theme.band_style(code).colour)) for code in theme.BANDS} == {1}


@pytest.mark.parametrize("value", ["-50", "0", "120", "1000000"])
def test_the_needle_of_a_value_beyond_the_scale_stays_on_it(value: str) -> None:
    svg = chart.gauge(make.gauge((("on_target", "0"), ("off_target", "66")), "120", value))
    assert drawn.faults(svg) == []
    assert value in drawn.words(svg)


def test_long_figures_make_the_ring_smaller_and_are_never_cut() -> None:
    limits = ("£0.00", "£123,456,789,012.00", "£200,000,000,000.00")
    value = make.gauge((("off_target", "0"), ("on_target", "6")), "10", "7", limits)
    svg = chart.gauge(value)
    assert set(limits) <= set(drawn.words(svg))
    assert drawn.faults(svg) == []


def test_a_scale_without_length_is_drawn() -> None:
    assert drawn.faults(chart.gauge(make.gauge((("no_target", "5"),), "5", "5"))) == []


# Counts


def test_counts_give_each_outcome_its_word_its_number_and_its_shape() -> None:
    svg = chart.counts(make.counts(("at_risk", 7), ("some_slippage", 3), ("on_course", 19), ("not_stated", 2)))
    assert drawn.words(svg) == [
        *("At risk of missing target", "7", "Some slippage against target", "3"),
        *("On course to achieve target", "19", "No value", "2"),
    ]
    for code in ("at_risk", "some_slippage", "on_course"):
        assert drawn.paths(svg, fill=theme.outcome_mark(code).colour)


def test_bars_are_as_long_as_their_counts() -> None:
    svg = chart.counts(make.counts(("at_risk", 5), ("on_course", 20), ("some_slippage", 0)))
    lengths = {rect.get("fill"): float(rect.get("width") or 0) for rect in drawn.parse(svg).iter(f"{drawn.SVG}rect")}
    assert lengths[theme.GREEN] == pytest.approx(4 * lengths[theme.RED], rel=0.01)
    assert theme.AMBER not in lengths, "nothing is drawn for none"


def test_an_open_outcome_has_both_shapes_and_colours() -> None:
    svg = chart.counts(make.counts(("at_risk_or_some_slippage", 6)))
    fills = {rect.get("fill") for rect in drawn.parse(svg).iter(f"{drawn.SVG}rect")}
    assert fills == {theme.RED, theme.AMBER}


def test_counts_without_bars_are_drawn() -> None:
    assert drawn.words(chart.counts(make.counts())) == []


# Sparkline


@pytest.mark.parametrize(
    ("outcome", "colours"),
    [
        ("at_risk", [theme.RED]),
        ("some_slippage", [theme.AMBER]),
        ("on_course", [theme.GREEN]),
        ("at_risk_or_some_slippage", [theme.RED, theme.AMBER]),
    ],
)
def test_the_newest_value_of_a_sparkline_is_marked_by_its_outcome(outcome: str, colours: list[str]) -> None:
    svg = chart.sparkline(make.sparkline(["5", "6", "7"], "6", outcome))
    assert [colour for colour in (theme.RED, theme.AMBER, theme.GREEN) if drawn.paths(svg, fill=colour)] == colours


def test_a_sparkline_without_a_newest_value_marks_none() -> None:
    svg = chart.sparkline(make.sparkline(["5", "6", None], "6", "at_risk"))
    assert drawn.paths(svg, fill=theme.RED) == []


def test_a_short_series_ends_where_a_long_one_does() -> None:
    ends = [
        re.match(r"M([\d.]+)", drawn.paths(chart.sparkline(make.sparkline(values)), fill=theme.RED)[0])
        for values in (["3"], ["3", "4"], ["3"] * 13)
    ]
    assert len({end.group(1) for end in ends if end}) == 1


@pytest.mark.parametrize("values", [[], [None] * 13, ["3"], ["3"] * 13, [None, "3", None]])
def test_any_sparkline_stays_within_its_box(values: list[str | None]) -> None:
    svg = chart.sparkline(make.sparkline(values, "3"))
    assert 'viewBox="0 0 104 26"' in svg
    assert drawn.faults(svg) == []
