"""The format of the cross-document identity sets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from identity_set import give_document, read_identity_set

from kg.gazetteer import load_gazetteer

SET = """# ours
DOC a
TEXT [青石⏎银行|BANK|青石银行]与[林溪|PERSON|?林溪]签约。
TEXT [青石银行|BANK|青石银行]放款。
TRAP 青石银行 ≠ 林溪
"""


def test_names_stand_where_they_are_printed(tmp_path: Path) -> None:
    """Marks are gone, keys stay, a printed line break is one in the document."""
    path = tmp_path / "set.txt"
    path.write_text(SET, encoding="utf-8")
    given = read_identity_set(path)
    page = give_document("a", given.documents["a"], load_gazetteer())
    assert page.document.text == "青石\n银行与林溪签约。\n青石银行放款。\n"
    assert [(m.text, "".join(m.name.split()), m.type, m.entity) for m in page.mentions] == [
        ("青石\n银行", "青石银行", "Bank", "青石银行"),
        ("林溪", "林溪", "Person", "?林溪"),
        ("青石银行", "青石银行", "Bank", "青石银行"),
    ]
    assert given.traps == [("青石银行", "林溪")]


def test_a_slip_is_told_with_its_line(tmp_path: Path) -> None:
    """What is no line of a set ends the run."""
    path = tmp_path / "set.txt"
    path.write_text("DOC a\nTXT 青石\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="line 2: should begin with"):
        read_identity_set(path)
