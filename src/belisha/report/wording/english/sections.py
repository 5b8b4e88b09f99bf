"""Headings, introductions and the explanation of how the report was made."""

from __future__ import annotations

from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.tolerance import Tolerance, ToleranceKind
from belisha.report.wording.english.labels import missing_text
from belisha.report.wording.english.parts import plural

SUMMARY = "Summary"
KEY = "Key to columns and symbols"
OUTCOMES_BY_AIM = "Expected outcome by aim"
STATUSES_BY_AIM = "Status by rule by aim"
ALL_AIMS = "All aims"
COUNTS_CHART = "Indicators by expected outcome"
PARTNERSHIPS = "Partnership indicators"
REVISIONS = "Revisions to earlier figures"
NO_REVISIONS = "No earlier figure has been revised."
REVISIONS_INTRODUCTION = "Figures that replace what was recorded before, with the reason given."
ABOUT = "How this report is made"
NO_DETAIL = "No indicator is at risk or behind target, so there are no detail pages."
NO_COMMENTARY = "No commentary was given."
COMMENTARY = "Commentary"
NOT_DUE = "Not due yet"
NO_OWNER = "No owner named"
KEY_GROUPS = {
    "outcome": "Expected outcome",
    "status": "Status by rule",
    "direction": "Better or worse than last year",
    "polarity": "Minimise or maximise",
    "aggregation": "How a period's value is made",
    "variation": "Variation: is the latest value more than noise?",
    "assurance": "Assurance: will the target be met?",
    "shorthand": "Shorthand beside figures",
    "term": "Columns",
}
TERMS = (
    ("value", "Value", "The figure for the latest period for which there is one, or the reason there is none."),
    ("target", "Target", "What was aimed for in the same period."),
    ("annual_target", "Annual target", "What is aimed for by the end of the financial year."),
    ("status", "Status by rule", "How the value stands against the period's target, by the rule printed with it."),
    ("outcome", "Expected outcome", "The owner's judgement of how the year will end. It may differ from the status."),
    ("trend", "Trend", "The last 13 periods; the dot is the latest value."),
)

COMPUTED_TERMS = (
    ("forecast", "Forecast", "Where the year is forecast to end; eight times in ten within the brackets."),
    (
        "suggestion",
        "The figures suggest",
        "Another expected outcome than the owner's, by the chance of meeting the annual target.",
    ),
)
"""Of a report with analysis."""


def statuses_by_aim(late: int, period: Period) -> str:
    """The status table's caption where some indicators stand at an earlier month."""
    return f"{STATUSES_BY_AIM}, {late:,} of them for a month before {period.label}"


def indicators_heading(year: Period) -> str:
    return f"Corporate performance indicators {year.label}"


def detail_heading(*, every: bool) -> str:
    return "Detail of every indicator" if every else "Detail of indicators at risk or behind target"


def detail_introduction(*, every: bool) -> tuple[str, ...]:
    chosen = "" if every else " whose owner expects the annual target to be missed or sees some slippage"
    return (f"A page for each indicator{chosen}, in the order of the aims.",)


def aim_sentence(counted: str, total: int) -> str:
    return f"{plural(total, 'indicator')}: {counted}." if total else "No indicators."


def indicators_introduction(period: Period) -> tuple[str, ...]:
    return (
        f"How each indicator stood in {period.label}, or in the latest period before it for which figures are due.",
    )


def edition(kind: str, name: str) -> str:
    return f"Edition for the aim {name}" if kind == "aim" else f"Edition for {name}"


def version(number: str, *, draft: bool) -> str:
    return f"Draft {number}" if draft else f"Version {number}"


DRAFT = "Draft"


def description(organisation: str, title: str, period: Period, sentence: str) -> str:
    """The report in one sentence, for file properties and search results."""
    return f"{title} of {organisation} for {period.label}. {sentence}"


