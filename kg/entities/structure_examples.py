"""The examples of `[[name]]` tables: two names as the entities of a document, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kg.entities.structure import Told, what_names_tell
from kg.gazetteer import Gazetteer
from kg.model import Entity
from kg.ontology import NameExample, NameRule


def check_name_examples(
    rules: Sequence[NameRule], asked: Sequence[NameRule], gazetteer: Gazetteer
) -> Iterator[tuple[NameRule, NameExample, str]]:
    """Each example that does not come out as its table says, with the problem in words.

    All `rules` are tried on each example; only those of `asked` are asked for theirs. The names
    are taken as of any classes that the table has: a match wants one pair of them, a reject none.
    """
    for rule in asked:
        for example in rule.matches:
            told = list(_told(rule, example, rules, gazetteer))
            if not any(item.rule is rule and item.other.label == example.of for item in told):
                yield rule, example, _instead(told)
        for example in rule.rejects:
            found = [t for t in _told(rule, example, rules, gazetteer) if t.rule is rule]
            if found:
                yield rule, example, _instead(found)


def _told(
    rule: NameRule, example: NameExample, rules: Sequence[NameRule], gazetteer: Gazetteer
) -> Iterator[Told]:
    """What the first name of an example says, in each pair of classes."""
    for kind, other in product(rule.types, rule.of):
        entities = (
            Entity("example#e1", kind, None, example.name),
            Entity("example#e2", other, None, example.of),
        )
        told, _ = what_names_tell(entities, rules, gazetteer)
        yield from (item for item in told if item.what is entities[0])


def _instead(told: Sequence[Told]) -> str:
    said = dict.fromkeys(
        f"{item.rule.id}: {item.rule.roles[1]} {item.other.label}" for item in told
    )
    return f"the name says {'; '.join(said)}" if said else "the name says nothing"
