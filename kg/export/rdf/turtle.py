"""Turtle and TriG: a block per subject, short names, a heading before each kind of thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.rdf.blocks import TYPE, Block, Term
from kg.export.rdf.literals import BOOLEAN, DECIMAL, INTEGER, STRING
from kg.export.rdf.names import ENTITY_PREFIXES, is_local, prefixes
from kg.export.rdf.stream import stream
from kg.export.rdf.trig import stream_by_document
from kg.export.settings import ExportSettings
from kg.model import Entity, Graph

_BARE = {DECIMAL: re.compile(r"[+-]?\d*\.\d+"), INTEGER: re.compile(r"[+-]?\d+")}


def write_turtle(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.ttl`."""
    printer = Printer(settings, graph.entities)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(printer.header())
        file.writelines(printer.blocks(stream(graph, settings)))


def write_trig(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.trig`: what each document says in a graph named as the document."""
    printer = Printer(settings, graph.entities)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(printer.header())
        for name, blocks in stream_by_document(graph, settings):
            if name is None:
                file.writelines(printer.blocks(blocks))
            else:
                file.write(f"\n{printer.term(name)} {{\n")
                file.writelines(printer.blocks(blocks, indent="    "))
                file.write("}\n")


class Printer:
    """Prints terms as short as the prefixes allow; entities under the prefix of their class."""

    def __init__(self, settings: ExportSettings, entities: Iterable[Entity] = ()) -> None:
        self.prefixes = prefixes(settings.base_iri)
        self._short = {space: prefix for prefix, space in self.prefixes.items()}
        self._predicates = {TYPE: "a"}
        self._classes = {
            entity.id: ENTITY_PREFIXES[entity.type]
            for entity in entities
            if entity.type in ENTITY_PREFIXES
        }

    def header(self) -> str:
        """The prefix lines."""
        return "".join(f"@prefix {name}: <{space}> .\n" for name, space in self.prefixes.items())

    def blocks(self, blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
        """Each block as text, with an empty line before it."""
        heading = ""
        for block in blocks:
            if block.heading and block.heading != heading:
                heading = block.heading
                yield f"\n{indent}# ---- {heading}\n"
            yield f"\n{indent}{self._block(block, indent)}\n"

    def _block(self, block: Block, indent: str) -> str:
        rows = [self._row(predicate, objects) for predicate, objects in block.facts]
        return f"{self.term(block.subject)} " + f" ;\n{indent}    ".join(rows) + " ."

    def _row(self, predicate: ox.NamedNode, objects: tuple[Term, ...]) -> str:
        name = self._predicates.get(predicate)
        if name is None:
            name = self._predicates[predicate] = self.term(predicate)
        return f"{name} " + " , ".join(map(self.term, objects))

    def term(self, term: Term) -> str:
        """A node or literal in Turtle."""
        if isinstance(term, ox.Literal):
            return self._literal(term)
        return self.compact(term.value) or str(term)

    def compact(self, value: str) -> str | None:
        """`prefix:name`, where there is a prefix and Turtle can hold the name behind it."""
        cut = max(value.rfind("/"), value.rfind("#")) + 1
        prefix = self._classes.get(value) or self._short.get(value[:cut])
        return f"{prefix}:{value[cut:]}" if prefix and is_local(value[cut:]) else None

    def _literal(self, literal: ox.Literal) -> str:
        if literal.language or literal.datatype == STRING:
            return str(literal)
        if literal.datatype == BOOLEAN:
            return literal.value
        bare = _BARE.get(literal.datatype)
        if bare and bare.fullmatch(literal.value):
            return literal.value
        return f"{ox.Literal(literal.value)}^^{self.term(literal.datatype)}"
