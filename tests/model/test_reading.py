"""One file against its record: keys, defaults, shorthands, and the words of translations."""

from __future__ import annotations

import pytest

from guidewright.decode.rich import plain_text
from guidewright.diagnostics import Issue
from guidewright.model.academy import Academy
from guidewright.model.articles import ArticleKind, Audience, Status
from guidewright.model.tours import AdvanceOn, OnMissing, Placement, TriggerOn
from tests.model.material import ACADEMY, article, built, tour

QUIZ = """\
title: One
roles: [manager]
level: start
questions:
  - id: who
    kind: single
    prompt: Who?
    choices:
      - {text: Yes, correct: true}
      - No
  - id: what
    kind: true-false
    prompt: Is it?
    answer: no
"""


def ruled(issues: tuple[Issue, ...]) -> list[tuple[str, str]]:
    return [(issue.rule.id, issue.message) for issue in issues]


def made(files: dict[str, str]) -> Academy:
    academy, issues = built(files)
    assert issues == ()
    return academy


def test_defaults_of_an_article() -> None:
    found = made({"articles/deep/one.md": article()}).articles["one"].source
    assert (found.id, found.name, found.title) == ("one", "articles/deep/one", "One")
    assert found.kind is ArticleKind.REFERENCE
    assert (found.status, found.audience) == (Status.DRAFT, Audience.CUSTOMER)
    assert (found.minutes, found.objectives, found.related) == (None, {}, ())
    assert found.body.text == "Words.\n"


def test_the_title_may_be_the_first_heading() -> None:
    text = article(body="# From the *body*\n").replace("title: One\n", "")
    assert made({"articles/one.md": text}).articles["one"].source.title == "From the body"


def test_the_title_key_wins_over_the_heading() -> None:
    assert made({"articles/one.md": article(body="# Other\n")}).articles["one"].source.title == "One"


def test_ids_may_differ_from_file_names() -> None:
    assert list(made({"articles/one.md": article(more="id: two\n")}).articles) == ["two"]


def test_keys_of_the_engine_may_stand_beside_ours() -> None:
    made({"articles/one.md": article(more="tags: [a]\nhide: [toc]\ndescription: D\n")})


def test_shorthands_and_defaults_of_a_step() -> None:
    steps = "  - {id: one, title: One, advance: click, target: [{testid: a}]}\n  - {id: two, title: Two}\n"
    found = made({"tours/one.yml": tour(steps=steps, more="trigger: first-login\n")}).tours["one"].source
    assert found.trigger is not None
    assert found.trigger.on is TriggerOn.FIRST_LOGIN
    one, two = found.steps
    assert one.advance is not None
    assert one.advance.on is AdvanceOn.CLICK
    assert one.target[0].testid == "a"
    assert (two.advance, two.placement, two.on_missing) == (None, Placement.AUTO, OnMissing.WAIT)


def test_choices_get_letters_and_may_be_plain_texts() -> None:
    who, what = made({"quizzes/one.yml": QUIZ}).quizzes["one"].source.questions
    assert [(choice.id, plain_text(choice.text), choice.correct) for choice in who.choices] == [
        ("a", "Yes", True),
        ("b", "No", False),
    ]
    assert what.answer is False


def test_levels_keep_their_order() -> None:
    academy = made({})
    assert academy.settings is not None
    assert list(academy.settings.source.levels) == ["start", "core"]


def test_origins_know_every_place() -> None:
    text = article(more="related: [one]\nobjectives:\n  first: Do it\n")
    origin = made({"articles/one.md": text}).articles["one"].source.origin
    spans = {
        "value": origin.span("objectives", "first"),
        "key": origin.key_span("objectives", "first"),
        "item": origin.span("related", 0),
        "whole": origin.span("nothing"),
        "absent": origin.key_span("owner"),
        "beside": origin.key_span("objectives", "second"),
    }
    assert {name: text[span.start : span.end] for name, span in spans.items() if name != "whole"} == {
        "value": "Do it",
        "key": "first",
        "item": "one",
        "absent": "title",
        "beside": "first",
    }
    assert text[spans["whole"].start :].startswith("title: One")


