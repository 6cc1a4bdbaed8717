"""Documents in, the academy out: records read, translations applied, every reference resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from guidewright.decode import Document, Kind, Markdown
from guidewright.diagnostics import Issue, Span, Vocabulary, nearest
from guidewright.model import rules
from guidewright.model.academy import Academy, Localised
from guidewright.model.articles import Article, Page, Release, Snippet
from guidewright.model.brand import Brand, check_brand
from guidewright.model.embeds import Embed, read_embeds
from guidewright.model.labels import read_labels, unread_catalogues
from guidewright.model.languages import Group, group_languages, unknown_language
from guidewright.model.links import check_links, heading_title
from guidewright.model.outputs import check_outputs
from guidewright.model.quizzes import Quiz
from guidewright.model.reading import LabelUse, Reader, Reference
from guidewright.model.records import Origin, Record
from guidewright.model.references import known_ids, resolve
from guidewright.model.search_sets import SearchSet
from guidewright.model.settings import Settings
from guidewright.model.shapes import id_problem
from guidewright.model.snippets import check_snippets
from guidewright.model.tours import Tour
from guidewright.model.tracks import Glossary, Track
from guidewright.yaml_nodes import Mapping as MappingNode
from guidewright.yaml_nodes import Scalar

__all__ = ["build"]

R = TypeVar("R", bound=Record)

RECORDS: dict[Kind, type[Record]] = {
    Kind.ARTICLE: Article,
    Kind.RELEASE: Release,
    Kind.PAGE: Page,
    Kind.SNIPPET: Snippet,
    Kind.TRACK: Track,
    Kind.QUIZ: Quiz,
    Kind.TOUR: Tour,
    Kind.GLOSSARY: Glossary,
    Kind.BRAND: Brand,
    Kind.SEARCH: SearchSet,
}
WITH_ID = {Kind.ARTICLE, Kind.RELEASE, Kind.TRACK, Kind.QUIZ, Kind.TOUR}
WITH_BODY = {Kind.ARTICLE, Kind.RELEASE, Kind.PAGE, Kind.SNIPPET}


@dataclass(slots=True)
class _Building:
    """What the reading of all files adds up to."""

    language: str
    issues: list[Issue] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    labels: list[LabelUse] = field(default_factory=list)
    embeds: dict[str, tuple[Embed, ...]] = field(default_factory=dict)
    found: dict[Kind, dict[str, Localised[Any]]] = field(
        default_factory=lambda: {kind: {} for kind in RECORDS}
    )
    declared: dict[str, set[str]] = field(default_factory=dict)
    catalogues: dict[str, dict[str, str]] = field(default_factory=dict)

    def reader(self, document: Document, language: str) -> Reader:
        """A reader whose findings go into this building."""
        return Reader(document.path, document.text, language, self.issues, self.references, self.labels)


def build(
    documents: Iterable[Document], *, docs: str, assets: Iterable[str] = ()
) -> tuple[Academy, tuple[Issue, ...]]:
    """Give the documents their meaning.

    Args:
        documents: in the order of their paths.
        docs: the docs folder, project-relative.
        assets: names of the other files in it.
    """
    documents = tuple(documents)
    settings_document = next((d for d in documents if d.kind is Kind.ACADEMY and "." not in d.name), None)
    if settings_document is None:
        return _adopted(documents, docs, frozenset(assets))
    building = _Building("")
    settings, translated = _settings(settings_document, documents, building)
    if settings is None:
        return Academy(docs=docs, settings=None, broken=True), tuple(building.issues)
    building.language = settings.languages[0] if settings.languages else "en"
    groups, issues = group_languages((d for d in documents if d.kind in RECORDS), settings.languages)
    building.issues += issues
    building.catalogues = read_labels(documents, settings, building.issues)
    for (kind, _), group in groups.items():
        _read_group(kind, group, building)
    building.issues += _unplaced(documents)
    found = building.found
    academy = Academy(
        docs=docs,
        settings=Localised(settings, translated),
        articles=found[Kind.ARTICLE],
        tracks=found[Kind.TRACK],
        quizzes=found[Kind.QUIZ],
        tours=found[Kind.TOUR],
        releases=found[Kind.RELEASE],
        glossary=next(iter(found[Kind.GLOSSARY].values()), None),
        brand=next(iter(found[Kind.BRAND].values()), None),
        searches=_by_language(found[Kind.SEARCH], settings.languages, building.issues),
        pages=found[Kind.PAGE],
        snippets=found[Kind.SNIPPET],
        embeds=building.embeds,
        labels=building.catalogues,
        assets=frozenset(assets),
    )
    building.issues += resolve(building.references, known_ids(academy, building.declared))
    building.issues += _missing_labels(building.labels, academy)
    building.issues += check_snippets(academy)
    building.issues += check_brand(academy)
    return _linked(academy, building.issues)


def _by_language(
    found: Mapping[str, Localised[SearchSet]], languages: Sequence[str], issues: list[Issue]
) -> dict[str, SearchSet]:
    """Search sets by their language, which is the name of their file."""
    sets = {}
    for name, one in found.items():
        language = name.rpartition("/")[2]
        if language in languages:
            sets[language] = one.source
        else:
            issues.append(unknown_language(Span(one.source.origin.path), language, languages))
    return sets


def _linked(academy: Academy, issues: list[Issue]) -> tuple[Academy, tuple[Issue, ...]]:
    links, found = check_links(academy)
    return replace(academy, links=links), (*issues, *found, *check_outputs(academy))


def _adopted(
    documents: tuple[Document, ...], docs: str, assets: frozenset[str]
) -> tuple[Academy, tuple[Issue, ...]]:
    """A plain docs folder: every page is taken as it is; keys it does not know are notes."""
    building = _Building("")
    pages: dict[str, Localised[Page]] = {}
    for document in documents:
        if document.path.endswith(".md") and document.path.startswith(f"{docs}/"):
            reader = building.reader(document, "")
            page = reader.read_file(Page, document.root, {"body": document.body, "name": document.name})
            if page is not None:
                pages[document.name] = Localised(page)
    return _linked(Academy(docs=docs, settings=None, pages=pages, assets=assets), building.issues)


def _settings(
    document: Document, documents: Iterable[Document], building: _Building
) -> tuple[Settings | None, dict[str, Settings]]:
    languages = _peek_languages(document)
    reader = building.reader(document, languages[0])
    settings = reader.read_file(Settings, document.root, {}) if document.readable else None
    translated = {}
    for other in documents:
        suffix = other.name.partition(".")[2]
        if settings and other.kind is Kind.ACADEMY and suffix in settings.languages:
            translated[suffix] = building.reader(other, suffix).translate(settings, other.root)
    if settings:
        for name in ("roles", "levels", "topics", "languages"):
            if not getattr(settings, name):
                message = f"`{name}` is empty"
                issue = rules.INVALID_VALUE.at(
                    settings.origin.span(name), message, f"List at least one under `{name}`."
                )
                building.issues.append(issue)
        if not settings.languages:
            settings = None
    return settings, translated


def _peek_languages(document: Document) -> tuple[str, ...]:
    probe = Reader(document.path, document.text, "en")
    settings = probe.read_file(Settings, document.root, {})
    return settings.languages if settings and settings.languages else ("en",)


def _read_group(kind: Kind, group: Group, building: _Building) -> None:
    document = group.source
    record = _read(kind, document, building)
    if kind in WITH_ID:
        _declare(kind, record, document, building)
    if record is None:
        if kind in WITH_BODY:
            building.found[Kind.PAGE][document.name] = Localised(_bare_page(document, building))
        return
    translations = {
        language: _translate(kind, record, other, language, building)
        for language, other in group.translations.items()
    }
    name = record.id if kind in WITH_ID else document.name
    existing = building.found[kind].get(name)
    if existing is not None:
        other_path = existing.source.origin.path
        span = record.origin.span("id") if record.origin.node.get("id") else Span(document.path)
        message = f"the {kind.value} id `{name}` is already taken by `{other_path}`"
        building.issues.append(
            rules.DUPLICATE_ID.at(span, message, f"Give one of them another id: `id: {name}-2`.")
        )
        return
    building.found[kind][name] = Localised(record, translations)


def _declare(kind: Kind, record: Any, document: Document, building: _Building) -> None:
    """Note the ids of a file, even of one whose keys are wrong, so that mentions of it are not wrong as well."""
    id_ = document.name.rsplit("/", 1)[-1]
    objectives: tuple[str, ...] = ()
    if record is not None:
        id_ = record.id
    elif isinstance(document.root, MappingNode):
        given, named = document.root.get("id"), document.root.get("objectives")
        id_ = given.text if isinstance(given, Scalar) else id_
        if isinstance(named, MappingNode):
            objectives = tuple(key.text for key, _ in named.entries)
    if not document.readable:
        building.declared.setdefault("unread", set()).add(id_)
    building.declared.setdefault(kind.value, set()).add(id_)
    building.declared.setdefault("objective", set()).update(f"{id_}/{name}" for name in objectives)


def _read(kind: Kind, document: Document, building: _Building) -> Any:
    reader = building.reader(document, building.language)
    defaults: dict[str, Any] = {}
    if kind in WITH_ID:
        defaults["id"] = document.name.rsplit("/", 1)[-1]
    if kind in WITH_BODY:
        defaults |= {"body": document.body, "name": document.name}
        if kind is not Kind.SNIPPET and document.body and document.body.headings:
            first = document.body.headings[0]
            if first.level == 1 and not _has_key(document, "title"):
                defaults["title"] = heading_title(first.text)
    if kind in WITH_ID and not _has_key(document, "id") and (problem := id_problem(defaults["id"])):
        building.issues.append(rules.INVALID_VALUE.at(Span(document.path), *problem))
    record = reader.read_file(RECORDS[kind], document.root, defaults) if document.readable else None
    _read_body(document, document.body, reader, building)
    return record


def _bare_page(document: Document, building: _Building) -> Page:
    """Stands in for a page whose keys are wrong, so that its links, and links to it, are still checked."""
    node = document.root if isinstance(document.root, MappingNode) else MappingNode((), 0, 0)
    origin = Origin(document.path, node, building.language)
    return Page(origin=origin, title="", body=document.body or Markdown("", 0), name=document.name)


def _translate(kind: Kind, source: Any, document: Document, language: str, building: _Building) -> Any:
    reader = building.reader(document, language)
    record = reader.translate(source, document.root)
    if kind in WITH_BODY:
        changes: dict[str, Any] = {"body": document.body}
        heading = document.body.headings[0] if document.body and document.body.headings else None
        if heading and heading.level == 1 and not _has_key(document, "title") and hasattr(record, "title"):
            changes["title"] = heading_title(heading.text)
        record = replace(record, **changes)
    _read_body(document, document.body, reader, building)
    return record


def _has_key(document: Document, name: str) -> bool:
    return getattr(document.root, "get", lambda _: None)(name) is not None


def _read_body(document: Document, body: Markdown | None, reader: Reader, building: _Building) -> None:
    if body is None:
        return
    if body.fences:
        embeds = read_embeds(body, reader)
        if embeds:
            building.embeds[document.path] = embeds
    known = building.catalogues.get(reader.language, {})
    for placeholder in body.placeholders:
        if placeholder.scope == "ui" and placeholder.key not in known:
            span = Span(document.path, placeholder.start, placeholder.end)
            building.labels.append(LabelUse(placeholder.key, reader.language, span))


def _missing_labels(uses: Iterable[LabelUse], academy: Academy) -> Iterable[Issue]:
    missing = unread_catalogues(academy)
    words = {language: Vocabulary(known) for language, known in academy.labels.items()}
    for use in uses:
        known: Mapping[str, str] = academy.labels.get(use.language, {})
        if use.key in known or use.language in missing:
            continue
        meant = words[use.language if known else academy.source_language].nearest(use.key)
        where = f"the `{use.language}` string catalogue"
        help_text = f"Did you mean `{meant}`?" if meant else f"Add the key to {where}, or write the words."
        yield rules.MISSING_LABEL.at(use.span, f"`{use.key}` is not in {where}", help_text)


def _unplaced(documents: Iterable[Document]) -> Iterable[Issue]:
    for document in documents:
        if document.kind is Kind.UNPLACED:
            meant = nearest(document.name.partition("/")[0], ("tracks", "quizzes"))
            help_text = "YAML stands in `tracks/` and `quizzes/`; articles, releases and snippets are Markdown, `.md`."
            if meant:
                help_text = f"Move it into `{meant}/`."
            yield rules.UNPLACED.at(Span(document.path), "nothing reads YAML files here", help_text)
