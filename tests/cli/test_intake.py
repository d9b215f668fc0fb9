"""Inputs of many formats through the command: names, titles, dates, what is left out."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from tests.running import PAGE, run_kg

pytestmark = pytest.mark.slow
LOAN = "本报讯（记者 林溪）青石农商银行向云岭茶业有限公司发放贷款300万元。"


def rows_of(path: Path) -> list[dict[str, object]]:
    """A table of a build."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_formats_beside_each_other_are_one_corpus(tmp_path: Path) -> None:
    """A page, a table in an archive, a packed table: each article has its title and date."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(PAGE, encoding="utf-8")
    row = {"编号": "n/1", "标题": "茶农得贷款", "发布时间": "2024/3/6 08:00", "正文": LOAN}
    with zipfile.ZipFile(pages / "b.zip", "w") as archive:
        archive.writestr("in/t.jsonl", json.dumps(row, ensure_ascii=False) + "\n{\n")
    (pages / "c.csv.gz").write_bytes(gzip.compress(f"kw,nr\n{LOAN},7\n".encode("gb18030")))
    out = tmp_path / "out"
    run = run_kg("build", pages, "-o", out, "--text-column", "kw", "--id-column", "nr")
    assert run.code == 0
    assert "b.zip/in/t.jsonl: line 1: has no column 'kw'" in run.err
    run = run_kg("build", pages / "*[ab].*", "-o", out)
    assert run.code == 0, run.err
    assert "Warning: b.zip/in/t.jsonl: line 2: is not JSON" in run.err
    articles = rows_of(out / "articles.jsonl")
    assert articles[-1]["document"] == "b.zip/in/t.jsonl/n%2F1"
    assert (articles[-1]["title"], articles[-1]["date"]) == ("茶农得贷款", "2024-03-06")
    assert (out / "texts/b.zip/in/t.jsonl/n%2F1.txt").read_text(encoding="utf-8") == LOAN
    assert run_kg("validate", out).code == 0


def test_a_list_of_files_and_wrong_usage(tmp_path: Path) -> None:
    """The list may stand alone; without it there must be an input."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "list").write_text(f"{tmp_path / 'a.txt'}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert run_kg("build", "--files-from", tmp_path / "list", "-o", out).code == 0
    assert rows_of(out / "articles.jsonl")[0]["document"] == "a.txt"
    for wrong in ([], [tmp_path / "*.pdf"], [f"@{tmp_path / 'none'}"]):
        assert run_kg("build", *wrong, "-o", out).code == 2
