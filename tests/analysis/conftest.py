"""The engines that the analysis is tried on, each as a way there and a way back."""

from collections.abc import Callable

import duckdb
import polars as pl
import pytest

ENGINES = {
    "polars": (lambda frame: frame, lambda frame: frame),
    "polars_lazy": (lambda frame: frame.lazy(), lambda frame: frame.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "duckdb": (lambda frame: duckdb.from_arrow(frame.to_arrow()), lambda frame: frame.pl()),
}


@pytest.fixture(params=ENGINES)
def on_engine(request) -> Callable[..., pl.DataFrame]:
    """``on_engine(function, frame, *arguments)``: hand Polars rows to an engine, call, and take Polars rows back."""
    there, back = ENGINES[request.param]

    def call(function, frame, *arguments):
        return back(function(there(frame), *arguments))

    return call
