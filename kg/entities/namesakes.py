"""Two persons of one name in one document: they serve two bodies, and nobody holds both posts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kg.entities.clusters import Clusters
from kg.entities.nodes import PERSON, Node
from kg.entities.tails import PARTY, UNION
from kg.model import Article, Mention

Found = Sequence[tuple[int, int | None, str]]
_SAID = re.compile("同名|重名")
_NEAR = 40
# officials bear several of these at once, and a company's head leads its group and its Party branch
_SHARED = frozenset(
    {PARTY, "government", "congress", "commission", "taskforce", "office", "bureau", "company"}
)
_COMMON_OPENING = 4


def part_namesakes(
    nodes: list[Node],
    clusters: Clusters,
    found: Found,
    articles: Iterable[Article],
    mentions: Sequence[Mention],
) -> None:
    """A node of its own for each second person of a name, with the mentions nearest behind.

    `found` are the posts of `find_posts`. Two posts part a name where the text says that persons
    share it (`两人同名`), or where no one holds both: at a hospital and at another body's union.
    """
    texts = {article.number: article.text for article in articles}
    at_of = {index: at for at, node in enumerate(nodes) for index in node.mentions}
    served: dict[int, dict[int, int]] = {}
    for index, body, _ in found:
        if body is not None and nodes[at_of[index]].group == PERSON:
            served.setdefault(at_of[index], {})[index] = clusters.root(at_of[body])
    for at, bodies in served.items():
        roots = sorted(set(bodies.values()))
        if len(roots) < 2 or not _are_two(roots, nodes, bodies, texts, mentions):
            continue
        _part(nodes, clusters, at, bodies)


def _are_two(
    roots: Sequence[int],
    nodes: Sequence[Node],
    bodies: dict[int, int],
    texts: dict[int, str],
    mentions: Sequence[Mention],
) -> bool:
    for index in bodies:
        mention = mentions[index]
        start = max(0, mention.reading.start - _NEAR)
        if _SAID.search(texts[mention.article], start, mention.reading.end + _NEAR):
            return True
    readings = [nodes[root].reading for root in roots]
    kinds = {reading.kind for reading in readings}
    if len(readings) != 2 or None in kinds or kinds & _SHARED:
        return False
    one, other = (reading.canonical for reading in readings)
    return one[:_COMMON_OPENING] != other[:_COMMON_OPENING] and (
        len(kinds) == 2 or kinds == {UNION}
    )


def _part(nodes: list[Node], clusters: Clusters, at: int, bodies: dict[int, int]) -> None:
    node = nodes[at]
    introduced = sorted(bodies)
    first = bodies[introduced[0]]
    parts: dict[int, list[int]] = {}
    for index in sorted(node.mentions):
        before = bisect_right(introduced, index)
        body = bodies[introduced[before - 1]] if before else first
        parts.setdefault(body, []).append(index)
    node.mentions[:] = parts.pop(first)
    for body in sorted(parts):
        nodes.append(Node(node.group, node.kind, node.reading, parts[body]))
        clusters.add()
