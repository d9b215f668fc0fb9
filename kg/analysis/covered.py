"""A graph whose private persons are hidden, in every record and every field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from kg.analysis.called import local_name
from kg.analysis.cover import Cover, numbered, spans_of
from kg.export.rdf.names import escape
from kg.gazetteer import DIVISIONS, load_gazetteer
from kg.graph import merge_statements
from kg.model import (
    Amount,
    Article,
    Date,
    Entity,
    Evidence,
    Graph,
    Link,
    Mention,
    Merge,
    Span,
    Statement,
)
from kg.ontology import RelationSpec


def leave_out_persons(graph: Graph, private: Mapping[str, object]) -> Graph:
    """The graph without the persons, what is said of them, and what nothing else speaks of."""
    statements = tuple(s for s in graph.statements if not _entities(s) & private.keys())
    mentions = tuple(m for m in graph.mentions if m.entity not in private)
    kept = {mention.entity for mention in mentions}
    for statement in statements:
        kept |= _entities(statement)
    gone = {end for s in graph.statements for end in _entities(s)} - kept | private.keys()
    entities = tuple(entity for entity in graph.entities if entity.id not in gone)
    return Graph(graph.articles, mentions, entities, statements)


def _entities(statement: Statement) -> set[str]:
    """The ids in a statement; words in roles among them do no harm."""
    ends = {end for end in (statement.subject, statement.object) if end is not None}
    return ends | {filler for _, found in statement.roles for filler in found}


def hide_persons(part: Graph, cover: Cover, specs: Sequence[RelationSpec]) -> Graph:
    """A part of the cover's graph with no name of a private person in it, in the order of files.

    Sentences and mentions are what stands at their places in the edited texts. Statements that
    differed in such names alone become one.
    """
    hidden = _Hidden(cover)
    return Graph(
        tuple(
            sorted(
                map(hidden.article, part.articles), key=lambda a: (a.document, a.start, a.number)
            )
        ),
        tuple(hidden.mentions(part.mentions)),
        tuple(sorted(map(hidden.entity, part.entities), key=lambda entity: entity.id)),
        merge_statements(map(hidden.statement, part.statements), specs),
    )


@lru_cache
def _division_names() -> str:
    """All of them, one a line."""
    return "\n".join(division.name for division in load_gazetteer().by_code.values())


def _divisions_with(names: Iterable[str]) -> set[str]:
    """Codes of the divisions whose name holds one of the names; mostly there is none."""
    held = [name for name in names if name in _division_names()]
    divisions = load_gazetteer().by_code.values() if held else ()
    return {d.code for d in divisions if any(name in d.name for name in held)}


class _Hidden:
    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self.ids = dict(_new_ids(cover))
        self.gazetteer = load_gazetteer()
        self.touched = _divisions_with(cover.finder.forms)

    def article(self, article: Article) -> Article:
        document, edits = article.document, self.cover.edits(article.document)
        return replace(
            article,
            document=self.cover.name(document),
            title=self.cover.hide(article.title, document),
            start=edits.start(article.start),
            end=edits.end(article.end),
            reporters=self.cover.reporters(article.reporters, document),
            home=self.cover.hide(article.home, document) if article.home else article.home,
            reprint_of=self._reprinted(article.reprint_of),
        )

    def mentions(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """None overlaps another, and none is empty, whatever was edited around it."""
        last: dict[str, int] = {}
        moved = (self._mention(mention) for mention in mentions)
        for mention in sorted(moved, key=lambda m: (m.document, m.start, m.end)):
            cut = max(last.get(mention.document, 0) - mention.start, 0)
            last[mention.document] = max(last.get(mention.document, 0), mention.end)
            if text := mention.text[cut:]:
                yield replace(mention, start=mention.start + cut, text=text, name=text)

    def _mention(self, mention: Mention) -> Mention:
        edits = self.cover.edits(mention.document)
        text = edits.apply(mention.text, mention.start)
        return replace(
            mention,
            document=self.cover.name(mention.document),
            start=edits.start(mention.start),
            end=edits.end(mention.end),
            text=text,
            name=text,
            entity=self.ids.get(mention.entity, mention.entity),
        )

    def entity(self, entity: Entity) -> Entity:
        hide, key = self.cover.hide, self.ids.get(entity.id, entity.id)
        if entity.id in self.cover.private:
            place = hide(entity.place) if entity.place else None
            label = self.cover.names[entity.id]
            return Entity(key, entity.type, entity.subtype, label, place=place)
        label = hide(entity.label)
        aliases = {hide(alias) for alias in entity.aliases} - {label}
        merged = {Merge(hide(merge.alias), hide(merge.reason)) for merge in entity.merged}
        return replace(
            entity,
            id=key,
            label=label,
            aliases=tuple(sorted(aliases)),
            place=self._place(entity),
            links=tuple(link for link in entity.links if not self._tells(link, entity, label)),
            merged=tuple(sorted(merged)),
        )

    def _place(self, entity: Entity) -> str | None:
        """Where our table would tell the name of an upper division, its path with that hidden."""
        division = self.gazetteer.named(entity.label, entity.place)
        if entity.type == "Place" and division and self._lies_in_touched(division.code):
            path = "".join(step.name for step in self.gazetteer.path(division))
            return self.cover.hide(path)
        return self.cover.hide(entity.place) if entity.place else entity.place

    def _tells(self, link: Link, entity: Entity, label: str) -> bool:
        """Does a link lead to what is hidden?"""
        digits = link.iri.removeprefix(DIVISIONS) if link.iri.startswith(DIVISIONS) else ""
        return label != entity.label or any(digits[:n] in self.touched for n in (2, 4, 6))

    def _lies_in_touched(self, code: str) -> bool:
        path = self.gazetteer.path(self.gazetteer.by_code[code])
        return any(step.code in self.touched for step in path)

    def statement(self, statement: Statement) -> Statement:
        document = statement.evidence[0].document
        roles = (
            (role, tuple(sorted({self._value(filler, document) for filler in found})))
            for role, found in statement.roles
        )
        return replace(
            statement,
            subject=self._end(statement.subject),
            object=self._end(statement.object),
            evidence=tuple(map(self._sentence, statement.evidence)),
            object_text=self._words(statement.object_text, document),
            programme=self._words(statement.programme, document),
            honour=self._words(statement.honour, document),
            roles=tuple(roles),
        )

    def _end(self, end: str | None) -> str | None:
        return self.ids.get(end, end) if end is not None else None

    def _value(self, filler: str, document: str) -> str:
        return self.ids.get(filler) or self.cover.hide(filler, document)

    def _words(self, words: str | None, document: str) -> str | None:
        return self.cover.hide(words, document) if words else words

    def _sentence(self, item: Evidence) -> Evidence:
        """The sentence as it stands in the edited text."""
        document, edits = item.document, self.cover.edits(item.document)
        spans = tuple(Span(edits.start(s), edits.end(e)) for s, e in spans_of(item))
        amount, date = item.amount, item.date
        return replace(
            item,
            document=self.cover.name(document),
            start=min(span.start for span in spans),
            end=max(span.end for span in spans),
            spans=spans if item.spans else (),
            text="".join(edits.apply(text, start) for text, start in _parts(item)),
            amount=amount and self._amount(amount, document),
            date=date and self._date(date, document),
            reprint_of=self._reprinted(item.reprint_of),
        )

    def _reprinted(self, article: str | None) -> str | None:
        """The id of an article, its document as it is called now."""
        if article is None:
            return None
        document, _, number = article.rpartition("#")
        return f"{self.cover.name(document)}#{number}"

    def _amount(self, amount: Amount, document: str) -> Amount:
        return replace(amount, text=self.cover.hide(amount.text, document))

    def _date(self, date: Date, document: str) -> Date:
        return replace(date, text=self.cover.hide(date.text, document))


def _parts(item: Evidence) -> Iterator[tuple[str, int]]:
    """The parts of a sentence, each with its place in the document."""
    at = 0
    for start, end in spans_of(item):
        yield item.text[at : at + end - start], start
        at += end - start


def _new_ids(cover: Cover) -> Iterator[tuple[str, str]]:
    """An id a person, named by what stands for them; and of each id that holds a name another."""
    used = {entity.id for entity in cover.whole.entities}
    for entity in cover.whole.entities:
        name = unquote(local_name(entity.id))
        hidden = cover.names.get(entity.id) or cover.hide(name)
        if hidden != name:
            base = entity.id.removesuffix(local_name(entity.id))
            found = numbered(base + escape(hidden), used)
            used.add(found)
            yield entity.id, found
