#!/usr/bin/env python3
"""Set Belisha up beside this file, then run it: ``python3 run.py ARGS…`` is ``belisha ARGS…``.

``python3 run.py test [ARGS…]`` runs everything that CI runs; ARGS go to pytest.

Starts under any Python from 3.9 and imports the standard library only. It finds a Python that can run Belisha, makes
``.venv``, installs the locked requirements, and leaves a stamp there so that the next call starts at once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MINIMUM = (3, 12)
VERSIONS = ("3.12", "3.13", "3.14", "3.15")  # the one that CI tests first
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "belisha-setup.txt"
RUN, DEVELOP = ("requirements.txt",), ("requirements.txt", "requirements-dev.txt")
SPARK = "requirements-spark.txt"  # 400 MB and a build: where CI is not set, its tests skip

# Spark comes as its source alone; what builds it is among the development requirements, hashed like all else.
BUILT = ("--require-hashes", "--no-build-isolation", "--only-binary", ":all:", "--no-binary", "pyspark")

# Printed by each Python that is tried: its version, whether it can make an environment, its path outside of any.
TRIAL = """import sys
try:
    import ensurepip, venv
except ImportError:
    ensurepip = None
python = getattr(sys, "_base_executable", sys.executable)
print("%d.%d" % sys.version_info[:2], ensurepip is not None, python, sep="\\n")
"""
# A path relative to site-packages: no build, no network, no encoding.
PUT_ON_PATH = """import os, sys, sysconfig
site = sysconfig.get_path("purelib")
with open(os.path.join(site, "belisha.pth"), "w", encoding="ascii") as file:
    file.write(os.path.relpath(sys.argv[1], site) + "\\n")
