"""The only reader of the project's disk: a folder in, source files with their texts and digests out."""

from guidewright.collect.read import Collected, collect
from guidewright.collect.rules import RULES
from guidewright.collect.sources import Area, Asset, ProjectNotFoundError, SourceFile

__all__ = ["RULES", "Area", "Asset", "Collected", "ProjectNotFoundError", "SourceFile", "collect"]
