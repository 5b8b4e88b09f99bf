"""Where a reading gathers its problems and remarks, so that an officer hears of all of them at once."""

from __future__ import annotations

from belisha.domain.problems import Problem, Remark, RemarkKind, SourceError
from belisha.exchange.normalise import normalise

MOST_PROBLEMS = 1_000
"""More than anybody mends before reading again; a hostile file may have millions."""


class Findings:
    """Filled while a source is read; ``raise_problems`` ends the reading where there are any.

    ``cells`` counts what was read so far, for those who keep a limit on it.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.cells = 0
        self._remarks: dict[tuple[RemarkKind, str, str], list[str]] = {}

    def problem(self, place: str, found: str, expected: str, remedy: str = "") -> None:
        """Raises SourceError once there are more than ``MOST_PROBLEMS``."""
        self.problems.append(Problem(place=place, found=found, expected=expected, remedy=remedy))
        if len(self.problems) >= MOST_PROBLEMS:
            rest = Problem(place="", found="there are more", expected="none", remedy="Mend these and read it again.")
            raise SourceError(self.source, [*self.problems, rest])

    def remark(self, kind: RemarkKind, place: str, text: str, rule: str = "") -> None:
        """One remark a text and rule: the places where the same was done are told together."""
        self._remarks.setdefault((kind, text, rule), []).append(place)

    def clean(self, text: str, place: str) -> str:
        """``text`` as Belisha keeps it, without blanks at its ends; what was mended is remarked."""
        result = normalise(text)
        if result.changed:
            self.remark(RemarkKind.NORMALISED, place, f"mended in the text: {', '.join(result.changes)}")
        return result.text.strip()

    def raise_problems(self) -> None:
        if self.problems:
            raise SourceError(self.source, self.problems)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            Remark(kind=kind, place=_listed(places), text=text, rule=rule)
            for (kind, text, rule), places in self._remarks.items()
        )


def _listed(places: list[str], most: int = 5) -> str:
    shown = "; ".join(places[:most])
    return f"{shown} and {len(places) - most:,} more" if len(places) > most else shown
