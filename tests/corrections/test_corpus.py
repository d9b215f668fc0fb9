"""What corrections make of entities and statements, by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.corrections import (
    Corrected,
    Corrections,
    Line,
    find_rejected,
    keep_apart,
    resolve_corrected,
)
from kg.entities import resolve_document
from kg.gazetteer import load_gazetteer
from kg.model import Entity, Evidence, Graph, Link, Merge, Statement
from tests.entities.by_hand import page

BASE = "https://kg.example/"
HEAD = f"{BASE}entity/"


def lines(*rows: str) -> Corrections:
    """Corrections by hand: fields with blanks between."""
    parts = [row.split() for row in rows]
    return Corrections(
        tuple(
            Line(kind, tuple(names), None, f"fixes.tsv, line {number}")
            for number, (kind, *names) in enumerate(parts, 1)
        )
    )


def company(local: str, label: str, *aliases: str) -> Entity:
    """A company of one document."""
    merged = tuple(Merge(alias, "stated in the text") for alias in aliases)
    return Entity(local, "Enterprise", None, label, tuple(sorted(aliases)), merged=merged)


def by_label(
    documents: Iterable[Sequence[Entity]], *, base_iri: str
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Identity at its simplest: entities of one label are one, and so is who bears an alias."""
    found = sorted((e for entities in documents for e in entities), key=lambda e: e.id)
    full = {alias: entity.label for entity in found for alias in entity.aliases}
    named = {entity.id: full.get(entity.label, entity.label) for entity in found}
    groups: dict[str, list[Entity]] = {}
    for entity in found:
        groups.setdefault(named[entity.id], []).append(entity)
    return {local: f"{HEAD}{name}" for local, name in named.items()}, tuple(
        replace(
            group[0],
            id=f"{HEAD}{name}",
            label=name,
            aliases=tuple(sorted({n for e in group for n in (e.label, *e.aliases)} - {name})),
            merged=tuple(sorted({merge for e in group for merge in e.merged})),
        )
        for name, group in sorted(groups.items())
    )


def corrected(documents: list[list[Entity]], *rows: str) -> Corrected:
    """The corpus with these corrections."""
    return resolve_corrected(documents, lines(*rows), by_label, base_iri=BASE)


def short(found: Corrected) -> dict[str, str]:
    """Local ids to the ends of ids."""
    return {local: iri.removeprefix(HEAD) for local, iri in found.ids.items()}


def test_without_lines_nothing_changes() -> None:
    """No correction, no difference."""
    documents = [[company("a#e1", "远山集团")], [company("b#e1", "远山集团")]]
    found = corrected(documents)
    assert (found.ids, found.entities) == by_label(documents, base_iri=BASE)
    assert found.warnings == ()


def test_same_as_puts_the_first_under_the_second() -> None:
    """Id, class and label are the second's; the first's name is an alias, for a reason."""
    documents = [[company("a#e1", "云栖")], [company("b#e1", "云栖智能有限公司")]]
    found = corrected(documents, "same-as 云栖 云栖智能有限公司")
    assert short(found) == {"a#e1": "云栖智能有限公司", "b#e1": "云栖智能有限公司"}
    (entity,) = found.entities
    assert (entity.label, entity.aliases) == ("云栖智能有限公司", ("云栖",))
    assert entity.merged == (Merge("云栖", "corrections"),)


def test_same_as_holds_in_chains_and_by_id() -> None:
    """甲 under 乙 and 乙 under 丙 puts all under 丙, in whatever order, by names or ids."""
    documents = [
        [company(f"a#e{n}", name) for n, name in enumerate(("青峰茶业", "白河茶业", "远山茶业"))]
    ]
    rows = ["same-as 青峰茶业 白河茶业", f"same-as {HEAD}白河茶业 {HEAD}远山茶业"]
    for order in (rows, rows[::-1]):
        found = corrected(documents, *order)
        assert set(found.ids.values()) == {f"{HEAD}远山茶业"}
        assert found.entities[0].aliases == ("白河茶业", "青峰茶业")
        assert found.warnings == ()


def test_same_as_an_outside_iri_is_a_link() -> None:
    """An address that is none of this build is what the entity is the same as."""
    found = corrected([[company("a#e1", "青峰茶业")]], "same-as 青峰茶业 https://example.org/x")
    assert found.entities[0].links == (Link("owl:sameAs", "https://example.org/x"),)


def test_a_name_of_several_is_not_guessed() -> None:
    """The line changes nothing, and says which ids there are."""
    documents = [
        [company("a#e1", "青峰茶业", "老字号茶业")],
        [company("b#e1", "白河茶业", "老字号茶业")],
        [company("c#e1", "远山茶业")],
    ]
    found = corrected(documents, "same-as 老字号茶业 远山茶业")
    assert len(found.entities) == 3
    assert found.warnings == (
        "fixes.tsv, line 1: same-as 老字号茶业 远山茶业: 老字号茶业 is the name of 2 entities "
        f"({HEAD}白河茶业, {HEAD}青峰茶业); give the id of one",
    )


