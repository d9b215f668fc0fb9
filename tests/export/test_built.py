"""A build read back from its tables."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, KgError
from kg.export.built import read_build
from kg.export.formats import WRITERS, target_of
from kg.export.notes import BuildNotes
from kg.export.write import write_build
from tests.export import rdf_graph
from tests.export.by_hand import DOCUMENT, SETTINGS, graph
from tests.export.test_folder import tree


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    """Every field that a writer looks at comes back, so that each format has the same bytes."""
    content = rdf_graph.small_graph()
    out = tmp_path / "out"
    settings = replace(rdf_graph.SETTINGS, version="1")
    write_build(content, [], out, formats=["all"], settings=settings, report=BuildNotes())
    built = read_build(out)
    assert (built.settings.base_iri, built.settings.version) == (settings.base_iri, "1")
    (tmp_path / "again").mkdir()
    for name, write in WRITERS.items():
        write(built.graph, tmp_path / "again" / target_of(name), built.settings)
    again = tree(tmp_path / "again")
    assert again == {name: data for name, data in tree(out).items() if name in again}
    assert built.graph.statements == content.statements


def test_a_text_is_read_as_it_was(tmp_path: Path) -> None:
    """Line ends and all; a document that is not there has none."""
    document = replace(DOCUMENT, text="青石\r\n银行\n")
    write_build(graph(), [document], tmp_path, settings=SETTINGS, report=BuildNotes())
    settings = read_build(tmp_path).settings
    assert settings.text_of(document.name) == "青石\r\n银行\n"
    assert settings.text_of("无.txt") is None
    assert SETTINGS.text_of(document.name) is None


def test_what_is_no_build_is_refused(tmp_path: Path) -> None:
    """With the file that is wrong, and what would be right."""
    with pytest.raises(InputError, match=r"build\.json: not there; make it with: kg build"):
        read_build(tmp_path)
    write_build(graph(), [], tmp_path, settings=SETTINGS, report=BuildNotes())
    (tmp_path / "entities.jsonl").write_text(json.dumps({"id": "x"}), "utf-8")
    with pytest.raises(InputError, match=r"entities\.jsonl: not the table of a build"):
        read_build(tmp_path)


def test_relations_of_a_users_own_need_their_folder(tmp_path: Path) -> None:
    """Else their labels and roles would be lost without a word."""
    bid = replace(next(iter(graph().statements)), relation="wonBid")
    own = replace(SETTINGS, relations=(replace(SETTINGS.relations[0], name="wonBid"),))
    write_build(graph(bid), [], tmp_path, settings=own, report=BuildNotes())
    with pytest.raises(KgError, match=r"rules of its own \(wonBid\); name their folder by --rules"):
        read_build(tmp_path)
