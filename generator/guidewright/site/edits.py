"""Edits that change words alone: a few pages made and put in place, everything else left as it is.

Where a file's skeleton is what it was, everything but its own page means what it meant, and its page takes the same
from others. Whatever is not as simple as that is left to a whole build: this gives up without a trace.
"""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guidewright.decode import Document, decode, skeleton
from guidewright.render import Artefact, Place, Rendered, Slot, filled
from guidewright.site.cache import Cache
from guidewright.site.inputs import code_digest
from guidewright.site.last_build import LastBuild, Order, PageRecord, Standing, State, state_of
from guidewright.site.mkdocs_host import EngineError, OpenTree, open_tree
from guidewright.site.output_links import Facts, missing_places
from guidewright.site.page_maker import MadePage, PageMaker, Task
from guidewright.site.plan import Before, Tell, project_of, release_from, theme_folders
from guidewright.site.search_index import IndexFailedError
from guidewright.site.search_step import Indexing, index_files
from guidewright.site.staging import staging, write_marker
from guidewright.site.swap import patch
from guidewright.site.tour_bundle import renew_release

__all__ = ["edit"]

FEW = 32
"""So many edited files are worth looking at one by one."""


@dataclass(frozen=True, slots=True)
class _Edits:
    """Files whose words have changed, and what was made of the others.

    Attributes:
        documents: the changed files.
        last: the last build.
        files: the output as the last build left it, which is how it stands.
        config: the site configuration.
        theme: folders with template overrides, the strongest first.
        out: where the site is.
        cache: what earlier builds made.
        code: digest of the code that makes pages.
        inputs: digest of everything that is read, by name.
    """

    documents: Sequence[Document]
    last: LastBuild
    files: Mapping[str, State]
    config: Path
    theme: tuple[Path, ...]
    out: Path
    cache: Cache
    code: str
    inputs: Mapping[str, str]


def edit(order: Order, last: LastBuild, files: Mapping[str, State], tell: Tell) -> tuple[str, ...] | None:
    """Bring a site up to date in which nothing but words has changed.

    Args:
        order: what is to be built.
        last: the last build.
        files: the output as it left it, which is how it stands.
        tell: told what is going on.

    Returns:
        The files of the site that changed; nothing where more than words has.
    """
    documents = _edited(order, last)
    if not documents:
        return None
    tell(f"building pages: {len(documents)}")
    collected = order.collected
    return _published(
        _Edits(
            documents,
            last,
            files,
            config=collected.root / collected.layout.config,
            theme=theme_folders(collected.root),
            out=order.out,
            cache=order.store,
            code=code_digest(),
            inputs=order.inputs,
        )
    )


def _edited(order: Order, last: LastBuild) -> list[Document]:
    """The changed files when in all of them only words have changed, else nothing."""
    if last.inputs.keys() != order.inputs.keys():
        return []
    changed = {name for name, digest in order.inputs.items() if last.inputs[name] != digest}
    troubled = {issue.span.path for issue in last.issues}
    documents = []
    for file in order.collected.files if len(changed) <= FEW else ():
        if file.path in changed and file.path not in troubled and file.path in last.slots:
            document, issues = decode(file)
            if not issues and last.slots[file.path][2] == skeleton(document) != "":
                documents.append(document)
    return documents if len(documents) == len(changed) else []


def _published(edits: _Edits) -> tuple[str, ...] | None:
    """Make and put in place what changed; nothing when a whole build is needed, and then nothing has changed."""
    try:
        with staging(edits.out) as folder:
            return _publish(edits, folder)
    except (OSError, EngineError, IndexFailedError):
        return None  # a whole build says what is wrong


