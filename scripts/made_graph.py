"""A graph of any size that is made as it is read, so that memory is what its reader takes.

Names are numbers in Chinese clothes. Every record follows from its index alone. Statements come in
no order of documents, as those of a build do, whose ids are hashes; one in eight rests on a second
document, and what is popular is named far more often than the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from kg.model import (
    Amount,
    Article,
    Date,
    Entity,
    Evidence,
    Graph,
    Mention,
    Modality,
    Span,
    Statement,
)

T = TypeVar("T")
ENTITY = "https://kg.example/entity/"
PER_DOCUMENT, PER_ARTICLE, MENTIONS = 24, 4, 3
_STRIDE = 7_368_787  # a prime, so that a statement's place says nothing of its document
_KINDS = ("Enterprise", "Enterprise", "Bank", "Agency", "Organization", "Person", "Place")
_NAMES = {
    "Enterprise": "远山{}茶业有限公司",
    "Bank": "红河银行{}支行",
    "Agency": "青石市{}局",
    "Organization": "云岭第{}协会",
    "Person": "林{}",
    "Place": "柳河镇{}村",
}


class Made(Sequence[T]):
    """`size` records, each made by its index when it is asked for."""

    def __init__(self, size: int, make: Callable[[int], T]) -> None:
        self._size, self._make = size, make

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """One record, or a list of some."""
        if isinstance(index, slice):
            return [self._make(n) for n in range(*index.indices(self._size))]
        if not -self._size <= index < self._size:
            raise IndexError(index)
        return self._make(index % self._size)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(self._size))


def made_graph(statements: int) -> Graph:
    """A graph of that many statements, which are about forty triples each with all they rest on."""
    entities = statements * 7 // 12 + 8
    articles = -(-statements // PER_ARTICLE)

    def statement(index: int) -> Statement:
        return _statement(index * _STRIDE % statements, statements, entities)

    return Graph(
        Made(articles, _article),
        Made(articles * PER_ARTICLE * MENTIONS, lambda index: _mention(index, entities)),
        Made(entities, _entity),
        Made(statements, statement),
    )


def _document(number: int) -> str:
    return f"{number // 1000:04}/{number % 1000:03}.txt"


def _kind(index: int) -> str:
    return _KINDS[index % len(_KINDS)]


def _id(index: int) -> str:
    return ENTITY + _NAMES[_kind(index)].format(index)


def _pick(number: int, of: int, kinds: tuple[str, ...]) -> int:
    """An entity of one of the kinds; half of the picks fall on the first hundredth."""
    spread = number * 2_654_435_761 % 4_294_967_296
    found = spread % (max(8, of // 100) if spread & 65_536 else of)
    while _kind(found) not in kinds:
        found = (found + 1) % of
    return found


def _entity(index: int) -> Entity:
    name = _NAMES[_kind(index)].format(index)
    return Entity(_id(index), _kind(index), None, name, aliases=(f"{name[:2]}{index}",))


def _article(index: int) -> Article:
    document, number = divmod(index, PER_DOCUMENT // PER_ARTICLE)
    start = number * 400
    return Article(
        _document(document),
        number + 1,
        f"第{index}篇",
        start,
        start + 400,
        "",
        (),
        (),
        "2026-03-12",
    )


def _mention(index: int, entities: int) -> Mention:
    article, place = divmod(index, PER_ARTICLE * MENTIONS)
    document, number = divmod(article, PER_DOCUMENT // PER_ARTICLE)
    entity = _pick(index, entities, _KINDS)
    name = _NAMES[_kind(entity)].format(entity)
    start = number * 400 + place * 30
    return Mention(
        _document(document),
        number + 1,
        start,
        start + len(name),
        name,
        _kind(entity),
        None,
        Span(0, len(name)),
        name,
        _id(entity),
    )


def _evidence(index: int, rule: str, text: str, *, amount: Amount | None = None) -> Evidence:
    document, place = divmod(index, PER_DOCUMENT)
    article, at = divmod(place, PER_ARTICLE)
    start = article * 400 + at * 90
    date = Date("2026-03", "month", "3月") if amount else None
    return Evidence(
        _document(document),
        article + 1,
        start,
        start + len(text),
        text,
        rule,
        0.9,
        amount,
        date,
    )


def _statement(index: int, statements: int, entities: int) -> Statement:
    one = _id(_pick(index, entities, ("Bank", "Agency")))
    fourth, place = index // 4, _id(_pick(index + 2, entities, ("Place",)))
    other = _id(fourth // 3 * 7 + (0, 1, 4)[fourth % 3])  # so that no two claims are one
    seen = [index] if index % 8 else [index, (index * 31 + 7) % statements]
    match index % 5:
        case 0 | 1:
            amount = Amount(f"{index % 900 + 1}0000", "CNY", f"{index % 900 + 1}万元")
            text = f"第{index}条：前者向后者发放贷款{amount.text}。"
            said = tuple(_evidence(n, "funds/lend-to", text, amount=amount) for n in seen)
            roles = (("funder", (one,)), ("kind", ("loan",)), ("recipient", (other,)))
            modality: Modality = "planned" if index % 5 else "asserted"
            return Statement("funds", one, other, said, modality=modality, roles=roles)
        case 2:
            one, other = sorted((one, other))
            said = tuple(_evidence(n, "partners/with", f"第{index}条：双方合作。") for n in seen)
            return Statement("partnersWith", one, other, said)
        case 3:
            said = tuple(_evidence(n, "located/in", f"第{index}条：位于该村。") for n in seen)
            return Statement("locatedIn", other, place, said)
        case _:
            honour = f"第{index % 977}届“好茶奖”"
            said = tuple(_evidence(n, "awarded/to", f"第{index}条：获奖。") for n in seen)
            return Statement("awarded", one, other, said, honour=honour)
