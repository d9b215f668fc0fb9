"""Private persons' names hidden: in words, and in texts with the places that count in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Literal

from kg.analysis.edits import Edit, Edits
from kg.analysis.names import NameFinder, fold
from kg.analysis.persons import MASK, find_private, pseudonyms, stand_ins
from kg.model import Evidence, Graph, Mention, Span

_WORDS = {fold(word) for word in (MASK, "人物")}
TextOf = Callable[[str], str | None]


class Cover:
    """What hides the private persons of a whole graph, also in a part of it.

    With `omit` all are `某某`; with `pseudonyms` each is `人物N号`, N in the order in which the
    texts name them first. `text_of` gives a document's text; where there is none, sentences and
    mentions are hidden by themselves.
    """

    def __init__(self, graph: Graph, by: Literal["omit", "pseudonyms"], text_of: TextOf) -> None:
        self.whole = graph
        self.private = find_private(graph)
        taken = {entity.label for entity in graph.entities}
        self.omits = by == "omit"
        self.names = (
            dict.fromkeys(self.private, MASK) if self.omits else pseudonyms(self.private, taken)
        )
        self._stands = stand_ins(graph, self.private, self.names)
        self.finder = NameFinder(self._stands.everywhere.keys() - _WORDS)
        self._text_of = text_of
        self._edits: dict[str, Edits] = {}

    def hide(self, words: str, document: str = "") -> str:
        """The words with each name replaced by what stands for it in the document."""
        return Edits(self._matches(words, document)).apply(words)

    def name(self, document: str) -> str:
        """What a document is called now; two that were told apart by names alone are numbered."""
        return self._documents.get(document) or self.hide(document, document)

    def reporters(self, names: Iterable[str], document: str) -> tuple[str, ...]:
        """Who reported; nobody where persons are left out."""
        if self.omits:
            return ()
        hidden = ((name, self.hide(name, document)) for name in names)
        return tuple(MASK if name == shown else shown for name, shown in hidden)

    def edits(self, document: str) -> Edits:
        """What changes in the text of a document."""
        if document not in self._edits:
            self._edits[document] = Edits(self._find_edits(document))
        return self._edits[document]

    def _matches(self, words: str, document: str, start: int = 0) -> Iterator[Edit]:
        for found in self.finder.find(words):
            yield Edit(start + found.start, start + found.end, self._stand_in(found.name, document))

    def _stand_in(self, name: str, document: str) -> str:
        return self._stands.within.get((document, name)) or self._stands.everywhere.get(name, MASK)

    def _find_edits(self, document: str) -> Iterator[Edit]:
        """Where persons are mentioned, then names that a column break tore, then any other."""
        for mention in self._mentions.get(document, ()):
            yield Edit(mention.start, mention.end, self.names[mention.entity])
        for item in self._evidence.get(document, ()):
            yield from self._in_sentence(item)
        yield from self._matches(self._text_of(document) or "", document)

    def _in_sentence(self, item: Evidence) -> Iterator[Edit]:
        """Names in a sentence, in document offsets; of one in several parts the rest is nothing."""
        places = [at for span in spans_of(item) for at in range(*span)]
        if len(places) != len(item.text):
            return
        for edit in self._matches(item.text, item.document):
            words = edit.text
            for start, end in _runs(places[edit.start : edit.end]):
                yield Edit(start, end, words)
                words = ""

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.whole.mentions:
            if mention.entity in self.private:
                found[mention.document].append(mention)
        return found

    @cached_property
    def _evidence(self) -> dict[str, list[Evidence]]:
        """Sentences that a column break tore, and of documents without a text all."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        has_text: dict[str, bool] = {}
        for statement in self.whole.statements:
            for item in statement.evidence:
                if item.document not in has_text:
                    has_text[item.document] = self._text_of(item.document) is not None
                if item.spans or not has_text[item.document]:
                    found[item.document].append(item)
        return found

    @cached_property
    def _documents(self) -> dict[str, str]:
        names = {article.document for article in self.whole.articles}
        names |= {mention.document for mention in self.whole.mentions}
        found: dict[str, str] = {}
        used: set[str] = set()
        for name in sorted(names, key=lambda name: (self.hide(name, name) != name, name)):
            found[name] = numbered(self.hide(name, name), used)
            used.add(found[name])
        return found


def numbered(name: str, used: set[str]) -> str:
    """The name itself, or one that is not used with a number behind it."""
    number, found = 1, name
    while found in used:
        number += 1
        found = f"{name}_{number}"
    return found


def spans_of(item: Evidence) -> tuple[Span, ...]:
    """The parts of a sentence in reading order."""
    return item.spans or (Span(item.start, item.end),)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of places that follow one another."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at
