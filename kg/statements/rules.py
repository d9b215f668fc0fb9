"""Rule files: read and checked, so that a slip of the pen is told by file, rule and key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.errors import OntologyError
from kg.ontology import RelationFile, check_keys
from kg.statements.filling import WAYS as WAYS
from kg.statements.records import Rule, RuleBook
from kg.statements.words import AFTER_MARKERS, MARKERS

CONSTRUCTIONS = ("address", "attribute", "list of places")
VALUE_TYPES = {"amount", "date", "text", "Honour", "Programme"}
LISTS = (
    "trigger",
    "object",
    "needs",
    "within",
    "unless",
    "not_before",
    "lead",
    "lead_object",
    "opens",
    "optional",
)
OTHER_KEYS = ("only", "id", "construction", "kind", "kinds", "confidence", "matches", "rejects")
VALUES = ("amount", "honour", "programme", "date")


def load_rules(files: Sequence[RelationFile]) -> RuleBook:
    """The rules of all files. A rule whose id comes again in a later file replaces the first."""
    rules: dict[str, Rule] = {}
    for file in files:
        seen: list[str] = []
        for table in file.rules:
            rule = read_rule(table, file)
            if rule.id in seen:
                raise OntologyError(
                    f"{file.path}: rule '{rule.id}': the id stands twice in the file"
                )
            seen.append(rule.id)
            rules[rule.id] = rule
        _check_reach([rules[i] for i in seen], file)
    return RuleBook(tuple(rules.values()))


def read_rule(table: dict[str, Any], file: RelationFile) -> Rule:
    """One rule of a file, checked against the file's header."""
    spec = file.spec
    where = f"{file.path}: rule '{table.get('id', '?')}'"
    filled = [r.name for r in spec.roles if not set(r.types) <= VALUE_TYPES]
    known = {*LISTS, *OTHER_KEYS, *filled}
    for key in table:
        if key not in known:
            raise OntologyError(
                f"{where}: unknown key '{key}'; roles of {spec.name}: {', '.join(filled)}; "
                f"other keys: {', '.join(sorted(known - set(filled)))}"
            )
    if not isinstance(table.get("id"), str) or not table["id"].startswith(f"{spec.name}/"):
        raise OntologyError(f"{where}: key 'id' should be a name such as '{spec.name}/lend-to'")
    lists = {key: _words(table, key, where) for key in LISTS}
    construction = table.get("construction")
    if construction is not None and construction not in CONSTRUCTIONS:
        raise OntologyError(
            f"{where}: key 'construction' is {construction!r}; known are {', '.join(CONSTRUCTIONS)}"
        )
    if bool(lists["trigger"]) == bool(construction):
        raise OntologyError(f"{where}: a rule has either 'trigger' or 'construction'")
    _check_words(lists, "needs", (*VALUES, *filled), where)
    _check_words(lists, "optional", filled, where)
    marks = tuple((role, _ways(table, role, where)) for role in filled if role in table)
    if not construction and not any(role == spec.roles[0].name for role, _ in marks):
        if not any(role == spec.roles[1].name for role, _ in marks):
            raise OntologyError(f"{where}: says nothing of {filled[0]} or {filled[1]}")
    return Rule(
        id=table["id"],
        relation=spec,
        triggers=lists["trigger"],
        marks=marks,
        objects=lists["object"],
        needs=lists["needs"],
        unless=lists["unless"],
        not_before=lists["not_before"],
        within=lists["within"],
        lead=lists["lead"],
        lead_object=lists["lead_object"],
        opens=lists["opens"],
        optional=lists["optional"],
        construction=construction,
        only=_table(table, "only", where, filled),
        kind=_text(table, "kind", where),
        kinds=_table(table, "kinds", where),
        confidence=_confidence(table, where),
        matches=_matches(table, spec.roles, where),
        rejects=_words(table, "rejects", where),
        path=file.path,
    )


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
            raise OntologyError(f"{where}: matches: key 'text' is missing")
    if not value:
        raise OntologyError(f"{where}: key 'matches' is missing; a rule shows what it must match")
    return tuple(value)


def _check_reach(rules: Sequence[Rule], file: RelationFile) -> None:
    """Refuse a rule that says again what another of the file says."""
    said: dict[tuple[object, ...], str] = {}
    for rule in rules:
        if rule.construction:
            continue
        for trigger in rule.triggers:
            key = (
                trigger,
                rule.marks,
                rule.objects,
                rule.needs,
                rule.lead,
                rule.opens,
                rule.within,
            )
            if key in said:
                raise OntologyError(
                    f"{file.path}: rule '{rule.id}': trigger '{trigger}' can never be reached; "
                    f"rule '{said[key]}' says the same"
                )
            said[key] = rule.id
