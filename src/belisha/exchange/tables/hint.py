"""What a name that is not known may have been meant for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

LONGEST_HINT = 80
"""A longer text is no slip of the keyboard, and comparing it would take long."""


def did_you_mean(found: str, options: Iterable[str]) -> str:
    """ "Did you mean CP 1.2?" where one of the options is close, else nothing."""
    if len(found) > LONGEST_HINT:
        return ""
    folded = {_folded(option): option for option in options}
    close = difflib.get_close_matches(_folded(found), folded, n=1, cutoff=0.75)
    return f"Did you mean {folded[close[0]]}?" if close else ""


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold() or text
