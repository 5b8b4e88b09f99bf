"""The same on Spark, once: it is slow to start."""

import random
import sys

import polars as pl
import pytest

from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points


@pytest.mark.filterwarnings("ignore")
def test_spark_says_what_polars_says(spark_sql, monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    random.seed(7)
    rows = [
        {
            "series": f"s{number}",
            "period": at,
            "value": None if at % 17 == 5 else random.gauss(50 + at / 9, 4),
        }
        for number in range(6)
        for at in range(48)
    ]
    settings = ProcessSettings(target=52.0, screen=True, polarity="minimise")
    session = spark_sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(rows, "series string, period int, value double")
        found = [row.asDict() for row in process_points(frame, settings).collect()]
    finally:
        session.stop()
    expected = process_points(pl.DataFrame(rows), settings).to_dicts()
    assert len({row["rule"] for row in expected}) > 2

    def rounded(table):
        keyed = sorted(table, key=lambda row: (row["series"], row["period"]))
        return [{name: round(v, 9) if isinstance(v, float) else v for name, v in row.items()} for row in keyed]

    assert rounded(found) == rounded(expected)
