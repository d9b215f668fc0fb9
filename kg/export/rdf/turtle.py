"""Turtle and TriG: a block per subject, short names, a heading before each kind of thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kg.export.rdf.blocks import TYPE, Block, Term
from kg.export.rdf.literals import BOOLEAN, DECIMAL, INTEGER, parts
from kg.export.rdf.names import ENTITY_PREFIXES, is_local, prefixes, value_of
from kg.export.rdf.parts import Piece
from kg.export.rdf.room import Room
from kg.export.rdf.stream import stream
from kg.export.rdf.things import Things
from kg.export.rdf.trig import stream_by_document
from kg.export.settings import ExportSettings
from kg.model import Graph

_BARE = {
    DECIMAL: re.compile(r"[+-]?\d*\.\d+"),
    INTEGER: re.compile(r"[+-]?\d+"),
    BOOLEAN: re.compile("true|false"),
}
_REMEMBERED = 8192


def write_turtle(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.ttl`."""
    with Room(path.parent) as room, path.open("w", encoding="utf-8", newline="\n") as file:
        things = Things(graph.entities, room)
        printer = Printer(settings, things)
        file.write(printer.header())
        pieces = stream(graph, settings, things, printer.block, room)
        file.writelines(with_headings(pieces))


def write_trig(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.trig`: what each document says in a graph named as the document."""
    with Room(path.parent) as room, path.open("w", encoding="utf-8", newline="\n") as file:
        things = Things(graph.entities, room)
        printer = Printer(settings, things)
        file.write(printer.header())
        for name, pieces in stream_by_document(graph, settings, things, printer.block, room):
            if name is None:
                file.writelines(with_headings(pieces))
            else:
                file.write(f"\n{printer.term(name)} {{\n")
                file.writelines(map(indented, with_headings(pieces)))
                file.write("}\n")


def with_headings(pieces: Iterable[Piece]) -> Iterator[str]:
    """Each block with an empty line before it, and a comment where another kind begins."""
    last = ""
    for heading, text in pieces:
        if heading and heading != last:
            last = heading
            yield f"\n# ---- {heading}\n"
        yield f"\n{text}\n"


def indented(text: str) -> str:
    """The lines of a block as they stand in a graph; no literal has a line break in it."""
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


class Printer:
    """Prints terms as short as the prefixes allow; entities under the prefix of their class."""

    def __init__(self, settings: ExportSettings, things: Things) -> None:
        self.prefixes = prefixes(settings.base_iri)
        self._short = {f"<{space}": prefix for prefix, space in self.prefixes.items()}
        self._entities, self._things = f"<{self.prefixes['ent']}", things
        self._long = lru_cache(_REMEMBERED)(self._print)
        self._predicate = lru_cache(_REMEMBERED)(self._name_of)

    def header(self) -> str:
        """The prefix lines."""
        return "".join(f"@prefix {name}: <{space}> .\n" for name, space in self.prefixes.items())

    def block(self, block: Block) -> str:
        """A subject with its facts, a line for each predicate."""
        name, long, rows = self._predicate, self._long, []
        for predicate, objects in block.facts:
            first, *others = objects
            shown = long(first) if first[-1] == ">" else first
            for term in others:
                shown += f" , {long(term) if term[-1] == '>' else term}"
            rows.append(f"{name(predicate)} {shown}")
        return f"{long(block.subject)} " + " ;\n    ".join(rows) + " ."

    def _name_of(self, predicate: Term) -> str:
        return "a" if predicate == TYPE else self.term(predicate)

    def term(self, term: Term) -> str:
        """A node or literal in Turtle."""
        return self._long(term) if term[-1] == ">" else term  # plain, or in a language

    def _print(self, term: Term) -> str:
        if term[0] == "<":
            return self._compact(term) or term
        quoted, _, datatype = parts(term)
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(quoted[1:-1]):
            return quoted[1:-1]
        return f"{quoted}^^{self.term(f'<{datatype}>')}"

    def compact(self, value: str) -> str | None:
        """`prefix:name`, where there is a prefix and Turtle can hold the name behind it."""
        return self._compact(f"<{value}>")

    def _compact(self, node: Term) -> str | None:
        cut = node.rfind("/") + 1
        prefix = self._short.get(node[:cut])
        if prefix is None:
            cut = node.rfind("#") + 1
            prefix = self._short.get(node[:cut])
        name = node[cut:-1]
        if prefix is None or not is_local(name):
            return None
        if node.startswith(self._entities) and (thing := self._things.find(value_of(node))):
            prefix = ENTITY_PREFIXES.get(thing.type, prefix)
        return f"{prefix}:{name}"
