"""What a process behaviour chart says, in sentences with its numbers."""

from __future__ import annotations

from decimal import Decimal
from operator import gt, lt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from belisha.analysis.process_rules import (
    FEWEST_POINTS,
    FIRM_POINTS,
    XMR_LIMIT,
    Assurance,
    NoLimits,
    Rule,
    Variation,
)
from belisha.analysis.recover import NotRecovered
from belisha.analysis.suggest import LIKELY, UNLIKELY
from belisha.report.part import Label
from belisha.report.process_page import ProcessWords
from belisha.report.wording.english.parts import SKIP, listed, plural
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling

if TYPE_CHECKING:  # a report that holds no such chart need not wait for Narwhals
    from belisha.analysis.findings import ProcessPoint, ProcessSeries

_VARIATIONS = {
    Variation.COMMON_CAUSE: "Common cause",
    Variation.IMPROVEMENT: "Improvement",
    Variation.CONCERN: "Concern",
    Variation.NEUTRAL_HIGH: "Special, high",
    Variation.NEUTRAL_LOW: "Special, low",
}
_ASSURANCES = {
    Assurance.CONSISTENTLY_PASSES: "Consistently passes",
    Assurance.CONSISTENTLY_FAILS: "Consistently fails",
    Assurance.HIT_AND_MISS: "Hit and miss",
}
_NO_LIMITS = {
    NoLimits.TOO_FEW_POINTS: "There are no limits: {used} fewer than the {least} that limits need.",
    NoLimits.ABSURD_VALUE: "There are no limits: a value is beyond any figure, so one of them is a slip.",
    NoLimits.NO_MOVING_RANGES: "There are no limits: no two values follow each other, or none that differ are left.",
    NoLimits.CUMULATIVE: (
        "There are no limits: the values add up through the year, so each shares most of its cases with the one before."
    ),
    NoLimits.ROLLING: "There are no limits: the values roll, so each shares cases with the one before.",
    NoLimits.YEAR_TO_DATE: (
        "There are no limits: the values are for the year to date, so each shares most cases with the one before."
    ),
    NoLimits.AGGREGATION_NOT_STATED: (
        "There are no limits: it is not stated how the values are made, so they may share cases with one another."
    ),
    NoLimits.CARRIED_OVER: (
        "There are no limits: the values are of a moment, and each is mostly the one before (lag-one correlation "
        "{correlation:.2f}), so many would look special though nothing had changed."
    ),
}


_RULES = {
    Rule.OUTSIDE_LIMITS: "Outside the limits",
    Rule.TREND: "Trend",
    Rule.TWO_IN_THREE: "Two in three",
    Rule.SHIFT: "Shift",
}

PAGE_WORDS = ProcessWords(
    skip=SKIP,
    summary="Summary",
    charts="Charts",
    figures="Figures",
    caption="Every series with its latest value, its variation and its assurance",
    columns=("Series", "Period", "Latest", "Variation", "Assurance", "Mean", "Limits", "Target", "In words"),
    row_columns=("Period", "Value", "Mean", "Lower limit", "Upper limit", "Variation", "Rule"),
    method=(
        "How to read these charts",
        (
            "Each chart follows the rules of NHS Making Data Count. The limits stand 2.66 average moving ranges from "
            "the mean; while a process stays as it is, nearly all its values lie within them, and which way they go "
            "from one to the next means nothing."
        ),
        (
            "A value is special where it lies outside the limits, is part of seven that each rise or fall, is one of "
            "two in three close to a limit, or is part of seven on one side of the mean. Then something has changed, "
            "and it is worth asking what."
        ),
        (
            "Variation is that of the latest value. Assurance says whether the process as it is meets its target: P, "
            "it consistently passes; F, it consistently fails; ?, it hits and misses."
        ),
    ),
)
PAGE_TITLE = "Process behaviour charts"

