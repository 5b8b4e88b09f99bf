"""What a forecast, a suggested outcome and a soft target say, in sentences with their numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from belisha.analysis.ambition import Softness, SoftTarget
from belisha.analysis.forecast import Declined, Forecast
from belisha.analysis.suggest import Basis, Suggestion
from belisha.domain.indicator import Indicator
from belisha.domain.judgement import Outcome
from belisha.domain.target import Status
from belisha.report.part import Figure
from belisha.report.wording.english.labels import label
from belisha.report.wording.english.parts import plural
from belisha.report.wording.numbers import exact_text, figure_text, settled

FORECAST = "Forecast"
FORECAST_KEY = "Forecast: eight times in ten within the bar"
"""What explains a forecast's mark under a chart."""
NO_FORECAST = "No forecast"
_DECLINED = {
    Declined.NO_VALUE_THIS_YEAR: "No forecast: the year has no value yet.",
    Declined.TOO_FEW_PERIODS: "No forecast: there are too few values to go by.",
    Declined.ONE_VALUE_A_YEAR: "No forecast: there is one value a year.",
    Declined.INCOMPLETE: "No forecast: the only value of the year is incomplete.",
}


def forecast_sentence(forecast: Forecast, indicator: Indicator) -> str:
    """ "2017/18 is forecast to end at 6,535, between 5,584 and 7,487 eight times in ten: …"; or why there is none.

    Of a year that has ended, how: "2017/18 ended at 5,410: the target of 5,740 was missed."
    """
    if forecast.why_not is not None or forecast.value is None or forecast.low is None or forecast.high is None:
        return _DECLINED[forecast.why_not or Declined.TOO_FEW_PERIODS]
    value, low, high = (
        figure_text(settled(number), indicator) for number in (forecast.value, forecast.low, forecast.high)
    )
    goal = "the target" if forecast.target is None or forecast.target.value is None else _goal(forecast, indicator)
    if forecast.is_over:
        said = f"{forecast.year.label} ended at {value}"
        said += "" if forecast.chance is None else f": {goal} was {_kept(forecast.chance)}"
        return f"{said}.{' Some of its values are provisional or incomplete.' if forecast.tentative else ''}"
    span = f", between {low} and {high} eight times in ten" if low != high else ""
    said = f"{forecast.year.label} is forecast to end at {value}{span}"
    if forecast.chance is not None and forecast.target is not None:
        said += f": {chance_text(forecast.chance)} of meeting {goal}"
    rests = f" It rests on {plural(forecast.rests_on, 'value')}"
    rests += ", last year's among them." if forecast.last_year else ", without last year's."
    doubt = " Some of them are provisional or incomplete." if forecast.tentative else ""
    return f"{said}.{rests}{doubt}"


def _goal(forecast: Forecast, indicator: Indicator) -> str:
    if forecast.target is None or forecast.target.value is None:
        return ""
    return f"the target of {exact_text(forecast.target.value, indicator)}"


def _kept(chance: float) -> str:
    """Of a target, once its year is over."""
    return "met" if chance else "missed"


def chance_text(chance: float) -> str:
    """ "a chance of 86%"."""
    return f"a chance of {chance_figure(chance).text}"


def chance_figure(chance: float) -> Figure:
    """A chance in whole per cent, never none or certain: the number of "less than 1%" is 1."""
    percent = settled(chance * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if percent < 1:
        return Figure(text="less than 1%", number=Decimal(1))
    return (
        Figure(text="more than 99%", number=Decimal(99)) if percent > 99 else Figure(text=f"{percent}%", number=percent)
    )


def forecast_note(value: str, low: str, high: str, *, is_over: bool) -> str:
    """Beside the annual target: "Forecast 6,535 (5,584 to 7,487)"; once the year is over "Ended at 5,410"."""
    if is_over:
        return f"Ended at {value}"
    return f"Forecast {value} ({low} to {high})" if low != high else f"Forecast {value}"


def suggestion_sentence(suggestion: Suggestion, owner: Outcome | None) -> str:
    """What the figures suggest and why, to stand beside the owner's outcome; empty with nothing to go by."""
    if suggestion.outcome is None:
        return ""
    if suggestion.outcome is owner:
        return "The figures suggest the same."
    words = label(suggestion.outcome).text
    if suggestion.basis is Basis.FORECAST and suggestion.chance is not None:
        why = f"from {chance_text(suggestion.chance)} of meeting the annual target"
    elif suggestion.basis is Basis.RESULT and suggestion.chance is not None:
        why = f"since the annual target was {_kept(suggestion.chance)}"
    else:
        why = f"from the latest status, {label(suggestion.status or Status.NO_VALUE).text.lower()}"
    return f"The figures suggest “{words}”, {why}."


def soft_target_sentence(found: SoftTarget, indicator: Indicator) -> str:
    """Why a target asks for little, with its figures."""
    target, against = (
        "" if number is None else exact_text(number, indicator) for number in (found.target, found.against)
    )
    return {
        Softness.EASIER_THAN_LAST_RESULT: f"The target of {target} is easier than last year's result, {against}.",
        Softness.LOWERED_WITHIN_YEAR: f"The target was {against} earlier in the year and is now easier: {target}.",
        Softness.TO_BE_CONFIRMED_LATE: f"The target is still to be confirmed after {plural(found.periods, 'month')}.",
        Softness.ALWAYS_MET_WIDELY: (
            f"The target was met by a tenth of itself or more in each of the last {found.periods} periods."
        ),
    }[found.kind]
