"""The lines of "at a glance", composed from the figures and never cut from a commentary."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from belisha.domain.indicator import Indicator
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.target import Status
from belisha.report.wording.english.labels import label, missing_text
from belisha.report.wording.english.parts import plural
from belisha.report.wording.numbers import figure_text

HEADING = "At a glance"
REDS = "At risk"
REDS_INTRODUCTION = "What is expected to miss its annual target, or may be, and how it stands now."
SIGNALS = "What is more than noise"
SIGNALS_INTRODUCTION = (
    "Latest values that chance alone would rarely bring, by the rules of process behaviour charts: for the worse first."
)
NO_SIGNALS = "No latest value is more than noise."

DIFFERING = "Where the figures suggest another outcome"
DIFFERING_INTRODUCTION = "What the forecast or the status suggests, where the owner expects something else."
NONE_DIFFERS = "No owner's expected outcome differs from what the figures suggest."
MISSING = "What is missing"
MISSING_INTRODUCTION = "Figures and judgements that this report should have and does not."
NOTHING_MISSING = "Nothing is missing: every indicator has a value, a target and an expected outcome."
CHANGED = "What has changed"
NOTHING_CHANGED = "No status by rule and no expected outcome has changed."


def improved(names: Sequence[str]) -> str:
    """What has changed for the better, by code and title."""
    return f"{plural(len(names), 'indicator')} for the better: {'; '.join(names)}."


def no_reds(judged: int) -> str:
    """``judged``: how many indicators have an expected outcome at all."""
    if not judged:
        return "No expected outcome is known, so nothing can be said."
    return f"Of {plural(judged, 'indicator')} with an expected outcome, none is at risk of missing its annual target."


def changed_heading(earlier: Period) -> str:
    return f"What has changed since {earlier.label}"


def changed_introduction(earlier: Period, compared: int, total: int, *, released: bool) -> str:
    """``released``: the earlier month comes from a report of its own, else from this source's earlier figures."""
    source = f"the report for {earlier.label}" if released else f"this source's own figures for {earlier.label}"
    return f"Compared with {source}, where {compared:,} of {plural(total, 'indicator')} can be compared."


def cannot_compare(earlier: Period) -> str:
    return f"Nothing is known of {earlier.label}, so nothing can be compared."


def status_changed(before: Status, after: Status) -> str:
    """ "Was on target, now off target"."""
    return f"{_now(label(before).text, label(after).text)}."


def outcome_changed(before: Outcome | None, after: Outcome | None) -> str:
    return f"Expected outcome {_now(label(before).text, label(after).text).lower()}."


def value_moved(indicator: Indicator, earlier: Decimal, value: Decimal) -> str:
    """ "Value up from 71.9 to 75."."""
    now = figure_text(value, indicator)
    if earlier == value:
        return f"Value unchanged at {now}."
    return f"Value {'up' if value > earlier else 'down'} from {figure_text(earlier, indicator)} to {now}."


def target_moved(indicator: Indicator, earlier: Decimal, target: Decimal) -> str:
    """Said only where the target moved."""
    verb = "raised" if target > earlier else "lowered"
    return f"Target {verb} from {figure_text(earlier, indicator)} to {figure_text(target, indicator)}."


def new_indicator() -> str:
    return "New in this report."


def gone_indicator(indicator: Indicator, earlier: Period) -> str:
    return f"{indicator.code} {indicator.title}: it has left the register since {earlier.label}."


def missing_value(period: Period, missing: Missing) -> str:
    return f"No value for {period.label}: {missing_text(missing).lower()}."


def late_value(asked: Period, latest: Period) -> str:
    return f"No value for {asked.label}; the latest is for {latest.label}."


def open_annual_target(period: Period) -> str:
    return f"No target for {period.label}; the annual target is to be confirmed."


def missing_target(period: Period, missing: Missing) -> str:
    if missing is Missing.TO_BE_CONFIRMED:
        return f"Target for {period.label}: to be confirmed."
    return f"No target for {period.label}."


def missing_outcome() -> str:
    return "No expected outcome."


def missing_commentary() -> str:
    return "No commentary, though it is at risk or behind target."


def _now(before: str, after: str) -> str:
    return f"Was {before.lower()}, now {after.lower()}"
