"""`kg init` gives a user a copy of rules and names that works at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import load_relations, ontology_dir
from kg.statements import load_rules
from tests.running import read_tree, run_kg, write_page


def test_the_copy_holds_rules_names_and_classes(tmp_path: Path) -> None:
    """Every relation file, word list and question, the classes, the shapes, and the guide."""
    own = tmp_path / "own"
    run = run_kg("init", own)
    assert run.code == 0
    assert f"--rules {own / 'relations'}" in run.err
    for name in ("relations", "names", "queries"):
        ours = {path.name for path in (ontology_dir() / name).iterdir()}
        assert {path.name for path in (own / name).iterdir()} == ours
    assert {path.name for path in own.iterdir() if path.is_file()} == {
        *("kg.ttl", "shapes.ttl", "README.md", "names.tsv")
    }


def test_the_copy_says_what_ours_say(tmp_path: Path) -> None:
    """The same rules in the same order, and their examples pass."""
    run_kg("init", tmp_path / "own")
    relations = tmp_path / "own" / "relations"
    ours, copied = load_rules(load_relations()), load_rules(load_relations(relations))
    assert [rule.id for rule in copied.rules] == [rule.id for rule in ours.rules]
    assert {rule.path.parent for rule in copied.rules if rule.path} == {relations}
    tested = run_kg("rules", "test", relations)
    assert tested == run_kg("rules", "test")


def test_what_is_deleted_from_the_copy_is_gone(tmp_path: Path) -> None:
    """The copy takes the place of ours: a rule that it lacks does not fire."""
    run_kg("init", tmp_path / "own")
    path = tmp_path / "own" / "relations" / "partnersWith.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("[[rule]]")[0], encoding="utf-8")
    rules = load_rules(load_relations(path.parent)).rules
    found = {rule.relation.name for rule in rules}
    assert found == {"funds", "locatedIn", "awarded", "affiliatedWith", "launched"}


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    """Nothing of the user's is written over; an empty folder will do."""
    mine = write_page(tmp_path / "own" / "mine.txt", b"mine")
    run = run_kg("init", mine.parent)
    assert (run.code, run.err) == (
        1,
        f"Error: {mine.parent}: is not empty; name a new folder, or an empty one\n",
    )
    assert list(mine.parent.iterdir()) == [mine]
    mine.unlink()
    assert run_kg("init", mine.parent).code == 0


@pytest.mark.slow
def test_a_build_by_the_copy_is_the_same(page: Path, tmp_path: Path) -> None:
    """Until something is changed all files are the same, but where they tell of the settings."""
    run_kg("init", tmp_path / "own")
    own = tmp_path / "own" / "relations"
    assert run_kg("build", page, "-o", tmp_path / "a").code == 0
    assert run_kg("build", page, "-o", tmp_path / "b", "--rules", own).code == 0
    ours, copied = read_tree(tmp_path / "a"), read_tree(tmp_path / "b")
    told = ["build.json", "graph.ttl"]
    assert [name for name in ours if copied[name] != ours[name]] == told
    one, other = (tree["graph.ttl"].split(b"\n\n") for tree in (ours, copied))
    assert all(b"setting:" in block for block in {*one} ^ {*other})
    assert b"kg:funds" in ours["graph.ttl"]
