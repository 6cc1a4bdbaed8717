"""The cache is used: what did not change is neither made nor written again."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Template
from markdown import Markdown

from tests.incremental.door import build
from tests.incremental.kept import ARTICLE, Kept, copy_of
from tests.incremental.trees import prints

INDEX = "search-index/"
NAMES_OF_CONTENT = {"guidewright.json", "tours/manifest.json", "tours/integrity.json"}
"""Files that name the release of the content, which is another one after every edit."""


@contextmanager
def counted() -> Iterator[dict[str, int]]:
    """How many texts the engine converts, and how many articles' texts are made for it, in this process."""
    made = {"converted": 0, "texts": 0}

    convert, render = Markdown.convert, Template.render

    def converting(self: Markdown, source: str) -> str:
        made["converted"] += 1
        return convert(self, source)

    def rendering(self: Template, *given: object, **named: object) -> str:
        made["texts"] += self.name == "pages/article-head.html.jinja"
        return render(self, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Markdown, "convert", converting)
        patch.setattr(Template, "render", rendering)
        yield made


def written(kept: Kept, edit: Callable[[], object] = lambda: None) -> set[str]:
    """Build, edit, build; -> files that are new, gone, or written again."""
    kept.build()  # the site is a copy, of which the cache knows nothing
    edit()
    before = prints(kept.order.out)
    kept.build()
    after = prints(kept.order.out)
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def outside_search(names: set[str]) -> set[str]:
    return {name for name in names if not name.startswith(INDEX)} - NAMES_OF_CONTENT


def test_nothing_changed_nothing_written(kept: Kept) -> None:
    assert written(kept) == set()


def test_nothing_is_made_again(kept: Kept) -> None:
    with counted() as made:
        assert build(replace(kept.order, jobs=1)).published
    assert made["converted"] == 0


def test_one_sentence_writes_one_page(kept: Kept) -> None:
    assert outside_search(written(kept, kept.edit)) == {"articles/invoices/invoices-3/index.html"}
    kept.expect_clean()


def test_one_sentence_converts_one_text(kept: Kept) -> None:
    kept.edit()
    with counted() as made:
        assert build(replace(kept.order, jobs=1)).published
    assert made["converted"] == 1


def test_a_title_writes_the_pages_that_name_it(kept: Kept) -> None:
    path = kept.order.root / ARTICLE
    other = path.read_text(encoding="utf-8").replace("title: Part 3", "title: Another 3", 1)
    changed = outside_search(written(kept, partial(path.write_text, other, encoding="utf-8")))
    assert "articles/invoices/invoices-3/index.html" in changed
    assert "topics/invoices/index.html" in changed
    site = kept.order.out
    for name in changed:
        assert "Another 3" in (site / name).read_text(encoding="utf-8"), name
    kept.expect_clean()


def test_a_title_is_indexed_where_the_search_shows_it(kept: Kept) -> None:
    path = kept.order.root / ARTICLE
    other = path.read_text(encoding="utf-8").replace("title: Part 3", "title: Another 3", 1)
    written_again = written(kept, partial(path.write_text, other, encoding="utf-8"))
    naming = [name for name in written_again if name.startswith("articles/") and name.endswith("/index.html")]
    indexed = [name for name in written_again if re.fullmatch(rf"{INDEX}en-\w+/p\d+\.js", name)]
    assert 0 < len(indexed) < len(naming)


def test_a_new_article_makes_the_texts_of_those_that_name_it(kept: Kept) -> None:
    kept.build()
    articles = kept.order.root / "content" / "articles"
    text = (kept.order.root / ARTICLE).read_text(encoding="utf-8")
    (articles / "invoices" / "one-more.md").write_text(
        text.replace("title: Part 3", "title: One more", 1), encoding="utf-8"
    )
    with counted() as made:
        assert build(replace(kept.order, jobs=1)).published
    pages = list(kept.order.out.glob("**/articles/**/index.html"))
    naming = [page for page in pages if "One more" in page.read_text(encoding="utf-8").partition("<main")[2]]
    assert 0 < made["texts"] <= len(naming) < len(pages)
    kept.expect_clean()


def test_an_edit_undone_is_all_in_the_cache(kept: Kept) -> None:
    path = kept.order.root / ARTICLE
    before = path.read_bytes()
    kept.edit()
    kept.build()
    path.write_bytes(before)
    with counted() as made:
        assert build(replace(kept.order, jobs=1)).published
    assert made["converted"] == 0
    kept.expect_clean()


def test_an_edited_hook_is_heard_in_the_same_process(kept: Kept) -> None:
    """Also when its file keeps its size and its time: nothing compiled before stands for it."""
    root, site = kept.order.root, kept.order.out
    hook, config = root / "hook.py", root / "mkdocs.yml"
    config.write_text("hooks: [hook.py]\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    for word in ("one", "two"):
        hook.write_text(f"def on_page_markdown(markdown, **_):\n    return markdown + ' Hooked {word}.'\n")
        os.utime(hook, (10**9, 10**9))
        kept.build()
        assert f"Hooked {word}." in (site / "articles/invoices/invoices-3/index.html").read_text(
            encoding="utf-8"
        )
    assert not (root / "__pycache__").exists()


def test_another_folder_and_other_times(kept: Kept, tmp_path: Path) -> None:
    """As a pipeline carries a cache from one machine to another: without the site, under other rights."""
    shutil.rmtree(kept.order.out)
    umask = os.umask(0o077)
    try:
        moved = copy_of(kept, tmp_path / "another machine" / "deeper" / "ö")
        for number, path in enumerate(sorted(moved.folder.rglob("*"))):
            os.utime(path, (10**9 + number, 10**9 + number))
        shutil.rmtree(kept.folder)
        with counted() as made:
            assert build(replace(moved.order, jobs=1)).published
    finally:
        os.umask(umask)
    assert made["converted"] == 0
    moved.expect_clean()


def test_no_path_of_the_machine_is_in_the_cache(kept: Kept) -> None:
    for path in kept.files_of_cache():
        assert str(kept.folder.parent).encode() not in path.read_bytes(), path.name
