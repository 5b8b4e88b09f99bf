"""Many councils' reports out of one: the same shape with other names and other figures."""

from __future__ import annotations

import random
import re
from pathlib import Path

_COUNCIL = re.compile(r"@([\w-]+)\.gov\.uk")
_MONTH_ROW = re.compile(
    r"^((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\t)(\d[\d,.]*)",
    re.MULTILINE,
)


def write_councils(source: Path, folder: Path, count: int) -> None:
    """``count`` texts in ``folder``, each with a council's name and detail figures of its own."""
    text = source.read_text("utf-8")
    folder.mkdir(parents=True)
    for number in range(count):
        dice = random.Random(number)  # noqa: S311 - made-up figures, the same in every run
        renamed = _COUNCIL.sub(f"@council-{number}.gov.uk", text)
        varied = _MONTH_ROW.sub(lambda row, dice=dice: row[1] + _varied(row[2], dice), renamed)
        (folder / f"council-{number:04}.txt").write_text(varied, "utf-8")


def _varied(figure: str, dice: random.Random) -> str:
    """The same figure with its last digit changed: as long and as plausible."""
    return figure[:-1] + str(dice.randint(0, 9)) if figure[-1].isdigit() else figure
