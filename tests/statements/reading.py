"""A text in bracket notation, read by our rules, as tuples that a test can compare."""

from __future__ import annotations

from functools import lru_cache

from kg.model import Statement
from kg.ontology import load_relations
from kg.statements import RuleBook, find_statements, load_rules
from kg.statements.examples import parse_example

Claim = tuple[str | None, str | None]


@lru_cache
def book() -> RuleBook:
    """Our own rules, read once."""
    return load_rules(load_relations())


def statements(text: str, relation: str | None = None) -> list[Statement]:
    """The statements of a text, of one relation if that is named."""
    found = find_statements(*parse_example(text), book())
    return [s for s in found if relation in (None, s.relation)]


def claims(text: str, relation: str) -> set[Claim]:
    """Who to whom, of the asserted statements of a relation."""
    return {
        (s.subject, s.object or s.object_text)
        for s in statements(text, relation)
        if s.modality == "asserted"
    }
