"""Search documents in, the files of a Pagefind index out: one run of Pagefind's own program, spoken to over pipes."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from threading import Timer
from typing import IO, Any, TypeAlias

from pagefind.service import get_executable

__all__ = ["IndexFailedError", "pagefind_files"]

Message: TypeAlias = dict[str, Any]

WORDS_IN_FILE = 20_000
"""Places of words that Pagefind puts into one file of its index, as it does by itself."""
_LONGEST = 120.0
_LONGEST_EACH = 0.05
"""A run may take this long, in seconds: at least, and for each document."""
_WORTH_WAKING = 1 << 15
_PAUSE = 0.005
"""Thousands of small answers are taken together: each wake takes time from what the other threads do."""
_OPTIONS = {"exclude_selectors": [".headerlink"]}


class IndexFailedError(Exception):
    """Pagefind could not index; the message says why."""


def pagefind_files(documents: Iterable[tuple[str, str]], *, parts: int = 1) -> dict[str, bytes]:
    """The files of one index.

    Args:
        documents: names below the site, such as `guide/index.html`, with their text.
        parts: how many such indexes a search asks; the more, the smaller each one's files.

    Returns:
        Names below the index's folder, with their bytes.

    Raises:
        IndexFailedError: when Pagefind cannot be started, gives up, dies or takes too long.
    """
    with tempfile.TemporaryFile() as said:
        try:
            return _run(list(documents), parts, said)
        except (OSError, ValueError, KeyError) as error:
            said.seek(0)
            words = said.read(2000).decode("utf-8", "replace").strip()
            raise IndexFailedError(words or str(error) or type(error).__name__) from error


def _run(documents: list[tuple[str, str]], parts: int, said: IO[bytes]) -> dict[str, bytes]:
    program = get_executable()
    if program is None:
        raise FileNotFoundError("Pagefind's program is not installed")
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(max(WORDS_IN_FILE // parts, 1000))}
    with subprocess.Popen(
        [program, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        env=environment,
        bufsize=1 << 16,
    ) as process:
        timer = Timer(_LONGEST + _LONGEST_EACH * len(documents), process.kill)
        timer.start()
        try:
            return _talk(process, documents)
        finally:
            timer.cancel()
            timer.join()
            process.kill()


def _talk(process: subprocess.Popen[bytes], documents: list[tuple[str, str]]) -> dict[str, bytes]:
    """Everything is asked before the first answer is read: Pagefind queues what it is asked."""
    asked, answers = process.stdin, process.stdout
    if asked is None or answers is None:
        raise OSError("no pipe to Pagefind")
    count = 0
    for count, payload in enumerate(_requests(documents), start=1):
        message = json.dumps({"message_id": count, "payload": payload}).encode()
        asked.write(base64.b64encode(message) + b",")
    asked.flush()
    for answer in _answers(answers, count):
        if answer["type"] == "Error":
            raise ValueError(str(answer.get("message")))
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}


def _requests(documents: Iterable[tuple[str, str]]) -> Iterator[Message]:
    yield {"type": "NewIndex", "config": _OPTIONS}
    for name, text in documents:
        yield {"type": "AddFile", "index_id": 0, "file_path": name, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _answers(stream: IO[bytes], count: int) -> Iterator[Message]:
    rest = bytearray()
    while count > 0:
        piece = os.read(stream.fileno(), 1 << 20)
        if not piece:
            raise OSError("Pagefind ended before its work was done, or took too long")
        rest += piece
        if len(piece) < _WORTH_WAKING:
            time.sleep(_PAUSE)
        if b"," not in piece:
            continue
        *whole, last = bytes(rest).split(b",")
        rest = bytearray(last)
        for message in whole:
            yield _payload(message)
        count -= len(whole)


def _payload(message: bytes) -> Message:
    try:
        payload: Message = json.loads(base64.b64decode(message, validate=True))["payload"]
    except (ValueError, KeyError) as error:
        raise ValueError("what Pagefind said is no answer") from error
    return payload
