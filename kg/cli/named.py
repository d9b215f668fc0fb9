"""What a `[[name]]` table says, read aloud."""

from __future__ import annotations

from kg.ontology import NameRule
from kg.statements.aloud import any_of

BETWEEN = {"place": "a place stands between", "nothing": "nothing stands between"}


def name_aloud(rule: NameRule) -> str:
    """Who bears the name, whose name it opens with, and what must or must not stand between."""
    first, second = rule.roles
    ending = f" whose own ends with {any_of(rule.of_ends)}" if rule.of_ends else ""
    parts = [
        f"{first}: {any_of(rule.types)} whose name opens with that of {second} and has one of the ends",
        f"{second}: {any_of(rule.of)}{ending}",
        *(BETWEEN[word] for word in rule.between),
    ]
    if rule.within:
        parts.append(f"{any_of(rule.within)} stands between")
    if rule.unless:
        parts.append(f"{any_of(rule.unless)} does not stand between")
    return "; ".join(parts)
