"""build.json: all that went into a build, and nothing of where and when."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from kg.export import BuildNotes
from tests.export.by_hand import DOCUMENT, SETTINGS, build_here

OTHER = replace(DOCUMENT, name="甲/乙.txt", sha256="1" * 64)
NOTES = BuildNotes(
    {"rules": None, "encoding": "gb18030"}, ("乙: 空", "甲: 坏", "乙: 空"), (("丙.txt", "二进制"),)
)


def test_everything_that_went_in(tmp_path: Path) -> None:
    """Settings, inputs, counts, warnings and what was skipped, each sorted and once."""
    build_here(tmp_path, documents=(OTHER, DOCUMENT), formats=("gexf",), notes=NOTES)
    record = json.loads((tmp_path / "build.json").read_text(encoding="utf-8"))
    files = record.pop("files")
    assert record == {
        "version": "0.0.0",
        "schema_version": 1,
        "settings": {
            "all_modalities": False,
            "base_iri": "https://kg.example/",
            "csv_bom": False,
            "encoding": "gb18030",
            "formats": ["gexf", "graphml", "ttl"],
            "rules": None,
        },
        "inputs": [
            {"name": "甲/乙.txt", "sha256": "1" * 64},
            {"name": "页.txt", "sha256": "0" * 64},
        ],
        "counts": {
            "documents": 2,
            "articles": 1,
            "mentions": 2,
            "entities": 4,
            "statements": 6,
            "entities_by_type": {"Bank": 1, "Enterprise": 1, "Person": 1, "Place": 1},
            "statements_by_relation": {"awarded": 1, "funds": 2, "locatedIn": 2, "partnersWith": 1},
            "statements_by_modality": {"asserted": 5, "planned": 1},
            "statements_left_out": 0,
        },
        "warnings": ["乙: 空", "甲: 坏"],
        "skipped": [{"name": "丙.txt", "reason": "二进制"}],
    }
    assert list(files) == sorted(files)
    assert files == {
        path.relative_to(tmp_path).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name != "build.json"
    }


def test_order_and_place_change_nothing(tmp_path: Path) -> None:
    """Documents in another order, in another folder, give the same bytes."""
    for name, documents in (("one", (OTHER, DOCUMENT)), ("two", (DOCUMENT, OTHER))):
        build_here(tmp_path / name, documents=documents, notes=NOTES)
    first, second = ((tmp_path / name / "build.json").read_bytes() for name in ("one", "two"))
    assert first == second
    assert str(tmp_path) not in first.decode("utf-8")


def test_a_lone_surrogate_in_a_warning_is_replaced(tmp_path: Path) -> None:
    """A file name that is no UTF-8 must not stop the report of it."""
    build_here(tmp_path, notes=BuildNotes({}, ("a\udc80.txt: bad",)), settings=SETTINGS)
    record = json.loads((tmp_path / "build.json").read_text(encoding="utf-8"))
    assert record["warnings"] == ["a\ufffd.txt: bad"]
