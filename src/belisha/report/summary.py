"""The counts that open the report, and what the source printed beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum

from belisha.domain.facts import PrintedCount
from belisha.domain.judgement import Outcome
from belisha.domain.organisation import Aim
from belisha.domain.target import Status
from belisha.report.assess import Assessed
from belisha.report.chart_model import CountBar, CountsChart
from belisha.report.figures import count_figure
from belisha.report.model import Heading, OutcomeCount, Summary, SummaryRow, SummaryTable
from belisha.report.wording import say

OUTCOMES: tuple[Outcome | None, ...] = (
    Outcome.AT_RISK,
    Outcome.AT_RISK_OR_SOME_SLIPPAGE,
    Outcome.SOME_SLIPPAGE,
    Outcome.ON_COURSE,
    None,
)
"""The order in which outcomes are listed: trouble first."""

_ALWAYS = {Outcome.AT_RISK, Outcome.SOME_SLIPPAGE, Outcome.ON_COURSE, None}


def summary(assessed: Sequence[Assessed], aims: Sequence[Aim], printed: Sequence[PrintedCount]) -> Summary:
    """``printed``: the source's own counts, shown where they differ from ours or where ours are open."""
    counts = outcome_counts(assessed)
    sentence = say.summary_sentence(counts)
    bars = tuple(CountBar(label=say.label(o), count=n, text=f"{n:,}") for o, n in counts)
    chart = CountsChart(anchor="counts", title=say.sections.COUNTS_CHART, description=sentence, bars=bars)
    return Summary(
        heading=Heading(anchor="summary", text=say.sections.SUMMARY),
        sentence=sentence,
        chart=chart,
        counts=tuple(OutcomeCount(label=say.label(o), count=count_figure(n)) for o, n in counts),
        outcomes=_table(say.sections.OUTCOMES_BY_AIM, [o for o, _ in counts], lambda a: a.outcome, assessed, aims),
        statuses=_table(_statuses_caption(assessed), list(Status), lambda a: a.ruling.status, assessed, aims),
        printed=_printed(counts, printed, aims),
    )


def outcome_counts(assessed: Sequence[Assessed]) -> list[tuple[Outcome | None, int]]:
    """Each outcome with how many carry it; the open one only where there is one."""
    found = Counter(a.outcome for a in assessed)
    return [(o, found[o]) for o in OUTCOMES if o in _ALWAYS or found[o]]


def _statuses_caption(assessed: Sequence[Assessed]) -> str:
    late = sum(1 for a in assessed if a.late)
    return say.sections.statuses_by_aim(late, assessed[0].asked) if late else say.sections.STATUSES_BY_AIM


def _table(
    caption: str,
    columns: Sequence[StrEnum | None],
    code: Callable[[Assessed], StrEnum | None],
    assessed: Sequence[Assessed],
    aims: Sequence[Aim],
) -> SummaryTable:
    def row(title: str, members: Sequence[Assessed]) -> SummaryRow:
        found = Counter(code(a) for a in members)
        return SummaryRow(
            title=title,
            counts=tuple(count_figure(found[c]) for c in columns),
            total=count_figure(len(members)),
        )

    return SummaryTable(
        caption=caption,
        columns=tuple(say.label(c) for c in columns),
        rows=tuple(row(aim.title, [a for a in assessed if a.indicator.aim == aim.code]) for aim in aims),
        total=row(say.sections.ALL_AIMS, assessed),
    )


def _printed(
    counts: Sequence[tuple[Outcome | None, int]], printed: Sequence[PrintedCount], aims: Sequence[Aim]
) -> tuple[str, ...]:
    ours = dict(counts)
    whole = [c for c in printed if not c.aim]
    if all(ours.get(c.outcome, 0) == c.count for c in whole):
        return ()
    titles = {aim.code: aim.title for aim in aims}
    by_aim = [[c for c in printed if c.aim == code] for code in titles]
    texts = [say.printed_counts(whole, "")]
    texts += [say.printed_counts(group, titles[group[0].aim]) for group in by_aim if len(group) > 1]
    return tuple(text for text in texts if text)
