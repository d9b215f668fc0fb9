"""The build as a whole: its bytes, its numbers, its use from Python."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import kg
from tests.running import PAGE, read_json, read_lines, read_tree, run_kg, spawn_kg, write_page

pytestmark = pytest.mark.slow
OTHER = PAGE.replace("青石", "白河").replace("300", "450").replace("云岭", "远山")


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Three pages, one in a folder of its own."""
    write_page(tmp_path / "pages" / "a" / "one.txt", OTHER)
    write_page(tmp_path / "pages" / "two.md", PAGE.encode("gb18030"))
    write_page(tmp_path / "pages" / "three.txt", PAGE + OTHER)
    return [tmp_path / "pages" / name for name in ("a/one.txt", "two.md", "three.txt")]


def test_same_input_same_bytes(pages: list[Path], tmp_path: Path) -> None:
    """Neither the order of inputs nor the hash seed nor the run changes a byte of any file."""
    trees = []
    for number, order in enumerate((pages, pages[::-1], pages[1:] + pages[:1])):
        out = tmp_path / f"out{number}"
        env = {"PYTHONHASHSEED": str(number)}
        run = spawn_kg("build", *order, "-o", out, "--format", "all", env=env)
        assert run.returncode == 0, run.stderr
        trees.append(read_tree(out))
    assert len(trees[0]) > 15
    for tree in trees[1:]:
        assert {name for name in trees[0] | tree if trees[0].get(name) != tree.get(name)} == set()


def test_what_an_earlier_build_had_is_gone(pages: list[Path], tmp_path: Path) -> None:
    """INPUT is the whole corpus: a rebuild leaves what a fresh build would have made."""
    fresh, again = tmp_path / "fresh", tmp_path / "again"
    assert run_kg("build", *pages, "-o", again, "--format", "all").code == 0
    for out in (fresh, again):
        assert run_kg("build", pages[0], "-o", out).code == 0
    assert read_tree(again) == read_tree(fresh)


def test_build_json_knows_every_file(pages: list[Path], tmp_path: Path) -> None:
    """Every file but itself stands in build.json with the sha256 of its bytes."""
    run_kg("build", *pages, "-o", tmp_path / "out", "--format", "all")
    tree = read_tree(tmp_path / "out")
    report = json.loads(tree.pop("build.json"))
    assert report["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in tree.items()
    }


def test_build_json_names_no_place_and_no_time(pages: list[Path], tmp_path: Path) -> None:
    """The same corpus in another folder gives the same build.json."""
    run_kg("build", pages[0].parent.parent, "-o", tmp_path / "out")
    shutil.copytree(pages[0].parent.parent, tmp_path / "elsewhere" / "copy")
    run_kg("build", tmp_path / "elsewhere" / "copy", "-o", tmp_path / "out2")
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "out2")
    assert str(tmp_path) not in (tmp_path / "out" / "build.json").read_text(encoding="utf-8")


def test_every_mention_and_sentence_is_where_it_says(pages: list[Path], tmp_path: Path) -> None:
    """Offsets count in texts/: what stands there is what the tables show."""
    out = tmp_path / "out"
    run_kg("build", *pages, "-o", out)
    texts = {
        name.removeprefix("texts/"): data.decode("utf-8")
        for name, data in read_tree(out).items()
        if name.startswith("texts/")
    }
    mentions = read_lines(out / "mentions.jsonl")
    evidence = [e for s in read_lines(out / "statements.jsonl") for e in s["evidence"]]
    assert mentions
    assert evidence
    for item in [*mentions, *evidence]:
        (text,) = (t for name, t in texts.items() if name.startswith(item["document"]))
        assert text[item["start"] : item["end"]] == item["text"]


def test_the_page_says_who_lent_to_whom(page: Path, tmp_path: Path) -> None:
    """From Python as from the command: the loan, its ends, its amount, its sentence."""
    heard: list[str] = []
    report = kg.build([page], tmp_path / "out", warn=heard.append)
    assert (report.documents, report.articles, report.warnings) == (1, 1, tuple(heard))
    assert dict(report.statements)["funds"] == 1
    assert read_json(tmp_path / "out" / "build.json")["counts"]["documents"] == 1
    (loan,) = (
        s for s in read_lines(tmp_path / "out" / "statements.jsonl") if s["relation"] == "funds"
    )
    assert loan["amount"]["text"] == "300万元"


def test_build_text_gives_the_graph_of_a_string() -> None:
    """`build_text` is `build` without files."""
    graph = kg.build_text(PAGE)
    assert [article.title for article in graph.articles] == ["又到采茶时节"]
    assert {"funds", "locatedIn"} <= {statement.relation for statement in graph.statements}
    assert {mention.document for mention in graph.mentions} == {"text"}


def test_a_path_that_is_missing_is_an_error_of_ours(tmp_path: Path) -> None:
    """The library raises `KgError`, whose message is one line that names the path."""
    with pytest.raises(kg.KgError, match="nowhere") as caught:
        kg.build([tmp_path / "nowhere"], tmp_path / "out")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"formats": ["docx"]}, "docx"),
        ({"encoding": "klingon"}, "klingon"),
        ({"base_iri": "not an iri"}, "not an iri"),
    ],
)
def test_wrong_usage_is_refused_before_any_input_is_read(
    tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    """Even before a path that is missing, since it is wrong with every input."""
    with pytest.raises(kg.KgError, match=said):
        kg.build([tmp_path / "nowhere"], tmp_path / "out", **options)
