"""Union-find over names, with the reason for every union."""

from __future__ import annotations

from collections import defaultdict


class Clusters:
    """Disjoint sets of `size` nodes; the smallest index stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.reasons: dict[int, set[tuple[str, str]]] = defaultdict(set)

    def add(self) -> None:
        """One more node, a set of its own."""
        self._parent.append(len(self._parent))

    def root(self, node: int) -> int:
        """What stands for the node's set."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, one: int, other: int, alias: str, reason: str) -> None:
        """Make two sets one because of `alias`, the name that is the same thing's."""
        self.reasons[one].add((alias, reason))
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def members(self) -> list[list[int]]:
        """The sets, each sorted, in the order of their first nodes."""
        sets: dict[int, list[int]] = defaultdict(list)
        for node in range(len(self._parent)):
            sets[self.root(node)].append(node)
        return [sets[root] for root in sorted(sets)]
