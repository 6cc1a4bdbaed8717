"""Question kinds, one module each. A new kind is a new module with a `KIND`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from guidewright.model.questions.kind import QuestionKind

__all__ = ["QuestionKind", "question_kinds"]


@cache
def question_kinds() -> dict[str, QuestionKind]:
    """The kinds by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "kind")
    kinds = [importlib.import_module(f"{__name__}.{name}").KIND for name in names]
    return {kind.name: kind for kind in kinds}
