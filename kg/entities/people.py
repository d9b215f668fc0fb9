"""Which persons of one name are one: an organisation, a post or at least the city must agree.

A name alone joins nobody: there are many 张伟. Persons of two documents are one where they serve the
same organisation, or, where one document names none, where it names the other's organisation, or
has the same post in the same city. Where neither document tells organisation or post, the city must
agree. A foreign person's full name is enough.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.entities.clusters import Clusters
from kg.entities.forms import normal_form
from kg.entities.identity import Documents, Names
from kg.entities.iris import name_of
from kg.entities.nodes import PERSON, is_partial
from kg.entities.parts import Key, Part, Spread, work_on
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


class Person(NamedTuple):
    """What a document tells of a person; `form` is the name that namesakes have in common.

    `bodies` are the organisations served, by NAME, or where there is none, `named` those that the
    document names at all.
    """

    id: str
    name: str
    form: str
    label: str
    cities: tuple[str, ...]
    titles: frozenset[str]
    bodies: frozenset[str]
    named: frozenset[str]


class Same(NamedTuple):
    """Persons who are one, by their places among all, their NAME, and why they are one."""

    members: tuple[int, ...]
    name: str
    reasons: frozenset[tuple[str, str]]


def to_person(
    person: Entity,
    body_of: Mapping[str, str],
    named: frozenset[str],
    is_place: Callable[[str], bool],
) -> Person:
    """A person's row; `body_of` gives what stands for an organisation's local id.

    Serving a place, or being of the rank and file, counts with the post only.
    """
    bodies = frozenset(
        f"{body_of[body]}{title if is_place(body) or title in _STAFF else ''}"
        for body, title in person.traits.posts
        if body is not None and body in body_of
    )
    titles = frozenset(title for _, title in person.traits.posts)
    form, cities = normal_form(person.label), person.traits.cities
    beside = frozenset[str]() if bodies else named
    return Person(person.id, name_of(person), form, person.label, cities, titles, bodies, beside)


def count_names(documents: Documents) -> Counter[str]:
    """How many persons go by each name."""
    return Counter(
        normal_form(entity.label)
        for entities in documents
        for entity in entities
        if entity.type == "Person"
    )


def number_persons(
    persons: Iterable[Person], times: Mapping[str, int], names: Names, spread: Spread | None = None
) -> array[int]:
    """The number of each person's NAME, in their order; `times` tells how many go by a name.

    Memory holds those who have namesakes.
    """
    numbers, places, namesakes = array("i"), array("i"), list[Person]()
    for at, person in enumerate(persons):
        if times[person.form] > 1:
            places.append(at)
            namesakes.append(person)
            numbers.append(-1)
        else:
            numbers.append(names.add(People([person]).name([0])))
    for members, name, reasons in join_persons(namesakes, spread):
        number = names.add(name, reasons)
        for at in members:
            numbers[places[at]] = number
    return numbers


def join_persons(persons: Sequence[Person], spread: Spread | None = None) -> list[Same]:
    """Who is one, each person by the place in the list. Namesakes alone tell that of one another."""
    found = work_on(persons, _keys_of, find_same, spread)
    done = {at for same in found for at in same.members}
    rest = {at: person for at, person in enumerate(persons) if at not in done}
    return found + find_same(Part(rest))  # those whom no other is called like went nowhere


def _keys_of(person: Person) -> Iterator[Key]:
    if not is_partial(person.form):
        yield PERSON, person.form


def find_same(part: Part[Person]) -> list[Same]:
    """Who is one among the persons of a part."""
    places = list(part.rows)
    people = People(list(part.rows.values()))
    return [
        Same(
            tuple(places[at] for at in members),
            people.name(members),
            frozenset(r for at in members for r in people.clusters.reasons.get(at, ())),
        )
        for members in people.clusters.members()
    ]


class People:
    """Persons, all of a name together."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self.persons = persons
        self.clusters = Clusters(len(persons))
        self._join()

    def _join(self) -> None:
        by_name: dict[str, list[int]] = defaultdict(list)
        for at, person in enumerate(self.persons):
            if not is_partial(person.form):
                by_name[person.form].append(at)
        for name, found in sorted(by_name.items()):
            if "·" in name:
                self._unite([found], SAME_NAME)
            elif len(found) > 1:
                self._join_namesakes(found)

    def _join_namesakes(self, found: list[int]) -> None:
        serving = [at for at in found if self.persons[at].bodies]
        bodies = _by(serving, lambda at: self.persons[at].bodies)
        self._unite(bodies, SAME_BODY)
        titles = {
            key: {t for at in members for t in self.persons[at].titles}
            for key, members in bodies.items()
        }
        posts = {key: self._one_of_each(group) for key, group in _by(serving, self._posts).items()}
        alone = []
        for at in found:
            if self.persons[at].bodies:
                continue
            said = self.persons[at].titles
            there = [key for key in self.persons[at].named if key in bodies]
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
        self._unite(_by(bare, lambda at: self.persons[at].cities), SAME_CITY)

    def _one_of_each(self, members: list[int]) -> list[int]:
        """One of each person that the members are."""
        return list({self.clusters.root(at): at for at in members}.values())

    def _is_told(self, at: int) -> bool:
        """May the city tell who it is: no word says what he is, or the name is no common one?"""
        person = self.persons[at]
        return not person.titles or len(person.form) >= _TELLING

    def _posts(self, at: int) -> set[str]:
        person = self.persons[at]
        return {f"{city}{title}" for city in person.cities for title in person.titles if title}

    def _unite(self, groups: dict[str, list[int]] | list[list[int]], reason: str) -> None:
        for members in groups.values() if isinstance(groups, dict) else groups:
            for at in members[1:]:
                if self.clusters.root(at) != self.clusters.root(members[0]):
                    self.clusters.join(at, members[0], self.persons[at].label, reason)

    def name(self, members: Sequence[int]) -> str:
        """The NAME of persons found to be one: with whom they serve, else post and city."""
        persons = [self.persons[at] for at in members]
        name = min(person.name for person in persons)
        if is_partial(persons[0].form) or "·" in name:
            return name
        bodies = sorted({body for person in persons for body in person.bodies})
        if bodies:
            return f"{name}_{bodies[0]}"
        cities = sorted({city for person in persons for city in person.cities})
        titles = sorted({title for person in persons for title in person.titles})
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
