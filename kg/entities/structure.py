"""What names say by themselves: a branch of its bank, a part of its whole, an office of its place.

The tables `[[name]]` of `ontology/relations/` say which ends of a name speak of a body that the
name opens with. That body is another entity of the document; where the document never names it,
it is made, without mentions, but only if what the name opens with is surely the name of a body
or a division (`kg.entities.structure_known`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.entities.labels import is_incomplete
from kg.entities.spelling import bare, clean
from kg.entities.structure_grammar import cuts, is_office, says
from kg.entities.structure_known import known_body, opening_division, same_body, to_place
from kg.gazetteer import Gazetteer
from kg.model import Article, Entity, Evidence, Mention, Sentence, Span, Statement
from kg.ontology import NameRule

CONFIDENCE = 0.98  # of 100 such statements of the training pages, so many are right
RULE = "name"
_WHOLE_STATE = re.compile(r"^国家[^市县区局]{2,8}总局")  # 国家税务总局|昌平区税务局
LONGEST = 60
_SHORTEST = 2


class Structure(NamedTuple):
    """What the names of a document say, the entities that only they tell of, and by which rules."""

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    rules: tuple[NameRule, ...] = ()


class Told(NamedTuple):
    """What a name of `entity` says: the rule tells of the bearer `what` that it is of `other`."""

    entity: Entity
    what: Entity
    rule: NameRule
    other: Entity


def find_structure(
    articles: Iterable[tuple[Article, Sequence[Sentence]]],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    rules: Sequence[NameRule],
    gazetteer: Gazetteer,
) -> Structure:
    """One statement for each name and what it belongs to, in order of the entities."""
    told, made = what_names_tell(entities, rules, gazetteer)
    evidence = _Evidence(articles, mentions)
    return Structure(
        tuple(_to_statement(item, evidence.of(item.entity)) for item in told),
        made,
        tuple(item.rule for item in told),
    )


def what_names_tell(
    entities: Sequence[Entity], rules: Sequence[NameRule], gazetteer: Gazetteer
) -> tuple[list[Told], tuple[Entity, ...]]:
    """What the names of a document's entities say, and the entities that had to be made."""
    names = _Names(entities, rules, gazetteer)
    told = []
    for entity in entities:
        known = len(names.made)
        told += [Told(entity, entity, *pair) for pair in names.told_by(entity)]
        for made in names.made[known:]:  # 柳河县公安局 of 柳河县公安局交警大队 has its place too
            told += [Told(entity, made, *pair) for pair in names.place_of(made)]
    return told, tuple(names.made)


def _to_statement(told: Told, evidence: Evidence) -> Statement:
    first, second = told.rule.roles
    ends = told.what.id, told.other.id
    roles = tuple(sorted(((first, (ends[0],)), (second, (ends[1],)))))
    return Statement(told.rule.relation, *ends, (evidence,), roles=roles)


