"""Sentences of FinRE and FinCorpus with the pairs of names that they label."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate import find_gold_mentions
from kg.evaluate.records import GoldEntity, GoldPage
from kg.mentions.lexicon import Lexicon, load_lexicon
from kg.mentions.names import classify
from kg.mentions.sentences import split_sentences
from kg.model import Article, Mention, Paragraph, Piece, Sentence

DIGIT = "3"  # what FinRE's `<N>` is read as
FINCORPUS_CLASS = {"地域": "Place", "人员": "Person", "公司企业": "Enterprise"}
Pair = tuple[str, str]


@dataclass(frozen=True)
class Labelled:
    """A sentence, the class of each of its names, and the labels of each pair (head, tail)."""

    text: str
    classes: dict[str, str] = field(default_factory=dict)
    labels: dict[Pair, set[str]] = field(default_factory=dict)

    def add(self, head: str, tail: str, label: str) -> None:
        """One more labelled pair."""
        self.labels.setdefault((head, tail), set()).add(label)


def read_finre(path: Path) -> list[Labelled]:
    """The sentences of a FinRE file: head, tail, label and sentence with tabs between."""
    texts: dict[str, Labelled] = {}
    lexicon = load_lexicon()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            head, tail, label, text = (re.sub("<N>", DIGIT, part) for part in line.split("\t"))
            item = texts.setdefault(text, Labelled(text))
            item.classes.update((name, guess_class(name, lexicon)) for name in (head, tail))
            item.add(head, tail, label)
    return list(texts.values())


def read_fincorpus(path: Path) -> list[Labelled]:
    """The texts of a FinCorpus file; things that are no names (业务, 行业, 产品) are left out."""
    lexicon, items = load_lexicon(), []
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        item = Labelled(row["text"])
        for triple in row["spo_list"]:
            ends = {triple[end]: FINCORPUS_CLASS.get(triple[f"{end}_type"]) for end in ENDS}
            classes = {
                name: guess_class(name, lexicon) if kind == "Enterprise" else kind
                for name, kind in ends.items()
                if kind
            }
            item.classes.update(classes)
            if len(classes) == 2:
                item.add(triple["subject"], triple["object"], triple["predicate"])
        items.append(item)
    return items


ENDS = ("subject", "object")


def guess_class(name: str, lexicon: Lexicon) -> str:
    """Place where our lists have it as one, else what its head noun says, else Enterprise."""
    if name in lexicon.divisions or name in lexicon.places:
        return "Place"
    return classify(name, "Enterprise", lexicon)[0]


def find_names(item: Labelled) -> Iterator[Mention]:
    """Every place where a given name stands; of two that overlap the longer."""
    gold = GoldPage("text", tuple(GoldEntity(name, (), name, (name,)) for name in item.classes), ())
    for span, name, _ in find_gold_mentions(gold, item.text):
        yield Mention("text", 1, *span, name, item.classes[name], None, span, name, name)


def to_article(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    """The text as one paragraph."""
    whole = (Piece(0, 0, len(text)),)
    body = (Paragraph("body", 0, len(text)),)
    article = Article("text", 1, "", 0, len(text), text, whole, body)
    return article, tuple(Sentence(*span) for span in split_sentences(text))


def either_way(labels: dict[Pair, set[str]]) -> dict[Pair, set[str]]:
    """Labels of pairs without a direction: the names of a pair sorted, labels of both together."""
    merged: dict[Pair, set[str]] = defaultdict(set)
    for pair, found in labels.items():
        merged[sort_pair(*pair)] |= found
    return dict(merged)


def sort_pair(one: str, other: str) -> Pair:
    """The two names in order."""
    return (one, other) if one <= other else (other, one)


def without_names(text: str, mentions: Iterable[Mention]) -> str:
    """The text with its names blanked, so that no trigger is found inside one."""
    for mention in mentions:
        text = text[: mention.start] + " " * len(mention.text) + text[mention.end :]
    return text
