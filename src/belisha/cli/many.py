"""Many sources in one call: every core, memory bounded, one source's failure not another's."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from belisha.cli.making import Failed, Made, Order, attempt

TASKS_A_PROCESS = 100
"""After this many reports a process is replaced, so that nothing that a library keeps can grow for ever."""
_MOST_PROCESSES = 60
"""Windows can wait for no more."""


def make_many(orders: Sequence[Order], processes: int | None = None) -> Iterator[Made | Failed]:
    """The outcome of each order, as it is done and so in no fixed order.

    A process that dies (out of memory, say) takes the orders it shared a pool with along: each of those is tried again
    in a process of its own, so that only the one to blame fails.
    """
    waiting = list(orders)
    processes = processes or min(cores(), _MOST_PROCESSES, max(len(orders), 1))
    while waiting:
        lost: list[Order] = []
        yield from _in_one_pool(waiting, processes, lost)
        for order in lost:
            yield from _alone(order)


def cores() -> int:
    """The cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux alone says which
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _in_one_pool(waiting: list[Order], processes: int, lost: list[Order]) -> Iterator[Made | Failed]:
    """Take orders from ``waiting`` until it is empty or the pool breaks; ``lost`` are those it then took along."""
    running: dict[Future[Made | Failed], Order] = {}
    with _pool(processes) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * processes:
                    order = waiting[-1]
                    running[_submit(pool, order)] = order
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


def _alone(order: Order) -> Iterator[Made | Failed]:
    with _pool(1) as pool:
        try:
            yield _submit(pool, order).result()
        except BrokenProcessPool:
            yield Failed(order.source, ("The process that made it was ended by the system: is there enough memory?",))


def _pool(processes: int) -> ProcessPoolExecutor:
    # Spawned: a typesetter that was forked after its first use hangs.
    return ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_leave_interrupts, max_tasks_per_child=TASKS_A_PROCESS
    )


def _submit(pool: ProcessPoolExecutor, order: Order) -> Future[Made | Failed]:
    """Submit with Ctrl-C held back: a process that this starts inherits that, and the first one alone answers it.

    Windows holds nothing back; there a process leaves Ctrl-C alone from when it is ready.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(attempt, order)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(attempt, order)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
