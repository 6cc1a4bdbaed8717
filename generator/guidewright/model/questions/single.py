"""Choose the one right answer."""

from guidewright.model.questions.kind import QuestionKind, exactly_one

KIND = QuestionKind("single", "Choose the one right answer.", exactly_one)