METHOD = (
    (
        "Variation and assurance follow the rules of process behaviour charts as NHS Making Data Count has them. "
        f"Limits stand {XMR_LIMIT} average moving ranges from the mean of each period's own values; those of figures "
        "that add up through the year are taken apart first. A value is special where it lies outside the limits, is "
        "part of seven that each rise or fall, is one of two in three close to a limit, or is part of seven on one "
        "side of the mean. Figures of a moment that carry over from one to the next have no limits, since many would "
        "look special though nothing had changed."
    ),
    (
        "Forecasts of the year's end rest on the figures so far and, where it is known, on last year's course. Eight "
        f"times in ten the year should end within the interval that is given. From a chance of {LIKELY:.0%} of meeting "
        f"the annual target the figures suggest “on course”, below {UNLIKELY:.0%} “at risk”, and between the two “some "
        "slippage”; without a forecast the latest status of the year stands in. They are suggestions: the expected "
        "outcome is the owner's."
    ),
)
"""How the analysis was made, a paragraph each."""

NO_LIMITS = "No limits"
"""What stands in place of a mean or a limit."""

_NOT_RECOVERED = {
    NotRecovered.NO_VALUE: "No value",
    NotRecovered.EARLIER_MISSING: "No figure for the period before",
    NotRecovered.FALLS: "A count that adds up fell",
    NotRecovered.NOTHING_COUNTED: "Nothing was counted",
    NotRecovered.BREAK_IN_SERIES: "Counted differently before",
}


def not_recovered(why: NotRecovered) -> str:
    """Why a period has no own value."""
    return _NOT_RECOVERED[why]


def process_title(code: str, *, recovered: bool) -> str:
    """``recovered``: the published figures add up or roll, and what each period added by itself is drawn."""
    return f"{code}: each period's own value and its limits" if recovered else f"{code}: values and their limits"


def refusal_sentence(why: NoLimits) -> str:
    """Why a series as a whole can have no limits."""
    return _NO_LIMITS[why]


TENTATIVE, ANEW = "Provisional or incomplete", "Limits start anew"
"""What a hollow point, and an upright between two points, mean in a chart."""
GAP = "No value"
"""What a period without a value says of itself."""


def variation_labels() -> tuple[Label, ...]:
    """All of them, in the order in which a legend lists them."""
    return tuple(variation_label(each) for each in _VARIATIONS)


def variation_label(variation: Variation | None) -> Label:
    return Label(code="", text="") if variation is None else Label(code=variation, text=_VARIATIONS[variation])


def assurance_label(assurance: Assurance | None) -> Label:
    return Label(code="", text="") if assurance is None else Label(code=assurance, text=_ASSURANCES[assurance])


def variation_sentence(series: ProcessSeries, telling: Telling) -> str:
    """What the latest point is, and by which rule: "30 in June 2018 is above the upper limit of 18.6: …"."""
    latest = series.latest
    if latest is None or latest.value is None:
        return "There is no value."
    if latest.upper is None and latest.no_limits is not None:
        used = "1 value is" if latest.used == 1 else f"{latest.used} values are"
        return _NO_LIMITS[latest.no_limits].format(used=used, least=FEWEST_POINTS, correlation=latest.correlation or 0)
    said = _finding(series, latest, telling)
    return f"{said}{_MEANING[latest.variation]}." if latest.variation else f"{said}."


_MEANING = {
    Variation.COMMON_CAUSE: ", as this process goes: common cause variation",
    Variation.IMPROVEMENT: ": special cause variation, for the better",
    Variation.CONCERN: ": special cause variation, for the worse",
    Variation.NEUTRAL_HIGH: ": special cause variation, high, where neither way is better",
    Variation.NEUTRAL_LOW: ": special cause variation, low, where neither way is better",
}


def assurance_sentence(series: ProcessSeries, telling: Telling) -> str:
    """Whether the target will be met as things are; empty without a target or a better."""
    newest = series.points[-1] if series.points else None
    if series.assurance is None or newest is None or newest.lower is None or newest.upper is None:
        return ""
    edges = (newest.lower, newest.upper)
    if telling.band is not None:
        where = _of_band(series.assurance, telling.band, edges, telling)
    elif telling.target is not None:
        where = _of_target(series.assurance, telling.target, edges, telling)
    else:
        return ""
    if series.variation in {None, Variation.COMMON_CAUSE}:
        return f"{where}: {_PROMISE[series.assurance]}."
    return f"{where}: {_DOUBTED[series.assurance]}. {_DOUBT}"


