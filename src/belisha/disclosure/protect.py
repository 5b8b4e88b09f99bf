"""Facts as they may be published: small counts of people withheld, and whatever they could be worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from belisha.disclosure.choose import Why, choose
from belisha.disclosure.counts import counts_of, is_counted
from belisha.disclosure.tables import protect_measure
from belisha.disclosure.text import prose_without, without
from belisha.domain.facts import Facts, History
from belisha.domain.observation import Missing, Observation
from belisha.domain.organisation import Organisation
from belisha.domain.partnership import Partnership
from belisha.domain.period import Period


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure of the source's that is not published, of a period or in a table's row.

    ``code`` is the indicator's, or the measure's section and number.
    """

    code: str
    why: Why
    period: Period | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Protected:
    """``facts`` to publish, and what they lack."""

    facts: Facts
    withheld: tuple[Withheld, ...] = ()


def protect(facts: Facts) -> Protected:
    """Withhold small counts of sensitive indicators and measures, and what would tell them.

    A figure is withheld with its numerator, its denominator, the figures it replaced, and every mention of it in the
    texts about its indicator. Indicators that add up are protected together, if one of them is sensitive. Facts in
    which nothing is marked as sensitive come back as they are.
    """
    withheld: list[Withheld] = []
    safe: dict[str, History] = {}
    for group in linked(facts.histories):
        if any(h.indicator.sensitive for h in group):
            chosen = _chosen(group, facts.organisation)
            safe |= {h.indicator.code: _without(h, chosen) for h in group}
            withheld += (
                Withheld(code, why, period) for code, own in chosen.periods.items() for period, why in own.items()
            )
    sections = tuple(_section(each, facts.organisation.small, withheld) for each in facts.partnerships)
    if not withheld and not safe:
        return Protected(facts)
    histories = tuple(safe.get(h.indicator.code, h) for h in facts.histories)
    return Protected(replace(facts, histories=histories, partnerships=sections), tuple(withheld))


def linked(histories: Iterable[History]) -> Iterable[tuple[History, ...]]:
    """Indicators with those they are part of and those that are part of them; alone what is neither."""
    whole = {h.indicator.code: h.indicator.part_of for h in histories}
    groups: dict[str, list[History]] = {}
    for history in histories:
        top = history.indicator.code
        while whole.get(top):
            top = whole[top]
        groups.setdefault(top, []).append(history)
    return (tuple(group) for group in groups.values())


def _section(section: Partnership, small: int, withheld: list[Withheld]) -> Partnership:
    measures = []
    for measure in section.measures:
        shown, rows = protect_measure(measure, small) if measure.sensitive else (measure, ())
        measures.append(shown)
        withheld += (Withheld(f"{section.title} {measure.number}", why, row=row) for row, why in rows)
    return replace(section, measures=tuple(measures))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What linked indicators withhold: periods by indicator, and the counts and percentages no text may say."""

    periods: Mapping[str, Mapping[Period, Why]]
    counts: frozenset[int]
    shares: tuple[Decimal, ...]


def _chosen(group: Sequence[History], organisation: Organisation) -> _Chosen:
    counts = counts_of([h for h in group if is_counted(h.indicator)], organisation.year_start)
    why = choose(counts, organisation.small)
    periods: dict[str, dict[Period, Why]] = {}
    for count, reason in why.items():
        periods.setdefault(count.code, {})[count.period] = reason
    told = [count for count in counts if count in why or count.is_small(organisation.small)]
    shares = (o.value for h in group for o in h.observations if o.period in periods.get(h.indicator.code, ()))
    return _Chosen(
        periods,
        frozenset(number for count in told for number in count.people),
        tuple(dict.fromkeys(value for value in shares if value is not None)),
    )


def _without(history: History, chosen: _Chosen) -> History:
    periods, counts, shares = chosen.periods.get(history.indicator.code, {}), chosen.counts, chosen.shares
    if not counts:
        return history
    return replace(
        history,
        observations=tuple(
            replace(_blank(o) if o.period in periods else o, reason=without(o.reason, counts, shares))
            for o in history.observations
        ),
        judgements=tuple(replace(j, reason=without(j.reason, counts, shares)) for j in history.judgements),
        commentaries=tuple(replace(c, prose=prose_without(c.prose, counts, shares)) for c in history.commentaries),
    )


def _blank(o: Observation) -> Observation:
    return Observation(
        period=o.period, missing=Missing.WITHHELD, revision=o.revision, recorded=o.recorded, reason=o.reason
    )
