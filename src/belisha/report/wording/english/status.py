"""How a status by rule explains itself, with its numbers."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.figure import Role
from belisha.domain.indicator import Indicator, Polarity
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.target import Limits, Ruling, Status
from belisha.domain.tolerance import ToleranceKind
from belisha.report.wording.english.labels import missing_text
from belisha.report.wording.numbers import exact_text, figure_text


def status_sentence(ruling: Ruling, indicator: Indicator, period: Period, missing: Missing | None) -> str:
    """One sentence: "83.7% is below 85.5%, which is 95% of the target of 90%." ``missing`` is why there is no value."""
    if ruling.status is Status.NO_VALUE:
        if missing is Missing.NOT_APPLICABLE:
            return f"No value is due for {period.label}."
        reason = missing_text(missing or Missing.NOT_STATED)
        return f"There is no value for {period.label}: {reason.lower()}."
    if ruling.status is Status.NO_TARGET or ruling.value is None or ruling.target is None or ruling.limits is None:
        return _no_target(ruling, indicator, period)
    value = figure_text(ruling.value, indicator)
    if indicator.polarity is Polarity.GOLDILOCKS:
        return _two_sided(value, ruling, ruling.limits, indicator)
    return _one_sided(value, ruling, ruling.limits, indicator)


def no_gauge(ruling: Ruling, indicator: Indicator, period: Period) -> str:
    """Why there is no gauge."""
    if indicator.polarity is Polarity.NONE:
        return "No gauge: the indicator is for information and has no target."
    if ruling.status is Status.NO_VALUE:
        return f"No gauge: there is no value for {period.label}."
    return f"No gauge: there is no target for {period.label}."


def _no_target(ruling: Ruling, indicator: Indicator, period: Period) -> str:
    if indicator.polarity is Polarity.NONE:
        return "The indicator is for information: no value is better than another."
    if ruling.target is not None and ruling.target.missing is not None:
        reason = missing_text(ruling.target.missing, Role.TARGET).lower()
        if ruling.target.missing is not Missing.NOT_APPLICABLE:
            return f"There is no target for {period.label} to compare with: {reason}."
    return f"There is no target for {period.label} to compare with."


def _one_sided(value: str, ruling: Ruling, limits: Limits, indicator: Indicator) -> str:
    """Maximise and minimise, the one the mirror image of the other."""
    up = indicator.polarity is Polarity.MAXIMISE
    target, edge = (limits.on_lower, limits.near_lower) if up else (limits.on_upper, limits.near_upper)
    short, good = ("below", "above") if up else ("above", "below")
    if target is None or edge is None or ruling.value is None:
        raise ValueError(f"{indicator.code}: a one-sided ruling has one-sided limits.")
    goal = exact_text(target, indicator)
    if ruling.status is Status.ON_TARGET:
        if ruling.value == target:
            return f"{value} meets the target exactly."
        return f"{value} is {good} the target of {goal}."
    limit = exact_text(edge, indicator)
    if ruling.status is Status.NEAR_TARGET:
        how = _limit_words(ruling, target, "the target", indicator)
        return f"{value} is {short} the target of {goal} but not {short} {limit}, which is {how}."
    return f"{value} is {short} {limit}, which is {_limit_words(ruling, target, f'the target of {goal}', indicator)}."


def _limit_words(ruling: Ruling, target: Decimal, goal: str, indicator: Indicator) -> str:
    """How the limit follows from the target: "95% of the target", "the target less 0.3"."""
    up = indicator.polarity is Polarity.MAXIMISE
    tolerance = ruling.tolerance
    if tolerance.kind is ToleranceKind.PERCENT and target > 0:
        return f"{_number(100 - tolerance.size if up else 100 + tolerance.size)}% of {goal}"
    return f"{goal} {'less' if up else 'plus'} {_slack(ruling, indicator)}"


def _two_sided(value: str, ruling: Ruling, limits: Limits, indicator: Indicator) -> str:
    if limits.on_lower is None or limits.on_upper is None or limits.near_lower is None or limits.near_upper is None:
        raise ValueError(f"{indicator.code}: a goldilocks ruling has two-sided limits.")
    on = f"{exact_text(limits.on_lower, indicator)} to {exact_text(limits.on_upper, indicator)}"
    near = f"{exact_text(limits.near_lower, indicator)} to {exact_text(limits.near_upper, indicator)}"
    if ruling.target is not None and ruling.target.lower is None and ruling.target.value is not None:
        goal = f"the target of {exact_text(ruling.target.value, indicator)}"
        slack, double = _slack(ruling, indicator), _slack(ruling, indicator, times=2)
        return {
            Status.ON_TARGET: f"{value} is within {slack} of {goal} ({on}).",
            Status.NEAR_TARGET: f"{value} is more than {slack} from {goal} but within {double} of it ({near}).",
        }.get(ruling.status, f"{value} is more than {double} from {goal} ({near}).")
    slack = _slack(ruling, indicator)
    return {
        Status.ON_TARGET: f"{value} is within the bounds, {on}.",
        Status.NEAR_TARGET: f"{value} is outside the bounds, {on}, but within {slack} of them ({near}).",
    }.get(ruling.status, f"{value} is outside the bounds, {on}, by more than {slack} ({near}).")


def _slack(ruling: Ruling, indicator: Indicator, times: int = 1) -> str:
    size = ruling.tolerance.size * times
    percent = ruling.tolerance.kind is ToleranceKind.PERCENT
    return f"{_number(size)}%" if percent else exact_text(size, indicator)


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
