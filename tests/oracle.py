"""The rules of a process behaviour chart as a performance officer would follow them with a pencil: plain loops, one
series at a time, nothing shared with the code under test."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean


@dataclass(frozen=True)
class Chart:
    """``values`` in order, None for a missing period; ``starts`` are where a new baseline begins."""

    values: tuple[float | None, ...]
    polarity: str = "maximise"
    target: float | None = None
    band: tuple[float, float] | None = None
    screen: bool = False
    fix: int | None = None
    stock: bool = False
    starts: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Told:
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    rule: str = ""
    variation: str = ""


def follow(chart: Chart) -> tuple[list[Told], str]:
    """What each point is told, and the series' assurance."""
    told: list[Told] = []
    edges = sorted({0, len(chart.values), *(start for start in chart.starts if start < len(chart.values))})
    limits = (None, None, None)
    for first, last in pairwise(edges):
        values = list(chart.values[first:last])
        limits = process_limits(values, chart)
        if chart.stock and carries_over(values, limits[0]):
            limits = (None, None, None)
        told += judge(values, limits, chart)
    return told, assure(limits, chart)


def process_limits(values, chart):
    known = [value for value in values if value is not None]
    base = known if chart.fix is None else known[: chart.fix]
    if len(base) < 8:
        return None, None, None
    ranges, used = [], 0
    for before, value in zip([None, *values], values, strict=False):
        if value is None:
            continue
        used += 1
        if used <= len(base) and before is not None:
            ranges.append(abs(value - before))
    if chart.screen and ranges:
        average = fmean(ranges)
        ranges = [each for each in ranges if each < 3.267 * average]
    mean = fmean(base)
    if not ranges:
        return mean, None, None
    return mean, mean - 2.66 * fmean(ranges), mean + 2.66 * fmean(ranges)


def carries_over(values, mean):
    """Whether three fifths of each distance from the mean go on to the next: a lag-one correlation of 0.6."""
    if mean is None:
        return False
    known = [value - mean for value in values if value is not None]
    pairs = [(a - mean) * (b - mean) for a, b in pairwise(values) if a is not None and b is not None]
    square = sum(each * each for each in known)
    count = len(known)
    return square > count * (1e-9 * mean) ** 2 and sum(pairs) >= (0.6 - 1e-9) * square


def judge(values, limits, chart):  # noqa: C901, PLR0912 - to be read from top to bottom
    mean, lower, upper = limits
    if mean is None:
        return [Told() for _ in values]
    sides = [None if value is None else sign(value - mean, value, mean) for value in values]
    steps = [None] * len(values)
    for at in range(1, len(values)):
        if values[at] is not None and values[at - 1] is not None:
            steps[at] = sign(values[at] - values[at - 1], values[at], mean)
    outside, close = [False] * len(values), [False] * len(values)
    for at, value in enumerate(values):
        if value is None or upper is None:
            continue
        reach = upper - mean
        outside[at] = sign(abs(value - mean) - reach, value, mean) == 1
        close[at] = not outside[at] and sign(abs(value - mean) - reach * 2 / 3, value, mean) == 1
    in_trend, in_shift, in_three = set(), set(), set()
    for first in range(len(values) - 6):
        seven = range(first, first + 7)
        if all(steps[at] == 1 for at in seven[1:]) or all(steps[at] == -1 for at in seven[1:]):
            in_trend.update(seven)
        if all(sides[at] == 1 for at in seven) or all(sides[at] == -1 for at in seven):
            in_shift.update(seven)
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        together = all(sides[at] == 1 for at in three) or all(sides[at] == -1 for at in three)
        if together and sum(close[at] for at in three) >= 2:
            in_three.update(at for at in three if close[at])
    told = []
    for at, value in enumerate(values):
        if value is None:
            told.append(Told(mean, lower, upper))
            continue
        rule, pointing = "", 0
        if outside[at]:
            rule, pointing = "outside_limits", sides[at]
        elif at in in_trend:
            leading = at + 1 if at + 1 in in_trend and steps[at + 1] is not None else at
            rule, pointing = "trend", 1 if steps[leading] == 1 else -1
        elif at in in_three:
            rule, pointing = "two_in_three", sides[at]
        elif at in in_shift:
            rule, pointing = "shift", sides[at]
        told.append(Told(mean, lower, upper, rule, vary(pointing, chart.polarity)))
    return told


def sign(difference, value, mean):
    """Of a difference of figures; within a thousand-millionth of the larger magnitude it is a tie."""
    if abs(difference) <= 1e-9 * max(abs(value), abs(mean)):
        return 0
    return 1 if difference > 0 else -1


def vary(pointing, polarity):
    if pointing == 0:
        return "common_cause"
    if polarity in {"none", "goldilocks"}:
        return "neutral_high" if pointing > 0 else "neutral_low"
    return "improvement" if (pointing > 0) == (polarity == "maximise") else "concern"


def assure(limits, chart):  # noqa: PLR0911 - a table, in words
    mean, lower, upper = limits
    if mean is None or chart.polarity == "none":
        return ""
    if chart.polarity == "goldilocks":
        if chart.band is None:
            return ""
        low, high = chart.band
        if upper is None:
            return "hit_and_miss"
        if low < lower and upper < high:
            return "consistently_passes"
        return "consistently_fails" if low > upper or high < lower else "hit_and_miss"
    if chart.target is None:
        return ""
    if upper is not None and sign(chart.target - upper, mean, mean) == 1:
        return "consistently_fails" if chart.polarity == "maximise" else "consistently_passes"
    if lower is not None and sign(lower - chart.target, mean, mean) == 1:
        return "consistently_passes" if chart.polarity == "maximise" else "consistently_fails"
    return "hit_and_miss"
