"""Where the ontology lies, and the header of each relation file in it.

`ontology/` stands beside the package in a checkout and inside it (`_ontology`) in a wheel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import OntologyError, UsageError
from kg.name_rules import NameExample as NameExample
from kg.name_rules import NameRule as NameRule
from kg.name_rules import read_name_rule
from kg.toml_tables import check_keys as check_keys
from kg.toml_tables import read_flag, read_tables, read_toml, read_words


class Label(NamedTuple):
    """A label in two languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A named place in a relation. `types` are class names, `group`, or `text`.

    `ends` are what the words of a text role end with, where the engine finds them by that (a
    post); `not_ends` what such words never end with.
    """

    name: str
    label: Label
    types: tuple[str, ...]
    ends: tuple[str, ...] = ()
    not_ends: tuple[str, ...] = ()


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
    """A relation file: its header, its rules as TOML tables for the rule engine, what names say.

    One that `replaces` takes the place of the files of its relation in earlier folders; any other
    adds to them.
    """

    path: Path
    spec: RelationSpec
    rules: tuple[dict[str, Any], ...]
    replaces: bool = False
    names: tuple[NameRule, ...] = ()


CLASSES = (
    *("Agency", "Bank", "TradeUnion", "Enterprise", "Place", "Person", "Organization"),
    *("Programme", "Honour"),
)
VALUE_TYPES = {"amount", "date", "text", "Honour", "Programme"}
TYPES = (*CLASSES, "group", "amount", "date", "text")
HEADER_KEYS = {
    *("relation", "label", "comment", "class", "class_label", "symmetric", "replaces"),
    *("roles", "rule", "name"),
}
ROLE_KEYS = {"label", "types", "ends", "not_ends"}


def ontology_dir() -> Path:
    """The folder with `kg.ttl`, `relations/`, `names/` and `queries/`."""
    here = Path(__file__).parent
    shipped = here / "_ontology"
    return shipped if shipped.is_dir() else here.parent / "ontology"


def load_relations(extra: Path | None = None) -> tuple[RelationFile, ...]:
    """Our relation files and those of `extra` (a user's own), each sorted by file name."""
    return (*_ours(), *(read_relations(extra) if extra else ()))


@lru_cache
def _ours() -> tuple[RelationFile, ...]:
    return read_relations(ontology_dir() / "relations")


def read_relations(folder: Path) -> tuple[RelationFile, ...]:
    """The relation files of a folder, sorted by file name."""
    files = tuple(read_relation(path) for path in sorted(folder.glob("*.toml")))
    if not files:
        raise UsageError(f"{folder}: no relation files in it; a rule folder holds *.toml files")
    return files


def read_relation(path: Path) -> RelationFile:
    """Read one relation file; its header is checked here, its rules by the rule engine."""
    table = read_toml(path)
    check_keys(table, HEADER_KEYS, f"{path}")
    for key in ("relation", "label", "class", "roles"):
        if key not in table:
            raise OntologyError(
                f"{path}: key '{key}' is missing; a header has relation, label, class, roles"
            )
    roles = table["roles"]
    if not isinstance(roles, dict):
        raise OntologyError(f"{path}: key 'roles' should be tables, such as [roles.winner]")
    spec = RelationSpec(
        name=_name(table["relation"], f"{path}: key 'relation'", "[a-z]", "wonBid"),
        label=read_label(table["label"], f"{path}: label"),
        comment=read_label(table.get("comment", table["label"]), f"{path}: comment"),
        statement_class=_name(table["class"], f"{path}: key 'class'", "[A-Z]", "BidWon"),
        statement_label=read_label(
            table.get("class_label", table["label"]), f"{path}: class_label"
        ),
        symmetric=read_flag(table, "symmetric", path),
        roles=tuple(_read_role(role, body, path) for role, body in roles.items()),
    )
    _check_ends(spec, path)
    rules, names = read_tables(table, "rule", path), read_tables(table, "name", path)
    return RelationFile(
        path,
        spec,
        rules,
        read_flag(table, "replaces", path),
        tuple(read_name_rule(body, spec.name, spec.roles, path) for body in names),
    )


def name_rules(files: Iterable[RelationFile]) -> tuple[NameRule, ...]:
    """What names say, in the order of the files; one that replaces drops those before it."""
    found: dict[str, list[NameRule]] = {}
    for file in files:
        if file.replaces:
            found.pop(file.spec.name, None)
        found.setdefault(file.spec.name, []).extend(file.names)
    return tuple(rule for rules in found.values() for rule in rules)


def _check_ends(spec: RelationSpec, path: Path) -> None:
    """The first two roles draw the edge: each is something with a name, or a group."""
    if len(spec.roles) < 2:
        raise OntologyError(
            f"{path}: a relation has at least two roles; the first two draw the edge"
        )
    for role in spec.roles[:2]:
        if set(role.types) <= {"amount", "date", "text"}:
            raise OntologyError(
                f"{path}: role '{role.name}' is one of the first two, which draw the edge; "
                f"its types should be some of {', '.join(CLASSES[:7])}, group"
            )
    if spec.statement_class in CLASSES:
        raise OntologyError(
            f"{path}: key 'class' is '{spec.statement_class}', a class of names; "
            "give the statements a class of their own, such as 'BidWon'"
        )


def _read_role(name: str, body: object, path: Path) -> RoleSpec:
    where = f"{path}: role '{name}'"
    _name(name, where, "[a-z]", "winner")
    if not isinstance(body, dict):
        raise OntologyError(f'{where}: should be a table with types = ["Enterprise", …]')
    check_keys(body, ROLE_KEYS, where)
    label = read_label(body.get("label", {"zh": name, "en": name}), f"{where}: label")
    types = body.get("types", ["text"])
    if not isinstance(types, list) or not types:
        raise OntologyError(f"{where}: key 'types' should be a list such as [\"Enterprise\"]")
    for kind in types:
        if kind not in TYPES:
            raise OntologyError(f"{where}: key 'types' has {kind!r}; known are {', '.join(TYPES)}")
    ends = {
        key: read_words(body[key], f"{where}: key '{key}'")
        for key in ("ends", "not_ends")
        if key in body
    }
    if ends and types != ["text"]:
        raise OntologyError(f'{where}: only a role with types = ["text"] has ends')
    return RoleSpec(name, label, tuple(types), **ends)


def _name(value: object, where: str, first: str, example: str) -> str:
    """A local name, which RDF can take as it is."""
    if isinstance(value, str) and re.fullmatch(f"{first}[A-Za-z0-9]*", value):
        return value
    raise OntologyError(f"{where} is {value!r}; should be a name such as '{example}'")


def read_label(value: object, where: str) -> Label:
    """A label from `{ zh = "…", en = "…" }`."""
    if isinstance(value, dict) and {"zh", "en"} == set(value):
        if all(isinstance(words, str) and words.strip() for words in value.values()):
            return Label(value["zh"], value["en"])
    raise OntologyError(f'{where}: should be {{ zh = "…", en = "…" }}')
