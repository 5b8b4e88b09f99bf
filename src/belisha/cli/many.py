"""Many sources in one call: every core, memory bounded, one source's failure not another's."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

TASKS_A_PROCESS = 100
"""After this many reports a process is replaced, so that nothing that a library keeps can grow for ever."""
_MOST_PROCESSES = 60
"""Windows can wait for no more."""
DIED = "The process that made it was ended by the system: is there enough memory?"


def in_processes[Asked, Done](
    work: Callable[[Asked], Done],
    asked: Sequence[Asked],
    died: Callable[[Asked], Done],
    processes: int | None = None,
) -> Iterator[Done]:
    """What ``work`` makes of each, as it is done and so in no fixed order; ``work`` is a module's function.

    A process that dies (out of memory, say) takes what shared a pool with it along: each of those is tried again in a
    process of its own, so that only the one to blame fails, for which ``died`` stands in.
    """
    waiting = list(asked)
    processes = processes or min(cores(), _MOST_PROCESSES, max(len(waiting), 1))
    while waiting:
        lost: list[Asked] = []
        yield from _in_one_pool(work, waiting, processes, lost)
        for each in lost:
            yield _alone(work, each, died)


def cores() -> int:
    """The cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux alone says which
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _in_one_pool[Asked, Done](
    work: Callable[[Asked], Done], waiting: list[Asked], processes: int, lost: list[Asked]
) -> Iterator[Done]:
    """Take from ``waiting`` until it is empty or the pool breaks; ``lost`` are those it then took along."""
    running: dict[Future[Done], Asked] = {}
    with _pool(processes) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * processes:
                    each = waiting[-1]
                    running[_submit(pool, work, each)] = each
                    waiting.pop()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    outcome = future.result()
                    del running[future]
                    yield outcome
        except BrokenProcessPool:
            lost += running.values()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _alone[Asked, Done](work: Callable[[Asked], Done], asked: Asked, died: Callable[[Asked], Done]) -> Done:
    with _pool(1) as pool:
        try:
            return _submit(pool, work, asked).result()
        except BrokenProcessPool:
            return died(asked)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Spawned: a typesetter that was forked after its first use hangs.
    return ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_prepare, max_tasks_per_child=TASKS_A_PROCESS
    )


def _submit[Asked, Done](pool: ProcessPoolExecutor, work: Callable[[Asked], Done], asked: Asked) -> Future[Done]:
    """Submit with Ctrl-C held back: a process that this starts inherits that, and the first one alone answers it.

    Windows holds nothing back; there a process leaves Ctrl-C alone from when it is ready.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(work, asked)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(work, asked)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Every core has a process: Typst's own threads (Rayon's) would only stand in one another's way.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
