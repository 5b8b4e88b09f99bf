"""Results grow batch by batch: what was stopped goes on, what changed begins anew, and nothing is ever half."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from polars.testing import assert_frame_equal

from belisha.analysis.assess import SERIES, VALUES, assess, latest
from belisha.analysis.outlooks import FORECASTS
from belisha.cli import main
from belisha.scale.batches import claim
from belisha.scale.engines import EngineError, need

EXAMPLES = Path(__file__).parents[2] / "examples"
KEYS = ("organisation", "indicator", "months", "period")


def figures_of(organisations, months=30):
    """Made-up monthly rates: the same in every run, another for every organisation and indicator."""
    rows = [
        {
            "organisation": f"council {number}",
            "indicator": f"A {indicator}",
            "period": 24300 + month,
            "value": 50 + (number * 7 + indicator * 13 + month * month) % 23 / 10,
            "target": 51.0,
            "polarity": "maximise",
            "aggregation": "period_total",
            "kind": "rate",
            "decimals": 1,
        }
        for number in range(organisations)
        for indicator in range(3)
        for month in range(months)
    ]
    return pl.DataFrame(rows)


@pytest.fixture
def run():
    def call(*args):
        done = CliRunner().invoke(main, ["assess", *map(str, args)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


@pytest.fixture
def flat(tmp_path):
    path = tmp_path / "figures.parquet"
    figures_of(10).write_parquet(path)
    return path


def table(out, folder):
    return pl.read_parquet(out / folder / "*.parquet").sort(*KEYS)


def parts(out):
    return sorted(path.name for path in (out / "series").iterdir())


@pytest.mark.parametrize(("engine", "rows"), [("polars", 90), ("polars", 5000), ("duckdb", 500)])
def test_batches_say_what_the_whole_says(run, flat, tmp_path, engine, rows):
    out = tmp_path / "out"
    assert run(flat, "--out", out, "--engine", engine, "--rows", rows).exit_code == 0
    whole = assess(pl.read_parquet(flat))
    assert_frame_equal(table(out, "values"), whole.sort(*KEYS), check_dtypes=False)
    assert_frame_equal(table(out, "series"), latest(whole).sort(*KEYS), check_dtypes=False)
    assert table(out, "values").columns == [each.name for each in VALUES]
    assert table(out, "series").columns == [each.name for each in SERIES]
    expected = pl.read_parquet(out / "forecasts" / "*.parquet")
    assert expected.columns == [each.name for each in FORECASTS]
    assert expected.select("organisation", "indicator").n_unique() == len(expected) == 30
    assert len(parts(out)) == {90: 10, 500: 2, 5000: 1}[rows]


def test_without_forecasts_there_are_none_and_asking_for_them_begins_anew(run, flat, tmp_path):
    out = tmp_path / "out"
    assert str(out / "forecasts") not in run(flat, "--out", out, "--no-forecasts").output
    assert not (out / "forecasts").exists()
    assert "forecasts were asked for, or not, otherwise" in run(flat, "--out", out).output
    assert len(list((out / "forecasts").iterdir())) == 1


def test_a_folder_by_organisation_is_read_as_one_table(run, flat, tmp_path):
    folder = tmp_path / "by organisation"
    pl.read_parquet(flat).write_parquet(pl.PartitionBy(folder, key="organisation", include_key=False), mkdir=True)
    assert len(list(folder.glob("organisation=*"))) == 10
    out = tmp_path / "out"
    assert run(folder, "--out", out, "--rows", 250).exit_code == 0
    assert_frame_equal(table(out, "values"), assess(pl.read_parquet(flat)).sort(*KEYS), check_dtypes=False)


def test_rows_of_an_organisation_in_several_files_are_put_together(run, flat, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    whole = pl.read_parquet(flat)
    for number, half in enumerate((whole.filter(pl.col("period") % 2 == 0), whole.filter(pl.col("period") % 2 == 1))):
        half.write_parquet(folder / f"{number}.parquet")
    out = tmp_path / "out"
    assert run(folder, "--out", out, "--rows", 250).exit_code == 0
    assert_frame_equal(table(out, "values"), assess(whole).sort(*KEYS), check_dtypes=False)


def test_what_is_there_is_kept_and_what_is_missing_is_made(run, flat, tmp_path):
    out = tmp_path / "out"
    run(flat, "--out", out, "--rows", 90)
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    times = {path: path.stat().st_mtime_ns for path in before}
    lost = out / "series" / "part-00003.parquet"  # as if stopped between the batch's two files
    lost.unlink()
    (out / "values" / ".part-part-00004.parquet").write_bytes(b"half")
    said = run(flat, "--out", out, "--rows", 90).output
    assert "Kept     9 batches of 10" in said
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before
    made = {path.name for path, time in times.items() if path.stat().st_mtime_ns != time}
    assert made == {"part-00003.parquet"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("input", "the input has changed"),
        (["--rows", 200], "in other batches"),
        (["--rows", 90, "--engine", "duckdb"], "by another engine"),
    ],
)
def test_what_changed_begins_anew_with_a_line(run, flat, tmp_path, change, why):
    out = tmp_path / "out"
    run(flat, "--out", out, "--rows", 90)
    if change == "input":
        figures_of(9).write_parquet(flat)
    said = run(flat, "--out", out, *(["--rows", 90] if change == "input" else change)).output
    assert why in said
    assert "Kept" not in said
    assert_frame_equal(table(out, "values"), assess(pl.read_parquet(flat)).sort(*KEYS), check_dtypes=False)


def test_another_version_begins_anew(run, flat, tmp_path):
    out = tmp_path / "out"
    run(flat, "--out", out)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    (out / "manifest.json").write_text(json.dumps(manifest | {"belisha": "0.0.1"}), "utf-8")
    assert "by another version" in run(flat, "--out", out).output


def test_a_folder_with_other_files_is_left_alone(run, flat, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("do not lose", "utf-8")
    done = run(flat, "--out", tmp_path / "mine")
    assert done.exit_code == 1
    assert "has other files in it" in done.output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_an_engine_that_is_not_here_says_what_to_install():
    with pytest.raises(EngineError, match=r"no_such_engine is not installed.*belisha\[spark\]"):
        need("no_such_engine", "spark")


def test_what_a_cluster_left_is_not_taken_for_batches(run, flat, tmp_path):
    out = tmp_path / "out"
    claim(out, "spark")
    (out / "series").mkdir()
    (out / "series" / "part-00000-of-a-cluster.parquet").write_bytes(b"")
    assert "by another engine" in run(flat, "--out", out).output
    assert parts(out) == ["part-00000.parquet"]


def test_sources_are_gathered_once(run, tmp_path):
    out = tmp_path / "out"
    assert "1 organisation" in run(EXAMPLES / "estuary", "--out", out).output
    assert "Kept     1 batch of 1" in run(EXAMPLES / "estuary", "--out", out).output
    found = pl.read_parquet(out / "series" / "*.parquet")
    assert found["organisation"].unique().to_list() == ["Estuary Borough Council"]


def test_two_sources_of_one_organisation_are_refused(run, tmp_path):
    folder = tmp_path / "councils"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.xlsx").write_bytes((EXAMPLES / "estuary.xlsx").read_bytes())
    done = run(folder, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "'Estuary Borough Council' is that of" in done.output


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (pl.DataFrame({"organisation": ["a"], "value": [1.0]}), "no column 'indicator'"),
        (None, "there is no Parquet file in it"),
    ],
)
def test_what_cannot_be_read_is_refused(run, tmp_path, frame, said):
    source = tmp_path / "in.parquet"
    if frame is None:
        source.mkdir()
    else:
        frame.write_parquet(source)
    done = run(source, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.output


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as POSIX does")
def test_killed_in_the_middle_it_goes_on_and_leaves_nothing_half(run, tmp_path):
    flat, out = tmp_path / "figures.parquet", tmp_path / "out"
    figures_of(60, months=60).write_parquet(flat)
    command = [
        sys.executable,
        "-m",
        "belisha",
        "assess",
        str(flat),
        "--out",
        str(out),
        "--rows",
        "180",
        "--at-once",
        "1",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        while process.poll() is None and len(list(out.glob("series/part-*"))) < 3:
            pass
        process.send_signal(signal.SIGKILL)
    done = len(list(out.glob("series/part-*")))
    assert 3 <= done < 60
    for path in out.glob("*/part-*.parquet"):
        assert len(pl.read_parquet(path)) in {3, 180}
    said = run(flat, "--out", out, "--rows", 180).output
    assert f"Kept     {done} batches of 60" in said
    assert not list(out.rglob(".part-*"))
    assert_frame_equal(table(out, "values"), assess(pl.read_parquet(flat)).sort(*KEYS), check_dtypes=False)
