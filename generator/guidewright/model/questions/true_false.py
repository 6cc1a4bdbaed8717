"""Decide whether a statement is true."""

from guidewright.model.questions.kind import Answers, QuestionKind


def _problem(answers: Answers) -> tuple[str, str] | None:
    if answers.choices:
        return (
            "a true-false question has no choices of its own",
            "Remove `choices` and write `answer: true` or `false`.",
        )
    if answers.answer is None:
        return "it is not said whether the statement is true", "Add `answer: true` or `answer: false`."
    return None


KIND = QuestionKind("true-false", "Decide whether a statement is true.", _problem)
