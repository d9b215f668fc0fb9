"""`kg.load_pipeline` with a spaCy model of the user's, with a list of names, in traditional script."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import kg
from kg.errors import UsageError


def small_model(folder: Path, lang: str = "zh", *, ner: bool = True) -> Path:
    """A model as a user would have it, by patterns in the place of training."""
    nlp: Language = spacy.blank(lang)
    if ner:
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns(  # type: ignore[attr-defined]
            [
                {"label": "PERSON", "pattern": "陆一禾"},
                {"label": "ORG", "pattern": "据湄潭县财政局"},
                {"label": "ORG", "pattern": "青禾"},
                {"label": "DATE", "pattern": "昨天"},
            ]
        )
    nlp.to_disk(folder / f"{lang}{ner}")
    return folder / f"{lang}{ner}"


def names(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Names with their labels."""
    return [(ent.text, ent.label_) for ent in nlp(text).ents]


def test_a_users_model_takes_the_taggers_place(tmp_path: Path) -> None:
    """Its labels become ours, the grammar sets edges and adds what structure gives away."""
    nlp = kg.load_pipeline(small_model(tmp_path))
    assert nlp.pipe_names == ["entity_ruler", "kg_labels", "kg_grammar"]
    assert names(nlp, "据湄潭县财政局昨天统计，青禾的陆一禾与贵州省总工会签约。") == [
        ("湄潭县财政局", "AGENCY"),
        ("青禾", "ORGANIZATION"),
        ("陆一禾", "PERSON"),
        ("贵州省总工会", "TRADEUNION"),
    ]


def test_a_model_that_cannot_serve_is_refused(tmp_path: Path) -> None:
    """One that is not there, one for another language, one without names."""
    with pytest.raises(UsageError, match="no_such_model: no spaCy model that loads here"):
        kg.load_pipeline("no_such_model")
    with pytest.raises(UsageError, match="a model for 'en'"):
        kg.load_pipeline(small_model(tmp_path, "en"))
    with pytest.raises(UsageError, match="nothing in it finds entities"):
        kg.load_pipeline(small_model(tmp_path, ner=False))


@pytest.mark.slow
def test_a_list_of_names_leaves_the_shared_pipeline_alone(tmp_path: Path) -> None:
    """The canonical form is the entity's `kb_id_`; other callers see nothing of the list."""
    path = tmp_path / "names.tsv"
    path.write_text("云栖\tEnterprise\t云栖智能有限公司\n", encoding="utf-8")
    doc = kg.load_pipeline(names=path)("云栖与市总工会签约。")
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("云栖", "ENTERPRISE", "云栖智能有限公司"),
        ("市总工会", "TRADEUNION", ""),
    ]
    assert "kg_names" not in kg.load_pipeline().pipe_names


@pytest.mark.slow
@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        (
            "臺北市政府與黔山銀行湄潭支行簽約，總經理陳明宏表示歡迎。",
            "台北市政府与黔山银行湄潭支行签约，总经理陈明宏表示欢迎。",
        ),
        ("據廣東省總工會統計，東莞市財政局撥款。", "据广东省总工会统计，东莞市财政局拨款。"),
    ],
)
def test_traditional_script_gives_the_same_names(traditional: str, simplified: str) -> None:
    """Same classes, same offsets, the text as it is printed."""
    nlp = kg.load_pipeline()
    one, other = nlp(traditional), nlp(simplified)
    assert one.text == traditional
    assert len(one.ents) >= 2
    assert [(e.start_char, e.end_char, e.label_) for e in one.ents] == [
        (e.start_char, e.end_char, e.label_) for e in other.ents
    ]
