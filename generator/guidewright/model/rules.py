"""What can be wrong with the meaning of a text."""

from collections.abc import Sized

from guidewright.diagnostics import Issue, Rule, Severity, Span

__all__ = ["MAX_INCLUDED", "RULES", "not_empty"]

MAX_INCLUDED = 2_000_000

UNKNOWN_KEY = Rule(
    "unknown-key",
    Severity.ERROR,
    "Every key is one that Guidewright knows.",
    "A misspelt key is silently ignored elsewhere, and the feature it asks for never appears.",
    adopted=Severity.NOTE,
)
WRONG_TYPE = Rule(
    "wrong-type",
    Severity.ERROR,
    "A value has the type that its key asks for.",
    "A list where a text is expected cannot be shown.",
    adopted=Severity.WARNING,
    firm=True,
)
INVALID_VALUE = Rule(
    "invalid-value",
    Severity.ERROR,
    "A value is one of those that its key allows.",
    "A value that means nothing has no effect, and nobody notices.",
    adopted=Severity.NOTE,
    firm=True,
)
MISSING_KEY = Rule(
    "missing-key",
    Severity.ERROR,
    "Keys without a default are present.",
    "Without them the page, quiz or tour cannot be made.",
    adopted=Severity.NOTE,
    firm=True,
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    Severity.ERROR,
    "An id belongs to one thing of its kind.",
    "Links, progress and certificates point at ids; two owners make them ambiguous.",
    firm=True,
)
DANGLING = Rule(
    "dangling-reference",
    Severity.ERROR,
    "Whatever is referred to exists.",
    "A reference to nothing is a dead end for the reader.",
    firm=True,
)
BROKEN_LINK = Rule(
    "broken-link",
    Severity.ERROR,
    "Links lead to a file of the docs folder.",
    "Readers who follow a dead link leave.",
    adopted=Severity.WARNING,
)
BROKEN_ANCHOR = Rule(
    "broken-anchor",
    Severity.ERROR,
    "A link's `#anchor` is a heading of the page it leads to.",
    "The reader lands at the top of a long page and has to search.",
    adopted=Severity.WARNING,
)
MISSING_LABEL = Rule(
    "missing-ui-key",
    Severity.ERROR,
    "`{{ ui.key }}` is in the product's string catalogue, in every language it is used in.",
    "The text would name a button that the product does not have.",
)
MISSING_SNIPPET = Rule(
    "missing-snippet",
    Severity.ERROR,
    "`{{ snippet.name }}` is a file `snippets/name.md`.",
    "The shared passage would be missing from the page.",
)
INCLUDE_CYCLE = Rule(
    "include-cycle",
    Severity.ERROR,
    "A snippet never includes itself, not even through others.",
    "The page would never end.",
)
INCLUDE_TOO_LARGE = Rule(
    "include-too-large",
    Severity.ERROR,
    f"With its snippets a text holds at most {MAX_INCLUDED:,} characters.",
    "A few snippets that include each other several times grow into a page that no browser opens.",
)
OUTPUT_COLLISION = Rule(
    "output-collision",
    Severity.ERROR,
    "Each address belongs to one page.",
    "One page silently replaces the other.",
    adopted=Severity.WARNING,
    firm=True,
)
UNKNOWN_LANGUAGE = Rule(
    "unknown-language",
    Severity.ERROR,
    "A translation is in a language that the academy lists.",
    "The file would never be shown.",
)
ORPHAN_TRANSLATION = Rule(
    "orphan-translation",
    Severity.ERROR,
    "A translation stands beside its original.",
    "Without the original there is nothing it translates.",
)
UNTRANSLATABLE = Rule(
    "untranslatable-key",
    Severity.ERROR,
    "A translation carries words only.",
    "Roles, levels and targets are set once, in the original; two copies drift apart.",
)
FENCE_ARGUMENT = Rule(
    "fence-argument",
    Severity.ERROR,
    "A `quiz` or `steps` fence names one quiz or tour.",
    "The page would show a code block instead of the quiz or the steps.",
)
UNPLACED = Rule(
    "unplaced-file",
    Severity.ERROR,
    "YAML of the content folder stands in a folder that Guidewright reads.",
    "A track in a misspelt folder never appears, and nobody notices.",
)
NO_FINDER = Rule(
    "target-rung",
    Severity.ERROR,
    "Each rung of a target names exactly one way to find the element.",
    "A rung with none finds nothing; with two it is unclear which one counts.",
    firm=True,
)
QUESTION_SHAPE = Rule(
    "question-shape",
    Severity.ERROR,
    "A question has the answers that its kind needs.",
    "A single-choice question with two right answers marks every reader wrong.",
    firm=True,
)

BRAND_FILE = Rule(
    "brand-file",
    Severity.ERROR,
    "Logos, icons and fonts are files of the docs folder, of a kind that browsers show.",
    "The header of every page would show a broken picture.",
    firm=True,
)
BRAND_ELSEWHERE = Rule(
    "brand-elsewhere",
    Severity.ERROR,
    "Logos, icons and fonts come from the project itself.",
    "A file of another host tells that host who reads which page, and is gone when it is.",
    firm=True,
)


def not_empty(parts: Sized, message: str, span: Span) -> tuple[Issue, ...]:
    """The issue of a list that must hold something."""
    return () if len(parts) else (INVALID_VALUE.at(span, message, "List at least one."),)


RULES = (
    UNKNOWN_KEY,
    WRONG_TYPE,
    INVALID_VALUE,
    MISSING_KEY,
    DUPLICATE_ID,
    DANGLING,
    BROKEN_LINK,
    BROKEN_ANCHOR,
    MISSING_LABEL,
    MISSING_SNIPPET,
    INCLUDE_CYCLE,
    INCLUDE_TOO_LARGE,
    OUTPUT_COLLISION,
    UNKNOWN_LANGUAGE,
    ORPHAN_TRANSLATION,
    UNTRANSLATABLE,
    FENCE_ARGUMENT,
    UNPLACED,
    NO_FINDER,
    QUESTION_SHAPE,
    BRAND_FILE,
    BRAND_ELSEWHERE,
)
