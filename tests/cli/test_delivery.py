"""Files stand whole in their place or not at all, whatever happens meanwhile."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.nobody import as_nobody

from belisha.cli.delivery import DeliveryError, deliver, refuse_existing, staged
from belisha.render import Output

OUTPUTS = (Output("r.pdf", b"pdf"), Output("r-data/a.csv", b"a,b\r\n"), Output("r-data/b.csv", b"c"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, hidden ones too."""
    return {str(path.relative_to(folder).as_posix()): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_folders_stand_where_they_were_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "a b" / "Ünïcode – ç"
    made = deliver(OUTPUTS, folder)
    assert contents(tmp_path) == {f"a b/Ünïcode – ç/{each.name}": each.data for each in OUTPUTS}
    assert [(each.path.name, each.size, each.files, each.is_folder) for each in made] == [
        ("r.pdf", 3, 1, False),
        ("r-data", 6, 2, True),
    ]


def test_what_stood_there_is_replaced_and_everything_else_left(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(b"mine")
    deliver([Output("r.pdf", b"old"), Output("r-data/gone.csv", b"old")], tmp_path)
    deliver(OUTPUTS, tmp_path)
    assert contents(tmp_path) == {"other.txt": b"mine"} | {each.name: each.data for each in OUTPUTS}


def test_a_file_that_cannot_be_replaced_leaves_all_as_it_was(tmp_path: Path) -> None:
    before = [Output("r-data/a.csv", b"old"), Output("r.html", b"old"), Output("r.pdf/not-a-file", b"old")]
    deliver(before, tmp_path)
    with pytest.raises(DeliveryError, match=r"r\.pdf cannot be written: a file and a folder have the same name"):
        deliver([*OUTPUTS, Output("r.html", b"new")], tmp_path)
    assert contents(tmp_path) == {each.name: each.data for each in before}


def test_a_full_disk_is_said_and_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver([Output("r.pdf", b"old")], tmp_path)

    def write_half(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", write_half)
    for folder in (tmp_path, tmp_path / "new"):
        with pytest.raises(DeliveryError, match=r"r\.pdf cannot be written: the disk is full"):
            deliver(OUTPUTS, folder)
    assert contents(tmp_path) == {"r.pdf": b"old"}
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are tried on systems that have users by number")
def test_no_right_to_write_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    for folder in (tmp_path / "closed", tmp_path / "closed" / "further" / "in"):
        with (
            as_nobody(tmp_path),
            pytest.raises(DeliveryError, match=r"/closed(/further/in)? cannot be written: no right"),
        ):
            deliver(OUTPUTS, folder)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(DeliveryError, match="a file and a folder have the same name"):
        deliver(OUTPUTS, tmp_path / "out")
    assert contents(tmp_path) == {"out": b"mine"}


@pytest.mark.parametrize(
    "name", ["../r.pdf", "/r.pdf", "a/../../r.pdf", "", "a//b", ".", "C:r.pdf", "a\\b", "nul.pdf", "r.", "a\nb", "COM1"]
)
def test_a_name_out_of_the_folder_or_unfit_for_a_system_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with pytest.raises(DeliveryError, match="cannot be a file's name"):
        deliver([Output("fine.pdf", b""), Output(name, b"")], folder)
    assert contents(tmp_path) == {}


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from belisha.cli.delivery import staged
    with staged(Path(sys.argv[1])) as stage:
        (stage / "r.pdf").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_killed_run_leaves_no_half_file_and_a_later_one_clears_up(tmp_path: Path) -> None:
    deliver([Output("r.pdf", b"old")], tmp_path)
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert (tmp_path / "r.pdf").read_bytes() == b"old"
    (left,) = (path for path in tmp_path.iterdir() if path.name != "r.pdf")
    assert left.name.startswith(".belisha-")
    deliver(OUTPUTS, tmp_path)
    assert left.exists(), "a run that may still be going on is left alone"
    os.utime(left, (0, 0))
    deliver(OUTPUTS, tmp_path)
    assert contents(tmp_path) == {each.name: each.data for each in OUTPUTS}


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with staged(tmp_path) as stage:
            (stage / "r.pdf").write_bytes(b"half")
            raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder; each file is whole there")
def test_two_at_once_make_no_mixture(tmp_path: Path) -> None:
    def run(mark: bytes) -> None:
        for _ in range(25):
            deliver(
                [Output(f"r-{n}/x.csv", mark) for n in range(5)] + [Output(f"r{n}", mark) for n in range(5)], tmp_path
            )

    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(run, mark) for mark in (b"a", b"b", b"c", b"d")]:
            future.result()
    found = contents(tmp_path)
    assert len(found) == 10
    assert len(set(found.values())) == 1


def test_what_may_be_a_months_work_is_replaced_only_when_told(tmp_path: Path) -> None:
    place = tmp_path / "register.xlsx"
    refuse_existing(place, overwrite=False)
    place.write_bytes(b"")
    with pytest.raises(DeliveryError, match="--replace"):
        refuse_existing(place, overwrite=False)
    refuse_existing(place, overwrite=True)


def test_what_came_there_while_it_was_written_is_not_replaced_untold(tmp_path: Path) -> None:
    def write() -> None:
        with staged(tmp_path, overwrite=False) as stage:
            (stage / "may.xlsx").write_bytes(b"mine")
            (tmp_path / "may.xlsx").write_bytes(b"another's")

    with pytest.raises(DeliveryError, match="is there already"):
        write()
    assert contents(tmp_path) == {"may.xlsx": b"another's"}
