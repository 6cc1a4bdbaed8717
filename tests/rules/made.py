"""Cases that cannot be kept as files: a repository, an editor or a file system would repair or refuse them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

__all__ = ["MADE"]

ARTICLE = (
    "---\ntitle: Extra\nroles: [manager]\nlevel: start\ntopics: [workflows]\nkind: reference\n---\nWords.\n"
)
ARTICLES = Path("content/articles/workflows")


def _invalid_utf8(root: Path) -> None:
    (root / ARTICLES / "extra.md").write_bytes(ARTICLE.encode() + "Größe\n".encode("latin-1"))
    (root / "tours/extra.yml").write_bytes(b"\xff\xfetitle: Extra\n")


def _byte_order_mark(root: Path) -> None:
    (root / ARTICLES / "extra.md").write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())


def _crlf(root: Path) -> None:
    (root / ARTICLES / "extra.md").write_bytes(ARTICLE.replace("\n", "\r\n").encode())


def _too_large(root: Path) -> None:
    (root / ARTICLES / "extra.md").write_text(ARTICLE + "words " * 400_000, encoding="utf-8")


def _symlink_outside(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (root / "content/secret.md").symlink_to(outside / "secret.md")
    (root / "content/folder").symlink_to(outside, target_is_directory=True)
    (root / "content/images/again.svg").symlink_to(root / "content/images/queue.svg")


def _case_collision(root: Path) -> None:
    (root / "content/images/Queue.svg").write_text("<svg/>\n", encoding="utf-8")
    (root / "content/caf\u00e9.md").write_text("# One\n", encoding="utf-8")
    (root / "content/cafe\u0301.md").write_text("# Two\n", encoding="utf-8")


def _unreadable(root: Path) -> None:
    (root / "content/gone.md").symlink_to(root / "content/missing.md")
    (root / "content/round.md").symlink_to(root / "content/round.md")


def _include_too_large(root: Path) -> None:
    for number in range(20):
        again = f"{{{{ snippet.level-{number + 1} }}}}\n" * 10
        (root / f"content/snippets/level-{number}.md").write_text(again, encoding="utf-8")
    (root / "content/snippets/level-20.md").write_text("ha\n", encoding="utf-8")


MADE: dict[str, Callable[[Path], None]] = {
    "invalid-utf8": _invalid_utf8,
    "byte-order-mark": _byte_order_mark,
    "crlf-line-ends": _crlf,
    "file-too-large": _too_large,
    "symlink-outside": _symlink_outside,
    "case-collision": _case_collision,
    "unreadable-file": _unreadable,
    "include-too-large": _include_too_large,
}
