"""The different names of a page: mentions gathered under what their names read as."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.entities.context import Context
from kg.entities.reading import Reading, is_relative, read_name
from kg.entities.spelling import bare, clean
from kg.model import Mention

PERSON, PROGRAMME, HONOUR, NAME = "Person", "Programme", "Honour", "name"
_GROUPS = {PERSON: PERSON, PROGRAMME: PROGRAMME, HONOUR: HONOUR}
_PARTIAL = re.compile(
    r".{1,2}(?:某{1,2}|先生|女士|小姐|师傅|老师|大爷|大妈|阿姨|奶奶|爷爷|叔|姨|姐|哥|总|院长|校长|主任|书记)|[小老阿].|.[某×xX*]+"
)
_DOMINANT = 4  # so many times as often: the rarer reading of one string was a slip


@dataclass(slots=True)
class Node:
    """A name of the page with the mentions (by index) that bear it."""

    group: str
    kind: str
    reading: Reading
    mentions: list[int] = field(default_factory=list)


def group_of(kind: str) -> str:
    """Names of different groups are never one: persons, programmes, honours, all others."""
    return _GROUPS.get(kind, NAME)


def is_partial(name: str) -> bool:
    """Is this no full name of a person (`王某`, `杨先生`)?"""
    return bool(_PARTIAL.fullmatch(name))


def gather_nodes(mentions: Sequence[Mention], context: Context) -> list[Node]:
    """One node for each name and what it means, in order of first mention."""
    texts = [bare(clean(mention.name)) for mention in mentions]
    kinds = _kinds(mentions, texts)
    nodes: dict[tuple[str, ...], Node] = {}
    known: dict[tuple[str, str, int], Reading] = {}
    keyed: list[tuple[int, tuple[str, ...]]] = []
    for index, (mention, text) in enumerate(zip(mentions, texts, strict=True)):
        group = group_of(mention.type)
        group, kind = kinds[text, group]
        reading = known.get((text, kind, mention.article))
        if reading is None:
            offset = mention.reading.start
            reading = read_name(text, kind, mention.article, offset, context)
            if not is_relative(text):
                known[text, kind, mention.article] = reading
        key: tuple[str, ...] = (group, text, *_scope(reading, group, mention.article))
        if key not in nodes:
            nodes[key] = Node(group, kind, reading)
        keyed.append((index, key))
    homes = _unresolved_to_resolved(nodes)
    for index, key in keyed:
        nodes[homes.get(key, key)].mentions.append(index)
    return [node for node in nodes.values() if node.mentions]


def _scope(reading: Reading, group: str, article: int) -> tuple[str, str]:
    if reading.relative or (group == PERSON and is_partial(reading.text)):
        return "article", str(article)
    return reading.canonical, reading.where


def _unresolved_to_resolved(
    nodes: dict[tuple[str, ...], Node],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """A name whose division one article tells means the same in the page's other articles."""
    same: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key, node in nodes.items():
        if not node.reading.relative and not is_relative(key[1]):
            same[key[0], key[1]].append(key)
    moved = {}
    for keys in same.values():
        resolved = [key for key in keys if key[3]]
        if len(resolved) == 1:
            moved.update({key: resolved[0] for key in keys if key[2] != "article"})
    return moved


def _kinds(
    mentions: Sequence[Mention], texts: Sequence[str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """For each string and group: the group it is counted in and the class read most often."""
    counts = Counter(zip(texts, (mention.type for mention in mentions), strict=True))
    groups_of: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(dict)
    for (text, kind), count in counts.items():
        groups_of[text].setdefault(group_of(kind), []).append((-count, kind))
    kinds = {}
    for text, groups in groups_of.items():
        sizes = {group: -sum(count for count, _ in found) for group, found in groups.items()}
        top = min(sizes, key=lambda group: (-sizes[group], group))
        for group in groups:
            chosen = top if sizes[top] >= _DOMINANT * sizes[group] else group
            kinds[text, group] = chosen, min(groups[chosen])[1]
    return kinds
