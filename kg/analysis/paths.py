"""How two entities are connected: the shortest ways from one to the other over statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from kg.model import Graph, Modality, Statement

STRUCTURE = frozenset({"affiliatedWith", "branchOf", "hasJurisdiction", "launched", "partOf"})
"""Relations that hold things together and are no dealings between them (DESIGN §4)."""
ASSERTED: tuple[Modality, ...] = ("asserted",)
MOST = 1000  # paths that are told, of which there may be more than one can count


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next, by the statements that say so, the surest first."""

    source: str
    target: str
    statements: tuple[Statement, ...]


Path = tuple[Step, ...]


class Web:
    """Which entities statements connect: both ends of one, in either direction.

    `relations` are those that count (all where it is left out), `modalities` too.
    """

    def __init__(
        self,
        graph: Graph,
        *,
        relations: Collection[str] | None = None,
        modalities: Collection[Modality] = ASSERTED,
    ) -> None:
        between: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in graph.statements:
            one, other = statement.subject, statement.object
            counts = relations is None or statement.relation in relations
            if counts and statement.modality in modalities and one and other and one != other:
                between[one, other].append(statement)
        self._between = between
        self.near: dict[str, set[str]] = defaultdict(set)
        for one, other in between:
            self.near[one].add(other)
            self.near[other].add(one)

    def statements(self, one: str, other: str) -> tuple[Statement, ...]:
        """What is said of both, in either direction, the surest first."""
        found = [*self._between.get((one, other), ()), *self._between.get((other, one), ())]
        return tuple(sorted(found, key=lambda s: (-s.confidence, s.id)))

    def surest(self, one: str, other: str) -> float:
        """The confidence of the surest statement of both."""
        return self.statements(one, other)[0].confidence

    def between(self, start: str, end: str, most: int | None = None) -> Connection:
        """How two are connected, within so many steps."""
        return Connection(self, start, end, most)


class Connection:
    """The shortest paths from `start` to `end`."""

    def __init__(self, web: Web, start: str, end: str, most: int | None) -> None:
        self._web, self.start, self.end = web, start, end
        self._distance = self._measure(most)

    def _measure(self, most: int | None) -> dict[str, int]:
        """How far from the start everything is, up to the end or to `most` steps."""
        distance, border, step = {self.start: 0}, [self.start], 0
        while border and self.end not in distance and (most is None or step < most):
            step += 1
            found = {n for key in border for n in self._web.near.get(key, ())} - distance.keys()
            distance |= dict.fromkeys(found, step)
            border = sorted(found)
        return distance

    @property
    def steps(self) -> int | None:
        """How many statements lie between the two; `None` where they are not connected."""
        return self._distance.get(self.end)

    @cached_property
    def _ways(self) -> dict[str, int]:
        """How many shortest paths lead from the start to each that lies on one."""
        ways = {self.start: 1}
        for key in self._outwards:
            ways[key] = sum(ways[before] for before in self._nearer(key))
        return ways

    @property
    def count(self) -> int:
        """How many shortest paths there are."""
        return self._ways.get(self.end, 0)

    def paths(self, most: int = MOST) -> list[Path]:
        """The shortest paths, at most so many; those by the surest statements first."""
        return list(islice(self._paths(), most))

    def _paths(self) -> Iterator[Path]:
        """Backwards from the end, the surest step first at each; without recursion."""
        if self.steps is None:
            return
        stack: list[tuple[str, Path]] = [(self.end, ())]
        while stack:
            key, path = stack.pop()
            if key == self.start:
                yield path
                continue
            for before in reversed(self._before(key)):
                step = Step(before, key, self._web.statements(before, key))
                stack.append((before, (step, *path)))

    def _before(self, key: str) -> list[str]:
        """The entities a step nearer to the start, the one on the surest path first."""
        return sorted(self._nearer(key), key=lambda other: (-self._sure_by(other, key), other))

    def _nearer(self, key: str) -> list[str]:
        before = self._distance[key] - 1
        near = self._web.near.get(key, ())
        return [other for other in near if self._distance.get(other) == before]

    def _sure_by(self, other: str, key: str) -> float:
        return self._surest[other] * self._web.surest(other, key)

    @cached_property
    def _surest(self) -> dict[str, float]:
        """How sure the surest of the shortest paths from the start to each is."""
        surest = {self.start: 1.0}
        for key in self._outwards:
            surest[key] = max(surest[n] * self._web.surest(n, key) for n in self._nearer(key))
        return surest

    @cached_property
    def _outwards(self) -> list[str]:
        """All but the start, the nearer ones first."""
        return sorted(self._distance.keys() - {self.start}, key=lambda key: self._distance[key])
