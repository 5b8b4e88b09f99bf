"""A real cluster of several workers assesses as one machine does, also where a worker is killed in the middle."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from belisha.analysis.assess import SERIES, assess, latest
from belisha.scale.engines import EngineError
from belisha.scale.spark import assess_on, open_session
from belisha.scale.tables import forecasts_of

KEYS = ("organisation", "indicator", "months", "period")
ORGANISATIONS, INDICATORS, MONTHS = 24, 20, 36
pytestmark = pytest.mark.filterwarnings("ignore")


def figures():
    at = pl.int_range(ORGANISATIONS * INDICATORS * MONTHS, eager=True).alias("at")
    month, series = at % MONTHS, at // MONTHS
    return pl.DataFrame(
        {
            "organisation": "council " + (series // INDICATORS).cast(pl.String),
            "indicator": "A " + (series % INDICATORS).cast(pl.String),
            "period": 24300 + month,
            "value": 50.0 + (series * 7 + month * month) % 23 / 10,
            "target": pl.Series([51.0]).new_from_index(0, len(at)),
        }
    ).with_columns(
        value=pl.when(pl.col("period") % 17 != 3).then(pl.col("value")),
        polarity=pl.lit("minimise"),
        aggregation=pl.lit("period_total"),
        kind=pl.lit("rate"),
    )


def read(folder):
    return pl.read_parquet(folder / "*.parquet")


def executors(gateway):
    """The processes of the cluster's workers: children of the one that holds the cluster."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
            if parent == gateway and b"CoarseGrainedExecutorBackend" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
        except OSError:  # it ended meanwhile
            continue
    return found


def in_the_middle(tracker):
    """Whether a stage of many tasks has some behind it and some at work."""
    stages = [tracker.getStageInfo(number) for number in tracker.getActiveStageIds()]
    return any(each and each.numTasks >= 20 and each.numCompletedTasks >= 2 and each.numActiveTasks for each in stages)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers as Linux shows them")
def test_a_cluster_says_what_one_machine_says_though_a_worker_is_killed(spark_sql, tmp_path, monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_DIRS", str(tmp_path / "spill"))
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    impatient = "spark.shuffle.io.retryWait 100ms\nspark.shuffle.io.maxRetries 1\n"  # the lost worker's rows are lost
    (tmp_path / "spark-defaults.conf").write_text(impatient, "utf-8")
    monkeypatch.chdir(tmp_path)
    given, out = tmp_path / "figures.parquet", tmp_path / "out"
    figures().write_parquet(given)
    session = open_session("local-cluster[3,1,1024]")
    try:
        context = session.sparkContext
        before = executors(context._gateway.proc.pid)
        assert len(before) == 3

        with ThreadPoolExecutor(1) as pool:
            work = pool.submit(assess_on, session, str(given), str(out), INDICATORS * MONTHS, forecasts=True)
            killed = None
            while killed is None and not work.done():
                wait([work], timeout=0.01)
                if in_the_middle(context.statusTracker()):
                    killed = min(before)
                    os.kill(killed, signal.SIGKILL)
            work.result()
        after = executors(context._gateway.proc.pid)
        values, series, outlooks = (read(out / name) for name in ("values", "series", "forecasts"))
        assert sorted(path.name for path in out.iterdir()) == ["forecasts", "series", "values"]

        assess_on(session, str(given), str(out), len(values), forecasts=False)
        assert sorted(path.name for path in out.iterdir()) == ["series", "values"]
    finally:
        session.stop()
    assert killed is not None
    assert killed not in after
    expected = assess(figures())
    assert_frame_equal(values.sort(*KEYS), expected.sort(*KEYS), check_dtypes=False)
    assert_frame_equal(series.sort(*KEYS), latest(expected).sort(*KEYS), check_dtypes=False)
    assert series.columns == [each.name for each in SERIES]
    assert_frame_equal(outlooks.sort(*KEYS[:2]), forecasts_of(figures()).sort(*KEYS[:2]))
    assert outlooks["forecast"].count() == len(outlooks) == ORGANISATIONS * INDICATORS


SLIPS = {"where values are assessed": ("polarity", "up"), "where years are forecast": ("tolerance", float("nan"))}
"""What makes one council's rows impossible there, and not before."""


@pytest.mark.parametrize(
    ("forecasts", "where"),
    [(True, "where values are assessed"), (True, "where years are forecast"), (False, "where values are assessed")],
)
def test_a_run_that_fails_in_the_middle_leaves_the_results_before_it_whole(
    spark_sql, tmp_path, monkeypatch, forecasts, where
):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_DIRS", str(tmp_path / "spill"))
    monkeypatch.chdir(tmp_path)
    given, out = tmp_path / "figures.parquet", tmp_path / "out"
    most = ORGANISATIONS * INDICATORS * MONTHS
    sound = figures().with_columns(tolerance=pl.lit(5.0))
    name, wrong = SLIPS[where]
    last = pl.col("organisation") == f"council {ORGANISATIONS - 1}"
    slipped = sound.with_columns(pl.when(last).then(pl.lit(wrong)).otherwise(pl.col(name)).alias(name))
    session = open_session("local[2]")
    try:
        sound.write_parquet(given)
        assess_on(session, str(given), str(out), most, forecasts=True)
        before = {path: path.read_bytes() for path in out.glob("*/*.parquet")}
        slipped.write_parquet(given)
        with pytest.raises(EngineError, match="Spark stopped"):
            assess_on(session, str(given), str(out), most, forecasts=forecasts)
        assert {path: path.read_bytes() for path in out.glob("[!.]*/*.parquet")} == before
    finally:
        session.stop()
    assert {path.parent.name for path in before} == {"forecasts", "series", "values"}
