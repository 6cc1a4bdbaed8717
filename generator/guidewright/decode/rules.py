"""What can be wrong with the form of a text."""

from guidewright import yaml_nodes
from guidewright.diagnostics import Rule, Severity

__all__ = ["RULES"]

DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    "A key stands once in its mapping.",
    "Most readers of YAML silently keep only the last value, so half of what was written is lost.",
    adopted=Severity.WARNING,
)
FRONT_MATTER_OPEN = Rule(
    "front-matter-unclosed",
    Severity.ERROR,
    "Front matter ends with a line `---`.",
    "Without it the settings are printed as text and none of them applies.",
    adopted=Severity.WARNING,
)
FRONT_MATTER_SHAPE = Rule(
    "front-matter-shape",
    Severity.ERROR,
    "Front matter is a mapping of keys to values.",
    "A list or a sentence between the `---` lines sets nothing.",
    adopted=Severity.WARNING,
)
UNCLOSED_FENCE = Rule(
    "fence-unclosed",
    Severity.ERROR,
    "A fenced block is closed by the same fence.",
    "An open fence swallows the rest of the page.",
    adopted=Severity.WARNING,
)
UNSAFE_HTML = Rule(
    "unsafe-html",
    Severity.ERROR,
    "Content carries no scripts, frames, forms or event handlers.",
    "Content comes from many hands; code in it would run with the rights of the help site.",
    adopted=Severity.WARNING,
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    Severity.ERROR,
    "Links use http, https, mailto or a path.",
    "A `javascript:` or `data:` link runs code with the rights of the page it stands in.",
    adopted=Severity.WARNING,
)
MARKUP_IN_TEXT = Rule(
    "markup-in-text",
    Severity.ERROR,
    "Tour and quiz texts are Markdown without HTML.",
    "They appear inside the product, where author HTML is never allowed to run.",
)
RULES = (
    *yaml_nodes.RULES,
    DUPLICATE_KEY,
    FRONT_MATTER_OPEN,
    FRONT_MATTER_SHAPE,
    UNCLOSED_FENCE,
    UNSAFE_HTML,
    UNSAFE_LINK,
    MARKUP_IN_TEXT,
)
