"""Edits of articles: their words, their front matter, their files."""

from __future__ import annotations

import posixpath
import re
from random import Random

from tests.incremental.small_academy import TOPICS
from tests.incremental.world import World, edit, set_key

LEVELS = ("start", "core", "expert")
KEYS = {
    "summary": ("A summary of {n}.", None),
    "roles": ("[manager]", "[clerk]", "[clerk, manager]"),
    "level": LEVELS,
    "topics": (*(f"[{topic}]" for topic in TOPICS), "[people, invoices]"),
    "status": ("draft", "in-review", "retired", "published", "published"),
    "audience": ("internal", "partner", "customer", "customer"),
    "kind": ("guide", "how-to", "reference", "faq", "troubleshooting", "best-practice", "lab"),
    "minutes": ("{n}", None),
    "reviewed": ("2026-09-1{digit}", "2025-01-0{digit}", None),
    "review_every": ("3 months", "1 year", None),
    "objectives": ("{{do-1: Do {n} at last, do-9: See {n}}}", "{{}}"),
    "feature": ("approvals", "exports", None),
    "tour": ("approve-first", "read-list", None),
    "description": ("A description of {n}", None),
    "search": ("{{exclude: true}}", "{{boost: 2}}", None),
    "hide": ("[toc]", "[navigation]", None),
    "icon": ("material/school", None),
    "tags": ("[one, two]", "[two]", None),
    "segments": ("[]", None),
    "id": ("other-{n}", None),
}
WORDS = (
    "Quick",
    "plain",
    "**bold**",
    "`code`",
    "{{ ui.reject }}",
    "größer",
    "[about us](../../about.md)",
    "審査",
)


@edit
def sentence(world: World, rng: Random) -> str | None:
    names = [*world.articles(), *world.articles(translated=True), *world.names("content/releases/*.md")]
    if not names:
        return None
    name = rng.choice(names)
    words = [
        word for word in rng.sample(WORDS, 3) if name.startswith("content/articles/") or "../" not in word
    ]
    text = world.read(name)
    world.write(name, f"{text}\nSentence {rng.randrange(1000)}: {' '.join(words)}.\n")
    return f"a sentence more in {name}"


@edit
def typo_in_code(world: World, rng: Random) -> str | None:
    names = [name for name in world.articles() if "answer = " in world.read(name)]
    if not names:
        return None
    name = rng.choice(names)
    world.replace(name, r"answer = \w+", f"answer = {rng.randrange(10_000)}")
    return f"another figure in the code of {name}"


@edit
def front_matter(world: World, rng: Random) -> str | None:
    names = world.articles()
    if not names:
        return None
    name, key = rng.choice(names), rng.choice(sorted(KEYS))
    value = rng.choice(KEYS[key])
    shown = None if value is None else value.format(n=rng.randrange(2, 99), digit=rng.randrange(10))
    if shown is None and key in ("level", "roles", "topics"):
        return None
    world.write(name, set_key(world.read(name), key, shown))
    return f"{key}: {shown} in {name}"


@edit
def retitle(world: World, rng: Random) -> str | None:
    names = [*world.articles(), *world.articles(translated=True)]
    if not names:
        return None
    name = rng.choice(names)
    title = f"{rng.choice(('Part', 'New title', '題'))} {rng.randrange(1000)} & more"
    world.write(name, set_key(world.read(name), "title", title))
    return f"title: {title} in {name}"


@edit
def title_as_heading(world: World, rng: Random) -> str | None:
    names = [name for name in world.articles() if not re.search(r"^# ", world.read(name), re.MULTILINE)]
    if not names:
        return None
    name = rng.choice(names)
    found = re.search(r"^title: (.*)$", world.read(name), re.MULTILINE)
    heading = found[1] if found and rng.random() < 0.5 else "Quite another heading"
    world.replace(name, r"^---\n\n", f"---\n\n# {heading}\n\n".replace("\\", ""))
    return f"# {heading} in {name}"


