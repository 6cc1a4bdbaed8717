"""What the project depends on: locked, bounded, from no particular registry, under licences that allow any use."""

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# As the packages themselves write them: SPDX expressions, trove classifiers, a name, or the whole text.
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|ISC|Apache|MPL|Mozilla Public License|PSF|Python Software Foundation|BlueOak|Unlicense)\b"
    r"|Permission is hereby granted, free of charge",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"\b(A?GPL|LGPL|SSPL|BUSL|Affero)", re.IGNORECASE)


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, str]:
    """Each locked Python package with its line, hashes included."""
    text = (root / "requirements" / "dev.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {str(canonicalize_name(re.split("[=<> ]", line, maxsplit=1)[0])): line for line in lines}


@pytest.fixture(scope="module")
def node_packages(root: Path) -> dict[str, dict[str, Any]]:
    lock = json.loads((root / "runtime" / "package-lock.json").read_text(encoding="utf-8"))
    return {name: package for name, package in lock["packages"].items() if name}


def requirements_of(project: dict[str, Any]) -> list[Requirement]:
    extras = project["project"]["optional-dependencies"].values()
    lines = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for extra in extras for line in extra),
        *project["dependency-groups"]["dev"],
    ]
    return [Requirement(line) for line in lines]


def test_every_dependency_has_a_lower_and_an_upper_bound(project: dict[str, Any]) -> None:
    for requirement in requirements_of(project):
        operators = {one.operator for one in requirement.specifier}
        assert operators == {">=", "<"}, requirement


def test_the_build_needs_no_more_than_the_lock_has(project: dict[str, Any], locked: dict[str, str]) -> None:
    assert set(project["build-system"]["requires"]) <= set(project["dependency-groups"]["dev"])
    for requirement in requirements_of(project):
        version = re.search("==([^ ]+)", locked[canonicalize_name(requirement.name)])
        assert version is not None
        assert requirement.specifier.contains(version[1]), f"run `make lock`: {requirement}"


def test_every_locked_package_has_hashes(locked: dict[str, str]) -> None:
    assert [name for name, line in locked.items() if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("name", ["requirements/dev.lock", "runtime/.npmrc"])
def test_no_file_names_a_registry(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|--index|--find-links|registry\s*=", text)


def test_the_npm_lock_has_digests_and_no_addresses(node_packages: dict[str, dict[str, Any]]) -> None:
    assert [name for name, package in node_packages.items() if "resolved" in package] == []
    assert [name for name, package in node_packages.items() if "integrity" not in package] == []


def test_npm_packages_are_permissively_licensed(node_packages: dict[str, dict[str, Any]]) -> None:
    said = {name: str(package.get("license", "")) for name, package in node_packages.items()}
    assert {name: licence for name, licence in said.items() if not is_permissive(licence)} == {}


def test_python_packages_are_permissively_licensed(locked: dict[str, str]) -> None:
    said = {name: licence_of(name) for name, line in locked.items() if "; " not in line}
    assert {name: licence for name, licence in said.items() if not is_permissive(licence)} == {}


def licence_of(name: str) -> str:
    metadata = distribution(name).metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = [one for one in metadata.get_all("Classifier") or [] if one.startswith("License ::")]
    return " ".join([*classifiers, *metadata.get_all("License", [])])


def is_permissive(licence: str) -> bool:
    return bool(PERMISSIVE.search(licence)) and not FORBIDDEN.search(licence)
