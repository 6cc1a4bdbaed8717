"""All stages: a folder in, a finished site in its place out, or the old one untouched.

Apart from `compiler` and `rebuild`, because the stages and the site engine take longer to import than it takes to see
that nothing has changed since the last build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from guidewright.collect import Collected, collect
from guidewright.diagnostics import Issue, Sources
from guidewright.memory import undisturbed
from guidewright.site.cache import Cache
from guidewright.site.inputs import read_inputs
from guidewright.site.last_build import Head, Order, files_below, standing_whole
from guidewright.site.lock import alone_at
from guidewright.site.workers import ClusterError, processors

if TYPE_CHECKING:
    from guidewright.compiler import Checked

__all__ = ["Built", "build_site"]

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A build and what came of it.

    Attributes:
        collected: the project's files.
        today: the day that reviews were due against.
        issues: everything that is wrong, in content and in finished pages.
        pages: how many pages the site has.
        published: whether the site is in its place.
        changed: files of the site that are not as they were; `None` when all may have changed.
        read: what the files mean, where this build had to know.
    """

    collected: Collected
    today: dt.date
    issues: tuple[Issue, ...]
    pages: int
    published: bool
    changed: tuple[str, ...] | None = None
    read: Checked | None = None

    @property
    def sources(self) -> Sources:
        """The texts, for printing issues."""
        return Sources(self.collected.texts)

    @cached_property
    def checked(self) -> Checked:
        """The project, read and reviewed."""
        if self.read is not None:
            return self.read
        found: Checked = import_module("guidewright.compiler").check_collected(
            self.collected, today=self.today
        )
        return found


def build_site(  # noqa: PLR0913 - a keyword for each option of the command
    root: Path,
    *,
    out: Path,
    today: dt.date,
    tell: Tell,
    jobs: int | None = None,
    cache: Path | None = None,
    scheduler: str | None = None,
    note: Tell = lambda _: None,
    offline: bool = False,
) -> Built:
    """Run all stages; nothing is written while an error stands.

    Args:
        root: the folder with `mkdocs.yml`.
        out: where the site goes.
        today: the day that reviews are due against.
        tell: told what is going on.
        jobs: how many processes make pages; as many as can run at once when nobody says.
        cache: folder with what earlier builds made. It must be the user's own: what is in it is trusted.
        scheduler: address of a Dask cluster that makes pages; processes of this machine do when nobody says.
        note: told what the cache lost and why, and why a cluster is not used.
        offline: whether the site is to be opened from a disk. Such a site is always built whole, and no other build
            takes anything from it; only the cache of pages is shared.

    Raises:
        ClusterError: when pages cannot be made on the cluster.
        ProjectNotFoundError: when there is no site configuration in the folder.
        ResourceMissingError: when the in-page code is not built.
    """
    if scheduler:
        _need_cluster()
    tell("reading the project")
    store = Cache(cache, note)
    try:
        with alone_at(out.absolute(), tell), undisturbed():
            collected = collect(root)
            inputs = read_inputs(collected, today) if store.keeps else {}
            order = Order(
                collected,
                inputs,
                out.absolute(),
                today,
                jobs or processors(),
                store,
                files_below(out.absolute()) if store.keeps else {},
                scheduler,
                note,
                offline=offline,
            )
            return _build(order, tell)
    finally:
        store.rest()


def _need_cluster() -> None:
    """See to it that clusters can be used here.

    Raises:
        ClusterError: when the package for that is not installed.
    """
    try:
        import_module("guidewright.site.cluster")
    except ModuleNotFoundError as error:
        message = (
            f"--scheduler needs the package `{error.name}`. Install it: pip install 'guidewright[cluster]'"
        )
        raise ClusterError(message) from error


def _build(order: Order, tell: Tell) -> Built:
    head = None if order.offline else Head.find(order.store)
    stands = standing_whole(head.id, order) if head else None
    if head and stands is not None and head.inputs == order.inputs:
        return Built(order.collected, order.today, head.issues, head.made, published=True, changed=())
    last = head.whole(order.store) if head else None
    if last and stands is not None:
        edit = import_module("guidewright.site.edits").edit
        changed: tuple[str, ...] | None = edit(order, last, stands, tell)
        if changed is not None:
            return Built(
                order.collected, order.today, last.issues, last.made, published=True, changed=changed
            )
    made = import_module("guidewright.rebuild").build(order, last, tell)
    return Built(order.collected, order.today, *made)
