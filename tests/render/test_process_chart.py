"""The process behaviour chart and its page: well-formed, deterministic, each special point in its own shape."""

import re
import xml.etree.ElementTree as ET

import polars as pl
import pytest
from tests import drawn

from belisha.analysis.findings import process_series
from belisha.analysis.process_rules import ProcessSettings, Variation
from belisha.analysis.spc import process_points
from belisha.domain.colour import contrast
from belisha.domain.indicator import NumberStyle
from belisha.render import theme
from belisha.render.chart import DOCUMENT, NARROW, SCREEN, process, signal_icon
from belisha.report.process import Goal, PeriodName, process_chart
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling

SVG = "{http://www.w3.org/2000/svg}"


def chart(values, target=None, title="A & <b>", until=None, **given):
    frame = pl.DataFrame(
        {
            "series": "s",
            "period": range(len(values)),
            "value": values,
            "anew": [at == 12 for at in range(len(values))],
        },
        schema_overrides={"value": pl.Float64},
    )
    (found,) = process_series(process_points(frame, ProcessSettings(target=target, **given)))
    telling = Telling(
        values=NumberStyle(1, keep_zeros=False),
        limits=NumberStyle(1),
        period=lambda at: f"month {at}",
        target=None if target is None else settled(target),
    )
    names = {at: PeriodName("JFMAMJJASOND"[at % 12], f"month {at}", str(2017 + at // 12)) for at in range(len(values))}
    goals = {} if target is None else dict.fromkeys(names, Goal(settled(target), f"{target:g}"))
    goals = {at: goal for at, goal in goals.items() if until is None or at <= until}
    return process_chart(found, telling, names, anchor="one", title=title, goals=goals)


CHARTS = {
    "plain": chart([50.0, 52.0] * 8, target=51.0),
    "gap": chart([*([50.0, 52.0] * 6), None, 90.0]),
    "rebased": chart([*([50.0, 52.0] * 6), *([70.0, 71.0] * 5)], rebase="anew"),
    "short": chart([1.0, 2.0]),
    "one": chart([1.0]),
    "none": chart([None, None]),
    "constant": chart([0.1] * 12),
    "huge": chart([9e14, -9e14] * 6),
}


@pytest.mark.parametrize("setting", [DOCUMENT, SCREEN, NARROW])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_well_formed_and_stays_within_its_drawing(name, setting):
    drawn = process(CHARTS[name], setting)
    assert drawn == process(CHARTS[name], setting)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert root.find(f"{SVG}title").text == "A & <b>"
    assert root.find(f"{SVG}desc").text
    assert "style=" not in drawn
    assert "nan" not in drawn
    width, height = float(root.get("width")), float(root.get("height"))
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 0 <= float(text.get("y")) <= height


def test_limits_and_target_are_named_with_their_figures():
    said = " ".join(re.findall(r"<text[^>]*>([^<]*)", process(CHARTS["plain"])))
    for words in ("Upper limit 56.3", "Mean 51.0", "Lower limit 45.7", "Target 51", "Common cause"):
        assert words in said


@pytest.mark.parametrize("setting", [DOCUMENT, SCREEN, NARROW])
def test_a_target_that_ended_is_named_with_when(setting):
    said = drawn.words(process(chart([50.0, 52.0] * 8, target=51.0, until=12), setting))
    assert said[said.index("Target 51") + 1] == "month 12"


def test_each_baseline_has_its_own_limits():
    assert [(each.start, each.stop) for each in CHARTS["rebased"].stretches] == [(0, 12), (12, 22)]
    assert CHARTS["short"].stretches == ()


def test_the_legend_has_what_occurs():
    assert [label.code for label in CHARTS["gap"].legend] == ["improvement", "concern"]
    assert CHARTS["gap"].variations[12:] == ("", "improvement")


def test_every_variation_has_its_own_shape_and_stands_out():
    shapes = [theme.VARIATIONS[variation][0] for variation in Variation]
    assert len(set(shapes)) == len(shapes)
    assert len({signal_icon("variation", variation) for variation in Variation}) == len(Variation)
    assert all(theme.INK in signal_icon("variation", variation) for variation in Variation)
    assert (signal_icon("variation", ""), signal_icon("assurance", "")) == ("", "")
    assert all(contrast(theme.INK, colour) >= 4.5 for _, colour in theme.ASSURANCES.values())


def test_a_provisional_value_is_hollow_and_a_new_start_of_limits_is_explained():
    rebased, plain = CHARTS["rebased"], CHARTS["plain"]
    assert "Limits start anew" in process(rebased)
    assert "Limits start anew" not in process(plain)
    frame = pl.DataFrame({"series": "s", "period": range(16), "value": [50.0, 52.0] * 8})
    (found,) = process_series(process_points(frame, ProcessSettings()))
    telling = Telling(values=NumberStyle(1), limits=NumberStyle(1), period=str)
    names = {at: PeriodName("J", f"month {at}", "2017", tentative=at == 15) for at in range(16)}
    drawn = process(process_chart(found, telling, names, anchor="one", title="t", goals={}))
    assert "Provisional or incomplete" in drawn
    assert "Provisional or incomplete" not in process(plain)
    assert drawn.count(f'fill="{theme.PAPER}"') == process(plain).count(f'fill="{theme.PAPER}"') + 2
