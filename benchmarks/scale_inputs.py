"""Figures of made-up organisations, the same in every run, a Parquet file for each organisation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

MONTHS = 60
FIRST = 2020 * 12


def figures(organisation: int, indicators: int) -> pl.DataFrame:
    """Monthly rates and counts of one organisation: one value in a hundred missing, one series in ten with a shift."""
    dice = np.random.default_rng(organisation)
    shape = (indicators, MONTHS)
    values = dice.normal(60, 6, shape) + np.where(dice.random((indicators, 1)) < 0.1, 8, 0) * (np.arange(MONTHS) > 40)
    values = np.round(values, 1).ravel()
    missing = dice.random(values.size) < 0.01
    counts = np.repeat(dice.random(indicators) < 0.5, MONTHS)
    return pl.DataFrame(
        {
            "indicator": np.repeat([f"I {number:05}" for number in range(indicators)], MONTHS),
            "period": np.tile(np.arange(FIRST, FIRST + MONTHS), indicators),
            "value": pl.Series(values).set(pl.Series(missing), None),
            "target": np.repeat(np.round(dice.normal(60, 3, indicators)), MONTHS),
            "polarity": np.where(counts, "minimise", "maximise"),
            "aggregation": "period_total",
            "kind": np.where(counts, "count", "rate"),
            "unit": np.where(counts, "number", "percent"),
            "decimals": 1,
        }
    )


def write(folder: Path, rows: int) -> None:
    """About ``rows`` rows: organisations of 1,000 indicators, of 100 where that would be few organisations."""
    indicators = 1000 if rows >= 1_000_000 else 100
    for number in range(-(-rows // (indicators * MONTHS))):
        place = folder / f"organisation=council {number:04}"
        place.mkdir(parents=True)
        figures(number, indicators).write_parquet(place / "figures.parquet")
