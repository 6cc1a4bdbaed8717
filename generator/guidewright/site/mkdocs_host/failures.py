"""What the engine says, caught instead of printed, and why it gave up."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import Abort, MkDocsException

__all__ = ["EngineError", "converted", "listening", "messages", "said"]

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}


class EngineError(Exception):
    """The engine gave up; the message is its own."""


@contextmanager
def converted() -> Iterator[list[logging.LogRecord]]:
    """Catch the log and the many ways to fail; yields the records as they come.

    Raises:
        EngineError: for whatever the engine, plugins, hooks and templates raise.
        OSError: when the disk is full or cannot be written.
    """
    with listening() as records:
        try:
            yield records
        except EngineError:
            raise
        except (Abort, MkDocsException) as error:
            raise EngineError(_reason(error, records)) from error
        except (Exception, SystemExit) as error:  # code of the project raises what it likes
            if isinstance(error, OSError) and error.errno in _DISK:
                raise
            raise EngineError(said(error)) from error


def messages(records: list[logging.LogRecord]) -> tuple[str, ...]:
    """The texts of log records, each once."""
    return tuple(dict.fromkeys(record.getMessage() for record in records))


def _reason(error: BaseException, records: list[logging.LogRecord]) -> str:
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    reason = "; ".join(dict.fromkeys(errors)) or str(error) or type(error).__name__
    return " ".join(reason.split())


def said(error: BaseException) -> str:
    """An exception as a sentence, with the place in a template where it has one."""
    text = " ".join(str(error).split())
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, TemplateSyntaxError):
        return f"the template `{error.name}`, line {error.lineno}: {text}"
    return text if isinstance(error, MkDocsException) else f"{type(error).__name__}: {text}"


class _Collecting(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Catch the engine's log instead of printing it."""
    records: list[logging.LogRecord] = []
    handler = _Collecting(records)
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
