"""Edits of what stands around articles: tracks, quizzes, tours, releases, terms, labels, the academy's words."""

from __future__ import annotations

import json
import re
from random import Random

from tests.incremental.small_academy import QUIZ, RELEASE, TOUR
from tests.incremental.world import World, edit, set_key

ACADEMY = "content/academy.yml"


@edit
def snippet(world: World, rng: Random) -> str | None:
    names = world.names("content/snippets/*.md")
    if not names:
        return None
    name = rng.choice(names)
    if name.endswith(".ja.md") and rng.random() < 0.4:
        world.remove(name)
        return f"remove {name}"
    world.write(name, f"Call the **team** {rng.randrange(100)}, {{{{ ui.approve }}}}.\n")
    return f"other words in {name}"


@edit
def translate_snippet(world: World, rng: Random) -> str | None:
    world.write("content/snippets/support.ja.md", f"チーム {rng.randrange(100)} に聞いてください。\n")
    return "a snippet in Japanese"


@edit
def snippet_in_snippet(world: World, rng: Random) -> str | None:
    world.write("content/snippets/hours.md", f"Open from {rng.randrange(5, 12)}.\n")
    world.write("content/snippets/support.md", "Ask us. {{ snippet.hours }}\n")
    return "a snippet that includes one"


@edit
def quiz_question(world: World, rng: Random) -> str | None:
    names = world.names("content/quizzes/*.yml")
    name = rng.choice([name for name in names if not name.endswith(".ja.yml")])
    what = rng.choice((r"prompt: Who.*", r"explanation: .*", r"text: The director[^,]*,", r"title: .*"))
    new = {"p": "prompt: Who decides on {n}?", "e": "explanation: It is gone {n}.", "t": "title: Quiz {n}"}
    words = "text: The director {n}," if what.startswith("text") else new[what[0]]
    world.replace(name, what, words.format(n=rng.randrange(1000)))
    return f"{words!r} in {name}"


@edit
def more_quizzes(world: World, rng: Random) -> str | None:
    extra = world.names("content/quizzes/more-*.yml")
    if extra and rng.random() < 0.5:
        world.remove(extra[0])
        return f"remove {extra[0]}"
    name = f"content/quizzes/more-{rng.randrange(100)}.yml"
    world.write(name, QUIZ.format(title=f"More {rng.randrange(100)}"))
    return f"add {name}"


@edit
def translate_quiz(world: World, rng: Random) -> str | None:
    name = rng.choice(("content/quizzes/basics.ja.yml", "content/quizzes/limits.ja.yml"))
    question = "questions:\n  - id: queue\n    prompt: 却下された請求書は残ります。\n"
    world.write(name, f"title: 基本 {rng.randrange(100)}\n{rng.choice(('', question))}")
    return f"words in {name}"


@edit
def tour_step(world: World, rng: Random) -> str | None:
    names = [name for name in world.names("tours/*.yml") if not name.endswith(".ja.yml")]
    name = rng.choice(names)
    body = f"body: Look {rng.randrange(1000)} at {{{{ ui.nav.list }}}}."
    what = rng.choice(
        (r"body: .*", r"title: Look.*", "advance: .*", "title: .*", "trigger: .*", "minutes: .*")
    )
    new = {
        "b": body,
        "a": f"advance: {rng.choice(('click', 'next'))}",
        "m": f"minutes: {rng.randrange(1, 9)}",
    }
    value = new.get(what[0], f"title: Tour words {rng.randrange(100)}")
    if what.startswith("trigger"):
        value = f"trigger: {rng.choice(('manual', 'first-login'))}"
    world.replace(name, what, value)
    return f"{value!r} in {name}"


@edit
def tour_steps(world: World, rng: Random) -> str | None:
    """A step more, or one less."""
    name = "tours/read-list.yml"
    text = world.read(name)
    if not text:
        world.write(name, TOUR.format(title="Read the list"))
        return f"add {name}"
    if "id: more" in text:
        world.replace(name, r"  - id: more\n    title: .*\n    body: .*\n    target:\n.*\n", "")
        return f"a step less in {name}"
    step = f"  - id: more\n    title: More {rng.randrange(99)}\n    body: And this.\n    target:\n      - testid: x\n"
    world.write(name, text.replace("owner:", step + "owner:"))
    return f"a step more in {name}"


@edit
def translate_tour(world: World, rng: Random) -> str | None:
    name = rng.choice(("tours/approve-first.ja.yml", "tours/read-list.ja.yml"))
    if world.read(name) and rng.random() < 0.4:
        world.remove(name)
        return f"remove {name}"
    steps = "steps:\n  - id: press\n    title: 承認する\n"
    world.write(name, f"title: ツアー {rng.randrange(100)}\n{rng.choice(('', steps))}")
    return f"words in {name}"


