"""Write docs/ontology.md, the ontology as a page to read, from ontology/kg.ttl.

python scripts/ontology_page.py            # writes it
python scripts/ontology_page.py --check    # exit status 1 where it is not up to date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, Namespace, URIRef
from rdflib.term import Node

from kg.ontology import ontology_dir

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"
KG, SCHEMA = Namespace("https://kg.example/ontology#"), Namespace("https://schema.org/")
ALIGNED = {
    RDFS.subClassOf: "",
    RDFS.subPropertyOf: "",
    OWL.equivalentClass: "= ",
    RDFS.seeAlso: "near ",
}
TRAITS = {OWL.SymmetricProperty: "symmetric", OWL.TransitiveProperty: "transitive"}

INTRO = """\
<!-- made by scripts/ontology_page.py from ontology/kg.ttl; edit that -->
# {title}

{description}

Version {version}, `{version_iri}`. Namespace `{namespace}`, prefix `kg:`. The file is [ontology/kg.ttl](../ontology/kg.ttl);
[ontology/shapes.ttl](../ontology/shapes.ttl) says what a graph must look like, and `kg validate` checks it.

In the columns *aligned with*: a bare name is a class or property above ours, `=` means the same, *near* is for
the reader only.
"""


class Ontology:
    """The terms of kg.ttl, in the order of the file, and what is said of them."""

    def __init__(self, path: Path) -> None:
        self.graph = rdflib.Graph().parse(path)
        text = path.read_text(encoding="utf-8")
        starts = {line.split(" ", 1)[0]: n for n, line in enumerate(text.split("\n"))}
        terms = {s for s in self.graph.subjects(RDFS.comment, None) if isinstance(s, URIRef)}
        self.terms = sorted(terms, key=lambda term: starts[self.short(term)])

    def short(self, term: Node) -> str:
        """The term with its prefix."""
        return self.graph.namespace_manager.normalizeUri(str(term)).strip("<>")

    def text(self, term: Node, predicate: URIRef, language: str) -> str:
        """A label or comment, as a table can hold it."""
        found = self.graph.objects(term, predicate)
        texts = [t for t in found if isinstance(t, rdflib.Literal) and t.language == language]
        return str(texts[0]).replace("|", "\\|") if texts else ""

    def names(self, term: Node, predicate: URIRef) -> list[str]:
        """What a term has for a predicate, by prefixed names, sorted."""
        return sorted(self.short(value) for value in self.graph.objects(term, predicate))

    def ours(self, kind: URIRef) -> list[URIRef]:
        """Our own terms of a kind."""
        return [t for t in self.terms if t.startswith(KG) and (t, RDF.type, kind) in self.graph]

    def aligned(self, term: URIRef) -> str:
        """The terms of others that it stands below, equals or is near."""
        marks = [
            f"{mark}`{name}`"
            for predicate, mark in ALIGNED.items()
            for name in self.names(term, predicate)
            if not name.startswith("kg:")
        ]
        return ", ".join(marks)

    def between(self, term: URIRef) -> tuple[str, str]:
        """What a property is of, and what it leads to."""
        of = self.names(term, RDFS.domain) + self.names(term, SCHEMA.domainIncludes)
        return _code(of), _code(self.names(term, RDFS.range))


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(columns: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = columns.split(" | ")
    yield f"| {columns} |"
    yield "|" + "---|" * len(heads)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _said(onto: Ontology, term: URIRef) -> tuple[str, str]:
    """Both labels, and both comments, in two cells."""
    labels = [onto.text(term, RDFS.label, language) for language in ("zh", "en")]
    comments = [onto.text(term, RDFS.comment, language) for language in ("en", "zh")]
    return " · ".join(labels), "<br>".join(comments)


def _classes(onto: Ontology) -> Iterator[str]:
    """The classes, each under the one that it refines."""
    classes = onto.ours(RDFS.Class)

    def rows(upper: str | None, depth: int) -> Iterator[tuple[str, ...]]:
        for term in classes:
            above = [n for n in onto.names(term, RDFS.subClassOf) if n.startswith("kg:")]
            if upper in above or (upper is None and not above):
                name = "&emsp;" * depth + f"`{onto.short(term)}`"
                yield (name, *_said(onto, term), onto.aligned(term))
                yield from rows(onto.short(term), depth + 1)

    yield from _table("class | label | meaning | aligned with", rows(None, 0))


def _relations(onto: Ontology, keep: Callable[[URIRef], bool]) -> Iterator[str]:
    """Relations between things, with their inverses and what a reasoner may do with them."""
    rows = []
    for term in filter(keep, onto.ours(RDF.Property)):
        backwards = [onto.short(s) for s in onto.graph.subjects(OWL.inverseOf, term)]
        traits = [word for kind, word in TRAITS.items() if (term, RDF.type, kind) in onto.graph]
        ours = [n for n in onto.names(term, RDFS.subPropertyOf) if n.startswith("kg:")]
        notes = [*traits, *(f"inverse `{name}`" for name in backwards)]
        notes += [f"below `{name}`" for name in ours]
        of, to = onto.between(term)
        what = (f"`{onto.short(term)}`", *_said(onto, term), of, to)
        rows.append((*what, ", ".join(notes), onto.aligned(term)))
    yield from _table("property | label | meaning | from | to | reasoning | aligned with", rows)


def _properties(onto: Ontology, keep: Callable[[URIRef], bool]) -> Iterator[str]:
    rows = (
        (f"`{onto.short(term)}`", *_said(onto, term), *onto.between(term), onto.aligned(term))
        for term in filter(keep, onto.ours(RDF.Property))
    )
    yield from _table("property | label | meaning | of | value | aligned with", rows)


def _backwards(onto: Ontology) -> Iterator[str]:
    rows = (
        (
            f"`{onto.short(t)}`",
            *_said(onto, t),
            _code(onto.names(t, OWL.inverseOf)),
            onto.aligned(t),
        )
        for t in onto.ours(RDF.Property)
        if (t, OWL.inverseOf, None) in onto.graph
    )
    yield from _table("property | label | meaning | inverse of | aligned with", rows)


def _of_others(onto: Ontology) -> Iterator[str]:
    rows = ((f"`{onto.short(t)}`", *_said(onto, t)) for t in onto.terms if not t.startswith(KG))
    yield from _table("term | label | meaning here", rows)


def to_page(path: Path) -> str:
    """The whole page of an ontology file."""
    onto = Ontology(path)
    graph, head = onto.graph, URIRef("https://kg.example/ontology")
    role = {t for t in onto.terms if (t, RDFS.subPropertyOf, KG.role) in graph} | {KG.role}
    thing = {
        t
        for t in onto.ours(OWL.ObjectProperty)
        if t not in role and (t, OWL.inverseOf, None) not in graph and t != KG.relation
    }
    inverse = {t for t in onto.terms if (t, OWL.inverseOf, None) in graph}
    intro = INTRO.format(
        title=" · ".join(onto.text(head, DCTERMS.title, language) for language in ("zh", "en")),
        description="\n".join(
            onto.text(head, DCTERMS.description, language) for language in ("zh", "en")
        ),
        version=graph.value(head, OWL.versionInfo),
        version_iri=graph.value(head, OWL.versionIRI),
        namespace=KG,
    )
    sections = {
        "Classes · 类": _classes(onto),
        "Relations · 关系": _relations(onto, lambda t: t in thing),
        "The same read backwards · 逆向关系": _backwards(onto),
        "Roles of statements · 陈述的角色": _properties(onto, lambda t: t in role),
        "Values and descriptions · 数值与描述": _properties(
            onto, lambda t: t not in role | thing | inverse
        ),
        "Terms of others · 外部词汇": _of_others(onto),
    }
    parts = [f"\n## {title}\n\n" + "\n".join(lines) + "\n" for title, lines in sections.items()]
    return intro + "".join(parts)


def main() -> int:
    """Write the page, or say that it is not what the ontology says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    asked = parser.parse_args()
    page = to_page(ontology_dir() / "kg.ttl")
    if not asked.check:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
        print("docs/ontology.md is not what kg.ttl says; run scripts/ontology_page.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
