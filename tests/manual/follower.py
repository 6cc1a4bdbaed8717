"""Follows an article of the manual word for word: writes its files, runs its commands, does what its lists say.

What an article can say:

- a fence with `title="path"` is a file to write; a pair of fences titled `path, this` and `path, becomes` changes one;
- a fence `sh` holds commands, and a fence `text` behind it what they print; `…` stands for anything;
- a numbered list is done in a browser, one sentence an item, in the words of `SENTENCES`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.serve.running import Running, running

__all__ = ["Block", "Follower", "blocks"]

PORT = "127.0.0.1:8000"
FENCE = re.compile(r"```(\w+)(?: title=\"([^\"]+)\")?")
SENTENCES: dict[str, Callable[..., None]] = {
    r"Open (\S+)": lambda page, url: page.goto(url),
    r"You see \*\*(.+)\*\*": lambda page, words: expect(
        page.get_by_text(words, exact=True).first
    ).to_be_visible(),
    r"You no longer see \*\*(.+)\*\*": lambda page, words: expect(
        page.get_by_text(words, exact=True)
    ).to_have_count(0),
    r"Type \*(.+)\* into \*\*(.+)\*\*": lambda page, words, field: page.get_by_label(
        field
    ).press_sequentially(words),
    r"Press \*(\w+)\*": lambda page, key: page.keyboard.press(key),
    r"Choose \*\*(.+)\*\*": lambda page, name: (
        page.get_by_role("button", name=name, exact=True)
        .or_(page.get_by_role("link", name=name, exact=True))
        .first.click()
    ),
}


@dataclass(frozen=True)
class Block:
    """Something that the article tells the reader to do or to see: `file`, `this`, `becomes`, `sh`, `text` or `item`."""

    kind: str
    text: str
    path: str = ""


def blocks(article: str) -> Iterator[Block]:
    """What there is to do, in order."""
    body = article.split("\n---\n", 1)[1]
    lines = iter(body.splitlines())
    for line in lines:
        if fence := FENCE.fullmatch(line):
            inside = []
            for inner in lines:
                if inner == "```":
                    break
                inside.append(inner)
            yield _fence(fence[1], fence[2], "\n".join(inside) + "\n")
        elif item := re.fullmatch(r"\d+\. (.+)", line):
            yield Block("item", item[1])


def _fence(language: str, title: str | None, text: str) -> Block:
    if title is None:
        return Block(language, text)
    path, comma, role = title.partition(", ")
    return Block(role if comma else "file", text, path)


@dataclass
class Follower:
    """Somebody who does what the article says, in a folder, with a browser.

    Attributes:
        folder: where the article is followed.
        page: the browser's page, for articles with lists.
        done: how many blocks of each kind were done.
    """

    folder: Path
    page: Page | None = None
    done: dict[str, int] = field(default_factory=dict)
    _old: Block = field(default_factory=lambda: Block("", ""))
    _said: str = ""
    _serving: Running | None = None
    _url: str = PORT
    _stack: ExitStack = field(default_factory=ExitStack)

    def do(self, block: Block) -> None:
        """Do what one block says; fails when it is not true."""
        act = getattr(self, f"_{block.kind}", None)
        if act is None:
            return
        act(block)
        self.done[block.kind] = self.done.get(block.kind, 0) + 1

    def stop(self) -> None:
        """End what still runs."""
        self._serving = None
        self._stack.close()

    def _file(self, block: Block) -> None:
        path = self.folder / block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def _this(self, block: Block) -> None:
        self._old = block

    def _becomes(self, block: Block) -> None:
        assert self._old.path == block.path, f"there is nothing to replace in {block.path}"
        path = self.folder / block.path
        text = path.read_text(encoding="utf-8")
        assert text.count(self._old.text) == 1, f"{block.path} does not hold, once:\n{self._old.text}"
        path.write_text(text.replace(self._old.text, block.text), encoding="utf-8")
        self._old = Block("", "")

    def _sh(self, block: Block) -> None:
        self.stop()
        self._said = ""
        for line in block.text.splitlines():
            if line.startswith("guidewright serve"):
                self._serve(line.split()[1:])
            else:
                self._said += self._run(line)

    def _run(self, line: str) -> str:
        """A command as a terminal shows it. Whether it may fail is said by what the article shows of it."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stdout
        return done.stdout

    def _serve(self, words: list[str]) -> None:
        """At any free port: the article's own may be taken on this machine."""
        self._serving = self._stack.enter_context(running(*words, "--port", "0", folder=self.folder))
        self._url = self._serving.wait_for(r"Serving http://(127\.0\.0\.1:\d+)")[1]
        self._said = self._serving.said

    def _text(self, block: Block) -> None:
        lines = [
            re.escape(line).replace("…", ".*?") for line in block.text.replace(PORT, self._url).splitlines()
        ]
        pattern = "\n".join(lines).replace("\n.*?\n", "\n(?:.*\n)*?")
        assert re.search(f"^{pattern}$", self._said, re.MULTILINE), (
            f"wanted:\n{block.text}\nit said:\n{self._said}"
        )

    def _item(self, block: Block) -> None:
        assert self.page is not None, f"there is no browser for: {block.text}"
        for pattern, act in SENTENCES.items():
            if found := re.fullmatch(pattern, block.text):
                act(self.page, *(part.replace(PORT, self._url) for part in found.groups()))
                return
        raise AssertionError(f"no reader can do this: {block.text}")