@edit
def track_order(world: World, rng: Random) -> str | None:
    names = [name for name in world.names("content/tracks/*.yml") if not name.endswith(".ja.yml")]
    name = rng.choice(names)
    found = re.search(r"^items:\n((?:  - .*\n)+)", world.read(name), re.MULTILINE)
    if not found:
        return None
    items = found[1].splitlines(keepends=True)
    rng.shuffle(items)
    dropped = len(items) > 2 and rng.random() < 0.3
    new = "".join(items[1:] if dropped else items)
    world.write(name, world.read(name).replace(found[1], new))
    return f"another order{', one item less' if dropped else ''} in {name}"


@edit
def track_words(world: World, rng: Random) -> str | None:
    name = rng.choice(world.names("content/tracks/*.yml"))
    key = rng.choice(("title", "summary", "benefit"))
    value = f"{key}: Words {rng.randrange(100)}"
    if not world.replace(name, rf"^{key}: .*", value):
        world.write(
            name, f"{world.read(name)}{value}\n" if f"{key}:" not in world.read(name) else value + "\n"
        )
    return f"{value!r} in {name}"


@edit
def track_item(world: World, rng: Random) -> str | None:
    name = rng.choice(("content/tracks/managers.yml", "content/tracks/clerks.yml"))
    paths = world.articles()
    if not paths or not world.read(name):
        return None
    id_ = rng.choice(paths).rpartition("/")[2].removesuffix(".md")
    world.replace(name, r"^items:\n", f"items:\n  - article: {id_}\n")
    return f"{id_} first in {name}"


@edit
def track_status(world: World, rng: Random) -> str | None:
    name = rng.choice(("content/tracks/managers.yml", "content/tracks/clerks.yml"))
    value = rng.choice(("draft", "published", "published"))
    return f"status: {value} in {name}" if world.replace(name, r"^status: .*", f"status: {value}") else None


@edit
def release(world: World, rng: Random) -> str | None:
    names = [name for name in world.names("content/releases/*.md") if not name.endswith(".ja.md")]
    number = rng.randrange(2, 9)
    if len(names) < 4 and rng.random() < 0.4:
        world.write(f"content/releases/{number}-0.md", RELEASE.format(version=f"{number}.0", month="11"))
        return f"add release {number}.0"
    if len(names) > 2 and rng.random() < 0.4:
        name = rng.choice(names)
        world.remove(name)
        if world.read(name.replace(".md", ".ja.md")):
            world.remove(name.replace(".md", ".ja.md"))
        return f"remove {name}"
    name, key = rng.choice(names), rng.choice(("title", "summary", "date", "features", "training"))
    values = {"date": f"2026-0{number}-11", "features": "[exports]", "training": "[approve-first]"}
    world.write(name, set_key(world.read(name), key, values.get(key, f"Words of {number}")))
    return f"{key} in {name}"


@edit
def glossary_term(world: World, rng: Random) -> str | None:
    name = rng.choice(("content/glossary.yml", "content/glossary.ja.yml"))
    n = rng.randrange(100)
    if not world.read(name):
        world.write(
            "content/glossary.yml", f"terms:\n  queue: {{term: Queue {n}, definition: What waits.}}\n"
        )
        return "a glossary again"
    if rng.random() < 0.3 and name == "content/glossary.yml":
        world.write(name, f"{world.read(name)}  term-{n}: {{term: Term {n}, definition: Meaning {n}.}}\n")
        return f"a term more in {name}"
    world.replace(name, r"definition: [^,}\n]*", f"definition: Meaning {n}.")
    return f"another definition in {name}"


@edit
def no_glossary(world: World, rng: Random) -> str | None:
    names = world.names("content/glossary*.yml")
    if not names or rng.random() < 0.5:
        return None
    for name in names:
        world.remove(name)
    return "no glossary"


@edit
def ui_label(world: World, rng: Random) -> str | None:
    code, key = rng.choice(("en", "ja")), rng.choice(("approve", "reject", "list"))
    name = f"product/strings/{code}.json"
    if not world.read(name):
        return None
    table = json.loads(world.read(name))
    value = f"{rng.choice(('Press', '押す', 'A*b'))} {rng.randrange(100)}"
    if key == "list":
        table["nav"]["list"] = value
    else:
        table[key] = value
    world.write(name, json.dumps(table, ensure_ascii=False) + "\n")
    return f"{key}: {value!r} in {name}"


