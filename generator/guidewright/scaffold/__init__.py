"""First files: a whole academy for a new team, `academy.yml` for a docs folder, one file for a writer."""

from guidewright.scaffold.academy import AcademyPlan, academy_files
from guidewright.scaffold.adopt import adoption_files
from guidewright.scaffold.fill import ItemRefusedError
from guidewright.scaffold.fill import owner as academy_owner
from guidewright.scaffold.items import ITEMS, ItemRequest, item_file
from guidewright.scaffold.write import FilesExistError, PlannedFile, write_new

__all__ = [
    "ITEMS",
    "AcademyPlan",
    "FilesExistError",
    "ItemRefusedError",
    "ItemRequest",
    "PlannedFile",
    "academy_files",
    "academy_owner",
    "adoption_files",
    "item_file",
    "write_new",
]
