"""What can be wrong once pages exist."""

from guidewright.diagnostics import Rule, Severity

__all__ = ["RULES"]

ENGINE_FAILED = Rule(
    "engine-failed",
    Severity.ERROR,
    "The site engine builds the rendered tree.",
    "Without it there is no site; the previous one stays up.",
    firm=True,
)
TEMPLATE_FAILED = Rule(
    "template-failed",
    Severity.ERROR,
    "Templates and words in `site_templates/` can be used.",
    "Every page of their kind would be missing; the previous site stays up.",
    firm=True,
)
ENGINE_WARNING = Rule(
    "engine-warning",
    Severity.WARNING,
    "The site engine has nothing to complain about.",
    "It usually means a link or a setting that does not work.",
)
DEAD_LINK = Rule(
    "dead-link",
    Severity.ERROR,
    "Every link of a finished page leads to a page and anchor of the site.",
    "Readers who follow a dead link leave.",
    adopted=Severity.WARNING,
)
ACTIVE_CONTENT = Rule(
    "active-content",
    Severity.ERROR,
    "No page runs code that came from content.",
    "Content comes from many hands; code in it would run with the rights of the help site.",
    adopted=Severity.WARNING,
)
OUTPUT_REFUSED = Rule(
    "output-refused",
    Severity.ERROR,
    "The output folder can be written and holds nothing but a site.",
    "A build replaces the whole folder; anything else in it would be lost.",
    firm=True,
)
INDEX_FAILED = Rule(
    "search-index-failed",
    Severity.ERROR,
    "The search index is complete.",
    "A site without search sends every reader to support.",
    firm=True,
)
PRODUCT_MISSING = Rule(
    "product-missing",
    Severity.ERROR,
    "A product's `folder` is a folder of the project.",
    "Tours would open an empty page.",
    firm=True,
)
RULES = (
    TEMPLATE_FAILED,
    ENGINE_FAILED,
    ENGINE_WARNING,
    DEAD_LINK,
    ACTIVE_CONTENT,
    OUTPUT_REFUSED,
    INDEX_FAILED,
    PRODUCT_MISSING,
)
