"""Who of a graph is a private person, and what stands in the place of the names of such.

A person is public who by an asserted statement leads an agency, a trade union or a party body:
`ontology/names/public_posts.tsv` lists the posts. Everybody else is private: who holds another
post or none, who held one (原, 前), every reporter, and whoever bears a name that holds a private
person's, since texts do not tell the two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.analysis.names import LEAST, fold
from kg.model import Entity, Graph, Statement
from kg.ontology import ontology_dir

Persons = Literal["keep", "omit", "pseudonyms"]
MASK = "某某"
POST = "post"
_FORMER = re.compile(r"^(?:原|前|曾|时任|退休)")
_SPLIT = re.compile(r"[、，,;；兼]")


class PublicPost(NamedTuple):
    """A post that ends so, at a body of this class whose name has none of these ends."""

    kind: str
    ends: str
    not_of: tuple[str, ...]


@lru_cache
def public_posts() -> tuple[PublicPost, ...]:
    """The rows of `public_posts.tsv`."""
    path = ontology_dir() / "names" / "public_posts.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        PublicPost(kind, ends, () if not_of == "-" else tuple(not_of.split(",")))
        for kind, ends, not_of in rows
    )


def find_private(graph: Graph) -> dict[str, frozenset[str]]:
    """The private persons of a graph by id, each with all folded names that texts have for it."""
    entities = {entity.id: entity for entity in graph.entities}
    public = {
        statement.subject
        for statement in graph.statements
        if statement.subject and statement.object and _is_public(statement, entities)
    }
    names = _names_of_persons(graph)
    private = {person: names[person] for person in names if person not in public}
    shared = {fold(name) for article in graph.articles for name in article.reporters}
    shared |= {name for found in private.values() for name in found}
    doubtful = public & names.keys()
    while found := {p for p in doubtful if any(_holds(name, shared) for name in names[p])}:
        doubtful -= found
        private |= {person: names[person] for person in found}
        shared |= {name for person in found for name in names[person]}
    return {person: frozenset(private[person]) for person in names if person in private}


def _names_of_persons(graph: Graph) -> dict[str, set[str]]:
    """Persons in the order in which the texts name them first, those never named behind."""
    persons = {entity.id: entity for entity in graph.entities if entity.type == "Person"}
    names: dict[str, set[str]] = {}
    for mention in graph.mentions:
        if mention.entity in persons:
            names.setdefault(mention.entity, set()).add(fold(mention.text))
    for person, entity in persons.items():
        merged = (merge.alias for merge in entity.merged)
        told = (entity.label, *entity.aliases, *merged)
        names.setdefault(person, set()).update(map(fold, told))
    return names


def _holds(name: str, shared: Collection[str]) -> bool:
    parts = (name[a:b] for a in range(len(name)) for b in range(a + LEAST, len(name) + 1))
    return any(part in shared for part in parts)


def _is_public(statement: Statement, entities: Mapping[str, Entity]) -> bool:
    person, body = entities.get(statement.subject or ""), entities.get(statement.object or "")
    if statement.modality != "asserted" or not person or not body or person.type != "Person":
        return False
    posts = [p for post in dict(statement.roles).get(POST, ()) for p in _SPLIT.split(post)]
    return any(_leads(post, body) for post in posts if not _FORMER.match(post))


def _leads(post: str, body: Entity) -> bool:
    return any(
        row.kind in (body.type, body.subtype)
        and post.endswith(row.ends)
        and not body.label.endswith(row.not_of)
        for row in public_posts()
    )


def pseudonyms(persons: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """`人物1号`, `人物2号`, … in the order given; `taken` are names that stand for others."""
    found: dict[str, str] = {}
    number = 0
    for person in persons:
        number += 1
        while f"人物{number}号" in taken:
            number += 1
        found[person] = f"人物{number}号"
    return found


class Stands(NamedTuple):
    """What stands for names: by folded name where one person bears it, and by document and name."""

    everywhere: Mapping[str, str]
    within: Mapping[tuple[str, str], str]


def stand_ins(graph: Graph, private: Mapping[str, frozenset[str]], by: Mapping[str, str]) -> Stands:
    """What stands for each name of private persons; `by` has the pseudonym of each person.

    A name that several bear is `某某` where no one of them is mentioned in the document.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    within: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, names in private.items():
        for name in names:
            bearers[name].add(by[person])
    for mention in graph.mentions:
        if mention.entity in private:
            for name in private[mention.entity]:
                within[mention.document, name].add(by[mention.entity])
    for article in graph.articles:
        for name in article.reporters:
            bearers.setdefault(fold(name), set())
    return Stands(
        {name: _only(found) for name, found in bearers.items()},
        {key: _only(found) for key, found in within.items()},
    )


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else MASK