_PROMISE = {
    Assurance.CONSISTENTLY_PASSES: "it will be met as long as the process stays as it is",
    Assurance.CONSISTENTLY_FAILS: "it will not be met unless the process changes",
    Assurance.HIT_AND_MISS: "it will be met at times and missed at others, by chance",
}
_DOUBTED = _PROMISE | {
    Assurance.CONSISTENTLY_PASSES: "a process within them meets it",
    Assurance.CONSISTENTLY_FAILS: "a process within them misses it",
}
"""Limits promise nothing of a process that is no longer what they were made from."""
_DOUBT = "But the latest value is special, so the process may not be as it was."


def _of_target(assurance: Assurance, goal: Decimal, edges: tuple[float, float], telling: Telling) -> str:
    outside = assurance is not Assurance.HIT_AND_MISS
    texts = telling.limits_beside(edges, lambda lower, upper: outside != (lower <= goal <= upper))
    return f"The target of {telling.goal(goal)} {_OF_TARGET[assurance].format(limits=limits_text(*texts))}"


_OF_TARGET = {
    Assurance.CONSISTENTLY_PASSES: "lies outside the limits, {limits}, on the side that is met",
    Assurance.CONSISTENTLY_FAILS: "lies outside the limits, {limits}, on the side that is missed",
    Assurance.HIT_AND_MISS: "lies within the limits, {limits}",
}


def _of_band(assurance: Assurance, band: tuple[Decimal, Decimal], edges: tuple[float, float], telling: Telling) -> str:
    low, high = band
    holds = {
        Assurance.CONSISTENTLY_PASSES: lambda lower, upper: low <= lower and upper <= high,
        Assurance.CONSISTENTLY_FAILS: lambda lower, upper: high < lower or upper < low,
        Assurance.HIT_AND_MISS: lambda lower, upper: lower < low or upper > high,
    }
    limits = limits_text(*telling.limits_beside(edges, holds[assurance]))
    met = limits_text(telling.goal(low), telling.goal(high))
    return f"The limits, {limits}, {_OF_BAND[assurance].format(band=met)}"


_OF_BAND = {
    Assurance.CONSISTENTLY_PASSES: "lie within {band}, where the target is met",
    Assurance.CONSISTENTLY_FAILS: "lie outside {band}, where the target would be met",
    Assurance.HIT_AND_MISS: "reach beyond {band}, where the target is met",
}


def cautions(series: ProcessSeries) -> tuple[str, ...]:
    """What weakens the limits."""
    newest = series.points[-1]
    said = []
    if series.trial:
        said.append(f"These are trial limits: they rest on {newest.used} values, fewer than {FIRM_POINTS}.")
    if series.carried_over and newest.correlation is not None:
        said.append(
            f"Values stay near the one before (lag-one correlation {newest.correlation:.2f}). Where each carries over "
            "to the next, as in a stock, the limits are too narrow and more values look special than are."
        )
    return tuple(said)


def rule_text(rule: Rule | None) -> str:
    return "" if rule is None else _RULES[rule]


def rule_label(rule: Rule | None) -> Label:
    return Label(code=rule or "", text=rule_text(rule))


def page_introduction(series: tuple[ProcessSeries, ...]) -> str:
    """How many series there are, and how many changed for the worse or the better: "12 series: 2 of concern, …"."""
    found = [each.variation for each in series]
    counted = [
        (found.count(Variation.CONCERN), "of concern"),
        (found.count(Variation.IMPROVEMENT), "improving"),
        (
            found.count(Variation.NEUTRAL_HIGH) + found.count(Variation.NEUTRAL_LOW),
            "special, where neither way is better",
        ),
        (found.count(Variation.COMMON_CAUSE), "with common cause variation only"),
        (found.count(None), "without limits"),
    ]
    return f"{plural(len(series), 'series', 'series')}: {listed([f'{n} {words}' for n, words in counted if n])}."


