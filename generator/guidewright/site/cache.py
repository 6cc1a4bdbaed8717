"""What earlier builds made, by the digest of all that it was made from. One SQLite file; losing it costs time alone.

Keys never hold paths of a machine or times, so the file may be carried from one machine to another. What cannot be
read is dropped with a note, and what cannot be written is not kept: a build never fails because of its cache.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["DEFAULT_LIMIT", "Cache", "digest_of", "sealed"]

DEFAULT_LIMIT = 1024**3
"""Bytes that the entries of a cache may take, compressed."""
_FILE = "cache.sqlite"
_FORMAT = 1
_BUSY = 20.0
_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What Python says of a file that cannot be used; of one that is damaged it may be unable to read what SQLite says."""
"""Seconds that one build waits for another to finish writing."""
_CHUNK = 500
_SEAL = 8
_SCHEMA = f"""
PRAGMA user_version = {_FORMAT};
CREATE TABLE entries (kind TEXT, key TEXT, used INTEGER, size INTEGER, data BLOB, PRIMARY KEY (kind, key));
"""


def digest_of(*parts: str | bytes) -> str:
    """A short name of exactly these parts: the first 160 bits of their SHA-256, in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:40]


class Cache:
    """Entries by kind and key, compressed and sealed: a damaged one is not found.

    Each process has a connection of its own, so that a fork may go on with what it inherited.
    """

    def __init__(
        self, folder: Path | None, note: Callable[[str], None] = lambda _: None, *, limit: int = DEFAULT_LIMIT
    ) -> None:
        """Begin; nothing is opened before something is asked for.

        Args:
            folder: where its file is; `None` for a cache that keeps nothing.
            note: told what was dropped, and why nothing is kept.
            limit: bytes that the entries may take.
        """
        self._folder = folder
        self._note = note
        self._limit = limit
        self._owner = 0
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection] = []
        self._notes: set[str] = set()

    @property
    def keeps(self) -> bool:
        """Whether anything is kept from build to build."""
        return self._folder is not None

    def get(self, kind: str, key: str) -> bytes | None:
        """One entry, or nothing."""
        return next((data for _, data in self.get_many(kind, [key])), None)

    def get_many(self, kind: str, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the entries that there are."""
        for at in range(0, len(keys), _CHUNK):
            some = keys[at : at + _CHUNK]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, data FROM entries WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - only marks
            for key, row in self._rows(query, (kind, *some)):
                data = _opened_entry(row, kind, key)
                if data is None:
                    self._tell("a damaged entry of the cache was dropped")
                else:
                    yield key, data

    def keys(self, kind: str) -> frozenset[str]:
        """Every key of a kind."""
        return frozenset(key for (key,) in self._rows("SELECT key FROM entries WHERE kind = ?", (kind,)))

    def put(self, kind: str, key: str, data: bytes, *, packed: bool = True) -> None:
        """Keep one entry; one that changes with every build is not worth packing."""
        self.put_sealed([(kind, key, sealed(data, kind, key, packed=packed))])

    def put_sealed(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep entries that another process has sealed: kind, key and what `sealed` made."""
        now = int(time.time())
        values = [(kind, key, now, len(data), data) for kind, key, data in rows]
        if values and self.keeps:
            statement = "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)"
            self._change(lambda connection: connection.executemany(statement, values))

    def secret(self) -> str:
        """Letters and digits that nobody can guess, the same as long as the cache stands."""
        found = self.get("secret", "")
        if found is None:
            found = secrets.token_hex(8).encode()
            self.put("secret", "", found)
        return found.decode()

    def close(self, used: Callable[[], Iterable[tuple[str, str]]] = lambda: ()) -> None:
        """Make room where there is too little, and let go of the file.

        Args:
            used: kinds and keys of what this build took; asked only when something has to go.
        """
        size = sum(rows[0] for rows in self._rows("SELECT TOTAL(size) FROM entries", ()))
        if size > self._limit:
            self._change(lambda connection: self._trim(connection, used(), size))
            self._change(lambda connection: connection.execute("VACUUM"), alone=True)
        self.rest()

    def rest(self) -> None:
        """Let go of the file until it is needed again."""
        if self._connection is not None and self._owner == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _trim(self, connection: sqlite3.Connection, used: Iterable[tuple[str, str]], size: float) -> None:
        """What was used longest ago goes first."""
        now = int(time.time()) + 1
        connection.executemany(
            "UPDATE entries SET used = ? WHERE kind = ? AND key = ?", ((now, kind, key) for kind, key in used)
        )
        gone = []
        for row, taken in connection.execute("SELECT rowid, size FROM entries ORDER BY used").fetchall():
            if size <= self._limit * 0.8:
                break
            size -= taken
            gone.append((row,))
        connection.executemany("DELETE FROM entries WHERE rowid = ?", gone)

    def _rows(self, query: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        try:
            connection = self._opened()
            return connection.execute(query, values).fetchall() if connection else []
        except _FAULTS as error:
            self._failed(error)
            return []

    def _change(self, change: Callable[[sqlite3.Connection], object], *, alone: bool = False) -> None:
        """Change the file all at once or not at all."""
        try:
            connection = self._opened()
            if connection is None:
                return
            if alone:
                change(connection)
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                change(connection)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(*_FAULTS):
                    connection.execute("ROLLBACK")
                raise
        except _FAULTS as error:
            self._failed(error)

    def _opened(self) -> sqlite3.Connection | None:
        """This process's connection; `None` where nothing can be kept.

        Raises:
            sqlite3.Error: when the file is damaged or cannot be opened.
        """
        if self._folder is None:
            return None
        if self._connection is not None and self._owner != os.getpid():
            self._inherited.append(
                self._connection
            )  # closing it here could disturb the process it belongs to
            self._connection = None
        if self._connection is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise sqlite3.OperationalError((error.strerror or str(error)).lower()) from error
            connection = sqlite3.connect(
                self._folder / _FILE, timeout=_BUSY, isolation_level=None, check_same_thread=False
            )
            self._connection, self._owner = connection, os.getpid()
            connection.execute("PRAGMA synchronous = OFF")
            _prepare(connection)
        return self._connection

    def _failed(self, error: Exception) -> None:
        """Begin anew after damage; go on without a cache after anything else."""
        self.rest()
        if isinstance(error, sqlite3.OperationalError):
            self._tell(f"this build goes on without its cache: {error}")
            self._folder = None
        elif self._folder is not None:
            self._tell("the cache was damaged and is made anew")
            try:
                for path in self._folder.glob(f"{_FILE}*"):
                    path.unlink(missing_ok=True)
            except OSError:
                self._folder = None

    def _tell(self, what: str) -> None:
        if what not in self._notes:
            self._notes.add(what)
            self._note(what)


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table in a new file; one of another format is emptied."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found == _FORMAT:
        return
    connection.execute("BEGIN IMMEDIATE")
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found != _FORMAT:
        connection.execute("DROP TABLE IF EXISTS entries")
        for statement in _SCHEMA.strip().rstrip(";").split(";"):
            connection.execute(statement)
    connection.execute("COMMIT")


def sealed(data: bytes, kind: str, key: str, *, packed: bool = True) -> bytes:
    """An entry as it is kept: compressed, behind a seal that fits this kind and key alone."""
    body = zlib.compress(data, 1 if packed else 0)
    return _seal(body, kind, key) + body


def _opened_entry(row: object, kind: str, key: str) -> bytes | None:
    """What is in a sealed entry; nothing where the seal does not fit."""
    if not isinstance(row, bytes) or row[:_SEAL] != _seal(row[_SEAL:], kind, key):
        return None
    return zlib.decompress(row[_SEAL:])


def _seal(packed: bytes, kind: str, key: str) -> bytes:
    name = f"{kind}\0{key}".encode()
    return hashlib.blake2b(packed, digest_size=_SEAL, person=b"guidewright", key=name[-64:]).digest()