@edit
def product_files(world: World, rng: Random) -> str | None:
    more = world.names("product/more/*.js")
    if more and rng.random() < 0.4:
        world.remove(more[0])
        return f"remove {more[0]}"
    name = rng.choice(("product/js/app.js", "product/index.html", f"product/more/{rng.randrange(50)}.js"))
    world.write(name, f"<!-- {rng.randrange(1000)} -->\n")
    return f"other bytes in {name}"


@edit
def product_folder(world: World, rng: Random) -> str | None:
    """The product leaves the site, comes back, or stands elsewhere."""
    text = world.read(ACADEMY)
    if "    folder: product\n" not in text:
        world.write(ACADEMY, text.replace("    labels: ", "    folder: product\n    labels: "))
        return "products.ledgerline.folder: product"
    if rng.random() < 0.5:
        world.write(ACADEMY, text.replace("    folder: product\n", ""))
        return "no products.ledgerline.folder"
    url = rng.choice(("product/", "app/", "app/now/"))
    return (
        f"products.ledgerline.url: {url}"
        if world.replace(ACADEMY, r"^    url: .*", f"    url: {url}")
        else None
    )


@edit
def role_words(world: World, rng: Random) -> str | None:
    key, n = rng.choice(("title", "summary", "benefit")), rng.randrange(100)
    done = world.replace(ACADEMY, rf"^    {key}: (?!Ledgerline).*", f"    {key}: Words {n} of a role")
    return f"{key} of a role: {n}" if done else None


@edit
def japanese_words(world: World, rng: Random) -> str | None:
    name = "content/academy.ja.yml"
    pattern, new = rng.choice(
        (
            (r"manager: \{.*\}", "manager: {{title: 課長 {n}}}"),
            (r"clerk: \{.*\}", "clerk: {{title: 係 {n}, benefit: 早い。}}"),
            (r"^title: .*", "title: アカデミー {n}"),
            (r"invoices: \{.*\}", "invoices: {{title: 請求 {n}, summary: 出す。}}"),
            (r"start: \{.*\}", "start: {{title: 初め {n}}}"),
        )
    )
    words = new.format(n=rng.randrange(100))
    world.replace(name, pattern, words)
    return f"{words} in {name}"


@edit
def order_in_academy(world: World, rng: Random) -> str | None:
    """Topics, levels, or what is most used, in another order."""
    key = rng.choice(("topics", "levels", "most_used"))
    found = re.search(rf"^{key}:\n((?:  .*\n)+)", world.read(ACADEMY), re.MULTILINE)
    if not found:
        return None
    lines = found[1].splitlines(keepends=True)
    rng.shuffle(lines)
    world.write(ACADEMY, world.read(ACADEMY).replace(found[1], "".join(lines)))
    return f"another order of {key}"


@edit
def words_in_academy(world: World, rng: Random) -> str | None:
    n = rng.randrange(100)
    pattern, new = rng.choice(
        (
            (r"^title: .*", f"title: Academy {n}"),
            (r"^summary: .*", f"summary: Training {n}."),
            (r"start: \{.*\}", f"start: {{title: Beginning {n}, summary: First tasks.}}"),
            (r"reports: \{.*\}", f"reports: {{title: Figures {n}, summary: Read.}}"),
            (r"approvals: \{.*\}", f"approvals: {{title: Approving {n}}}"),
            (r"^    title: Ledgerline.*", f"    title: Ledgerline {n}"),
        )
    )
    world.replace(ACADEMY, pattern, new)
    return new


@edit
def severity(world: World, rng: Random) -> str | None:
    value = rng.choice(("off", "note", "warning", "error"))
    rule = rng.choice(("review-overdue", "quiz-too-short", "level-order", "dead-link", "unreachable-article"))
    world.replace(ACADEMY, rf"^  {rule}: .*\n", "")
    if value == "error" and rng.random() < 0.7:
        value = "warning"
    world.replace(ACADEMY, r"^rules:\n", f"rules:\n  {rule}: {value}\n")
    return f"{rule}: {value}"


@edit
def languages(world: World, rng: Random) -> str | None:
    """One language more or less; one without any words of its own."""
    value = rng.choice(("[en, ja]", "[en, ja, ms]", "[en, ja]", "[en]"))
    if value == "[en]":
        for name in (*world.names("content/**/*.ja.*"), *world.names("tours/*.ja.yml")):
            world.remove(name)
    return f"languages: {value}" if world.replace(ACADEMY, r"^languages: .*", f"languages: {value}") else None


@edit
def audience_of_site(world: World, rng: Random) -> str | None:
    value = rng.choice(("internal", "partner", "customer", "customer"))
    if not world.replace(ACADEMY, r"^audience: .*", f"audience: {value}"):
        world.write(ACADEMY, f"audience: {value}\n{world.read(ACADEMY)}")
    return f"audience: {value} for the site"
