"""One tool in a process of its own: what it finds, and what that costs.

    python scripts/benchmark_tools.py TOOL TEXTS.json RESULT.json

`benchmark_names.py` starts it. Nothing that a tool does not need is imported, so that the memory is
the tool's. Seconds are the processor's, on one core: what else runs on the machine counts little.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

Found = tuple[int, int, str]
Finder = Callable[[list[str]], Iterable[list[Found]]]
PKUSEG = Path(__file__).parent.parent / "kg" / "mentions" / "model" / "tokenizer" / "pkuseg_model"
WARM_UP = "昌平区总工会与中国银行昌平支行签约，副主任张伟出席。"
BATCH = 64  # sentences at once, for the tools that take several

PERSON, PLACE, ORGANIZATION = "Person", "Place", "Organization"
TAGS = {
    "jieba": {"nr": PERSON, "nrt": PERSON, "nrfg": PERSON, "ns": PLACE, "nt": ORGANIZATION},
    "jiagu": {"PER": PERSON, "LOC": PLACE, "ORG": ORGANIZATION},
    "LAC": {"PER": PERSON, "LOC": PLACE, "ORG": ORGANIZATION},
    "foolnltk": {
        "person": PERSON,
        "location": PLACE,
        "org": ORGANIZATION,
        "company": ORGANIZATION,
    },
}


def load_kg() -> Finder:
    """Ours, which reads a page at once; its classes are the scorer's."""
    kg, spans = import_module("kg"), import_module("kg.mentions.spans")
    nlp = kg.load_pipeline()
    return lambda texts: [[tuple(n[:3]) for n in spans.names_in(d)] for d in nlp.pipe(texts)]


def load_jieba() -> Finder:
    """A name is a word of one of jieba's tags for them."""
    posseg = import_module("jieba.posseg")
    return lambda texts: [
        tagged_words(text, ((pair.word, pair.flag) for pair in posseg.cut(text)), TAGS["jieba"])
        for text in texts
    ]


def load_jiagu() -> Finder:
    """The labels of jiagu, B, I and O over its words."""
    jiagu = import_module("jiagu")
    jiagu.init()

    def find(text: str) -> list[Found]:
        words = list(jiagu.seg(text))
        return tagged_words(text, join_begun(words, jiagu.ner(words)), TAGS["jiagu"])

    return lambda texts: map(find, texts)


def load_lac() -> Finder:
    """LAC, whose `paddle.fluid` PaddlePaddle 2.5 renamed to `paddle.base`."""
    base = import_module("paddle.base")
    sys.modules |= {"paddle.fluid": base, "paddle.fluid.core": base.core}
    import_module("paddle").fluid = base  # type: ignore[attr-defined]
    lac = import_module("LAC").LAC(mode="lac")

    def find(texts: list[str]) -> Iterator[list[Found]]:
        for part in batches(texts):
            for text, (words, tags) in zip(part, lac.run(part[:]), strict=True):
                yield tagged_words(text, zip(words, tags, strict=True), TAGS["LAC"])

    return find


def load_foolnltk() -> Finder:
    """The names of foolnltk, in TensorFlow 2's mode for version 1, with the decoder that version 2 dropped."""
    version_1 = import_module("tensorflow.compat.v1")
    version_1.disable_eager_execution()
    crf: Any = ModuleType("tensorflow.contrib.crf")
    crf.viterbi_decode = viterbi_decode
    sys.modules |= {"tensorflow": version_1, "tensorflow.contrib.crf": crf}
    sys.modules["tensorflow.contrib"] = ModuleType("tensorflow.contrib")
    fool, kinds = import_module("fool"), TAGS["foolnltk"]

    def find(texts: list[str]) -> Iterator[list[Found]]:
        for part in batches(texts):
            for names in fool.ner(part):
                yield [(start, end, kinds[tag]) for start, end, tag, _ in names if tag in kinds]

    return find


def load_pkuseg_words() -> Finder:
    """The words of the segmenter that we ship, as `training/segmenter.py` measures it."""
    segmenter = import_module("spacy_pkuseg").pkuseg(str(PKUSEG), user_dict=None)
    return lambda texts: [words_of(text, segmenter.cut(text)) for text in texts]


def load_jieba_words() -> Finder:
    """The words of jieba."""
    jieba = import_module("jieba")
    return lambda texts: [words_of(text, jieba.cut(text)) for text in texts]


LOADERS: dict[str, Callable[[], Finder]] = {
    "kg": load_kg,
    "jieba": load_jieba,
    "jiagu": load_jiagu,
    "LAC": load_lac,
    "foolnltk": load_foolnltk,
    "pkuseg words": load_pkuseg_words,
    "jieba words": load_jieba_words,
}


def batches(texts: list[str]) -> Iterator[list[str]]:
    """The texts by so many at once."""
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def tagged_words(text: str, words: Iterable[tuple[str, str]], kinds: dict[str, str]) -> list[Found]:
    """The words whose tag means a class, as spans; a tool may drop white space between them."""
    found, at = list[Found](), 0
    for word, tag in words:
        at = text.index(word, at)
        if tag in kinds:
            found.append((at, at + len(word), kinds[tag]))
        at += len(word)
    return found


def words_of(text: str, words: Iterable[str]) -> list[Found]:
    """All words as spans."""
    return tagged_words(text, ((word, "") for word in words), {"": ""})


def join_begun(words: list[str], labels: list[str]) -> Iterator[tuple[str, str]]:
    """Words labelled B-X and the I-X after them, as one tagged X."""
    joined: list[tuple[str, str]] = []
    for word, label in zip(words, labels, strict=True):
        place, _, tag = label.partition("-")
        if place == "I" and joined and joined[-1][1] == tag:
            joined[-1] = (joined[-1][0] + word, tag)
        else:
            joined.append((word, tag))
    yield from joined


def trimmed(text: str, names: list[Found]) -> list[Found]:
    """The names without the white space that some tools take into them."""
    cut = []
    for start, end, kind in names:
        name = text[start:end].lstrip()
        start = end - len(name)
        cut.append((start, start + len(name.rstrip()), kind))
    return [name for name in cut if name[0] < name[1]]


def viterbi_decode(score: Any, transitions: Any) -> tuple[list[int], Any]:
    """The best path through scores of steps and tags: TensorFlow 1's function of that name."""
    numpy = import_module("numpy")
    best, back = score[0], []
    for step in score[1:]:
        through = best[:, None] + transitions
        back.append(through.argmax(axis=0))
        best = step + through.max(axis=0)
    path = [int(numpy.argmax(best))]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1], best.max()


def peak_memory() -> int:
    """Megabytes; `ru_maxrss` would inherit the peak of the process that started this one."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024)
    return 0


def measure(tool: str, texts: list[str]) -> dict[str, Any]:
    """Load, find, and what it cost; `error` where the tool does not load here."""
    try:
        find = LOADERS[tool]()
        list(find([WARM_UP]))
    except Exception as error:  # whatever a tool of others throws
        return {"error": type(error).__name__, "message": str(error).partition("\n")[0]}
    loaded = time.process_time()
    found = list(find(texts))
    seconds = time.process_time() - loaded
    return {
        "found": [trimmed(text, names) for text, names in zip(texts, found, strict=True)],
        "load_seconds": loaded,
        "characters_per_second": sum(map(len, texts)) / seconds,
        "memory_megabytes": peak_memory(),
    }


def main() -> None:
    """Measure on one core."""
    tool, texts, result = sys.argv[1:4]
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    measured = measure(tool, json.loads(Path(texts).read_text(encoding="utf-8")))
    Path(result).write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
