"""What a process behaviour chart says, in sentences with its numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a series' figures and periods are written: ``value`` and ``limit`` give a number's text.

    ``limit_beside`` gives a limit's as it stands beside a value that must not look the same.
    """

    value: Callable[[float], str]
    limit: Callable[[float], str]
    limit_beside: Callable[[float, float], str]
    period: Callable[[int], str]
    target: str = ""
    """The target's text; empty without one."""
    band: str = ""
    """A goldilocks indicator's: where its target is met ("18 to 22")."""


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
        "side of the mean."
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
        return _NO_LIMITS[latest.no_limits].format(used=used, least=FEWEST_POINTS)
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
    limits = f"the limits, {telling.limit(newest.lower)} to {telling.limit(newest.upper)}"
    if telling.band:
        return f"T{limits[1:]}, {_OF_BAND[series.assurance].format(band=telling.band)}."
    if not telling.target:
        return ""
    return {
        Assurance.CONSISTENTLY_PASSES: (
            f"The target of {telling.target} lies outside {limits}, on the side that is met: "
            "it will be met as long as the process stays as it is."
        ),
        Assurance.CONSISTENTLY_FAILS: (
            f"The target of {telling.target} lies outside {limits}, on the side that is missed: "
            "it will not be met unless the process changes."
        ),
        Assurance.HIT_AND_MISS: (
            f"The target of {telling.target} lies within {limits}: "
            "it will be met at times and missed at others, by chance."
        ),
    }[series.assurance]


_OF_BAND = {
    Assurance.CONSISTENTLY_PASSES: (
        "lie within {band}, where the target is met: it will be met as long as the process stays as it is"
    ),
    Assurance.CONSISTENTLY_FAILS: (
        "lie outside {band}, where the target would be met: it will not be met unless the process changes"
    ),
    Assurance.HIT_AND_MISS: (
        "reach beyond {band}, where the target is met: it will be met at times and missed at others, by chance"
    ),
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
        f"{promise} {_doubt(series)}".rstrip() if (promise := assurance_sentence(series, telling)) else "",
        *cautions(series),
    )
    return " ".join(part for part in parts if part)


def _doubt(series: ProcessSeries) -> str:
    """Limits promise nothing of a process that is no longer what they were made from."""
    special = series.variation not in {None, Variation.COMMON_CAUSE}
    return "But the latest value is special, so the process may not be as it was." if special else ""


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
    number, centre, run = latest.value or 0.0, latest.mean or 0.0, series.run
    value, when, mean = telling.value(number), telling.period(latest.period), telling.limit(centre)
    above = number > centre
    edges = (latest.upper, latest.lower)
    upper, lower = (None if edge is None else telling.limit_beside(edge, number) for edge in edges)
    match latest.rule:
        case Rule.OUTSIDE_LIMITS:
            side = f"above the upper limit of {upper}" if above else f"below the lower limit of {lower}"
            return f"{value} in {when} is {side}"
        case Rule.TREND:
            start = run[0].value or 0.0
            way = "higher" if number > start else "lower"
            first = f"{telling.value(start)} in {telling.period(run[0].period)}"
            return f"From {first} to {value} in {when} each of {len(run)} values is {way} than the one before"
        case Rule.TWO_IN_THREE:
            side, edge = ("above", f"upper limit of {upper}") if above else ("below", f"lower limit of {lower}")
            three = f"one of two in three values close to the {edge}, all three {side} the mean of {mean}"
            return f"{value} in {when} is {three}"
        case Rule.SHIFT:
            side = "above" if above else "below"
            since = telling.period(run[0].period)
            return f"{len(run)} values from {since} to {value} in {when} are all {side} the mean of {mean}"
        case _:
            return f"{value} in {when} lies within the limits, {lower} to {upper}"
