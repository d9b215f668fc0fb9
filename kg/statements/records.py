"""The records of the rule engine: what stands in a clause, and what a rule found in it.

All spans are reading offsets of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kg.model import Amount, Date, Modality, Span
from kg.ontology import RelationSpec
from kg.statements.triggers import AMOUNT, HONOUR, Triggers

GROUP = "group"
PROGRAMME = "Programme"


@dataclass(frozen=True, slots=True)
class Member:
    """One thing that can fill a role: a name, a described group, or a word that stands for a name.

    `entity` is `None` for a group and for a word that could not be resolved; `inside` are the names
    that stand before the head in the same noun phrase (青石市柳河镇的远山茶厂), `gaps` what stands
    behind each of them; `also` are the others that a word for several names (两校) stands for.
    """

    span: Span
    text: str
    type: str
    entity: str | None
    kind: Literal["name", "group", "anaphor"] = "name"
    inside: tuple[Member, ...] = ()
    gaps: tuple[str, ...] = ()
    also: tuple[Member, ...] = ()

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What tells two members apart: the entity, or the words of a group."""
        return self.entity, None if self.entity else self.text


class Slot(NamedTuple):
    """A noun phrase of one or more members, and how the language marks it.

    `marker` is the preposition before it (`向`), `的` where a relative clause stands before it, or
    empty. `joiners` are the words between the members (`、`, `和`, `联合`) with their spans.
    `lead` is where the marker's words begin. `tail` is what closes a list (等12家企业).
    """

    members: tuple[Member, ...]
    span: Span
    marker: str = ""
    joiners: tuple[tuple[str, Span], ...] = ()
    lead: int = 0
    tail: str = ""


class Clause(NamedTuple):
    """A stretch between two marks of punctuation, with its noun phrases."""

    span: Span
    slots: tuple[Slot, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of saying a relation, as a rule file puts it.

    `marks` says for each role how the language may mark it, in order of preference. `objects` are
    words of which one must stand in the clause, `within` words of which one must stand in it before
    the trigger, `unless` words of which none may. `lead` are triggers of an earlier clause (with a
    word of `lead_object` in it); `opens` are words that begin the sentence or the clause;
    `needs` are values that must be found, `optional` roles that nobody need fill, `only`
    classes to which the rule holds a role, `roles` all names of roles, `programme_roles` those that
    take programmes alone;
    `value_triggers` are those triggers that are no words, `all_ways` the marks of any role. A rule
    that says `otherwise` is asked only of clauses in which no other rule of its relation fired.
    """

    id: str
    relation: RelationSpec
    triggers: tuple[str, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]
    objects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    lead_object: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    otherwise: bool = False
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    construction: str | None = None
    kind: str | None = None
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    confidence: float = 0.9
    matches: tuple[dict[str, Any], ...] = ()
    rejects: tuple[str, ...] = ()
    path: Path | None = None
    _ways: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _types: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    roles: frozenset[str] = field(init=False, repr=False, compare=False)
    programme_roles: frozenset[str] = field(init=False, repr=False, compare=False)
    value_triggers: frozenset[str] = field(init=False, repr=False, compare=False)
    all_ways: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        only, roles = dict(self.only), self.relation.roles
        for name, value in (
            ("_ways", dict(self.marks)),
            ("_types", {role.name: only.get(role.name, role.types) for role in roles}),
            ("roles", frozenset(role.name for role in roles)),
            ("programme_roles", frozenset(r.name for r in roles if r.types == (PROGRAMME,))),
            ("value_triggers", frozenset({AMOUNT, HONOUR}.intersection(self.triggers))),
            ("all_ways", frozenset(way for _, ways in self.marks for way in ways)),
        ):
            object.__setattr__(self, name, value)

    def ways(self, role: str) -> tuple[str, ...]:
        """How the role may be marked; empty where the rule does not name it."""
        return self._ways.get(role, ())

    def types(self, role: str) -> tuple[str, ...]:
        """The classes of what may fill the role."""
        return self._types[role]

    def has(self, role: str) -> bool:
        """Has the rule's relation such a role?"""
        return role in self.roles


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, in the order of their files."""

    rules: tuple[Rule, ...]
    triggers: Triggers = field(init=False, repr=False, compare=False)
    """Of the rules whose triggers are words, each known by its number in `rules`; and all leads.

    A lead is known by the number behind those of the rules at which it stands in `lead_words`.
    """
    by_value: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The numbers of the rules whose trigger is a value."""
    lead_words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbered = list(enumerate(self.rules))
        words = {number: rule.triggers for number, rule in numbered if not rule.value_triggers}
        by_value = tuple(number for number, rule in numbered if rule.value_triggers)
        leads = {word for rule in self.rules if rule.triggers for word in rule.lead}
        lead_words = tuple(sorted(leads, key=lambda word: (-len(word), word)))
        words |= {number: (word,) for number, word in enumerate(lead_words, len(self.rules))}
        for name, value in (
            ("triggers", Triggers(words)),
            ("by_value", by_value),
            ("lead_words", lead_words),
        ):
            object.__setattr__(self, name, value)

    @property
    def relations(self) -> tuple[RelationSpec, ...]:
        """The relations that have rules, each once."""
        return tuple({rule.relation.name: rule.relation for rule in self.rules}.values())


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired: who fills its first two roles, and the values beside them.

    `likelihood` is set where weights found the roles (see `kg.statements.likely`).
    """

    rule: Rule
    clause: Clause
    trigger: Span
    first: Member | None
    second: Member | None
    modality: Modality = "asserted"
    amount: Amount | None = None
    date: Date | None = None
    programme: str | None = None
    honour: str | None = None
    carried: bool = False
    post: str | None = None
    likelihood: float | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An example of a rule file that does not come out as it says."""

    rule: str
    text: str
    problem: str
