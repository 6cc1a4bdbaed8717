"""What writers do to a generated academy between two builds: a sentence, a title, an article more, moved or gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.articles import article_path
from benchmarks.plan import KINDS, TEACHING, Plan
from benchmarks.prose import slug, title

__all__ = ["EDITS", "Desk"]

STEP = 7  # articles between two that are changed


class Desk:
    """A writer at work on an academy. Every change is to another article, and leaves the academy faultless."""

    def __init__(self, root: Path, articles: int) -> None:
        """Sit down at an academy of so many articles; 30 are enough for one change of each kind."""
        self.root, self._plan = root, Plan(articles)
        self._numbers = self._spread()
        self._turn = 0

    def edited(self) -> None:
        """Change a sentence in the body of an article."""
        self.write_sentence(self._take(), f"This sentence is new, it is number {self._turn}.")

    def retitled(self) -> None:
        """Give an article another title."""
        path = self._path(self._take())
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^title: (.*)$", rf"title: \1, part {self._turn}", text, count=1), "utf-8"
        )

    def added(self) -> None:
        """Write another article, and a link to it at the end of one that is there."""
        number = self._take()
        path, name = self._path(number), f"Another article {self._turn}"
        file = f"{name.casefold().replace(' ', '-')}.md"
        text = path.read_text(encoding="utf-8")
        path.with_name(file).write_text(text.replace(title(number), name), encoding="utf-8")
        path.write_text(f"{text}* [{name}]({file})\n", encoding="utf-8")

    def renamed(self) -> None:
        """Move an article to another file, and correct whatever names it."""
        number = self._take()
        old, new = slug(number), f"{slug(number)}-{self._turn}"
        path = self._path(number)
        path.rename(path.with_name(f"{new}.md"))
        self._rewrite(lambda text: re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text) if old in text else text)

    def removed(self) -> None:
        """Remove an article, and whatever names it."""
        number = self._take()
        self._path(number).unlink()
        self._rewrite(lambda text: _without(text, slug(number)) if slug(number) in text else text)

    def choose(self) -> tuple[int, str]:
        """An article to work on for a while; -> its number, and its address in the site."""
        number = self._take()
        return number, f"articles/{article_path(number, self._plan).removesuffix('.md')}/"

    def write_sentence(self, number: int, sentence: str) -> None:
        """Begin the body of an article with this sentence, in place of its first."""
        path = self._path(number)
        head, body = path.read_text(encoding="utf-8").split("\n---\n\n", 1)
        path.write_text(f"{head}\n---\n\n{sentence}{body[body.index('.') + 1 :]}", encoding="utf-8")

    def _path(self, number: int) -> Path:
        return self.root / "content" / "articles" / article_path(number, self._plan)

    def _take(self) -> int:
        self._turn += 1
        return next(self._numbers)

    def _spread(self) -> Iterator[int]:
        """Articles without objectives and tours, which can go without leaving a quiz or a tour behind."""
        every = self._plan.articles // self._plan.tours
        free = [
            number
            for number in range(self._plan.articles)
            if KINDS[number % len(KINDS)] not in TEACHING and number % every
        ]
        for first in range(STEP):
            yield from free[first::STEP]

    def _rewrite(self, change: Callable[[str], str]) -> None:
        for folder, pattern in (("content", "*.md"), ("content", "*.yml"), ("tours", "*.yml")):
            for path in (self.root / folder).rglob(pattern):
                text = path.read_text(encoding="utf-8")
                changed = change(text)
                if changed != text:
                    path.write_text(changed, encoding="utf-8")


EDITS: dict[str, Callable[[Desk], None]] = {
    "edited": Desk.edited,
    "retitled": Desk.retitled,
    "added": Desk.added,
    "renamed": Desk.renamed,
    "removed": Desk.removed,
}
"""What can be done to an academy, by the name of the task that measures the build after it."""


def _without(text: str, name: str) -> str:
    """A text that no longer names an article: links become words, entries of lists go."""
    text = re.sub(rf"\[([^\]]*)\]\((?:[^)]*/)?{name}\.md[^)]*\)", r"\1", text)
    text = re.sub(rf"(?m)^ +(?:- )?article: {name}\n", "", text)
    return re.sub(
        r"(?m)^(related|training): \[(.*)\]$",
        lambda found: f"{found[1]}: [{', '.join(one for one in found[2].split(', ') if one != name)}]",
        text,
    )
