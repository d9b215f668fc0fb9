"""Rule files: read and checked, so that a slip of the pen is told by file, rule and key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kg.errors import OntologyError
from kg.ontology import VALUE_TYPES, RelationFile, RelationSpec, check_keys
from kg.statements.checks import check_header, check_reach, check_rule
from kg.statements.filling import WAYS as WAYS
from kg.statements.records import Rule, RuleBook
from kg.statements.words import AFTER_MARKERS, MARKERS

CONSTRUCTIONS = ("address", "attribute", "list of places", "title", "post", "apposition", "likely")
LISTS = (
    "trigger",
    "object",
    "needs",
    "within",
    "unless",
    "not_before",
    "not_after",
    "lead",
    "lead_object",
    "opens",
    "optional",
)
OTHER_KEYS = (
    "only",
    "otherwise",
    "id",
    "construction",
    "kind",
    "kinds",
    "confidence",
    "matches",
    "rejects",
)
VALUES = ("amount", "honour", "programme", "date")
NEEDS = ("amount", "honour", "post")


def load_rules(files: Sequence[RelationFile]) -> RuleBook:
    """The rules of all files, each relation as its last file describes it.

    A rule whose id comes again in a later file replaces the first; a file that `replaces` drops
    all rules of its relation that came from other folders.
    """
    specs: dict[str, RelationSpec] = {}
    rules: dict[str, tuple[dict[str, Any], RelationFile]] = {}
    for file in files:
        name, folder = file.spec.name, file.path.parent
        if file.replaces:
            rules = {
                key: (table, other)
                for key, (table, other) in rules.items()
                if other.spec.name != name or other.path.parent == folder
            }
        elif name in specs:
            check_header(specs[name], file)
        specs[name] = _with_ends(file.spec, None if file.replaces else specs.get(name))
        rules |= _tables(file)
    read = [read_rule(table, replace(f, spec=specs[f.spec.name])) for table, f in rules.values()]
    for file in files:
        check_reach([rule for rule in read if rule.path == file.path], file.path)
    return RuleBook(tuple(read))


def _with_ends(spec: RelationSpec, known: RelationSpec | None) -> RelationSpec:
    """The relation, with what the words of its roles end with, where only an earlier header says."""
    ends = {role.name: role for role in known.roles if role.ends} if known else {}
    roles = tuple(
        replace(role, ends=ends[role.name].ends, not_ends=ends[role.name].not_ends)
        if role.name in ends and not role.ends
        else role
        for role in spec.roles
    )
    return replace(spec, roles=roles)


def _tables(file: RelationFile) -> dict[str, tuple[dict[str, Any], RelationFile]]:
    """The rules of a file by id, each with its file."""
    tables: dict[str, tuple[dict[str, Any], RelationFile]] = {}
    for table in file.rules:
        name, key = file.spec.name, table.get("id")
        where = f"{file.path}: rule '{'?' if key is None else key}'"
        if not isinstance(key, str) or not re.fullmatch(f"{name}/[^\\s/]+", key):
            raise OntologyError(f"{where}: key 'id' should be a name such as '{name}/lend-to'")
        if key in tables:
            raise OntologyError(f"{where}: the id stands twice in the file; give each rule its own")
        tables[key] = (table, file)
    return tables


def read_rule(table: dict[str, Any], file: RelationFile) -> Rule:
    """One rule of a file, checked against the file's header."""
    spec = file.spec
    where = f"{file.path}: rule '{table['id']}'"
    filled = [r.name for i, r in enumerate(spec.roles) if i < 2 or not set(r.types) <= VALUE_TYPES]
    known = {*LISTS, *OTHER_KEYS, *filled}
    for key in table:
        if key not in known:
            raise OntologyError(
                f"{where}: unknown key '{key}'; roles of {spec.name}: {', '.join(filled)}; "
                f"other keys: {', '.join(sorted(known - set(filled)))}"
            )
    lists = {key: _words(table, key, where) for key in LISTS}
    construction = table.get("construction")
    if construction is not None and construction not in CONSTRUCTIONS:
        raise OntologyError(
            f"{where}: key 'construction' is {construction!r}; known are {', '.join(CONSTRUCTIONS)}"
        )
    if "trigger" in table and not lists["trigger"]:
        raise OntologyError(f"{where}: key 'trigger' is empty; give a word, such as [\"发放\"]")
    if bool(lists["trigger"]) == bool(construction):
        raise OntologyError(f"{where}: a rule has either 'trigger' or 'construction'")
    _check_words(lists, "needs", NEEDS, where)
    _check_words(lists, "optional", filled[:1], where)
    rule = Rule(
        id=table["id"],
        relation=spec,
        triggers=lists["trigger"],
        marks=tuple((role, _ways(table, role, where)) for role in filled if role in table),
        objects=lists["object"],
        needs=lists["needs"],
        unless=lists["unless"],
        not_before=lists["not_before"],
        not_after=lists["not_after"],
        within=lists["within"],
        lead=lists["lead"],
        lead_object=lists["lead_object"],
        opens=lists["opens"],
        optional=lists["optional"],
        otherwise=_flag(table, "otherwise", where),
        construction=construction,
        only=_table(table, "only", where, filled),
        kind=_text(table, "kind", where),
        kinds=_table(table, "kinds", where),
        confidence=_confidence(table, where),
        matches=_matches(table, spec.roles, where),
        rejects=_words(table, "rejects", where),
        path=file.path,
    )
    check_rule(rule, table, where)
    return rule


