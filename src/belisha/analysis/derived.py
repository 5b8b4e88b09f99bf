"""The figures of formula indicators, worked out of the other indicators' figures and of dated denominators.

One rule for missing parts: a figure with a part that has no value has none either, for the part's own reason, unless
the indicator says that such a part counts as zero. A recorded figure goes before a worked-out one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from msgspec.structs import replace

from belisha.analysis.formula import Derived, Formula, NoResult, derive, ratio, read_formula
from belisha.analysis.recover import FACTORS
from belisha.domain.denominator import Denominator, holding
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Indicator, NumberKind
from belisha.domain.observation import Missing, Observation, Part, Quality
from belisha.domain.period import Period


def with_derived(facts: Facts) -> Facts:
    """The facts with every figure that a formula gives and nobody recorded.

    A formula may name other formula indicators. Raises FormulaError where one cannot be read, and CycleError where one
    needs itself.
    """
    formulas = _formulas(facts)
    if not formulas:
        return facts
    known = {history.indicator.code: history for history in facts.histories}
    for code in working_order(formulas):
        known[code] = _derived(known[code], formulas[code], known, facts.denominators)
    return replace(facts, histories=tuple(known[history.indicator.code] for history in facts.histories))


def beside_recorded(facts: Facts) -> Iterator[tuple[Indicator, Observation, Observation]]:
    """Each recorded value of a formula indicator, and the observation that the formula makes for its period.

    ``facts`` are as ``with_derived`` gives them. Raises FormulaError.
    """
    known = {history.indicator.code: history for history in facts.histories}
    for code, formula in _formulas(facts).items():
        indicator = known[code].indicator
        for recorded in known[code].current:
            if recorded.value is not None and not recorded.working:
                yield indicator, recorded, _observation(indicator, formula, recorded.period, known, facts.denominators)


def _formulas(facts: Facts) -> dict[str, Formula]:
    return {h.indicator.code: read_formula(h.indicator.formula) for h in facts.histories if h.indicator.formula}


def working_order(formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """The formulas' indicators, each after those that it names. Raises CycleError where some need each other."""
    needs = {code: [name for name in formula.names if name in formulas] for code, formula in formulas.items()}
    return tuple(TopologicalSorter(needs).static_order())


def cycle(formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """The codes of indicators that need each other, the first again at the end; empty where none do."""
    try:
        working_order(formulas)
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def _derived(
    history: History, formula: Formula, known: Mapping[str, History], denominators: tuple[Denominator, ...]
) -> History:
    named = [known[name] for name in formula.names if name in known]
    recorded = {o.period for o in history.observations}
    periods = {o.period for each in named for o in each.current} - recorded
    worked_out = (_observation(history.indicator, formula, period, known, denominators) for period in sorted(periods))
    return replace(history, observations=(*history.observations, *worked_out))


def _observation(
    indicator: Indicator,
    formula: Formula,
    period: Period,
    known: Mapping[str, History],
    denominators: tuple[Denominator, ...],
) -> Observation:
    working = tuple(_part(name, period, known, denominators) for name in formula.names)
    values = {part.name: part.value for part in working}
    found = derive(formula, values, indicator.missing_part)
    used = [o for part in working if part.name in known and (o := known[part.name].observation(period)) is not None]
    if found.value is None:
        return Observation(period=period, missing=_reason(found, used), working=working)
    top, bottom = _ratio(indicator, formula, values)
    return Observation(
        period=period,
        value=indicator.style.published(found.value),
        numerator=top,
        denominator=bottom,
        quality=_quality(used),
        working=working,
    )


def _part(name: str, period: Period, known: Mapping[str, History], denominators: Iterable[Denominator]) -> Part:
    if name in known:
        observation = known[name].observation(period)
        return Part(name, None if observation is None else observation.value)
    figure = holding((each for each in denominators if each.name == name), period)
    return Part(name, None) if figure is None else Part(name, figure.value, figure.since, figure.source)


def _reason(found: Derived, used: Iterable[Observation]) -> Missing:
    """Why there is no figure: the reason of the first part that has one."""
    if found.why_not is NoResult.PART_MISSING:
        return next((o.missing for o in used if o.missing is not None), Missing.NOT_STATED)
    return Missing.NOT_APPLICABLE


def _quality(used: Iterable[Observation]) -> tuple[Quality, ...]:
    """Whatever a reader must know of any part. A revised part makes a revised figure."""
    noted = {quality for o in used for quality in o.quality}
    return tuple(quality for quality in Quality if quality in noted)


def _ratio(
    indicator: Indicator, formula: Formula, values: Mapping[str, Decimal | None]
) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """Numerator and denominator of a rate whose formula is one over the other, times what its unit says."""
    found = ratio(formula)
    if indicator.kind is not NumberKind.RATE or found is None or found.factor != FACTORS.get(indicator.unit, 1):
        return None, None
    top, bottom = (derive(each, values, indicator.missing_part).value for each in (found.top, found.bottom))
    return (None, None) if top is None or bottom is None else (top, bottom)
