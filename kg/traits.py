"""What a document tells of an entity for identity over the corpus, beside its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Post(NamedTuple):
    """What a text says a person is: `organisation` is a local entity id, where it names one."""

    organisation: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What a document tells of an entity for identity over the corpus; no file shows it.

    `names` are pairs of an alias and the full form it was read as, `cities` codes of the divisions
    (a city, or a province) where the articles that name it are at home. `short` says that the label
    leaves out region and legal form, so that it may mean something else in the next city. Of a
    name that opens with its region, `rest` is what stands behind it, `region` its code.
    """

    names: tuple[tuple[str, str], ...] = ()
    cities: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    short: bool = False
    region: str = ""
    rest: str = ""
