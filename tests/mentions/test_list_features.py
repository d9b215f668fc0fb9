"""What the word lists say of each character of some sentences."""

from kg.mentions.lexicon import load_lexicon
from kg.mentions.list_features import APART, list_features


def features_of(text: str) -> list[set[str]]:
    """The names of each character's features."""
    features = list_features(load_lexicon())
    found: list[set[str]] = [set() for _ in text]
    for at, number in zip(*features.find(text), strict=True):
        found[at].add(features.names[number])
    return found


def test_a_division_marks_its_characters_and_its_neighbours() -> None:
    """Its first, inner and last one, the one before and the one behind."""
    found = [{f for f in own if f[0] == "D"} for own in features_of("在昌平区里")]
    assert [{f.partition("=")[0] + f.partition("=")[2][0] for f in own} for own in found] == [
        {"D1B"},
        {"DB", "D1I"},
        {"DI", "D-1B", "D1E"},
        {"DE", "D-1I"},
        {"D-1E"},
    ]


def test_a_head_noun_is_seen_from_its_left_up_to_a_break() -> None:
    """With its distance in steps of three characters; nobody sees over a comma."""
    found = features_of("甲，乙丙丁戊总工会")
    seen = [{f for f in own if f.startswith("nh")} for own in found]
    assert not seen[0] and not seen[1]
    assert [max(own)[-1] for own in seen[2:7]] == ["2", "2", "1", "1", "1"]


def test_a_surname_is_told_with_the_words_around_it() -> None:
    """记者 before it, 说 behind it; the two characters after it know of it."""
    found = features_of("记者王小明说")
    assert "pb" in found[2] and "pa3" in found[2]
    assert any(f.startswith("sn-1=") for f in found[3])
    assert any(f.startswith("sn-2=") for f in found[4])


def test_no_sentence_knows_of_the_next() -> None:
    """The features of several are those of each alone."""
    first, second = "记者王", "说昌平区总工会"
    joined = features_of(first + APART + second)
    assert joined[: len(first)] == features_of(first)
    assert joined[-len(second) :] == features_of(second)
