"""Facts as they may be published: small counts of people withheld, and whatever they could be worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from belisha.analysis.derived import working_order
from belisha.analysis.formula import Formula, read_formula
from belisha.disclosure.choose import Why, choose
from belisha.disclosure.counts import counts_of, is_counted
from belisha.disclosure.tables import protect_measure
from belisha.disclosure.text import prose_without, without
from belisha.domain.facts import Facts, History
from belisha.domain.frozen import Frozen
from belisha.domain.observation import Missing, Observation
from belisha.domain.organisation import Organisation
from belisha.domain.partnership import Partnership
from belisha.domain.period import Period


class Withheld(Frozen):
    """A figure of the source's that is not published, of a period or in a table's row.

    ``code`` is the indicator's, or the measure's section and number.
    """

    code: str
    why: Why
    period: Period | None = None
    row: str = ""


class Protected(Frozen):
    """``facts`` to publish, and what they lack."""

    facts: Facts
    withheld: tuple[Withheld, ...] = ()


def protect(facts: Facts) -> Protected:
    """Withhold small counts of sensitive indicators and measures, and what would tell them.

    A figure is withheld with its numerator, its denominator, the figures it replaced, what is worked out of it by a
    formula, and every mention of it in the texts about its indicator. Indicators that add up are protected together, if
    one of them is sensitive. Facts in which nothing is marked as sensitive come back as they are.
    """
    names = _named_by_formulas(facts)
    sensitive = _sensitive(facts, names)
    chosen: dict[str, _Chosen] = {}
    for group in linked(facts.histories):
        if any(h.indicator.code in sensitive for h in group):
            chosen |= _chosen(group, facts.organisation)
    for code in working_order(names):
        chosen[code] = _with_parts(facts, code, names[code].names, chosen)
    rows: list[Withheld] = []
    sections = tuple(_section(each, facts.organisation.small, rows) for each in facts.partnerships)
    figures = (Withheld(code, why, period) for code, each in chosen.items() for period, why in each.periods.items())
    withheld = (*figures, *rows)
    if not withheld:
        return Protected(facts)
    histories = tuple(_without(h, chosen.get(h.indicator.code, _NOTHING)) for h in facts.histories)
    return Protected(replace(facts, histories=histories, partnerships=sections), withheld)


def _named_by_formulas(facts: Facts) -> Mapping[str, Formula]:
    return {h.indicator.code: read_formula(h.indicator.formula) for h in facts.histories if h.indicator.formula}


def _sensitive(facts: Facts, formulas: Mapping[str, Formula]) -> frozenset[str]:
    """The indicators that are marked, and those that a marked one is worked out of."""
    marked = {h.indicator.code for h in facts.histories if h.indicator.sensitive}
    for code in reversed(working_order(formulas)):
        marked |= set(formulas[code].names) if code in marked else set()
    return frozenset(marked)


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


class _Chosen(Frozen):
    """What an indicator withholds: periods, and the counts and percentages that no text about it may say.

    ``about`` are the titles of what is counted.
    """

    periods: Mapping[Period, Why]
    counts: frozenset[int] = frozenset()
    shares: frozenset[Decimal] = frozenset()
    about: str = ""


_NOTHING = _Chosen({})


def _chosen(group: Sequence[History], organisation: Organisation) -> dict[str, _Chosen]:
    """For each of some indicators that add up; their texts may say none of each other's."""
    counts = counts_of([h for h in group if is_counted(h.indicator)], organisation.year_start)
    why = choose(counts, organisation.small)
    told = [count for count in counts if count in why or count.is_small(organisation.small)]
    numbers = frozenset(number for count in told for number in count.people)
    periods = {
        h.indicator.code: {count.period: each for count, each in why.items() if count.code == h.indicator.code}
        for h in group
    }
    shares = frozenset().union(*(_values(h, periods[h.indicator.code]) for h in group))
    about = "; ".join(h.indicator.title for h in group)
    return {code: _Chosen(own, numbers, shares, about) for code, own in periods.items()}


def _with_parts(facts: Facts, code: str, parts: Sequence[str], chosen: Mapping[str, _Chosen]) -> _Chosen:
    """What a formula indicator withholds: its own, and the periods in which a part is withheld."""
    known = [chosen[name] for name in (code, *parts) if name in chosen]
    history = facts.history(code)
    worked_out = {o.period for o in history.current if o.working} if history is not None else set()
    told = {period: Why.WOULD_TELL for each in known for period in each.periods if period in worked_out}
    periods = told | dict(chosen.get(code, _NOTHING).periods)
    shares = frozenset[Decimal]() if history is None else _values(history, periods)
    about = "; ".join(each.about for each in known)
    return _Chosen(periods, frozenset().union(*(each.counts for each in known)), shares, about)


def _values(history: History, periods: Mapping[Period, Why]) -> frozenset[Decimal]:
    return frozenset(o.value for o in history.observations if o.period in periods and o.value is not None)


def _without(history: History, chosen: _Chosen) -> History:
    periods, counts, shares, about = chosen.periods, chosen.counts, chosen.shares, chosen.about
    if not periods and not counts:
        return history
    return replace(
        history,
        observations=tuple(
            replace(_blank(o) if o.period in periods else o, reason=without(o.reason, counts, shares, about))
            for o in history.observations
        ),
        judgements=tuple(replace(j, reason=without(j.reason, counts, shares, about)) for j in history.judgements),
        commentaries=tuple(
            replace(c, prose=prose_without(c.prose, counts, shares, about)) for c in history.commentaries
        ),
    )


def _blank(o: Observation) -> Observation:
    return Observation(
        period=o.period, missing=Missing.WITHHELD, revision=o.revision, recorded=o.recorded, reason=o.reason
    )
