"""Private persons left out or under pseudonyms: no name of theirs is left anywhere."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest

from kg.analysis.cover import Cover
from kg.analysis.covered import hide_persons
from kg.analysis.filters import Filters
from kg.analysis.part import cut_out
from kg.analysis.persons import MASK, find_private, public_posts
from kg.export.again import TABLES_TOO, write_export
from kg.export.built import read_build
from kg.export.formats import SHARDED, WRITERS
from kg.export.notes import BuildNotes
from kg.model import Entity, Graph, Link
from kg.ontology import CLASSES
from kg.query.validate import Validation
from tests.analysis.by_hand import (
    CHAIR,
    CHAIRS,
    CITY_UNION,
    FORMER,
    LEADER,
    LEADS,
    OLD,
    PLAN,
    REPORTER,
    SETTINGS,
    STUDIO,
    TALK,
    TEA_PAGE,
    TEACHER,
    TEXTS,
    claim,
    corpus,
    told,
    write,
)

SECRETS = ("林小溪", "林\n小溪", "高远", "沈默", "何川", "LIN XIAOXI", "林董事长", "Q1")


def cover(graph: Graph, by: Literal["omit", "pseudonyms"] = "pseudonyms") -> Cover:
    """A cover of a graph whose texts are at hand."""
    return Cover(graph, by, TEXTS.get)


def export(out: Path, to: Path, persons: Literal["omit", "pseudonyms"]) -> Path:
    """Every format of a build, with tables and texts."""
    part = cut_out(read_build(out), Filters(), persons)
    write_export(
        part.graph,
        part.documents(),
        to,
        formats=[*WRITERS, *SHARDED, TABLES_TOO],
        settings=part.built.settings,
        notes=BuildNotes(warnings=tuple(map(part.hide, part.built.record["warnings"]))),
        how=part.to_json(),
    )
    return to


def contents(path: Path) -> str:
    """What a file says, unpacked where it is packed."""
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(path).to_pylist())
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


@pytest.mark.parametrize("persons", ["omit", "pseudonyms"])
def test_no_name_is_left_in_any_byte(
    tmp_path: Path, persons: Literal["omit", "pseudonyms"]
) -> None:
    """Of any file, in plain characters, percent-encoded, or as escapes; nor in a file's name."""
    out = export(write(tmp_path / "out", all_modalities=True), tmp_path / "x", persons)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) > 15
    for path in files:
        plain = contents(path)
        shown = f"{path.relative_to(out)}\n{plain}\n{unquote(plain)}"
        for secret in SECRETS:
            escaped = secret.encode("ascii", "backslashreplace").decode()
            numbers = "".join(f"&#{ord(c)};" for c in secret)
            assert secret not in shown, path
            assert secret.isascii() or escaped not in plain, path
            assert numbers not in plain, path
    assert any(LEADER.label in contents(path) for path in files)


@pytest.mark.parametrize("persons", ["omit", "pseudonyms"])
def test_what_is_left_is_true_to_its_texts(
    tmp_path: Path, persons: Literal["omit", "pseudonyms"]
) -> None:
    """Every quote stands in the edited texts where the tables say, and all shapes hold."""
    out = export(write(tmp_path / "out"), tmp_path / "x", persons)
    assert [str(fault) for fault in Validation(out).faults()] == []
    assert read_build(out).record["counts"]["documents"] == 3


def test_pseudonyms_follow_the_texts() -> None:
    """The first who is named is 人物1号, whatever is exported; who bears one name bears one each."""
    names = cover(corpus()).names
    assert names == {
        FORMER.id: "人物2号",
        TEACHER.id: "人物1号",
        CHAIR.id: "人物3号",
        REPORTER.id: "人物4号",
    }
    assert cover(replace_labels(corpus(), STUDIO, "人物1号")).names[TEACHER.id] == "人物2号"


def replace_labels(graph: Graph, entity: Entity, label: str) -> Graph:
    """The graph with another label of an entity."""
    return replace(
        graph,
        entities=tuple(replace(e, label=label) if e == entity else e for e in graph.entities),
    )


