"""Train, prune and measure the pkuseg segmenter on the People's Daily of January 1998.

    python segmenter.py SHARED_DATA WORK_DIR MODEL_DIR [--corpus pd1998|ud]

`spacy_pkuseg.train` gives 78 MB; features whose weights are all near zero are dropped, with the
word lists that only those features needed. A twentieth of the paragraphs, drawn with a fixed seed,
is held out; WORK_DIR/segmenter.json has the figures. `ud` trains on UD GSDSimp, which has an open
licence, and measures on its dev sentences: the segmenter of the open variant.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy_pkuseg
import srsly

ROUNDS = 4
THRESHOLD = 0.05  # keeps F1 to the third digit at a tenth of the size


def sentences(source: Path) -> Iterator[list[str]]:
    """Paragraphs as words; surname and given name are one word, full-width ASCII is half-width."""
    for line in source.read_text(encoding="utf-8").splitlines():
        words: list[str] = []
        after_surname = False
        for token in line.split()[1:]:
            word, _, tag = re.sub(r"\](?:nt|ns|nz|nr|[a-z]+)$", "", token.lstrip("[")).rpartition(
                "/"
            )
            word = half_width(re.sub(r"\{[a-z0-9]+\}$", "", word))
            if not word:
                continue
            if tag == "nr" and after_surname and len(words[-1]) <= 2 and len(word) <= 2:
                words[-1] += word
                after_surname = False
            else:
                words.append(word)
                after_surname = tag == "nr"
        if words:
            yield words


def ud_sentences(source: Path) -> Iterator[list[str]]:
    """Sentences of a CoNLL-U file as words."""
    for block in source.read_text(encoding="utf-8").split("\n\n"):
        rows = (line.split("\t") for line in block.splitlines())
        words = [half_width(row[1]) for row in rows if row[0].isdigit()]
        if words:
            yield words


def half_width(text: str) -> str:
    """Full-width digits, letters, percent sign and point as ASCII."""
    return "".join(
        chr(ord(c) - 0xFEE0)
        if c in "％．" or ("０" <= c <= "ｚ" and chr(ord(c) - 0xFEE0).isalnum())
        else c
        for c in text
    )


def prune(trained: Path, target: Path, threshold: float) -> None:
    """Copy a model without the features whose weights are all smaller than `threshold`."""
    data = srsly.read_msgpack(trained / "features.msgpack")
    stored = np.load(trained / "weights.npz")
    tags, size = (int(n) for n in stored["sizes"])
    nodes = stored["w"][: tags * size].reshape(size, tags)
    keep = np.abs(nodes).max(axis=1) >= threshold
    keep[0] = True
    kept = sorted((n, name) for name, n in data["feature_to_idx"].items() if keep[n])
    order = [n for n, _ in kept]
    weights = np.concatenate([nodes[order].ravel(), stored["w"][tags * size :]])
    data["feature_to_idx"] = {name: n for n, (_, name) in enumerate(kept)}
    needed = {part for _, name in kept for part in re.split(r"[.*]", name)}
    data["unigram"] = [word for word in data["unigram"] if word in needed]
    data["bigram"] = []
    target.mkdir(parents=True, exist_ok=True)
    srsly.write_msgpack(target / "features.msgpack", data)
    np.savez_compressed(
        target / "weights.npz", sizes=np.array([tags, len(kept)]), w=np.round(weights, 3)
    )


def measure(model: Path, test: list[list[str]]) -> dict[str, float]:
    """Precision, recall and F1 of words on held-out paragraphs; characters a second."""
    segmenter = spacy_pkuseg.pkuseg(str(model), user_dict=None)
    right = found = gold = characters = 0
    began = time.perf_counter()
    cut = [segmenter.cut("".join(words)) for words in test]
    seconds = time.perf_counter() - began
    for words, guess in zip(test, cut, strict=True):
        a, b = spans(words), spans(guess)
        right, found, gold = right + len(a & b), found + len(b), gold + len(a)
        characters += sum(map(len, words))
    precision, recall = right / found, right / gold
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "characters_per_second": round(characters / seconds, -2),
        "megabytes": round(sum(f.stat().st_size for f in model.iterdir()) / 1e6, 1),
    }


def spans(words: list[str]) -> set[tuple[int, int]]:
    """Character spans of words."""
    found, at = set(), 0
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def split_corpus(data: Path, corpus: str) -> tuple[list[list[str]], list[list[str]]]:
    """Sentences to train on and sentences held out."""
    if corpus == "ud":
        folder = data / "ud_gsdsimp"
        train = list(ud_sentences(folder / "zh_gsdsimp-train-converted.conllu"))
        return train, list(ud_sentences(folder / "zh_gsdsimp-ud-dev.conllu"))
    everything = list(sentences(data / "pd1998" / "pd1998.txt"))
    random.Random(0).shuffle(everything)
    held_out = len(everything) // 20
    return everything[held_out:], everything[:held_out]


def main() -> None:
    """Train where WORK_DIR has no model yet, then prune and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "target"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--corpus", choices=("pd1998", "ud"), default="pd1998")
    args = parser.parse_args()
    work: Path = args.work
    work.mkdir(parents=True, exist_ok=True)
    train, test = split_corpus(args.data, args.corpus)
    trained = work / ("pkuseg" if args.corpus == "pd1998" else "pkuseg-ud")
    if not (trained / "weights.npz").exists():
        for name, part in (("test", test), ("train", train)):
            lines = "".join(" ".join(words) + "\n" for words in part)
            (work / f"{name}.txt").write_text(lines, encoding="utf-8", newline="\n")
        spacy_pkuseg.train(
            str(work / "train.txt"), str(work / "test.txt"), str(trained), train_iter=ROUNDS
        )
    prune(trained, args.target, THRESHOLD)
    figures = {"trained": measure(trained, test), "shipped": measure(args.target, test)}
    name = "segmenter.json" if args.corpus == "pd1998" else "segmenter-ud.json"
    (work / name).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
