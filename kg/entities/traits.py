"""What a document tells of an entity for identity over the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.entities.context import Context
from kg.entities.forms import key_of, normal_form
from kg.entities.iris import full_form
from kg.entities.labels import is_incomplete, is_vague, place_tag
from kg.entities.nodes import HONOUR, PERSON, PROGRAMME, Node, group_of
from kg.entities.spelling import clean
from kg.entities.tails import BRANCH
from kg.model import Mention, Post, Traits

_LEAST = 3
_SHORT = ("Enterprise", "Bank", "Organization")


def find_traits(
    nodes: Sequence[Node],
    bearer: Node,
    kind: str,
    stated: Iterable[str],
    posts: tuple[Post, ...],
    mentions: Sequence[Mention],
    context: Context,
) -> Traits:
    """The full forms of all names of an entity (`bearer` gives its label), and its cities."""
    if group_of(kind) in (PERSON, PROGRAMME, HONOUR):
        return Traits(cities=_cities(nodes, mentions, context), posts=posts)
    names = {
        (alias, form) for node in nodes for alias, form in _forms(node, kind, mentions, context)
    }
    names |= {(name, form) for name in stated for form in _full(name, kind, None)}
    region, rest = _rest(bearer, kind)
    return Traits(
        names=tuple(sorted(names)),
        cities=_cities(nodes, mentions, context),
        posts=posts,
        short=kind in _SHORT
        and bearer.reading.place is None
        and not bearer.reading.region
        and "有限" not in bearer.reading.canonical,
        region=region,
        rest=rest,
    )


def _rest(bearer: Node, kind: str) -> tuple[str, str]:
    """The division that a name opens with, and what stands behind, where papers of it drop the city."""
    reading = bearer.reading
    if kind not in _SHORT or reading.place is None or not reading.region or reading.kind == BRANCH:
        return "", ""
    rest = key_of(normal_form(reading.canonical.removeprefix(reading.region)))
    if len(rest) < _LEAST or is_incomplete(rest) or is_vague(rest, kind):
        return "", ""
    return reading.place.code, rest


def _forms(
    node: Node, kind: str, mentions: Sequence[Mention], context: Context
) -> Iterable[tuple[str, str]]:
    reading = node.reading
    if reading.relative:
        return
    article = mentions[min(node.mentions)].article
    for form in _full(
        reading.canonical, kind, place_tag(node, kind, reading.canonical, context, article)
    ):
        for alias in {clean(mentions[index].name) for index in node.mentions}:
            yield alias, form


def _full(name: str, kind: str, place: str | None) -> Iterable[str]:
    form, rest = full_form(name, kind, place)
    if not rest:
        yield form


def _cities(
    nodes: Sequence[Node], mentions: Sequence[Mention], context: Context
) -> tuple[str, ...]:
    articles = {mentions[index].article for node in nodes for index in node.mentions}
    return tuple(sorted({city.code for article in articles if (city := context.city(article))}))


def to_posts(
    found: Iterable[tuple[int, int | None, str]], entity_of: dict[int, str]
) -> dict[str, tuple[Post, ...]]:
    """What each person (a local id) is, by the entities of the mentions that say so."""
    posts: dict[str, set[tuple[str, str]]] = {}
    for person, body, title in found:
        organisation = "" if body is None else entity_of[body]
        posts.setdefault(entity_of[person], set()).add((organisation, title))
    for said in posts.values():
        if len(said) > 1:
            said.discard(("", ""))
    return {
        person: tuple(Post(organisation or None, title) for organisation, title in sorted(said))
        for person, said in posts.items()
    }
