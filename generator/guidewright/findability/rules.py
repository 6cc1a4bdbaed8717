"""What `guidewright search test` can find wrong."""

from guidewright.diagnostics import Rule, Severity

__all__ = ["BELOW_BUDGET", "MISSED", "RULES"]

BELOW_BUDGET = Rule(
    "search-below-budget",
    Severity.ERROR,
    "The search of each language reaches `budgets.search_top_1`, `search_top_3` and `search_rank`.",
    "Readers look at the first results and leave; what they do not find there is not there for them.",
)
MISSED = Rule(
    "search-query-missed",
    Severity.NOTE,
    "A query of a search set finds a page that it expects among the first three.",
    "Each one is a reader who asks support what the help centre knows.",
)
RULES = (BELOW_BUDGET, MISSED)
