"""A folder in, source files and assets out; nothing outside it, nothing unbounded, the same on every machine."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from guidewright.collect import Area, Collected, ProjectNotFoundError, collect
from guidewright.collect.rules import MAX_BYTES


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    write(root / "mkdocs.yml", "site_name: One\ndocs_dir: content\n")
    write(root / "content/index.md", "# One\n")
    return root


def write(path: Path, text: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def ruled(collected: Collected) -> list[tuple[str, str]]:
    return [(issue.rule.id, issue.span.path) for issue in collected.issues]


def test_a_folder_without_configuration_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError):
        collect(tmp_path)


def test_files_come_with_area_name_text_and_digest(project: Path) -> None:
    write(project / "tours/approve.yml", "title: Ü\n")
    collected = collect(project)
    assert collected.issues == ()
    assert [(file.path, file.area, file.name) for file in collected.files] == [
        ("content/index.md", Area.DOCS, "index.md"),
        ("mkdocs.yml", Area.CONFIG, "mkdocs.yml"),
        ("tours/approve.yml", Area.TOURS, "approve.yml"),
    ]
    tour = collected.files[-1]
    assert tour.text == "title: Ü\n"
    assert tour.digest == hashlib.sha256("title: Ü\n".encode()).hexdigest()


def test_other_files_of_the_docs_are_assets(project: Path) -> None:
    write(project / "content/images/one.png", b"\x89PNG")
    write(project / "content/UPPER.PNG", b"")
    write(project / "tours/readme.txt", "not read")
    collected = collect(project)
    assert [(asset.path, asset.name, asset.size) for asset in collected.assets] == [
        ("content/UPPER.PNG", "UPPER.PNG", 0),
        ("content/images/one.png", "images/one.png", 4),
    ]
    assert all(file.area is not Area.TOURS for file in collected.files)


def test_hidden_and_vendored_folders_are_left_out(project: Path) -> None:
    for name in (".git/a.md", "node_modules/a.md", "__pycache__/a.md", ".hidden.md", "sub/.draft/a.md"):
        write(project / "content" / name)
    assert [file.name for file in collect(project).files if file.area is Area.DOCS] == ["index.md"]


def test_the_order_is_that_of_paths(project: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "B.md", "é.md", "a/a.md"):
        write(project / "content" / name)
    paths = [file.path for file in collect(project).files]
    assert paths == sorted(paths)


def test_docs_dir_is_found_through_inherited_configurations(tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "INHERIT: base/mkdocs.yml\nsite_name: One\n")
    write(tmp_path / "base/mkdocs.yml", "docs_dir: texts\n")
    write(tmp_path / "texts/one.md")
    assert [file.path for file in collect(tmp_path).files] == ["mkdocs.yml", "texts/one.md"]


@pytest.mark.parametrize(
    "config",
    [
        "site_name: One\n",
        "docs_dir: ../outside\n",
        "docs_dir: /etc\n",
        "docs_dir: [a]\n",
        "INHERIT: mkdocs.yml\n",
        "INHERIT: ../../outside.yml\n",
        "INHERIT: missing.yml\n",
        "{broken",
        "",
        "- a list\n",
        "theme: !!python/name:material.x.y\n",
    ],
)
def test_odd_configurations_fall_back_to_docs(tmp_path: Path, config: str) -> None:
    write(tmp_path / "project/mkdocs.yml", config)
    write(tmp_path / "project/docs/one.md")
    write(tmp_path / "outside/secret.md")
    names = [file.name for file in collect(tmp_path / "project").files if file.area is Area.DOCS]
    assert names == ["one.md"]


def test_string_catalogues_are_found_by_their_pattern(project: Path) -> None:
    write(
        project / "content/academy.yml",
        "products:\n  a: {labels: 'app/strings/{lang}.json'}\n  b: {labels: 'app/x.{lang}.yml'}\n",
    )
    for name in ("strings/en.json", "strings/ja.json", "strings/notes.txt", "x.en.yml", "y.en.yml"):
        write(project / "app" / name, "{}")
    found = [file.path for file in collect(project).files if file.area is Area.LABELS]
    assert found == ["app/strings/en.json", "app/strings/ja.json", "app/x.en.yml"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("locales/{lang}/app.json", ["locales/en/app.json", "locales/zh-Hans/app.json"]),
        ("locales/{lang}/{lang}.json", ["locales/en/en.json"]),
        ("locales/x-{lang}-y/app.json", ["locales/x-ms-y/app.json"]),
        ("nowhere/{lang}.json", []),
        ("locales/en/app.json/{lang}.json", []),
    ],
)
def test_the_language_may_be_a_folder(project: Path, pattern: str, expected: list[str]) -> None:
    write(project / "content/academy.yml", f"products: {{a: {{labels: '{pattern}'}}}}\n")
    for name in ("en/app.json", "zh-Hans/app.json", "en/en.json", "x-ms-y/app.json", "x-ms-y/other.json"):
        write(project / "locales" / name, "{}")
    found = [file.path for file in collect(project).files if file.area is Area.LABELS]
    assert [path for path in found if not path.startswith("locales/x-") or "x-" in pattern] == expected


def test_string_catalogues_are_no_way_out(project: Path) -> None:
    write(project / "content/academy.yml", "products: {a: {labels: 'app/{lang}.json'}}\n")
    write(project.parent / "secret.json", "{}")
    (project / "app").mkdir()
    (project / "app/en.json").symlink_to(project.parent / "secret.json")
    assert ruled(collect(project)) == [("symlink-outside", "app/en.json")]


@pytest.mark.parametrize("pattern", ["../strings/{lang}.json", "/etc/{lang}.json", "app/../../{lang}.json"])
def test_string_catalogues_stay_inside_the_project(project: Path, pattern: str) -> None:
    write(project / "content/academy.yml", f"products: {{a: {{labels: '{pattern}'}}}}\n")
    write(project.parent / "strings/en.json", "{}")
    write(project.parent / "en.json", "{}")
    assert not [file for file in collect(project).files if file.area is Area.LABELS]


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(project: Path) -> None:
    write(project / "content/fits.md", b"x" * MAX_BYTES)
    write(project / "content/large.md", b"x" * (MAX_BYTES + 1))
    collected = collect(project)
    assert ruled(collected) == [("file-too-large", "content/large.md")]
    assert "content/fits.md" in collected.texts
    assert "content/large.md" not in collected.texts


def test_a_file_of_fifty_megabytes_is_not_even_opened(project: Path) -> None:
    with (project / "content/huge.md").open("wb") as file:
        file.truncate(50_000_000)
    assert ruled(collect(project)) == [("file-too-large", "content/huge.md")]


@pytest.mark.parametrize(
    ("data", "at"), [(b"\xff", 0), ("ü".encode() + b"\xfc", 1), (b"ab\n\xe3\x81", 3), (b"a\xed\xa0\x80", 1)]
)
def test_the_first_byte_that_is_not_utf8_is_pointed_at(project: Path, data: bytes, at: int) -> None:
    write(project / "content/bad.md", data)
    collected = collect(project)
    assert ruled(collected) == [("invalid-utf8", "content/bad.md")]
    assert (collected.issues[0].span.start, collected.issues[0].span.end) == (at, at + 1)
    assert len(collected.texts["content/bad.md"]) > at
    assert "content/bad.md" not in [file.path for file in collected.files]


def test_a_byte_order_mark_is_reported_and_left_out(project: Path) -> None:
    write(project / "content/bom.md", b"\xef\xbb\xbf# One\n")
    collected = collect(project)
    assert ruled(collected) == [("byte-order-mark", "content/bom.md")]
    assert collected.texts["content/bom.md"] == "# One\n"


def test_carriage_returns_are_reported_once_and_kept(project: Path) -> None:
    write(project / "content/crlf.md", b"one\r\ntwo\r\n")
    collected = collect(project)
    assert ruled(collected) == [("crlf-line-ends", "content/crlf.md")]
    assert collected.texts["content/crlf.md"] == "one\r\ntwo\r\n"


def test_links_inside_the_project_are_followed_once(project: Path) -> None:
    write(project / "content/real/one.md")
    (project / "content/again").symlink_to(project / "content/real", target_is_directory=True)
    (project / "content/real/up").symlink_to(project / "content", target_is_directory=True)
    collected = collect(project)
    assert collected.issues == ()
    assert len([file for file in collected.files if file.name.endswith("one.md")]) == 1


def test_a_file_keeps_its_own_path_beside_a_link_to_its_folder(project: Path) -> None:
    write(project / "content/real/one.md")
    (project / "content/again").symlink_to(project / "content/real", target_is_directory=True)
    (project / "content/zone").symlink_to(project / "content/real", target_is_directory=True)
    assert "content/real/one.md" in collect(project).texts


def test_folders_nested_as_deep_as_a_disk_allows(project: Path) -> None:
    folder = project / "content"
    depth = 0
    while len(str(folder)) < 3900:
        folder /= "d"
        depth += 1
        folder.mkdir()
    write(folder / "one.md")
    try:
        assert depth > 1000
        found = [file.name for file in collect(project).files if file.name.endswith("/one.md")]
        assert found == ["d/" * depth + "one.md"]
    finally:
        _flatten(folder, project / "content")


def _flatten(folder: Path, root: Path) -> None:
    """Take the deep tree down from below: the clean-up of temporary folders goes down from above, and too deep."""
    (folder / "one.md").unlink()
    while folder != root:
        folder.rmdir()
        folder = folder.parent


def test_a_folder_that_cannot_be_listed_is_reported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "content/locked/one.md")
    listed = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    collected = collect(project)
    assert ruled(collected) == [("unreadable-file", "content/locked")]
    assert collected.issues[0].message == "this folder cannot be read: permission denied"


@pytest.mark.parametrize("target", ["../outside", "../outside/secret.md", "/etc"])
def test_links_out_of_the_project_are_refused(project: Path, target: str) -> None:
    write(project.parent / "outside/secret.md", "secret")
    link = project / ("content/link.md" if target.endswith(".md") else "content/link")
    link.symlink_to(target if target.startswith("/") else f"../{target}")
    collected = collect(project)
    assert ruled(collected) == [("symlink-outside", link.relative_to(project).as_posix())]
    assert "secret" not in "".join(collected.texts.values())


def test_the_docs_folder_itself_may_not_be_a_link_out(tmp_path: Path) -> None:
    write(tmp_path / "outside/secret.md")
    write(tmp_path / "project/mkdocs.yml", "")
    (tmp_path / "project/docs").symlink_to(tmp_path / "outside")
    collected = collect(tmp_path / "project")
    assert ruled(collected) == [("symlink-outside", "docs")]


def test_a_project_reached_through_a_link_is_read(tmp_path: Path, project: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    assert [file.path for file in collect(tmp_path / "link").files] == ["content/index.md", "mkdocs.yml"]


def test_links_that_lead_nowhere_or_in_a_circle_are_reported(project: Path) -> None:
    (project / "content/gone.md").symlink_to("missing.md")
    (project / "content/round.md").symlink_to("round.md")
    assert ruled(collect(project)) == [
        ("unreadable-file", "content/gone.md"),
        ("unreadable-file", "content/round.md"),
    ]


def test_what_is_no_file_is_not_opened(project: Path) -> None:
    os.mkfifo(project / "content/pipe.md")
    collected = collect(project)
    assert ruled(collected) == [("unreadable-file", "content/pipe.md")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a.md", "A.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("x/a.png", "X/a.png"),
        ("stra\u00dfe.md", "STRASSE.md"),
    ],
)
def test_names_that_some_disk_takes_for_the_same(project: Path, one: str, two: str) -> None:
    write(project / "content" / one)
    write(project / "content" / two)
    assert [rule for rule, _ in ruled(collect(project))] == ["case-collision"]


def test_nothing_is_written(project: Path) -> None:
    before = sorted((path.as_posix(), path.stat().st_mtime_ns) for path in project.rglob("*"))
    collect(project)
    assert before == sorted((path.as_posix(), path.stat().st_mtime_ns) for path in project.rglob("*"))


def test_settings_outside_the_project_are_not_read(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.yml", "site_name: Secret\n")
    root = tmp_path / "project"
    write(root / "docs/index.md", "# One\n")
    (root / "mkdocs.yml").symlink_to(outside)
    collected = collect(root)
    assert ruled(collected) == [("symlink-outside", "mkdocs.yml")]
    assert [file.path for file in collected.files] == ["docs/index.md"]


@pytest.mark.parametrize("folder", ["../docs", "/srv/docs", "sub/../../docs"])
def test_content_outside_the_project_is_reported(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "mkdocs.yml", f"site_name: One\ndocs_dir: {folder}\n")
    assert ruled(collect(tmp_path)) == [("docs-outside", "mkdocs.yml")]


def test_pictures_and_fonts_of_a_theme_are_no_texts(project: Path) -> None:
    write(project / "site_templates/theme/logo.png", b"\x89PNG\xff")
    write(project / "site_templates/theme/main.html", "x")
    collected = collect(project)
    assert collected.issues == ()
    assert [file.name for file in collected.files if file.area is Area.TEMPLATES] == ["theme/main.html"]
