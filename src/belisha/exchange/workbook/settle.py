"""What a person must still settle: which cell, and the question."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import Outcome
from belisha.exchange.layout import Value


class Settle(Frozen):
    """A cell to mark: its ``table`` and ``column`` in the layout, the row by the table's key, and the ``question``.

    It is open while the row's column ``while_column`` holds ``while_value``.
    """

    table: str
    key: tuple[Value, ...]
    column: str
    question: str
    while_column: str
    while_value: Value


def to_settle(facts: Facts) -> tuple[Settle, ...]:
    """The questions that the facts leave open: a name that was worked out, outcomes that may be either of two."""
    return tuple(_questions(facts))


def _questions(facts: Facts) -> Iterator[Settle]:
    if facts.organisation.name_derived:
        yield Settle("organisation", (), "name", "is this the organisation's name?", "name_derived", while_value=True)
    for history in facts.histories:
        for judgement in history.judgements:
            if judgement.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE:
                key = (history.indicator.code, judgement.period)
                yield Settle(
                    "judgements", key, "outcome", "at risk or some slippage?", "outcome", while_value=judgement.outcome
                )
