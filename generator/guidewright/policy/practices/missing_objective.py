"""Articles that teach say what the reader can do afterwards (requirement C3)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import ArticleKind
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "missing-objective",
    Severity.WARNING,
    "A published guide, how-to, lab or video has at least one objective.",
    "Without it readers cannot tell whether it is worth their time, and nothing can be tested.",
)
TEACHING = (ArticleKind.GUIDE, ArticleKind.HOW_TO, ArticleKind.LAB, ArticleKind.VIDEO)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for article in academy.published():
        if article.kind in TEACHING and not article.objectives:
            help_text = (
                "Add `objectives:` with an id and a sentence: `approve: Approve an invoice in one minute`."
            )
            span = article.origin.span("kind")
            yield RULE.at(span, f"this {article.kind.value} has no objectives", help_text)


PRACTICE = Practice(RULE, _find)
