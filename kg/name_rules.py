"""What names say by themselves: the tables `[[name]]` of the relation files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kg.errors import OntologyError
from kg.toml_tables import check_keys, read_words

EXAMPLES = ("matches", "rejects")
KEYS = {*EXAMPLES, "types", "of", "ends", "of_ends", "within", "unless", "between"}
BETWEEN = ("place", "nothing")


class Role(Protocol):
    """A role of a relation, as far as a name is concerned."""

    @property
    def name(self) -> str:
        """Its key in the relation file."""

    @property
    def types(self) -> tuple[str, ...]:
        """The classes that may fill it."""


class NameExample(NamedTuple):
    """Two names of one document: the first says something of the second, or must not."""

    name: str
    of: str


@dataclass(frozen=True, slots=True)
class NameRule:
    """What a name says by itself: it opens with the name of its `of` and ends with one of `ends`.

    `types` are the classes of the name that says it. `of` are classes of the thing that it opens
    with, whose own name must end with one of `of_ends`, if there are any. Of `within` one must
    stand behind it, of `unless` none. `between` says what stands between the two: `place` or
    `nothing`; empty where it may be anything.
    """

    relation: str
    roles: tuple[str, str]
    types: tuple[str, ...]
    of: tuple[str, ...]
    ends: tuple[str, ...]
    of_ends: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    matches: tuple[NameExample, ...] = ()
    rejects: tuple[NameExample, ...] = ()
    path: Path | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """The relation and the first of the ends, for a person: `branchOf/支行`."""
        return f"{self.relation}/{self.ends[0]}"


def read_name_rule(
    body: dict[str, Any], relation: str, roles: Sequence[Role], path: Path
) -> NameRule:
    """A `[[name]]` table; who says it and of whom are held to the classes of the two roles."""
    where = f"{path}: [[name]]"
    check_keys(body, KEYS, where)
    first, second = roles[:2]
    lists = {
        key: read_words(value, f"{where}: key '{key}'")
        for key, value in body.items()
        if key not in EXAMPLES
    }
    matches, rejects = (_read_examples(body, key, where) for key in EXAMPLES)
    if not lists.get("ends"):
        raise OntologyError(f"{where}: key 'ends' is missing; give what such names end with")
    lists.setdefault("types", first.types)
    lists.setdefault("of", second.types)
    for key, known in (("types", first.types), ("of", second.types), ("between", BETWEEN)):
        for word in lists.get(key, ()):
            if word not in known:
                raise OntologyError(
                    f"{where}: key '{key}' has {word!r}; here it may have {', '.join(known)}"
                )
    return NameRule(
        relation,
        (first.name, second.name),
        lists["types"],
        lists["of"],
        lists["ends"],
        lists.get("of_ends", ()),
        lists.get("within", ()),
        lists.get("unless", ()),
        lists.get("between", ()),
        matches=matches,
        rejects=rejects,
        path=path,
    )


def _read_examples(body: dict[str, Any], key: str, where: str) -> tuple[NameExample, ...]:
    value, where = body.get(key, []), f"{where}: key '{key}'"
    right = '[{ name = "红河银行柳河支行", of = "红河银行" }]'
    if not isinstance(value, list):
        raise OntologyError(f"{where} is {value!r}; should be a list such as {right}")
    for row in value:
        words = row.values() if isinstance(row, dict) and row.keys() == {"name", "of"} else [None]
        if not all(isinstance(word, str) and word for word in words):
            raise OntologyError(f"{where} has {row!r}; should be a list such as {right}")
    return tuple(NameExample(row["name"], row["of"]) for row in value)
