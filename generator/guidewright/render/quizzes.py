"""Quizzes in, the JSON that the quiz player reads out."""

from __future__ import annotations

import json

from guidewright.model import Academy
from guidewright.model import quizzes as model
from guidewright.render import contract
from guidewright.render.rich import Labels, blocks_json, inlines_json
from guidewright.render.words import Words

__all__ = ["quiz_contract", "quiz_json"]


def quiz_json(quiz: model.Quiz, language: str, academy: Academy, words: Words) -> str:
    """One line of JSON that is safe inside an HTML script element: no `<` in it."""
    found = quiz_contract(quiz, language, academy, words)
    text = json.dumps(contract.to_json(found), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def quiz_contract(quiz: model.Quiz, language: str, academy: Academy, words: Words) -> contract.Quiz:
    """The quiz in one language, as the contract says."""

    def label(key: str) -> str:
        return academy.label(key, language)

    return contract.Quiz(
        id=quiz.id,
        language=language,
        title=quiz.title,
        pass_mark=quiz.pass_mark,
        shuffle=quiz.shuffle,
        questions=tuple(_question(question, label, words) for question in quiz.questions),
    )


def _question(question: model.Question, label: Labels, words: Words) -> contract.Question:
    return contract.Question(
        id=question.id,
        kind=question.kind.value,
        scenario=blocks_json(question.scenario, label) or None,
        prompt=blocks_json(question.prompt, label),
        choices=_choices(question, label, words),
        explanation=blocks_json(question.explanation, label) or None,
        covers=question.covers,
    )


def _choices(question: model.Question, label: Labels, words: Words) -> tuple[contract.Choice, ...]:
    if question.answer is not None:
        verdict = question.verdict
        return tuple(
            contract.Choice(
                id=str(value).lower(),
                text=(contract.Inline(kind="text", text=words(str(value).lower())),),
                correct=question.answer is value,
                feedback=blocks_json(getattr(verdict, str(value).lower(), ()), label) or None,
            )
            for value in (True, False)
        )
    return tuple(
        contract.Choice(
            id=choice.id,
            text=inlines_json(choice.text, label),
            correct=choice.correct,
            feedback=blocks_json(choice.feedback, label) or None,
        )
        for choice in question.choices
    )
