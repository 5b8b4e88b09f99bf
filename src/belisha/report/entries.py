"""Each indicator's entry in the report's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from belisha.analysis.benchmark import comparisons
from belisha.domain.organisation import Organisation
from belisha.report.assess import Assessed
from belisha.report.computed import NONE, Computed
from belisha.report.figures import period_label, target_figure, value_figure
from belisha.report.model import Entry, Fact
from belisha.report.series import series
from belisha.report.trend import sparkline
from belisha.report.wording import say


def slug(text: str) -> str:
    """Letters, digits and single hyphens: safe in a URL, a file's name and a table's name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "x"


def anchors(codes: Iterable[str]) -> dict[str, str]:
    """A code's anchor, unique even where two codes differ only in signs."""
    taken: dict[str, str] = {}
    for code in codes:
        wanted, anchor, number = slug(code), slug(code), 2
        while anchor in taken.values():
            anchor, number = f"{wanted}-{number}", number + 1
        taken[code] = anchor
    return taken


def detail_anchor(anchor: str) -> str:
    """Of the detail of the entry with ``anchor``."""
    return f"detail-{anchor}"


def entry(
    assessed: Assessed, organisation: Organisation, anchor: str, *, detailed: bool, computed: Computed = NONE
) -> Entry:
    """``detailed``: the indicator has a detail page to link to. ``computed`` is empty in a report without analysis."""
    indicator, ruling = assessed.indicator, assessed.ruling
    arrow = assessed.judgement.printed_arrow if assessed.judgement is not None else ""
    return Entry(
        code=indicator.code,
        anchor=anchor,
        title=indicator.title,
        aim=indicator.aim,
        polarity=say.label(indicator.polarity),
        aggregation=say.label(indicator.aggregation),
        frequency=say.label(indicator.frequency),
        unit=say.label(indicator.unit),
        period=period_label(assessed.period),
        value=value_figure(assessed.observation, indicator),
        target=target_figure(assessed.target, indicator),
        annual_target=target_figure(assessed.annual_target, indicator),
        status=say.label(ruling.status),
        status_sentence=say.status_sentence(ruling, indicator, assessed.period, assessed.missing),
        outcome=say.label(assessed.outcome),
        outcome_note=say.outcome_note(assessed.judgement, ruling.status),
        direction=say.direction_label(assessed.travel),
        direction_sentence=say.direction_sentence(assessed.travel, indicator, assessed.few),
        printed_arrow=arrow,
        printed_arrow_text=say.printed_arrow(arrow),
        owners="; ".join(indicator.owners) or say.sections.NO_OWNER,
        committee=indicator.committee,
        spark=sparkline(assessed),
        detail=detail_anchor(anchor) if detailed else "",
        particulars=particulars(assessed, organisation),
        series=series(assessed, organisation),
        signals=computed.signals,
        forecast=computed.forecast,
        suggestion=computed.suggestion,
        analysis=computed.analysis,
    )


def particulars(assessed: Assessed, organisation: Organisation) -> tuple[Fact, ...]:
    """What is known of the indicator itself, how its figure was worked out, and how it stands among others'.

    What is not stated is left out.
    """
    indicator = assessed.indicator
    compared = comparisons(assessed.history, assessed.asked, organisation)
    names = say.sections.particulars() | {"owners": say.sections.owners_label(len(indicator.owners))}
    texts = {
        "polarity": say.label(indicator.polarity).text,
        "aggregation": say.label(indicator.aggregation).text,
        "frequency": say.label(indicator.frequency).text,
        "unit": say.label(indicator.unit).text,
        "owners": "; ".join(indicator.owners) or say.sections.NO_OWNER,
        "committee": indicator.committee,
        "year_introduced": "" if indicator.year_introduced is None else str(indicator.year_introduced),
        "definition": indicator.definition,
        "source": indicator.source,
        "rationale": indicator.rationale,
        "small": say.sections.small_withheld(organisation.small) if indicator.sensitive else "",
        "formula": indicator.formula,
        "worked_out": say.compare.working_sentence(assessed.observation, indicator),
        "compared": " ".join(say.compare.comparison_sentence(each, indicator) for each in compared),
    }
    return tuple(Fact(label=names[key], text=text, code=key) for key, text in texts.items() if text)