"""
CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
    ("docs", ("sphinx-build", "--fail-on-warning", "--keep-going", "--nitpicky", "--quiet", "docs", "site")),
    ("tests", ("pytest", "-n", "auto", "--dist", "worksteal")),
)


class StopError(Exception):
    """The one line to end with: what went wrong and what to do."""


def main(args: list[str]) -> int:
    """Set up what is missing, run what was asked for, and return its exit code."""
    testing = args[:1] == ["test"]
    try:
        set_up(needed() if testing else RUN)
        return run_checks(args[1:]) if testing else run_belisha(args)
    except StopError as stop:
        say(paint("31", str(stop)))
        return 1
    except KeyboardInterrupt:
        say("stopped; the same command takes it up again")
        return 130


def needed() -> tuple[str, ...]:
    """What testing needs; in CI a test that cannot run has failed, so there it is all of it."""
    return DEVELOP if os.environ.get("CI", "").lower() in {"", "0", "false"} else (*DEVELOP, SPARK)


def run_belisha(args: list[str]) -> int:
    """Become ``belisha ARGS…``; Windows cannot replace a process, so there it waits for the exit code."""
    command = [str(PYTHON), "-I", "-m", "belisha", *args]  # -I: modules in the folder of the call are none of ours
    if os.name != "nt":
        os.execv(PYTHON, command)
    return subprocess.call(command)


def run_checks(args: list[str]) -> int:
    """Run every check, also after one has failed, and sum up."""
    rows = []
    for name, (tool, *options) in CHECKS:
        command = [*options, *(args if name == "tests" else ())]
        print(paint("1", f"\n== {name}: {' '.join([tool, *command])}"), flush=True)
        start = time.monotonic()
        code = subprocess.call([str(SCRIPTS / tool), *command], cwd=ROOT)
        rows.append((name, code, time.monotonic() - start))
    print(paint("1", "\n== summary"))
    for name, code, seconds in rows:
        verdict = paint("31", f"failed with exit code {code}") if code else paint("32", "passed")
        print(f"{name:8} {seconds:6.1f} s  {verdict}", flush=True)
    return 1 if any(code for _, code, _ in rows) else 0


def set_up(requirements: tuple[str, ...]) -> None:
    """Make the environment unless its stamp says that it stands here and holds these requirements."""
    if is_ready(requirements):
        return
    start = time.monotonic()
    try:
        with only_one():
            if is_ready(requirements):  # made by the run.py that this one waited for
                return
            say("setting Belisha up; this is done once")
            build(requirements)
            STAMP.write_text("\n".join(stamp(requirements)), "ascii")  # last: it means that all before it was done
    except OSError as error:
        reason = f"{error.strerror}: {error.filename}"
        raise StopError(
            f"cannot set up here ({reason}); copy Belisha to a folder of your own, which none uses"
        ) from None
    say(f"ready, {time.monotonic() - start:.0f} s")


def is_ready(requirements: tuple[str, ...]) -> bool:
    try:
        return set(stamp(requirements)) <= set(STAMP.read_text("ascii").split("\n"))
    except (OSError, ValueError):
        return False


def stamp(requirements: tuple[str, ...]) -> list[str]:
    """Where the environment is, the Python that it runs on, and what it holds."""
    held = [f"{name} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}" for name in requirements]
    return [f"folder {str(ROOT)!a}", f"python {os.path.realpath(PYTHON)!a}, found: {PYTHON.exists()}", *held]


def only_one() -> TextIO:
    """A lock that the system lets go of when its holder ends, however it ends."""
    file = VENV.with_name(".venv.lock").open("w", encoding="ascii")
    os.set_inheritable(file.fileno(), True)  # a step that outlives a killed run.py holds it too
    if not has_locked(file):
        say("another run.py is setting Belisha up; waiting for it")
        while not has_locked(file):
            time.sleep(0.2)
    return file


def has_locked(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # another has it, as POSIX and as Windows say it
        return False
    return True


def build(requirements: tuple[str, ...]) -> None:
    """Make the environment anew: by uv where that is present and works, else by venv and pip."""
    python, unfit = find_python(candidates())
    uv = shutil.which("uv")
    packages = [name for name in requirements if name != SPARK][-1]  # what develops holds what runs
    expected = (ROOT / packages).read_text("utf-8").count("==")
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / packages)]
    ways = []
    if uv:
        make = [uv, "venv", "--clear", "--python", python or unfit or VERSIONS[0], str(VENV)]
        ways.append((make, [uv, "pip", "install", "--compile-bytecode", "--python", str(PYTHON), *locked]))
    if python:
        make = [python, "-I", "-m", "venv", "--clear", str(VENV)]
        ways.append((make, [str(PYTHON), "-I", "-m", "pip", "install", "--disable-pip-version-check", *locked]))
    STAMP.unlink(missing_ok=True)  # first: a removal that is broken off leaves no stamp
    problem = what_to_install(unfit)
    for make, install in ways:
        if failure := do("environment", make):
            problem = failure if python else problem
            continue
        built = [*install[: install.index("--require-hashes")], *BUILT, "-r", str(ROOT / SPARK)]
        problem = (
            do("packages", install, expected)
            or (do("Spark", built) if SPARK in requirements else "")
            or do("Belisha", [str(PYTHON), "-I", "-c", PUT_ON_PATH, str(ROOT / "src")])
        )
        if not problem:
            return
    raise StopError(problem)


def do(step: str, command: list[str], expected: int = 0) -> str:
    """Run one step of setting up, on a terminal with its progress; return its problem in a line, or nothing."""
    start, output, packages = time.monotonic(), [], 0
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # the lock goes along
    ) as process:
        for line in process.stdout or ():
            output.append(line)
            packages += line.startswith(("Collecting ", "Processing ", " + "))  # a package, as pip and as uv say it
            if line.startswith(("Collecting ", "Processing ", " + ", "Downloading ", "Installing ")):
                show(f"{step}: {packages} of about {expected}: {Path(line.split()[1]).name}")
    show("")
    if process.returncode:
        return explain(step, command, output)
    counted = f"{packages} packages, " if packages else ""
    say(f"{step}: {counted}{time.monotonic() - start:.1f} s")
    return ""


def explain(step: str, command: list[str], output: list[str]) -> str:
    offline = r"connection (broken|error)|resol(ve|ution|ving)|dns error|timed out|unreachable"
    if re.search(offline, "".join(output), re.IGNORECASE):
        return f"{step}: the package index cannot be reached; connect to a network and try again"
    sys.stderr.writelines(output[-20:])
    return f"{step}: {Path(command[0]).name} failed, as it says above; try again, or remove {VENV} first"


def find_python(commands: Iterable[list[str]]) -> tuple[str, str]:
    """The first Python that is new enough and can make environments, and the first that is only new enough."""
    unfit = ""
    for command in commands:
        try:  # before it is trusted: a shim can stand on the path with nothing behind it
            trial = subprocess.run(
                [*command, "-I", "-c", TRIAL], capture_output=True, text=True, timeout=20, check=True
            )
            version, fit, python = trial.stdout.splitlines()
        except (OSError, ValueError, subprocess.SubprocessError):
            continue
        if tuple(map(int, version.split("."))) >= MINIMUM:
            if fit == "True":
                return python, unfit
            unfit = unfit or python
    return "", unfit


def candidates() -> Iterator[list[str]]:
    """Commands that may start a Python, the likeliest first."""
    if sys.version_info >= MINIMUM:
        yield [sys.executable]
    for name in [*(f"python{version}" for version in VERSIONS), "python3", "python"]:
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
            path = Path(folder, name + (".exe" if os.name == "nt" else ""))
            if path.is_file():
                yield [str(path)]
    if os.name == "nt":
        yield from (["py", f"-{version}"] for version in VERSIONS)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path("~/.pyenv").expanduser(), "versions")
    for version in VERSIONS:
        yield from ([str(path)] for path in sorted(pyenv.glob(f"{version}.*/bin/python")))


def what_to_install(unfit: str) -> str:
    if unfit:
        return f"{unfit} cannot make environments; install its venv module (on Debian: apt install python3-venv)"
    how = {"win32": "winget install Python.Python.3.13", "darwin": "brew install python@3.13"}
    # Older ones have an older Python under the same name.
    linux = "on Debian 13, Ubuntu 24.04 or newer, apt install python3-venv; elsewhere, pyenv install 3.13"
    install = how.get(sys.platform, linux)
    return f"Belisha needs Python {VERSIONS[0]} or newer and found none: {install}; or install uv, which fetches one"


def show(progress: str) -> None:
    """Print over what was shown before, on a terminal."""
    if sys.stderr.isatty():
        print(f"  {progress[:76]:<76}", end="\r", file=sys.stderr, flush=True)


def say(text: str) -> None:
    print(f"run.py: {text}", file=sys.stderr, flush=True)


def paint(colour: str, text: str) -> str:
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb"
    return text if plain or not (sys.stdout.isatty() and sys.stderr.isatty()) else f"\033[{colour}m{text}\033[0m"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
