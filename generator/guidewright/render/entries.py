"""Things in, entries of lists and cards out: title, address, badges, and whether it is translated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from guidewright.model.articles import Article, Release, Status
from guidewright.model.quizzes import Quiz
from guidewright.model.tours import Tour
from guidewright.model.tracks import Item, Track
from guidewright.render.site_map import SiteMap
from guidewright.render.words import day

__all__ = ["Entry", "Listing", "article_filters"]

Badge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line or card.

    Attributes:
        item: what progress counts: `article:approve`.
        kind: shown for what is not an article.
        length: minutes as a number, for sums.
        id: of what it shows.
        date, shown_date: of a release, for machines and as people write it.
        untranslated: name of the language it is in, when that is not the reader's.
        language: that language's code.
    """

    title: str
    url: str
    summary: str = ""
    badges: tuple[Badge, ...] = ()
    item: str = ""
    kind: str = ""
    minutes: str = ""
    length: int = 0
    id: str = ""
    date: str = ""
    shown_date: str = ""
    untranslated: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Makes entries for one page: its language, and its way to the site's root."""

    site: SiteMap
    language: str
    root: str

    def article(self, article: Article) -> Entry:
        """An article; many pages in the same place name it."""
        place = (Entry, article.id, self.language, self.root)
        entry: Entry | None = self.site.kept.get(place)
        if entry is None:
            entry = self.site.kept[place] = self._article(article)
        return entry

    def _article(self, article: Article) -> Entry:
        settings, words = self.site.settings(self.language), self.site.words(self.language)
        badges: list[Badge] = [("level", settings.levels[article.level].title)]
        badges.append(("kind", words(f"kind_{article.kind.value}")))
        if article.minutes:
            badges.append(("minutes", words("minutes", n=article.minutes)))
        return self._entry(
            "article", article.id, article.title, article.summary, tuple(badges), article.minutes
        )

    def track(self, track: Track) -> Entry:
        """A track."""
        words = self.site.words(self.language)
        badges = [("role", self.site.settings(self.language).roles[role].title) for role in track.roles]
        badges.append(("minutes", words("items", n=len(track.items))))
        return self._entry(
            "track", track.id, track.title, track.summary or track.benefit, tuple(badges), None
        )

    def quiz(self, quiz: Quiz) -> Entry:
        """A quiz."""
        words = self.site.words(self.language)
        badges = (
            ("level", self.site.settings(self.language).levels[quiz.level].title),
            ("minutes", words("questions", n=len(quiz.questions))),
        )
        return self._entry("quiz", quiz.id, quiz.title, quiz.summary, badges, quiz.minutes)

    def tour(self, tour: Tour) -> Entry:
        """A tour, as a walkthrough."""
        words = self.site.words(self.language)
        badges = [("role", self.site.settings(self.language).roles[role].title) for role in tour.roles]
        badges.append(("minutes", words("items", n=len(tour.steps))))
        return self._entry("tour", tour.id, tour.title, tour.summary, tuple(badges), tour.minutes)

    def release(self, release: Release) -> Entry:
        """A release."""
        words = self.site.words(self.language)
        badges = (("kind", words("version", version=release.version)), ("minutes", day(release.date, words)))
        entry = self._entry("release", release.id, release.title, release.summary, badges, None)
        return replace(entry, date=release.date.isoformat(), shown_date=day(release.date, words))

    def item(self, item: Item) -> Entry | None:
        """What a track asks for; nothing while it is not published."""
        academy = self.site.academy
        if item.kind == "article":
            thing = academy.articles[item.target].best(self.language)
            return self.article(thing) if thing.status is Status.PUBLISHED else None
        if item.kind == "quiz":
            quiz = academy.quizzes[item.target].best(self.language)
            return self.quiz(quiz) if quiz.status is Status.PUBLISHED else None
        tour = academy.tours[item.target].best(self.language)
        return self.tour(tour) if tour.status is Status.PUBLISHED else None

    def training(self, id_: str) -> Entry | None:
        """An article, track, quiz or tour by its id."""
        academy = self.site.academy
        if id_ in academy.tracks:
            track = academy.tracks[id_].best(self.language)
            return self.track(track) if track.status is Status.PUBLISHED else None
        kinds = (("article", academy.articles), ("quiz", academy.quizzes), ("tour", academy.tours))
        kind = next(name for name, things in kinds if id_ in things)
        origin = next(iter(academy.settings.every())).origin if academy.settings else None
        return self.item(Item(origin=origin, **{kind: id_})) if origin else None

    def articles(self, articles: Iterable[Article]) -> list[Entry]:
        """Several articles."""
        return [self.article(article) for article in articles]

    def _entry(
        self, kind: str, id_: str, title: str, summary: str, badges: tuple[Badge, ...], minutes: int | None
    ) -> Entry:
        words = self.site.words(self.language)
        source = self.site.academy.source_language
        translated = self.site.translated(kind, id_, self.language)
        return Entry(
            title=title,
            url=self.site.link(kind, id_, self.language, self.root),
            summary=summary,
            badges=badges,
            item=f"{kind}:{id_}",
            kind="" if kind == "article" else words({"tour": "walkthrough"}.get(kind, kind)),
            minutes=words("minutes", n=minutes) if minutes else "",
            length=minutes or 0,
            id=id_,
            untranslated="" if translated else self.site.words(source)("language_name"),
            language="" if translated else source,
        )


def article_filters(article: Article) -> list[tuple[str, str]]:
    """What search narrows an article by."""
    filters = [("role", role) for role in article.roles]
    filters += [("topic", topic) for topic in article.topics]
    return [*filters, ("level", article.level), ("kind", article.kind.value)]
