"""Fences that bring a quiz, a tour's steps or a video into an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from guidewright.decode import Fence, Markdown
from guidewright.diagnostics import Span
from guidewright.model import rules
from guidewright.model.reading import Reader, Reference
from guidewright.model.records import Record, key
from guidewright.yaml_nodes import parse_yaml

__all__ = ["Embed", "EmbedKind", "Video", "read_embeds"]

_LENGTH = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2})")


class EmbedKind(Enum):
    """The word behind the fence."""

    QUIZ = "quiz"
    STEPS = "steps"
    VIDEO = "video"


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Record):
    """A recording."""

    title: str = key("Name shown to readers.", example="Approve an invoice in three minutes")
    src: str = key("The file, relative to the article, or an https address.", example="approve.mp4")
    length: str = key("Minutes and seconds.", example='"3:40"')
    captions: str | None = key("WebVTT captions, relative to the article.", default=None)
    transcript: str | None = key("The words spoken.", default=None)
    poster: str | None = key("Picture shown before it plays, relative to the article.", default=None)

    @property
    def seconds(self) -> int | None:
        """Length in seconds; `None` when it is not written as `m:ss`."""
        match = _LENGTH.fullmatch(self.length)
        return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) if match else None


@dataclass(frozen=True, slots=True)
class Embed:
    """One fence of ours.

    Attributes:
        kind: which one.
        target: id of the quiz or tour; empty for a video.
        fence: where it stands.
        video: what a `video` fence describes.
    """

    kind: EmbedKind
    target: str
    fence: Fence
    video: Video | None = None


def read_embeds(body: Markdown, reader: Reader) -> tuple[Embed, ...]:
    """The fences of ours in a body; problems and references go to the reader."""
    found = []
    for fence in body.fences:
        words = fence.info.split()
        if words and words[0] in ("quiz", "steps", "video"):
            embed = _read(EmbedKind(words[0]), words[1:], fence, reader)
            if embed:
                found.append(embed)
    return tuple(found)


def _read(kind: EmbedKind, arguments: list[str], fence: Fence, reader: Reader) -> Embed | None:
    span = Span(reader.path, fence.info_start, fence.info_start + len(fence.info))
    if kind is EmbedKind.VIDEO:
        return _video(fence, span, reader)
    what = "quiz" if kind is EmbedKind.QUIZ else "tour"
    if len(arguments) != 1:
        message = f"this fence names {len(arguments)} {what} ids, it needs one"
        reader.issues.append(rules.FENCE_ARGUMENT.at(span, message, f"Write ```{kind.value} my-{what}."))
        return None
    start = span.end - len(arguments[0])
    reader.references.append(Reference(what, arguments[0], reader.path, start, span.end))
    return Embed(kind, arguments[0], fence)


def _video(fence: Fence, span: Span, reader: Reader) -> Embed | None:
    root, issues = parse_yaml(fence.body, reader.path, fence.body_start)
    reader.issues += issues
    if issues:
        return None
    if root is None:
        reader.issues.append(
            rules.MISSING_KEY.at(span, "this video fence is empty", "Write `title`, `src` and `length`.")
        )
        return None
    video = reader.read_file(Video, root, {})
    if video is not None and video.seconds is None:
        message = f"`{video.length[:20]}` is not a length"
        help_text = 'Write minutes and seconds in quotes: `length: "3:40"`.'
        reader.issues.append(rules.INVALID_VALUE.at(video.origin.span("length"), message, help_text))
    return Embed(EmbedKind.VIDEO, "", fence, video) if video else None
