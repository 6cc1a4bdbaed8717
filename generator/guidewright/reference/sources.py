"""The files that writers write: which record each holds and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from guidewright.model.articles import Article, Release
from guidewright.model.brand import Brand
from guidewright.model.quizzes import Quiz
from guidewright.model.records import Record
from guidewright.model.search_sets import SearchSet
from guidewright.model.settings import Settings
from guidewright.model.tours import Tour
from guidewright.model.tracks import Glossary, Track

__all__ = ["FILES", "SourceFileKind"]


@dataclass(frozen=True, slots=True)
class SourceFileKind:
    """One kind of file.

    Attributes:
        name: what it is called on the command line.
        record: what its keys are.
        place: where it stands; `{docs}` is the docs folder.
        pattern: the same for editors; empty when the keys are front matter, which editors' YAML support skips.
        titled: whether the heading of its text can stand for `title`.
    """

    name: str
    record: type[Record]
    place: str
    pattern: str = ""
    titled: bool = False

    @property
    def translated(self) -> bool:
        """Whether it has translations; a search set is written in each language for itself."""
        return not self.pattern or "{overlay}" in self.pattern


FILES = {
    kind.name: kind
    for kind in (
        SourceFileKind("academy", Settings, "{docs}/academy.yml", "{docs}/academy{overlay}.yml"),
        SourceFileKind("article", Article, "{docs}/articles/<topic>/<name>.md", titled=True),
        SourceFileKind("track", Track, "{docs}/tracks/<name>.yml", "{docs}/tracks/**/*{overlay}.yml"),
        SourceFileKind("quiz", Quiz, "{docs}/quizzes/<name>.yml", "{docs}/quizzes/**/*{overlay}.yml"),
        SourceFileKind("tour", Tour, "tours/<name>.yml", "tours/**/*{overlay}.yml"),
        SourceFileKind("glossary", Glossary, "{docs}/glossary.yml", "{docs}/glossary{overlay}.yml"),
        SourceFileKind("search", SearchSet, "{docs}/search/<language>.yml", "{docs}/search/*.yml"),
        SourceFileKind("brand", Brand, "{docs}/brand.yml", "{docs}/brand{overlay}.yml"),
        SourceFileKind("release", Release, "{docs}/releases/<name>.md", titled=True),
    )
}
"""By name, in the order in which a newcomer meets them. `{overlay}` is where a translation names its language."""