def test_texts_are_edited_in_place() -> None:
    """Line ends stay; a name that two persons bear is that of who is mentioned on the page."""
    hidden = cover(corpus())
    assert hidden.edits(TEA_PAGE).apply(TEXTS[TEA_PAGE]).split("\n")[1:3] == [
        "（记者 人物4号）2024年3月，青石银行向云岭茶业发放贷款300万元。",
        "云岭茶业位于柳河镇。云岭茶业董事长人物3号到场，人物3号说，志存人物4号。",
    ]
    assert "请人物1号（教师）讲课" in hidden.edits(OLD).apply(TEXTS[OLD])
    assert "人物3号 到场，Linda 也" in hidden.edits(TALK).apply(TEXTS[TALK])
    assert hidden.hide("林小溪劳模工作室") == f"{MASK}劳模工作室"  # whose, no page says
    assert hidden.name(TALK) == "2024/人物3号专访.txt"


def test_bodies_named_for_a_person_are_renamed() -> None:
    """Label, aliases, reasons and id; what it is linked to would tell its name."""
    graph = corpus()
    linked = replace(STUDIO, links=(Link("skos:exactMatch", "http://www.wikidata.org/entity/Q2"),))
    graph = replace(graph, entities=tuple(linked if e == STUDIO else e for e in graph.entities))
    hidden = hide_persons(graph, cover(graph), SETTINGS.relations)
    (studio,) = (entity for entity in hidden.entities if entity.label == "某某劳模工作室")
    assert studio.id.endswith("/entity/某某劳模工作室")
    assert studio.aliases == ("某某工作室",)
    assert studio.merged[0].reason == "以下简称“某某工作室”"
    assert studio.links == ()
    person = next(entity for entity in hidden.entities if entity.label == "人物3号")
    assert (person.aliases, person.links, person.merged) == ((), (), ())


def test_without_texts_sentences_are_hidden_all_the_same() -> None:
    """And their places stay those of one text."""
    graph = corpus(CHAIRS, PLAN)
    hidden = hide_persons(
        graph, Cover(graph, "pseudonyms", lambda document: None), SETTINGS.relations
    )
    texts = {item.text for s in hidden.statements for item in s.evidence}
    assert texts == {
        "云岭茶业董事长人物3号到场，人物3号说，志存人物5号。",
        "青石银行拟与柳河镇总工会合作。",
    }
    assert all(e.end - e.start == len(e.text) for s in hidden.statements for e in s.evidence)


def test_statements_that_only_a_name_told_apart_become_one() -> None:
    """With the evidence of both."""
    gifts = [
        claim("funds", CITY_UNION, "高远等3人", told(TEA_PAGE, "林\n小溪说，志存高远。")),
        claim("funds", CITY_UNION, "何川等3人", told(OLD, "原市长何川到场。")),
    ]
    graph = corpus(*gifts)
    hidden = hide_persons(graph, cover(graph, "omit"), SETTINGS.relations)
    (gift,) = hidden.statements
    assert gift.object_text == "某某等3人"
    assert len(gift.evidence) == 2


def test_a_public_person_leads_a_public_body_now() -> None:
    """Not who once did, who leads a company, or who does so by a plan; and no namesake of others."""
    assert LEADER.id not in find_private(corpus())
    assert {CHAIR.id, FORMER.id} <= find_private(corpus()).keys()
    plan = replace(LEADS, modality="planned")
    assert LEADER.id in find_private(corpus(plan))
    graph = corpus(LEADS)
    namesake = replace(TEACHER, label="江帆")
    entities = tuple(namesake if e == TEACHER else e for e in graph.entities)
    assert LEADER.id in find_private(replace(graph, entities=entities))


def test_the_list_of_public_posts_is_sound() -> None:
    """Classes that there are, and no row twice."""
    posts = public_posts()
    assert len(set(posts)) == len(posts) > 20
    assert {post.kind for post in posts} <= {*CLASSES, "PartyOrganization"}
