"""A small but complete academy in two languages, small enough to be built hundreds of times in a test."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["TOPICS", "lay_out"]

TOPICS = ("invoices", "reports", "people")
TRANSLATED = 2
"""How many articles of a topic are in Japanese too."""

CONFIG = """\
site_name: Small Academy
site_url: https://help.example.com/academy/
docs_dir: content
copyright: Small Company
theme:
  name: material
  font: false
  features:
    - navigation.indexes
    - content.code.copy
plugins: []
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist
"""
ACADEMY = """\
title: Small Academy
summary: Training for people who approve invoices.
languages: [en, ja]
most_used:
  - invoices-1
  - reports-1
roles:
  manager:
    title: Manager
    summary: Approves invoices.
    benefit: Clear your queue in ten minutes a day.
  clerk:
    title: Accounts clerk
    summary: Enters invoices.
    benefit: Get invoices paid the first time.
levels:
  start: {title: Getting started, summary: First tasks.}
  core: {title: Core, summary: Daily work.}
  expert: {title: Expert, summary: Rare work.}
topics:
  invoices: {title: Invoices, summary: Submit and approve.}
  reports: {title: Reports, summary: Read figures.}
  people: {title: People, summary: Roles and rights.}
features:
  approvals: {title: Approvals}
  exports: {title: Exports}
products:
  ledgerline:
    title: Ledgerline
    url: product/
    labels: product/strings/{lang}.json
    folder: product
rules:
  level-order: warning
  objective-not-covered: off
"""
ACADEMY_JA = """\
title: 小さなアカデミー
roles:
  manager: {title: マネージャー, benefit: 一日十分で片付きます。}
  clerk: {title: 経理担当}
levels:
  start: {title: はじめる}
topics:
  invoices: {title: 請求書}
"""
ARTICLE = """\
---
title: {title}
summary: What to know of {topic}, part {number}.
roles: [{roles}]
level: {level}
topics: [{topic}]
kind: {kind}
objectives: {{do-{number}: Do part {number} of {topic}}}
minutes: {minutes}
owner: education-team
reviewed: 2026-10-0{number}
review_every: 2 months
status: published
audience: customer
{more}related: [{related}]
---

