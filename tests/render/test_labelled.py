"""Labels in plain words: titles, summaries, objectives, steps."""

from __future__ import annotations

from guidewright.render import render
from guidewright.render.labelled import shows_labels
from guidewright.render.templates import Templates
from guidewright.resources import template_files
from tests.model.material import ACADEMY, article, built

LABEL = "{{ ui.approve }}"
FILES = {
    "academy.yml": ACADEMY.replace("{title: Workflows}", f'{{title: "Work {LABEL}"}}'),
    "academy.ja.yml": "title: 学校\n",
    "articles/one.md": article(
        f'"Press {LABEL}"',
        f'status: published\nsummary: "Why {LABEL}"\nobjectives: {{a: "Use {LABEL}"}}\n',
    ),
    "articles/one.ja.md": f'---\ntitle: "{LABEL}を押す"\n---\n本文\n',
    "articles/two.md": article("Two", "status: published\n", f"# Not {LABEL}\n"),
    "tours/t.yml": (
        f'title: "T {LABEL}"\nproduct: ledgerline\nroles: [manager]\nstatus: published\n'
        f'steps: [{{id: a, title: "Step {LABEL}", body: "x {LABEL}", target: [{{testid: x}}]}}]\n'
    ),
    "tours/t.ja.yml": f'title: "ツアー {LABEL}"\n',
}


def test_labels_in_plain_words_are_the_products_own() -> None:
    academy, issues = built(FILES)
    assert [issue for issue in issues if issue.severity.value == "error"] == []
    assert shows_labels(academy)
    rendered = render(academy, Templates(template_files()))
    texts = {(artefact.language, artefact.path): artefact.text for artefact in rendered.artefacts}
    assert [place for place, text in texts.items() if "{{" in text] == []
    english, japanese = texts["en", "articles/one.md"], texts["ja", "articles/one.md"]
    for words in ("Press Approve", "Why Approve", "Use Approve", "Work Approve"):
        assert words in english
    assert "承認を押す" in japanese
    assert "Use 承認" in japanese
    tours = "".join(text for (_, path), text in texts.items() if path.startswith("tours/"))
    for words in ('"T Approve"', '"Step Approve"', '"ツアー 承認"', '"Step 承認"'):
        assert words in tours
    assert "Work 承認" in rendered.labels["ja"]


def test_most_academies_have_none() -> None:
    assert not shows_labels(built({"articles/one.md": article(body=LABEL)})[0])


def test_a_label_that_does_not_exist_is_reported_wherever_it_stands() -> None:
    files = {name: text.replace("ui.approve", "ui.aprove") for name, text in FILES.items()}
    found = built(files)[1]
    missing = [issue for issue in found if issue.rule.id == "missing-ui-key"]
    assert {issue.span.path for issue in missing} == {
        "content/academy.yml",
        "content/articles/one.md",
        "content/articles/one.ja.md",
        "content/articles/two.md",
        "tours/t.yml",
        "tours/t.ja.yml",
    }
    assert len([issue for issue in missing if issue.span.path == "tours/t.yml"]) == 3
