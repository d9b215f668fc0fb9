"""What the Turtle says: whole blocks, side by side with the records they come from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.export.rdf import write_turtle
from kg.model import Amount, Entity, Evidence, Graph, Link, Modality, Statement
from kg.ontology import Label, RelationSpec, RoleSpec
from tests.export.rdf_graph import BANK, BRANCH, SETTINGS, TEA, E, claim, evidence, small_graph


def blocks_of(graph: Graph, path: Path) -> dict[str, str]:
    """The blocks of the Turtle file, by the name of their subject."""
    write_turtle(graph, path, SETTINGS)
    parts = path.read_text("utf-8").split("\n\n")
    return {part.split(" ", 1)[0]: part.strip() for part in parts if not part.startswith("#")}


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The blocks of the small graph."""
    return blocks_of(small_graph(), tmp_path_factory.mktemp("content") / "graph.ttl")


@pytest.mark.parametrize(
    "block",
    [
        """\
bank:黔山银行 a kg:Bank ;
    rdfs:label "黔山银行"@zh ;
    skos:exactMatch wd:Q1 ;
    kg:launched programme:春芽贷 ;
    kg:partnersWith union:遵义市总工会 .""",
        """\
union:遵义市总工会 a kg:TradeUnion ;
    rdfs:label "遵义市总工会"@zh ;
    skos:altLabel "市总工会"@zh ;
    kg:awarded person:冯晓岚 ;
    kg:funds group:17家小微企业_21d1ac9412d2 , group:17家小微企业_76925afc8a25 ;
    kg:partnersWith bank:黔山银行 .""",
        """\
organization:湄潭县中等职业学校 a kg:Organization , kg:School ;
    rdfs:label "湄潭县中等职业学校"@zh ;
    kg:receivedHonour honour:示范基地 .""",
        """\
place:兴隆镇_贵州省遵义市湄潭县 a kg:Place , kg:AdministrativeDivision ;
    rdfs:label "兴隆镇"@zh ;
    kg:home "贵州省遵义市湄潭县兴隆镇"@zh ;
    kg:divisionCode "520328108" ;
    kg:divisionPath "贵州省遵义市湄潭县兴隆镇"@zh ;
    kg:divisionOf place:湄潭县 .""",
        """\
group:17家小微企业_21d1ac9412d2 a kg:Group ;
    rdfs:label "17家小微企业"@zh ;
    dcterms:isPartOf doc:a.txt .""",
        """\
stmt:acd926c186bd2256 a kg:Funding ;
    rdfs:label "黔山银行湄潭支行 资助 贵州翠岭茶业有限公司"@zh ;
    kg:relation kg:funds ;
    kg:subject bank:黔山银行湄潭支行 ;
    kg:object enterprise:贵州翠岭茶业有限公司 ;
    kg:funder bank:黔山银行湄潭支行 ;
    kg:recipient enterprise:贵州翠岭茶业有限公司 ;
    kg:kind "loan" ;
    kg:amount "2000000"^^xsd:decimal ;
    kg:currency "CNY" ;
    kg:amountText "200万元" ;
    kg:approximate false ;
    kg:date "2026-03"^^xsd:gYearMonth ;
    kg:dateText "3月" ;
    kg:modality "asserted" ;
    kg:confidence 0.9 ;
    prov:wasDerivedFrom ev:9e40e8a4755ecfd7 .""",
        """\
ev:9e40e8a4755ecfd7 a kg:Evidence , oa:SpecificResource ;
    oa:hasSource art:a.txt_1 ;
    oa:hasSelector sel:05a913e6a33fd68e-position-1 , sel:05a913e6a33fd68e-position-2 , sel:05a913e6a33fd68e-quote ;
    kg:rule "funds/lend-to" ;
    kg:amount "2000000"^^xsd:decimal ;
    kg:currency "CNY" ;
    kg:amountText "200万元" ;
    kg:approximate false ;
    kg:date "2026-03"^^xsd:gYearMonth ;
    kg:dateText "3月" ;
    kg:confidence 0.9 .""",
        """\
sel:05a913e6a33fd68e-position-1 a oa:TextPositionSelector ;
    oa:start 40 ;
    oa:end 48 .""",
        """\
sel:05a913e6a33fd68e-quote a oa:TextQuoteSelector ;
    oa:exact "支行向翠岭茶业发放贷款200万元。" .""",
        """\
art:a.txt_1 a kg:Article ;
    dcterms:identifier "a.txt#1" ;
    dcterms:title "春茶"@zh ;
    kg:start 0 ;
    kg:end 60 ;
    dcterms:date "2026-03-12"^^xsd:date ;
    kg:reporter "陆一禾"@zh ;
    kg:home "遵义市"@zh ;
    dcterms:isPartOf doc:a.txt ;
    schema:mentions bank:黔山银行 .""",
        """\
kg:School a rdfs:Class ;
    rdfs:label "学校"@zh , "School"@en ;
    rdfs:subClassOf kg:Actor , kg:Entity , kg:Institution , kg:Organization , kg:Thing .""",
        """\
kg:funder a rdf:Property ;
    rdfs:label "资助方"@zh , "funder"@en .""",
    ],
    ids=lambda block: block.split(" ", 1)[0],
)
def test_blocks(block: str, blocks: dict[str, str]) -> None:
    """A thing is told in one block that a person can read."""
    assert blocks[block.split(" ", 1)[0]] == block


