"""What the key says: one meaning for a symbol, one symbol for a meaning, and dates of the report's own year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import MONTH, month_of
from belisha.check.rule import rule
from belisha.domain.period import Period
from belisha.pattern import Pattern

FAMILY = "consistency"
_UNTIL = Pattern(r"\b(?:by|until|before|end of)\s(?:the\s|\d{1,2}\s|end\s|of\s|year\W){0,4}$", re.IGNORECASE)


@rule(FAMILY, Severity.WARNING, "“expected by 31 March 2026”, in the report for 2026/27")
def key_date(material: Material) -> Iterator[Flag]:
    """Where the key names the end of the year by its month, it is the end of the report's year."""
    end = Period.month(material.year.last // 12, material.year.month_number)
    for term in material.claims.key:
        text = " ".join(term.meaning)
        for match in MONTH.finditer(text):
            named = month_of(match["month"], match["year"]) if match["year"] else None
            if (
                named
                and named.month_number == end.month_number
                and named != end
                and _UNTIL.search(text[: match.start()])
            ):
                yield Flag(
                    message=f"The key speaks of {named.label}; the report's year ends in {end.label}.",
                    found=named.label,
                    expected=end.label,
                    line=term.line,
                    settle="Correct the year.",
                )


@rule(FAMILY, Severity.ERROR, "▲ = some slippage, and ▲ = on course")
def key_symbol_twice(material: Material) -> Iterator[Flag]:
    """In the key a symbol has one meaning, and a meaning one symbol."""
    for term in material.claims.key:
        symbols: dict[str, str] = {}
        meanings: dict[str, str] = {}
        for symbol, meaning in term.symbols:
            said = " ".join(meaning.casefold().split())
            if symbol and symbols.setdefault(symbol, said) != said:
                yield _twice(term.line, f"“{symbol}” stands for two things: “{symbols[symbol]}” and “{said}”.", symbol)
            elif symbol and meanings.setdefault(said, symbol) != symbol:
                yield _twice(term.line, f"“{meanings[said]}” and “{symbol}” both stand for “{said}”.", symbol)


def _twice(line: int, message: str, found: str) -> Flag:
    return Flag(message=message, found=found, line=line, settle="Give each symbol its own meaning.")


@rule(FAMILY, Severity.WARNING, "two rows of the key explain Month's Value")
def key_term_twice(material: Material) -> Iterator[Flag]:
    """The key explains a term once, and says something of it."""
    seen: dict[str, int] = {}
    for term in material.claims.key:
        name = " ".join(term.term.casefold().split())
        empty = not any(text.strip() for text in term.meaning)
        if empty or seen.setdefault(name, term.line) != term.line:
            yield Flag(
                message=f"The key says nothing of “{term.term}”."
                if empty
                else f"The key explains “{term.term}” twice, first at line {seen[name]}.",
                found=term.term,
                line=term.line,
                settle="Explain each term once.",
            )


_WAYS = (
    (
        Pattern(r"\bminimi[sz]e\b\W{0,5}(?:is|means)?\W*(?:the )?(higher|more|larger|greater)\b", re.IGNORECASE),
        "lower",
    ),
    (
        Pattern(r"\bmaximi[sz]e\b\W{0,5}(?:is|means)?\W*(?:the )?(lower|less|fewer|smaller)\b", re.IGNORECASE),
        "higher",
    ),
)


@rule(FAMILY, Severity.ERROR, "Aim to Minimise = the higher the better")
def key_way(material: Material) -> Iterator[Flag]:
    """In the key Minimise means that lower is better, and Maximise that higher is."""
    for term in material.claims.key:
        for pattern, expected in _WAYS:
            if match := pattern.search(" ".join((term.term, *term.meaning))):
                yield Flag(
                    message=f"The key says “{match[0]}”.",
                    found=match[1],
                    expected=expected,
                    line=term.line,
                    settle="Correct the meaning.",
                )


@rule(FAMILY, Severity.NOTE, "the key explains ★, and no table shows it")
def key_symbol_unused(material: Material) -> Iterator[Flag]:
    """A symbol that the key explains is used. A note only: a month may have no indicator of one outcome."""
    terms = {line.number for line in material.used("key: ")}
    shown = {sign for number, line in material.lines.items() if number not in terms for sign in line.text}
    for term in material.claims.key:
        for symbol, meaning in term.symbols:
            if symbol and not set(symbol) <= shown:
                yield Flag(
                    message=f"The key explains “{symbol}” ({meaning}), and nothing shows it.",
                    found=symbol,
                    line=term.line,
                    settle="Take it out of the key if nothing will ever show it.",
                )
