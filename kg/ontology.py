"""Where the ontology lies, and the header of each relation file in it.

`ontology/` stands beside the package in a checkout and inside it (`_ontology`) in a wheel.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import OntologyError


class Label(NamedTuple):
    """A label in two languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A named place in a relation. `types` are class names, `group`, or `text`."""

    name: str
    label: Label
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """A type of claim. The first two roles draw the edge; its RDF node is a `statement_class`."""

    name: str
    label: Label
    comment: Label
    statement_class: str
    statement_label: Label
    symmetric: bool
    roles: tuple[RoleSpec, ...]


@dataclass(frozen=True, slots=True)
class RelationFile:
    """A relation file: its header, and its rules as TOML tables for the rule engine to read."""

    path: Path
    spec: RelationSpec
    rules: tuple[dict[str, Any], ...]


HEADER_KEYS = {"relation", "label", "comment", "class", "class_label", "symmetric", "roles", "rule"}
ROLE_KEYS = {"label", "types"}


def ontology_dir() -> Path:
    """The folder with `kg.ttl`, `relations/`, `names/` and `queries/`."""
    here = Path(__file__).parent
    shipped = here / "_ontology"
    return shipped if shipped.is_dir() else here.parent / "ontology"


@lru_cache
def load_relations(extra: Path | None = None) -> tuple[RelationFile, ...]:
    """Our relation files and those of `extra` (a user's own), each sorted by file name."""
    folders = [ontology_dir() / "relations", *([extra] if extra else [])]
    files = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    if extra and not any(extra.glob("*.toml")):
        raise OntologyError(f"{extra}: no relation files in it; a rule folder holds *.toml files")
    return tuple(read_relation(path) for path in files)


def read_relation(path: Path) -> RelationFile:
    """Read one relation file; its header is checked here, its rules by the rule engine."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise OntologyError(f"{path}: not a readable TOML file: {error}") from error
    check_keys(table, HEADER_KEYS, f"{path}")
    for key in ("relation", "label", "class", "roles"):
        if key not in table:
            raise OntologyError(f"{path}: key '{key}' is missing")
    name = table["relation"]
    roles = tuple(_read_role(role, body, path) for role, body in table["roles"].items())
    if len(roles) < 2:
        raise OntologyError(
            f"{path}: a relation has at least two roles; the first two draw the edge"
        )
    spec = RelationSpec(
        name=name,
        label=read_label(table["label"], f"{path}: label"),
        comment=read_label(table.get("comment", table["label"]), f"{path}: comment"),
        statement_class=table["class"],
        statement_label=read_label(
            table.get("class_label", table["label"]), f"{path}: class_label"
        ),
        symmetric=bool(table.get("symmetric", False)),
        roles=roles,
    )
    return RelationFile(path, spec, tuple(table.get("rule", ())))


def _read_role(name: str, body: dict[str, Any], path: Path) -> RoleSpec:
    where = f"{path}: role '{name}'"
    check_keys(body, ROLE_KEYS, where)
    label = read_label(body.get("label", {"zh": name, "en": name}), f"{where}: label")
    return RoleSpec(name, label, tuple(body.get("types", ("text",))))


def read_label(value: object, where: str) -> Label:
    """A label from `{ zh = "…", en = "…" }`."""
    if isinstance(value, dict) and {"zh", "en"} == set(value):
        return Label(value["zh"], value["en"])
    raise OntologyError(f'{where}: should be {{ zh = "…", en = "…" }}')


def check_keys(table: dict[str, Any], known: set[str], where: str) -> None:
    """Refuse a key that nothing reads."""
    for key in table:
        if key not in known:
            raise OntologyError(
                f"{where}: unknown key '{key}'; known are {', '.join(sorted(known))}"
            )
