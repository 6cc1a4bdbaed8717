"""The one part that knows Dask: documents made by the workers of a cluster.

Only the heavy part is done there, from a page's text to its document, which is the same wherever it is done. Texts are
made here, and documents are written here. What all documents of a language depend on is sent to every worker once, as a
plugin: so those that join later, or begin anew after one died, have it, too.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from distributed import Client, KilledWorker, Worker, WorkerPlugin

from guidewright import __version__
from guidewright.site.inputs import code_digest
from guidewright.site.mkdocs_host import EngineError, OpenTree
from guidewright.site.page_maker import Document, MadePage, PageMaker, Prepared
from guidewright.site.sent_tree import SentTree
from guidewright.site.workers import PATIENCE, BatchLostError, ClusterError, share_batches

__all__ = ["make_on_cluster"]

Sheet = tuple[str, str, str, str]
"""A page to be made: language, path in its tree, text, where it stands in the site."""
_Answer = tuple[str, Any]
"""What went wrong, or nothing; and the documents, or words about it."""
_ENGINE, _OTHER = "engine", "code"
ANSWER = 10.0
"""Seconds that a scheduler has to answer, and to find a worker."""
PULSE = 2.0
"""Seconds without a result after which it is asked whether there are workers."""
NOBODY = 60.0
"""Seconds without any worker after which none is taken to come back: a new one is often begun where one died."""


def make_on_cluster(
    address: str,
    maker: PageMaker,
    sent: Mapping[str, SentTree],
    done: Callable[[int, int], None],
    take: Callable[[list[MadePage]], list[MadePage]],
    patience: float = PATIENCE,
) -> list[MadePage]:
    """Make all pages of an academy.

    Args:
        address: of the cluster's scheduler.
        maker: makes texts, and writes documents.
        sent: what the workers need, by language.
        done: told how many pages of how many are done.
        take: given some pages as they come; what it returns is kept in their place.
        patience: seconds without any result after which the cluster is taken to hang.

    Raises:
        ClusterError: when pages cannot be made on this cluster.
        EngineError: when the engine fails.
        TemplateFailedError: when a template does.
        WorkerLostError: when a worker dies each time it is given that page.
    """
    with _quiet(), _connected(address) as client:
        workers = _checked(client, address, maker.code)
        build = secrets.token_hex(8)
        with _sent(client, _Trees(build, maker.code, sent)), _executor(client) as executor:
            pool = _Cluster(client, address, executor, build, maker)
            names = tuple(maker.tasks)
            return share_batches(
                lambda _: nullcontext(pool), names, workers, done, take=take, patience=patience
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """Leave saying what is wrong to us."""
    names = [
        name
        for name in logging.root.manager.loggerDict
        if name.partition(".")[0] in ("distributed", "tornado")
    ]
    loggers = {name: logging.getLogger(name) for name in names}
    levels = {name: logger.level for name, logger in loggers.items()}
    for logger in loggers.values():
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in levels.items():
            loggers[name].setLevel(level)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        message = (
            f"no scheduler answers at {address} ({reason}). Start one with `dask scheduler`, and name it: "
            "--scheduler tcp://10.0.0.5:8786"
        )
        raise ClusterError(message) from error
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=ANSWER)  # type: ignore[no-untyped-call]


@contextmanager
def _executor(client: Client) -> Iterator[Executor]:
    executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
    try:
        yield executor
    finally:
        executor.shutdown(wait=False)


def _checked(client: Client, address: str, code: str) -> int:
    """See to it that all workers make pages as we do; -> how many there are.

    Raises:
        ClusterError: when there are none, or others.
    """
    try:
        client.wait_for_workers(1, timeout=ANSWER)
        answers: Mapping[str, Any] = client.run(code_digest, on_error="return")
    except (OSError, TimeoutError, CancelledError) as error:
        message = f"the scheduler at {address} has no workers. Start some: dask worker {address} --nthreads 1"
        raise ClusterError(message) from error
    others = sorted(worker for worker, answer in answers.items() if answer != code)
    if others:
        raise ClusterError(
            f"{len(others)} of {len(answers)} workers cannot take part, {others[0]} among them: {_other()}"
        )
    return len(answers)


def _other() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    return (
        f"they run other code than is run here. Install the same Guidewright ({__version__}), Python ({version}) and "
        "packages there, and start the workers anew."
    )


@contextmanager
def _sent(client: Client, trees: _Trees) -> Iterator[None]:
    """Have trees on all workers for a while."""
    try:
        client.register_plugin(trees)
    except Exception as error:  # whatever was raised on a worker
        raise ClusterError(f"a worker could not take what pages are made from: {error}") from error
    try:
        yield
    finally:
        with suppress(Exception):  # the scheduler may be gone; what is left then is gone with it
            client.unregister_worker_plugin(trees.name)  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Batches of pages, prepared here, made by workers, finished here."""

    client: Client
    address: str
    executor: Executor
    build: str
    maker: PageMaker
    pages: dict[str, Prepared | MadePage] = field(default_factory=dict)

    def submit(self, batch: tuple[str, ...]) -> Future[Any]:
        sheets = []
        for name in batch:
            page = self.pages.get(name) or self.maker.prepare(name)
            if isinstance(page, Prepared) and page.document is not None:
                page = self.maker.finish(page, page.document)
            if isinstance(page, Prepared):
                sheets.append((page.task.language, page.task.path, page.text, page.file))
            self.pages[name] = page
        if sheets:
            return self.executor.submit(_make_documents, self.build, sheets)
        nothing: Future[Any] = Future()
        nothing.set_result(("", []))
        return nothing

    def wait(self, pending: set[Future[Any]], patience: float) -> tuple[set[Future[Any]], set[Future[Any]]]:
        started = seen = time.monotonic()
        while (now := time.monotonic()) - started < patience:
            ready, rest = wait(pending, timeout=min(PULSE, patience), return_when=FIRST_COMPLETED)
            if ready:
                return ready, rest
            seen = now if self._peopled() else seen
            if now - seen > NOBODY:
                raise ClusterError(
                    f"all workers of the cluster at {self.address} are gone. Start new ones: dask worker {self.address}"
                )
        return set(), pending

    def _peopled(self) -> bool:
        try:
            return bool(self.client.nthreads())  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError, CancelledError, RuntimeError):
            return False

    def results(self, batch: tuple[str, ...], future: Future[Any]) -> list[MadePage]:
        documents = iter(self._answer(future))
        made = []
        for name in batch:
            page = self.pages.pop(name)
            if isinstance(page, Prepared):
                page = self.maker.finish(page, Document.unpacked(next(documents)))
            made.append(page)
        return made

    def _answer(self, future: Future[_Answer]) -> list[Any]:
        """What a worker sent."""
        try:
            failure, found = future.result()
        except KilledWorker as error:
            raise BatchLostError("of the cluster died, time and again") from error
        except CancelledError as error:
            message = f"the connection to the scheduler at {self.address} broke off. Run the build again."
            raise ClusterError(message) from error
        except (ImportError, AttributeError, RuntimeError) as error:
            message = f"a worker of the cluster at {self.address} cannot take part: {_other()}"
            raise ClusterError(message) from error
        if failure == _ENGINE:
            raise EngineError(found)
        if failure:
            reason = _other() if failure == _OTHER else failure
            raise ClusterError(f"a worker of the cluster at {self.address} cannot take part: {reason}")
        return list(found)

    def end(self) -> None:
        """Give up.

        Raises:
            ClusterError: always; what runs on a worker cannot be ended without ending what others run there.
        """
        names = [name for name, page in self.pages.items() if isinstance(page, Prepared)]
        raise ClusterError(
            f"the cluster at {self.address} has made no page for minutes; it was given {len(names)}, `{names[0]}` the "
            "first. See what its workers are at, or build without --scheduler."
        )


