"""The tables that are read and written, as Polars has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from belisha.analysis.assess import GIVEN, VALUES, Column, completed
from belisha.analysis.outlooks import FORECASTS, forecasts

_TYPES: Mapping[Any, Any] = {nw.String: pl.String, nw.Int64: pl.Int64, nw.Float64: pl.Float64, nw.Boolean: pl.Boolean}
GIVEN_NAMES = tuple(each.name for each in GIVEN)
RESULTS = tuple(each for each in VALUES if each.name != "period")
"""The columns of VALUES whose type does not depend on what was given."""


def schema_of(columns: Sequence[Column]) -> dict[str, Any]:
    """Each column's Polars type; a period made from a source counts months from year 0."""
    return {each.name: pl.Int64 if each.name == "period" else _TYPES[each.dtype] for each in columns}


def table_of(columns: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """A council's figures in the order in which they are read again: by indicator, length of period and period."""
    frame = pl.DataFrame(columns, schema=schema_of(GIVEN))
    return frame.sort("organisation", "indicator", "months", "period")


def typed(frame: pl.DataFrame) -> pl.DataFrame:
    """A table of VALUES with its columns' own types, whatever the batch held: a column of nothing is one of numbers."""
    return frame.cast({each.name: _TYPES[each.dtype] for each in RESULTS})


def forecasts_of(frame: pl.DataFrame) -> pl.DataFrame:
    """A row of FORECASTS for each indicator with a value, made one after the other in plain Python."""
    given = completed(frame).sort("organisation", "indicator", "period")
    return pl.DataFrame(list(forecasts(given.iter_rows(named=True))), schema=schema_of(FORECASTS))