Part {number} begins with **{{{{ ui.approve }}}}**. Read [the next part]({next}.md#details) as well.

## Details

Some words about {topic} and number {number}. {{{{ snippet.support }}}}

```python title="part.py"
answer = {number}
```

## Press {{{{ ui.nav.list }}}}

!!! note "Remember"

    A note[^1] of part {number}.

[^1]: The footnote of {topic} {number}.

{embed}"""
ARTICLE_JA = """\
---
title: {topic} の第 {number} 部
summary: {topic} について。
---

**{{{{ ui.approve }}}}** を押します。[次へ]({next}.md)

## 詳細

{{{{ snippet.support }}}} 言葉 {number}。
"""
TRACK = """\
title: {title}
summary: From the first day on.
benefit: Work without asking.
roles: [{role}]
items:
{items}
owner: education-team
reviewed: 2026-10-01
review_every: 6 months
status: published
"""
QUIZ = """\
title: {title}
summary: Check what you know.
roles: [manager]
level: start
questions:
  - id: who
    kind: single
    prompt: Who approves an invoice?
    choices:
      - {{text: The director, correct: true, feedback: "Directors decide above the limit."}}
      - {{text: The manager, feedback: "Managers decide up to the limit."}}
    covers: [invoices-1/do-1]
  - id: queue
    kind: true-false
    prompt: A rejected invoice stays in the queue.
    answer: false
    explanation: It goes back.
minutes: 3
owner: education-team
reviewed: 2026-10-01
review_every: 6 months
status: published
"""
TOUR = """\
title: {title}
summary: See it in the product.
product: ledgerline
roles: [manager]
trigger: first-login
feature: approvals
minutes: 2
steps:
  - id: press
    title: Approve it
    body: Press **{{{{ ui.approve }}}}**.
    target:
      - testid: approve
      - {{role: button, ui: approve}}
    advance: click
  - id: list
    title: Look at the list
    body: It is empty now.
    target:
      - testid: list
owner: education-team
reviewed: 2026-10-01
review_every: 6 months
status: published
"""
RELEASE = """\
---
title: Release {version}
summary: What {version} brings.
version: "{version}"
date: 2026-{month}-02
features: [approvals]
training: [invoices-1, approve-first]
owner: education-team
status: published
---

Release {version} approves in one click. {{{{ snippet.support }}}}
"""
GLOSSARY = """\
terms:
  approval: {term: Approval, definition: The decision that an invoice is paid., also: [sign-off], article: invoices-1}
  queue: {term: Queue, definition: "What waits for you behind **{{ ui.nav.list }}**."}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="{r}"/></svg>\n'


def lay_out(root: Path, *, each: int = 7) -> Path:
    """Write the academy into a folder, with at least three articles for each topic; -> the folder."""
    for name, text in {**_frame(), **_articles(each), **_learning(), **_product()}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def _frame() -> dict[str, str]:
    return {
        "mkdocs.yml": CONFIG,
        "content/academy.yml": ACADEMY,
        "content/academy.ja.yml": ACADEMY_JA,
        "content/brand.yml": 'logo: assets/logo.svg\ncolours:\n  primary: "#0b6550"\n  accent: "#b4540a"\n',
        "content/assets/logo.svg": LOGO.format(r=3),
        "content/images/queue.svg": LOGO.format(r=2),
        "content/images/list.svg": LOGO.format(r=1),
        "content/about.md": "# About us\n\nWe are [the people](articles/people/people-1.md) of the academy.\n",
        "content/snippets/support.md": "Ask the [support team](../articles/people/people-2.md).\n",
        "content/snippets/support.ja.md": "サポートに聞いてください。\n",
        "content/glossary.yml": GLOSSARY,
        "content/glossary.ja.yml": "terms:\n  approval: {term: 承認, definition: 支払いの判断です。}\n",
        "content/releases/1-0.md": RELEASE.format(version="1.0", month="09"),
        "content/releases/1-1.md": RELEASE.format(version="1.1", month="10"),
        "content/releases/1-1.ja.md": "---\ntitle: リリース 1.1\n---\n\n新しい機能です。\n",
    }


def _articles(each: int) -> dict[str, str]:
    files = {}
    for topic in TOPICS:
        for number in range(1, each + 1):
            following = f"{topic}-{number % each + 1}"
            embed = {2: "```quiz basics\n```\n", 3: "```steps approve-first\n```\n"}.get(number, "")
            if number == 4:
                embed = "![The queue](../../images/queue.svg)\n"
            values = {
                "topic": topic,
                "number": number,
                "title": f"Part {number} of {topic}",
                "roles": ("manager", "clerk", "manager, clerk")[number % 3],
                "level": ("start", "core", "expert")[number % 3],
                "kind": ("how-to", "guide", "reference", "faq")[number % 4],
                "minutes": number + 1,
                "next": following,
                "related": following,
                "more": "tour: approve-first\nfeature: approvals\n" if number == 1 else "",
                "embed": embed,
            }
            name = f"content/articles/{topic}/{topic}-{number}"
            files[f"{name}.md"] = ARTICLE.format(**values)
            if number <= TRANSLATED:
                files[f"{name}.ja.md"] = ARTICLE_JA.format(**values)
    return files


def _learning() -> dict[str, str]:
    def items(*names: str) -> str:
        return "\n".join(f"  - {name}" for name in names)

    manager = items("article: invoices-1", "tour: approve-first", "quiz: basics", "article: reports-2")
    clerk = items("article: people-1", "article: invoices-2", "quiz: limits", "article: reports-1")
    return {
        "content/tracks/managers.yml": TRACK.format(title="For managers", role="manager", items=manager),
        "content/tracks/managers.ja.yml": "title: マネージャー向け\n",
        "content/tracks/clerks.yml": TRACK.format(title="For clerks", role="clerk", items=clerk),
        "content/quizzes/basics.yml": QUIZ.format(title="Basics"),
        "content/quizzes/basics.ja.yml": "title: 基本\n",
        "content/quizzes/limits.yml": QUIZ.format(title="Limits"),
        "tours/approve-first.yml": TOUR.format(title="Approve your first invoice"),
        "tours/approve-first.ja.yml": "title: 最初の承認\n",
        "tours/read-list.yml": TOUR.format(title="Read the list"),
    }


def _product() -> dict[str, str]:
    english = {"approve": "Approve", "nav": {"list": "Your list"}, "reject": "Reject"}
    japanese = {"approve": "承認", "nav": {"list": "一覧"}, "reject": "却下"}
    return {
        "product/index.html": "<!doctype html>\n<title>Ledgerline</title>\n",
        "product/js/app.js": "document.title = 'Ledgerline';\n",
        "product/strings/en.json": json.dumps(english) + "\n",
        "product/strings/ja.json": json.dumps(japanese, ensure_ascii=False) + "\n",
    }
