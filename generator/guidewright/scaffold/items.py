"""What to write next in, one file with every key explained out, filled with what the academy knows."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidewright.diagnostics import nearest
from guidewright.model import Academy
from guidewright.model.settings import Settings
from guidewright.scaffold.fill import FILL, ItemRefusedError, owner
from guidewright.scaffold.templates import FileTemplates
from guidewright.scaffold.write import PlannedFile

__all__ = ["ITEMS", "ItemRefusedError", "ItemRequest", "item_file"]

ITEMS = {
    "article": "{docs}/articles/{topic}/{id}.md",
    "track": "{docs}/tracks/{id}.yml",
    "quiz": "{docs}/quizzes/{id}.yml",
    "tour": "tours/{id}.yml",
    "release": "{docs}/releases/{id}.md",
}
"""Where each kind of file goes."""
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRequest:
    """What to write.

    Attributes:
        kind: a key of `ITEMS`.
        name: an id, or the title in words.
        title: what readers see; made from the name when it is not given.
        roles, level, topic, product: ids; the academy's first when they are not given.
        today: the day it counts as reviewed.
    """

    kind: str
    name: str
    title: str | None = None
    roles: tuple[str, ...] = ()
    level: str | None = None
    topic: str | None = None
    product: str | None = None
    today: dt.date


def item_file(request: ItemRequest, academy: Academy, templates: Mapping[str, str]) -> PlannedFile:
    """The file that a request asks for.

    Args:
        request: what to write.
        academy: what there is already.
        templates: template files by their path below `site_templates/`, the project's own in place of ours.

    Raises:
        ItemRefusedError: an id that is taken or unknown, or something that has to exist first.
    """
    if academy.settings is None:
        raise ItemRefusedError("there is no academy.yml here. Add one: guidewright init --adopt")
    settings = academy.settings.source
    id_ = _id(request)
    _free(request.kind, id_, academy)
    values = _choices(request, settings)
    path = ITEMS[request.kind].format(docs=academy.docs, id=id_, topic=values["topic"])
    values |= {
        "id": id_,
        "up": "../" * path.count("/"),
        "title": " ".join((request.title or _title(request)).split()),
        "version": request.name,
        "owner": owner(academy),
        "today": request.today.isoformat(),
    }
    values |= FILL[request.kind](values, academy, settings)
    extension = path.rsplit(".", 1)[-1]
    return PlannedFile(
        path, FileTemplates(templates).render(f"scaffold/new/{request.kind}.{extension}", **values)
    )


def _id(request: ItemRequest) -> str:
    if _ID.fullmatch(request.name):
        return request.name.replace(".", "-")  # `guide.ja` would be the name of a translation
    plain = unicodedata.normalize("NFKD", request.name.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    made = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if not made:
        message = f"no id can be made from “{request.name}”. Give one in Latin letters: guidewright new"
        raise ItemRefusedError(f"{message} {request.kind} my-id --title “{request.name}”")
    return made


def _title(request: ItemRequest) -> str:
    if request.kind == "release":
        return f"Release {request.name}"
    words = request.name.replace("-", " ") if _ID.fullmatch(request.name) else request.name
    return words[:1].upper() + words[1:]


def _free(kind: str, id_: str, academy: Academy) -> None:
    things: Mapping[str, Any] = getattr(academy, {"quiz": "quizzes"}.get(kind, f"{kind}s"))
    if id_ in things:
        path = things[id_].source.origin.path
        raise ItemRefusedError(f"the {kind} id `{id_}` is taken by {path}. Choose another name")


def _choices(request: ItemRequest, settings: Settings) -> dict[str, Any]:
    """Roles, level and topic: those asked for when they exist, else the academy's first."""
    roles = tuple(_known("role", role, settings.roles) for role in request.roles)
    return {
        "roles": roles or tuple(settings.roles)[:1],
        "level": _known("level", request.level, settings.levels),
        "level_given": request.level is not None,
        "topic": _known("topic", request.topic, settings.topics),
        "product": _known("product", request.product, settings.products) if settings.products else None,
    }


def _known(kind: str, id_: str | None, ids: Mapping[str, Any]) -> str:
    if id_ is None:
        return next(iter(ids))
    if id_ in ids:
        return id_
    meant = nearest(id_, ids)
    help_text = (
        f"Did you mean `{meant}`?" if meant else f"Known: {', '.join(ids)}; add it to academy.yml first."
    )
    raise ItemRefusedError(f"there is no {kind} `{id_}`. {help_text}")
