"""The division in which an entity is at home, as far as the graph tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from kg.gazetteer import (
    CITY,
    COUNTY,
    DIVISIONS,
    PROVINCE,
    Division,
    Gazetteer,
    load_gazetteer,
)
from kg.model import Entity, Graph

Level = Literal["province", "city", "county"]
LEVELS: dict[Level, int] = {"province": PROVINCE, "city": CITY, "county": COUNTY}
_LONGEST = 11  # characters of a division's name
_STREETS = ("路", "街", "大道", "大街", "桥", "湖", "山")
_FURTHEST = 6  # locatedIn and the like are followed so far
_LEADS = ("locatedIn", "hasJurisdiction", "partOf", "branchOf", "affiliatedWith")
"""Relations whose object is where, or with what, their subject is; the first that tells counts."""


def find_districts(graph: Graph, level: Level = "city") -> dict[str, str]:
    """The name of a division by entity id, for the entities of which one is known.

    A place is its own division; another entity is where its home is told, else where an asserted
    statement says that it, or what it belongs to, is located or has its jurisdiction, else where
    its name opens with a division that no other is called like. A division above the level asked
    for stands as it is.
    """
    gazetteer = load_gazetteer()
    homes = _Homes(gazetteer, graph)
    return {
        entity.id: _at_level(division, LEVELS[level], gazetteer)
        for entity in graph.entities
        if (division := homes.of(entity.id)) is not None
    }


def _at_level(division: Division, level: int, gazetteer: Gazetteer) -> str:
    """The division of this level above it; with the province before it, where names meet."""
    path = [step for step in gazetteer.path(division) if step.level <= level]
    last = path[-1]
    same = [d for d in gazetteer.find(last.name) if d.name == last.name]
    return last.name if len(same) == 1 else "".join(step.name for step in path)


@lru_cache
def _known_divisions() -> tuple[dict[str, Division], dict[str, Division]]:
    """Divisions by their full names from the province down, and by the codes of GB/T 2260."""
    gazetteer = load_gazetteer()
    divisions = gazetteer.by_code.values()
    return (
        {"".join(step.name for step in gazetteer.path(d)): d for d in divisions},
        {d.standard_code: d for d in divisions if d.standard_code},
    )


class _Homes:
    """Looks up homes, by name first and over statements then."""

    def __init__(self, gazetteer: Gazetteer, graph: Graph) -> None:
        self.gazetteer = gazetteer
        self.entities = {entity.id: entity for entity in graph.entities}
        self.leads: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for statement in graph.statements:
            if statement.modality == "asserted" and statement.relation in _LEADS:
                if statement.subject is not None and statement.object is not None:
                    rank = _LEADS.index(statement.relation)
                    self.leads[statement.subject].append((rank, statement.object))
        self.by_path, self.by_code = _known_divisions()

    def of(self, key: str) -> Division | None:
        """The nearest that is told, in the fewest steps; else what the names say on the way."""
        return self._search(key, self._named) or self._search(key, self._opening)

    def _search(self, key: str, tell: Callable[[Entity], Division | None]) -> Division | None:
        seen, border = {key}, [key]
        for _ in range(_FURTHEST):
            for one in border:
                if (entity := self.entities.get(one)) and (division := tell(entity)):
                    return division
            after = (other for one in border for _, other in sorted(self.leads.get(one, ())))
            border = [other for other in dict.fromkeys(after) if other not in seen]
            seen.update(border)
        return None

    def _named(self, entity: Entity) -> Division | None:
        """By a link to a code, by the full name of a place, by the home in full."""
        for link in entity.links:
            code = link.iri.removeprefix(DIVISIONS)
            if code in self.by_code:
                return self.by_code[code]
        if entity.type == "Place":
            division = self.gazetteer.named(entity.label, entity.place)
            if division:
                return division
        return self._by_home(entity.place) if entity.place else None

    def _by_home(self, place: str) -> Division | None:
        """The home may be a village behind its division."""
        ends = range(len(place), 1, -1)
        found = (self.by_path.get(place[:end]) for end in ends)
        return next((division for division in found if division), None)

    def _opening(self, entity: Entity) -> Division | None:
        """兰州市农业融资担保公司, 保定银行; not 北京路小学, and nobody's own name."""
        label = entity.label
        for end in range(min(len(label), _LONGEST), 1, -1) if entity.type != "Person" else ():
            opening, rest = label[:end], label[end:]
            found = [d for d in self.gazetteer.find(opening) if d.level <= COUNTY]
            if found and found[0].name != opening:  # 保定, which towns are called, too
                found = [d for d in found if d.level <= CITY and not rest.startswith(_STREETS)]
            if len(found) == 1:
                return found[0]
        return None
