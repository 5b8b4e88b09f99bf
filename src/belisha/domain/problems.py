"""What stops a source being read, all of it at once, and what was read with a remark."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from belisha.domain.frozen import Frozen


class Problem(Frozen, kw_only=True):
    """Something in a source that stops it being read.

    ``place`` is where the officer finds it ("sheet Values, row 14, column Value" or "line 64"); ``found`` what stands
    there, ``expected`` what should, and ``remedy`` what to do.
    """

    place: str
    found: str
    expected: str
    remedy: str = ""

    def __str__(self) -> str:
        parts = [
            f"{self.place}: {self.found}." if self.place else f"{self.found}.",
            f"Expected {self.expected}." if self.expected else "",
            self.remedy,
        ]
        return " ".join(part for part in parts if part)


class SourceError(Exception):
    """A source that cannot be read. ``problems`` has every one that was found; nothing of it was used."""

    wanted: ClassVar[str] = "read"

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__(
            f"{source} cannot be {self.wanted}: {len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}."
        )


class RemarkKind(StrEnum):
    DERIVED = "derived"
    """Worked out from the document by a stated rule."""
    REPAIRED = "repaired"
    """A slip that was mended: a bracket, a committee's spelling."""
    AMBIGUOUS = "ambiguous"
    """Left open, for a person to settle."""
    LEFT_OUT = "left_out"
    """Not taken: scripts, pictures linked from elsewhere, columns that nobody knows."""
    NORMALISED = "normalised"
    """Text cleaned on the way in: control characters, line ends, Unicode form."""


class Remark(Frozen, kw_only=True):
    """Something read otherwise than letter for letter, so that nothing is guessed silently.

    ``place`` as in Problem; ``text`` says what was made of it; ``rule`` is the rule's sentence.
    """

    kind: RemarkKind
    place: str
    text: str
    rule: str = ""
