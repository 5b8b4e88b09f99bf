"""An indicator's title: what its brackets say of how the value is made, and the title without that."""

from __future__ import annotations

import re

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Aggregation
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.words import AGGREGATIONS, aggregation_of, canonical

_OPENED = {"(": ")", "[": "]"}
_BRACKETS = re.compile(r"([\[(])([^\[\]()]{2,40})([\])]|$)")
_LONGEST = 1_000


class Title(Frozen):
    """``repairs`` says what was mended, in words."""

    title: str
    aggregation: Aggregation = Aggregation.NOT_STATED
    repairs: tuple[str, ...] = ()


def read_title(printed: str) -> Title:
    """Take a printed title apart. Brackets about anything else stay; one that was never closed is closed."""
    if len(printed) > _LONGEST:
        return Title(printed)
    title, aggregation, repairs = _without_aggregation(printed)
    closed = _closed(title)
    if closed != title:
        repairs = (*repairs, "a bracket was closed")
    return Title(closed, aggregation, repairs)


def _without_aggregation(printed: str) -> tuple[str, Aggregation, tuple[str, ...]]:
    for match in reversed(list(_BRACKETS.finditer(printed))):
        found = aggregation_of(match[2])
        if found:
            title = printed[: match.start()] + printed[match.end() :]
            repairs = (*(["the spelling in its brackets"] if found[1] else []), *_bracket_repairs(match[1], match[3]))
            return squeeze(title).rstrip(" -–—:"), found[0], repairs
    return _at_the_end(printed) or (printed, Aggregation.NOT_STATED, ())


def _at_the_end(printed: str) -> tuple[str, Aggregation, tuple[str, ...]] | None:
    """The words before a bracket that was never opened, or after a last dash."""
    head, dash, tail = printed.rpartition(" - ")
    if dash and canonical(tail) in AGGREGATIONS:
        return squeeze(head), AGGREGATIONS[canonical(tail)], ()
    words = printed.rstrip("])").split() if printed.endswith(("]", ")")) else []
    for count in (4, 3, 2, 1):
        phrase = canonical(" ".join(words[-count:]))
        if len(words) > count and phrase in AGGREGATIONS:
            return " ".join(words[:-count]), AGGREGATIONS[phrase], ("a bracket was opened",)
    return None


def _bracket_repairs(opening: str, closing: str) -> tuple[str, ...]:
    if not closing:
        return ("a bracket was closed",)
    return () if _OPENED[opening] == closing else ("its brackets were made to match",)


def _closed(title: str) -> str:
    """The title with a closing bracket for each that was left open."""
    missing: list[str] = []
    for character in title:
        if character in _OPENED:
            missing.append(_OPENED[character])
        elif missing and character == missing[-1]:
            missing.pop()
    return title + "".join(reversed(missing))
