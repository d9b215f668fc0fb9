"""Which persons of one name are one: an organisation, a post or at least the city must agree.

A name alone joins nobody: there are many 张伟. Persons of two documents are one where they serve the
same organisation, or, where one document names none, where it names the other's organisation, or
has the same post in the same city. Where neither document tells organisation or post, the city must
agree. A foreign person's full name is enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.entities.clusters import Clusters
from kg.entities.forms import normal_form
from kg.entities.iris import name_of
from kg.entities.nodes import is_partial
from kg.entities.regions import place_of
from kg.gazetteer import load_gazetteer
from kg.model import Entity, content_id

SAME_BODY = "the same name and organisation"
SAME_POST = "the same name, post and city"
SAME_CITY = "the same name and city"
SAME_NAME = "the same full name"
_STAFF = frozenset(
    "职工 员工 工人 医生 护士 教师 老师 学生 校友 司机 骑手 保安 技师 村民 居民 志愿者".split()
)
_TELLING = 3  # a name of so many characters is seldom two persons' in one city


class People:
    """Persons of all documents; `body_of` gives what stands for an organisation's local id."""

    def __init__(
        self,
        persons: Sequence[Entity],
        body_of: dict[str, str],
        named: dict[str, frozenset[str]],
        is_place: Callable[[str], bool],
    ) -> None:
        self.persons = persons
        self.clusters = Clusters(len(persons))
        self._bodies = [self._of(person, body_of, is_place) for person in persons]
        self._named = named
        self._join()

    def _of(
        self, person: Entity, body_of: dict[str, str], is_place: Callable[[str], bool]
    ) -> frozenset[str]:
        """The organisations that a person serves; of a place, and of its rank and file, with post."""
        return frozenset(
            f"{body_of[body]}{title if is_place(body) or title in _STAFF else ''}"
            for body, title in person.traits.posts
            if body in body_of
        )

    def _join(self) -> None:
        by_name: dict[str, list[int]] = defaultdict(list)
        for at, person in enumerate(self.persons):
            if not is_partial(normal_form(person.label)):
                by_name[normal_form(person.label)].append(at)
        for name, found in sorted(by_name.items()):
            if "·" in name:
                self._unite([found], SAME_NAME)
            elif len(found) > 1:
                self._join_namesakes(found)

    def _join_namesakes(self, found: list[int]) -> None:
        serving = [at for at in found if self._bodies[at]]
        bodies = _by(serving, lambda at: self._bodies[at])
        self._unite(bodies, SAME_BODY)
        titles = {
            key: {t for at in members for t in self._titles(at)} for key, members in bodies.items()
        }
        posts = {key: self._one_of_each(group) for key, group in _by(serving, self._posts).items()}
        alone = []
        for at in found:
            if self._bodies[at]:
                continue
            document, said = self.persons[at].id.rpartition("#")[0], self._titles(at)
            there = [key for key in self._named.get(document, ()) if key in bodies]
            fits = {self.clusters.root(bodies[k][0]) for k in there if not said or said & titles[k]}
            alike = {
                self.clusters.root(one) for key in self._posts(at) for one in posts.get(key, ())
            }
            if len(fits) == 1:
                self.clusters.join(at, fits.pop(), self.persons[at].label, SAME_BODY)
            elif not fits and len(alike) == 1:
                self.clusters.join(at, alike.pop(), self.persons[at].label, SAME_POST)
            else:
                alone.append(at)
        self._unite(_by(alone, self._posts), SAME_POST)
        bare = [at for at in alone if not self._posts(at) and self._is_told(at)]
        self._unite(_by(bare, lambda at: self.persons[at].traits.cities), SAME_CITY)

    def _one_of_each(self, members: list[int]) -> list[int]:
        """One of each person that the members are."""
        return list({self.clusters.root(at): at for at in members}.values())

    def _titles(self, at: int) -> set[str]:
        return {title for _, title in self.persons[at].traits.posts}

    def _is_told(self, at: int) -> bool:
        """May the city tell who it is: no word says what he is, or the name is no common one?"""
        person = self.persons[at]
        return not person.traits.posts or len(normal_form(person.label)) >= _TELLING

    def _posts(self, at: int) -> set[str]:
        traits = self.persons[at].traits
        return {f"{city}{title}" for city in traits.cities for _, title in traits.posts if title}

    def _unite(self, groups: dict[str, list[int]] | list[list[int]], reason: str) -> None:
        for members in groups.values() if isinstance(groups, dict) else groups:
            for at in members[1:]:
                if self.clusters.root(at) != self.clusters.root(members[0]):
                    self.clusters.join(at, members[0], self.persons[at].label, reason)

    def name(self, members: Sequence[int]) -> str:
        """The NAME of persons found to be one: with whom they serve, else post and city."""
        persons = [self.persons[at] for at in members]
        name = min(name_of(person) for person in persons)
        if is_partial(normal_form(persons[0].label)) or "·" in name:
            return name
        bodies = sorted({body for at in members for body in self._bodies[at]})
        if bodies:
            return f"{name}_{bodies[0]}"
        cities = sorted({city for person in persons for city in person.traits.cities})
        titles = sorted({post.title for person in persons for post in person.traits.posts})
        if not cities:
            return (
                f"{name}_{content_id(min(person.id for person in persons))[:8]}"
                if len(name) < _TELLING
                else name
            )
        gazetteer = load_gazetteer()
        city = place_of(gazetteer, gazetteer.by_code[cities[0]])
        if titles == [""] and not self._is_told(
            members[0]
        ):  # someone of whom no other document can tell who
            return f"{name}_{city}_{content_id(min(person.id for person in persons))[:8]}"
        return f"{name}_{city}{titles[0] if titles else ''}"


def _by(found: Iterable[int], keys: Callable[[int], Iterable[str]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for at in found:
        for key in sorted(keys(at)):
            groups[key].append(at)
    return groups
