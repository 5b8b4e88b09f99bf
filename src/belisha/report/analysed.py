"""What is computed of an indicator as a reader sees it: figures with their texts, codes with their words, sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from belisha.analysis.forecast import Forecast
from belisha.analysis.process_rules import Assurance, Variation
from belisha.analysis.recover import NotRecovered, Own
from belisha.domain.facts import History
from belisha.domain.figure import Role
from belisha.domain.indicator import Indicator, Polarity
from belisha.domain.observation import Missing
from belisha.domain.organisation import Organisation
from belisha.domain.target import limits
from belisha.report.analysis_model import Analysis, ForecastPart, OwnPoint, Signal
from belisha.report.assess import Assessed
from belisha.report.figures import count_figure, missing_figure, number_figure, period_label
from belisha.report.part import Figure, Label
from belisha.report.wording import say
from belisha.report.wording.numbers import exact_text, limit_style, limit_text, settled
from belisha.report.wording.telling import Telling

if TYPE_CHECKING:  # a report without analysis need not wait for Narwhals
    from belisha.analysis.findings import ProcessPoint
    from belisha.analysis.indicators import Analysed

NOTHING = Label(code="", text="")
_NO_CHANCE = missing_figure(Missing.NOT_APPLICABLE, Role.TARGET)
"""Without an annual target there is no chance of meeting it."""


def analysis(found: Analysed, assessed: Assessed, organisation: Organisation) -> Analysis:
    indicator, series = assessed.indicator, found.process
    newest = None if series is None else series.latest
    own = {each.period.first: each for each in found.recovered.own}
    suggested = found.suggestion.outcome
    return Analysis(
        period=NOTHING if newest is None else period_label(own[newest.period].period),
        value=None if newest is None else _own_figure(own[newest.period], indicator),
        mean=_limit(found, newest, "mean", indicator),
        lower=_limit(found, newest, "lower", indicator),
        upper=_limit(found, newest, "upper", indicator),
        variation=NOTHING if series is None else say.analysis.variation_label(series.variation),
        rule=NOTHING if newest is None else say.analysis.rule_label(newest.rule),
        assurance=NOTHING if series is None else say.analysis.assurance_label(series.assurance),
        variation_sentence=_variation_sentence(found, organisation),
        process_sentence=process_sentence(found, organisation),
        forecast=_forecast(found.forecast, indicator),
        suggestion=NOTHING if suggested is None else say.label(suggested),
        suggestion_sentence=say.outlook.suggestion_sentence(found.suggestion, assessed.outcome),
        differs=found.suggestion.differs(assessed.outcome),
        remarks=tuple(_remarks(found, assessed)),
    )


_OUTDATED = {
    (Variation.CONCERN, Assurance.CONSISTENTLY_PASSES),
    (Variation.IMPROVEMENT, Assurance.CONSISTENTLY_FAILS),
    (Variation.NEUTRAL_HIGH, Assurance.CONSISTENTLY_PASSES),
    (Variation.NEUTRAL_LOW, Assurance.CONSISTENTLY_PASSES),
}
"""Assurance is that of the limits. Where the latest value has left them the other way (either way, where the target is
a band), the icon would mislead: only the sentence, which says so, tells it."""


def signals(shown: Analysis) -> tuple[Signal, ...]:
    """The icons beside an indicator: those that say something, and nothing that the latest value contradicts."""
    outdated = (shown.variation.code, shown.assurance.code) in _OUTDATED
    both = (("variation", shown.variation), ("assurance", NOTHING if outdated else shown.assurance))
    return tuple(Signal(kind=kind, label=label) for kind, label in both if label.code)


def process_sentence(found: Analysed, organisation: Organisation) -> str:
    """What the series says, or why it has no limits."""
    if found.process is not None:
        return say.analysis.process_sentence(found.process, telling(found, organisation))
    return "" if found.refusal is None else say.analysis.refusal_sentence(found.refusal)


def _variation_sentence(found: Analysed, organisation: Organisation) -> str:
    """What the latest value is; empty where there are no limits to tell it by."""
    if found.process is None or found.process.variation is None:
        return ""
    return say.analysis.variation_sentence(found.process, telling(found, organisation))


def telling(found: Analysed, organisation: Organisation) -> Telling:
    """How this indicator's own values and limits are written."""
    indicator = found.history.indicator
    own = {each.period.first: each.period for each in found.recovered.own}
    newest = found.recovered.own[-1]
    return Telling(
        values=indicator.style,
        limits=limit_style(indicator),
        unit=indicator.unit,
        period=lambda at: own[at].label,
        target=newest.target,
        band=_band(found.history, newest, organisation),
    )


