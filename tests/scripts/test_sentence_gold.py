"""Gold sentences are read as written, and scored as pages are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from gold_stages import SHARED
from score_sentences import main
from sentence_gold import MarkupError, read_items, to_page

TEXT = """\
# asserted
[红河银行|BANK]向[远山茶业|ENTERPRISE]和17家茶企放款300万元。
  funds: 红河银行 -> 远山茶业 | amount=300万元
  (optional) funds: 红河银行 -> “17家茶企” | amount=300万元

# not asserted: plans
[红河银行|BANK]拟向[远山茶业|ENTERPRISE]放款300万元。
"""


def write(folder: Path, text: str) -> Path:
    """A gold file."""
    path = folder / "sentences.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_items_bear_their_relations(tmp_path: Path) -> None:
    """Ends are names or groups, and what is not asserted is told apart."""
    first, second = read_items(write(tmp_path, TEXT))
    span = [0, len(first.text.text)]
    ends = {"subject": "红河银行", "object": "远山茶业"}
    assert first.relations == [{"type": "funds", "evidence": span, **ends, "amount": "300万元"}]
    assert [row["object_text"] for row in first.optional] == ["17家茶企"]
    assert (first.asserted, second.asserted) == (True, False)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  funds: 红河银行 -> 青石中学", "青石中学"),
        ("  gives: 红河银行 -> 远山茶业", "is no relation"),
        ("  funds: 红河银行 -> 远山茶业 | sum=300万元", "unknown value 'sum'"),
        ("  partnersWith: 红河银行 -> 远山茶业", "two ends"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    """Gold that cannot be read is refused, not passed over."""
    text = TEXT.splitlines()[1] + "\n" + line + "\n"
    with pytest.raises(MarkupError, match=f"line 2.*{told}"):
        read_items(write(tmp_path, text))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer of pages lies in ../shared")
def test_figures_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not asserted and makes no claim does not leak."""
    monkeypatch.setattr(sys, "argv", ["score_sentences.py", str(write(tmp_path, TEXT))])
    main()
    out = capsys.readouterr().out
    assert "all            P 1.000  R 1.000" in out
    assert "not asserted: 0 of 1 leak" in out


def test_an_article_has_paragraphs_and_names_that_are_one(tmp_path: Path) -> None:
    """`¶` ends a paragraph, and `same:` joins names."""
    path = tmp_path / "articles.txt"
    path.write_text(
        "TEXT [红河银行|BANK]放款¶[红河银行|BANK]向[远山茶业|ENTERPRISE]放款。¶[红河|BANK]也捐款。\n"
        "  same: 红河银行 = 红河\n"
        "  funds: 红河 -> 远山茶业\n",
        encoding="utf-8",
    )
    (item,) = read_items(path)
    page = to_page(item)
    assert [p.kind for p in page.articles[0].paragraphs] == ["headline", "body", "body"]
    assert page.document.text.count("\n") == 2
    assert [m.entity for m in page.mentions] == ["红河银行", "红河银行", "远山茶业", "红河银行"]
    assert page.gold["relations"][0]["subject"] == "红河银行"
    assert page.gold["entities"][0]["forms"] == ["红河银行", "红河"]
