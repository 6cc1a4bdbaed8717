"""A command that keeps running: started, read line by line, and ended the way a person ends it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

__all__ = ["Running", "running"]

ENTRY = "from guidewright.cli import main; main()"


@dataclass
class Running:
    """A running command.

    Attributes:
        process: the process.
        said: everything that it has printed so far.
    """

    process: subprocess.Popen[str]
    said: str = ""
    _lines: Queue[str] = field(default_factory=Queue)

    def __post_init__(self) -> None:
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def wait_for(self, pattern: str, *, seconds: float = 90) -> re.Match[str]:
        """Read on until what was printed matches."""
        while not (found := re.search(pattern, self.said, re.DOTALL)):
            try:
                line = self._lines.get(timeout=seconds)
            except Empty:
                raise AssertionError(f"no {pattern!r} within {seconds} s; it said:\n{self.said}") from None
            assert line, f"it ended without {pattern!r}; it said:\n{self.said}"
            self.said += line
        return found

    def interrupt(self) -> int:
        """Press Ctrl+C; -> the exit status. Everything it said on the way is read."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=30)
        while line := self._lines.get(timeout=10):
            self.said += line
        return status


@contextmanager
def running(*words: str, folder: Path, more: Mapping[str, str] | None = None) -> Iterator[Running]:
    """`guidewright <words>` in a folder; killed at the end if it still runs.

    Args:
        words: command and options.
        folder: where it is started.
        more: environment variables to add.
    """
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(more or {})}
    process = subprocess.Popen(
        [sys.executable, "-c", ENTRY, *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield Running(process)
        finally:
            if process.poll() is None:
                process.kill()