def _band(history: History, newest: Own, organisation: Organisation) -> tuple[Decimal, Decimal] | None:
    """Where a goldilocks indicator's latest target is met."""
    indicator, target = history.indicator, history.target(newest.period)
    if indicator.polarity is not Polarity.GOLDILOCKS or target is None:
        return None
    edges = limits(target, indicator.polarity, target.tolerance or history.tolerance(organisation))
    if edges is None or edges.on_lower is None or edges.on_upper is None:
        return None
    return edges.on_lower, edges.on_upper


def _own_figure(own: Own, indicator: Indicator) -> Figure:
    if own.value is None:
        why = own.why_not or NotRecovered.NO_VALUE
        return Figure(text=say.analysis.not_recovered(why), missing=why, shorthand=("[x]",))
    return number_figure(own.value, indicator, tentative=own.tentative)


def _limit(found: Analysed, newest: ProcessPoint | None, which: str, indicator: Indicator) -> Figure:
    """The mean or a limit at the newest value, or why there is none."""
    number = None if newest is None else getattr(newest, which)
    if number is not None:
        return _limit_figure(number, indicator)
    why = found.refusal if newest is None else newest.no_limits
    return Figure(text=say.analysis.NO_LIMITS, missing=why or "", shorthand=("[x]",))


def _limit_figure(number: float, indicator: Indicator) -> Figure:
    value = settled(number)
    return Figure(text=limit_text(value, indicator), number=limit_style(indicator).published(value))


def _forecast(expected: Forecast, indicator: Indicator) -> ForecastPart:
    sentence = say.outlook.forecast_sentence(expected, indicator)
    if expected.value is None or expected.low is None or expected.high is None:
        none = Figure(text=say.outlook.NO_FORECAST, missing=expected.why_not or "", shorthand=("[x]",))
        return ForecastPart(value=none, low=none, high=none, chance=none, rests_on=count_figure(0), sentence=sentence)
    value, low, high = (
        number_figure(settled(number), indicator, tentative=expected.tentative)
        for number in (expected.value, expected.low, expected.high)
    )
    chance = say.outlook.chance_figure(expected.chance) if expected.chance is not None else _NO_CHANCE
    return ForecastPart(
        value=value, low=low, high=high, chance=chance, rests_on=count_figure(expected.rests_on), sentence=sentence
    )


def _remarks(found: Analysed, assessed: Assessed) -> Iterator[Label]:
    """Cautions about the target."""
    for soft in found.soft_targets:
        yield Label(code=soft.kind, text=say.outlook.soft_target_sentence(soft, assessed.indicator))


def own_points(found: Analysed) -> Iterator[OwnPoint]:
    """By period; none where the series is refused."""
    indicator, series = found.history.indicator, found.process
    own = {each.period.first: each for each in found.recovered.own}
    for point in () if series is None else series.points:
        each = own[point.period]
        yield OwnPoint(
            period=period_label(each.period),
            value=_own_figure(each, indicator),
            target=_target_figure(each.target, indicator),
            mean=_limit(found, point, "mean", indicator),
            lower=_limit(found, point, "lower", indicator),
            upper=_limit(found, point, "upper", indicator),
            variation=say.analysis.variation_label(point.variation),
            rule=say.analysis.rule_label(point.rule),
        )


def _target_figure(target: Decimal | None, indicator: Indicator) -> Figure | None:
    return None if target is None else Figure(text=exact_text(target, indicator), number=target)
