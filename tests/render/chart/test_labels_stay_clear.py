"""No label of any chart leaves its drawing or lies on another, whatever the figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import chart_builder as make
from tests import drawn

from belisha.render import chart
from belisha.render.chart import DOCUMENT, NARROW, PAIRED, SCREEN, Setting
from belisha.report.chart_model import CountBar, CountsChart, GaugeChart, TrendChart
from belisha.report.part import Label

settings_of_charts = st.sampled_from((DOCUMENT, PAIRED, SCREEN, NARROW))


@settings(max_examples=150, deadline=None)
@given(value=make.trends(), setting=settings_of_charts)
def test_of_a_trend(value: TrendChart, setting: Setting) -> None:
    assert drawn.faults(chart.trend(value, setting)) == []


@settings(max_examples=150, deadline=None)
@given(value=make.gauges(), setting=settings_of_charts)
def test_of_a_gauge(value: GaugeChart, setting: Setting) -> None:
    assert drawn.faults(chart.gauge(value, setting)) == []


@settings(max_examples=60, deadline=None)
@given(
    bars=st.lists(st.tuples(st.sampled_from(list(make.OUTCOMES)), st.integers(0, 10**9), make.labels), max_size=6),
    setting=settings_of_charts,
)
def test_of_counts(bars: list[tuple[str, int, str]], setting: Setting) -> None:
    value = CountsChart(
        anchor="counts",
        title="Counts",
        description="",
        bars=tuple(CountBar(label=Label(code=code, text=text), count=n, text=f"{n:,}") for code, n, text in bars),
    )
    assert drawn.faults(chart.counts(value, setting)) == []


GOLDILOCKS = (
    ("off_target", "0"),
    ("near_target", "50.1"),
    ("on_target", "52.9"),
    ("near_target", "58.5"),
    ("off_target", "61.3"),
)


@pytest.mark.parametrize(
    "value",
    [
        make.gauge((("on_target", "0"), ("near_target", "66"), ("off_target", "69.3")), "120", "75"),
        make.gauge((("off_target", "0"), ("near_target", "85.5"), ("on_target", "90")), "100", "58.9"),
        make.gauge(GOLDILOCKS, "100", "54.9"),
        make.gauge((("off_target", "0"), ("near_target", "1"), ("on_target", "2")), "1000", "0.5"),
    ],
    ids=["minimise", "maximise", "goldilocks", "all at one end"],
)
def test_every_limit_of_a_gauge_is_printed(value: GaugeChart) -> None:
    svg = chart.gauge(value)
    assert {tick.text for tick in value.limits} <= set(drawn.words(svg))
    assert drawn.faults(svg) == []