@edit
def related(world: World, rng: Random) -> str | None:
    names = world.articles()
    if len(names) < 4:
        return None
    name = rng.choice(names)
    others = rng.sample([_id(world, other) for other in names if other != name], rng.randrange(3))
    world.write(name, set_key(world.read(name), "related", f"[{', '.join(others)}]"))
    return f"related: {others} in {name}"


@edit
def add_heading(world: World, rng: Random) -> str | None:
    names = world.articles()
    if not names:
        return None
    name, number = rng.choice(names), rng.randrange(100)
    world.write(name, f"{world.read(name)}\n## Heading {number} and {{{{ ui.approve }}}}\n\nWords.\n")
    return f"heading {number} in {name}"


@edit
def lose_heading(world: World, rng: Random) -> str | None:
    """Others link to it: the build fails, unless these links go as well."""
    names = [name for name in world.articles() if "\n## Details\n" in world.read(name)]
    if not names:
        return None
    name = rng.choice(names)
    new = rng.choice(("", "\n### Details\n", "\n## Other details\n"))
    world.write(name, world.read(name).replace("\n## Details\n", new, 1))
    fixed = rng.random() < 0.6
    if fixed and "etails\n" not in new.replace("Other d", ""):
        base = posixpath.basename(name)
        for other in world.articles():
            world.write(other, world.read(other).replace(f"{base}#details", base))
    return f"`## Details` is {new!r} in {name}, links to it {'corrected' if fixed else 'left'}"


@edit
def link_to_heading(world: World, rng: Random) -> str | None:
    names = [name for name in world.articles() if "\n## Details\n" in world.read(name)]
    if len(names) < 2:
        return None
    source, target = rng.sample(names, 2)
    path = posixpath.relpath(target, posixpath.dirname(source))
    world.write(source, f"{world.read(source)}\nSee [details]({path}#details).\n")
    return f"a link to {target}#details in {source}"


@edit
def add_article(world: World, rng: Random) -> str | None:
    names = world.articles()
    if not names or len(names) > 35:
        return None
    model, number = rng.choice(names), rng.randrange(100, 999)
    name = f"content/articles/{rng.choice(TOPICS)}/new-{number}.md"
    body = re.sub(r"\]\([^)]*\.md[^)]*\)", "](../../about.md)", world.read(model))
    body = re.sub(r"\]\([^)]*\.svg\)", "](../../images/list.svg)", body)
    world.write(name, set_key(set_key(body, "title", f"New article {number}"), "id", None))
    if not world.read("content/about.md"):
        world.write("content/about.md", "# About us\n\nAgain.\n")
    return f"add {name}, as {model}"


@edit
def delete_article(world: World, rng: Random) -> str | None:
    names = world.articles()
    if len(names) < 12:
        return None
    name = rng.choice(names)
    world.remove(name)
    if world.read(name.replace(".md", ".ja.md")):
        world.remove(name.replace(".md", ".ja.md"))
    if rng.random() < 0.3:
        return f"delete {name}, links to it left"
    _unlink(world, name)
    return f"delete {name} and the links to it"


def _unlink(world: World, name: str) -> None:
    """Take away what leads to an article that is not there any more."""
    base, id_ = posixpath.basename(name), posixpath.basename(name).removesuffix(".md")
    for other in world.names("content/**/*.md"):
        text = re.sub(rf"\[([^\]]*)\]\([^)]*\b{re.escape(base)}[^)]*\)", r"\1", world.read(other))
        world.write(
            other,
            re.sub(r"^(related|training): \[(.*)\]$", lambda m: _without(m, id_), text, flags=re.MULTILINE),
        )
    for other in (*world.names("content/**/*.yml"), *world.names("tours/*.yml")):
        text = re.sub(rf"^ *- (article: )?{id_}\n", "", world.read(other), flags=re.MULTILINE)
        text = re.sub(rf"^ *covers: \[{id_}/.*\n", "", text, flags=re.MULTILINE)
        world.write(other, re.sub(rf", article: {id_}\b", "", text))


def _without(match: re.Match[str], id_: str) -> str:
    return f"{match[1]}: [{', '.join(one for one in match[2].split(', ') if one != id_)}]"


