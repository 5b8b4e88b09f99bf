"""Expected outcomes: what is printed; and where symbols are lost, what the detail pages and the counts imply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from belisha.domain.document import ClaimKind
from belisha.domain.figure import Role, missing_meaning
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import ADVERSE, Derivation, Judgement, Outcome
from belisha.domain.observation import Missing
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.draft import CountDraft, DetailPage, Draft
from belisha.exchange.document.ledger import Ledger
from belisha.exchange.document.words import Column, outcome_of

LISTED_ONE = "Listed in the detail of an aim whose printed counts name one outcome only."
LISTED_TWO = "Listed in the detail of an aim whose printed counts leave open which of them it is."
REMAINING = "Not listed in the detail, and the printed count of those on course needs all that remain."

_WORDS = {
    Outcome.ON_COURSE: "on course",
    Outcome.SOME_SLIPPAGE: "some slippage",
    Outcome.AT_RISK: "at risk",
    Outcome.AT_RISK_OR_SOME_SLIPPAGE: "at risk or some slippage",
}


class Stated(Frozen):
    """An outcome with its rule, or the reason for there being none."""

    outcome: Outcome | None = None
    missing: Missing | None = None
    derivation: Derivation | None = None


def outcomes_of(draft: Draft, aims: Mapping[str, str], ledger: Ledger) -> dict[str, Stated]:
    """The outcome of every indicator by its key; one that is neither printed nor implied is not stated.

    ``aims`` gives each indicator's aim.
    """
    stated = {key: found for key in aims if (found := _printed(draft, key, ledger))}
    _listed(draft, aims, stated, ledger)
    _remaining(draft, aims, stated, ledger)
    return stated


def judgement_of(stated: Stated | None, arrow: str, period: Period) -> Judgement | None:
    """The judgement; none where the document has nothing to say about it."""
    if stated is None:
        return None if not arrow else Judgement(period=period, missing=Missing.NOT_STATED, printed_arrow=arrow)
    return Judgement(
        period=period,
        outcome=stated.outcome,
        missing=stated.missing,
        derivation=stated.derivation,
        printed_arrow=arrow,
    )


def _printed(draft: Draft, key: str, ledger: Ledger) -> Stated | None:
    """What the list's cell says, or else the detail page's."""
    meanings = {symbol: next(iter(found)) for symbol, found in draft.key_symbols.items() if len(found) == 1}
    places = []
    if key in draft.rows:
        places.append((draft.rows[key].line, draft.rows[key].text(Column.OUTCOME)))
    if key in draft.pages and Column.OUTCOME in draft.pages[key].labels:
        places.append(draft.pages[key].labels[Column.OUTCOME])
    for line, text in places:
        if not text:
            continue
        ledger.figure(line, ClaimKind.OUTCOME, text, code=_code(draft, key))
        if outcome := outcome_of(text, meanings):
            return Stated(outcome, derivation=Derivation.PRINTED_SYMBOL if len(text) <= 2 else None)
        if missing := missing_meaning(text, Role.OUTCOME):
            return Stated(missing=missing)
        ledger.use(line, f'symbol "{text}", which the key does not name')
        ledger.remark(
            RemarkKind.AMBIGUOUS, line, f'"{text}" stands for no outcome that the key names; it is not taken for one.'
        )
    return None


def _code(draft: Draft, key: str) -> str:
    return draft.rows[key].text(Column.CODE) if key in draft.rows else draft.pages[key].code


def _listed(draft: Draft, aims: Mapping[str, str], stated: dict[str, Stated], ledger: Ledger) -> None:
    """Indicators with a detail page: adverse; which outcome, the counts of their aim may say."""
    by_aim: dict[str, list[str]] = {}
    for key, page in draft.pages.items():
        by_aim.setdefault(aims.get(key, page.aim), []).append(key)
    for aim, keys in by_aim.items():
        counts = _adverse_counts(draft.counts, aim)
        for key in keys:
            known = stated.get(key)
            if known is not None and known.outcome is not None and known.outcome in counts:
                counts[known.outcome] -= 1
        open_keys = [key for key in keys if key not in stated]
        _settle(open_keys, +counts, draft.pages, aim, stated, ledger)


def _settle(
    keys: Sequence[str],
    counts: Counter[Outcome],
    pages: Mapping[str, DetailPage],
    aim: str,
    stated: dict[str, Stated],
    ledger: Ledger,
) -> None:
    sure = len(counts) == 1 and counts.total() == len(keys)
    if counts and counts.total() != len(keys):
        found = (
            f"The counts of {aim or 'the report'} leave {counts.total()} for {len(keys)} indicators without a symbol."
        )
        ledger.remark(RemarkKind.AMBIGUOUS, pages[keys[0]].line if keys else None, found)
    for key in keys:
        outcome = next(iter(counts)) if sure else Outcome.AT_RISK_OR_SOME_SLIPPAGE
        rule = Derivation.LISTED_WITH_ONE_COUNT if sure else Derivation.LISTED_WITH_TWO_COUNTS
        stated[key] = Stated(outcome, derivation=rule)
        page = pages[key]
        ledger.use(page.line, f"expected outcome, {page.code} (derived)")
        ledger.remark(
            RemarkKind.DERIVED if sure else RemarkKind.AMBIGUOUS,
            page.line,
            f"{page.code}: the expected outcome is read as {_WORDS[outcome]}.",
            LISTED_ONE if sure else LISTED_TWO,
        )


def _adverse_counts(counts: Sequence[CountDraft], aim: str) -> Counter[Outcome]:
    """The aim's printed counts of red and amber; the whole report's where the aims have none."""
    has_aims = any(count.aim for count in counts)
    return Counter(
        {
            count.outcome: count.count
            for count in counts
            if count.outcome is not None and count.outcome in ADVERSE and count.aim == (aim if has_aims else "")
        }
    )


def _remaining(draft: Draft, aims: Mapping[str, str], stated: dict[str, Stated], ledger: Ledger) -> None:
    """Indicators of the list without a symbol or a page: on course only if the printed count needs them all."""
    remaining = [key for key in draft.rows if key in aims and key not in stated]
    has_column = any(Column.OUTCOME in row.cells for row in draft.rows.values())
    total = next((item for item in draft.counts if not item.aim and item.outcome is Outcome.ON_COURSE), None)
    known = sum(found.outcome is Outcome.ON_COURSE for found in stated.values())
    if not remaining or (total is None and not has_column):
        return
    needed = total is not None and total.count - known == len(remaining)
    for key in remaining:
        row = draft.rows[key]
        code = row.text(Column.CODE)
        if needed:
            stated[key] = Stated(Outcome.ON_COURSE, derivation=Derivation.REMAINING_BY_COUNT)
            ledger.remark(
                RemarkKind.DERIVED, row.line, f"{code}: the expected outcome is read as on course.", REMAINING
            )
        else:
            stated[key] = Stated(missing=Missing.NOT_STATED)
            ledger.silence(code, row.line, "no expected outcome can be read.")
