"""The file of corrections, line by line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.corrections import Line, read_corrections
from kg.errors import UsageError


def test_a_line_says_what_whom_and_why(tmp_path: Path) -> None:
    """Comments and the empty fields of a spreadsheet are left out; the hash is of the bytes."""
    path = tmp_path / "fixes.tsv"
    text = (
        "# what\tname\tname\twhy\n"
        "same-as\t市二院\t青石市第二人民医院\t\t\n"
        "different-from\t云栖\t云栖智能有限公司\tanother firm\n\n"
        "reject\t0123456789abcdef\t\tmisread\n"
        "reject\t红河银行\tfunds\t-\tmisread\n"
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    found = read_corrections(path)
    assert found.lines == (
        Line("same-as", ("市二院", "青石市第二人民医院"), None, "fixes.tsv, line 2"),
        Line("different-from", ("云栖", "云栖智能有限公司"), "another firm", "fixes.tsv, line 3"),
        Line("reject", ("0123456789abcdef",), "misread", "fixes.tsv, line 5"),
        Line("reject", ("红河银行", "funds", "-"), "misread", "fixes.tsv, line 6"),
    )
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("sameas\ta\tb", "'sameas' is no correction; known are same-as, different-from, reject"),
        ("same-as\t市二院", "1 field(s) behind same-as; a line is same-as, name, name"),
        ("same-as\ta\tb\tc\td", "4 field(s) behind same-as"),
        ("reject\t红河银行", "1 field(s) behind reject; a line is reject, then a statement's id"),
        ("reject\ta\t\tb", "3 field(s) behind reject"),
        ("same-as\t王芳\t王芳", "add @DOCUMENT"),
        ("same-as\ta\tb\ndifferent-from\tb\ta", "contradicts fixes.tsv, line 1 (same-as)"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(tmp_path: Path, row: str, said: str) -> None:
    """The message names file and line and what would be right."""
    path = tmp_path / "fixes.tsv"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_corrections(path)
    assert "fixes.tsv, line" in str(refused.value)
    assert said in str(refused.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A spreadsheet that saves GBK is told what to save."""
    path = tmp_path / "fixes.tsv"
    path.write_bytes("same-as\t市二院\t第二医院\n".encode("gb18030"))
    with pytest.raises(UsageError, match=r"fixes\.tsv: not UTF-8"):
        read_corrections(path)
