"""Statements from mentions, by rules that a domain expert can read: see `ontology/relations/`."""

from kg.statements.engine import Reading, find_statements, read_closely
from kg.statements.examples import check_examples
from kg.statements.records import Failure, Rule, RuleBook
from kg.statements.rules import load_rules

__all__ = [
    "Failure",
    "Reading",
    "Rule",
    "RuleBook",
    "check_examples",
    "find_statements",
    "load_rules",
    "read_closely",
]
