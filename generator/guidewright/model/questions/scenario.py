"""Read a situation at work and choose what to do."""

from guidewright.model.questions.kind import Answers, QuestionKind, exactly_one


def _problem(answers: Answers) -> tuple[str, str] | None:
    if not answers.scenario:
        return (
            "a scenario question tells a situation first",
            "Add `scenario: …` with what happens to the reader.",
        )
    return exactly_one(answers)


KIND = QuestionKind("scenario", "Read a situation at work and choose what to do.", _problem)
