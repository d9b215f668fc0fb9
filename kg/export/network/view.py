"""The merged graph as nodes and edges with a layout: what every network format is written from."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.export.clean import to_xml
from kg.export.network.attributes import Attributes, edge_attributes
from kg.export.network.colours import colour_of, relation_colour
from kg.export.network.columns import EDGE_COLUMNS
from kg.export.network.drawing import Drawing
from kg.export.network.forces import Ints
from kg.export.network.layout import place_nodes
from kg.export.network.shelf import Shelf
from kg.export.settings import ExportSettings
from kg.model import Graph

if TYPE_CHECKING:
    import networkx as nx

LETTER, LONGEST = 13.0, 16  # the size of a name's letters, and how many have room


def to_networkx(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    """Nodes and edges in the order of their ids, with the attributes of DESIGN §7.

    Every entity is a node, also one without an edge: it was found, and a viewer hides it by degree
    in a click. Edges are keyed by statement id, which no other edge has; a symmetric statement is
    one edge. An honour hangs on who received it by an edge `receivedHonour` of its own. What an
    attribute has no value for is left out; forbidden characters are U+FFFD.
    """
    import networkx as nx

    view = view_of(graph, settings)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from(view.nodes())
    for source, target, key, values in view.edges():
        found.add_edge(source, target, key=key, **values)
    return found


class View:
    """Nodes and edges with their attributes, those without a value left out.

    Edges lie on disk, in `folder` if it is given, and are read as they are asked for.
    """

    def __init__(self, graph: Graph, settings: ExportSettings, folder: Path | None = None) -> None:
        self._drawing = Drawing(graph, settings)
        self._shelf = Shelf(folder)
        keys, sources, targets = array("Q"), array("q"), array("q")
        numbers = self._drawing.numbers
        for edge in self._drawing.edges():
            keys.append(int(edge.id, 16))
            sources.append(numbers[edge.source])
            targets.append(numbers[edge.target])
            values = edge_attributes(edge.statement, settings)
            colour = relation_colour(edge.statement.relation)
            row = [to_xml(v) if isinstance(v, str) else v for v in values.values()]
            self._shelf.add((edge.id, *row, *colour))
        self._ids = sorted(numbers)
        place = np.empty(len(numbers), dtype=np.int64)
        found = [numbers[node] for node in self._ids]
        place[found] = np.arange(len(numbers))
        self._source = place[np.array(sources, dtype=np.int64)]
        self._target = place[np.array(targets, dtype=np.int64)]
        self._order = _order(np.array(keys, dtype=np.uint64), self._source, self._target)
        self._lay_out([self._drawing.lengths[number] for number in found])

    def _lay_out(self, lengths: list[int]) -> None:
        """Places and sizes of the nodes, whose labels are so long."""
        size = len(self._ids)
        loops = self._source == self._target
        degree = np.bincount(self._source, minlength=size)
        degree += np.bincount(self._target[~loops], minlength=size)
        self._degree = degree.tolist()
        self._size = [_size(number) for number in self._degree]
        rooms = [_room(length, far) for length, far in zip(lengths, self._size, strict=True)]
        self._x, self._y = place_nodes(
            size,
            np.column_stack((self._source, self._target)),
            np.array(rooms, dtype=np.float64).reshape(-1, 2),
        )

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Each node, in the order of their ids."""
        looks = zip(self._x.tolist(), self._y.tolist(), self._size, strict=True)
        for (node, values), (x, y, size) in zip(self._drawing.nodes(), looks, strict=True):
            colour = colour_of(values["type"])._asdict()
            yield node, {**_clean(values), "x": x, "y": y, "z": 0.0, "size": size, **colour}

    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Source, target, id and attributes: by source, then by target as statements name them."""
        ends = zip(self._source[self._order], self._target[self._order], strict=True)
        for number, (source, target) in zip(self._order.tolist(), ends, strict=True):
            key, *values = self._shelf[number]
            found = zip(EDGE_COLUMNS, values, strict=True)
            given = {name: value for name, value in found if value is not None}
            yield self._ids[source], self._ids[target], key, given

    def degrees(self) -> Iterator[tuple[str, int]]:
        """How many edges each node has."""
        return zip(self._ids, self._degree, strict=True)

    def close(self) -> None:
        """Give the room on disk back."""
        self._shelf.close()


def _order(keys: Ints, source: Ints, target: Ints) -> Ints:
    """The edges by source; those of one source by the first edge to their target; then by key."""
    by_key = np.argsort(keys, kind="stable")
    one, two = source[by_key], target[by_key]
    pair = one * (max(source.max(initial=0), target.max(initial=0)) + 1) + two
    _, first, which = np.unique(pair, return_index=True, return_inverse=True)
    return by_key[np.lexsort((first[which], one))]


@dataclass(slots=True)
class _Last:
    """The view that was made last; a graph is known by being the same object, not by its content."""

    graph: Graph | None = None
    settings: ExportSettings | None = None
    view: View | None = None


_last = _Last()


def view_of(graph: Graph, settings: ExportSettings, folder: Path | None = None) -> View:
    """The view itself, made once for all writers of a build; `folder` has room for it."""
    if _last.view is None or _last.graph is not graph or _last.settings != settings:
        forget_view()  # two views of large graphs need not fit into memory at once
        _last.view = View(graph, settings, folder)
        _last.graph, _last.settings = graph, settings
    return _last.view


def forget_view() -> None:
    """Give back the memory and the room of the last view."""
    if _last.view is not None:
        _last.view.close()
    _last.graph = _last.settings = _last.view = None


def _size(degree: int) -> float:
    """A radius: its area tells its edges, up to a hub that would hide its neighbours."""
    return round(min(5.0 + 3.0 * sqrt(degree), 45.0), 1)


def _room(length: int, size: float) -> tuple[float, float]:
    """Half of what the dot and the name under it take up, in width and in height."""
    width = min(length, LONGEST) * LETTER
    return max(size, width / 2.0) + 4.0, size + LETTER / 2.0 + 2.0


def _clean(attributes: Attributes) -> dict[str, Any]:
    return {
        name: to_xml(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }
