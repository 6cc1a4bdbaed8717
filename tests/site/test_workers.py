"""Work shared out to processes: in order, with errors handed on, and the item named that a process was lost with."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from guidewright.site.workers import WorkerLostError, share_out

ITEMS = tuple(str(number) for number in range(200))


def test_results_come_in_the_order_of_the_items_from_several_processes() -> None:
    both = multiprocessing.get_context("fork").Barrier(2)

    def where(item: str) -> tuple[str, int]:
        if item in ("0", "199"):  # of the first and the last batch: no process does both
            both.wait(60)
        return item, os.getpid()

    results = share_out(where, ITEMS, 3)
    assert [item for item, _ in results] == list(ITEMS)
    workers = {process for _, process in results}
    assert os.getpid() not in workers
    assert len(workers) > 1


def test_one_process_does_few_items_or_all_when_there_is_one_job() -> None:
    assert set(share_out(lambda _: os.getpid(), ITEMS, 1)) == {os.getpid()}
    assert set(share_out(lambda _: os.getpid(), ITEMS[:5], 4)) == {os.getpid()}


def test_progress_is_told_up_to_the_last_item() -> None:
    told: list[tuple[int, int]] = []
    share_out(str.upper, ITEMS, 2, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (200, 200)


def test_what_a_worker_raises_is_raised_here() -> None:
    def fail(item: str) -> str:
        if item == "77":
            raise ValueError(item)
        return item

    with pytest.raises(ValueError, match="77"):
        share_out(fail, ITEMS, 2)


def test_the_item_is_named_that_a_process_dies_of() -> None:
    def die(item: str) -> str:
        if item == "123":
            os.kill(os.getpid(), 9)
        return item

    with pytest.raises(WorkerLostError, match="123: a process died"):
        share_out(die, ITEMS, 3)
    assert multiprocessing.active_children() == []


def test_the_item_is_named_that_a_process_hangs_at() -> None:
    def hang(item: str) -> str:
        if item == "150":
            time.sleep(600)
        return item

    with pytest.raises(WorkerLostError, match=r"150: a process did not end within 2 s"):
        share_out(hang, ITEMS, 2, patience=2)
    assert multiprocessing.active_children() == []


def test_a_process_that_is_lost_once_costs_nothing_but_time(tmp_path: Path) -> None:
    def die_once(item: str) -> str:
        if item == "42" and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os.kill(os.getpid(), 9)
        return item

    assert share_out(die_once, ITEMS, 2) == list(ITEMS)


def test_other_processes_of_this_one_are_left_alone() -> None:
    other = multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,))
    other.start()
    try:
        with pytest.raises(WorkerLostError, match="150"):
            share_out(lambda item: time.sleep(600) if item == "150" else None, ITEMS, 2, patience=2)
        assert other.is_alive()
    finally:
        other.kill()
        other.join()


def test_what_is_left_after_a_loss_is_done_in_batches_again(tmp_path: Path) -> None:
    def die_once(item: str) -> int:
        if item == "0" and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os.kill(os.getpid(), 9)
        return os.getpid()

    assert len(set(share_out(die_once, ITEMS, 2))) <= 8  # batches of 25
