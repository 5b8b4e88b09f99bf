"""The key: what the columns mean, and what the symbols stand for."""

from __future__ import annotations

import re

from belisha.domain.document import KeyTerm
from belisha.exchange.document.draft import Region, Work, sole_text
from belisha.exchange.document.words import canonical, outcome_in

_HEADER = {"column heading", "column headings", "heading", "column", "symbol", "term"}
_MEANINGS = {"description", "meaning", "explanation", "what it means", "definition"}
_SYMBOL = re.compile(r"(\S{0,3})\s*=\s*(\S.*)")


def read_key(work: Work) -> bool:
    """The key's header, a row of it, or a line that says what a symbol means."""
    line = work.line
    cells = [cell for cell in line.cells if cell.parts]
    if len(cells) == 2 and canonical(cells[0].text) in _HEADER and canonical(cells[1].text) in _MEANINGS:
        work.draft.region = Region.KEY
        work.take("key: header")
        return True
    if work.draft.region is not Region.KEY:
        return False
    if len(cells) == 2:
        return _term(work, cells[0].text, list(cells[1].paragraphs))
    symbol = _SYMBOL.fullmatch(sole_text(line))
    return _term(work, "", [sole_text(line)]) if symbol and len(line.text) < 300 else False


def _term(work: Work, term: str, meaning: list[str]) -> bool:
    symbols = tuple(_symbols(term, meaning))
    for symbol, said in symbols:
        outcome = outcome_in(said)
        if symbol and outcome:
            work.draft.key_symbols.setdefault(symbol, set()).add(outcome)
    work.ledger.key.append(KeyTerm(line=work.line.number, term=term, meaning=tuple(meaning), symbols=symbols))
    work.take(f"key: {term}" if term else "key: symbol")
    return True


def _symbols(term: str, meaning: list[str]) -> list[tuple[str, str]]:
    found = [(match[1], match[2]) for text in meaning if (match := _SYMBOL.fullmatch(text))]
    if not found and len(term) <= 3 and meaning:
        return [(term, " ".join(meaning))]
    return found
