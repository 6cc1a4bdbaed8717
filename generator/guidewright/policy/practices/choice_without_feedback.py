"""Whoever answers learns why (requirement D1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.quizzes import Question
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "choice-without-feedback",
    Severity.NOTE,
    "Each answer has feedback of its own.",
    "“Wrong” teaches nothing; a sentence on why it is wrong is the moment of learning.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for quiz in (found.source for found in academy.quizzes.values()):
        if quiz.status is not Status.RETIRED:
            for question in quiz.questions:
                yield from _silent(question)


def _silent(question: Question) -> Iterator[Issue]:
    if question.answer is not None:
        verdict = question.verdict
        if not question.explanation and not (verdict and verdict.true and verdict.false):
            message = f"question `{question.id}` does not say why"
            help_text = "Add an `explanation`, or a `verdict` with a sentence for `true` and one for `false`."
            yield RULE.at(question.origin.key_span("answer"), message, help_text)
        return
    silent = [choice for choice in question.choices if not choice.feedback]
    if silent:
        message = (
            f"{len(silent)} of {len(question.choices)} choices of question `{question.id}` have no feedback"
        )
        help_text = "Add `feedback:` that says why this choice is right or wrong."
        first = silent[0].origin.span()
        text = silent[0].origin.span("text")
        yield RULE.at(Span(first.path, first.start, max(first.start, text.end)), message, help_text)


PRACTICE = Practice(RULE, _find)
