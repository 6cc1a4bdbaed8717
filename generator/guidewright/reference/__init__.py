"""Reference generated from the code: JSON Schemas for editors, and the manual's pages of keys and rules."""

from guidewright.reference.editor import SCHEMA_FOLDER, editor_settings, refresh_schemas, schema_files
from guidewright.reference.keys_page import keys_page
from guidewright.reference.rules_page import rules_page
from guidewright.reference.schemas import file_schema, overlay_schema
from guidewright.reference.sources import FILES, SourceFileKind

__all__ = [
    "FILES",
    "SCHEMA_FOLDER",
    "SourceFileKind",
    "editor_settings",
    "file_schema",
    "keys_page",
    "overlay_schema",
    "refresh_schemas",
    "rules_page",
    "schema_files",
]
