"""All checks of a built folder, in order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import IN_PARTS
from kg.query.validate.edges import check_edges
from kg.query.validate.faults import Fault
from kg.query.validate.files import Problems, Texts, check_files, read_hashes
from kg.query.validate.graph import load_store
from kg.query.validate.naming import Naming
from kg.query.validate.quotes import Quotes, quotes_of_graph, quotes_of_tables
from kg.query.validate.shapes import Shapes

GRAPH, TEXTS = "graph.ttl", "texts/"


class Validation:
    """Checks OUT; the counts are those of what has been looked at so far.

    An export may hold no texts (`has_texts`); its quotes are not looked at. Nor is a graph that was
    written in parts only.

    Raises `InputError` where OUT has no readable `build.json`, or `shapes` is not usable.
    """

    def __init__(self, out: Path, shapes: Path | None = None) -> None:
        self.out, self.shapes = out, Shapes(shapes)
        self.hashes = read_hashes(out)
        self.has_texts = any(name.startswith(TEXTS) for name in self.hashes)
        self.files, self.quotes, self.triples = len(self.hashes) + 1, 0, 0  # and build.json

    def faults(self) -> Iterator[Fault]:
        """Quotes that do not stand, then files, then what the graph lacks or has too much."""
        with tempfile.TemporaryDirectory(
            prefix="kg-validate-", ignore_cleanup_errors=True
        ) as folder:
            yield from self._faults(Path(folder))

    def _faults(self, folder: Path) -> Iterator[Fault]:
        problems = check_files(self.out, self.hashes)
        missing = problems.get(GRAPH, [""])[0].startswith("missing")
        store = None if missing or self._is_in_parts() else self._load(problems, folder)
        if self.has_texts:
            yield from self._check_quotes(store, problems)
        for name, what in sorted(problems.items()):
            yield Fault(name, "; ".join(what))
        if store is not None:
            naming = Naming(store, self.out, GRAPH)
            yield from naming.tell(check_edges(store))
            for findings in self.shapes.check(store):
                yield from naming.tell(findings)

    def _is_in_parts(self) -> bool:
        """Was the graph written in parts only, of which the files alone are checked?"""
        return GRAPH not in self.hashes and any(n.startswith(IN_PARTS) for n in self.hashes)

    def _load(self, problems: Problems, folder: Path) -> ox.Store | None:
        store = load_store(self.out / GRAPH, problems, folder)
        self.triples = 0 if store is None else len(store)
        return store

    def _check_quotes(self, store: ox.Store | None, problems: Problems) -> Iterator[Fault]:
        quotes = Quotes(self.out, Texts(self.out), problems)
        yield from quotes.check(quotes_of_tables(self.out, problems))
        if store is not None:
            yield from quotes.check(quotes_of_graph(store, GRAPH))
        quotes.sum_up()
        self.quotes = quotes.count
