"""How much one report can hold: what any council publishes, many times over, and what every format bears."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from belisha.domain.facts import Facts
from belisha.domain.period import Period
from belisha.domain.problems import Problem

MOST_INDICATORS = 2_000
MOST_CHARACTERS = 1_000_000
"""Of prose, some hundreds of pages: typesetting takes about a thousand bytes for each."""
MOST_TEXTS = 20_000
"""Paragraphs, items of lists and cells of tables: typesetting takes about a hundred thousand bytes for each."""


def beyond_bounds(facts: Facts, period: Period) -> Problem | None:
    """Why a report of these facts would be too large; None where it is not."""
    lengths = [len(text) for text in _written(facts, period) if text]
    for count, most, what in (
        (len(facts.histories), MOST_INDICATORS, "indicators"),
        (sum(lengths), MOST_CHARACTERS, "characters of text"),
        (len(lengths), MOST_TEXTS, "paragraphs and cells of text"),
    ):
        if count > most:
            return Problem(place="", found=f"it would have {count:,} {what}", expected=f"at most {most:,}")
    return None


def _written(facts: Facts, period: Period) -> Iterator[str]:
    """What people wrote that the report shows."""
    yield from _texts((facts.publication.notices, facts.publication.front_matter, facts.partnerships))
    for history in facts.histories:
        indicator, judgement = history.indicator, history.judgement(period)
        yield from (indicator.title, indicator.definition, indicator.source, indicator.rationale)
        yield judgement.reason if judgement is not None else ""
        if (commentary := history.commentary(period)) is not None:
            yield from _texts(commentary.prose)


def _texts(value: object) -> Iterator[str]:
    """Every text in a frozen value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
