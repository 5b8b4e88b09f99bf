"""Limits and rules by plain NumPy, one series after another, as an analyst would write them."""

from __future__ import annotations

import numpy as np

from belisha.analysis.process_rules import CLOSE, EPSILON, SHIFT_LENGTH, TREND_LENGTH, XMR_LIMIT

type Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def special_points(table: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> int:
    """How many points of all series are special; a row a series, no value missing."""
    return sum(int(special(values).sum()) for values in table)


def special(values: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mean = values.mean()
    reach = XMR_LIMIT * np.abs(np.diff(values)).mean()
    tie = np.maximum(np.abs(values), abs(mean)) * EPSILON
    apart = values - mean
    side = np.where(apart > tie, 1, np.where(apart < -tie, -1, 0))
    outside = np.abs(apart) > reach + tie
    close = (np.abs(apart) > reach * CLOSE + tie) & ~outside
    found = outside | runs(side, SHIFT_LENGTH)
    rise = np.diff(values)
    step = np.where(rise > tie[1:], 1, np.where(rise < -tie[1:], -1, 0))
    steps = runs(step, TREND_LENGTH - 1)
    found[1:] |= steps
    found[:-1] |= steps
    for at in range(2, len(values)):
        window = slice(at - 2, at + 1)
        if abs(side[window].sum()) == 3 and close[window].sum() >= 2:
            found[window] |= close[window]
    return found


def runs(signs: np.ndarray[tuple[int], np.dtype[np.int64]], length: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where so many equal signs, none of them 0, stand together."""
    found = np.zeros(len(signs), dtype=bool)
    begin = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[begin]:
            if signs[begin] and at - begin >= length:
                found[begin:at] = True
            begin = at
    return found
