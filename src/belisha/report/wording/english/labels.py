"""What every code is called on a page. The only place that pairs a code with words."""

from __future__ import annotations

from enum import StrEnum

from belisha.domain.figure import Role
from belisha.domain.indicator import Aggregation, Frequency, NumberKind, Polarity, Unit
from belisha.domain.judgement import Outcome
from belisha.domain.observation import WITHHELD_MARK, Missing, Quality
from belisha.domain.target import Status
from belisha.report.part import Label

NO_OUTCOME = "none"
"""The code of an expected outcome that was not given."""

_LABELS: dict[str, str] = {
    Polarity.MAXIMISE: "Aim to Maximise",
    Polarity.MINIMISE: "Aim to Minimise",
    Polarity.GOLDILOCKS: "Goldilocks",
    "polarity.none": "For information",
    Aggregation.SNAPSHOT: "Snapshot",
    Aggregation.PERIOD_TOTAL: "Period total",
    Aggregation.CUMULATIVE: "Cumulative",
    Aggregation.ROLLING_QUARTER: "Rolling quarter",
    Aggregation.YTD_AVERAGE: "Year to date average",
    Aggregation.YTD_SNAPSHOT: "Year to date snapshot",
    "aggregation.not_stated": "Not stated",
    Frequency.MONTHLY: "Monthly",
    Frequency.QUARTERLY: "Quarterly",
    Frequency.ANNUAL: "Annual",
    NumberKind.COUNT: "Count",
    NumberKind.RATE: "Rate",
    NumberKind.SCORE: "Score",
    NumberKind.MONEY: "Money",
    NumberKind.DURATION: "Duration",
    Unit.NUMBER: "Number",
    Unit.PERCENT: "Per cent",
    Unit.POUNDS: "Pounds",
    Unit.DAYS: "Days",
    Unit.WEEKS: "Weeks",
    Unit.HOURS: "Hours",
    Unit.MINUTES: "Minutes",
    Unit.TONNES: "Tonnes",
    Unit.KILOGRAMS: "Kilograms",
    Unit.PER_1000: "Per 1,000",
    Unit.PER_10000: "Per 10,000",
    Unit.PER_100000: "Per 100,000",
    Status.ON_TARGET: "On target",
    Status.NEAR_TARGET: "Near target",
    Status.OFF_TARGET: "Off target",
    Status.NO_TARGET: "No target",
    Status.NO_VALUE: "No value",
    Outcome.ON_COURSE: "On course to achieve target",
    Outcome.SOME_SLIPPAGE: "Some slippage against target",
    Outcome.AT_RISK: "At risk of missing target",
    Outcome.AT_RISK_OR_SOME_SLIPPAGE: "At risk or some slippage",
    NO_OUTCOME: "No expected outcome",
    Quality.PROVISIONAL: "Provisional",
    Quality.ESTIMATED: "Estimated",
    Quality.INCOMPLETE: "Incomplete",
    Quality.REVISED: "Revised",
    Quality.BREAK_IN_SERIES: "Break in series",
}

_MISSING = {
    Missing.NOT_YET_AVAILABLE: "Not yet available",
    Missing.NOT_COLLECTED: "Not collected",
    Missing.NOT_APPLICABLE: "Not applicable",
    Missing.TO_BE_CONFIRMED: "To be confirmed",
    Missing.WITHHELD: "Withheld",
    Missing.NOT_STATED: "Not stated",
}

_SHORTHAND: dict[Missing | Quality, str] = {
    Missing.NOT_YET_AVAILABLE: "[x]",
    Missing.NOT_COLLECTED: "[x]",
    Missing.TO_BE_CONFIRMED: "[x]",
    Missing.NOT_STATED: "[x]",
    Missing.NOT_APPLICABLE: "[z]",
    Missing.WITHHELD: WITHHELD_MARK,
    Quality.PROVISIONAL: "[p]",
    Quality.INCOMPLETE: "[p]",
    Quality.ESTIMATED: "[e]",
    Quality.REVISED: "[r]",
    Quality.BREAK_IN_SERIES: "[b]",
}
"""The Government Analysis Function's marks; an incomplete figure is a provisional one."""


def label(code: StrEnum | None) -> Label:
    """The code with its words; None is an expected outcome that was not given."""
    if code is None:
        return Label(code=NO_OUTCOME, text=_LABELS[NO_OUTCOME])
    if code is Polarity.NONE or code is Aggregation.NOT_STATED:
        return Label(code=code.value, text=_LABELS[f"{type(code).__name__.lower()}.{code.value}"])
    return Label(code=code.value, text=_LABELS[code])


def missing_text(missing: Missing, role: Role = Role.VALUE) -> str:
    """Why there is no figure, in words; a target that does not apply is no target."""
    if role is Role.TARGET and missing is Missing.NOT_APPLICABLE:
        return "No target"
    return _MISSING[missing]


def shorthand(code: Missing | Quality) -> str:
    return _SHORTHAND[code]


def unit_axis(unit: Unit) -> str:
    """What stands above a chart's axis, where the ticks do not carry the unit themselves."""
    carried = unit in {Unit.NUMBER, Unit.PERCENT, Unit.POUNDS}
    return "" if carried else _LABELS[unit]
