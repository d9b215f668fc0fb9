"""Ids rest on what a thing's own documents say: the rest of the corpus is of no effect."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import resolve_corpus, resolve_document
from kg.gazetteer import load_gazetteer
from kg.model import Entity
from tests.entities.by_hand import page

# names of one word each, under as many forms as documents have for them
NAMES = {
    "远山": (
        "[太原远山茶业有限公司]Enterprise（以下简称“[远山茶业]Enterprise”）",
        "[太原远山茶业有限责任公司]Enterprise",
        "[远山茶业公司]Enterprise",
        "[远山茶业]Enterprise",
        "[大同远山茶业有限公司]Enterprise",
        "[远山茶业工会]TradeUnion",
        "[远山公司]Enterprise",
    ),
    "支行": (
        "[中国工商银行太原迎泽支行]Bank、[迎泽支行]Bank",
        "[工行迎泽支行]Bank",
        "[迎泽支行]Bank",
        "[建行高新支行]Bank",
    ),
    "总工会": ("[市总工会]TradeUnion", "[太原市总工会]TradeUnion", "[大同市总]TradeUnion"),
    "张伟": (
        "[太原市财政局]Agency局长[张伟]Person说",
        "[太原市财政局]Agency说，[张伟]Person说",
        "局长[张伟]Person说",
        "[张伟]Person说",
        "[柳河医院]Organization职工[张伟]Person",
    ),
    "路": ("[中山路]Place", "[太原市中山路]Place"),
}
Text = tuple[tuple[tuple[str, str], ...], str | None]
TEXTS = st.tuples(
    st.lists(
        st.sampled_from([(word, text) for word, texts in NAMES.items() for text in texts]),
        min_size=1,
        max_size=3,
        unique=True,
    ).map(tuple),
    st.sampled_from(["太原市", "大同市", None]),
)


@cache
def entities_of(text: Text, number: int) -> tuple[Entity, ...]:
    """The entities of the document of this number."""
    parts, home = text
    marked = "。".join(part for _, part in parts)
    articles, mentions = page(marked, home=home, document=f"{number}.txt")
    return resolve_document(articles, mentions, load_gazetteer())[1]


def ids_of(texts: list[tuple[int, Text]]) -> dict[str, str]:
    """The ids of a corpus, its documents by number."""
    return resolve_corpus([entities_of(t, n) for n, t in texts], base_iri="x/")[0]


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_a_new_document_changes_no_id_of_what_it_does_not_name(
    texts: list[Text], added: Text
) -> None:
    """Only what the new document names too, more fully or by two names, may get another id."""
    numbered = list(enumerate(texts))
    before = ids_of(numbered)
    after = ids_of([*numbered, (len(texts), added)])
    said = {word for word, _ in added[0]}
    label = {e.id: e for n, t in numbered for e in entities_of(t, n)}
    for local in before:
        if before[local] != after[local]:
            entity = label[local]
            names = " ".join((entity.label, *entity.aliases))
            assert any(word in names for word in said), (names, before[local], after[local])


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(texts: list[Text], random: object) -> None:
    """Ids and entities are the same for every order."""
    documents = [entities_of(text, number) for number, text in enumerate(texts)]
    shuffled = sorted(documents, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert resolve_corpus(documents, base_iri="x/") == resolve_corpus(shuffled, base_iri="x/")


def test_a_namesake_elsewhere_changes_no_id() -> None:
    """A company, a person and a street of 大同 leave those of 太原 as they were."""
    here: Text = (
        (("远山", "[远山茶业]Enterprise"), ("张伟", "局长[张伟]Person说"), ("路", "[中山路]Place")),
        "太原市",
    )
    there: Text = (
        (
            ("远山", "[大同远山茶业有限公司]Enterprise，[远山茶业]Enterprise"),
            ("张伟", "局长[张伟]Person说"),
            ("路", "[中山路]Place"),
        ),
        "大同市",
    )
    before = ids_of([(0, here)])
    after = ids_of([(0, here), (1, there)])
    assert {local: after[local] for local in before} == before


def test_a_statement_of_identity_changes_the_id() -> None:
    """What another document says to be short for a full name goes under that name."""
    here: Text = ((("远山", "[远山茶业]Enterprise"),), "太原市")
    stated: Text = ((("远山", NAMES["远山"][0]),), "太原市")
    assert ids_of([(0, here)]) == {"0.txt#e1": "x/entity/远山茶业"}
    assert ids_of([(0, here), (1, stated)])["0.txt#e1"] == "x/entity/太原远山茶业有限公司"
