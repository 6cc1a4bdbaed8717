"""Edits of what every page has around it: templates, words and brand."""

from __future__ import annotations

import re
from random import Random

from guidewright.resources import template_folder
from tests.incremental.world import World, edit

BRAND = "content/brand.yml"
THEME = "site_templates/theme/"
OVERRIDES = {
    "partials/comments.html": "<p>{{ page.title }} of {{ config.site_name }} %d</p>\n",
    "partials/feedback.html": "<p>%d</p>\n",
    "partials/content.html": '{{ page.content }}<ul id="n%d">{% for item in nav.pages %}'
    "<li>{{ item.title }} {{ item.url }}</li>{% endfor %}</ul>\n",
    "partials/source-file.html": "<p>%d {{ page.file.src_uri }}</p>\n",
    "partials/copyright.html": "<p>{{ pages | length }} pages, %d, {{ config.copyright }}</p>\n"
    "{% for file in pages %}<i>{{ file.url }}</i>{% endfor %}\n",
    "partials/toc.html": "<nav>{% for item in page.toc %}{{ item.title }} {{ item.id }}{% endfor %} %d</nav>\n",
    "partials/logo.html": "{% include 'partials/own-logo.html' ignore missing %}<b>%d</b>\n",
    "partials/own-logo.html": "<i>%d</i>\n",
    "partials/actions.html": "{{ page.previous_page.title }} {{ page.next_page.title }} {{ page.parent.title }}"
    "{% for up in page.ancestors %}{{ up.title }}{% endfor %} %d\n",
    "partials/footer.html": "<footer>%d {{ build_date_utc.year }}-{{ build_date_utc.month }} "
    "{{ nav.homepage.title }} {{ nav | length }}</footer>\n",
    "partials/header.html": "<header>{{ page.meta }}{{ page.is_homepage }} %d</header>\n",
    "main.html": '{%% extends "base.html" %%}{%% block content %%}{{ page.content }}'
    "{%% if page.next_page %%}{{ page.next_page.content | length }}{{ page.next_page.meta.title }}{%% endif %%} %d"
    "{%% endblock %%}\n",
    "assets/own.css": "p { margin: %dpx }\n",
    "404.html": "<p>%d {{ nav.homepage.url }} {% for item in nav %}{{ item.title }}{% endfor %}</p>\n",
}


def _filled(text: str, number: int) -> str:
    return text.replace("%d", str(number)).replace("%%", "%")


@edit
def theme_override(world: World, rng: Random) -> str | None:
    there = world.names(f"{THEME}**/*")
    if there and rng.random() < 0.45:
        name = rng.choice(there)
        world.remove(name)
        return f"remove {name}"
    name = rng.choice(sorted(OVERRIDES))
    world.write(f"{THEME}{name}", _filled(OVERRIDES[name], rng.randrange(1000)))
    return f"override {name}"


@edit
def page_override(world: World, rng: Random) -> str | None:
    """Of a template of generated pages, or of a part that several take in."""
    there = [*world.names("site_templates/pages/*"), *world.names("site_templates/parts/*")]
    if there and rng.random() < 0.45:
        name = rng.choice(there)
        world.remove(name)
        return f"remove {name}"
    own = template_folder()
    name = rng.choice(sorted(path.relative_to(own).as_posix() for path in own.glob("pa*s/*.jinja")))
    note = (
        ""
        if name.endswith((".xml.jinja", ".svg.jinja", "macros.jinja"))
        else f"<p>Override {rng.randrange(99)}</p>"
    )
    text = (own / name).read_text(encoding="utf-8")
    if name.endswith("macros.jinja"):
        text = text.replace('class="gw-badge', f'class="b{rng.randrange(99)} gw-badge')
    if name.endswith("css.jinja"):
        note = f"/* {rng.randrange(99)} */"
    broken = "{% if %}" if rng.random() < 0.07 else ""
    world.write(f"site_templates/{name}", f"{text}{note}{broken}\n")
    return f"override {name}{', broken' if broken else ''}"


@edit
def words_override(world: World, rng: Random) -> str | None:
    code = rng.choice(("en", "ja"))
    name = f"site_templates/words/{code}.json"
    if world.read(name) and rng.random() < 0.5:
        world.remove(name)
        return f"remove {name}"
    text = (template_folder() / "words" / f"{code}.json").read_text(encoding="utf-8")
    key = rng.choice(("related", "home", "search", "topics", "how_to", "language_name", "search_prompt"))
    world.write(name, re.sub(rf'"{key}": "[^"]*"', f'"{key}": "Word {rng.randrange(99)}"', text))
    return f"other words for {key} in {name}"


@edit
def brand(world: World, rng: Random) -> str | None:
    colour = (
        f'"#{rng.randrange(0x10, 0x60):02x}{rng.randrange(0x10, 0x60):02x}{rng.randrange(0x40, 0x99):02x}"'
    )
    key = rng.choice(("  primary", "  accent", "logo", "icon", "name", "radius", "wordmark", "logo_dark"))
    values = {"logo": "images/queue.svg", "icon": "assets/logo.svg", "logo_dark": "images/list.svg"}
    value = values.get(
        key, {"name": "Brand", "radius": str(rng.randrange(20)), "wordmark": "true"}.get(key, colour)
    )
    if not world.read(BRAND):
        world.write(BRAND, f"colours:\n  primary: {colour}\n")
        return "a brand again"
    if not key.startswith(" ") and re.search(rf"^{key}:", world.read(BRAND), re.MULTILINE):
        world.replace(BRAND, rf"^{key}: .*\n", "")
        return f"no {key} of the brand"
    if not world.replace(BRAND, rf"^{key}: .*", f"{key}: {value}") and not key.startswith(" "):
        world.write(BRAND, f"{key}: {value}\n{world.read(BRAND)}")
    return f"{key.strip()}: {value} of the brand"


@edit
def no_brand(world: World, rng: Random) -> str | None:
    if not world.read(BRAND) or rng.random() < 0.6:
        return None
    world.remove(BRAND)
    return "no brand"
