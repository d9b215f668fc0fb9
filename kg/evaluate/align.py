"""A gold page beside what a build found on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import InputError
from kg.evaluate.gold import find_gold_mentions
from kg.evaluate.records import Built, BuiltMention, GoldEntity, GoldPage
from kg.model import Span


@dataclass(frozen=True, slots=True)
class AlignedPage:
    """Gold names by span (those that count, those that do not), found ones, and who is who.

    `gold_of` says for the id of a found entity which gold entity it stands for: the one that most
    of its mentions touch.
    """

    gold: GoldPage
    text: str
    counted: dict[Span, str]
    free: dict[Span, str]
    found: dict[Span, BuiltMention]
    gold_of: dict[str, str]
    entities: dict[str, GoldEntity]

    def is_free(self, span: Span) -> bool:
        """Does a found span touch a name that does not count, and none that does?"""
        if span in self.free:
            return True
        return touches_any(span, self.free) and not touches_any(span, self.counted)

    def around(self, span: Span) -> str:
        """The span with eight characters on either side."""
        return self.text[max(0, span.start - 8) : span.end + 8]


def touch(one: Span, other: Span) -> bool:
    """Have two spans a character in common?"""
    return one.start < other.end and other.start < one.end


def touches_any(span: Span, others: Iterable[Span]) -> bool:
    """Has the span a character in common with one of the others?"""
    return any(touch(span, other) for other in others)


def align(gold: GoldPage, text: str, built: Built) -> AlignedPage:
    """Put a gold page and the build's mentions on it side by side."""
    found = {mention.span: mention for mention in built.mentions.get(gold.name, ())}
    for span, mention in found.items():
        if text[span.start : span.end] != mention.text:
            raise InputError(
                f"{gold.name}: the build has a mention {mention.text!r} at {span.start}, the text"
                f" has {text[span.start : span.end]!r}; make the build of these very texts"
            )
    mentions = find_gold_mentions(gold, text)
    counted = {mention.span: mention.entity for mention in mentions if mention.counts}
    free = {mention.span: mention.entity for mention in mentions if not mention.counts}
    return AlignedPage(
        gold,
        text,
        counted,
        free,
        found,
        _vote(found, counted | free),
        {entity.id: entity for entity in gold.entities},
    )


def _vote(found: dict[Span, BuiltMention], gold: dict[Span, str]) -> dict[str, str]:
    """Gold entity of each found one; of equals the one that is met first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span, mention in found.items():
        for other, entity in gold.items():
            if touch(span, other):
                votes[mention.entity][entity] += 1
    return {entity: counter.most_common(1)[0][0] for entity, counter in votes.items()}