@pytest.mark.parametrize(
    ("files", "rule", "message"),
    [
        ({"articles/one.md": article(more="ownr: a\n")}, "unknown-key", "unknown key `ownr`"),
        ({"articles/one.md": article().replace("level: start\n", "")}, "missing-key", "`level` is missing"),
        ({"articles/one.md": "Words.\n"}, "missing-key", "`title` is missing"),
        (
            {"tracks/one.yml": "- a\n"},
            "wrong-type",
            "expected a mapping of keys to values here, found a list",
        ),
        (
            {"tracks/one.yml": "words\n"},
            "wrong-type",
            "expected a mapping of keys to values here, found `words`",
        ),
        (
            {"quizzes/one.yml": QUIZ.replace("answer: no", "")},
            "question-shape",
            "question `what`: it is not said whether the statement is true",
        ),
        (
            {"quizzes/one.yml": QUIZ.replace("kind: single", "kind: essay")},
            "invalid-value",
            "`essay` is none of the values allowed here",
        ),
        ({"tours/one.yml": tour(more="trigger: event\n")}, "missing-key", "`on: event` needs `event`"),
        (
            {"tours/one.yml": tour(steps="  - {id: a, title: A, checkpoint: {hint: B}}\n")},
            "invalid-value",
            "this checkpoint asks for nothing",
        ),
        ({"glossary.yml": "terms: {a: {term: A}}\n"}, "missing-key", "`definition` is missing"),
        (
            {"articles/one.md": article(more="level: strat\n").replace("level: start\n", "")},
            "dangling-reference",
            "there is no level `strat`",
        ),
        (
            {"articles/one.md": article(), "articles/b/one.md": article()},
            "duplicate-id",
            "the article id `one` is already taken by `content/articles/b/one.md`",
        ),
        ({"academy.yml": ACADEMY.replace("[en, ja, zh]", "[]")}, "invalid-value", "`languages` is empty"),
        ({"academy.yml": "title: One\n"}, "missing-key", "`languages` is missing"),
    ],
)
def test_what_is_wrong_is_said(files: dict[str, str], rule: str, message: str) -> None:
    assert (rule, message) in ruled(built(files)[1])


def test_a_wrong_optional_value_falls_back_to_its_default() -> None:
    academy, issues = built({"articles/one.md": article(more="minutes: long\n")})
    assert [rule for rule, _ in ruled(issues)] == ["wrong-type"]
    assert academy.articles["one"].source.minutes is None


def test_a_page_whose_keys_are_wrong_is_still_linked_and_checked() -> None:
    files = {
        "articles/one.md": article(body="[two](two.md#words)\n"),
        "articles/two.md": article(body="# Words\n[broken](none.md)\n").replace("kind: reference\n", ""),
    }
    assert [rule for rule, _ in ruled(built(files)[1])] == ["missing-key", "broken-link"]


def test_mentions_of_what_cannot_be_read_are_not_wrong_as_well() -> None:
    quiz = QUIZ.replace("prompt: Who?", "prompt: Who?\n    covers: [one/first, two/second]")
    files = {
        "articles/one.md": article(more="objectives: {first: Do it}\nkind: essay\n").replace(
            "kind: reference\n", ""
        ),
        "articles/two.md": article(more="objectives: {second: Do it}\nowner: a: b\n"),
        "articles/three.md": article(more="related: [one, two]\n"),
        "quizzes/one.yml": quiz,
    }
    assert [rule for rule, _ in ruled(built(files)[1])] == ["invalid-value", "yaml-syntax"]


def test_a_broken_academy_is_no_adopted_folder() -> None:
    for text in ("title: a: b\n", "titel: One\n", "languages: []\n", "- a\n", ""):
        academy, issues = built({"academy.yml": text})
        assert issues
        assert academy.broken
        assert not academy.adopted
        assert academy.settings is None


# Translations


def test_translations_replace_words_and_nothing_else() -> None:
    files = {
        "articles/one.md": article(
            more="summary: Sum.\nminutes: 3\nobjectives: {first: Do it, second: Do more}\n"
        ),
        "articles/one.ja.md": "---\ntitle: 一\nobjectives: {second: もっと}\n---\n本文\n",
    }
    found = made(files).articles["one"]
    ja = found.translations["ja"]
    assert (ja.title, ja.summary, ja.minutes, ja.level) == ("一", "Sum.", 3, "start")
    assert ja.objectives == {"first": "Do it", "second": "もっと"}
    assert ja.body.text == "本文\n"
    assert ja.origin.path == "content/articles/one.ja.md"
    assert ja.origin.language == "ja"
    assert found.best("ja") is ja
    assert found.best("zh") is found.source
    assert list(found.every()) == [found.source, ja]


def test_a_translation_needs_no_front_matter() -> None:
    files = {"articles/one.md": article(), "articles/one.ja.md": "# 一\n\n本文\n"}
    assert made(files).articles["one"].translations["ja"].title == "一"