def _check_words(
    lists: dict[str, tuple[str, ...]], key: str, known: Sequence[str], where: str
) -> None:
    for value in lists[key]:
        if value not in known:
            raise OntologyError(f"{where}: key '{key}' has '{value}'; known are {', '.join(known)}")


def _words(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(w, str) and w for w in value):
        raise OntologyError(f"{where}: key '{key}' should be a list of words, such as [\"发放\"]")
    if len(set(value)) < len(value):
        twice = next(w for w in value if value.count(w) > 1)
        raise OntologyError(f"{where}: key '{key}' has '{twice}' twice")
    return tuple(value)


def _ways(table: dict[str, Any], role: str, where: str) -> tuple[str, ...]:
    ways = _words(table, role, where)
    for way in ways:
        if way not in WAYS and way not in MARKERS and way not in AFTER_MARKERS:
            raise OntologyError(
                f"{where}: key '{role}' has '{way}'; known are {', '.join(WAYS)} "
                f"and the markers {' '.join(sorted({*MARKERS, *AFTER_MARKERS}))}"
            )
    return ways


def _text(table: dict[str, Any], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise OntologyError(f"{where}: key '{key}' should be a word, such as \"loan\"")
    return value


def _flag(table: dict[str, Any], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise OntologyError(f"{where}: key '{key}' should be true or false")
    return value


def _table(
    table: dict[str, Any], key: str, where: str, known: Sequence[str] | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise OntologyError(
            f"{where}: key '{key}' should be a table, such as {{ loan = [\"贷款\"] }}"
        )
    if known is not None:
        check_keys(value, set(known), f"{where}: {key}")
    return tuple((name, _words(value, name, f"{where}: {key}")) for name in value)


def _confidence(table: dict[str, Any], where: str) -> float:
    value = table.get("confidence", 0.9)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise OntologyError(f"{where}: key 'confidence' should be a number over 0 and up to 1")
    return float(value)


def _matches(table: dict[str, Any], roles: Sequence[Any], where: str) -> tuple[dict[str, Any], ...]:
    value = table.get("matches", [])
    known = {"text", "modality", *VALUES, *(r.name for r in roles)}
    if not isinstance(value, list) or not all(isinstance(m, dict) for m in value):
        raise OntologyError(
            f"{where}: key 'matches' should be a list of tables with 'text' and roles"
        )
    for match in value:
        check_keys(match, known, f"{where}: matches")
        if "text" not in match:
            raise OntologyError(f"{where}: matches: key 'text' is missing; it holds the sentence")
        for key, words in match.items():
            if not isinstance(words, str) or not words:
                raise OntologyError(f"{where}: matches: key '{key}' should be words in quotes")
    if not value:
        raise OntologyError(f"{where}: key 'matches' is missing; a rule shows what it must match")
    return tuple(value)
