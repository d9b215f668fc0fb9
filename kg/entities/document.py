"""Identity inside one document: which mentions name one thing, and what it is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from kg.gazetteer import Gazetteer
from kg.model import Article, Entity, Mention, Merge
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
    named, entities = _to_entities(nodes, clusters, aliases, mentions, context)
    return named, _with_posts(entities, named, posts)


def _with_posts(
    entities: tuple[Entity, ...],
    mentions: Sequence[Mention],
    found: Iterable[tuple[int, int | None, str]],
) -> tuple[Entity, ...]:
    posts = to_posts(found, {index: mention.entity for index, mention in enumerate(mentions)})
    return tuple(
        replace(entity, traits=replace(entity.traits, posts=posts[entity.id]))
        if entity.id in posts
        else entity
        for entity in entities
    )


def _to_entities(
    nodes: list[Node],
    clusters: Clusters,
    stated: dict[int, set[str]],
    mentions: Sequence[Mention],
    context: Context,
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    sets = [[nodes[index] for index in members] for members in clusters.members()]
    reasons = [
        {pair for index in members for pair in clusters.reasons.get(index, ())}
        for members in clusters.members()
    ]
    given: dict[int, set[str]] = defaultdict(set)
    for index, names in stated.items():
        given[clusters.root(index)] |= names
    roots = [members[0] for members in clusters.members()]
    first = [min((mentions[i].start, i) for node in s for i in node.mentions) for s in sets]
    entities: list[Entity] = []
    entity_of: dict[int, str] = {}
    for at in sorted(range(len(sets)), key=lambda at: first[at]):
        local = f"{mentions[first[at][1]].document}#e{len(entities) + 1}"
        entities.append(
            _to_entity(local, sets[at], reasons[at], given[roots[at]], mentions, context)
        )
        entity_of.update({i: local for node in sets[at] for i in node.mentions})
    named = tuple(_of_entity(m, entity_of[i]) for i, m in enumerate(mentions))
    return named, tuple(entities)


def _of_entity(m: Mention, entity: str) -> Mention:
    """The mention with its entity: what `replace` does, for each of very many."""
    return Mention(
        m.document, m.article, m.start, m.end, m.text, m.type, m.subtype, m.reading, m.name, entity
    )


def _to_entity(
    local: str,
    nodes: list[Node],
    reasons: set[tuple[str, str]],
    stated: set[str],
    mentions: Sequence[Mention],
    context: Context,
) -> Entity:
    label, bearer = label_of(nodes, mentions)
    indices = sorted(index for node in nodes for index in node.mentions)
    kind = _voted(Counter(mentions[i].type for i in indices), mentions[bearer.mentions[0]].type)
    subtypes = Counter(m.subtype for i in indices if (m := mentions[i]).type == kind and m.subtype)
    printed = {pair for index in indices if (pair := _printed(mentions[index]))}
    names = {clean(mentions[index].name) for index in indices} | stated
    names |= {alias for alias, _ in printed}
    own = {(node.reading.text, node.reading.reason) for node in nodes if node.reading.text != label}
    merged = {pair for pair in own | reasons if pair[0] != label and pair[1] != SAME}
    merged |= {(name, "stated in the text") for name in stated if name != label}
    merged |= {pair for pair in printed if pair[0] != label}
    merged |= {
        (name, reason) for name in names for alias, reason in merged if alias == bare(name) != name
    }
    article = mentions[min(indices)].article
    return Entity(
        id=local,
        type=kind,
        subtype=_voted(subtypes) if subtypes else None,
        label=label,
        aliases=tuple(sorted(names - {label})),
        place=place_tag(bearer, kind, label, context, article),
        merged=tuple(sorted(Merge(alias, reason) for alias, reason in merged)),
        traits=find_traits(nodes, bearer, kind, stated, mentions, context),
    )


def _printed(mention: Mention) -> tuple[str, str] | None:
    """What stands on the page where the stages read another name, and why they do."""
    text, read = "".join(mention.text.split()), "".join(mention.name.split())
    if text == read:
        return None
    return clean(text), "traditional script" if to_simplified(text) == read else "list of names"


def _voted(votes: Counter[str], preferred: str = "") -> str:
    """The most frequent; among equals the preferred one, then the first by name."""
    return min(votes, key=lambda item: (-votes[item], item != preferred, item))