def test_the_order_of_the_original_stays() -> None:
    steps = "".join(f"  - {{id: {name}, title: {name}}}\n" for name in ("c", "a", "b"))
    files = {
        "tours/one.yml": tour(steps=steps),
        "tours/one.ja.yml": "steps:\n  b: {title: び}\n  c: {title: し}\n",
    }
    ja = made(files).tours["one"].translations["ja"]
    assert [(step.id, step.title) for step in ja.steps] == [("c", "し"), ("a", "a"), ("b", "び")]


def test_words_deep_inside_are_translated_by_their_ids() -> None:
    files = {
        "quizzes/one.yml": QUIZ,
        "quizzes/one.ja.yml": "questions:\n  who:\n    prompt: 誰ですか\n    choices: {a: はい, b: {text: いいえ, feedback: 違います}}\n",
    }
    who = made(files).quizzes["one"].translations["ja"].questions[0]
    assert plain_text(who.prompt) == "誰ですか"
    assert [plain_text(choice.text) for choice in who.choices] == ["はい", "いいえ"]
    assert [choice.correct for choice in who.choices] == [True, False]
    assert plain_text(who.choices[1].feedback) == "違います"


def test_the_academy_and_the_glossary_are_translated() -> None:
    files = {
        "academy.ja.yml": "title: アカデミー\nroles: {manager: {title: マネージャー}}\n",
        "glossary.yml": "terms: {queue: {term: Queue, definition: What waits.}}\n",
        "glossary.ja.yml": "terms: {queue: {term: 待ち行列}}\n",
    }
    academy = made(files)
    assert academy.settings is not None
    ja = academy.settings.translations["ja"]
    assert (ja.title, ja.roles["manager"].title, ja.roles["approver"].title) == (
        "アカデミー",
        "マネージャー",
        "Approver",
    )
    assert academy.glossary is not None
    term = academy.glossary.translations["ja"].terms["queue"]
    assert (term.term, plain_text(term.definition)) == ("待ち行列", "What waits.")


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("roles: [approver]\n", "untranslatable-key", "`roles` is set in the original and is not language"),
        ("titel: 一\n", "unknown-key", "unknown key `titel`"),
        ("- a\n", "wrong-type", "expected a mapping of keys to values here, found a list"),
        ("steps: [{title: 一}]\n", "wrong-type", "expected a mapping of ids to words here, found a list"),
        ("steps: {two: {title: 二}}\n", "dangling-reference", "the original has no part `two`"),
        (
            "steps: {one: {advance: click}}\n",
            "untranslatable-key",
            "`advance` is set in the original and is not language",
        ),
        ("steps: {one: {body: '<b>x</b>'}}\n", "markup-in-text", "HTML is not allowed here: `<b>`"),
        (
            "steps: {one: {body: '{{ ui.nothing }}'}}\n",
            "missing-ui-key",
            "`nothing` is not in the `ja` string catalogue",
        ),
        (
            "title: a: b\n",
            "yaml-syntax",
            "YAML cannot be read here: mapping values are not allowed in this context",
        ),
    ],
)
def test_what_is_wrong_in_a_translation_is_said(text: str, rule: str, message: str) -> None:
    found = ruled(built({"tours/one.yml": tour(), "tours/one.ja.yml": text})[1])
    assert (rule, message) in found


def test_a_broken_translation_leaves_the_original_words() -> None:
    academy, issues = built(
        {"tours/one.yml": tour(), "tours/one.ja.yml": "title: [a]\nsteps: {one: {title: 一}}\n"}
    )
    assert len(issues) == 1
    ja = academy.tours["one"].translations["ja"]
    assert (ja.title, ja.steps[0].title) == ("One", "一")


def test_labels_are_looked_up_in_the_language_of_the_text() -> None:
    files = {
        "articles/one.md": article(body="{{ ui.nav.queue }}\n"),
        "articles/one.ja.md": "# 一\n\n{{ ui.approve }} {{ ui.nav.queue }}\n",
    }
    academy, issues = built(files)
    assert ruled(issues) == [("missing-ui-key", "`nav.queue` is not in the `ja` string catalogue")]
    assert academy.label("approve", "ja") == "承認"
    assert academy.label("nav.queue", "ja") == "Queue"
    assert academy.label("none", "ja") == "none"


def test_a_missing_catalogue_is_one_issue_however_many_labels_it_held() -> None:
    files = {
        "academy.yml": ACADEMY.replace("[en, ja, zh]", "[en, ja, ms]"),
        "articles/one.md": article(),
        "articles/one.ms.md": "# Satu\n{{ ui.a }} {{ ui.b }}\n",
    }
    assert ruled(built(files)[1]) == [
        ("dangling-reference", "there is no string catalogue `strings/ms.json`")
    ]
