"""What the ontology calls its terms, in Chinese and English, and how its classes lie in each other.

Read from `ontology/kg.ttl`, once. A term that it does not know is called by its local name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology import Label, ontology_dir

KG = "https://kg.example/ontology#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_CLASS = f"{_RDFS}Class"

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms of the `kg:` namespace by local name; `parents` are those stated, sorted."""

    labels: dict[str, Label]
    classes: frozenset[str]
    parents: dict[str, tuple[str, ...]]


def class_label(name: str, lang: Language = "zh") -> str:
    """The label of a class (`Bank` is `银行`); the name itself where kg.ttl lacks it."""
    label = term_label(name) or Label(name, name)
    return label.zh if lang == "zh" else label.en


def term_label(name: str) -> Label | None:
    """Both labels of a class, relation or role by its local name; `None` where it is unknown."""
    return load_vocabulary().labels.get(name)


def class_names() -> tuple[str, ...]:
    """Local names of all classes, sorted."""
    return tuple(sorted(load_vocabulary().classes))


def superclasses(name: str) -> tuple[str, ...]:
    """The `kg:` classes above a class, nearest first (`School`: Organization, Institution …)."""
    parents, found, rest = load_vocabulary().parents, list[str](), [name]
    while rest:
        above = [p for p in parents.get(rest.pop(0), ()) if p not in found and p != name]
        found += above
        rest += above
    return tuple(found)


@lru_cache
def load_vocabulary() -> Vocabulary:
    """Read `ontology/kg.ttl`; a fault in it is told with its line."""
    path = ontology_dir() / "kg.ttl"
    labels: dict[str, dict[str, str]] = {}
    classes: set[str] = set()
    parents: dict[str, list[str]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            name = _local(quad.subject)
            if name is None:
                continue
            if quad.predicate.value == f"{_RDFS}label" and isinstance(quad.object, ox.Literal):
                labels.setdefault(name, {})[quad.object.language or ""] = quad.object.value
            elif quad.predicate.value == _TYPE and quad.object == ox.NamedNode(_CLASS):
                classes.add(name)
            elif quad.predicate.value == f"{_RDFS}subClassOf" and (above := _local(quad.object)):
                parents.setdefault(name, []).append(above)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: not a readable Turtle file: {error}") from error
    return Vocabulary(
        {n: Label(has.get("zh", n), has.get("en", n)) for n, has in sorted(labels.items())},
        frozenset(classes),
        {name: tuple(sorted(above)) for name, above in sorted(parents.items())},
    )


def _local(term: object) -> str | None:
    if isinstance(term, ox.NamedNode) and term.value.startswith(KG) and term.value != KG:
        return term.value[len(KG) :]
    return None
