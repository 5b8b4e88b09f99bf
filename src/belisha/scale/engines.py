"""The engines of one machine: each reads a batch, assesses it and writes the two tables of results."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from belisha.analysis.assess import VALUES, assess, latest
from belisha.scale.inputs import Batch, Inputs
from belisha.scale.tables import forecasts_of, typed

type Engine = Callable[[Inputs, Batch, Path, Path], None]
"""Assess a batch of the inputs into a file of values and a file of series."""


class EngineError(Exception):
    """An engine that is not here or cannot start; the message says what to install."""


def with_polars(inputs: Inputs, batch: Batch, values: Path, series: Path) -> None:
    """In memory, a batch at a time."""
    found = typed(assess(_rows(inputs, batch).collect()))
    found.write_parquet(values)
    latest(found).write_parquet(series)


def write_forecasts(inputs: Inputs, batch: Batch, path: Path) -> None:
    """A row for each indicator of the batch, made in the same way whatever the engine."""
    forecasts_of(_rows(inputs, batch).collect()).write_parquet(path)


def with_duckdb(inputs: Inputs, batch: Batch, values: Path, series: Path) -> None:
    """By the database's own windows, a batch at a time; its memory is the batch's, not the whole's."""
    duckdb = need("duckdb", "duckdb")
    files = [str(file) for file in batch.files]
    with duckdb.connect() as connection:
        organisation = "CAST(organisation AS VARCHAR) AS organisation"
        others = ", ".join(f'"{name}"' for name in inputs.names if name != "organisation")
        read = "read_parquet($files, hive_partitioning = $hive, union_by_name = true)"
        query = f"SELECT {organisation}, {others} FROM {read}"  # noqa: S608 - the names are of GIVEN
        given = {"files": files, "hive": inputs.partitioned}
        if not batch.whole:
            query += " WHERE CAST(organisation AS VARCHAR) IN (SELECT unnest($wanted))"
            given["wanted"] = list(batch.organisations)
        connection.execute(f"CREATE TEMP TABLE given AS {query}", given)
        connection.execute("PRAGMA disable_progress_bar")
        assess(connection.table("given")).create("found")
        found = connection.table("found")
        order = "organisation, indicator, months, period"
        names = ", ".join(each.name for each in VALUES)
        found.project(names).order(order).write_parquet(str(values), compression="zstd")
        latest(found).order(order).write_parquet(str(series), compression="zstd")


def need(module: str, extra: str) -> Any:
    """An optional engine. Raises EngineError where it is not installed."""
    if find_spec(module) is None:
        raise EngineError(f"{module} is not installed. Install it: pip install 'belisha[{extra}]'.")
    return __import__(module)


def _rows(inputs: Inputs, batch: Batch) -> pl.LazyFrame:
    rows = inputs.scan(batch.files).select(inputs.names)
    return rows if batch.whole else rows.filter(pl.col("organisation").is_in(batch.organisations))
