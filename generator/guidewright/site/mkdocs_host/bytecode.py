"""Compiled templates kept from build to build."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from guidewright.site.cache import Cache

__all__ = ["StoredBytecode"]


class StoredBytecode(BytecodeCache):
    """Keeps what the engine compiled in a build's cache, by the template's own text."""

    def __init__(self, cache: Cache) -> None:
        """Begin."""
        self._cache = cache

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name; where it stands on this machine says nothing."""
        del filename
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket from the cache."""
        found = self._cache.get("template", f"{bucket.key}\0{bucket.checksum}")
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._cache.put("template", f"{bucket.key}\0{bucket.checksum}", bucket.bytecode_to_string())
