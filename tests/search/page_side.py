"""The page's side of the search, asked from Python: its own code, bundled for Node.js, in a process that answers lines."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

__all__ = ["Found", "PageSide", "SearchError", "Searched", "page_side"]

RUNTIME = Path(__file__).parent.parent.parent / "runtime"


class SearchError(Exception):
    """What the page's code threw: the name of the error, and what it says."""

    @property
    def name(self) -> str:
        """Of the error's class."""
        return str(self.args[0])


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        total: the number of pages.
        counts: filter group to value to number of pages.
        hits: the pages that were asked for, as the dialog gets them.
    """

    total: int
    counts: Mapping[str, Mapping[str, int]]
    covered: float
    hits: Sequence[Mapping[str, Any]]

    @property
    def titles(self) -> list[str]:
        """Of the hits, without marks."""
        return ["".join(piece["text"] for piece in hit["title"]) for hit in self.hits]

    @property
    def urls(self) -> list[str]:
        """Of the hits, from the root."""
        return [hit["url"] for hit in self.hits]


class PageSide:
    """A running process with the page's code."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._into: IO[str] = process.stdin
        self._from: IO[str] = process.stdout

    def ask(self, **question: Any) -> Any:
        """The answer to a question, as `runtime/tests/search/answer.ts` knows them.

        Raises:
            SearchError: when the page's code threw.
        """
        self._into.write(json.dumps(question) + "\n")
        self._into.flush()
        line = self._from.readline()
        assert line, "the process with the page's code has ended"
        answer = json.loads(line)
        if "error" in answer:
            raise SearchError(answer["error"], answer["says"])
        return answer.get("value")


@dataclass(frozen=True)
class Searched:
    """A site as a reader of one language searches it.

    Attributes:
        root: its address.
        name: engines of one name keep what they have loaded.
    """

    side: PageSide
    root: str
    language: str = "en"
    role: str = ""
    name: str = ""

    def as_role(self, role: str) -> Searched:
        """The same for a reader with a role."""
        return replace(self, role=role)

    def counts(self) -> Any:
        """The filters with the number of pages each."""
        return self.side.ask(do="counts", **self._site())

    def find(self, query: str, chosen: Mapping[str, Sequence[str]] | None = None, most: int = 1000) -> Found:
        """Search; as many hits as asked for."""
        chosen = chosen or {}
        answer = self.side.ask(do="search", query=query, chosen=chosen, most=most, **self._site())
        return Found(**answer)

    def _site(self) -> dict[str, str]:
        return {"root": f"{self.root}/", "language": self.language, "role": self.role, "name": self.name}


@contextmanager
def page_side(folder: Path) -> Iterator[PageSide]:
    """Bundle the page's code into a folder, and run it."""
    bundle = folder / "answer.mjs"
    build = [
        str(RUNTIME / "node_modules" / ".bin" / "esbuild"),
        "tests/search/answer.ts",
        f"--outfile={bundle}",
    ]
    more = ["--bundle", "--platform=node", "--format=esm", "--log-level=warning"]
    subprocess.run([*build, *more], cwd=RUNTIME, check=True)
    with subprocess.Popen(
        ["node", str(bundle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield PageSide(process)
        finally:
            process.kill()