@edit
def rename_article(world: World, rng: Random) -> str | None:
    """Under another name or in another folder; its id goes along with the name, or stays."""
    names = world.articles()
    if not names:
        return None
    name, keep = rng.choice(names), rng.random() < 0.5
    old = posixpath.basename(name).removesuffix(".md")
    new = f"renamed-{rng.randrange(1000)}"
    folder = rng.choice(
        [posixpath.dirname(name), *(f"content/articles/{topic}" for topic in (*TOPICS, "deep/er"))]
    )
    target = f"{folder}/{new}"
    if world.read(f"{target}.md"):
        return None
    id_ = _id(world, name)
    for code in ("", ".ja", ".ms"):
        source = name.replace(".md", f"{code}.md")
        text = world.read(source)
        if not text:
            continue
        world.remove(source)
        body = _moved(text, posixpath.dirname(name), folder)
        world.write(f"{target}{code}.md", set_key(body, "id", id_) if keep and not code else body)
    fixed = rng.random() < 0.8
    if fixed:
        _relink(world, name, f"{target}.md")
        if not keep and id_ == old:
            _rename_id(world, old, new)
    return f"move {name} to {target}.md, id {'kept' if keep else 'new'}, links {'corrected' if fixed else 'left'}"


def _moved(text: str, old: str, new: str) -> str:
    def at(match: re.Match[str]) -> str:
        path, _, anchor = match[1].partition("#")
        place = posixpath.relpath(posixpath.normpath(posixpath.join(old, path)), new)
        return f"]({place}{'#' + anchor if anchor else ''})"

    return re.sub(r"\]\(([^):]+)\)", at, text)


def _relink(world: World, old: str, new: str) -> None:
    for name in world.names("content/**/*.md"):
        folder = posixpath.dirname(name)

        def at(match: re.Match[str], folder: str = folder) -> str:
            path, _, anchor = match[1].partition("#")
            if posixpath.normpath(posixpath.join(folder, path)) != old:
                return match[0]
            return f"]({posixpath.relpath(new, folder)}{'#' + anchor if anchor else ''})"

        world.write(name, re.sub(r"\]\(([^):]+)\)", at, world.read(name)))


def _rename_id(world: World, old: str, new: str) -> None:
    for name in (
        *world.names("content/**/*.md"),
        *world.names("content/**/*.yml"),
        *world.names("tours/*.yml"),
    ):
        text = re.sub(
            rf"^(related|training): (.*)\b{old}\b(?!-)", rf"\1: \2{new}", world.read(name), flags=re.MULTILINE
        )
        text = re.sub(rf"^( *- (?:article: )?){old}$", rf"\g<1>{new}", text, flags=re.MULTILINE)
        world.write(name, re.sub(rf"(covers: \[|article: ){old}\b(?!-)", rf"\g<1>{new}", text))


@edit
def exchange_articles(world: World, rng: Random) -> str | None:
    """Two files exchange their names: the same texts, at other places."""
    names = world.articles()
    if len(names) < 2:
        return None
    one, other = rng.sample(names, 2)
    first, second = world.read(one), world.read(other)
    here, there = posixpath.dirname(one), posixpath.dirname(other)
    world.write(one, _moved(second, there, here))
    world.write(other, _moved(first, here, there))
    return f"exchange {one} and {other}"


@edit
def translation(world: World, rng: Random) -> str | None:
    """Add one or take one away."""
    there = world.articles(translated=True)
    if there and rng.random() < 0.5:
        name = rng.choice(there)
        world.remove(name)
        return f"remove {name}"
    without = [name for name in world.articles() if name.replace(".md", ".ja.md") not in there]
    if not without:
        return None
    name = rng.choice(without).replace(".md", ".ja.md")
    world.write(name, f"---\ntitle: 翻訳 {rng.randrange(100)}\n---\n\n**{{{{ ui.approve }}}}** です。\n")
    return f"add {name}"


def _id(world: World, name: str) -> str:
    found = re.search(r"^id: (.*)$", world.read(name), re.MULTILINE)
    return found[1] if found else posixpath.basename(name).removesuffix(".md")
