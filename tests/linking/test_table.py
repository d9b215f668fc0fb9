"""A table of links, ours and a user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.linking import find_links, link_known, read_links
from kg.linking.known import _known
from kg.model import Entity, Link

HEAD = "https://kg.example/entity/"
EXACT = "skos:exactMatch"


def entity(label: str, kind: str = "Bank", *aliases: str, end: str = "") -> Entity:
    """An entity whose id ends in its label, or in `end`."""
    return Entity(HEAD + (end or label), kind, None, label, aliases)


def test_rows_meet_by_id_label_or_alias(tmp_path: Path) -> None:
    """What is met by label is not asked by alias; a class tells namesakes apart."""
    path = tmp_path / "links.tsv"
    path.write_text(
        "# name\tIRI\n"
        "红河银行\thttps://example.org/1\n"
        "青石行\thttps://example.org/2\towl:sameAs\t\n"
        f"{HEAD}云岭\thttps://example.org/3\n"
        "远山\thttps://example.org/4\t\tEnterprise\n"
        "老行\thttps://example.org/5\n"
        "无名\thttps://example.org/6\n",
        encoding="utf-8",
    )
    entities = [
        entity("红河银行", "Bank", "老行"),
        entity("青石银行", "Bank", "青石行", "老行", "红河银行"),
        entity("云岭茶业", "Enterprise", end="云岭"),
        entity("远山", "Place"),
        entity("远山", "Enterprise", end="远山_Organization"),
    ]
    links, warnings = find_links(read_links(path), entities)
    assert links == {
        f"{HEAD}红河银行": [Link(EXACT, "https://example.org/1")],
        f"{HEAD}青石银行": [Link("owl:sameAs", "https://example.org/2")],
        f"{HEAD}云岭": [Link(EXACT, "https://example.org/3")],
        f"{HEAD}远山_Organization": [Link(EXACT, "https://example.org/4")],
    }
    assert warnings == (
        f"links.tsv, line 6: 老行 is the name of 2 entities ({HEAD}红河银行, {HEAD}青石银行); "
        "give the id of one",
        "links.tsv, line 7: matched nothing; no entity is named 无名",
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("红河银行", "1 field(s); a line is name or id, IRI"),
        ("红河银行\tQ1", "'Q1' is no IRI"),
        ("红河银行\thttps://example.org/a b", "not an IRI"),
        ("红河银行\thttps://example.org/1\tsame", "'same' is no property; known are owl:sameAs"),
        ("红河银行\thttps://example.org/1\towl:sameAs\tFirm", "'Firm' is no class"),
        ("# nothing", "no links in it"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, row: str, said: str) -> None:
    """The message names file, line, and what would be right."""
    path = tmp_path / "links.tsv"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_links(path)
    assert str(refused.value).startswith("links.tsv")
    assert said in str(refused.value)


def test_what_we_know_is_linked_by_label_and_class() -> None:
    """A branch is not its bank, and a place of the name is no bank."""
    bank, branch = entity("中国银行"), entity("中国银行青石支行", "Bank", "中国银行")
    linked, same, place = link_known([bank, branch, entity("中国银行", "Place")])
    assert linked.links == (Link(EXACT, "http://dbpedia.org/resource/Bank_of_China"),)
    assert (same.links, place.links) == ((), ())


def test_our_table_is_whole() -> None:
    """Every row has a class, and no thing has two addresses."""
    known = _known()
    assert len(known) >= 20
    assert all(kind and len(links) == 1 for (_, kind), links in known.items())
