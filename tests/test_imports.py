"""The walls of the house: which part of newsml may import which, and what `import newsml` must not load."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "newsml"

# A room is the second part of a module's name; "" is `newsml` itself, the front door. A room may use itself.
SHARED = {"errors", "findings", "files"}
ROOMS = {"model", "anchoring", "formats", "revising", "comparing", "offsets", "llm", "tables", "page"}
WALLS: dict[str, set[str]] = {
    "errors": set(),
    "findings": {"errors"},
    "files": {"errors"},
    "model": set(),
    "rules": {"model", "errors", "findings"},
    "anchoring": {"model", "errors"},
    "formats": {"model", "anchoring", *SHARED},
    "revising": {"model", "anchoring", "errors"},
    "comparing": {"model", "errors"},
    "offsets": {"formats", *SHARED},
    "llm": {"model", "formats", "anchoring", *SHARED},
    "tables": {"model", "errors", "files"},
    "page": {"model", "findings"},
    "standards": {"formats", *SHARED},
    "choosing": {"rules", "formats", "standards", *SHARED},
    "settings": {"choosing", "rules", "formats", *SHARED},
    "testing": {"model", "errors"},
    "demo": set(),
    # The three that know several rooms, and the front door that opens them on first use.
    "flow": {"model", "rules", "formats", "standards", "choosing", *SHARED},
    "fixing": {"model", "rules", "formats", "choosing", "flow", *SHARED},
    "publish": {"model", "rules", "formats", "standards", "tables", "flow", "", *SHARED},
    "cli": {
        *ROOMS,
        "rules",
        "standards",
        "choosing",
        "settings",
        "flow",
        "fixing",
        "publish",
        "demo",
        "",
        *SHARED,
    },
    "": {"rules", "flow", "fixing", *ROOMS, *SHARED},
    "__main__": {"cli"},
}

# What `import newsml` must not load: needed by a few calls only, or not even installed with newsml.
HEAVY = {
    *("lxml", "click", "rich", "xml.etree", "xml.dom", "xml.sax"),
    *("jsonschema", "rdflib", "pyld", "pyoxigraph", "pyshacl"),
    *("hypothesis", "pytest", "edtf", "NewsMLG2", "orjson"),
    *("rapidfuzz", "ruamel", "pooch", "requests", "jinja2", "markupsafe", "pyarrow", "numpy"),
}


class Import(NamedTuple):
    """One import of a module of ours, wherever it stands in the file."""

    line: int
    target: str


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(module: str) -> str:
    """Return the room of one of our modules: `model` for `newsml.model.event`, "" for `newsml`."""
    part = module.partition(".")[2].partition(".")[0]
    return "testing" if part.startswith("_testing") else part  # its strategies are spread over several files


def imports(source: str, module: str, *, is_package: bool = False) -> list[Import]:
    """Return every import of ours in `source`: at any depth, relative ones, modules named by strings."""
    package = module if is_package else module.rpartition(".")[0]
    return [
        Import(getattr(node, "lineno", 0), target)
        for node in ast.walk(ast.parse(source))
        for target in _targets(node, package)
        if target.partition(".")[0] == "newsml"
    ]


def _targets(node: ast.AST, package: str) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            start = package.split(".")[: len(package.split(".")) - level + 1] if level else []
            base = ".".join([*start, *([module] if module else [])])
            # `from newsml import model` is the module, `from newsml import Article` the front door.
            inside = (f"{base}.{alias.name}" for alias in names)
            yield from (name if name in MODULES else base for name in inside)
        case ast.Constant(value=str(text)) if text.partition(":")[0] in MODULES:
            # Lazy tables name modules by strings ("newsml.formats.native:FORMAT"). `newsml` alone is a word.
            if "." in text:
                yield text.partition(":")[0]


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("import newsml.model.article", ["newsml.model.article"]),
        ("from newsml import Article", ["newsml"]),
        ("from newsml import model", ["newsml.model"]),
        ("from . import x", ["newsml.rules"]),
        ("from .. import Article", ["newsml"]),
        ("from ..model import Article", ["newsml.model"]),
        ("from ..model.article import Article", ["newsml.model.article"]),
        ("def f():\n    from ..formats import read", ["newsml.formats"]),
        ("if TYPE_CHECKING:\n    import newsml.flow", ["newsml.flow"]),
        ("import_module('newsml.model')", ["newsml.model"]),
        ("TABLE = {'a': 'newsml.model:Article'}", ["newsml.model"]),
        ("import json, lxml.etree\nNAME = 'newsml'", []),
    ],
)
def test_the_checker_sees_every_way_to_import(source: str, targets: list[str]) -> None:
    """Seen from newsml/rules/event.py."""
    assert [found.target for found in imports(source, "newsml.rules.event")] == targets


@pytest.mark.parametrize("module", MODULES)
def test_walls(module: str) -> None:
    here = room(module)
    assert here in WALLS, f"newsml/{here} is a new room: say in WALLS what it may import"
    path = MODULES[module]
    found = imports(path.read_text(encoding="utf-8"), module, is_package=path.name == "__init__.py")
    through = [
        f"{path.relative_to(ROOT)}:{line}: {target}"
        for line, target in found
        if room(target) != here and room(target) not in WALLS[here]
    ]
    assert not through, f"{module} may import only {sorted(WALLS[here]) or 'its own room'}"


def loaded_after(statements: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after `statements`."""
    # Coverage and Hypothesis hook into child processes through these, and bring modules of their own.
    hooks = ("COV", "PYTEST", "HYPOTHESIS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hooks)}
    script = f"{statements}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout))


def within(modules: set[str], names: set[str]) -> set[str]:
    """Return those of `modules` that are, or lie inside, one of `names`."""
    return {module for module in modules if any(f"{module}.".startswith(f"{name}.") for name in names)}


@pytest.mark.parametrize(
    "statements",
    [
        "import newsml",
        "import newsml; newsml.Article",
        "import newsml; newsml.Article.model_validate({'id': 'urn:example:1', 'body': 'Hello.'})",
        "import newsml; dir(newsml); newsml.NewsmlError",
    ],
)
def test_import_is_light(statements: str) -> None:
    before = loaded_after("pass")
    after = loaded_after(statements)
    assert "newsml" in after
    assert within(after - before, HEAVY) == set()
    rooms = {room(module) for module in within(after, {"newsml"})}
    assert rooms <= {"", "model", *SHARED}
