"""The trained pipeline that ships with the package."""

from itertools import chain
from pathlib import Path

import pytest

from kg.articles import find_articles
from kg.gazetteer import load_gazetteer
from kg.mentions import load_pipeline, tag_articles
from kg.mentions.pipeline import COMPONENTS, MODEL_DIR
from kg.model import Document

PAGE = """# 茶农拿到贷款

本报讯（记者 陆一禾）3月12日，黔山银行湄潭支行向位于湄潭县兴隆镇的贵州翠岭茶业有限公司发放贷款200万元。

# 工匠进校园

翠岭茶业制茶师冯晓岚昨天被贵州省总工会授予“贵州工匠”称号。
"""


def test_nothing_shipped_is_a_pickle() -> None:
    """Weights are msgpack, and npz without objects."""
    files = [path for path in MODEL_DIR.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert not [path for path in files if path.suffix in {".pkl", ".pickle", ".joblib"}]


@pytest.mark.slow
def test_the_pipeline_is_spacys_with_pkuseg_and_our_steps() -> None:
    """A spaCy user finds a `Language` whose tokenizer is pkuseg and whose steps have names."""
    nlp = load_pipeline()
    assert nlp.lang == "zh"
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert str(nlp.config["nlp"]["tokenizer"]["segmenter"]) == "pkuseg"
    analysis = nlp.analyze_pipes()
    assert analysis and analysis["problems"] == {name: [] for name in COMPONENTS}


@pytest.mark.slow
def test_names_bear_the_labels_of_the_ontology() -> None:
    """`doc.ents` are whole names with class, and the subtype is their id."""
    doc = load_pipeline()("据北京市海淀区金融办统计，工行海淀支行向北京市总工会捐款。")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("北京市海淀区金融办", "AGENCY"),
        ("工行海淀支行", "BANK"),
        ("北京市总工会", "TRADEUNION"),
    ]
    assert [sent.text for sent in doc.sents] == [doc.text]


@pytest.mark.slow
def test_the_pipeline_survives_disk(tmp_path: Path) -> None:
    """What a spaCy user saves and loads finds the same names."""
    import spacy

    text = "黔山银行向翠岭茶业有限公司发放贷款。"
    load_pipeline().to_disk(tmp_path)
    again = spacy.load(tmp_path)(text)
    assert [ent.text for ent in again.ents] == [ent.text for ent in load_pipeline()(text).ents]


@pytest.mark.slow
def test_articles_of_a_page_share_their_names() -> None:
    """A company in full in one article is known by its core in the next; offsets are the page's."""
    document = Document("a.txt", PAGE, "")
    articles = find_articles(document, load_gazetteer())
    mentions = list(
        chain.from_iterable(t.mentions for t in tag_articles(load_pipeline(), document, articles))
    )
    assert all(PAGE[m.start : m.end] == m.text for m in mentions)
    assert [m.text for m in mentions if m.type == "Enterprise"] == [
        "贵州翠岭茶业有限公司",
        "翠岭茶业",
    ]
    assert {m.text: m.type for m in mentions}["黔山银行湄潭支行"] == "Bank"