class _OtherCodeError(Exception):
    """A worker runs other code than the one that sent it work."""


@dataclass(slots=True)
class _Workplace:
    """What a worker has of one build."""

    code: str
    sent: Mapping[str, SentTree]
    folder: TemporaryDirectory[str]
    trees: dict[str, OpenTree] = field(default_factory=dict)

    def tree(self, language: str) -> OpenTree:
        """A language's tree, opened when its first page is made."""
        if language not in self.trees:
            if code_digest() != self.code:
                raise _OtherCodeError
            self.trees[language] = self.sent[language].open(Path(self.folder.name, language))
        return self.trees[language]


_places: dict[str, _Workplace] = {}
"""In a worker: by build."""
_ONE = Lock()
"""The engine is used by one thread at a time."""


class _Trees(WorkerPlugin):
    """Brings what a build's pages are made from to a worker, and takes it away at the end."""

    def __init__(self, build: str, code: str, sent: Mapping[str, SentTree]) -> None:
        self.name = f"guidewright-{build}"
        self._build, self._code, self._sent = build, code, sent

    def setup(self, worker: Worker) -> None:
        folder = TemporaryDirectory(prefix="guidewright-", dir=worker.local_directory)
        _places[self._build] = _Workplace(self._code, self._sent, folder)

    def teardown(self, worker: Worker) -> None:
        del worker
        place = _places.pop(self._build, None)
        if place is not None:
            place.folder.cleanup()


def _make_documents(build: str, sheets: Sequence[Sheet]) -> _Answer:
    """In a worker: make documents. What is raised is told in words: not every exception can be sent."""
    try:
        with _ONE:
            return "", [_made(_places[build], sheet) for sheet in sheets]
    except EngineError as error:
        return _ENGINE, str(error)
    except _OtherCodeError:
        return _OTHER, ""
    except Exception as error:  # noqa: BLE001 - whatever a machine that is not ours runs into
        return f"{type(error).__name__}: {error}", ""


def _made(place: _Workplace, sheet: Sheet) -> bytes:
    """A document, packed."""
    language, path, text, file = sheet
    return Document.made(place.tree(language).press, path, text, file).packed()
