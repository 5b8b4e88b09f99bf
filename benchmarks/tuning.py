"""Choose the constants of the forecasts on some series, and measure them on others:

    PYTHON benchmarks/tuning.py SOURCE... [--choose]

The constants are chosen on made-up indicators (``made_series``, seeds 1 to 100) and on every other indicator of the
first source, one after the other over two rounds, by the mean CRPS of both; the spreads by what holds eight in ten year
ends there. They are measured on seeds 1001 to 1240, on the first source's other indicators, and on the other sources,
none of which had a say. Without --choose the constants in use are measured.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from statistics import fmean

from made_series import made
from msgspec.structs import replace

from belisha.analysis.backtest import scores, trials
from belisha.analysis.outlook import TUNED, Family, Tuning
from belisha.domain.facts import Facts, History
from belisha.domain.organisation import Organisation
from belisha.exchange import read_source

COUNCIL = Organisation(name="Made-up council")
GRID = {
    "smoothing": (0.2, 0.3, 0.4, 0.5, 0.6),
    "shrinkage": (0.1, 0.2, 0.4),
    "last_year_change": (0.2, 0.4, 0.6, 0.8),
    "doubt": (6.0, 12.0, 24.0),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--choose", action="store_true")
    asked = parser.parse_args()
    first, *others = [read_source(path).facts for path in asked.sources]
    chosen_on = ([made(seed) for seed in range(1, 101)], first.histories[::2])
    tuning = choose(chosen_on) if asked.choose else TUNED
    print(tuning, "\n")
    show("Chosen on", [*chain(*chosen_on)], tuning)
    for title, histories in held_out(first, *others).items():
        show(f"Held out: {title}", histories, tuning)


def held_out(first: Facts, *others: Facts) -> dict[str, Sequence[History]]:
    """What has no say in the choice, by title."""
    return {
        "made-up indicators": [made(seed) for seed in range(1001, 1241)],
        "the first source's other indicators": first.histories[1::2],
        **{f"source {at}": facts.histories for at, facts in enumerate(others, start=2)},
    }


def choose(groups: Sequence[Sequence[History]]) -> Tuning:
    """One constant after the other; each group has the same weight, however many series it has."""
    tuning, histories = TUNED, [*chain(*groups)]
    for _ in range(2):
        for name, values in GRID.items():
            scored = {}
            for value in values:
                tried = calibrated(histories, replace(tuning, **{name: value}))
                scored[value] = fmean(each.crps for group in groups for each in scores(trials(group, COUNCIL, tried)))
            best = min(scored, key=lambda value: scored[value])
            tuning = replace(tuning, **{name: best})
            print(
                f"{name}: {', '.join(f'{value:g} {score:.3f}' for value, score in scored.items())}; {best:g} is taken"
            )
    return calibrated(histories, tuning, places=2)


def calibrated(histories: Sequence[History], tuning: Tuning, places: int = 6) -> Tuning:
    """With each family's spreads multiplied by what holds eight in ten of these, with and without a year before."""
    ones = dict.fromkeys(Family, 1.0)
    found = list(trials(histories, COUNCIL, replace(tuning, spread=ones, first_spread=ones)))
    spread, first_spread = (
        {each.family: round(each.factor, places) for each in scores(t for t in found if t.forecast.last_year is known)}
        for known in (True, False)
    )
    return replace(tuning, spread=spread, first_spread=first_spread)


def show(title: str, histories: Sequence[History], tuning: Tuning) -> None:
    found = list(trials(histories, COUNCIL, tuning))
    print(f"{title}: {len({each.code for each in found})} series\n")
    print("| kind of figure | forecasts | miss | naive | with a last year | miss | its share | CRPS | held |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: | --: |")
    for each in scores(found):
        beside = f"{each.shared} | {each.ours_shared:.2f} | {each.last_year_share:.2f}" if each.shared else "0 | – | –"
        print(
            f"| {each.family.value} | {each.trials} | {each.ours:.2f} | {each.naive:.2f} | {beside} "
            f"| {each.crps:.2f} | {each.coverage:.0%} |"
        )
    print()


if __name__ == "__main__":
    main()
