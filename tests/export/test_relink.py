"""Links added to a build that lies there are as if it had been built with them."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.formats import SHARDED, WRITERS
from kg.export.relink import add_links, read_entities
from kg.model import Entity, Link
from tests.export.by_hand import BANK, CLERK, ENTITY, TEA, TOWN, build_here, graph
from tests.export.test_folder import tree

ODD = Entity(f"{ENTITY}%28集团%29", "Enterprise", None, "（集团） a x .", ("b ;",), place="北京市")
LINKS = {
    BANK.id: [
        Link("owl:sameAs", "https://example.org/x#a"),
        Link("skos:exactMatch", "http://www.wikidata.org/entity/Q2"),
    ],
    TEA.id: [Link("skos:exactMatch", "http://www.wikidata.org/entity/Q3")],
    ODD.id: [Link("rdfs:seeAlso", "https://example.org/集团")],
    CLERK.id: [],
    f"{ENTITY}无": [Link("owl:sameAs", "https://example.org/nobody")],
}


ALL = (*WRITERS, *(SHARDED if find_spec("pyarrow") else ["nt-parts"]))


def linked(entity: Entity) -> Entity:
    """The entity with its new links from the beginning."""
    return replace(entity, links=tuple(sorted({*entity.links, *LINKS.get(entity.id, ())})))


def test_files_are_as_if_built_with_the_links(tmp_path: Path) -> None:
    """Every file of every format is the same byte for byte; build.json adds whence they came."""
    entities = (BANK, TEA, TOWN, CLERK, ODD)
    late, early = tmp_path / "late", tmp_path / "early"
    build_here(late, content=graph(entities=entities), formats=ALL)
    build_here(early, content=graph(entities=tuple(map(linked, entities))), formats=ALL)
    assert add_links(late, LINKS, {"by": "table"}) == 4
    found, expected = tree(late), tree(early)
    record, wanted = (json.loads(files.pop("build.json")) for files in (found, expected))
    assert {name for name in found | expected if found.get(name) != expected.get(name)} == set()
    assert record.pop("links") == [{"by": "table", "links": 4}]
    assert record == wanted
    assert add_links(late, LINKS, {"by": "table"}) == 0


def test_entities_are_read_back(tmp_path: Path) -> None:
    """What stands in the table is all that it holds of them."""
    build_here(tmp_path / "out")
    assert read_entities(tmp_path / "out") == graph().entities


def test_a_file_that_was_changed_is_not_rewritten(tmp_path: Path) -> None:
    """Nothing changes, and the file is named."""
    out = tmp_path / "out"
    build_here(out)
    (out / "graph.ttl").write_bytes((out / "graph.ttl").read_bytes() + b"\n")
    before = tree(out)
    with pytest.raises(InputError, match=r"graph\.ttl: changed since it was built"):
        add_links(out, LINKS, {})
    assert tree(out) == before


@pytest.mark.parametrize(
    ("name", "content"), [("build.json", "[]"), ("entities.jsonl", "x\n"), ("build.json", None)]
)
def test_a_folder_that_is_no_build_is_told(tmp_path: Path, name: str, content: str | None) -> None:
    """One line that names the file."""
    out = tmp_path / "out"
    build_here(out)
    if content is None:
        (out / name).unlink()
    else:
        (out / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=name):
        add_links(out, LINKS, {})
