"""What a chart says to someone who cannot see it: the finding, not the kind of chart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from belisha.domain.indicator import Indicator, Polarity
from belisha.domain.period import Period
from belisha.domain.target import Status
from belisha.report.wording.english.parts import listed
from belisha.report.wording.numbers import figure_text

NO_ZERO = "The scale does not start at zero"

type Known = Sequence[tuple[Period, Decimal]]


def trend_description(indicator: Indicator, period: Period, known: Known, target: Decimal | None) -> str:
    """ "75 in April 2017, above the target of 66 and the highest of 13 values.". ``known``: newest last."""
    if not known:
        return f"No values are known for {indicator.code} up to {period.label}."
    latest, value = known[-1]
    says = [_against(value, target, indicator)] if latest == period and target is not None else []
    if extreme := _extreme([v for _, v in known]):
        says.append(extreme)
    finding = f"{figure_text(value, indicator)} in {latest.label}{', ' if says else ''}{listed(says)}."
    return finding if latest == period else f"No value for {period.label}. The latest is {finding}"


def gauge_description(indicator: Indicator, period: Period, value: Decimal, status: Status, sentence: str) -> str:
    state = {
        Status.ON_TARGET: "on target",
        Status.NEAR_TARGET: "near target",
        Status.OFF_TARGET: "off target",
    }.get(status, "without a status")
    return f"{figure_text(value, indicator)} in {period.label} is {state}. {sentence}"


def spark_description(indicator: Indicator, known: Known) -> str:
    """ "From 69.6 in April 2016 to 75 in April 2017, between 66.9 and 75."."""
    if not known:
        return "No values are known."
    (first, start), (last, end) = known[0], known[-1]
    if first == last:
        return f"{figure_text(end, indicator)} in {last.label}; no earlier value is known."
    lowest, highest = min(v for _, v in known), max(v for _, v in known)
    return (
        f"From {figure_text(start, indicator)} in {first.label} to {figure_text(end, indicator)} in {last.label}, "
        f"between {figure_text(lowest, indicator)} and {figure_text(highest, indicator)}."
    )


def _against(value: Decimal, target: Decimal, indicator: Indicator) -> str:
    goal = figure_text(target, indicator)
    if indicator.polarity is Polarity.NONE:
        return ""
    if value == target:
        return f"equal to the target of {goal}"
    return f"{'above' if value > target else 'below'} the target of {goal}"


def _extreme(values: Sequence[Decimal]) -> str:
    """Whether the last is the highest or lowest; nothing is said of fewer than six values, or of a tie of all."""
    if len(values) < 6 or min(values) == max(values):
        return ""
    if values[-1] == max(values):
        return f"the highest of {len(values)} values"
    return f"the lowest of {len(values)} values" if values[-1] == min(values) else ""
