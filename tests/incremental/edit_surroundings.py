"""Edits of other files, of times and places, of the day, and of the site itself."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from pathlib import Path
from random import Random

from tests.incremental.small_academy import LOGO
from tests.incremental.world import World, edit


@edit
def image_bytes(world: World, rng: Random) -> str | None:
    """Other bytes of the same size, written into the same file, which keeps its time."""
    names = world.names("content/**/*.svg")
    if not names:
        return None
    name = rng.choice(names)
    path = world.root / name
    status = path.stat()
    with path.open("r+b") as file:
        data = re.sub(rb'r="\d', b'r="%d' % rng.randrange(10), file.read())
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"other bytes in {name}"


@edit
def text_of_equal_size(world: World, rng: Random) -> str | None:
    """One letter of an article, whose file keeps its size and its time."""
    names = [name for name in world.articles() if "Some words" in world.read(name)]
    if not names:
        return None
    name = rng.choice(names)
    path = world.root / name
    status = path.stat()
    with path.open("r+b") as file:
        data = file.read().replace(b"Some words", b"Som%c words" % rng.choice(b"abcdf"), 1)
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"one letter in {name}"


@edit
def asset(world: World, rng: Random) -> str | None:
    more = world.names("content/files/**/*")
    if more and rng.random() < 0.5:
        name = rng.choice(more)
        world.remove(name)
        return f"remove {name}"
    name = f"content/files/{rng.choice(('', 'deep/'))}{rng.randrange(50)}.{rng.choice(('svg', 'txt', 'bin'))}"
    world.write(name, LOGO.format(r=rng.randrange(10)))
    return f"add {name}"


@edit
def remove_image(world: World, rng: Random) -> str | None:
    """Pages that show it fail the build."""
    names = world.names("content/images/*.svg")
    if not names or rng.random() < 0.6:
        return None
    name = rng.choice(names)
    world.remove(name)
    return f"remove {name}"


@edit
def touch(world: World, rng: Random) -> str | None:
    """Other times, nothing else."""
    for name in world.names("**/*"):
        if rng.random() < 0.5:
            os.utime(world.root / name, (rng.randrange(10**9), rng.randrange(10**9)))
    return "other times of files"


@edit
def rewrite(world: World, rng: Random) -> str | None:
    """The same bytes in new files, as a checkout writes them."""
    for name in world.names("**/*"):
        data = (world.root / name).read_bytes()
        if rng.random() < 0.3:
            world.remove(name)
            world.write(name, data)
    return "the same bytes in new files"


@edit
def own_page(world: World, rng: Random) -> str | None:
    """A page outside the content kinds comes, goes, or has a translation."""
    name = rng.choice(
        ("content/about.md", "content/legal/terms.md", "content/about.ja.md", "content/index.md")
    )
    text = world.read(name)
    if text and rng.random() < 0.5 and name != "content/about.md":
        world.remove(name)
        return f"remove {name}"
    if name.endswith(".ja.md") and not world.read("content/about.md"):
        return None
    number = rng.randrange(100)
    world.write(name, f"# Page {number}\n\nWords [here](https://example.com/{number}).\n")
    return f"page {number} in {name}"


@edit
def broken_article(world: World, rng: Random) -> str | None:
    names = world.articles()
    if not names or rng.random() < 0.5:
        return None
    name = rng.choice(names)
    what = rng.choice(
        ("{{ ui.no-such-label }}", "[nowhere](nowhere.md)", "{{ snippet.none }}", "<script>x()</script>")
    )
    world.write(name, f"{world.read(name)}\n{what}\n")
    return f"{what} in {name}"


@edit
def tomorrow(world: World, rng: Random) -> str | None:
    """Reviews fall due."""
    world.day += dt.timedelta(days=rng.randrange(1, 60))
    return f"today is {world.day}"


@edit
def clock(world: World, rng: Random) -> str | None:
    """The engine's own time, which it prints into the site map."""
    world.clock += 86_400 * rng.randrange(1, 40)
    return f"the clock shows {world.clock}"


@edit
def tampered_site(world: World, rng: Random) -> str | None:
    """Somebody changes the site between two builds."""
    files = sorted(
        path for path in world.out.rglob("*") if path.is_file() and path.name != "guidewright.json"
    )
    if not files:
        return None
    path = rng.choice(files)
    what = rng.choice(("remove", "edit", "same size", "add", "folder"))
    if what == "remove":
        path.unlink()
    elif what == "edit":
        path.write_bytes(path.read_bytes() + b"!")
    elif what == "same size":
        _damage(path)
    elif what == "add":
        path.with_name("stray.html").write_text("stray", encoding="utf-8")
    else:
        path.unlink()
        path.mkdir()
    return f"{what} {path.relative_to(world.out).as_posix()} in the site"


def _damage(path: Path) -> None:
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if data else data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@edit
def no_site(world: World, rng: Random) -> str | None:
    if not world.out.exists() or rng.random() < 0.5:
        return None
    shutil.rmtree(world.out)
    return "remove the site"


@edit
def move_project(world: World, rng: Random) -> str | None:
    """The project stands in another folder from now on."""
    target = world.root.with_name(f"project-{rng.randrange(10**6)}")
    world.root.rename(target)
    world.root = target
    return f"move the project to {target.name}"


@edit
def undo(world: World, rng: Random) -> str | None:
    """Back to an earlier state: all of it is in the cache."""
    if len(world.past) < 3:
        return None
    back = rng.randrange(1, min(len(world.past), 5))
    world.go_back(world.past[-back - 1])
    return f"back by {back} states"