class _Names:
    """The entities of a document by their names, and those that had to be made."""

    def __init__(
        self, entities: Sequence[Entity], rules: Sequence[NameRule], gazetteer: Gazetteer
    ) -> None:
        self.made: list[Entity] = []
        self.gazetteer = gazetteer
        self.of_places = _by_class(rule for rule in rules if "Place" in rule.of)
        self.of_bodies = _by_class(rule for rule in rules if set(rule.of) - {"Place"})
        self._bodies: dict[str, set[int]] = defaultdict(set)
        self._places: dict[str, list[Entity]] = defaultdict(list)
        self._names_of: dict[str, tuple[str, ...]] = {}
        self._entities = list(entities)
        for index, entity in enumerate(entities):
            if entity.type == "Place":
                self._places[entity.label].append(entity)
            else:
                for name in self._own(entity):
                    self._bodies[name].add(index)

    def _own(self, entity: Entity) -> tuple[str, ...]:
        """The names of an entity, made once."""
        if entity.id not in self._names_of:
            self._names_of[entity.id] = names_of(entity)
        return self._names_of[entity.id]

    def told_by(self, entity: Entity) -> Iterator[tuple[NameRule, Entity]]:
        """What the names of the entity say: the body above it, and the place that it is for."""
        above = self._above(entity) if entity.type in self.of_bodies else None
        if above:
            yield above
        yield from self.place_of(entity)

    def place_of(self, entity: Entity) -> Iterator[tuple[NameRule, Entity]]:
        """The place that an office is for."""
        for rule in self.of_places.get(entity.type, ()):
            if entity.label.endswith(rule.ends):
                place = self._place_of(entity, rule)
                if place:
                    yield rule, place
                    return

    def _above(self, entity: Entity) -> tuple[NameRule, Entity] | None:
        """The longest name of another body that one of its names opens with."""
        openings = [
            (name[:cut], rule)
            for name in self._own(entity)
            for rule in self.of_bodies.get(entity.type, ())
            if name.endswith(rule.ends) and len(name) <= LONGEST
            for cut in cuts(rule, name, _SHORTEST)
            if says(rule, name, cut, self.gazetteer)
        ]
        for find in (self._named, self._meant, self._known):
            for opening, rule in openings:
                other = find(opening, rule, entity)
                if other is not None and other.id != entity.id:
                    return rule, other
        return None

    def _named(self, name: str, rule: NameRule, entity: Entity) -> Entity | None:
        """The one body of the document that bears the name."""
        found = self._bodies.get(name, ())
        if len(found) != 1:
            return None
        other = self._entities[next(iter(found))]
        return other if other.type in rule.of else None

    def _meant(self, name: str, rule: NameRule, entity: Entity) -> Entity | None:
        """The one body of the document that has another name for it: a full one, or a short one."""
        if name in self._bodies or self.gazetteer.find(name):
            return None
        whole = [own for own in self._own(entity) if own.startswith(name)]
        if not any(own[len(name) :] in rule.ends for own in whole):
            return None
        others = (e for e in self._entities if e.type in rule.of and e.id != entity.id)
        return same_body(name, others)

    def _known(self, name: str, rule: NameRule, entity: Entity) -> Entity | None:
        """A body that the document does not name but every reader knows."""
        if name in self._bodies:  # it names two, or something of another class
            return None
        body = known_body(name, rule.of, entity.place, self.gazetteer)
        if body is None:
            return None
        bearers = self._bodies.get(body.label, set())
        same = [e for i in bearers if (e := self._entities[i]).place == body.place]
        if bearers and len(same) != 1:
            return None
        return same[0] if same else self._make(body)

    def _place_of(self, entity: Entity, rule: NameRule) -> Entity | None:
        """The place that the name opens with: a division, or another place of the document."""
        name = _WHOLE_STATE.sub("", entity.label)
        division, end = opening_division(name, entity.place, self.gazetteer)
        if division is not None:
            if not is_office(rule, name, end):
                return None
            place = to_place(division, self.gazetteer)
            found = [e for e in self._places.get(place.label, ()) if e.place == place.place]
            return found[0] if found else self._make(place)
        for cut in range(len(name) - 1, _SHORTEST, -1):
            found = self._places.get(name[:cut], [])
            if found and is_office(rule, name, cut) and not self.gazetteer.find(name[:cut]):
                return found[0] if len(found) == 1 else None
        return None

    def _make(self, entity: Entity) -> Entity:
        """The entity with an id of this document, from now on one of its own."""
        document = self._entities[0].id.rpartition("#")[0]
        index = len(self._entities)
        made = Entity(
            f"{document}#e{index + 1}",
            entity.type,
            entity.subtype,
            entity.label,
            place=entity.place,
        )
        self._entities.append(made)
        self.made.append(made)
        if made.type == "Place":
            self._places[made.label].append(made)
        else:
            self._bodies[made.label].add(index)
        return made


def _by_class(rules: Iterable[NameRule]) -> dict[str, list[NameRule]]:
    """The rules, in their order, by the classes of the entities whose names they are asked of."""
    found: dict[str, list[NameRule]] = defaultdict(list)
    for rule in rules:
        for kind in dict.fromkeys(rule.types):
            found[kind].append(rule)
    return found


def names_of(entity: Entity) -> tuple[str, ...]:
    """The names that say what the entity is, the label first; no `人民医院`, no `昌平支行`."""
    if entity.type in ("Person", "Programme", "Honour", "Place"):
        return ()
    names = dict.fromkeys(bare(clean(name)) for name in (entity.label, *entity.aliases))
    return tuple(name for name in names if len(name) >= _SHORTEST and not is_incomplete(name))


class _Evidence:
    """The sentence in which a document names an entity in full for the first time."""

    def __init__(
        self, articles: Iterable[tuple[Article, Sequence[Sentence]]], mentions: Sequence[Mention]
    ) -> None:
        self._articles = {article.number: (article, found) for article, found in articles}
        self._mentions: dict[str, Mention] = {}
        for mention in mentions:
            known = self._mentions.get(mention.entity)
            if known is None or _rank(mention) < _rank(known):
                self._mentions[mention.entity] = mention

    def of(self, entity: Entity) -> Evidence:
        """The sentence around the mention; the name itself where no sentence holds it."""
        mention = self._mentions[entity.id]
        article, sentences = self._articles[mention.article]
        low, high = mention.reading
        around = (Span(s.start, s.end) for s in sentences if s.start <= low and high <= s.end)
        span = next(around, mention.reading)
        spans = article.to_document(*span)
        return Evidence(
            article.document,
            article.number,
            min(s.start for s in spans),
            max(s.end for s in spans),
            article.text[span.start : span.end],
            RULE,
            CONFIDENCE,
            spans=spans if len(spans) > 1 else (),
        )


def _rank(mention: Mention) -> tuple[int, int]:
    return -len(mention.name), mention.start