def particulars() -> dict[str, str]:
    """The names of an indicator's particulars, in the order in which they are listed."""
    return {
        "polarity": "Format",
        "aggregation": "How the value is made",
        "frequency": "Frequency",
        "unit": "Unit",
        "owners": "Managed by",
        "committee": "Scrutiny committee",
        "year_introduced": "Year introduced",
        "definition": "Definition",
        "source": "Source",
        "rationale": "Rationale",
        "small": "Small counts",
        "formula": "Formula",
        "worked_out": "Worked out",
        "compared": "Compared with others",
    }


def small_withheld(most: int) -> str:
    """How a sensitive indicator is protected."""
    return f"Counts of 1 to {most} people are withheld, and figures from which they could be worked out."


def small_numbers(most: int) -> str:
    """The same for a report in which anything is sensitive."""
    return (
        f"Where an indicator or a table counts people who might be known, counts of 1 to {most} are withheld, and with "
        "them what they could be worked out from. They are marked [c]. Zero is not withheld for being small."
    )


def owners_label(count: int) -> str:
    return "Managed by" if count < 2 else "Managed jointly by"


def headline(label: str, sentence: str) -> str:
    """ "Off target: 75 is above 69.3, …"; the label alone where the sentence is empty."""
    return f"{label}: {sentence[:1].lower()}{sentence[1:]}" if sentence else f"{label}."


def expected(label: str, note: str) -> str:
    return f"Expected outcome: {label}. {note}".strip()


def year_caption(year: Period) -> str:
    return year.label


def year_all_missing(year: Period, missing: Missing, introduced: int | None) -> str:
    """Said in place of a year's table in which every value is missing for one reason."""
    words = missing_text(missing)
    if missing is Missing.NOT_COLLECTED and introduced is not None and introduced >= year.start_year:
        return f"{words} in {year.label}: the indicator was introduced in {introduced}."
    return f"{words} in {year.label}."


def trend_title(code: str) -> str:
    return f"{code}: value and target by period"


def gauge_title(code: str, period: Period) -> str:
    return f"{code}: {period.label} against its target"


def status_changed(before: str, after: str) -> str:
    return f"{before} to {after.lower()}"


def tolerance(rule: Tolerance) -> str:
    size = f"{rule.size.normalize():f}"
    return f"{size}% of the target" if rule.kind is ToleranceKind.PERCENT else size


_STATUS = (
    "Status by rule compares the value, as published, with the target of the same period. A value that misses its "
    "target by no more than the tolerance ({tolerance} unless the indicator has its own) is near target. Limits are "
    "exact: they are never rounded before the comparison."
)
_OUTCOME = (
    "Expected outcome is the owner's judgement of the year end. It is shown beside the status and never mixed with it; "
    "where the two differ, the owner's reason is given if there is one."
)
_DIRECTION = (
    "Direction compares a value with the same period of the year before and says in words whether that is better, "
    "since an arrow can mean either."
)


def about(
    rule: Tolerance, *, derived_name: str = "", outcomes_derived: int = 0, outcomes_open: int = 0, pale_colour: str = ""
) -> tuple[str, ...]:
    """How the figures were made and judged, a paragraph each. ``pale_colour`` is one that cannot be read."""
    paragraphs = [_STATUS.format(tolerance=tolerance(rule)), _OUTCOME, _DIRECTION]
    if derived_name:
        paragraphs.append(
            f"The source does not name the organisation: “{derived_name}” was worked out from its e-mail addresses."
        )
    if outcomes_derived:
        paragraphs.append(
            f"The source's symbols for {plural(outcomes_derived, 'expected outcome')} were lost. They were worked out "
            "from what the source lists in its red and amber detail and from the counts it prints, as said beside each."
        )
    if outcomes_open:
        paragraphs.append(
            f"For {plural(outcomes_open, 'indicator')} the source allows two expected outcomes. They are shown as open "
            "until the officer settles them."
        )
    if pale_colour:
        paragraphs.append(colour_not_used(pale_colour))
    return tuple(paragraphs)


def colour_not_used(colour: str) -> str:
    return f"The organisation's colour, {colour}, is too pale to be read on white; another stands in its place."
