"""The templates that a project may put its own in place of, as a page of the manual, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from guidewright.reference.tables import cell
from guidewright.reference.template_words import EVERYWHERE, SHAPES, TEMPLATES, VARIABLES

__all__ = ["overridable", "template_variables", "templates_page"]

PAGES = """\
HTML that Guidewright makes, in the frame of the theme. Variables are escaped; those marked *HTML* are HTML already, for
the filter `safe_html`."""
BLOCKS = """\
Templates of the site engine that stand in front of those of Material. Put your own under `site_templates/theme/`; begin
it with `{% extends "main.html" %}` or the name of a template of Material, and fill a block. Their variables are those of
the engine, which runs them without a sandbox and escapes nothing: end a variable of your own with `| e`."""
DRAFTS = """\
What `guidewright new` writes. Variables stand between « and », so that `{{ }}` stays the writer's."""
FOLDERS = {
    "pages/": ("Made pages", PAGES),
    "parts/": ("Parts", "Pieces that several pages take in."),
    "theme/": ("Blocks of the theme", BLOCKS),
    "scaffold/new/": ("First drafts", DRAFTS),
}
INTRODUCTION = """\
# Templates

Every page of the site comes from a template. To change one, copy it from the package's `site_templates/` to the same
place below `site_templates/` in your project, and edit the copy: it takes the place of the original. A template that
cannot be used is reported by the rule [`template-failed`](rules.md#template-failed), with its line, and the old site stays up.

Templates are [Jinja](https://jinja.palletsprojects.com/). All but those of `theme/` run in a sandbox: they can read
what they are given, and touch nothing else; a variable that does not exist is an error, not an empty text.

Colours, fonts and the logo need no template: see [Make the site yours](../product/style-the-site.md).
"""


def templates_page(files: Mapping[str, str]) -> str:
    """The page, ending with a line break.

    Args:
        files: the package's templates by their path below `site_templates/`.
    """
    parts = [INTRODUCTION, *_everywhere()]
    for folder, (title, sentence) in FOLDERS.items():
        parts += [f"## {title}", "", sentence, ""]
        for name in overridable(files):
            if name.startswith(folder):
                parts += _template(name, files[name])
    return "\n".join([*parts, *_shapes()])


def overridable(files: Mapping[str, str]) -> list[str]:
    """The templates that a project may replace, in the order of the page."""
    return [name for folder in FOLDERS for name in sorted(files) if name.startswith(folder)]


def template_variables(text: str, *, drafts: bool = False) -> list[str]:
    """The variables that a template is given, by name."""
    marks = (
        {
            "variable_start_string": "«",
            "variable_end_string": "»",
            "block_start_string": "«%",
            "block_end_string": "%»",
            "comment_start_string": "«#",
            "comment_end_string": "#»",
        }
        if drafts
        else {}
    )
    environment = Environment(**marks)  # type: ignore[arg-type]  # noqa: S701 - parsed, never rendered
    tree = environment.parse(text)
    for kind in (nodes.Filter, nodes.Test):
        known: dict[str, Any] = environment.filters if kind is nodes.Filter else environment.tests
        for node in tree.find_all(kind):
            known.setdefault(node.name, str)
    return sorted(find_undeclared_variables(tree) - EVERYWHERE.keys())


def _everywhere() -> Iterator[str]:
    yield from ("## In every template of `pages/` and `parts/`", "")
    yield from ("| Variable | What it holds |", "|---|---|")
    for name, doc in EVERYWHERE.items():
        yield f"| `{name}` | {cell(doc)} |"
    yield ""


def _template(name: str, text: str) -> Iterator[str]:
    yield from (f"### {name}", "", TEMPLATES.get(name, ""), "")
    if name.startswith("theme/"):
        yield from _blocks(text)
        return
    macros = _macros(text) if name.startswith("parts/") else []
    if macros:
        yield from ("Macros: " + ", ".join(f"`{macro}`" for macro in macros) + ".", "")
    variables = template_variables(text, drafts=name.startswith("scaffold/"))
    if variables:
        yield from ("| Variable | What it holds |", "|---|---|")
        for variable in variables:
            doc = VARIABLES.get(f"{name}:{variable}") or VARIABLES.get(variable, "")
            yield f"| `{variable}` | {cell(doc)} |"
        yield ""


def _blocks(text: str) -> Iterator[str]:
    blocks = [block.name for block in Environment().parse(text).find_all(nodes.Block)]  # noqa: S701
    if blocks:
        yield from ("Blocks: " + ", ".join(f"`{block}`" for block in dict.fromkeys(blocks)) + ".", "")


def _macros(text: str) -> list[str]:
    tree = Environment().parse(text)  # noqa: S701 - parsed, never rendered
    return [_signature(macro) for macro in tree.find_all(nodes.Macro)]


def _signature(macro: nodes.Macro) -> str:
    return f"{macro.name}({', '.join(argument.name for argument in macro.args)})"


def _shapes() -> Iterator[str]:
    yield from ("## What lists hold", "")
    for name, fields in SHAPES.items():
        yield from (f"### {name}", "", "| Field | What it holds |", "|---|---|")
        for field, doc in fields.items():
            yield f"| `{field}` | {cell(doc)} |"
        yield ""
