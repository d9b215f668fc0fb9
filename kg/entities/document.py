"""Identity inside one document: which mentions name one thing, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kg.entities.clusters import Clusters
from kg.entities.context import Context
from kg.entities.joins import (
    join_equal,
    join_owned,
    join_persons,
    join_relative,
    join_short,
    join_stated,
)
from kg.entities.labels import label_of, place_tag
from kg.entities.namesakes import part_namesakes
from kg.entities.nodes import Node, gather_nodes
from kg.entities.posts import find_posts
from kg.entities.reading import SAME
from kg.entities.spelling import bare, clean
from kg.entities.stated import find_declarations
from kg.entities.traits import find_traits, to_posts
from kg.entities.votes import voted
from kg.gazetteer import Gazetteer
from kg.model import Article, Entity, Mention, Merge, Post
from kg.script import to_simplified


def resolve_document(
    articles: Sequence[Article], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions with local entity ids (`DOCUMENT#e1` …), and the entities by first mention.

    What the mentions' `entity` held before is not looked at. Names join for a reason, which the
    entity keeps; where several longer names fit a short one, it stays by itself.
    """
    context = Context(articles, mentions, gazetteer)
    nodes = gather_nodes(mentions, context)
    clusters = Clusters(len(nodes))
    join_equal(nodes, clusters)
    aliases = join_stated(nodes, clusters, find_declarations(articles, mentions))
    join_short(nodes, clusters)
    join_relative(nodes, clusters, {i: mention.article for i, mention in enumerate(mentions)})
    join_owned(nodes, clusters)
    join_persons(nodes, clusters)
    posts = tuple(find_posts(articles, mentions))
    part_namesakes(nodes, clusters, posts, articles, mentions)
    things = _things(nodes, clusters, aliases, mentions)
    entity_of = {i: thing.id for thing in things for node in thing.nodes for i in node.mentions}
    held = to_posts(posts, entity_of)
    named = tuple(_of_entity(mention, entity_of[i]) for i, mention in enumerate(mentions))
    return named, tuple(_to_entity(it, held.get(it.id, ()), mentions, context) for it in things)


class _Thing(NamedTuple):
    """The names found to be one thing's, why, and those that the text states to be its."""

    id: str
    nodes: list[Node]
    reasons: set[tuple[str, str]]
    stated: set[str]


def _things(
    nodes: list[Node],
    clusters: Clusters,
    stated: dict[int, set[str]],
    mentions: Sequence[Mention],
) -> list[_Thing]:
    """The things of a document, with their ids, by first mention."""
    given: dict[int, set[str]] = defaultdict(set)
    for index, names in stated.items():
        given[clusters.root(index)] |= names
    sets = [
        (min((mentions[i].start, i) for at in members for i in nodes[at].mentions), members)
        for members in clusters.members()
    ]
    return [
        _Thing(
            f"{mentions[first].document}#e{number}",
            [nodes[at] for at in members],
            {pair for at in members for pair in clusters.reasons.get(at, ())},
            given.get(members[0], set()),
        )
        for number, ((_, first), members) in enumerate(sorted(sets), 1)
    ]


def _of_entity(m: Mention, entity: str) -> Mention:
    """The mention with its entity: what `replace` does, for each of very many."""
    return Mention(
        m.document, m.article, m.start, m.end, m.text, m.type, m.subtype, m.reading, m.name, entity
    )


def _to_entity(
    thing: _Thing, posts: tuple[Post, ...], mentions: Sequence[Mention], context: Context
) -> Entity:
    nodes, stated = thing.nodes, thing.stated
    label, bearer = label_of(nodes, mentions)
    indices = sorted(index for node in nodes for index in node.mentions)
    own = [mentions[index] for index in indices]
    kind = voted([m.type for m in own], mentions[bearer.mentions[0]].type)
    subtypes = [m.subtype for m in own if m.type == kind and m.subtype]
    printed = {pair for mention in own if (pair := _printed(mention))}
    names = {clean(mention.name) for mention in own} | stated
    names |= {alias for alias, _ in printed}
    merged = {(node.reading.text, node.reading.reason) for node in nodes} | thing.reasons
    merged = {pair for pair in merged if pair[0] != label and pair[1] != SAME}
    merged |= {(name, "stated in the text") for name in stated if name != label}
    merged |= {pair for pair in printed if pair[0] != label}
    if merged:
        merged |= {
            (name, reason)
            for name in names
            for alias, reason in merged
            if alias == bare(name) != name
        }
    return Entity(
        id=thing.id,
        type=kind,
        subtype=voted(subtypes) if subtypes else None,
        label=label,
        aliases=tuple(sorted(names - {label})),
        place=place_tag(bearer, kind, label, context, own[0].article),
        merged=tuple(sorted(Merge(alias, reason) for alias, reason in merged)),
        traits=find_traits(nodes, bearer, kind, stated, posts, mentions, context),
    )


def _printed(mention: Mention) -> tuple[str, str] | None:
    """What stands on the page where the stages read another name, and why they do."""
    if mention.text == mention.name:
        return None
    text, read = "".join(mention.text.split()), "".join(mention.name.split())
    if text == read:
        return None
    return clean(text), "traditional script" if to_simplified(text) == read else "list of names"
