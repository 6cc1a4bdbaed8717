"""What edits are done to: a project's folder, the day, the clock and the site as it stands."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

__all__ = ["EDITS", "Edit", "State", "World", "dice", "edit", "set_key"]


@dataclass(frozen=True)
class State:
    """A project as it once was."""

    files: dict[str, bytes]
    day: dt.date
    clock: int


@dataclass
class World:
    """A project and what else a build depends on.

    Attributes:
        root: the project's folder.
        out: its site, as the last build left it.
        day: what reviews are due against.
        clock: the time of the engine, in seconds.
        past: earlier states, the last one last.
    """

    root: Path
    out: Path
    day: dt.date = dt.date(2026, 11, 21)
    clock: int = 1_795_000_000
    past: list[State] = field(default_factory=list)

    def names(self, pattern: str) -> list[str]:
        """Files that fit a pattern, by their paths below the project."""
        found = (path for path in self.root.glob(pattern) if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def articles(self, *, translated: bool = False) -> list[str]:
        """The articles' files, or those of their translations."""
        names = self.names("content/articles/**/*.md")
        return [name for name in names if bool(re.search(r"\.\w\w\.md$", name)) == translated]

    def read(self, name: str) -> str:
        """A file's text; nothing when there is none."""
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name: str, pattern: str, new: str) -> bool:
        """Replace the first match of a pattern; -> whether the text is another now."""
        text = self.read(name)
        changed = re.sub(pattern, lambda match: match.expand(new), text, count=1, flags=re.MULTILINE)
        if changed != text:
            self.write(name, changed)
        return changed != text

    def remove(self, name: str) -> None:
        """Remove a file."""
        (self.root / name).unlink()

    def state(self) -> State:
        """The project as it is."""
        names = self.names("**/*")
        return State({name: (self.root / name).read_bytes() for name in names}, self.day, self.clock)

    def go_back(self, state: State) -> None:
        """Make the project what it was; files that are the same stay untouched."""
        for name in self.names("**/*"):
            if name not in state.files:
                self.remove(name)
        for name, data in state.files.items():
            path = self.root / name
            if not path.is_file() or path.read_bytes() != data:
                if path.is_dir():
                    shutil.rmtree(path)
                self.write(name, data)
        self.day, self.clock = state.day, state.clock


Edit = Callable[[World, Random], str | None]
"""Changes something and says what; nothing when there is nothing of the kind to change."""

EDITS: dict[str, Edit] = {}


def dice(seed: int) -> Random:
    """Chance that is the same every time."""
    return Random(seed)  # noqa: S311 - nothing is kept secret by it


def edit(function: Edit) -> Edit:
    """Enter an edit under its name."""
    EDITS[getattr(function, "__name__", "")] = function
    return function


def set_key(text: str, key: str, value: str | None) -> str:
    """A text with a key of its front matter set in its one line, or removed."""
    line = "" if value is None else f"{key}: {value}\n"
    if re.search(rf"^{key}: .*\n", text, re.MULTILINE):
        return re.sub(rf"^{key}: .*\n", lambda _: line, text, count=1, flags=re.MULTILINE)
    return text.replace("---\n", f"---\n{line}", 1)
