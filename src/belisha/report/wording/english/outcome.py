"""Expected outcomes in words: counts, and how one was worked out or why it differs from the rule."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.domain.facts import PrintedCount
from belisha.domain.judgement import Derivation, Judgement, Outcome
from belisha.domain.target import Status
from belisha.report.wording.english.labels import label
from belisha.report.wording.english.parts import listed, plural

_AGREES = {
    Status.ON_TARGET: Outcome.ON_COURSE,
    Status.NEAR_TARGET: Outcome.SOME_SLIPPAGE,
    Status.OFF_TARGET: Outcome.AT_RISK,
}
"""The outcome that says of the year end what the status says of the month."""

_DERIVED = {
    Derivation.PRINTED_SYMBOL: "",
    Derivation.LISTED_WITH_ONE_COUNT: (
        "Worked out: the source lists it as red or amber, and its printed count for the aim names this outcome only."
    ),
    Derivation.LISTED_WITH_TWO_COUNTS: (
        "Left open: the source lists it as red or amber, but its symbol is lost and the aim's counts allow either."
    ),
    Derivation.REMAINING_BY_COUNT: (
        "Worked out: the source does not list it as red or amber, and its printed count of on course needs it."
    ),
}

_COUNTED = {
    Outcome.ON_COURSE: "on course to achieve target",
    Outcome.SOME_SLIPPAGE: "with some slippage",
    Outcome.AT_RISK: "at risk of missing target",
    Outcome.AT_RISK_OR_SOME_SLIPPAGE: "at risk or with some slippage",
    None: "without an expected outcome",
}

type Counts = Sequence[tuple[Outcome | None, int]]


def outcome_note(judgement: Judgement | None, status: Status) -> str:
    """How the outcome was worked out, and why it differs from the status; empty where there is nothing to say."""
    if judgement is None or judgement.outcome is None:
        return ""
    derived = _DERIVED[judgement.derivation] if judgement.derivation is not None else ""
    if judgement.reason:
        return f"{derived} The owner's reason: {judgement.reason}".strip()
    if derived or status not in _AGREES or _AGREES[status] is judgement.outcome:
        return derived
    return "Differs from the status by rule; the owner gives no reason."


def counted(counts: Counts) -> str:
    """ "19 on course to achieve target, 7 at risk of missing target and 2 without an expected outcome"."""
    return listed([f"{count} {_COUNTED[outcome]}" for outcome, count in counts if count])


def summary_sentence(counts: Counts) -> str:
    total = sum(count for _, count in counts)
    return f"{plural(total, 'indicator')}: {counted(counts)}." if total else "There are no indicators in this report."


def printed_counts(counts: Sequence[PrintedCount], aim: str) -> str:
    """What the source printed, for the whole report or an aim: "The source printed 3 at risk and 3 with …"."""
    if not counts:
        return ""
    texts = [f"{count.count} “{_as_printed(count.outcome)}”" for count in counts]
    return f"{f'For {aim} the' if aim else 'The'} source printed {listed(texts)}."


def _as_printed(outcome: Outcome | None) -> str:
    """Reports of this kind count as "No value" what has no expected outcome, whether or not it has a value."""
    return "No value" if outcome is None else label(outcome).text
