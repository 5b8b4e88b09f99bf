import re
from decimal import Decimal

import msgspec
import pytest
from tests import chart_builder as make
from tests import drawn

from belisha.render import chart, theme
from belisha.render.chart import BESIDE, DOCUMENT, NARROW, PAIRED, SCREEN, Setting

YEAR = ("69.6", "69.9", "71.4", "72.4", "71.4", None, "70.6", "68.2", "68", "66.9", "69", "71.9", "75")


def test_the_latest_figure_and_the_target_stand_at_their_lines() -> None:
    said = drawn.words(chart.trend(make.trend(make.points(YEAR, "66"))))
    assert "Value 75" in said
    assert "Target 66" in said


def test_every_period_has_its_letter_and_every_year_its_name() -> None:
    said = drawn.words(chart.trend(make.trend(make.points(YEAR[:12] + (None,) * 12, "66", future=12))))
    assert [word for word in said if word.isalpha() and len(word) == 1] == list(make.LETTERS * 2)
    assert {"2016/17", "2017/18"} <= set(said)


def test_a_gap_breaks_the_line_and_says_why() -> None:
    svg = chart.trend(make.trend(make.points(YEAR, "66")))
    (line,) = drawn.paths(svg, stroke=theme.INK, stroke_width="2.2")
    assert line.count("M") == 2
    assert "Not collected" in drawn.words(svg)


def test_a_future_month_is_empty_but_present() -> None:
    """Its letter is there, and neither a value nor a mark."""
    short, long = (chart.trend(make.trend(make.points(YEAR + (None,) * n, future=n))) for n in (0, 11))
    assert drawn.words(long).count("Not collected") == drawn.words(short).count("Not collected") == 1
    assert len(drawn.paths(long, stroke=theme.SECONDARY, stroke_width="1.3")) == len(
        drawn.paths(short, stroke=theme.SECONDARY, stroke_width="1.3")
    )


def test_reasons_have_signs_of_their_own() -> None:
    points = list(make.points(["5", None, None, "6"]))
    points[2] = msgspec.structs.replace(points[2], gap="Withheld")
    svg = chart.trend(make.trend(tuple(points)))
    signs = drawn.paths(svg, stroke=theme.SECONDARY, stroke_width="1.3")
    assert {"Not collected", "Withheld"} <= set(drawn.words(svg))
    assert len({re.sub(r"M[\d.]+ [\d.]+", "", sign) for sign in signs[1:]}) == 2


def test_a_target_is_a_stepped_line() -> None:
    points = make.points(["5", "6", "7"], "10")
    changed = (*points[:2], msgspec.structs.replace(points[2], target=points[2].value))
    (line,) = drawn.paths(chart.trend(make.trend(changed)), stroke=theme.TARGET)
    assert re.fullmatch(r"M[\d. ]+H[\d.]+H[\d.]+V[\d.]+H[\d.]+", line)


def test_last_year_is_a_pale_line_with_its_name() -> None:
    points = tuple(msgspec.structs.replace(point, previous=point.value) for point in make.points(["5", "6"]))
    svg = chart.trend(make.trend(points))
    assert len(drawn.paths(svg, stroke=theme.PALE)) == 1
    assert "Last year" in drawn.words(svg)


def test_a_count_that_adds_up_has_bars_from_zero() -> None:
    svg = chart.trend(make.trend(make.points(["10", "20", "40"]), kind="bars"))
    before, newest = drawn.paths(svg, fill=theme.SECONDARY)[0], drawn.paths(svg, fill=theme.INK)[0]
    feet = set(re.findall(r"M[\d.]+ ([\d.]+)V", before + newest))
    assert len(feet) == 1
    assert before.count("Z") == 2


def test_near_target_is_a_tint_with_a_name() -> None:
    points = tuple(
        msgspec.structs.replace(point, near_lower=point.value, near_upper=point.target)
        for point in make.points(["5", "5", "6"], "10")
    )
    svg = chart.trend(make.trend(points, near_label="Near target"))
    areas = drawn.paths(svg, fill=theme.TOLERANCE)
    assert areas[0].count("Z") == 2, "two months with the same limits are one stretch"
    assert "Near target" in drawn.words(svg)


