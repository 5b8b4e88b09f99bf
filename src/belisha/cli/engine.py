"""The engine that the analysis of a report runs on."""

from __future__ import annotations

from belisha.report.computed import Analyse


def analysis() -> Analyse:
    """Histories analysed on Polars, which is imported only here: it takes a moment to start."""
    import polars as pl  # noqa: PLC0415 - a report without analysis need not wait for it

    from belisha.analysis.indicators import analyse  # noqa: PLC0415 - nor for what is built on it

    return lambda histories, asked, organisation, earlier: analyse(
        histories, asked, organisation, pl.DataFrame, earlier
    )
