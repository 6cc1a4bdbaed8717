"""The shape of the code: which part may know which, what may touch the world, how long things may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "generator" / "guidewright"
STAGES = ("collect", "decode", "model", "policy", "render", "site")
FOUNDATION = ("diagnostics", "memory", "yaml_nodes", "browser", "resources", "search")
COMPOSITION = ("compiler", "builder", "rebuild")
COMMANDS = (
    "__main__",
    "cli",
    "scaffold",
    "serve",
    "reference",
    "verify",
    "capture",
    "export",
    "measure",
    "record",
    "findability",
)
EDGES = ("collect", "site", "browser", "resources", *COMMANDS)
"""Parts that may touch disk, clock, network and other programs."""

WORLD = frozenset(
    {
        *(
            "asyncio",
            "concurrent",
            "fileinput",
            "glob",
            "http",
            "io",
            "mmap",
            "multiprocessing",
            "os",
            "pathlib",
            "random",
            "secrets",
        ),
        *(
            "select",
            "shutil",
            "signal",
            "socket",
            "ssl",
            "subprocess",
            "sys",
            "tempfile",
            "threading",
            "time",
            "urllib.request",
            "uuid",
        ),
        *("watchfiles", "playwright"),
    }
)
FRIENDS = {
    "compiler": {"pathlib"},  # hands the project's folder on; never opens a file
    "builder": {"pathlib"},  # as above
    "rebuild": {"pathlib"},  # as above
}
CALLS = frozenset({"open", "print", "input", "exec", "eval", "breakpoint", "__import__"})
CLOCK = frozenset({"now", "today", "utcnow"})
ONE_HOME = {
    "mkdocs": "site.mkdocs_host",
    "yaml": "yaml_nodes",
    "watchfiles": "serve.session",
    "distributed": "site.cluster",
}
CATCH_ALL = frozenset(
    {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "core", "lib", "shared"}
)
DECLARATIONS = {"policy.practices": "PRACTICE", "model.questions": "KIND", "cli.commands": "command"}
"""Folders where each module declares one thing under one name."""

MAX_FUNCTION = 60
MAX_FILE = 400
LONG_FUNCTIONS: dict[str, str] = {}
LONG_FILES: dict[str, str] = {}
"""Exceptions by name, each with its reason. They only ever shrink."""


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name below `guidewright`, and its tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The stage, command folder or top-level module it belongs to."""
        return self.name.partition(".")[0]


@cache
def modules() -> dict[str, Module]:
    """All modules; packages go by their own name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if any(part.startswith("_") and part not in ("__init__", "__main__") for part in parts):
            continue
        name = ".".join(part for part in parts if part != "__init__")
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name, path, text, ast.parse(text))
    return found


NAMES = sorted(modules())


def imports(module: Module, *, typing: bool = True) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a module imports: a dotted name and the names taken from it."""
    hidden = set() if typing else {id(node) for block in _typing_blocks(module) for node in ast.walk(block)}
    for node in ast.walk(module.tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name} imports relatively"
            yield node.module or "", tuple(alias.name for alias in node.names)


def _typing_blocks(module: Module) -> Iterator[ast.If]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield node


def inner_imports(module: Module, *, typing: bool = True) -> Iterator[str]:
    """The modules of the package that a module imports."""
    for name, taken in imports(module, typing=typing):
        top, _, rest = name.partition(".")
        if top != "guidewright":
            continue
        for item in taken or ("",):
            inner = ".".join(part for part in (rest, item) if part)
            yield inner if inner in modules() else rest


@pytest.mark.parametrize("name", NAMES)
def test_a_part_imports_only_what_comes_before_it(name: str) -> None:
    module = modules()[name]
    if module.part in COMPOSITION or module.part in COMMANDS or not module.part:
        return
    allowed = {"", *FOUNDATION}
    if module.part in STAGES:
        allowed |= set(STAGES[: STAGES.index(module.part) + 1])
    assert {inner.partition(".")[0] for inner in inner_imports(module)} - allowed == set()


def test_every_part_has_a_place_in_the_order() -> None:
    known = {"", *STAGES, *FOUNDATION, *COMPOSITION, *COMMANDS}
    assert {module.part for module in modules().values()} - known == set()


