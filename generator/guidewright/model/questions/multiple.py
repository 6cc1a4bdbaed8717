"""Choose every right answer."""

from guidewright.model.questions.kind import Answers, QuestionKind, too_few


def _problem(answers: Answers) -> tuple[str, str] | None:
    if answers.answer is not None:
        return (
            "`answer` belongs to true-false questions",
            "Mark the right choices with `correct: true` instead.",
        )
    if answers.choices < 2:
        return too_few(answers), "Give at least two `choices`."
    if answers.correct == 0:
        return "no choice is marked correct", "Mark each right choice with `correct: true`."
    return None


KIND = QuestionKind(
    "multiple", "Choose every right answer; right only when exactly those are chosen.", _problem
)
