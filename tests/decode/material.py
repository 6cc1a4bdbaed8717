"""Texts that writers, editors and attackers come up with."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from guidewright.collect import Area, SourceFile
from guidewright.yaml_nodes import Mapping, Node, Scalar

__all__ = ["SCRAPS", "file_of", "nodes", "scraps", "texts"]

SCRAPS = (
    *(
        "---\n",
        "...\n",
        "title: One\n",
        "key: value\n",
        "- ",
        ": ",
        ", ",
        "? ",
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "%YAML 1.2\n",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "|\n  ",
        ">-\n  ",
        "'",
        '"',
        "\\",
        "#",
        "# ",
        "## ",
        "=\n",
        "===\n",
        "---",
        "    ",
        "\t",
    ),
    *(
        "```",
        "```quiz one\n",
        "~~~",
        "````",
        "`",
        "``",
        "> ```",
        "- ```steps two\n",
        "<!--",
        "-->",
        "<!-- `",
        "\n",
        "\n\n",
    ),
    *(
        "[a](b.md)",
        "![](c.png)",
        "](",
        "[x]: y",
        "[x]: <y>",
        "<a href='z'>",
        "<img src=\"i.png\" alt=''>",
        "<script>",
        "<b onclick=x>",
    ),
    *(
        "{{ ui.a }}",
        "{{ snippet.b }}",
        "{{",
        "}}",
        "javascript:",
        "java\tscript:",
        "&#106;avascript:",
        "**",
        "*",
        "_",
        "1. ",
        "{#id}",
    ),
    *(
        "\r\n",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "e\u0301",
        "日本語",
        "\uff46\uff55\uff4c\uff4c",
        "👩‍💻",
        "\u202e",
        "0",
        "No",
        "2026-01-01",
    ),
)


def scraps() -> st.SearchStrategy[str]:
    """Texts made of what has a meaning to some reader."""
    return st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Any text at all."""
    return st.one_of(
        scraps(), st.text(max_size=200), st.tuples(scraps(), st.text(max_size=30), scraps()).map("".join)
    )


def file_of(text: str, area: Area = Area.DOCS, name: str = "articles/one.md") -> SourceFile:
    """A source file that was never on disk."""
    return SourceFile(path=f"content/{name}", area=area, name=name, text=text, digest="")


def nodes(root: Node | None) -> Iterator[Node]:
    """A node and all below it, each once."""
    pending = [] if root is None else [root]
    seen: set[int] = set()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Mapping):
            for key, value in node.entries:
                pending += [key, value]
        elif not isinstance(node, Scalar):
            pending += node.items