def test_the_foundation_stands_on_nothing() -> None:
    assert list(inner_imports(modules()["diagnostics"])) == []
    assert set(inner_imports(modules()["yaml_nodes"])) == {"diagnostics"}
    searches = [module for module in modules().values() if module.part == "search"]
    assert {inner.partition(".")[0] for module in searches for inner in inner_imports(module)} == {"search"}


@pytest.mark.parametrize("name", NAMES)
def test_only_the_edges_touch_the_world(name: str) -> None:
    module = modules()[name]
    if module.part in EDGES:
        return
    taken = {name for name, _ in imports(module)} | {name.partition(".")[0] for name, _ in imports(module)}
    assert (taken & WORLD) - FRIENDS.get(module.part, set()) == set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CALLS, f"{name}:{node.lineno} calls {node.func.id}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCK, f"{name}:{node.lineno} reads the clock"


def test_no_import_goes_in_a_circle() -> None:
    graph = {name: set(inner_imports(module, typing=False)) for name, module in modules().items()}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join([*way[way.index(name) :], name])
        if name not in done:
            for other in sorted(graph[name] - {name}):
                visit(other, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize(("package", "home"), ONE_HOME.items())
def test_one_module_knows_each_neighbour(package: str, home: str) -> None:
    who = {
        home if module.name.startswith(f"{home}.") else module.name
        for module in modules().values()
        if any(name.partition(".")[0] == package for name, _ in imports(module))
    }
    assert who == {home}


def test_only_the_command_line_knows_click() -> None:
    who = {
        m.part for m in modules().values() if any(name.partition(".")[0] == "click" for name, _ in imports(m))
    }
    assert who == {"cli"}


@pytest.mark.parametrize("name", NAMES)
def test_modules_are_named_after_what_they_hold(name: str) -> None:
    assert CATCH_ALL.isdisjoint(name.split("."))


@pytest.mark.parametrize("name", NAMES)
def test_files_and_functions_are_short(name: str) -> None:
    module = modules()[name]
    if name not in LONG_FILES:
        assert len(module.text.splitlines()) <= MAX_FILE
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            full = f"{name}.{node.name}"
            assert length <= MAX_FUNCTION or full in LONG_FUNCTIONS, f"{full} has {length} lines"


def test_exceptions_still_apply_and_have_reasons() -> None:
    for name, reason in (*LONG_FUNCTIONS.items(), *LONG_FILES.items()):
        assert reason.strip(), name
    assert set(LONG_FILES) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_public_names_are_documented(name: str) -> None:
    module = modules()[name]
    assert ast.get_docstring(module.tree), f"{name} has no docstring"
    for node in module.tree.body:
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"


def public(module: Module) -> frozenset[str] | None:
    """The names of `__all__`, or nothing when there is none."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets
        ):
            names: list[str] = ast.literal_eval(node.value)
            return frozenset(names)
    return None


@pytest.mark.parametrize("name", NAMES)
def test_modules_say_what_is_public(name: str) -> None:
    module = modules()[name]
    folder, _, last = name.rpartition(".")
    declared = {
        node.id
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    declared |= {node.name for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    if folder in DECLARATIONS and name not in _packages_of(folder):
        wanted = DECLARATIONS[folder]
        assert wanted in declared or public(module) is not None, f"{last} declares no {wanted}"
    elif len(module.tree.body) > 1 and name != "__main__":
        assert public(module) is not None, f"{name} has no __all__"


def _packages_of(folder: str) -> set[str]:
    return {
        name
        for name, module in modules().items()
        if name.startswith(folder) and module.path.name == "__init__.py"
    }


@pytest.mark.parametrize("name", NAMES)
def test_only_public_names_are_imported(name: str) -> None:
    for source, taken in imports(modules()[name]):
        inner = source.removeprefix("guidewright").lstrip(".")
        if source.partition(".")[0] != "guidewright" or inner not in modules():
            continue
        offered = public(modules()[inner])
        for item in taken:
            private = item.startswith("_") and not item.startswith("__")
            assert not private, f"{name} imports {inner}.{item}"
            if offered is not None and f"{inner}.{item}".lstrip(".") not in modules():
                assert item in offered, f"{name} imports {inner}.{item}, which is not in its __all__"
