"""Measure the analysis at scale, engines side by side, and keep it in docs/reference/scale.md:

    .venv/bin/python benchmarks/scale.py [--rows 600000,60000000] [--engines polars,…] [--largest polars,…] [--write]

Spark is measured where pyspark and a Java are installed, NHSRplotthedots where R has it. Figures are made in a
temporary folder, 2 GB for 60 million rows. Nothing else should be running.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl
from costs import MEGABYTE, Cost, measure, table
from scale_inputs import MONTHS, write
from scale_loops import special_points

import belisha
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "reference" / "scale.md"
SERIES = (100, 1_000, 10_000)
SMALL = (34, 24)
_FRESH = """import polars; from belisha.analysis.spc import process_points
process_points(polars.read_parquet({path!r}))
"""
_HERE = f"local[{os.cpu_count()}]"
_SPARK = ("--engine", "spark", "--master", _HERE)
_ROUTES = {
    "polars": ("Polars", ("--no-forecasts",)),
    "forecasts": ("Polars, with forecasts", ()),
    "duckdb": ("DuckDB", ("--no-forecasts", "--engine", "duckdb")),
    "spark": ("Spark, Polars in its workers", ("--no-forecasts", *_SPARK)),
    "spark-forecasts": ("Spark, with forecasts", _SPARK),
    "native": ("Spark, its own windows", ()),
}
_R = """library(NHSRplotthedots); library(dplyr, warn.conflicts = FALSE)
d <- read.csv("{path}"); d$date <- as.Date(d$date); t <- proc.time()
for (s in unique(d$series)) ptd_spc(d[d$series == s, ], value_field = value, date_field = date, screen_outliers = FALSE)
cat(sum((proc.time() - t)[1:2]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="600000,60000000", help="sizes, with commas between")
    parser.add_argument("--engines", default=",".join(_ROUTES), help="engines, with commas between")
    parser.add_argument(
        "--largest", default="polars,forecasts,duckdb,spark", help="the engines for sizes above a million rows"
    )
    parser.add_argument("--write", action="store_true", help="keep the page")
    asked = parser.parse_args()
    parts = [about(), small(), loops()]
    for rows in map(int, asked.rows.split(",")):
        engines = (asked.engines if rows <= 1_000_000 else asked.largest).split(",")
        parts.append(assessed(rows, [engine for engine in engines if is_here(engine)]))
    page = "\n".join(parts)
    print(page)
    if asked.write:
        PAGE.write_text(page, "utf-8")


def about() -> str:
    return (
        "# Scale\n\nMeasured by `benchmarks/scale.py`; to be compared within the page and not between machines.\n\n"
        f"Belisha {belisha.__version__}, Python {platform.python_version()}, Polars {pl.__version__}, "
        f"{platform.system()}, {os.cpu_count()} cores.\n"
    )


def frame(series: int, months: int = MONTHS) -> pl.DataFrame:
    """Made-up monthly values, in order, without gaps."""
    values = np.round(np.random.default_rng(7).normal(50, 5, series * months), 1)
    at = np.arange(series * months)
    return pl.DataFrame({"series": at // months, "period": 24_000 + at % months, "value": values})


def cpu_of(work: Callable[[], object], runs: int = 5) -> float:
    """The median CPU seconds of ``runs`` after a first one."""
    found = []
    for _ in range(runs + 1):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found[1:])


def small() -> str:
    few = frame(*SMALL)
    hot = cpu_of(lambda: process_points(few), 50)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "few.parquet")
        few.write_parquet(path)
        fresh = [measure([sys.executable, "-c", _FRESH.format(path=path)]) for _ in range(5)]
    started = statistics.median(cost.cpu for cost in fresh)
    rows = [["again and again", f"{hot * 1000:.0f} ms"], ["in a fresh process, which reads them", f"{started:.2f} s"]]
    return f"## A council: {SMALL[0]} series of {SMALL[1]} months\n\nProcess points, CPU.\n\n{table(['', 'CPU'], rows)}"


def loops() -> str:
    """Limits and rules beside a plain loop, and beside R. The loop has to find as many special points."""
    rows = []
    for count in SERIES:
        given = frame(count)
        values = given["value"].to_numpy().reshape(count, MONTHS)
        ours = int(process_points(given, ProcessSettings())["special_cause"].sum())
        if ours != special_points(values):
            raise SystemExit(
                f"the loop finds {special_points(values)} special points of {count} series, Belisha {ours}"
            )
        mine, loop = cpu_of(lambda given=given: process_points(given)), cpu_of(lambda v=values: special_points(v), 1)
        rows.append([f"{count:,}", f"{mine:.3f}", f"{loop:.3f}", f"{loop / mine:.0f}", in_r(given, count)])
    note = "" if shutil.which("Rscript") else "\nR is not installed here, so NHSRplotthedots was not measured.\n"
    header = ["series", "Belisha, CPU s", "NumPy loop, CPU s", "times", "NHSRplotthedots, CPU s"]
    return f"## Limits and rules for series of {MONTHS} months\n\n{table(header, rows)}{note}"


def in_r(given: pl.DataFrame, count: int) -> str:
    if not shutil.which("Rscript") or count > 1_000:  # 50 ms a series
        return "–"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "series.csv"
        month = pl.date(pl.col("period") // 12, pl.col("period") % 12 + 1, 1)
        given.with_columns(month.alias("date")).write_csv(path)
        done = subprocess.run(["Rscript", "-e", _R.format(path=path)], check=False, capture_output=True, text=True)
    return f"{float(done.stdout.split()[-1]):.1f}" if done.returncode == 0 and done.stdout else "–"


def is_here(engine: str) -> bool:
    if engine == "duckdb":
        return find_spec("duckdb") is not None
    if engine.startswith("spark") or engine == "native":
        return find_spec("pyspark") is not None and shutil.which("java") is not None
    return True


def assessed(rows: int, engines: list[str]) -> str:
    """Each engine in turn, then the floor: the first engine's results, read and written again."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        say(f"making {rows:,} rows")
        write(work / "given", rows)
        found = {}
        for engine in engines:
            say(f"{rows:,} rows with {engine}")
            found[_ROUTES[engine][0]] = measure(command(engine, work))
            if engine != engines[0]:
                shutil.rmtree(work / engine)
        say(f"{rows:,} rows, the floor")
        floor = measure([sys.executable, str(HERE / "scale_floor.py"), str(work / engines[0]), str(work / "copy")])
        kept = sum(path.stat().st_size for path in (work / engines[0]).rglob("*.parquet"))
    lines = [line(name, cost, floor, rows) for name, cost in found.items()]
    lines.append(line("the floor: read and write the results", floor, floor, rows))
    header = ["", "wall s", "CPU s", "memory MB", "times the floor, wall", "CPU s a million rows"]
    return (
        f"## {rows:,} rows\n\n`belisha assess`, with everything that it starts; the memory is the largest process's. "
        f"The results take {kept / MEGABYTE:.0f} MB.\n\n{table(header, lines)}"
    )


def command(engine: str, work: Path) -> list[str]:
    given, out = str(work / "given"), str(work / engine)
    if engine == "native":
        return [sys.executable, str(HERE / "scale_native.py"), given, out, _HERE]
    return [sys.executable, "-m", "belisha", "assess", given, "--out", out, *_ROUTES[engine][1]]


def line(name: str, cost: Cost, floor: Cost, rows: int) -> list[str]:
    times = f"{cost.wall / floor.wall:.1f}"
    each = f"{cost.cpu / rows * 1_000_000:.1f}"
    return [name, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak / MEGABYTE:.0f}", times, each]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