def _publish(edits: _Edits, folder: Path) -> tuple[str, ...] | None:
    site, last = folder / "site", edits.last
    tasks = _tasks(edits)
    if tasks is None:
        return None
    maker = _maker(edits, tasks, folder)
    made = {name: maker.make(name) for name in tasks} if maker else {}
    if not made or not all(_plain(one, last.pages[name]) for name, one in made.items()):
        return None
    pages = {**last.pages, **{name: one.record for name, one in made.items()}}
    if _dead(made, pages, edits):
        return None
    release = release_from(last.texts, pages)
    write_marker(site, release)
    renew_release(edits.out / "tours", site / "tours", release)
    before = Before(last, frozenset(edits.files))
    indexed, kept = Indexing.of(before, edits.out).run(pages, site, 1)
    changed = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    gone = sorted({*index_files(edits.files)} - {*changed, *kept})
    patch(site, edits.out, changed, gone)
    files = {name: state for name, state in edits.files.items() if name not in gone} | _states(
        edits.out, changed
    )
    left = replace(
        last,
        id=secrets.token_hex(8),
        inputs=edits.inputs,
        pages=pages,
        slots=_slots(last, made),
        indexed=indexed,
        index_files=index_files(files),
        amended=last.amended | made.keys(),
    )
    edits.cache.put_sealed(row for one in made.values() for row in one.rows)
    if indexed == last.indexed:
        left.amend(edits.cache, last.base or last.id)
    else:
        left.keep(edits.cache)
    Standing(left.id, files).keep(edits.out, edits.cache)
    return (*changed, *gone)


def _tasks(edits: _Edits) -> dict[str, Task] | None:
    """The pages to be made, by name; nothing when one of them is not known well enough."""
    tasks = {}
    for document in edits.documents:
        name, key, _ = edits.last.slots[document.path]
        packed = edits.cache.get("slot", key)
        if packed is None or document.body is None:
            return None
        slot: Slot = pickle.loads(packed)  # noqa: S301 - sealed, in a folder of the user's own
        body = filled(document.body, slot.fills).strip("\n")
        language, _, path = name.partition("/")
        if not body:
            return None
        tasks[name] = Task.of(Artefact(Place.TREE, path, slot.before + body + slot.after, language, slot))
    return tasks


def _maker(edits: _Edits, tasks: Mapping[str, Task], folder: Path) -> PageMaker | None:
    rendered: Rendered = edits.last.frame.values()["rendered"]
    trees: dict[str, OpenTree] = {}
    for tree in rendered.trees:
        if any(task.language == tree.language for task in tasks.values()):
            project = project_of(edits.config, edits.theme, rendered, tree, folder)
            project.docs.mkdir(parents=True, exist_ok=True)
            opened = open_tree(project, _names(edits.last, rendered, tree.language), edits.cache)
            if opened is None:
                return None
            trees[tree.language] = opened
    return PageMaker(
        tasks=tasks,
        trees=trees,
        prefixes={tree.language: tree.prefix for tree in rendered.trees},
        code=edits.code,
        cache=edits.cache,
        keys=edits.cache.keys("page"),
        last={},
        slots=edits.last.shown,
        inputs=edits.inputs,
        shared="",
        standing=frozenset(),
        site=folder / "site",
    )


def _names(last: LastBuild, rendered: Rendered, language: str) -> list[str]:
    """Every file of a language's tree."""
    start = f"{language}/"
    found = [name.removeprefix(start) for name in last.pages if name.startswith(start)]
    found += [copy.name for copy in rendered.copies if copy.language == language]
    return found + [
        path for place, code, path in last.texts if place == Place.TREE.value and code == language
    ]


def _plain(made: MadePage, before: PageRecord) -> bool:
    """Whether a page has nothing to report, and everything that others may link to."""
    record = made.record
    return (
        not record.active
        and not record.warnings
        and record.file == before.file
        and set(before.ids) <= set(record.ids)
        and all(found for _, found in record.looked)
    )


def _dead(made: Mapping[str, MadePage], pages: Mapping[str, PageRecord], edits: _Edits) -> bool:
    """Whether a page now leads somewhere where nothing is."""
    new = {
        place
        for name, one in made.items()
        for place in set(one.record.places).difference(edits.last.pages[name].places)
    }
    facts = {page.file: Facts(page.places, page.ids) for page in pages.values()} if new else {}
    return bool(missing_places(new, edits.files, facts))


def _slots(last: LastBuild, made: Mapping[str, MadePage]) -> dict[str, tuple[str, str, str]]:
    slots = dict(last.slots)
    for name, one in made.items():
        if one.slot:
            source, key = one.slot
            slots[source] = (name, key, slots[source][2])
    return slots


def _states(out: Path, names: Sequence[str]) -> dict[str, State]:
    return {name: state_of((out / name).stat()) for name in names}
