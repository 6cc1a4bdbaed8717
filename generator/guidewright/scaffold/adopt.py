"""A docs folder that exists in, the one file that makes it an academy out; its pages stay as they are."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from guidewright.collect import Area, Collected, SourceFile, collect
from guidewright.compiler import finish_issues
from guidewright.decode import decode
from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model import build
from guidewright.policy import practices, review
from guidewright.policy.practice import Context
from guidewright.reference import editor_settings
from guidewright.scaffold.templates import FileTemplates
from guidewright.scaffold.write import PlannedFile
from guidewright.yaml_nodes import Mapping as MappingNode
from guidewright.yaml_nodes import Scalar, parse_yaml

__all__ = ["adoption_files"]

TEMPLATE = "scaffold/adopt/academy.yml"


def adoption_files(
    root: Path, title: str | None, languages: tuple[str, ...], templates: Mapping[str, str], *, today: dt.date
) -> tuple[PlannedFile, ...]:
    """What turns an MkDocs project into an academy.

    Args:
        root: the project's folder.
        title: the academy's name; the site's own when it is not given.
        languages: codes, the one that content is written in first.
        templates: template files by their path below `site_templates/`.
        today: the day that reviews are due against.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
    """
    collected = collect(root)
    docs = collected.layout.docs
    values = {
        "title": title or _site_name(collected) or root.resolve().name,
        "languages": languages,
        "docs": docs,
        "up": "../" * (docs.count("/") + 1),
    }
    filled = FileTemplates(templates)
    name = posixpath.join(docs, "academy.yml")
    bare = filled.render(TEMPLATE, rules=(), **values)
    rules = _softened(_issues(collected, SourceFile(name, Area.DOCS, "academy.yml", bare, ""), today))
    text = filled.render(TEMPLATE, rules=rules, **values)
    return PlannedFile(name, text), PlannedFile(".vscode/settings.json", editor_settings(docs), optional=True)


def _site_name(collected: Collected) -> str | None:
    config = next(file for file in collected.files if file.area is Area.CONFIG)
    tree, _ = parse_yaml(config.text, config.path)
    value = tree.get("site_name") if isinstance(tree, MappingNode) else None
    return value.text if isinstance(value, Scalar) and value.text.strip() else None


def _issues(collected: Collected, settings: SourceFile, today: dt.date) -> tuple[Issue, ...]:
    """What the checks would say if the file were there."""
    issues = list(collected.issues)
    documents = []
    for file in (*collected.files, settings):
        document, found = decode(file)
        documents.append(document)
        issues += found
    academy, found = build(
        documents, docs=collected.layout.docs, assets=(asset.name for asset in collected.assets)
    )
    issues += [*found, *review(academy, Context(today=today))]
    return finish_issues(issues, academy)


def _softened(issues: tuple[Issue, ...]) -> list[dict[str, str]]:
    """The rules that would be in the way, with the weight they have without the file: none stops a build."""
    asked = {practice.rule for practice in practices()}
    places: Counter[Rule] = Counter(issue.rule for issue in issues if issue.severity is not Severity.NOTE)
    rules = []
    for rule, number in places.items():
        severity = Severity.NOTE if rule in asked else rule.adopted
        if severity is not None:
            count = f"{number} place{'' if number == 1 else 's'}"
            rules.append({"id": rule.id, "severity": severity.value, "places": count})
    return rules
