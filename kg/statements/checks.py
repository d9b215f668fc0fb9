"""What is wrong with a rule as a whole: it can never fire, or its examples prove nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import CLASSES, RelationFile, RelationSpec
from kg.statements.clauses import CUT
from kg.statements.examples import NAME
from kg.statements.records import Rule

WITHOUT_TRIGGER = {
    "id",
    "construction",
    "only",
    "optional",
    "kind",
    "confidence",
    "matches",
    "rejects",
}
MODALITIES = ("asserted", "planned", "negated")


def check_header(spec: RelationSpec, file: RelationFile) -> None:
    """Refuse a second header of a relation that rules of the first cannot be read by."""
    ends = [role.name for role in spec.roles[:2]]
    own = [role.name for role in file.spec.roles]
    if own[:2] != ends or spec.symmetric != file.spec.symmetric:
        symmetric = f"symmetric = {str(spec.symmetric).lower()}"
        raise OntologyError(
            f"{file.path}: the relation '{spec.name}' is known with the first roles "
            f"{' and '.join(ends)} and {symmetric}; keep them, or set replaces = true"
        )
    for role in spec.roles:
        if role.name not in own:
            raise OntologyError(
                f"{file.path}: role '{role.name}' is missing, and the relation '{spec.name}' is "
                "known with it; add it, or set replaces = true to drop the rules that use it"
            )


def check_rule(rule: Rule, table: dict[str, Any], where: str) -> None:
    """Refuse a rule that can never fire, a key without effect, an example that proves nothing."""
    if rule.construction:
        for key in table:
            if key not in WITHOUT_TRIGGER:
                raise OntologyError(
                    f"{where}: key '{key}' has no effect beside 'construction'; "
                    f"known there are {', '.join(sorted(WITHOUT_TRIGGER))}"
                )
    else:
        _check_roles(rule, where)
        _check_lead(rule, where)
        _check_triggers(rule, where)
    _check_classes(rule, where)
    _check_values(rule, where)
    for example in rule.matches:
        _check_example(rule, example, f"{where}: matches")
    for text in rule.rejects:
        check_names(text, f"{where}: rejects")


def _check_roles(rule: Rule, where: str) -> None:
    first, second = (role.name for role in rule.relation.roles[:2])
    marked = [role for role, ways in rule.marks if ways]
    if rule.relation.symmetric and (first in marked or second in marked):
        return
    for role in (first, second):
        if role not in marked and role not in rule.optional:
            raise OntologyError(
                f"{where}: key '{role}' is missing, so that the rule can never fire; "
                f'say how the language marks it, such as {role} = "subject"'
            )


def _check_lead(rule: Rule, where: str) -> None:
    leaning = [role for role, ways in rule.marks if any(way.startswith("lead ") for way in ways)]
    if leaning and not rule.lead:
        raise OntologyError(
            f"{where}: key '{leaning[0]}' speaks of a lead, and the rule has none; "
            'add its triggers, such as lead = ["公布"]'
        )
    if rule.lead_object and not rule.lead:
        raise OntologyError(f"{where}: key 'lead_object' has no effect without 'lead'")


def _check_triggers(rule: Rule, where: str) -> None:
    for trigger in rule.triggers:
        stop = CUT.search(trigger)
        if stop:
            raise OntologyError(
                f"{where}: trigger '{trigger}' can never be reached: no clause holds "
                f"'{stop.group()}'; a trigger is a word"
            )
        for word in rule.unless:
            if word in trigger:
                raise OntologyError(
                    f"{where}: trigger '{trigger}' can never be reached: "
                    f"'unless' forbids '{word}'; take one of them out"
                )


def _check_classes(rule: Rule, where: str) -> None:
    for role, classes in rule.only:
        known = next(r.types for r in rule.relation.roles if r.name == role)
        for kind in classes:
            if kind not in known:
                raise OntologyError(
                    f"{where}: only: key '{role}' has '{kind}'; its classes are {', '.join(known)}"
                )


def _check_values(rule: Rule, where: str) -> None:
    roles = {role.name for role in rule.relation.roles}
    if (rule.kind or rule.kinds) and "kind" not in roles:
        key = "kind" if rule.kind else "kinds"
        raise OntologyError(
            f"{where}: key '{key}' has no effect: {rule.relation.name} has no role 'kind'; add "
            '[roles.kind] with types = ["text"]'
        )
    if "honour" not in roles and {"honour"} & {*rule.needs, *rule.objects}:
        raise OntologyError(
            f"{where}: an honour is wanted, and {rule.relation.name} has no role 'honour'; add "
            '[roles.honour] with types = ["Honour"]'
        )


def _check_example(rule: Rule, example: dict[str, Any], where: str) -> None:
    text = example["text"]
    check_names(text, where)
    for role in rule.relation.roles[:2]:
        if role.name not in example and role.name not in rule.optional:
            raise OntologyError(
                f"{where}: '{text}': key '{role.name}' is missing; say who it must be"
            )
    if example.get("modality", "asserted") not in MODALITIES:
        raise OntologyError(
            f"{where}: '{text}': key 'modality' is '{example['modality']}'; "
            f"known are {', '.join(MODALITIES)}"
        )


def check_names(text: str, where: str) -> None:
    """Refuse a sentence in which a bracket is no name, or a name has no class that is known."""
    for match in NAME.finditer(text):
        if match["type"] not in CLASSES:
            raise OntologyError(
                f"{where}: '{text}': unknown class '{match['type']}'; known are {', '.join(CLASSES)}"
            )
    odd = re.search(r"\[[^\]]*\]?|\]", NAME.sub("", text))
    if odd:
        raise OntologyError(
            f"{where}: '{text}': '{odd.group()}' is no name with its class; write [红河银行]Bank"
        )


def check_reach(rules: Sequence[Rule], path: Path) -> None:
    """Refuse a rule that says again what another of the file says."""
    said: dict[tuple[object, ...], str] = {}
    for rule in rules:
        if rule.construction:
            continue
        conditions = (
            *(rule.marks, rule.only, rule.optional, rule.objects, rule.needs, rule.within),
            *(
                rule.unless,
                rule.not_before,
                rule.not_after,
                rule.opens,
                rule.lead,
                rule.lead_object,
            ),
        )
        for trigger in rule.triggers:
            key = (trigger, *conditions)
            if key in said:
                raise OntologyError(
                    f"{path}: rule '{rule.id}': trigger '{trigger}' can never be reached; "
                    f"rule '{said[key]}' says the same"
                )
            said[key] = rule.id
