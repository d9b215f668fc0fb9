"""Files that are missing, broken or of other texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate import evaluate
from kg.evaluate.built import page_name
from tests.evaluate.mini import GOLD, MENTIONS, STATEMENTS, Folders, write_all, write_lines


def remove_build(folders: Folders) -> None:
    """No `statements.jsonl`."""
    (folders.out / "statements.jsonl").unlink()


def remove_text(folders: Folders) -> None:
    """No text."""
    (folders.texts / "mini.txt").unlink()


def remove_gold(folders: Folders) -> None:
    """No gold file."""
    (folders.gold / "mini.json").unlink()


def break_gold(folders: Folders) -> None:
    """No JSON."""
    (folders.gold / "mini.json").write_text("{", "utf-8")


def break_encoding(folders: Folders) -> None:
    """A text in GBK."""
    (folders.texts / "mini.txt").write_bytes("红河".encode("gbk"))


def break_line(folders: Folders) -> None:
    """A list where an object should be."""
    (folders.out / "mentions.jsonl").write_text("\n[1]\n", "utf-8")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (remove_build, r"statements\.jsonl: not there; make it with: kg build"),
        (remove_text, r"mini\.txt: no such file; put the text of every gold file"),
        (remove_gold, r"gold: no gold file; it should hold NAME\.json"),
        (break_gold, r"mini\.json: not JSON: "),
        (break_encoding, r"mini\.txt: byte 0 is not UTF-8; save it as UTF-8"),
        (break_line, r"mentions\.jsonl line 2: \[1\] is not a JSON object"),
    ],
)
def test_bad_files(damage: Callable[[Folders], None], message: str, tmp_path: Path) -> None:
    """One line names the file, what is wrong and what to do."""
    folders = write_all(tmp_path)
    damage(folders)
    with pytest.raises(KgError) as error:
        evaluate(*folders)
    assert re.search(message, str(error.value))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ({"entities": None}, "'entities' is null, not a list of objects"),
        ({"entities": [{"id": 7}]}, "entities 1: 'id' is 7, not a string"),
        ({"entities": [{"id": "a", "type": "ORG"}]}, "entities 1: 'forms' is null, not a string"),
        (
            {"entities": [{"id": "a", "type": "ORG", "forms": ["x"], "except": {"x": "1"}}]},
            "entities 1: 'except' of x is not a list of offsets",
        ),
        ({"relations": ["a"]}, "'relations' is [\"a\"], not a list of objects"),
        (
            {"relations": [{"type": "funds", "evidence": [1]}]},
            "relations 1: 'evidence' is [1], not [start, end]",
        ),
    ],
)
def test_gold_of_the_wrong_shape(gold: dict[str, Any], message: str, tmp_path: Path) -> None:
    """The line names file, entry and key."""
    with pytest.raises(KgError) as error:
        evaluate(*write_all(tmp_path, gold=GOLD | gold))
    assert message in str(error.value)
    assert "mini.json" in str(error.value)


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("mentions", MENTIONS[0] | {"entity": "x"}, "line 1: entity 'x' is not in entities.jsonl"),
        (
            "mentions",
            MENTIONS[0] | {"text": "红"},
            "the build has a mention '红' at 0, the text has",
        ),
        ("mentions", MENTIONS[0] | {"start": -1}, "line 1: 'start' is -1, not an offset"),
        ("statements", STATEMENTS[0] | {"relation": "kg:funds"}, "'kg:funds' is not a local name"),
        ("statements", STATEMENTS[0] | {"subject": "x"}, "subject 'x' is not in entities.jsonl"),
        ("statements", STATEMENTS[0] | {"amount": "3元"}, "'amount' is \"3元\", not an object"),
        ("statements", STATEMENTS[0] | {"evidence": []}, "line 1: no evidence"),
        (
            "statements",
            STATEMENTS[0] | {"evidence": [STATEMENTS[0]["evidence"][0] | {"text": "红"}]},
            "evidence at 0 is not what the text has there",
        ),
    ],
)
def test_a_build_that_breaks_its_contract(
    file: str, row: dict[str, Any], message: str, tmp_path: Path
) -> None:
    """It is refused with the place."""
    folders = write_all(tmp_path)
    write_lines(folders.out / f"{file}.jsonl", [row])
    with pytest.raises(KgError) as error:
        evaluate(*folders)
    assert message in str(error.value)


def test_two_mentions_at_one_place_are_refused(tmp_path: Path) -> None:
    """A name has one class and one entity."""
    with pytest.raises(KgError, match="line 2: a second mention at pages/mini"):
        evaluate(*write_all(tmp_path, mentions=[MENTIONS[0], MENTIONS[0]]))


def test_torn_evidence_is_checked_part_by_part(tmp_path: Path) -> None:
    """The text of evidence with `spans` is their concatenation, not that of the hull."""
    torn = STATEMENTS[0]["evidence"][0] | {"text": "红河市总银行合作。", "spans": [[0, 4], [9, 14]]}
    row = STATEMENTS[0] | {"evidence": [torn]}
    assert evaluate(*write_all(tmp_path, statements=[row])).relations.tp == 1


@pytest.mark.parametrize(
    ("document", "name"), [("000.txt", "000"), ("a/b.c/000.txt#12", "000"), ("x.y.txt", "x.y")]
)
def test_a_document_belongs_to_the_page_of_its_name(document: str, name: str) -> None:
    """Folder, suffix and article number do not matter."""
    assert page_name(document) == name
