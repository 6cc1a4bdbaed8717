"""What of an author's file others can see, and what its own page takes from others: all but the words in between."""

from __future__ import annotations

import hashlib

from guidewright.decode.documents import Document, Kind
from guidewright.decode.markdown import Link, Markdown

__all__ = ["skeleton"]

_SHOWN_ONCE = (Kind.ARTICLE, Kind.RELEASE, Kind.PAGE)


def skeleton(document: Document) -> str:
    """A digest that stays the same when only words between the parts of a body change.

    Two texts of a file with the same skeleton mean the same to every other file, to every rule, and to everything
    that is filled into the body: its keys, headings, links, pictures, fences, placeholders and anchors are the same
    and come in the same order.

    Returns:
        Nothing for a file whose every word may matter elsewhere: a snippet, one that includes snippets, or one with a
        picture that is described in the words around it.
    """
    body = document.body
    if body is None or document.kind not in _SHOWN_ONCE or not document.readable:
        return ""
    if any(part.scope == "snippet" for part in body.placeholders) or any(map(_undescribed, body.links)):
        return ""
    digest = hashlib.sha256(
        f"{document.kind.value}\0{document.name}\0{document.text[: body.start]}\0".encode()
    )
    for part in _parts(body):
        digest.update(f"{part}\0".encode(errors="surrogatepass"))
    return digest.hexdigest()[:40]


def _undescribed(link: Link) -> bool:
    return link.image and not link.text.strip()


def _parts(body: Markdown) -> list[str]:
    """Every part of a body in the order of their places, with how far each reaches over the next."""
    found = [
        *((one.start, one.end, f"heading {one.level} {one.text}") for one in body.headings),
        *((o.start, o.end, f"link {o.target} {o.text} {o.image} {o.raw}") for o in body.links),
        *((one.start, one.end, f"fence {one.indent} {one.info} {one.body}") for one in body.fences),
        *((one.start, one.end, f"placeholder {one.scope} {one.key}") for one in body.placeholders),
    ]
    found.sort()
    parts = [f"ids {' '.join(body.ids)}", f"{bool(body.text.strip())}"]
    reach = 0
    for start, end, text in found:
        parts.append(f"{start < reach} {text}")
        reach = max(reach, end)
    if body.headings:
        parts.append(f"{bool(body.text[: body.headings[0].start - body.start].strip())}")
    return parts
