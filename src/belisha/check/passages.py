"""Commentary, paragraph by paragraph, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from belisha.check.republished import code_key
from belisha.domain.document import Line, LineUse
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.period import Period
from belisha.domain.prose import texts_of

_COMMENTARY = "commentary, "


class Passage(Frozen):
    """A paragraph or a listed item on an indicator. ``line`` is None in a register; ``last`` ends the commentary."""

    code: str
    text: str
    line: int | None = None
    last: bool = False


def passages_of(
    facts: Facts, period: Period, account: tuple[LineUse, ...], lines: Mapping[int, Line]
) -> Iterator[Passage]:
    printed = [
        (use.number, word.removeprefix(_COMMENTARY))
        for use in account
        for word in use.became
        if word.startswith(_COMMENTARY)
    ]
    codes = {code_key(history.indicator.code): history.indicator.code for history in facts.histories}
    for at, (number, code) in enumerate(printed):
        last = at + 1 == len(printed) or printed[at + 1][1] != code
        yield Passage(codes.get(code_key(code), code), lines[number].text.strip(), number, last)
    if printed:
        return
    for history in facts.histories:
        commentary = history.commentary(period)
        texts = texts_of(commentary.prose) if commentary else ()
        for at, text in enumerate(texts):
            yield Passage(history.indicator.code, text, last=at + 1 == len(texts))
