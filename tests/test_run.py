"""run.py, started as a person starts it, in copies of the project that ask for no packages and so need no network.

The copy's ``belisha`` prints its arguments and exits with a code of its own.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import run

RUN_PY = Path(run.__file__)
BELISHA = "import sys; print('belisha', *sys.argv[1:]); sys.exit(7)"
NEEDS_POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and shims of POSIX")


def make_copy(folder: Path) -> Path:
    """A project that needs nothing."""
    package = folder / "src" / "belisha"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(BELISHA, "utf-8")
    (folder / "requirements.txt").write_text("# none\n", "utf-8")
    (folder / "requirements-dev.txt").write_text("# none\n", "utf-8")
    (folder / "requirements-spark.txt").write_text("# none\n", "utf-8")
    shutil.copy(RUN_PY, folder)
    return folder


def start(folder: Path, *args: str, python: str = sys.executable, **environment: str) -> subprocess.Popen[str]:
    command = [python, str(folder / "run.py"), *args]
    pipe, env = subprocess.PIPE, os.environ | environment
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=env)


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """The exit code, and what was printed to both streams."""
    output, errors = process.communicate(timeout=120)
    return process.returncode, output, errors


def files_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its content, as a digest, less what running Python leaves behind."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[int, str, str]]]:
    """A copy in a folder with an awkward name that two people set up at once, and what each of them saw."""
    folder = make_copy(tmp_path_factory.mktemp("copy") / "café & co")
    both = [start(folder, "report", "--to", "pdf"), start(folder, "report", "--to", "pdf")]
    return folder, [finish(process) for process in both]


@pytest.fixture
def ready(twice: tuple[Path, list[tuple[int, str, str]]]) -> Path:
    return twice[0]


def test_arguments_go_in_and_the_exit_code_comes_out(twice: tuple[Path, list[tuple[int, str, str]]]) -> None:
    assert [(code, output) for code, output, _ in twice[1]] == [(7, "belisha report --to pdf\n")] * 2


def test_two_at_once_set_up_once(twice: tuple[Path, list[tuple[int, str, str]]]) -> None:
    told = sorted(errors.count("environment:") for _, _, errors in twice[1])
    assert told == [0, 1]
    assert any("another run.py is setting Belisha up; waiting" in errors for _, _, errors in twice[1])


def test_the_second_call_says_nothing_and_installs_nothing(ready: Path) -> None:
    before = files_of(ready)
    assert finish(start(ready, "demo")) == (7, "belisha demo\n", "")
    assert files_of(ready) == before


def test_modules_in_the_folder_of_the_call_are_not_taken_for_ours(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "belisha.py").write_text("raise SystemExit('the wrong one')", "utf-8")
    command = [sys.executable, str(ready / "run.py")]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 7


@pytest.fixture
def spoiled(ready: Path) -> Iterator[Path]:
    """The copy, lent to a test that breaks it; what the test leaves has to be set up again."""
    yield ready
    assert finish(start(ready))[0] == 7


def test_other_requirements_are_installed(spoiled: Path) -> None:
    (spoiled / "requirements.txt").write_text(f"# none, since {os.urandom(4).hex()}\n", "utf-8")
    code, _, errors = finish(start(spoiled))
    assert code == 7
    assert "environment:" in errors


def test_a_moved_project_is_set_up_where_it_lies(spoiled: Path) -> None:
    moved = spoiled.with_name("moved")
    spoiled.rename(moved)
    code, _, errors = finish(start(moved))
    moved.rename(spoiled)
    assert (code, "environment:" in errors) == (7, True)


@NEEDS_POSIX
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_halfway_it_starts_again(spoiled: Path, stop: signal.Signals, code: int) -> None:
    (spoiled / "requirements.txt").write_text(f"# none, since {os.urandom(4).hex()}\n", "utf-8")
    process = start(spoiled)
    assert process.stderr
    while "setting Belisha up" not in process.stderr.readline():
        pass
    while (spoiled / ".venv" / "belisha-setup.txt").exists():  # it is taken away before anything is changed
        assert process.poll() is None
    process.send_signal(stop)
    ended, _, errors = finish(process)
    assert ended == code
    assert "Traceback" not in errors
    assert finish(start(spoiled))[0] == 7


def test_an_environment_without_its_python_is_made_again(spoiled: Path) -> None:
    shutil.rmtree(spoiled / ".venv" / run.SCRIPTS.name)
    code, _, errors = finish(start(spoiled))
    assert code == 7
    assert "environment:" in errors


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    folder = make_copy(tmp_path / "copy")
    (folder / ".venv.lock").mkdir()  # root could write to a folder without rights, but not to a folder as a file
    code, output, errors = finish(start(folder))
    assert (code, output) == (1, "")
    assert len(errors.splitlines()) == 1
    assert "copy Belisha to a folder of your own" in errors


@NEEDS_POSIX
def test_a_shim_with_nothing_behind_it_is_passed_over(tmp_path: Path) -> None:
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    shim.chmod(0o755)
    python, unfit = run.find_python([[str(shim)], [str(tmp_path / "absent")], [sys.executable]])
    assert unfit == ""
    assert Path(python).samefile(sys._base_executable)


@NEEDS_POSIX
@pytest.mark.parametrize(
    ("version", "makes_environments", "found"), [("3.11", "True", 0), ("3.12", "False", 1), ("3.12", "True", 2)]
)
def test_a_python_is_asked_what_it_can_do(tmp_path: Path, version: str, makes_environments: str, found: int) -> None:
    answer = tmp_path / "python"
    answer.write_text(f"#!/bin/sh\nprintf '{version}\\n{makes_environments}\\n/opt/python\\n'\n", "utf-8")
    answer.chmod(0o755)
    assert run.find_python([[str(answer)]]) == (("", ""), ("", "/opt/python"), ("/opt/python", ""))[found]


@NEEDS_POSIX
def test_no_python_is_one_line_that_says_what_to_install(tmp_path: Path) -> None:
    """Started by a Python that is too old, with no other in reach."""
    older = [path for version in ("3.9", "3.10", "3.11") if (path := shutil.which(f"python{version}", path="/usr/bin"))]
    if not older:
        pytest.skip("no Python from 3.9 to 3.11 here: its own package would have to be installed")
    folder = make_copy(tmp_path / "copy")
    nowhere = {"PATH": str(tmp_path), "HOME": str(tmp_path), "PYENV_ROOT": str(tmp_path)}
    code, _, errors = finish(start(folder, python=older[0], **nowhere))
    assert code == 1
    assert errors.splitlines()[1:] == [f"run.py: {run.what_to_install('')}"]


@NEEDS_POSIX
def test_all_checks_run_and_the_summary_names_what_failed(ready: Path) -> None:
    for name, (tool, *_) in run.CHECKS:
        script = ready / ".venv" / "bin" / tool
        script.write_text(f'#!/bin/sh\necho "$0 $@"\nexit {4 if name == "types" else 0}\n', "utf-8")
        script.chmod(0o755)
    # the environment of the other requirements is the same, since no file asks for anything
    stamp = ready / ".venv" / "belisha-setup.txt"
    others = ("requirements-dev.txt", "requirements-spark.txt")
    held = [f"{name} {hashlib.sha256((ready / name).read_bytes()).hexdigest()}" for name in others]
    stamp.write_text("\n".join([stamp.read_text("ascii"), *held]), "ascii")
    code, output, _ = finish(start(ready, "test", "-k", "period"))
    assert code == 1
    ran = [line for line in output.splitlines() if line.startswith(str(ready))]
    assert len(ran) == len(run.CHECKS)
    assert ran[-1].endswith("worksteal -k period")
    summary = dict(line.split(maxsplit=1) for line in output.split("== summary")[1].strip().splitlines())
    assert summary.keys() == dict(run.CHECKS).keys()
    assert [name for name, line in summary.items() if "passed" not in line] == ["types"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "cannot be reached"),
        ("error: dns error: failed to lookup address information", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "pip failed, as it says above"),
    ],
)
def test_a_failed_step_is_explained(said: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told in run.explain("packages", ["pip", "install"], [f"{said}\n"])
    assert (said in capsys.readouterr().err) == ("above" in told)