def rebased_note(period: str, reason: str) -> str:
    return f"Limits start anew in {period}{f': {reason}' if reason else ''}."


def fixed_note(count: int) -> str:
    return f"Limits rest on the first {count} values of each baseline."


def screened_note() -> str:
    return "Moving ranges of 3.267 times their average or more are screened out."


def limits_text(lower: str, upper: str) -> str:
    return f"{lower} to {upper}"


def process_sentence(series: ProcessSeries, telling: Telling) -> str:
    """All of it: what the latest point is, what that says about the target, and what weakens both."""
    parts = (
        variation_sentence(series, telling),
        assurance_sentence(series, telling),
        *cautions(series),
    )
    return " ".join(part for part in parts if part)


def ending_labels(newest: ProcessPoint, telling: Telling) -> tuple[Label, ...]:
    """The names of mean and limits at the right of a chart."""
    named = (
        ("upper", "Upper limit", newest.upper),
        ("mean", "Mean", newest.mean),
        ("lower", "Lower limit", newest.lower),
    )
    return tuple(
        Label(code=code, text=f"{name} {telling.limit(value)}") for code, name, value in named if value is not None
    )


def _finding(series: ProcessSeries, latest: ProcessPoint, telling: Telling) -> str:
    """The rule that names the latest point, with its numbers."""
    value, mean, when = latest.value or 0.0, latest.mean or 0.0, telling.period(latest.period)
    above = value > mean
    match latest.rule:
        case Rule.OUTSIDE_LIMITS:
            edge = latest.upper if above else latest.lower
            said = telling.beside(value, [edge or 0.0], gt if above else lt)
            return f"{said.value} in {when} is {_SIDES[above]} the {_EDGES[above]} of {said.limits[0]}"
        case Rule.TREND:
            return _trend(series.run, telling)
        case Rule.TWO_IN_THREE:
            return _two_in_three(latest, telling)
        case Rule.SHIFT:
            return _shift(series.run, mean, telling)
        case _:
            edges = (latest.lower or 0.0, latest.upper or 0.0)
            said = telling.beside(value, edges, lambda shown, lower, upper: lower <= shown <= upper)
            return f"{said.value} in {when} lies within the limits, {limits_text(*said.limits)}"


_SIDES, _EDGES = ("below", "above"), ("lower limit", "upper limit")


def _trend(run: tuple[ProcessPoint, ...], telling: Telling) -> str:
    first, last = run[0].value or 0.0, run[-1].value or 0.0
    rising = last > first
    # Both are values: the first takes the place of a limit, with the decimals of a value.
    like = replace(telling, limits=telling.values)
    said = like.beside(last, [first], gt if rising else lt)
    since, until = (telling.period(point.period) for point in (run[0], run[-1]))
    way = "rise" if rising else "fall"
    return f"{len(run)} values in a row {way}, from {said.limits[0]} in {since} to {said.value} in {until}"


def _two_in_three(latest: ProcessPoint, telling: Telling) -> str:
    value, mean = latest.value or 0.0, latest.mean or 0.0
    above = value > mean
    edge = (latest.upper if above else latest.lower) or 0.0
    order = (lambda shown, far, near: near < shown <= far) if above else (lambda shown, far, near: far <= shown < near)
    said = telling.beside(value, [edge, mean], order)
    far, near = said.limits
    close = f"one of two in three values close to the {_EDGES[above]} of {far}"
    side = f"all three {_SIDES[above]} the mean of {near}"
    return f"{said.value} in {telling.period(latest.period)} is {close}, {side}"


def _shift(run: tuple[ProcessPoint, ...], mean: float, telling: Telling) -> str:
    values = [settled(point.value or 0.0) for point in run]
    above = (run[-1].value or 0.0) > mean
    apart = gt if above else lt
    said = telling.beside(
        run[-1].value or 0.0, [mean], lambda shown, middle: all(apart(each, middle) for each in (shown, *values))
    )
    since, until = (telling.period(point.period) for point in (run[0], run[-1]))
    side = f"{_SIDES[above]} the mean of {said.limits[0]}"
    return f"{len(run)} values from {since} to {said.value} in {until} are all {side}"