def test_a_provisional_value_is_hollow_and_a_break_is_marked() -> None:
    points = list(make.points(["5", "6", "7", "8"]))
    points[1] = msgspec.structs.replace(points[1], provisional=True)
    points[2] = msgspec.structs.replace(points[2], break_before=True)
    svg = chart.trend(make.trend(tuple(points), provisional_label="Provisional", break_label="Break in series"))
    assert {"Provisional", "Break in series"} <= set(drawn.words(svg))
    (line,) = drawn.paths(svg, stroke=theme.INK, stroke_width="2.2")
    assert line.count("M") == 2


@pytest.mark.parametrize("values", [["58.9"], [None] * 13, ["10"] * 13, ["5", None, "6"]])
@pytest.mark.parametrize("ticks", [("0", "50", "100"), ("10", "10"), ("-5", "0", "5")])
def test_few_values_are_drawn_too(values: list[str | None], ticks: tuple[str, ...]) -> None:
    assert drawn.faults(chart.trend(make.trend(make.points(values, "60"), ticks))) == []


def test_a_pointer_finds_the_figures_of_each_period_on_screen_only() -> None:
    value = make.trend(make.points(["5", None], "10"))
    titles = [title.text for title in drawn.parse(chart.trend(value, SCREEN)).iter(f"{drawn.SVG}title")]
    assert titles == ["Trend of CP 1.2", "Month 1: Value 5, Target 10", "Month 2: Not collected, Target 10"]
    assert chart.trend(value).count("<title") == 1


def test_a_target_that_ends_early_has_its_name_right_there() -> None:
    points = tuple(
        msgspec.structs.replace(point, target=None) if at > 3 else point
        for at, point in enumerate(make.points(["20"] * 4 + [None] * 20, "80", future=20))
    )
    svg = chart.trend(make.trend(points))
    (label,) = [each for each in drawn.written(svg) if each.text == "Target 80"]
    end = float(drawn.paths(svg, stroke=theme.TARGET)[0].split("H")[-1])
    assert 0 < label.left - end < 10


def test_where_another_line_is_in_the_way_a_dotted_one_leads_to_the_name() -> None:
    points = tuple(
        msgspec.structs.replace(point, target=None if at > 3 else point.target, previous=Decimal(80))
        for at, point in enumerate(make.points(["20"] * 4 + [None] * 20, "78", future=20))
    )
    svg = chart.trend(make.trend(points))
    assert drawn.paths(svg, stroke=theme.TARGET, stroke_dasharray="1 4")
    assert "Target 78" in drawn.words(svg)


def test_no_line_joins_one_years_sum_to_the_next() -> None:
    points = tuple(
        msgspec.structs.replace(point, previous=point.value, starts_anew=at == 2)
        for at, point in enumerate(make.points(["50", "90", "10", "40"], "60"))
    )
    svg = chart.trend(make.trend(points))
    lines = [drawn.paths(svg, stroke=colour)[0] for colour in (theme.PALE, theme.TARGET)]
    (value,) = drawn.paths(svg, stroke=theme.INK, stroke_width="2.2")
    assert [line.count("M") for line in (*lines, value)] == [2, 2, 2]


def test_the_latest_figure_of_bars_stands_clear_of_the_year_before() -> None:
    values = [str(at * 40) for at in range(1, 13)] + ["30"] + [None] * 11
    targets = [Decimal(value or 30 * at) + 30 for at, value in enumerate(values, start=-11)]
    points = tuple(
        msgspec.structs.replace(point, target=target, starts_anew=at == 12)
        for at, (point, target) in enumerate(zip(make.points(values, future=11), targets, strict=True))
    )
    svg = chart.trend(make.trend(points, ("0", "250", "500"), kind="bars"))
    (label,) = [each for each in drawn.written(svg) if each.text == "Value 30"]
    bars = re.findall(r"M([\d.]+) [\d.]+V([\d.]+)h([\d.]+)", "".join(drawn.paths(svg, fill=theme.SECONDARY)))
    assert bars
    for left, top, width in bars:
        beside = label.right < float(left) or label.left > float(left) + float(width)
        assert beside or label.bottom < float(top)


