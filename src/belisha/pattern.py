"""A regular expression for which a process pays when a text needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression that is compiled when a text is first held against it.

    A fresh process would pay a twelfth of its time for one report to compile the three hundred expressions of the
    checks, and a usual report has no use for many of them. So an expression may also say of its matches what is cheap
    to look for: every text with a match has one of the words of ``needs``, in capitals or not. They are written in
    lower case.
    """

    def __init__(self, expression: str, flags: int = 0, *, needs: tuple[str, ...] = ()) -> None:
        self.expression, self.flags, self.needs = expression, flags, needs

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.expression, self.flags)

    def may_be_in(self, text: str) -> bool:
        """Whether a text has one of the words without which there is no match."""
        if not self.needs:
            return True
        lower = text.lower()
        return any(word in lower for word in self.needs)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, start) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(by, text) if self.may_be_in(text) else text
