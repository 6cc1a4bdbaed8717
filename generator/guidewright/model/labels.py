"""The product's string catalogues: language -> key -> text. Nested objects become dotted keys."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from guidewright.decode import Document, Kind
from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.academy import Academy
from guidewright.model.settings import Settings
from guidewright.yaml_nodes import Mapping, Node, Scalar

__all__ = ["read_labels", "unread_catalogues"]


def read_labels(
    documents: Iterable[Document], settings: Settings, issues: list[Issue]
) -> dict[str, dict[str, str]]:
    """Merge the catalogues of all products; the first product that has a key wins."""
    by_path = {document.path: document for document in documents if document.kind is Kind.LABELS}
    labels: dict[str, dict[str, str]] = {language: {} for language in settings.languages}
    for product_id, product in settings.products.items():
        if product.labels is None:
            continue
        span = settings.origin.span("products", product_id, "labels")
        if "{lang}" not in product.labels:
            message = "the path of a string catalogue names its language"
            issues.append(
                rules.INVALID_VALUE.at(
                    span, message, "Write `{lang}` where the code stands: `strings/{lang}.json`."
                )
            )
            continue
        for language in settings.languages:
            path = posixpath.normpath(product.labels.replace("{lang}", language))
            document = by_path.get(path)
            if document is None:
                message = f"there is no string catalogue `{path}`"
                issues.append(
                    rules.DANGLING.at(
                        span, message, "Correct the path, or add the catalogue of this language."
                    )
                )
            elif document.root is not None:
                labels[language] = {**dict(_flat(document.root, "")), **labels[language]}
    return labels


def unread_catalogues(academy: Academy) -> frozenset[str]:
    """Languages of which products name a catalogue, but none could be read: an issue of its own already."""
    products = academy.settings.source.products.values() if academy.settings else ()
    if not any(product.labels for product in products):
        return frozenset()
    return frozenset(language for language in academy.languages if not academy.labels.get(language))


def _flat(node: Node, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Scalar):
        yield prefix, node.text
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _flat(value, f"{prefix}.{key.text}" if prefix else key.text)
