"""What is computed of an indicator, beside what was judged: its variation, its assurance, its forecast, and remarks.

Figures are rounded as they are printed. Where there is no figure, its ``missing`` is the code of the reason.
"""

from __future__ import annotations

from belisha.report.part import Figure, Label, Part


class OwnPoint(Part):
    """What one period added by itself: the period's own value and target, however the published figures are made.

    ``target`` is None where none follows from the published ones. ``mean`` and the limits are those of the period's
    baseline. ``variation`` and ``rule`` are empty where there is no value or no limits; ``rule`` also where nothing is
    special.
    """

    period: Label
    value: Figure
    target: Figure | None
    mean: Figure
    lower: Figure
    upper: Figure
    variation: Label
    rule: Label


class ForecastPart(Part):
    """The year's end: eight times in ten it lies between ``low`` and ``high``.

    ``chance`` of meeting the annual target is in per cent. ``rests_on`` counts the values that were used. ``sentence``
    says all of it, or why there is no forecast.
    """

    value: Figure
    low: Figure
    high: Figure
    chance: Figure
    rests_on: Figure
    sentence: str


class Analysis(Part):
    """One indicator. ``period`` is the latest with an own ``value``; ``mean`` and limits are those that hold for it.

    ``variation`` is the latest value's and ``rule`` why it is special. ``variation_sentence`` says that much,
    ``process_sentence`` also what it says of the target, or why there are no limits. ``suggestion`` is the expected
    outcome that the figures suggest, empty where they suggest none; ``differs``: the owner's is another one.
    ``remarks`` are cautions, each a code and a sentence: what is soft about the target.
    """

    period: Label
    value: Figure | None
    mean: Figure
    lower: Figure
    upper: Figure
    variation: Label
    rule: Label
    assurance: Label
    variation_sentence: str
    process_sentence: str
    forecast: ForecastPart
    suggestion: Label
    suggestion_sentence: str
    differs: bool
    remarks: tuple[Label, ...]


class Signal(Part):
    """What an icon stands beside: ``kind`` is "variation" or "assurance"."""

    kind: str
    label: Label
