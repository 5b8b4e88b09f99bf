"""What a command costs, measured from outside: a fresh process each time."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
PR_SET_CHILD_SUBREAPER = 36  # of linux/prctl.h, which Python does not name


@dataclass(frozen=True, slots=True)
class Cost:
    """``wall`` and ``cpu`` in seconds; ``peak`` is the largest process's resident memory in bytes."""

    wall: float
    cpu: float
    peak: int


def measure(command: Sequence[str]) -> Cost:
    """Run ``command`` to its end, with all that it starts. Raises RuntimeError with its last words where it fails."""
    adopt_orphans()
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        words = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)  # the usage of the process and of every child it waited for
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    usages = [usage, *left_behind()]
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {words.decode(errors='replace')[-500:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    cpu = sum(each.ru_utime + each.ru_stime for each in usages)
    return Cost(wall, cpu, max(each.ru_maxrss for each in usages) * unit)


def adopt_orphans() -> None:
    """On Linux, make what a command leaves behind (Spark's Java) this process's child, so that it can be waited for."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def left_behind() -> list[resource.struct_rusage]:
    """Wait for every process that the command left, and tell what each has used."""
    found = []
    with contextlib.suppress(ChildProcessError):
        while True:
            found.append(os.wait4(-1, 0)[2])
    return found


def rounds(commands: dict[str, Sequence[str]], runs: int, say: Callable[[str], None]) -> dict[str, Cost]:
    """The median cost of each command. Every round runs them all, so that what disturbs one disturbs all alike."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            say(f"round {number} of {runs}: {name}")
            cost = measure(command)
            if number:  # the first round only warms the disk's cache
                found[name].append(cost)
    return {name: median(costs) for name, costs in found.items()}


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        round(statistics.median(cost.peak for cost in costs)),
    )


def cost_row(name: str, cost: Cost, *more: str) -> list[str]:
    return [name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak / MEGABYTE:.0f}", *more]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every column but the first has figures, which stand on the right."""
    lines = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def pages_of(pdf: Path) -> str:
    import pikepdf  # noqa: PLC0415 - on Linux a process's peak begins at its parent's size: stay small until all is run

    with pikepdf.open(pdf) as opened:
        return str(len(opened.pages))
