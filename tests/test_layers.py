"""The shape of the package: who may import whom, how long a file may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kg

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
STAGES = ("articles", "mentions", "entities", "statements", "graph", "export")
SHARED = {
    "kg.codes",
    "kg.errors",
    "kg.gazetteer",
    "kg.model",
    "kg.ontology",
    "kg.script",
    "kg.version",
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """The modules of ours that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name == "kg" or name.startswith("kg.")}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_import_one_another(stage: str) -> None:
    """A stage imports the records, the errors, the ontology and itself."""
    files = sorted((PACKAGE / stage).rglob("*.py"))
    assert files
    strange = {
        f"{path.name}: {name}"
        for path in files
        for name in imports_of(path)
        if name not in SHARED and name.split(".")[1:2] != [stage]
    }
    assert strange == set()


def test_nothing_imports_the_command_line() -> None:
    """Only `kg/__main__.py` and the commands themselves know of `kg.cli`."""
    outside = [path for path in FILES if "cli" not in path.parts and path.name != "__main__.py"]
    assert len(outside) > 20
    assert [path.name for path in outside if any("kg.cli" in n for n in imports_of(path))] == []


def test_files_are_short() -> None:
    """No file of the package is over 300 lines."""
    long = {path.name for path in FILES if len(path.read_text("utf-8").splitlines()) > 300}
    assert long == set()


def test_public_names_are_there() -> None:
    """`import kg` offers what its documentation names; a submodule does not hide a function."""
    from kg.build import build
    from kg.evaluate import evaluate

    assert kg.build is build
    assert kg.evaluate is evaluate
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []
