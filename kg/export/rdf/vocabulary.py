"""The ontology's terms that a file uses, declared in the file itself with labels zh and en."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.labels import KG, class_names, superclasses, term_label
from kg.export.rdf.blocks import LABEL, TYPE, Block, Fact, Term, to_block
from kg.export.rdf.literals import chinese, english
from kg.export.rdf.names import kg, known
from kg.export.settings import ExportSettings
from kg.ontology import Label

_RELATION = kg("relation")
_OURS = f"<{KG}"


class Vocabulary:
    """Looks at blocks and then declares the terms that they used."""

    def __init__(self, settings: ExportSettings) -> None:
        self._labels = _labels(settings)
        self._statements = {spec.statement_class for spec in settings.relations}
        self._classes: set[Term] = set()
        self._properties: set[Term] = set()

    def see(self, block: Block) -> None:
        """Note the terms of a block."""
        facts = dict(block.facts)
        self._properties.update(facts, facts.get(_RELATION, ()))
        self._classes.update(facts.get(TYPE, ()))

    def blocks(self) -> Iterator[Block]:
        """One for each class used or above one used, then one for each other term, sorted."""
        classes = _local(self._classes)
        classes |= {upper for name in classes for upper in _above(name, self._statements)}
        for name in sorted(classes):
            yield _declare_class(name, self._labels, self._statements)
        for name in sorted(_local(self._properties)):
            facts: list[Fact] = [(TYPE, known("rdf:Property")), *_named(name, self._labels)]
            yield to_block(kg(name), facts, "本体：关系与属性 Relations and properties")


def _declare_class(name: str, labels: dict[str, Label], statements: set[str]) -> Block:
    facts: list[Fact] = [(TYPE, known("rdfs:Class")), *_named(name, labels)]
    facts += [(known("rdfs:subClassOf"), kg(upper)) for upper in sorted(_above(name, statements))]
    return to_block(kg(name), facts, "本体：类 Classes")


def _above(name: str, statements: set[str]) -> set[str]:
    """All superclasses: so that a query needs no path; a user's relation brings a statement."""
    if name in statements and name not in class_names():
        return {"Statement"}
    return set(superclasses(name))


def _local(terms: Iterable[Term]) -> set[str]:
    return {term[len(_OURS) : -1] for term in terms if term.startswith(_OURS)}


def _named(name: str, labels: dict[str, Label]) -> Iterator[Fact]:
    label = labels.get(name) or term_label(name) or Label(name, name)
    yield LABEL, chinese(label.zh)
    yield LABEL, english(label.en)


def _labels(settings: ExportSettings) -> dict[str, Label]:
    """What the relation files say; roles that several relations share are kg.ttl's to name."""
    labels: dict[str, Label] = {}
    for spec in settings.relations:
        for role in spec.roles:
            labels[role.name] = term_label(role.name) or role.label
    for spec in settings.relations:
        labels[spec.name] = spec.label
        labels[spec.statement_class] = spec.statement_label
    return labels
