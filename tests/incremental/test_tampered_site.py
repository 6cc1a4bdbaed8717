"""Whatever somebody did to the site between two builds, the next one repairs it; nothing stale survives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.door import build
from tests.incremental.kept import ARTICLE, Kept
from tests.incremental.trees import differences

PAGE = "articles/invoices/invoices-3/index.html"


def page_deleted(site: Path) -> None:
    (site / PAGE).unlink()


def folder_deleted(site: Path) -> None:
    shutil.rmtree(site / "articles" / "invoices")


def page_edited(site: Path) -> None:
    with (site / PAGE).open("a", encoding="utf-8") as file:
        file.write("<p>By hand.</p>")


def page_of_equal_size_and_time(site: Path) -> None:
    path = site / PAGE
    status = path.stat()
    with path.open("r+b") as file:
        data = file.read().replace(b"<title>Part", b"<title>Park", 1)
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def page_replaced_by_one_of_equal_size_and_time(site: Path) -> None:
    path = site / PAGE
    status = path.stat()
    data = path.read_bytes().replace(b"<title>Part", b"<title>Park", 1)
    path.unlink()
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def page_emptied(site: Path) -> None:
    (site / PAGE).write_bytes(b"")


def file_added(site: Path) -> None:
    (site / "articles" / "stray.html").write_text("stray", encoding="utf-8")


def folder_added(site: Path) -> None:
    (site / "articles" / "stray" / "deep").mkdir(parents=True)
    (site / "articles" / "stray" / "deep" / "index.html").write_text("stray", encoding="utf-8")


def empty_folder_added(site: Path) -> None:
    (site / "stray").mkdir()


def hidden_file_added(site: Path) -> None:
    (site / ".stray").write_text("stray", encoding="utf-8")


def file_is_a_folder(site: Path) -> None:
    (site / PAGE).unlink()
    (site / PAGE).mkdir()
    (site / PAGE / "inner").write_text("stray", encoding="utf-8")


def folder_is_a_file(site: Path) -> None:
    shutil.rmtree(site / "articles" / "invoices")
    (site / "articles" / "invoices").write_text("stray", encoding="utf-8")


def page_is_a_link(site: Path) -> None:
    (site / PAGE).rename(site.parent / "elsewhere.html")
    (site / PAGE).symlink_to(site.parent / "elsewhere.html")


def page_is_a_link_to_another(site: Path) -> None:
    (site / PAGE).unlink()
    (site / PAGE).symlink_to("../invoices-2/index.html")


def folder_is_a_link(site: Path) -> None:
    (site / "articles").rename(site.parent / "elsewhere")
    (site / "articles").symlink_to(site.parent / "elsewhere", target_is_directory=True)


def index_deleted(site: Path) -> None:
    shutil.rmtree(site / "search-index")


def index_cut(site: Path) -> None:
    for path in (site / "search-index").rglob("p*.js"):
        path.unlink()


def start_of_index_deleted(site: Path) -> None:
    (site / "search-index" / "index.js").unlink()


def index_edited(site: Path) -> None:
    for path in sorted((site / "search-index").rglob("*.js")):
        path.write_bytes(path.read_bytes()[:-1] + b"!")


def marker_deleted(site: Path) -> None:
    (site / "guidewright.json").unlink()


def product_edited(site: Path) -> None:
    (site / "product" / "js" / "app.js").write_text("alert(1)\n", encoding="utf-8")


def tour_edited(site: Path) -> None:
    for path in (site / "tours").rglob("*.json"):
        path.write_bytes(path.read_bytes() + b" ")


def rights_taken(site: Path) -> None:
    (site / PAGE).chmod(0o000)


def two_pages_exchanged(site: Path) -> None:
    other = site / "articles" / "invoices" / "invoices-2" / "index.html"
    one, two = (site / PAGE).read_bytes(), other.read_bytes()
    (site / PAGE).write_bytes(two)
    other.write_bytes(one)


TAMPERINGS: list[Callable[[Path], None]] = [
    page_deleted,
    folder_deleted,
    page_edited,
    page_of_equal_size_and_time,
    page_replaced_by_one_of_equal_size_and_time,
    page_emptied,
    file_added,
    folder_added,
    empty_folder_added,
    hidden_file_added,
    file_is_a_folder,
    folder_is_a_file,
    page_is_a_link,
    page_is_a_link_to_another,
    folder_is_a_link,
    index_deleted,
    index_cut,
    start_of_index_deleted,
    index_edited,
    marker_deleted,
    product_edited,
    tour_edited,
    rights_taken,
    two_pages_exchanged,
]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_tampering(kept: Kept, tamper: Callable[[Path], None]) -> None:
    kept.build()
    tamper(kept.order.out)
    kept.build()
    kept.expect_clean()
    links = [path for path in kept.order.out.rglob("*") if path.is_symlink()]
    assert not links
    assert (kept.order.out / PAGE).stat().st_mode & 0o044 == 0o044, "the page cannot be read by a server"


def test_an_edit_beside_tampering(kept: Kept) -> None:
    """The page that is edited is not the page that somebody changed."""
    page_edited(kept.order.out)
    index_edited(kept.order.out)
    file_added(kept.order.out)
    kept.edit()
    kept.build()
    kept.expect_clean()


def test_what_tampering_leads_out_of_the_site_is_left_alone(kept: Kept) -> None:
    outside = kept.folder / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("mine", encoding="utf-8")
    page = (kept.order.out / PAGE).parent
    shutil.rmtree(page)
    page.symlink_to(outside, target_is_directory=True)
    kept.build()
    kept.expect_clean()
    assert (outside / "index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_two_places_in_turn(kept: Kept) -> None:
    other = replace(kept.order, out=kept.folder / "other")
    for number in range(3):
        kept.edit(f"Turn {number}.")
        order = other if number % 2 else kept.order
        assert build(order).published
        kept.expect_clean(order.out)
    assert build(other).published
    kept.expect_clean(other.out)


@pytest.mark.slow
def test_the_site_moves(kept: Kept) -> None:
    moved = replace(kept.order, out=kept.folder / "moved")
    kept.order.out.rename(moved.out)
    kept.edit()
    assert build(moved).published
    kept.expect_clean(moved.out)


def test_an_older_site_in_its_place(kept: Kept) -> None:
    """Somebody puts yesterday's site back."""
    old = kept.folder / "old"
    shutil.copytree(kept.order.out, old)
    kept.edit()
    kept.build()
    shutil.rmtree(kept.order.out)
    old.rename(kept.order.out)
    kept.build()
    kept.expect_clean()


