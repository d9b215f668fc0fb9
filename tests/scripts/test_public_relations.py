"""Public sentences are read with their pairs, and labels say what a claim is worth."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from public_relations import either_way, find_names, read_fincorpus, read_finre
from score_public_relations import FINRE, count, main, read_pairs, verdict

from kg.ontology import load_relations
from kg.statements import load_rules

FINRE_ROWS = """\
远山茶业\t红河银行\t签约\t<N>月<N>日,远山茶业与红河银行签订合作协议。

红河银行\t远山茶业\tunknown\t<N>月<N>日,远山茶业与红河银行签订合作协议。

云岭茶业\t青石集团\t合作\t云岭茶业有意与青石集团合作。
"""


def write_finre(folder: Path, part: str = "train") -> Path:
    """A data folder with one file of FinRE."""
    path = folder / "finre" / f"{part}.txt"
    path.parent.mkdir()
    path.write_text(FINRE_ROWS, encoding="utf-8")
    return path


def test_pairs_of_one_sentence_are_one_text(tmp_path: Path) -> None:
    """Numbers are a digit, a bank is a Bank, what no head noun tells is an Enterprise."""
    first, second = read_finre(write_finre(tmp_path))
    assert first.text == "3月3日,远山茶业与红河银行签订合作协议。"
    assert first.classes == {"远山茶业": "Enterprise", "红河银行": "Bank"}
    assert either_way(first.labels) == {("红河银行", "远山茶业"): {"签约", "unknown"}}
    assert [m.name for m in find_names(second)] == ["云岭茶业", "青石集团"]


def test_things_that_are_no_names_are_left_out(tmp_path: Path) -> None:
    """FinCorpus gives businesses and products; they are no ends of ours."""
    text = "远山茶业开展茶叶种植，总部位于青石市。"
    rows = [
        ("远山茶业", "公司企业", "开展", "茶叶种植", "业务"),
        ("远山茶业", "公司企业", "位于", "青石市", "地域"),
    ]
    keys = ("subject", "subject_type", "predicate", "object", "object_type")
    triples = [dict(zip(keys, row, strict=True)) for row in rows]
    path = tmp_path / "dev.json"
    line = json.dumps({"text": text, "spo_list": triples}, ensure_ascii=False)
    path.write_text(f"{line}\n", encoding="utf-8")
    (item,) = read_fincorpus(path)
    assert item.classes == {"远山茶业": "Enterprise", "青石市": "Place"}
    assert item.labels == {("远山茶业", "青石市"): {"位于"}}


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ({"合作", "竞争"}, "right"),
        ({"被收购", "竞争"}, "neither"),
        ({"竞争", "unknown"}, "wrong"),
        ({"unknown"}, "silent"),
    ],
)
def test_labels_say_what_a_claim_is_worth(labels: set[str], said: str) -> None:
    """One right label is enough; `unknown` says nothing."""
    assert verdict(frozenset(labels), FINRE[0]) == said


def test_pairs_are_counted_with_their_triggers(tmp_path: Path) -> None:
    """What is only intended is no fact, and counts as found in any modality."""
    items = read_finre(write_finre(tmp_path))
    rules = load_rules(load_relations())
    counts = count([o for item in items for o in read_pairs(item, FINRE[0], rules)], FINRE[0])
    assert (counts["trigger"], counts["trigger any"], counts["trigger of"]) == (1, 2, 2)
    assert (counts["claim right"], counts["claim wrong"]) == (1, 0)


def test_unseen_parts_are_figures_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--errors` is refused for all but the training file."""
    write_finre(tmp_path, "valid")
    command = ["score_public_relations.py", str(tmp_path), "--part", "valid"]
    monkeypatch.setattr(sys, "argv", [*command, "--errors", "partnersWith"])
    with pytest.raises(SystemExit):
        main()
    assert "for figures only" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", command)
    main()
    assert (
        "recall, with a trigger       0.500  (1/2; any modality 1.000)" in capsys.readouterr().out
    )
