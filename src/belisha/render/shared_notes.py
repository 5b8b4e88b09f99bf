"""What is said of several indicators alike: said once above their table, and beside each of them by its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from belisha.domain.frozen import Frozen
from belisha.report.model import Entry
from belisha.report.words import Words


class SharedNotes(Frozen):
    """The notes of one table that more than one of its indicators has, each with its name ("Note 1"), in order."""

    named: tuple[tuple[str, str], ...]

    def said(self, text: str) -> str:
        """What stands beside an indicator: the name of a shared note, any other text as it is."""
        return next((name for name, note in self.named if note == text), text)


def shared_notes(entries: Sequence[Entry], words: Words) -> SharedNotes:
    """Of outcomes' notes and printed symbols: other sentences hold the indicator's own figures."""
    counted = Counter(text for entry in entries for text in (entry.outcome_note, entry.printed_arrow_text) if text)
    shared = (text for text, times in counted.items() if times > 1)
    return SharedNotes(tuple((f"{words.note} {number}", text) for number, text in enumerate(shared, start=1)))
