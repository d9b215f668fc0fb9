"""`ontology/kg.ttl` says what DESIGN and the relation files say, in two languages."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.export.labels import KG, class_label, class_names, superclasses, term_label
from kg.mentions.lexicon import read_rows
from kg.ontology import RelationSpec, load_relations, ontology_dir
from tests.export.rdf_parsers import count_rapper

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SPECS = [file.spec for file in load_relations()]
OWL_SYMMETRIC = "http://www.w3.org/2002/07/owl#SymmetricProperty"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The ontology, to be asked."""
    store = ox.Store()
    store.load(path=str(ontology_dir() / "kg.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def values(store: ox.Store, name: str, predicate: str) -> set[str]:
    """Literals (as printed) or IRIs that a term has for a property."""
    quads = store.quads_for_pattern(ox.NamedNode(KG + name), ox.NamedNode(predicate), None)
    return {
        str(quad.object) if isinstance(quad.object, ox.Literal) else quad.object.value
        for quad in quads
        if not isinstance(quad.object, ox.Triple)
    }


def both(zh: str, en: str) -> set[str]:
    """Two labels as printed."""
    return {str(ox.Literal(zh, language="zh")), str(ox.Literal(en, language="en"))}


@pytest.mark.parametrize(
    "name",
    "Agency Bank TradeUnion Enterprise Place Person Organization Programme Honour School Hospital "
    "PartyOrganization Association PublicInstitution MediaOutlet GuaranteeCompany "
    "AdministrativeDivision Community Site Village Street Park Group".split(),
)
def test_every_class_of_the_design_is_there(name: str) -> None:
    """With a Chinese label of its own."""
    assert name in class_names()
    assert class_label(name) != name


def test_every_subtype_of_the_name_lists_is_a_class() -> None:
    """A subtype that the lexicon gives is a class under the class that it gives."""
    pairs = {(row[1], row[2]) for row in read_rows("heads.tsv") if row[2] != "-"}
    pairs |= {("Place", kind) for _, kind in read_rows("places.tsv")}
    assert len(pairs) > 5
    assert {(kind, fine) for kind, fine in pairs if kind not in superclasses(fine)} == set()


def test_all_terms_have_labels_and_comments(store: ox.Store) -> None:
    """In Chinese and in English, one of each."""
    terms = {
        quad.subject.value[len(KG) :]
        for quad in store
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(KG)
    }
    assert len(terms) > 80
    for name in terms:
        for predicate in (f"{RDFS}label", f"{RDFS}comment"):
            tags = sorted(text.rsplit("@", 1)[1] for text in values(store, name, predicate))
            assert tags == ["en", "zh"], (name, predicate)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_relation_files_and_ontology_agree(spec: RelationSpec, store: ox.Store) -> None:
    """Labels, comments, class, roles and symmetry of a relation are the same in both places.

    A role that several relations share may have a label of its own in each: kg.ttl has it as
    another label.
    """
    assert values(store, spec.name, f"{RDFS}label") == both(*spec.label)
    assert values(store, spec.name, f"{RDFS}comment") == both(*spec.comment)
    assert values(store, spec.statement_class, f"{RDFS}label") == both(*spec.statement_label)
    assert superclasses(spec.statement_class) == ("Statement",)
    types = values(store, spec.name, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert (OWL_SYMMETRIC in types) == spec.symmetric
    roles = [role for role in spec.roles if not (spec.symmetric and role == spec.roles[1])]
    for role in roles:
        known = values(store, role.name, f"{RDFS}label") | values(
            store, role.name, f"{SKOS}altLabel"
        )
        assert both(*role.label) <= known, role.name
        assert f"{KG}role" in values(store, role.name, f"{RDFS}subPropertyOf"), role.name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_domains_and_ranges_admit_what_the_rules_fill_in(
    spec: RelationSpec, store: ox.Store
) -> None:
    """A type that a relation file gives to an end lies under the property's domain or range."""
    for role, predicate in zip(spec.roles[:2], ("domain", "range"), strict=True):
        (above,) = (v[len(KG) :] for v in values(store, spec.name, f"{RDFS}{predicate}"))
        for name in role.types:
            kind = "Group" if name == "group" else name
            assert above in (kind, *superclasses(kind)), (role.name, name)


def test_rapper_reads_the_ontology_and_the_shapes() -> None:
    """Files for other people's tools are read by one of them."""
    assert count_rapper(ontology_dir() / "kg.ttl") > 500
    assert count_rapper(ontology_dir() / "shapes.ttl") > 300


def test_superclasses_come_nearest_first() -> None:
    """The way up from a finer class."""
    assert superclasses("School") == ("Organization", "Institution", "Actor", "Entity", "Thing")


def test_an_unknown_class_is_called_by_its_name() -> None:
    """Whoever adds a name before its class still gets a graph."""
    assert class_label("Winery", "zh") == class_label("Winery", "en") == "Winery"
    assert term_label("Winery") is None
