"""Edits of the engine's settings, and of what only the engine reads."""

from __future__ import annotations

import re
from random import Random

from tests.incremental import small_academy
from tests.incremental.world import World, edit

CONFIG = "mkdocs.yml"
FEATURES = ("navigation.tabs", "navigation.footer", "navigation.indexes", "toc.follow", "content.code.copy")
EXTENSIONS = (
    "def_list",
    "pymdownx.details",
    "pymdownx.mark",
    "abbr",
    "sane_lists",
    "smarty",
    "pymdownx.emoji",
)
TOC = (
    "permalink: false",
    "permalink: '#'",
    "title: On this page",
    "toc_depth: 2",
    "baselevel: 2",
    "anchorlink: true",
)


def _config(world: World, pattern: str, new: str) -> None:
    """Set a line of the configuration, or add it in front."""
    if not world.replace(CONFIG, pattern, new) and not re.search(pattern, world.read(CONFIG), re.MULTILINE):
        world.write(CONFIG, f"{new}\n{world.read(CONFIG)}")


@edit
def site_settings(world: World, rng: Random) -> str | None:
    n = rng.randrange(100)
    key, value = rng.choice(
        (
            ("site_name", f"Academy {n}"),
            ("site_url", f"https://help.example.com/{n}/"),
            ("site_url", "https://help.example.com"),
            ("copyright", f"Company {n}"),
            ("site_description", f"Description {n}"),
            ("site_author", f"Team {n}"),
        )
    )
    _config(world, rf"^{key}: .*", f"{key}: {value}")
    return f"{key}: {value}"


@edit
def theme_features(world: World, rng: Random) -> str | None:
    chosen = (
        "".join(f"    - {feature}\n" for feature in FEATURES if rng.random() < 0.5) or "    - toc.follow\n"
    )
    world.replace(CONFIG, r"^  features:\n(?:    - .*\n)+", f"  features:\n{chosen}")
    return f"features: {chosen.split()}"


@edit
def theme_settings(world: World, rng: Random) -> str | None:
    text = re.sub(r"^  (icon|palette):.*\n(?:    .*\n)*", "", world.read(CONFIG), flags=re.MULTILINE)
    more = rng.choice(
        (
            "",
            "  icon:\n    logo: material/school-outline\n",
            "  icon:\n    previous: fontawesome/solid/angle-left\n",
            "  palette:\n    scheme: slate\n    toggle: {icon: material/weather-night, name: Dark}\n",
        )
    )
    world.write(CONFIG, text.replace("  font: false\n", f"  font: false\n{more}"))
    return f"theme: {more!r}"


@edit
def style_sheet(world: World, rng: Random) -> str | None:
    """A style sheet more: of the project, with other bytes each time, or of another host."""
    text = re.sub(r"^extra_css: .*\n", "", world.read(CONFIG), flags=re.MULTILINE)
    n = rng.randrange(100)
    world.write("content/extra/own.css", f"p {{ margin: {n}px }}\n")
    line = rng.choice(("", "extra_css: [extra/own.css]\n", f"extra_css: ['https://example.com/{n}.css']\n"))
    world.write(CONFIG, line + text)
    return f"other bytes in a style sheet, {line.strip() or 'no extra_css'}"


@edit
def extensions(world: World, rng: Random) -> str | None:
    name = rng.choice(EXTENSIONS)
    text = world.read(CONFIG)
    if f"  - {name}\n" in text:
        world.write(CONFIG, text.replace(f"  - {name}\n", ""))
        return f"without {name}"
    world.write(CONFIG, text.replace("  - tables\n", f"  - {name}\n  - tables\n"))
    return f"with {name}"


@edit
def toc_options(world: World, rng: Random) -> str | None:
    option = rng.choice(TOC)
    world.replace(CONFIG, r"^  - toc:\n(?:      .*\n)*", f"  - toc:\n      {option}\n")
    return f"toc: {option}"