def test_a_narrow_chart_leaves_letters_out_by_quarters() -> None:
    said = drawn.words(chart.trend(make.trend(make.points(YEAR * 2, "66")), NARROW))
    letters = [word for word in said if len(word) == 1 and word.isalpha()]
    assert letters[:4] == ["A", "J", "O", "J"]


def test_a_target_of_bars_that_ended_has_its_name_right_there() -> None:
    """At the right edge it would seem to hold for this year."""
    values = [str(at * 8) for at in range(1, 13)] + ["7"] + [None] * 11
    points = tuple(
        msgspec.structs.replace(point, target=point.target if at < 12 else None)
        for at, point in enumerate(make.points(values, "90", future=11))
    )
    svg = chart.trend(make.trend(points, kind="bars"))
    (label,) = [each for each in drawn.written(svg) if each.text == "Target 90"]
    end = float(drawn.paths(svg, stroke=theme.TARGET)[0].split("H")[-1])
    assert 0 < label.left - end < 10


def test_where_bars_are_in_the_way_the_name_says_when_the_target_ended() -> None:
    points = tuple(
        msgspec.structs.replace(point, target=point.target if at < 12 else None, previous=Decimal(95))
        for at, point in enumerate(make.points(["8"] * 13 + [None] * 11, "90", future=11))
    )
    said = drawn.words(chart.trend(make.trend(points, kind="bars")))
    assert said.index("Month 12") == said.index("Target 90") + 1


@pytest.mark.parametrize("label", ["March 2017", "September 2026", "Q2 2026/27"])
@pytest.mark.parametrize("setting", [DOCUMENT, PAIRED, BESIDE, NARROW])
def test_when_the_target_ended_is_said_in_full(label: str, setting: Setting) -> None:
    points = tuple(
        msgspec.structs.replace(point, label=label, target=point.target if at < 12 else None, previous=Decimal(95))
        for at, point in enumerate(make.points(["8"] * 13 + [None] * 11, "90", future=11))
    )
    assert label in drawn.words(chart.trend(make.trend(points, kind="bars"), setting))


def test_the_name_of_a_target_at_the_top_keeps_off_the_years() -> None:
    points = tuple(
        msgspec.structs.replace(point, target=point.target if at < 12 else None)
        for at, point in enumerate(make.points(["20"] * 12 + [None] * 12, "100", future=12))
    )
    written = {each.text: each for each in drawn.written(chart.trend(make.trend(points)))}
    assert written["Target 100"].top > written["2017/18"].bottom + 4


def test_where_lines_leave_the_latest_figure_no_room_it_stands_on_one_and_not_on_a_name() -> None:
    before, newest = make.points(["75", "-18"])
    points = (
        *make.points([None] * 33),
        msgspec.structs.replace(before, target=Decimal(-1), target_text="-1", previous=Decimal(-75)),
        msgspec.structs.replace(newest, previous=Decimal(18)),
        *make.points([None, None], future=2),
    )
    svg = chart.trend(make.trend(points, ("-85", "0", "85"), target_label="", value_label=""))
    assert {"-1", "-18"} <= set(drawn.words(svg))
    assert drawn.faults(svg) == []


def test_a_scale_that_leaves_zero_out_has_a_break_and_says_so() -> None:
    zigzag, points = "l-4 -2.5l8 -4l-4 -2.5", make.points(["91", "93"])
    cut = make.trend(points, ("90", "95"))
    cut = msgspec.structs.replace(cut, axis=msgspec.structs.replace(cut.axis, note="Not from zero"))
    svg = chart.trend(cut)
    assert sum(zigzag in path for path in drawn.paths(svg)) == 2, "at the foot of the axis, and beside the words"
    assert "Not from zero" in drawn.words(svg)
    assert not any(zigzag in path for path in drawn.paths(chart.trend(make.trend(points))))
