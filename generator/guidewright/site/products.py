"""Products that an academy publishes with its site: static folders, copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from guidewright.diagnostics import Issue, Rule, Span
from guidewright.model import Academy
from guidewright.site import rules

__all__ = ["copy_products"]


def copy_products(academy: Academy, root: Path, site: Path, apart: tuple[Path, ...]) -> Iterator[Issue]:
    """Copy the static apps that the academy publishes with its site.

    Args:
        academy: which products there are.
        root: the project's folder.
        site: the site that takes them in.
        apart: files and folders that no product's folder may hold.

    Yields:
        What keeps a product from being copied.
    """
    settings = academy.settings
    for product_id, product in settings.source.products.items() if settings else ():
        if product.folder is None:
            continue
        span = settings.source.origin.span("products", product_id, "folder") if settings else Span("")
        source = (root / product.folder).resolve()
        if "://" in product.url or not source.is_relative_to(root.resolve()) or not source.is_dir():
            message = f"`{product.folder}` is not a folder of the project, or `url` is not relative"
            yield _product_issue(rules.PRODUCT_MISSING, span, message)
            continue
        if any(path.resolve().is_relative_to(source) for path in apart):
            message = (
                f"`{product.folder}` holds more than the product: the content, settings or site are in it"
            )
            yield _product_issue(rules.PRODUCT_MISSING, span, message)
            continue
        target = (site / product.url).resolve()
        if target == site.resolve() or not target.is_relative_to(site.resolve()):
            yield _product_issue(rules.PRODUCT_MISSING, span, f"`{product.url}` is not a folder of the site")
            continue
        _copy_inside(source, target, root.resolve())


def _product_issue(rule: Rule, span: Span, message: str) -> Issue:
    return rule.at(span, message, "Give a folder of the project, and an address like `product/`.")


def _copy_inside(source: Path, target: Path, root: Path) -> None:
    """Copy a folder without hidden files and without links that lead out of the project."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        paths = {name: Path(folder) / name for name in names}
        return {
            name
            for name, path in paths.items()
            if name.startswith(".") or not path.resolve().is_relative_to(root) or not path.exists()
        }

    shutil.copytree(source, target, ignore=left_out, dirs_exist_ok=True)