@edit
def included_file(world: World, rng: Random) -> str | None:
    """A file that the engine itself takes into pages; its words are in no file that Guidewright reads."""
    if "pymdownx.snippets" not in world.read(CONFIG):
        option = "  - pymdownx.snippets:\n      base_path: [includes]\n      auto_append: [terms.txt]\n"
        world.write(CONFIG, world.read(CONFIG).replace("  - tables\n", f"  - tables\n{option}"))
        _include_in(world, rng)
    elif rng.random() < 0.25:
        pattern = r"^  - pymdownx\.snippets:\n(?:      .*\n)*"
        world.replace(CONFIG, pattern, "")
        return "without files that the engine includes"
    name = rng.choice(("includes/part.txt", "includes/terms.txt"))
    if not world.read("includes/terms.txt"):
        world.write("includes/terms.txt", "\n")
    world.write(name, f"Included words {rng.randrange(1000)}.\n")
    return f"other words in {name}, which the engine includes"


def _include_in(world: World, rng: Random) -> None:
    names = world.articles()
    if names:
        name = rng.choice(names)
        world.write(name, world.read(name) + '\n--8<-- "part.txt"\n')


@edit
def embedded_image(world: World, rng: Random) -> str | None:
    """An extension that puts the bytes of images into pages."""
    line = "  - pymdownx.b64:\n      base_path: content/articles/invoices\n"
    text = world.read(CONFIG)
    if line in text:
        if rng.random() < 0.4:
            world.write(CONFIG, text.replace(line, ""))
            return "images are no longer embedded"
        world.write("content/images/tiny.png", b"\x89PNG\r\n" + rng.randbytes(12))
        return "another image, which is embedded"
    world.write("content/images/tiny.png", b"\x89PNG\r\n" + rng.randbytes(12))
    names = world.names("content/articles/invoices/*.md")
    if names:
        name = rng.choice(names)
        world.write(name, f"{world.read(name)}\n![Tiny](../../images/tiny.png)\n")
    world.write(CONFIG, text.replace("  - tables\n", f"  - tables\n{line}"))
    return "images are embedded"


@edit
def inherited_settings(world: World, rng: Random) -> str | None:
    text = world.read(CONFIG)
    if "INHERIT: " in text and rng.random() < 0.3:
        world.replace(CONFIG, r"^INHERIT: .*\n", "")
        return "inherits nothing"
    n = rng.randrange(100)
    world.write(
        "parent.yml", f"extra:\n  social:\n    - icon: material/school\n      link: https://example.com/{n}\n"
    )
    if "INHERIT: " not in text:
        world.write(CONFIG, f"INHERIT: parent.yml\n{text}")
    return f"inherits link {n}"


@edit
def hook(world: World, rng: Random) -> str | None:
    """Code of the project that changes pages while the engine makes them."""
    line = "hooks: [own_hook.py]\n"
    text = world.read(CONFIG)
    if line in text and rng.random() < 0.6:
        world.write(CONFIG, text.replace(line, ""))
        return "no hook"
    code = f"def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nHooked {rng.randrange(1000)}.\\n'\n"
    world.write("own_hook.py", code)
    if line not in text:
        world.write(CONFIG, line + text)
    return "a hook with other words"


@edit
def plugin(world: World, rng: Random) -> str | None:
    value = rng.choice(("[]", "[]", "[material/tags]"))
    return f"plugins: {value}" if world.replace(CONFIG, r"^plugins: .*", f"plugins: {value}") else None


@edit
def broken_settings(world: World, rng: Random) -> str | None:
    """The engine cannot read them."""
    if rng.random() < 0.5:
        return None
    what = rng.choice(("  - no.such.extension\n  - tables\n", "  - tables: [no\n"))
    world.write(CONFIG, world.read(CONFIG).replace("  - tables\n", what, 1))
    return f"{what!r} in {CONFIG}"


@edit
def plain_again(world: World, rng: Random) -> str | None:
    """Settings and theme as in the beginning."""
    del rng
    world.write(CONFIG, small_academy.CONFIG)
    for name in world.names("site_templates/theme/**/*"):
        world.remove(name)
    return "settings and theme as in the beginning"
