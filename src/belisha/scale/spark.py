"""A cluster that exists: Spark spreads the organisations over its workers, which assess theirs in memory.

Each worker does with Polars what one machine does with a batch; Spark carries the rows there and back. Spark's own
windows, by the same expressions, take more than twice as long: ``benchmarks/scale.py`` measures both.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import belisha
from belisha.analysis.assess import GIVEN, SERIES, VALUES, Column, assess
from belisha.analysis.frame import FrameError, check_names
from belisha.analysis.outlooks import FORECASTS
from belisha.scale.batches import FORECASTS_FOLDER, SERIES_FOLDER, VALUES_FOLDER, result_folders
from belisha.scale.engines import EngineError, need
from belisha.scale.tables import GIVEN_NAMES, forecasts_of, typed

_TYPES = {"String": "string", "Int64": "bigint", "Float64": "double", "Boolean": "boolean"}
_NEW = ".belisha-new"


def open_session(master: str | None) -> Any:
    """A session on ``master``, or on the cluster that the environment names. Raises EngineError."""
    need("pyspark", "spark")
    need("pyarrow", "spark")
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an optional engine
    from pyspark.sql import SparkSession  # noqa: PLC0415

    builder = SparkSession.builder.appName("belisha assess").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", "UTC")
    if master:
        builder = builder.master(master)
        if master.startswith("local"):  # its workers are of this machine: they have what this process has
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            source = str(Path(belisha.__file__).parents[1])
            path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))
            builder = builder.config("spark.executorEnv.PYTHONPATH", path)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        said = str(error).splitlines()[0]
        raise EngineError(
            f"Spark cannot start: {said} Is there a Java, 17 or newer (on Debian: apt install openjdk-17-jre-headless)?"
        ) from error


def assess_on(session: Any, source: str, out: str, most: int, *, forecasts: bool) -> None:
    """Assess the Parquet at ``source`` into the folder ``out``, both named as the cluster names them.

    ``most``: about how many rows a worker holds at a time; an organisation is never parted. What stood in ``out`` is
    replaced when all is written; without ``forecasts`` none stay there. Raises EngineError.
    """
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        _assess_on(session, source, out, most, forecasts=forecasts)
    except (PySparkException, FrameError) as error:
        raise EngineError(f"Spark stopped: {str(error).splitlines()[0]}") from error


def _assess_on(session: Any, source: str, out: str, most: int, *, forecasts: bool) -> None:
    given = session.read.parquet(source)
    check_names(given.columns, [each.name for each in GIVEN if each.needed], ())
    names = [name for name in GIVEN_NAMES if name in given.columns]
    given = given.select(*names).withColumn("organisation", given["organisation"].cast("string"))
    parts = max(-(-given.count() // most), session.sparkContext.defaultParallelism)
    spread = given.repartition(parts, "organisation")
    found = spread.mapInArrow(_assess_part, _ddl(VALUES, period=dict(given.dtypes)["period"]))
    found.write.mode("overwrite").parquet(f"{out}/{_NEW}-{VALUES_FOLDER}")
    latest = session.read.parquet(f"{out}/{_NEW}-{VALUES_FOLDER}").where("latest")
    latest = latest.select(*(each.name for each in SERIES))
    latest.coalesce(max(parts // 32, 1)).write.mode("overwrite").parquet(f"{out}/{_NEW}-{SERIES_FOLDER}")
    if forecasts:
        expected = spread.mapInArrow(_forecast_part, _ddl(FORECASTS))
        expected.write.mode("overwrite").parquet(f"{out}/{_NEW}-{FORECASTS_FOLDER}")
    for folder in result_folders(forecasts=forecasts):
        _replace(session, f"{out}/{_NEW}-{folder}", f"{out}/{folder}")
    if not forecasts:  # those of an earlier run would not belong to the new values
        _remove(session, f"{out}/{FORECASTS_FOLDER}")


def _assess_part(batches: Iterator[Any]) -> Iterator[Any]:
    return _part(batches, lambda frame: typed(assess(frame)))


def _forecast_part(batches: Iterator[Any]) -> Iterator[Any]:
    return _part(batches, forecasts_of)


def _part(batches: Iterator[Any], made: Callable[[Any], Any]) -> Iterator[Any]:
    """Runs on a worker: all rows of some organisations, as Arrow."""
    import polars as pl  # noqa: PLC0415 - a worker's import
    import pyarrow as pa  # noqa: PLC0415

    held = list(batches)
    if not held:
        return
    frame = pl.DataFrame(pa.Table.from_batches(held))
    del held
    found = made(frame).to_arrow()
    # Spark takes texts with offsets of 32 bits alone.
    fields = [field.with_type(pa.string()) if _is_text(field.type) else field for field in found.schema]
    yield from found.cast(pa.schema(fields)).to_batches(max_chunksize=100_000)


def _is_text(kind: Any) -> bool:
    import pyarrow as pa  # noqa: PLC0415

    return bool(pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _ddl(columns: Sequence[Column], **stated: str) -> str:
    """The columns' names and Spark's types, ``stated`` where they are not the column's own."""
    kinds = {each.name: _TYPES[str(each.dtype).rpartition(".")[2].strip("'<>")] for each in columns} | stated
    return ", ".join(f"{name} {kind}" for name, kind in kinds.items())


def _replace(session: Any, new: str, place: str) -> None:
    """Put a finished folder in its place, on whatever file system the cluster has."""
    hadoop, system = _remove(session, place)
    if not system.rename(hadoop(new), hadoop(place)):
        raise EngineError(f"{new} is written, but cannot be moved to {place}.")


def _remove(session: Any, place: str) -> tuple[Any, Any]:
    """Remove a folder, if it is there; with what names paths for Spark, and the folder's file system."""
    hadoop = session.sparkContext._jvm.org.apache.hadoop.fs.Path  # noqa: SLF001 - Spark's own way to its file systems
    configuration = session.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001
    system = hadoop(place).getFileSystem(configuration)
    recursively = True
    system.delete(hadoop(place), recursively)
    return hadoop, system
