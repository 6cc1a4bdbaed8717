"""A Dask cluster of this machine, with a process of its own, so that nothing of it is in the process that builds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["running"]

BEGIN = """
import json, sys
from distributed import LocalCluster

if __name__ == "__main__":
    cluster = LocalCluster(
        host="127.0.0.1", processes=True, threads_per_worker=1, dashboard_address=None, silence_logs=50,
        **json.loads(sys.argv[1]),
    )
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.close()
"""


@contextmanager
def running(
    folder: Path, *, workers: int = 2, path: Path | None = None, **more: Any
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Yields the scheduler's address, and the process that it is in.

    Args:
        folder: for what the cluster writes.
        workers: how many processes make pages.
        path: a folder whose modules the workers see before all others.
        more: arguments of `LocalCluster`.
    """
    script = folder / "cluster.py"
    script.write_text(BEGIN, encoding="utf-8")
    words: Mapping[str, Any] = {"n_workers": workers, "local_directory": str(folder), **more}
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    process = subprocess.Popen(
        [sys.executable, str(script), json.dumps(words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
        cwd=folder,
    )
    assert process.stdin
    assert process.stdout
    try:
        yield process.stdout.readline().strip(), process
    finally:
        process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
