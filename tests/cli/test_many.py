"""``belisha report`` on many sources: all of them, whatever becomes of one."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = 6


@pytest.fixture
def councils(repository: Path, tmp_path: Path) -> Path:
    """A folder of sources: a package and copies of a report document, one of them under another folder."""
    folder = tmp_path / "councils"
    folder.mkdir()
    shutil.copytree(repository / "examples" / "estuary", folder / "register")
    for number in range(COUNT - 1):
        place = folder / ("north" if number == 0 else "") / f"report {number}.txt"
        place.parent.mkdir(exist_ok=True)
        shutil.copy(repository / "examples" / "estuary-report-2026-08.txt", place)
    return folder


def command(folder: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "belisha", "report", str(folder), "--to", "json", "--out", str(out), *options]


def run(folder: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(folder, out, *options), capture_output=True, text=True, check=False)


def reports(out: Path) -> set[str]:
    return {path.parent.relative_to(out).as_posix() for path in out.rglob("*.json")}


ALL = {"register", "north/report 0", *(f"report {number}" for number in range(1, COUNT - 1))}


def test_each_source_gets_a_folder_of_its_own(councils: Path, tmp_path: Path) -> None:
    (councils / "notes.pdf").write_bytes(b"%PDF")
    ran = run(councils, tmp_path / "out")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert reports(tmp_path / "out") == ALL
    assert f"Read     {COUNT} sources; 1 other file passed over" in ran.stdout
    assert f"Made     {COUNT} reports in {tmp_path / 'out'}: {COUNT} files, " in ran.stdout


def test_a_source_with_problems_stops_no_other_and_is_listed_at_the_end(councils: Path, tmp_path: Path) -> None:
    (councils / "bad.txt").write_text("Dear Sir or Madam\n", "utf-8")
    (councils / "worse.xlsx").write_bytes(b"not a workbook")
    ran = run(councils, tmp_path / "out")
    assert ran.returncode == 1
    assert reports(tmp_path / "out") == ALL
    failed = [line for line in ran.stderr.splitlines() if line.startswith("Failed")]
    assert failed == [
        f"Failed   {councils / 'bad.txt'}: 1 problem",
        f"Failed   {councils / 'worse.xlsx'}: 1 problem",
    ]
    assert "no table of indicators was found in it" in ran.stderr


def test_a_folder_without_a_source_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run(tmp_path / "empty", tmp_path / "out")
    assert ran.returncode == 2
    assert "No source in" in ran.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--previous", "--earlier", "--organisation"])
def test_what_belongs_to_one_source_is_refused_for_many(option: str, councils: Path, tmp_path: Path) -> None:
    ran = run(councils, tmp_path / "out", option, str(councils))
    assert ran.returncode == 2
    assert "belong to one source" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="children are looked up in /proc")
def test_a_process_that_is_killed_loses_no_report(councils: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        command(councils, tmp_path / "out"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        worker = None
        while worker is None and process.poll() is None:
            worker = next((pid for pid in children(process.pid) if b"spawn_main" in command_line(pid)), None)
        assert worker is not None
        subprocess.run(["kill", f"-{signal.SIGKILL.value}", str(worker)], check=True)
        _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    assert reports(tmp_path / "out") == ALL


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
