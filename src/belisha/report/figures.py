"""Observations and targets as the figures a reader sees."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.figure import Role
from belisha.domain.indicator import Indicator
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.report.model import Figure
from belisha.report.part import Label
from belisha.report.wording import say
from belisha.report.wording.numbers import exact_text, figure_text


def value_figure(observation: Observation | None, indicator: Indicator) -> Figure:
    """The value as published, or why there is none, with the marks of its quality."""
    if observation is None:
        return missing_figure(Missing.NOT_STATED, Role.VALUE)
    if observation.value is None:
        return missing_figure(observation.missing or Missing.NOT_STATED, Role.VALUE)
    return Figure(
        text=figure_text(observation.value, indicator),
        number=indicator.style.published(observation.value),
        shorthand=tuple(dict.fromkeys(say.shorthand(q) for q in observation.quality)),
        note=", ".join(say.label(q).text for q in observation.quality),
    )


def target_figure(target: Target | None, indicator: Indicator) -> Figure:
    """The target in full, its bounds as "18 to 22", or why there is none."""
    if target is None:
        return missing_figure(Missing.NOT_STATED, Role.TARGET)
    if target.value is not None:
        return Figure(text=exact_text(target.value, indicator), number=target.value)
    if target.lower is not None and target.upper is not None:
        return Figure(text=f"{exact_text(target.lower, indicator)} to {exact_text(target.upper, indicator)}")
    return missing_figure(target.missing or Missing.NOT_STATED, Role.TARGET)


def number_figure(value: Decimal, indicator: Indicator, *, tentative: bool = False) -> Figure:
    """A computed figure, rounded as the indicator's are; ``tentative``: what it rests on is provisional or so."""
    return Figure(
        text=figure_text(value, indicator),
        number=indicator.style.published(value),
        shorthand=(say.shorthand(Quality.PROVISIONAL),) if tentative else (),
        note=say.label(Quality.PROVISIONAL).text if tentative else "",
    )


def missing_figure(missing: Missing, role: Role) -> Figure:
    return Figure(text=say.missing_text(missing, role), missing=missing.value, shorthand=(say.shorthand(missing),))


def count_figure(count: int) -> Figure:
    return Figure(text=f"{count:,}", number=Decimal(count))


def period_label(period: Period) -> Label:
    return Label(code=period.code, text=period.label)