def test_the_site_of_another_academy_in_its_place(kept: Kept) -> None:
    other = kept.folder / "other"
    shutil.copytree(kept.order.root, other)
    for path in (other / "content" / "articles" / "reports").glob("*"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Some words", "Other words"), encoding="utf-8")
    assert build(replace(kept.order, root=other, cache=None)).published
    kept.build()
    kept.expect_clean()


def test_nothing_of_what_is_gone_survives(kept: Kept) -> None:
    root = kept.order.root
    about = (root / "content" / "about.md").read_text(encoding="utf-8")
    (root / "content" / "about.md").write_text("# About\n", encoding="utf-8")
    (root / "content" / "releases" / "1-0.md").unlink()
    (root / "content" / "images" / "list.svg").unlink()
    (root / "product" / "js" / "app.js").unlink()
    (root / "tours" / "read-list.yml").unlink()
    kept.build()
    kept.expect_clean()
    for gone in ("releases/1-0", "images/list.svg", "product/js/app.js", "walkthroughs/read-list"):
        assert not (kept.order.out / gone).exists(), gone
    (root / "content" / "about.md").write_text(about, encoding="utf-8")
    kept.build()
    kept.expect_clean()


def test_a_build_that_fails_leaves_the_site(kept: Kept) -> None:
    path = kept.order.root / ARTICLE
    good = path.read_text(encoding="utf-8")
    kept.build()
    shutil.copytree(kept.order.out, kept.folder / "before")
    for fault in ("\n{{ ui.no-such-label }}\n", "\n<script>x()</script>\n", '\n<a href="nowhere/">x</a>\n'):
        path.write_text(good + fault, encoding="utf-8")
        assert not build(kept.order).published
        assert not build(replace(kept.order, out=kept.folder / "none", cache=None)).published
        assert differences(kept.order.out, kept.folder / "before") == []
    path.write_text(good, encoding="utf-8")
    kept.build()
    kept.expect_clean()
