"""Hold the forecasts against AutoETS, on indicators that had no say in the forecasts' constants (see ``tuning``):

    PYTHON benchmarks/forecasts.py SOURCE... [--every 3]

PYTHON is that of an environment with Belisha's requirements and statsforecast, which is not among them. AutoETS sees
the same figures: periods' own values where they are known, else the figures as they stand. Misses and CRPS are in usual
changes from one period to the next.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from statistics import fmean

import numpy as np
from statsforecast.models import AutoETS
from tuning import COUNCIL, held_out

from belisha.analysis.backtest import Trial, trials
from belisha.analysis.outlook import Z80, Family, crps
from belisha.analysis.recover import recover
from belisha.domain.facts import History
from belisha.domain.period import Period
from belisha.exchange import read_source

SMALL = 600
"""Sets of no more forecasts than this are tried whole."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=3, help="take every third trial, or so")
    asked = parser.parse_args()
    for title, histories in held_out(*(read_source(path).facts for path in asked.sources)).items():
        hold(title, histories, asked.every)


def hold(title: str, histories: Sequence[History], every: int) -> None:
    start = time.perf_counter()
    found = list(trials(histories, COUNCIL))
    ours = (time.perf_counter() - start) / max(len(found), 1)
    found = found[:: every if len(found) > SMALL else 1]
    by_code = {history.indicator.code: history for history in histories}
    start = time.perf_counter()
    peers = [(trial, *said) for trial in found if (said := peer(trial, by_code[trial.code]))]
    theirs = (time.perf_counter() - start) / max(len(found), 1)
    print(f"{title}\n")
    print("| kind of figure | trials | miss | AutoETS | CRPS | AutoETS | held | AutoETS |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for family in Family:
        rows = [row for row in peers if row[0].family is family]
        if rows:
            print(line(family, rows))
    print(f"\nAutoETS had too little to go by in {len(found) - len(peers)} of {len(found)}.")
    print(f"{ours * 1000:.2f} ms a forecast; AutoETS {theirs * 1000:.1f} ms\n")


def line(family: Family, rows: Iterable[tuple[Trial, float, float]]) -> str:
    known = list(rows)
    mine = fmean(abs((t.forecast.value or 0) - t.actual) / t.scale for t, _, _ in known)
    other = fmean(abs(value - t.actual) / t.scale for t, value, _ in known)
    score = fmean(crps(t.actual, t.forecast.value or 0, t.forecast.spread) / t.scale for t, _, _ in known)
    score_other = fmean(crps(t.actual, value, spread) / t.scale for t, value, spread in known)
    held = fmean((t.forecast.low or 0) <= t.actual <= (t.forecast.high or 0) for t, _, _ in known)
    held_other = fmean(abs(value - t.actual) <= Z80 * spread for t, value, spread in known)
    figures = f"{mine:.2f} | {other:.2f} | {score:.2f} | {score_other:.2f} | {held:.0%} | {held_other:.0%}"
    return f"| {family.value} | {len(known)} | {figures} |"


def peer(trial: Trial, history: History) -> tuple[float, float] | None:
    """AutoETS's value and spread for the year's end; None where it finds too little to go by."""
    year = trial.forecast.year
    values, step = series(history, trial, COUNCIL.year_start)
    ahead = (year.last - trial.asked.last) // step
    season = 12 // step if len(values) >= 24 // step else 1
    try:
        model = AutoETS(season_length=season).fit(np.array(values, dtype=float))
    except NotImplementedError:
        return None
    told = model.predict(h=ahead, level=[80])
    means, spreads = told["mean"], (told["hi-80"] - told["lo-80"]) / 2 / Z80
    if trial.family is Family.LEVEL:
        return float(means[-1]), float(spreads[-1])
    so_far = history.observation(trial.asked)
    value = float(so_far.value) if so_far is not None and so_far.value is not None else 0.0
    spread = sqrt(float((spreads**2).sum()))
    if trial.family is Family.ADDS_UP:
        if history.indicator.aggregation == "period_total":
            value = sum(values[-((trial.asked.last - year.first) // step + 1) :])
        return value + float(means.sum()), spread
    slots, at = 12 // step, (trial.asked.last - year.first + 1) // step
    return (value * at + float(means.sum())) / slots, spread / slots


def series(history: History, trial: Trial, year_start: int) -> tuple[list[float], int]:
    """Own values up to the trial's period, a missing one as the one before it; else the figures as they stand."""
    own = [(each.period, each.value) for each in recover(history, year_start).own]
    stands = [(o.period, o.value) for o in history.current if o.period.months == trial.asked.months]
    pairs: list[tuple[Period, object]] = own if own and trial.family is not Family.LEVEL else stands
    found: list[float] = []
    for period, value in pairs:
        if period.last <= trial.asked.last and (value is not None or found):
            found.append(float(str(value)) if value is not None else found[-1])
    return found, trial.asked.months


if __name__ == "__main__":
    main()
