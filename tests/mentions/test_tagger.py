"""The tagger's arrays say what CRFsuite says of the same features."""

from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from kg.errors import InputError
from kg.mentions.features import character_features
from kg.mentions.lexicon import load_lexicon
from kg.mentions.tagger import Tagger, Words
from kg.mentions.tagger.best import best_labels
from kg.mentions.tagger.crfsuite import read_crfsuite
from kg.mentions.tagger.weights import Weights, load_weights, save_weights
from kg.model import Span

SENTENCES = (
    "青石市总工会向远山茶业有限公司的陆一禾授予2024年“五一奖章”。",
    "黔山银行 柳河支行（以下简称“支行”）发放贷款3,500万元",
    "記者 ABC、通讯员王小明在新华社北京电",
    "工",
    "，。！①😀𠮷",
    "欧阳青说：昌平区人民法院、远山茶业都在场。",
)


def words_of(sentence: str) -> list[Span]:
    """Words of two characters, none of them white space."""
    spans = [Span(i, min(i + 2, len(sentence))) for i in range(0, len(sentence), 2)]
    return [span for span in spans if not sentence[span.start : span.end].isspace()]


WORDS = [words_of(sentence) for sentence in SENTENCES]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of CRFsuite with features of every template, trained on labels of no meaning."""
    path = tmp_path_factory.mktemp("model") / "names.crfsuite"
    trainer = pycrfsuite.Trainer(algorithm="averaged-perceptron", verbose=False)
    for sentence, words in zip(SENTENCES, WORDS, strict=True):
        rows = character_features(sentence, words, load_lexicon())
        trainer.append(rows, [f"{'OBIES'[ord(c) % 5]}-{ord(c) % 3}" for c in sentence])
    trainer.set_params({"max_iterations": 5})
    trainer.train(str(path))
    return path


@pytest.fixture(scope="module")
def weights(trained: Path) -> Weights:
    """The model as arrays."""
    return read_crfsuite(trained.read_bytes())


def test_labels_are_those_of_crfsuite(trained: Path, weights: Weights) -> None:
    """All sentences at once, as one by one; sentences that it has not seen, too."""
    reference = pycrfsuite.Tagger()
    reference.open(str(trained))
    sentences = [*SENTENCES, *(sentence[::-1] for sentence in SENTENCES)]
    words = [words_of(sentence) for sentence in sentences]
    rows = [
        character_features(sentence, own, load_lexicon())
        for sentence, own in zip(sentences, words, strict=True)
    ]
    labels = Tagger(weights, load_lexicon()).label(sentences, Words.of(words))
    assert labels == [reference.tag(row) for row in rows]
    assert len({label for row in labels for label in row}) > 5


def test_features_without_weights_say_nothing(weights: Weights) -> None:
    """What the model never saw adds nothing; of the rest each number has its weights."""
    places, counts = weights.entries(np.array([weights.unknown, 0, weights.unknown]))
    assert counts.tolist() == [0, weights.first[1], 0]
    assert places.tolist() == list(range(weights.first[1]))
    assert weights.grams["pairs"].find(np.array([1, 2])).tolist() == 2 * [
        len(weights.grams["pairs"].keys)
    ]


def test_the_best_labels_are_found_for_sentences_of_any_length() -> None:
    """As by trying every sequence; of two that are equal the one with the earlier label."""
    transitions = np.array([[0.0, -2.0], [1.0, 0.5]])
    scores = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.5], [0.0, 0.0]])
    assert best_labels(scores, np.array([0, 3, 3, 4]), transitions).tolist() == [1, 1, 1, 0]
    assert best_labels(scores[:0], np.array([0]), transitions).tolist() == []


def test_weights_survive_their_file(weights: Weights, tmp_path: Path) -> None:
    """Every array and every string comes back."""
    save_weights(weights, tmp_path / "names.npz")
    again = load_weights(tmp_path / "names.npz")
    assert (again.labels, again.words, again.others) == (
        weights.labels,
        weights.words,
        weights.others,
    )
    for name in ("transitions", "first", "targets", "values", "word_numbers"):
        assert np.array_equal(getattr(again, name), getattr(weights, name))
    assert all(
        np.array_equal(again.grams[kind].keys, table.keys)
        and np.array_equal(again.grams[kind].numbers, table.numbers)
        for kind, table in weights.grams.items()
    )


def test_other_bytes_are_no_model() -> None:
    """What CRFsuite did not write is refused in words."""
    with pytest.raises(InputError, match="not a model of CRFsuite"):
        read_crfsuite(b"PK\x03\x04 something else")