def test_a_name_that_nobody_bears_is_told() -> None:
    """Both kinds of line say which name met nothing."""
    found = corrected(
        [[company("a#e1", "青峰茶业")]],
        "same-as 青峰茶业 无名茶业",
        "different-from 无名茶业 青峰茶业",
    )
    assert found.warnings == (
        "fixes.tsv, line 2: different-from 无名茶业 青峰茶业: matched nothing; no entity is named 无名茶业",
        "fixes.tsv, line 1: same-as 青峰茶业 无名茶业: matched nothing; no entity is named 无名茶业",
    )


def test_different_from_undoes_what_another_document_stated() -> None:
    """云栖 of b is joined since a states it; the line takes it out again."""
    documents = [
        [company("a#e1", "云栖智能有限公司", "云栖社")],
        [company("b#e1", "云栖社")],
    ]
    assert len(set(short(corrected(documents)).values())) == 1
    found = corrected(documents, "different-from 云栖社@b 云栖智能有限公司")
    assert short(found) == {"a#e1": "云栖智能有限公司", "b#e1": "云栖社"}


def test_different_from_parts_namesakes_by_document() -> None:
    """Two persons of one name are two; the one named first gets the longer id, in every build."""
    documents = [[Entity(f"{d}#e1", "Person", None, "王芳")] for d in ("a", "b", "c")]
    found = corrected(documents, "different-from 王芳@a 王芳@b")
    assert len(found.entities) == 2
    ids = short(found)
    assert ids["b#e1"] == ids["c#e1"] == "王芳"
    assert ids["a#e1"].startswith("王芳_")
    assert corrected(documents[::-1], "different-from 王芳@a 王芳@b").ids == found.ids


def test_lines_that_undo_one_another_are_told() -> None:
    """甲 is not 丙, but 甲 is 乙 and 乙 is 丙: a warning, not silence."""
    documents = [
        [company(f"a#e{n}", name) for n, name in enumerate(("青峰茶业", "白河茶业", "远山茶业"))]
    ]
    rows = (
        "different-from 青峰茶业 远山茶业",
        "same-as 青峰茶业 白河茶业",
        "same-as 白河茶业 远山茶业",
    )
    (warning,) = corrected(documents, *rows).warnings
    assert warning.startswith("fixes.tsv, line 1") and "take one line out" in warning


def test_a_document_entity_is_split_before_statements() -> None:
    """The mentions of the name that leaves have an entity of their own, and the rest theirs."""
    text = "[远山融资担保有限公司]Enterprise（以下简称“远山保”）成立。[远山保]Enterprise发展。"
    articles, mentions = page(text)
    named, entities = resolve_document(articles, mentions, load_gazetteer())
    assert len(entities) == 1
    row = "different-from 远山保 远山融资担保有限公司"
    named, entities = keep_apart(named, entities, lines(row))
    assert [(e.label, e.aliases, e.merged) for e in entities] == [
        ("远山融资担保有限公司", (), ()),
        ("远山保", (), ()),
    ]
    assert [mention.entity for mention in named] == ["页.txt#e1", "页.txt#e2"]
    assert keep_apart(named, entities, lines(row)) == (named, entities)


def loan(subject: str, object_: str) -> Statement:
    """A statement with evidence of its own."""
    return Statement("funds", subject, object_, (Evidence("a", 1, 0, 9, subject + object_, "r"),))


def test_reject_by_ends_id_and_earlier_id() -> None:
    """A line rejects by subject, relation and object, by id, and by the id before a same-as."""
    ends = [f"{HEAD}{name}" for name in ("青峰茶业", "白河茶业", "远山茶业", "高岭茶业")]
    before = dict(zip("abcd", ends, strict=True))
    now = before | {"a": ends[3]}
    entities = tuple(Entity(iri, "Enterprise", None, iri.removeprefix(HEAD)) for iri in ends[1:])
    found = Corrected(now, entities, before, entities)
    earlier = loan(ends[0], ends[1])
    later = Statement("funds", ends[3], ends[1], earlier.evidence)
    kept = loan(ends[2], ends[1])
    graph = Graph((), (), entities, (later, kept))
    for row in ("reject 高岭茶业 funds 白河茶业", f"reject {later.id}", f"reject {earlier.id}"):
        by_line = find_rejected(graph, lines(row), [earlier, kept], found)
        assert by_line == ({later.id}, ()), row
    rejected, warnings = find_rejected(graph, lines("reject 高岭茶业 awarded -"), [], found)
    assert rejected == set()
    assert warnings == (
        "fixes.tsv, line 1: reject 高岭茶业 awarded -: matched nothing; no statement is so",
    )
