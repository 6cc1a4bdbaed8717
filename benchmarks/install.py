"""Installs the programs that Guidewright is compared with: pinned packages in, a folder of their own out."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

__all__ = ["PINS", "install", "pins"]

HERE = Path(__file__).parent
PINS = HERE / "rivals.txt"
PATIENCE = 300  # seconds for one package


def pins() -> dict[str, str]:
    """The version of each program."""
    lines = (line.split("==") for line in PINS.read_text(encoding="utf-8").splitlines() if "==" in line)
    return {name: version.strip() for name, version in lines}


def install(name: str, say: Callable[[str], None], cache: Path = HERE / ".cache") -> Path | None:
    """The environment that holds a program, made when it is not there yet; `None` when that cannot be done."""
    pin = f"{name}=={pins()[name]}"
    key = hashlib.sha256(f"{pin} {sys.version}".encode()).hexdigest()[:8]
    place = cache / f"{name}-{key}"
    if (place / "complete").exists():
        return place
    say(f"installing {pin} in an environment of its own")
    try:
        venv.create(place, with_pip=True, clear=True)
        subprocess.run(
            [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", pin],
            check=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    (place / "complete").touch()
    return place
