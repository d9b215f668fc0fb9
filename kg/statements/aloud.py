"""A rule in words: how it reads aloud, and how each of its marks does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.statements.filling import WAYS
from kg.statements.records import Rule

WAY_WORDS = {
    "subject": "the subject",
    "stated subject": "the subject that the clause itself names",
    "object": "what stands right behind the trigger",
    "right before": "who stands right before the trigger",
    "gift of": "whose gift the trigger is",
    "maker": "whose work or team the clause is about",
    "closing": "what stands right behind the trigger and ends the clause",
    "owner": "who stands between the trigger and what is got",
    "head": "what the clause with 的 describes",
    "possessor": "whose thing the trigger is said of",
    "cleft": "who stands behind 的是",
    "kind": "the place in what something is said to be",
    "then": "for whom the next clause goes on",
    "earlier": "for whom the clause before was",
    "topic": "what the sentence is about",
    "same giver": "who gave just before",
    "same receiver": "who received just before",
    "lead subject": "the subject of the lead",
    "lead object": "what stands right behind the lead",
    "roll": "who is listed behind a colon",
    "among": "who is listed by 包括 in the next clause",
    "beside": "with whom the subject acts",
    "host": "who holds, announces or gives what is won, in the sentence or beside it",
    "bearer": "whom a clause with the honour and 的 describes",
    "before honour": "who stands right before the honour, behind the trigger",
    "winner": "who has won the honour, told by the words around it",
    "granting": "who gives, judges or lists, told by the words behind the name",
    "remaining": "the one who remains, where nothing marks the role",
}
CONSTRUCTIONS = {
    "address": "{0}: each step of an address; {1}: the step before it",
    "attribute": "{0}: what is named with a place before it; {1}: that place",
    "title": "{1}: the person before whose name an honour stands as a title; {0} is not known",
    "post": "{0}: the person before whose name a post stands, and before that {1}",
    "apposition": "{0}: the person named right before a clause that is only {1} and a post",
    "likely": "{0} and {1}: the pair that learned weights find likeliest, where another rule found one of them",
    "list of places": "{0}: each name of a list that a place closes (甲、乙等某市学校); {1}: that place",
}
MOST = 12  # words of a list that are read out


def read_aloud(rule: Rule) -> str:
    """The rule as a sentence, without its triggers."""
    if rule.construction:
        ends = (role.name for role in rule.relation.roles[:2])
        return CONSTRUCTIONS[rule.construction].format(*ends)
    parts = [f"{role}: {ways_aloud(ways)}" for role, ways in rule.marks]
    parts += [f"{role} may be unknown" for role in rule.optional]
    parts += [f"{role} must be {any_of(types)}" for role, types in rule.only]
    if rule.lead:
        of = f" of {any_of(rule.lead_object)}" if rule.lead_object else ""
        parts.append(f"it may rest on an earlier {any_of(rule.lead)}{of}, the lead")
    parts += _conditions(rule)
    return "; ".join(parts)


def _conditions(rule: Rule) -> Iterable[str]:
    if rule.opens:
        yield f"{any_of(rule.opens)} begins the clause or its sentence"
    if rule.within:
        yield f"{any_of(rule.within)} stands before the trigger"
    if rule.objects:
        yield f"{any_of(rule.objects)} stands in the clause"
    if rule.needs:
        yield f"{' and '.join(value_word(value) for value in rule.needs)} must be found with it"
    if rule.not_before:
        yield f"never right before {any_of(rule.not_before)}"
    if rule.not_after:
        yield f"never right behind {any_of(rule.not_after)}"
    if rule.unless:
        yield f"never with {any_of(rule.unless)} in the clause"


def ways_aloud(ways: Sequence[str]) -> str:
    """`the subject, or what 由 or 被 marks`: markers side by side are read as one."""
    phrases: list[str] = []
    markers: list[str] = []
    for way in [*ways, ""]:
        if way and way not in WAYS:
            markers.append(way)
            continue
        if markers:
            phrases.append(f"what {any_of(markers)} marks")
            markers = []
        if way:
            phrases.append(WAY_WORDS[way])
    return ", or ".join(phrases)


def any_of(words: Iterable[str]) -> str:
    """`甲, 乙 or 丙`; of a long list the first ones, and how many more."""
    said = [value_word(word) for word in words]
    if len(said) > MOST:
        return f"{', '.join(said[:MOST])} or {len(said) - MOST} more"
    return " or ".join(filter(None, [", ".join(said[:-1]), said[-1]]))


def none_of(words: Sequence[str], stands: str) -> str:
    """`none of 甲 or 乙 stands …`, and of one word `甲 does not stand …`."""
    many = len(words) > 1
    return f"{'none of ' if many else ''}{any_of(words)} {stands if many else f'does not {stands[:-1]}'}"


def value_word(word: str) -> str:
    """`a sum of money` for the word that stands for any; others as they are."""
    return {"amount": "a sum of money", "honour": "an honour", "post": "a post"}.get(word, word)
