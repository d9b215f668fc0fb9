"""Nodes and edges as DESIGN §7 has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.export import to_networkx
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.colours import COLOURS, RELATIONS, colour_of, relation_colour
from kg.export.network.view import forget_view, view_of
from kg.model import Entity, Statement
from tests.export.by_hand import (
    AWARD,
    BANK,
    BASE,
    CLERK,
    ENTITY,
    GROUP_LOAN,
    LOAN,
    PARTNERS,
    SEAT,
    SETTINGS,
    TEA,
    TOWN,
    evidence,
    graph,
)

LAYOUT = {"x", "y", "z", "size", "r", "g", "b"}
HONOUR = f"{BASE}honour/好茶奖"


def test_a_node() -> None:
    """A node says what it is and how often it is named, and has a place, a size and a colour."""
    values = to_networkx(graph(), SETTINGS).nodes[BANK.id]
    assert {name: value for name, value in values.items() if name not in LAYOUT} == {
        "label": "青石银行",
        "type": "Bank",
        "type_zh": "银行",
        "aliases": "青石行; 青行",
        "mentions": 2,
    }
    assert values.keys() >= LAYOUT
    assert (values["r"], values["g"], values["b"]) == COLOURS["Bank"]


def test_an_edge() -> None:
    """An edge bears the amount as a number and as words, and every sentence."""
    view = to_networkx(graph(), SETTINGS)
    assert view.edges[BANK.id, TEA.id, LOAN.id] == {
        "label": "资助",
        "relation": "funds",
        "weight": 2,
        "amount": 3_000_000.0,
        "currency": "CNY",
        "amount_text": "300万元",
        "programme": "茶农贷",
        "date": "2024-03",
        "modality": "asserted",
        "confidence": 0.99,
        "evidence": "青石银行向云岭茶业放贷300万元。\n又贷。",
        "document": "页.txt",
        **RELATIONS["funds"]._asdict(),
    }


def test_all_nodes_and_edges() -> None:
    """Entities, with or without an edge, groups and honours; each statement once."""
    view = to_networkx(graph(), SETTINGS)
    group = next(node for node, values in view.nodes(data=True) if values["type"] == "Group")
    assert set(view) == {BANK.id, TEA.id, TOWN.id, CLERK.id, group, HONOUR}
    assert view.degree(CLERK.id) == 0
    assert sorted((a, b, d["relation"]) for a, b, d in view.edges(data=True)) == sorted(
        [
            (BANK.id, TEA.id, "funds"),
            (BANK.id, group, "funds"),
            (TEA.id, BANK.id, "partnersWith"),
            (TEA.id, TOWN.id, "locatedIn"),
            (TEA.id, HONOUR, "receivedHonour"),
        ]
    )
    assert view.nodes[group]["label"] == "17家茶企"
    assert view.nodes[HONOUR]["label"] == "好茶奖"


def test_one_type_a_column() -> None:
    """Every value has its column's type, and no value is `None`."""
    view = to_networkx(graph(), SETTINGS)
    for values in view.nodes.values():
        assert {name: type(value) for name, value in values.items()}.items() <= NODE_COLUMNS.items()
    for *_, values in view.edges(data=True):
        assert {name: type(value) for name, value in values.items()}.items() <= EDGE_COLUMNS.items()


def test_an_award_with_a_granter_is_two_edges() -> None:
    """The granter's edge leads to the recipient, the recipient's to the honour."""
    award = replace(AWARD, subject=BANK.id)
    view = to_networkx(graph(award), SETTINGS)
    assert [(a, b, d["relation"]) for a, b, d in view.edges(data=True)] == [
        (TEA.id, HONOUR, "receivedHonour"),
        (BANK.id, TEA.id, "awarded"),
    ]


def test_two_granters_of_one_honour_are_one_receipt() -> None:
    """However many granted it, and however it is quoted, it is received once, with all evidence."""
    second = Statement("awarded", TOWN.id, TEA.id, (evidence("乙。", 90),), honour="好茶奖")
    view = to_networkx(graph(replace(AWARD, subject=BANK.id), second), SETTINGS)
    (received,) = (d for *_, d in view.edges(data=True) if d["relation"] == "receivedHonour")
    assert (received["weight"], sorted(received["evidence"].split("\n"))) == (2, ["乙。", "获奖。"])
    assert view.nodes[HONOUR]["mentions"] == 2


def test_an_honour_that_is_an_entity_is_its_node() -> None:
    """Where the honour's role is filled by an entity no second node is made."""
    prize = Entity(f"{ENTITY}好茶奖", "Honour", None, "好茶奖")
    award = replace(AWARD, roles=(("honour", (prize.id,)), ("recipient", (TEA.id,))))
    view = to_networkx(graph(award, entities=(TEA, prize)), SETTINGS)
    assert set(view) == {TEA.id, prize.id}
    assert [(a, b) for a, b in view.edges()] == [(TEA.id, prize.id)]


def test_groups_are_of_their_document() -> None:
    """Two givers to `17家茶企` of one page give to one group; those of another page are others."""
    same = replace(GROUP_LOAN, subject=TOWN.id)
    other = replace(
        GROUP_LOAN, subject=TEA.id, evidence=(evidence("向17家茶企放贷。", document="乙.txt"),)
    )
    view = to_networkx(graph(GROUP_LOAN, same, other), SETTINGS)
    groups = {source: target for source, target, _ in view.edges(keys=True)}
    assert groups[BANK.id] == groups[TOWN.id] != groups[TEA.id]


def test_a_class_without_a_colour_is_grey() -> None:
    """A user's own class has a colour, too; ours all have different ones."""
    assert colour_of("Spaceship").hex == "#c8c8c8"
    assert len(set(COLOURS.values())) == len(COLOURS)


def test_a_relation_without_a_colour_is_grey() -> None:
    """A user's own relation has a colour, too."""
    assert relation_colour("sails").hex == "#6e6e6e"


def test_the_view_can_be_changed_by_its_owner() -> None:
    """What a caller does to the graph does not reach the next one."""
    to_networkx(graph(SEAT, PARTNERS), SETTINGS).clear()
    assert to_networkx(graph(SEAT, PARTNERS), SETTINGS).number_of_edges() == 2


def test_the_view_is_made_once_for_all_writers() -> None:
    """A graph is known by being the same object: nobody hashes it, since it may lie on disk."""
    content = graph()
    view = view_of(content, SETTINGS)
    assert view_of(content, SETTINGS) is view
    assert view_of(content, replace(SETTINGS, all_modalities=True)) is not view
    assert view_of(graph(), SETTINGS) is not view
    forget_view()
    assert view_of(content, SETTINGS) is not view


class OnDisk(Sequence[Statement]):
    """Statements that can be gone through, and neither hashed nor compared."""

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(graph().statements)

    def __getitem__(self, index: Any) -> Any:
        raise AssertionError("only from first to last")

    def __iter__(self) -> Iterator[Statement]:
        return iter(graph().statements)


def test_a_graph_on_disk_has_the_same_view() -> None:
    """Statements are read from first to last and need not be in memory."""
    found = to_networkx(replace(graph(), statements=OnDisk()), SETTINGS)
    expected = to_networkx(graph(), SETTINGS)
    assert list(found.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
