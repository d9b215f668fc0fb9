"""Faults of nodes as lines that name the statement and show its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.export.rdf.names import OUTSIDE
from kg.query.validate.faults import Fault, quoted
from kg.query.validate.files import read_rows
from kg.query.validate.graph import kg, known, objects, subjects, text_of

_DERIVED, _SELECTOR = known("prov:wasDerivedFrom"), known("oa:hasSelector")
_EXACT, _LABEL, _RELATION = known("oa:exact"), known("rdfs:label"), kg("relation")


class Finding(NamedTuple):
    """What is wrong at a node; `message` says it in a sentence."""

    node: ox.NamedNode
    message: str


class Naming:
    """Looks up in the graph whose fault it is, and in the tables what the graph has lost."""

    def __init__(self, store: ox.Store, out: Path, where: str) -> None:
        self.store, self.out, self.where = store, out, where

    def tell(self, findings: Iterable[Finding]) -> Iterator[Fault]:
        """A line for each: the statement, its faulty part, what is wrong, the sentence."""
        told = [(item, self._statements(item.node)) for item in findings]
        sentences = {item.node: self._sentence(item.node, of) for item, of in told}
        lost = {_tail(s) for item, of in told if not sentences[item.node] for s in of}
        in_tables = self._look_up(lost) if lost else {}
        for item, of in told:
            names = [in_tables.get(_tail(statement)) for statement in of]
            sentence = sentences[item.node] or next(filter(None, names), None)
            shown = f" Sentence: {quoted(sentence)}" if sentence else ""
            yield Fault(self.where, f"{self._name(item.node, of)}: {item.message}{shown}")

    def short(self, node: ox.NamedNode) -> str:
        """The node by its label, else by its IRI with a usual prefix."""
        return text_of(self.store, node, _LABEL) or short_iri(node.value)

    def _name(self, node: ox.NamedNode, statements: list[ox.NamedNode]) -> str:
        if not statements:
            label = text_of(self.store, node, _LABEL)
            return f"{label} <{node.value}>" if label else f"<{node.value}>"
        first = statements[0]
        label = text_of(self.store, first, _LABEL)
        named = f"statement {_tail(first)}" + (f" ({label})" if label else "")
        if len(statements) > 1:
            named += f" and {len(statements) - 1} more"
        return named if node in statements else f"{named}, its {_kind(node)} {_tail(node)}"

    def _statements(self, node: ox.NamedNode) -> list[ox.NamedNode]:
        """The node itself or, of evidence and its selectors, the statements that rest on it."""
        if "/statement/" in node.value or objects(self.store, node, _RELATION):
            return [node]
        evidence = [node, *subjects(self.store, _SELECTOR, node)]
        found = {s.value: s for item in evidence for s in subjects(self.store, _DERIVED, item)}
        return [found[value] for value in sorted(found)]

    def _sentence(self, node: ox.NamedNode, statements: list[ox.NamedNode]) -> str | None:
        """The words of the first piece of evidence that has any."""
        evidence = [node, *subjects(self.store, _SELECTOR, node)]
        evidence += [item for s in statements for item in objects(self.store, s, _DERIVED)]
        selectors = [s for item in evidence for s in objects(self.store, item, _SELECTOR)]
        words = (text_of(self.store, selector, _EXACT) for selector in [node, *selectors])
        return next(filter(None, words), None)

    def _look_up(self, ids: set[str]) -> dict[str, str]:
        """Statement id to its first sentence, from `statements.jsonl` in one reading."""
        found = {}
        for row in read_rows(self.out / "statements.jsonl", {}):
            evidence = row.get("evidence")
            if row.get("id") in ids and isinstance(evidence, list) and evidence:
                found[str(row["id"])] = str(evidence[0].get("text"))
        return found


def short_iri(iri: str) -> str:
    """`kg:funder` for a term of a known vocabulary; others in `<>`."""
    for prefix, space in OUTSIDE.items():
        if iri.startswith(space) and "/" not in iri[len(space) :]:
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{iri}>"


def with_values(message: str, values: set[str]) -> str:
    """The message, and some of the values that are at fault."""
    shown = ", ".join(sorted(values)[:3]) + (", …" if len(values) > 3 else "")
    return f"{message} It has {shown}." if shown else message


def _tail(node: ox.NamedNode) -> str:
    return node.value.rpartition("/")[2]


def _kind(node: ox.NamedNode) -> str:
    """The folder of the node's IRI: `evidence`, `selector`."""
    return node.value.rpartition("/")[0].rpartition("/")[2] or "node"
