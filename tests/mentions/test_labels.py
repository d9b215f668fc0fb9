"""Labels of other taggers in our classes."""

import pytest

from kg.mentions.labels import class_of_label
from kg.mentions.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("label", "name", "kind"),
    [
        ("PERSON", "陆一禾", "Person"),
        ("GPE", "湄潭县", "Place"),
        ("FAC", "东湖公园", "Place"),
        ("ORG", "湄潭县财政局", "Agency"),
        ("ORG", "黔山银行", "Bank"),
        ("nt", "贵州省总工会", "TradeUnion"),
        ("ORG", "青禾", "Organization"),
        ("company", "青禾", "Enterprise"),
        ("company", "黔山银行", "Bank"),
        ("government", "湄潭县检察院", "Agency"),
        ("Enterprise", "青禾", "Enterprise"),
        ("DATE", "去年", None),
        ("WORK_OF_ART", "红楼梦", None),
    ],
)
def test_a_foreign_label_gives_a_class(label: str, name: str, kind: str | None) -> None:
    """The head noun says which organisation it is; dates and works are no names here."""
    assert class_of_label(label, name, load_lexicon()) == kind
