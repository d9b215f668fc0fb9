"""What the outputs show verbatim of a page in traditional script."""

import pytest

import kg

PAGE = """# 黔山銀行向茶農放貸

黔山銀行湄潭支行向湄潭縣財政局與15家茶葉企業發放貸款300萬元。"""


@pytest.mark.slow
def test_statements_bear_the_words_of_the_page() -> None:
    """Sentence, group and amount stay in traditional script, entities join in simplified."""
    graph = kg.build_text(PAGE)
    groups = {s.object_text: s for s in graph.statements if s.object_text}
    assert groups.keys() == {"茶農", "15家茶葉企業"}
    evidence = groups["15家茶葉企業"].evidence[0]
    assert evidence.text == PAGE[evidence.start : evidence.end]
    assert evidence.amount is not None
    assert (evidence.amount.value, evidence.amount.text) == ("3000000", "300萬元")
    assert "黔山银行湄潭支行" in {entity.label for entity in graph.entities}
    assert graph.articles[0].title == "黔山銀行向茶農放貸"