@pytest.mark.parametrize("modality", ["planned", "negated"])
def test_what_is_not_asserted_draws_no_triple(modality: Modality, tmp_path: Path) -> None:
    """A plan has a statement node with its modality, and no direct triple."""
    plan = replace(claim("funds", BRANCH, TEA), modality=modality)
    graph = replace(small_graph(), statements=(plan,))
    blocks = blocks_of(graph, tmp_path / "graph.ttl")
    assert "kg:funds" not in blocks["bank:黔山银行湄潭支行"]
    assert f'kg:modality "{modality}"' in blocks[f"stmt:{plan.id}"]


def test_an_award_without_granter_gives_the_honour_only(blocks: dict[str, str]) -> None:
    """Nobody `kg:awarded` it, but the school received it."""
    school = "organization:湄潭县中等职业学校"
    assert f"kg:awarded {school}" not in "".join(blocks.values())
    assert "kg:receivedHonour honour:示范基地" in blocks[school]


def test_only_used_terms_are_declared(blocks: dict[str, str]) -> None:
    """No class, relation or role is declared that the file does not use."""
    assert "kg:Hospital" not in blocks
    assert "kg:hasJurisdiction" not in blocks
    declared = {name for name in blocks if name.startswith("kg:")}
    words = {
        word for block in blocks.values() for word in block.split() if word.startswith("kg:")
    } - {"kg:"}
    assert words == declared


def test_a_relation_of_the_users_own(tmp_path: Path) -> None:
    """A new relation file is all it takes: class, roles and direct triple with their labels."""
    spec = RelationSpec(
        "acquired",
        Label("收购", "acquired"),
        Label("收购", "acquired"),
        "Acquisition",
        Label("收购陈述", "Acquisition"),
        symmetric=False,
        roles=(
            RoleSpec("buyer", Label("收购方", "buyer"), ("Enterprise",)),
            RoleSpec("target", Label("标的", "target"), ("Enterprise", "Bank")),
            RoleSpec("price", Label("价格", "price"), ("text",)),
        ),
    )
    made = Statement("acquired", TEA, BANK, (evidence("收购。"),), roles=(("price", ("一元",)),))
    graph = replace(small_graph(), statements=(made,))
    path = tmp_path / "graph.ttl"
    write_turtle(graph, path, replace(SETTINGS, relations=(spec,)))
    text = path.read_text("utf-8")
    assert "kg:acquired bank:黔山银行 ." in text
    assert (
        'kg:buyer enterprise:贵州翠岭茶业有限公司 ;\n    kg:target bank:黔山银行 ;\n    kg:price "一元"@zh'
        in text
    )
    assert (
        'kg:Acquisition a rdfs:Class ;\n    rdfs:label "收购陈述"@zh , "Acquisition"@en ;' in text
    )
    assert "rdfs:subClassOf kg:Statement" in text
    with pytest.raises(ExportError, match="unknown relation 'acquired'; known are affiliatedWith"):
        write_turtle(graph, path, SETTINGS)


def test_every_evidence_bears_its_own_amount(tmp_path: Path) -> None:
    """Two sentences with two amounts: the statement shows one, the evidence each its own."""
    said = [
        evidence("甲。", start=at, amount=Amount(value, "CNY", text))
        for at, value, text in ((0, "1", "1元"), (9, "2", "2元"))
    ]
    made = claim("funds", BANK, TEA, *said)
    blocks = blocks_of(replace(small_graph(), statements=(made,)), tmp_path / "graph.ttl")
    own = [block for name, block in blocks.items() if name.startswith("ev:")]
    assert [("1元" in block, "2元" in block) for block in own] == [(True, False), (False, True)]
    assert 'kg:amountText "1元"' in blocks[f"stmt:{made.id}"]


def test_statements_of_a_sentence_share_its_selectors(tmp_path: Path) -> None:
    """The sentence is written once, though two claims rest on it."""
    said: Evidence = evidence("甲与乙合作并获贷款。")
    statements = (claim("funds", BANK, TEA, said), claim("partnersWith", BANK, TEA, said))
    path = tmp_path / "graph.ttl"
    blocks = blocks_of(replace(small_graph(), statements=statements), path)
    assert path.read_text("utf-8").count("甲与乙合作并获贷款。") == 1
    assert sum(name.startswith("ev:") for name in blocks) == 2


def test_links_with_an_unknown_prefix_are_refused(tmp_path: Path) -> None:
    """A link's property has to be of a vocabulary that the file declares."""
    entity = Entity(f"{E}甲", "Bank", None, "甲", links=(Link("foo:bar", "http://x/y"),))
    with pytest.raises(ExportError, match="unknown prefix 'foo'"):
        write_turtle(Graph((), (), (entity,), ()), tmp_path / "graph.ttl", SETTINGS)
