"""What a graph says of one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kg.analysis.called import local_name
from kg.clusters import NameUse
from kg.entities.spelling import clean
from kg.export.rdf.names import bare
from kg.export.tables import to_statement_row
from kg.model import Entity, Evidence, Graph, Mention, Modality, Statement
from kg.ontology import RelationSpec

Direction = Literal["→", "←", "–", "·"]
UNKNOWN = "（不详）"
MODALITIES: tuple[Modality, ...] = ("asserted", "planned", "negated")


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement as one entity sees it.

    `direction` is `→` where the entity is its subject, `←` where it is its object, `–` where the
    relation is symmetric, `·` where the entity fills another role. `others` are labels, of the
    other end or in the last case of both, and `entities` their ids, as far as they have some.
    """

    statement: Statement
    direction: Direction
    others: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entity with its names and its facts."""

    entity: Entity
    names: tuple[NameUse, ...]
    documents: int
    facts: tuple[Fact, ...]

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(use.mentions for use in self.names)

    def to_json(self) -> dict[str, Any]:
        """As `kg show --json` prints it."""
        entity = self.entity
        return {
            "id": entity.id,
            "type": entity.type,
            "subtype": entity.subtype,
            "label": entity.label,
            "place": entity.place,
            "links": [link._asdict() for link in entity.links],
            "mentions": self.mentions,
            "documents": self.documents,
            "names": [use._asdict() for use in self.names],
            "facts": [
                {
                    "direction": fact.direction,
                    "others": list(fact.others),
                    "entities": list(fact.entities),
                    **to_statement_row(fact.statement),
                }
                for fact in self.facts
            ],
        }


class Labels:
    """What entities are called: a name that several bear stands with the end of the id."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._labels = {entity.id: entity.label for entity in entities}
        self._bearers = Counter(self._labels.values())

    def __call__(self, key: str | None, words: str | None = None) -> str:
        """The name of an entity; the words where there is none; else that it is not known."""
        if key is None:
            return words or UNKNOWN
        label = self._labels.get(key, local_name(key))
        return label if self._bearers[label] < 2 else f"{label} [{local_name(key)}]"


def portraits(
    graph: Graph, entities: Sequence[Entity], specs: Iterable[RelationSpec]
) -> list[Portrait]:
    """A portrait of each entity; facts by relation in the order of `specs`, what is so first."""
    wanted = {entity.id for entity in entities}
    labels = Labels(graph.entities)
    symmetric = {spec.name for spec in specs if spec.symmetric}
    rank = {spec.name: number for number, spec in enumerate(specs)}
    facts: dict[str, list[Fact]] = defaultdict(list)
    for statement in graph.statements:
        for key in wanted.intersection(_fillers(statement)):
            facts[key].append(_seen_by(key, statement, labels, symmetric))
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in graph.mentions:
        if mention.entity in wanted:
            mentions[mention.entity].append(mention)
    return [
        Portrait(
            entity,
            _names(entity, mentions[entity.id]),
            len({mention.document for mention in mentions[entity.id]}),
            tuple(sorted(facts[entity.id], key=lambda fact: _order(fact, rank))),
        )
        for entity in entities
    ]


def portrait_of_words(graph: Graph, words: str, specs: Iterable[RelationSpec]) -> Portrait | None:
    """A portrait of a programme, an honour or a described group that has no entity: its facts.

    The words count as the graphs print them: without quotation marks, in one line.
    """
    programmes = {spec.name for spec in specs if "Programme" in spec.roles[1].types}
    labels, wanted, kinds = Labels(graph.entities), bare(words), dict[str, list[Fact]]()
    for statement in graph.statements:
        worded = "Programme" if statement.relation in programmes else "Group"
        for kind, found in (
            ("Programme", statement.programme),
            ("Honour", statement.honour),
            (worded, None if statement.object else statement.object_text),
        ):
            if found is not None and bare(found) == wanted:
                kinds.setdefault(kind, []).append(_seen_by("", statement, labels, set()))
                break
    if not kinds:
        return None
    kind = max(kinds, key=lambda kind: len(kinds[kind]))
    told = tuple(
        sorted((f for facts in kinds.values() for f in facts), key=lambda f: _order(f, {}))
    )
    documents = {item.document for fact in told for item in fact.statement.evidence}
    return Portrait(Entity("", kind, None, wanted), (NameUse(wanted, 0, ()),), len(documents), told)


def sentences(statement: Statement) -> list[Evidence]:
    """The evidence with each sentence once, in its order."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for item in statement.evidence:
        found.setdefault((item.document, item.start, item.end), item)
    return list(found.values())


def _fillers(statement: Statement) -> set[str]:
    ends = {end for end in (statement.subject, statement.object) if end is not None}
    return ends | {filler for _, found in statement.roles for filler in found}


def _seen_by(key: str, statement: Statement, labels: Labels, symmetric: set[str]) -> Fact:
    ends: tuple[tuple[str | None, str | None], ...]
    ends = ((statement.subject, None), (statement.object, statement.object_text))
    if key == statement.subject:
        direction: Direction = "–" if statement.relation in symmetric else "→"
        ends = ends[1:]
    elif key == statement.object:
        direction = "–" if statement.relation in symmetric else "←"
        ends = ends[:1]
    else:
        direction = "·"
    return Fact(
        statement,
        direction,
        tuple(labels(end, words) for end, words in ends),
        tuple(end for end, _ in ends if end is not None),
    )


def _order(fact: Fact, rank: dict[str, int]) -> tuple[int, str, int, str, tuple[str, ...], str]:
    statement = fact.statement
    return (
        rank.get(statement.relation, len(rank)),
        statement.relation,
        MODALITIES.index(statement.modality),
        fact.direction,
        fact.others,
        statement.id,
    )


def _names(entity: Entity, mentions: Iterable[Mention]) -> tuple[NameUse, ...]:
    """The label, then the other names, those most often printed first, with why they are its."""
    printed = Counter(clean(mention.text) for mention in mentions)
    reasons: dict[str, set[str]] = defaultdict(set)
    for merge in entity.merged:
        reasons[merge.alias].add(merge.reason)
    names = dict.fromkeys([entity.label, *entity.aliases, *sorted(printed)])
    uses = [NameUse(name, printed[name], tuple(sorted(reasons[name]))) for name in names]
    return (uses[0], *sorted(uses[1:], key=lambda use: (-use.mentions, use.name)))
