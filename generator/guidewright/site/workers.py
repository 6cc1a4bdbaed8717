"""Work shared out to processes: items in, results in the same order out, and the item named that a process died of."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from threading import Thread
from typing import Any, Protocol, TypeVar

__all__ = [
    "PATIENCE",
    "BatchLostError",
    "ClusterError",
    "Pool",
    "WorkerLostError",
    "processors",
    "share_batches",
    "share_out",
]

T = TypeVar("T")
FEW = 48
"""So few items are done sooner than processes are started."""
BATCH = 32
ROUND = 6000
"""After so many items the processes are replaced: all that one looks at of what it has inherited becomes its own, so
that at 10,000 pages each would have grown by 100 MB."""
_FORK = multiprocessing.get_context("fork") if hasattr(os, "fork") else None
PATIENCE = 300.0
"""Seconds without any result after which the processes are taken to hang."""


class WorkerLostError(Exception):
    """A process that did not come back.

    Attributes:
        item: what it was at.
        reason: what became of it: "died", or "did not end within 300 s".
    """

    def __init__(self, item: str, reason: str) -> None:
        """Name both."""
        super().__init__(f"{item}: a process {reason}")
        self.item, self.reason = item, reason


class BatchLostError(Exception):
    """A batch that did not come back; the message says what became of the process that had it."""


class ClusterError(Exception):
    """Pages cannot be made on a cluster; the message says why, and what to do."""


class Pool(Protocol[T]):
    """Where batches of items are done."""

    def submit(self, batch: tuple[str, ...]) -> Future[Any]:
        """Have a batch done."""

    def wait(self, pending: set[Future[Any]], patience: float) -> tuple[set[Future[Any]], set[Future[Any]]]:
        """Wait for the next; -> what has come, nothing within so many seconds, and what has not."""

    def results(self, batch: tuple[str, ...], future: Future[Any]) -> list[T]:
        """What came of a batch.

        Raises:
            BatchLostError: when the process that had it was lost.
        """

    def end(self) -> None:
        """End at once where something hangs."""


Pools = Callable[[int], AbstractContextManager[Pool[T]]]
"""Opens a pool with so many processes."""
_function: Callable[[str], Any] | None = None
"""What workers run. They inherit it, so it may hold what cannot be sent to them."""


def processors() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share_out(
    function: Callable[[str], T],
    items: Sequence[str],
    jobs: int,
    done: Callable[[int, int], None] = lambda *_: None,
    *,
    take: Callable[[list[T]], list[T]] = lambda results: results,
    patience: float = PATIENCE,
) -> list[T]:
    """Apply a function to every item.

    One process does it all where processes cannot inherit (Windows) and where the items are few. Workers are forked,
    so call this with more than one job only where no other thread may hold a lock that they need.

    Args:
        function: applied in worker processes; its results are sent back.
        items: what it is applied to.
        jobs: how many processes.
        done: told how many items of how many are done.
        take: given some results as they come; what it returns is kept in their place.
        patience: seconds without any result after which processes are taken to hang.

    Raises:
        WorkerLostError: when a process dies or hangs, each time it is given that item.
    """
    if jobs < 2 or len(items) < FEW or not hasattr(os, "fork"):
        return take(_alone(function, items, done))
    results: list[T] = []
    for some in _rounds(items):
        before = len(results)
        results += share_batches(
            lambda number: _workers(function, number),
            some,
            jobs,
            lambda number, _, before=before: done(before + number, len(items)),  # type: ignore[misc]
            take=take,
            patience=patience,
        )
    return results


def _rounds(items: Sequence[str]) -> list[Sequence[str]]:
    """Items for one set of processes after the other, in rounds of about the same size."""
    count = -(-len(items) // ROUND)
    size = -(-len(items) // count)
    return [items[at : at + size] for at in range(0, len(items), size)]


def share_batches(
    pools: Pools[T],
    items: Sequence[str],
    jobs: int,
    done: Callable[[int, int], None],
    *,
    take: Callable[[list[T]], list[T]],
    patience: float = PATIENCE,
) -> list[T]:
    """Have every item done by a pool, as `share_out` does.

    Args:
        pools: opens the pool, and others to find out which item one was lost with.
        items: what is done.
        jobs: how many processes there are to be.
        done: told how many items of how many are done.
        take: given some results as they come; what it returns is kept in their place.
        patience: seconds without any result after which processes are taken to hang.

    Raises:
        WorkerLostError: when a process dies or hangs, each time it is given that item.
    """
    size = max(1, min(BATCH, len(items) // (jobs * 4)))
    batches = [tuple(items[at : at + size]) for at in range(0, len(items), size)]
    results: dict[int, list[T]] = {}
    with pools(jobs) as pool:
        waiting = {pool.submit(batch): at for at, batch in enumerate(batches)}

        def came(future: Future[Any]) -> int:
            at = waiting.pop(future)
            results[at] = take(pool.results(batches[at], future))
            return len(results[at])

        if not _collect(pool, set(waiting), came, lambda number: done(number, len(items)), patience):
            pool.end()
    for at, batch in enumerate(batches):
        if at not in results:
            results[at] = take(_again(pools, batch, patience))
    return [result for at in range(len(batches)) for result in results[at]]


def _alone(function: Callable[[str], T], items: Sequence[str], done: Callable[[int, int], None]) -> list[T]:
    results = []
    for item in items:
        results.append(function(item))
        done(len(results), len(items))
    return results


def _collect(
    pool: Pool[Any],
    pending: set[Future[Any]],
    came: Callable[[Future[Any]], int],
    done: Callable[[int], None],
    patience: float,
) -> bool:
    """Take results until all are there, or lost with a process; -> whether none hangs."""
    finished = 0
    while pending:
        ready, pending = pool.wait(pending, patience)
        if not ready:
            return False
        for future in ready:
            with suppress(BatchLostError):
                finished += came(future)
                done(finished)
    return True


def _again(pools: Pools[T], batch: tuple[str, ...], patience: float) -> list[T]:
    """A batch in a process of its own; where that is lost, too, each of its items, to know which one it was."""
    with pools(1) as pool:
        future = pool.submit(batch)
        ready, _ = pool.wait({future}, patience)
        if not ready:
            pool.end()
            reason = f"did not end within {patience:g} s"
        else:
            try:
                return pool.results(batch, future)
            except BatchLostError as lost:
                reason = str(lost)
    if len(batch) == 1:
        raise WorkerLostError(batch[0], reason)
    return [result for item in batch for result in _again(pools, (item,), patience)]


def _begin() -> None:
    """What a worker does first: see to it that it ends with the process that made it."""
    gc.disable()
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _batch(items: tuple[str, ...]) -> list[Any]:
    """What a worker does."""
    if _function is None:
        raise RuntimeError("this process was not made by `share_out`")
    try:
        return [_function(item) for item in items]
    finally:
        gc.collect()  # what the items left behind; all that was there before the fork is left out of it


@dataclass(frozen=True, slots=True)
class _Workers:
    """Processes that wait for work, and the other processes that this one has started."""

    executor: Executor
    others: frozenset[int | None]

    def submit(self, batch: tuple[str, ...]) -> Future[Any]:
        return self.executor.submit(_batch, batch)

    def wait(self, pending: set[Future[Any]], patience: float) -> tuple[set[Future[Any]], set[Future[Any]]]:
        ready, rest = wait(pending, timeout=patience, return_when=FIRST_COMPLETED)
        return ready, rest

    def results(self, batch: tuple[str, ...], future: Future[Any]) -> list[Any]:
        del batch
        try:
            found: list[Any] = future.result()
        except BrokenProcessPool as error:
            raise BatchLostError("died") from error
        return found

    def end(self) -> None:
        """End them at once where one hangs: shutting down waits for what runs."""
        for process in multiprocessing.active_children():
            if process.pid not in self.others:
                process.kill()


@contextmanager
def _workers(function: Callable[[str], Any], jobs: int) -> Iterator[_Workers]:
    """Processes that have inherited the function; none is left when this ends."""
    global _function  # noqa: PLW0603 - the one thing that a forked process finds again
    _function = function
    others = frozenset(process.pid for process in multiprocessing.active_children())
    gc.freeze()  # what the processes share stays shared as long as nobody walks it
    executor = ProcessPoolExecutor(jobs, mp_context=_FORK, initializer=_begin)
    try:
        yield _Workers(executor, others)
    finally:
        executor.shutdown(cancel_futures=True)
        gc.unfreeze()
        _function = None
