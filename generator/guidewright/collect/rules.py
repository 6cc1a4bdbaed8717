"""What can be wrong with a file before anyone reads its words."""

from guidewright.diagnostics import Rule, Severity

__all__ = ["MAX_BYTES", "RULES"]

MAX_BYTES = 2_000_000

INVALID_UTF8 = Rule(
    "invalid-utf8",
    Severity.ERROR,
    "Text files are UTF-8.",
    "Text in another encoding turns into wrong letters for every reader.",
)
BYTE_ORDER_MARK = Rule(
    "byte-order-mark",
    Severity.ERROR,
    "Files begin with their text, not with a byte order mark.",
    "The invisible character hides front matter from other tools and breaks comparison.",
    adopted=Severity.NOTE,
)
CRLF = Rule(
    "crlf-line-ends",
    Severity.ERROR,
    "Lines end with LF alone.",
    "Mixed line ends make every line of a file look changed and defeat the build cache.",
    adopted=Severity.NOTE,
)
TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    f"A text file holds at most {MAX_BYTES // 1_000_000} MB.",
    "Nobody reads an article of this size; it is usually data or an image under a wrong name.",
)
SYMLINK_OUTSIDE = Rule(
    "symlink-outside",
    Severity.ERROR,
    "Links on disk stay inside the project.",
    "A link out of the project could publish any file of the machine that builds it.",
)
DOCS_OUTSIDE = Rule(
    "docs-outside",
    Severity.ERROR,
    "`docs_dir` is a folder of the project.",
    "Content elsewhere is neither checked nor watched, and another machine does not have it.",
    firm=True,
)
CASE_COLLISION = Rule(
    "case-collision",
    Severity.ERROR,
    "No two paths differ only in upper and lower case or in Unicode form.",
    "On macOS and Windows one of them silently replaces the other.",
)
UNREADABLE = Rule(
    "unreadable-file",
    Severity.ERROR,
    "Every file of the project can be read.",
    "A file that cannot be opened would be missing from the site without a word.",
)
RULES = (
    INVALID_UTF8,
    BYTE_ORDER_MARK,
    CRLF,
    TOO_LARGE,
    SYMLINK_OUTSIDE,
    DOCS_OUTSIDE,
    CASE_COLLISION,
    UNREADABLE,
)
